"""The table of mentorships, and the one repository of all that a pair's journeys decide on.

Sessions, touchpoints, prompts, replies and reflections have tables of their own; each is a Part here. It must not know
what any journey does with them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Index, and_, bindparam
from sqlmodel import Field, Session, col, select

from flows.member import Member, Programme
from flows.pair import Ending, Engagement, Mentorship, MentorshipStatus, PairEvent, PairState, SessionStatus
from flows.proposal import Way
from storage.mapping import Mapper, Table, as_enum, as_json
from storage.member import Members
from storage.prompt import PROMPTS, REPLIES, PromptRow, ReplyRow
from storage.reflection import REFLECTIONS, ReflectionRow
from storage.session import SESSIONS, SessionRow
from storage.touchpoint import TOUCHPOINTS, TouchpointRow


class MentorshipRow(Table, table=True):
    """An accepted request; the fields are `flows.pair.Mentorship`'s."""

    __tablename__ = "mentorship"
    __table_args__ = (Index(None, "team_id", "mentee_id"), Index(None, "team_id", "mentor_id"))

    id: str = Field(primary_key=True)
    mentee_id: str
    mentor_id: str
    goal: str
    outcome: str
    sessions: int
    minutes: int
    needed_by: date | None
    ways: tuple[Way, ...] = Field(sa_type=as_json(tuple[Way, ...]))
    status: MentorshipStatus = Field(sa_type=as_enum(MentorshipStatus))
    agreed_at: datetime
    tried: str
    questions: str
    standing: int | None
    opened_at: datetime | None
    closed_at: datetime | None
    ending: Ending | None = Field(sa_type=as_enum(Ending), nullable=True)
    idle_since: datetime | None
    one_more: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]))
    extended_to: int
    summarised: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]))


MENTORSHIPS = Mapper(Mentorship, MentorshipRow)

_MENTORS_OF = select(MentorshipRow.mentor_id).where(  # put together once, because every click on a request asks it
    MentorshipRow.team_id == bindparam("team_id"),
    MentorshipRow.mentee_id == bindparam("mentee_id"),
    MentorshipRow.status == MentorshipStatus.CLOSED,
)


@dataclass(frozen=True, slots=True)
class Part:
    """Where one tuple of PairState (`name`) is kept: its table, in the order of `by`.

    A row is of the mentorship it names, or of the one whose prompt it names.
    """

    name: str
    row: Any
    mapper: Mapper[Any, Any]
    by: Callable[[Any], Any]

    def of(self, team_id: str, mentorship_id: str) -> Any:
        """The query for the rows of one mentorship."""
        rows = select(self.row).where(self.row.team_id == team_id)
        if "mentorship_id" in self.row.model_fields:
            return rows.where(self.row.mentorship_id == mentorship_id)
        prompts = select(PromptRow.key).where(PromptRow.team_id == team_id, PromptRow.mentorship_id == mentorship_id)
        return rows.where(col(self.row.prompt_key).in_(prompts))


PARTS: tuple[Part, ...] = (
    Part("sessions", SessionRow, SESSIONS, attrgetter("number")),
    Part("touchpoints", TouchpointRow, TOUCHPOINTS, attrgetter("number")),
    Part("prompts", PromptRow, PROMPTS, attrgetter("opened_at", "key")),
    Part("replies", ReplyRow, REPLIES, attrgetter("prompt_key", "ts")),
    Part("reflections", ReflectionRow, REFLECTIONS, attrgetter("answered_at", "user_id")),
)


