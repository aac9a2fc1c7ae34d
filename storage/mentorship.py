"""The table of mentorships, and the one repository of all that a pair's journeys decide on.

Sessions, touchpoints, prompts, replies and reflections have tables of their own; each is a Part here. It must not know
what any journey does with them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Index, Select, and_, bindparam, select, union
from sqlmodel import Field, Session

from flows.consent import Recording
from flows.member import Member, Programme
from flows.pair import Ending, Mentorship, MentorshipStatus, SessionStatus
from flows.pair_state import Engagement, PairEvent, PairState
from flows.profile import Profile
from flows.proposal import Way
from storage.among import among
from storage.mapping import Mapper, Table, as_enum, as_json, table_of
from storage.member import Members
from storage.profile import Profiles
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
    recording: Recording = Field(sa_type=as_json(Recording), sa_column_kwargs={"server_default": "{}"})
    private_word: str = Field(sa_column_kwargs={"server_default": ""})
    new_to_role: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]), sa_column_kwargs={"server_default": "[]"})
    new_to_video: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]), sa_column_kwargs={"server_default": "[]"})
    stands_now: int | None = None
    idle_cards: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]), sa_column_kwargs={"server_default": "[]"})


MENTORSHIPS = Mapper(Mentorship, MentorshipRow)

_M, _S, _PROMPT = table_of(MentorshipRow), table_of(SessionRow), table_of(PromptRow)

# Put together once: that takes SQLAlchemy longer than the database takes to answer.
_THERE = select(_M.c.id).where(_M.c.team_id == bindparam("team_id"))
OF_PERSON: Final = union(
    _THERE.where(_M.c.mentee_id == bindparam("user_id")), _THERE.where(_M.c.mentor_id == bindparam("user_id"))
)
"""The ids of all mentorships of a person, on either side. By each side's own index: asked for one side or the other
at once, SQLite walks through all of the workspace."""

_OPEN_OF = (
    select(*MENTORSHIPS.columns)
    .where(
        _M.c.team_id == bindparam("team_id"),
        _M.c.id.in_(OF_PERSON),
        _M.c.status != MentorshipStatus.CLOSED,
    )
    .order_by(_M.c.agreed_at, _M.c.id)
)
_OTHERS = _THERE.where(_M.c.id != bindparam("mentorship_id"), _M.c.status == MentorshipStatus.OPEN)
# Sessions by those few mentorships, or SQLite walks through all of them.
_ELSEWHERE = (
    select(_M.c.mentee_id, _M.c.mentor_id, *SESSIONS.columns)
    .join(_S, and_(_S.c.team_id == _M.c.team_id, _S.c.mentorship_id == _M.c.id))
    .where(
        _M.c.team_id == bindparam("team_id"),
        _S.c.status == SessionStatus.CONFIRMED,
        _S.c.mentorship_id.in_(
            union(_OTHERS.where(among(_M.c.mentee_id, "two")), _OTHERS.where(among(_M.c.mentor_id, "two")))
        ),
    )
    .order_by(_S.c.starts_at, _S.c.mentorship_id)
)


@dataclass(frozen=True, slots=True)
class Part:
    """Where one tuple of PairState (`name`) is kept: its table, in the order of `by`.

    A row is of the mentorship it names, or of the one whose prompt it names; `of` asks for those of some (`ids`).
    """

    name: str
    mapper: Mapper[Any]
    of: Select[Any]
    by: Callable[[Any], Any]


def _part(name: str, mapper: Mapper[Any], row: type[Table], *by: str) -> Part:
    table = table_of(row)
    if "mentorship_id" in table.c:
        mine = among(table.c.mentorship_id, "ids")
    else:
        prompts = select(_PROMPT.c.key).where(
            _PROMPT.c.team_id == bindparam("team_id"), among(_PROMPT.c.mentorship_id, "ids")
        )
        mine = table.c.prompt_key.in_(prompts)
    return Part(
        name, mapper, select(*mapper.columns).where(table.c.team_id == bindparam("team_id"), mine), attrgetter(*by)
    )


PARTS: tuple[Part, ...] = (
    _part("sessions", SESSIONS, SessionRow, "number"),
    _part("touchpoints", TOUCHPOINTS, TouchpointRow, "number"),
    _part("prompts", PROMPTS, PromptRow, "opened_at", "key"),
    _part("replies", REPLIES, ReplyRow, "prompt_key", "ts"),
    _part("reflections", REFLECTIONS, ReflectionRow, "answered_at", "user_id"),
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
        mentorship = MENTORSHIPS.get(self._session, event.team_id, event.mentorship_id, lock=True)
        if mentorship is None:
            nobody = Member(user_id="", name="")
            return PairState(
                team_id=event.team_id, programme=self._programme, mentorship=None, mentee=nobody, mentor=nobody
            )
        mentor, mentee = self._offered_by(mentorship.mentor_id), self._offered_by(mentorship.mentee_id)
        return PairState(
            team_id=event.team_id,
            programme=self._programme,
            mentorship=mentorship,
            mentee=self._member(mentorship.mentee_id),
            mentor=self._member(mentorship.mentor_id),
            elsewhere=self._elsewhere(mentorship),
            mentor_away_until=mentor.away_until if mentor else None,
            mentee_away_until=mentee.away_until if mentee else None,
            mentee_skills=mentee.skills if mentee else (),
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

    def _member(self, user_id: str) -> Member:
        return Members(self._session).get(self._team_id, user_id) or Member(
            user_id=user_id, name=user_id, zone=self._programme.zone
        )

    def _offered_by(self, user_id: str) -> Profile | None:
        """What one of the two offers as a mentor; None where they are none."""
        profile = Profiles(self._session).get(self._team_id, user_id)
        return profile if profile and profile.listed else None

    def _read(self, part: Part, mentorship_id: str) -> tuple[Any, ...]:
        found = part.mapper.read(self._session, part.of, {"team_id": self._team_id, "ids": [mentorship_id]})
        return tuple(sorted(found, key=part.by))

    def _elsewhere(self, mentorship: Mentorship) -> tuple[Engagement, ...]:
        """The confirmed sessions that either of the two has in other mentorships, the earliest first."""
        two = (mentorship.mentee_id, mentorship.mentor_id)
        given = {"team_id": self._team_id, "mentorship_id": mentorship.id, "two": two}
        rows = self._session.connection().execute(_ELSEWHERE, given)
        return tuple(
            Engagement(user_id=user_id, starts_at=session.starts_at, ends_at=session.ends_at)
            for people, session in ((row[:2], SESSIONS.from_columns(row[2:])) for row in rows)
            for user_id in people
            if user_id in two and session.starts_at and session.ends_at
        )


def open_mentorships(session: Session, team_id: str, user_id: str) -> tuple[Mentorship, ...]:
    """The mentorships of this person, on either side, that are agreed or run; the oldest first."""
    return tuple(MENTORSHIPS.read(session, _OPEN_OF, {"team_id": team_id, "user_id": user_id}))
