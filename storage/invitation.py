"""The table of invitations. They are read and saved with their request (storage/request.py)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, bindparam, false, func, select
from sqlmodel import Field, Session

from flows.ask import WAITING_FOR_MENTOR, DeclineReason, Invitation, InvitationStatus, Offer, Question
from flows.proposal import Reason
from storage.among import among
from storage.mapping import Mapper, Table, as_enum, as_json, table_of


class InvitationRow(Table, table=True):
    """A request put to one mentor; the fields are `flows.ask.Invitation`'s."""

    __tablename__ = "invitation"
    __table_args__ = (
        ForeignKeyConstraint(["team_id", "request_id"], ["request.team_id", "request.id"]),
        Index(None, "team_id", "mentor_id", "status"),
    )

    id: str
    request_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    mentor_id: str
    status: InvitationStatus = Field(sa_type=as_enum(InvitationStatus))
    minutes: int
    made_at: datetime
    reasons: tuple[Reason, ...] = Field(sa_type=as_json(tuple[Reason, ...]))
    arrives_at: datetime | None
    sent_at: datetime | None
    until: datetime | None
    answered_at: datetime | None
    decline_reason: DeclineReason | None = Field(sa_type=as_enum(DeclineReason), nullable=True)
    reminded_at: datetime | None
    offer: Offer | None = Field(sa_type=as_json(Offer), nullable=True)
    question: Question | None = Field(sa_type=as_json(Question), nullable=True)
    named: str = Field(default="", sa_column_kwargs={"server_default": ""})
    waited: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


INVITATIONS = Mapper(Invitation, InvitationRow)

_I = table_of(InvitationRow)
_FROM_THE_LIST = (
    select(_I.c.mentor_id, func.max(_I.c.arrives_at).label("last"))
    .where(
        _I.c.team_id == bindparam("team_id"),
        among(_I.c.mentor_id, "mentors"),
        _I.c.waited,
        _I.c.request_id != bindparam("request_id"),
        _I.c.sent_at.is_not(None) | _I.c.status.in_(sorted(WAITING_FOR_MENTOR)),
    )
    .group_by(_I.c.mentor_id)
)


def from_the_list(session: Session, team_id: str, mentors: Collection[str], request_id: str) -> dict[str, datetime]:
    """When each of these mentors got, or will get, the last invitation from the waiting list; of other requests."""
    given = {"team_id": team_id, "mentors": sorted(mentors), "request_id": request_id}
    rows = session.connection().execute(_FROM_THE_LIST, given).all()
    return {row.mentor_id: row.last for row in rows}
