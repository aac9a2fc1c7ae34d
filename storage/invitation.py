"""The table of invitations. They are read and saved with their request (storage/request.py)."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from flows.ask import DeclineReason, Invitation, InvitationStatus, Offer, Question
from flows.proposal import Reason
from storage.mapping import Mapper, Table, as_enum, as_json


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


INVITATIONS = Mapper(Invitation, InvitationRow)