class Mentorships:
    """Loads and saves the state of one pair (PairState) for every journey of theirs."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme
        self._team_id = ""

    def load(self, event: PairEvent) -> PairState:
        """What is known of the event's mentorship, its row locked; `mentorship` is None where there is none."""
        self._team_id = event.team_id
        mentorship = self._locked(event.mentorship_id)
        if mentorship is None:
            nobody = Member(user_id="", name="")
            return PairState(
                team_id=event.team_id, programme=self._programme, mentorship=None, mentee=nobody, mentor=nobody
            )
        return PairState(
            team_id=event.team_id,
            programme=self._programme,
            mentorship=mentorship,
            mentee=self._member(mentorship.mentee_id),
            mentor=self._member(mentorship.mentor_id),
            elsewhere=self._elsewhere(mentorship),
            **{part.name: self._read(part, mentorship.id) for part in PARTS},
        )

    def save(self, before: PairState, after: PairState, at: datetime) -> None:  # noqa: ARG002 - the door's signature
        """Save what differs. Nothing is ever removed: what ends says so in its status."""
        if after.mentorship is None:
            return
        if after.mentorship != before.mentorship:
            MENTORSHIPS.save(self._session, after.mentorship, team_id=self._team_id)
        for part in PARTS:
            known = getattr(before, part.name)
            for value in getattr(after, part.name):
                if value not in known:
                    part.mapper.save(self._session, value, team_id=self._team_id)

    def members(self, state: PairState) -> Iterable[str]:
        """Whose Home shows it."""
        return state.both if state.mentorship else ()

    def _locked(self, mentorship_id: str) -> Mentorship | None:
        mine = (MentorshipRow.team_id == self._team_id, MentorshipRow.id == mentorship_id)
        row = self._session.exec(select(MentorshipRow).where(*mine).with_for_update()).one_or_none()
        return MENTORSHIPS.from_row(row) if row else None

    def _member(self, user_id: str) -> Member:
        return Members(self._session).get(self._team_id, user_id) or Member(
            user_id=user_id, name=user_id, zone=self._programme.zone
        )

    def _read(self, part: Part, mentorship_id: str) -> tuple[Any, ...]:
        rows = self._session.exec(part.of(self._team_id, mentorship_id)).all()
        return tuple(sorted((part.mapper.from_row(row) for row in rows), key=part.by))

    def _elsewhere(self, mentorship: Mentorship) -> tuple[Engagement, ...]:
        """The confirmed sessions that either of the two has in other mentorships, the earliest first."""
        two = (mentorship.mentee_id, mentorship.mentor_id)
        same = (
            col(MentorshipRow.team_id) == col(SessionRow.team_id),
            col(MentorshipRow.id) == col(SessionRow.mentorship_id),
        )
        rows = self._session.exec(
            select(SessionRow, MentorshipRow.mentee_id, MentorshipRow.mentor_id)
            .join(MentorshipRow, and_(*same))
            .where(
                MentorshipRow.team_id == self._team_id,
                MentorshipRow.id != mentorship.id,
                MentorshipRow.status == MentorshipStatus.OPEN,
                SessionRow.status == SessionStatus.CONFIRMED,
                col(MentorshipRow.mentee_id).in_(two) | col(MentorshipRow.mentor_id).in_(two),
            )
            .order_by(col(SessionRow.starts_at), col(SessionRow.mentorship_id))
        )
        return tuple(
            Engagement(user_id=user_id, starts_at=session.starts_at, ends_at=session.ends_at)
            for session, *people in ((SESSIONS.from_row(row), mentee, mentor) for row, mentee, mentor in rows)
            for user_id in people
            if user_id in two and session.starts_at and session.ends_at
        )


def open_mentorships(session: Session, team_id: str, user_id: str) -> tuple[Mentorship, ...]:
    """The mentorships of this person, on either side, that are agreed or run; the oldest first."""
    mine = (
        (col(MentorshipRow.mentee_id) == user_id) | (col(MentorshipRow.mentor_id) == user_id),
        MentorshipRow.team_id == team_id,
        MentorshipRow.status != MentorshipStatus.CLOSED,
    )
    rows = session.exec(
        select(MentorshipRow).where(*mine).order_by(col(MentorshipRow.agreed_at), col(MentorshipRow.id))
    )
    return tuple(MENTORSHIPS.from_row(row) for row in rows)


def mentors_of(session: Session, team_id: str, mentee_id: str) -> frozenset[str]:
    """Whom this mentee has worked with: the mentors of mentorships of theirs that are closed."""
    return frozenset(session.exec(_MENTORS_OF, params={"team_id": team_id, "mentee_id": mentee_id}))
