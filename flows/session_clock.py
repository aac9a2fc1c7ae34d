"""The clocks of a session that has its time: the day before, ten minutes before, its end, and the file for calendars.

Only the timers, and whether one that falls due still speaks of the session as it stands. It must not know what comes
of them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from flows import course, session_card
from flows.decision import Wake
from flows.member import Member
from flows.pair import Session
from flows.pair_state import PairEvent, PairState
from flows.reminder import AHEAD
from flows.session_card import timer_key

TOO_LATE_TO_PREPARE: Final = timedelta(hours=2)
"""A session confirmed on the day before still gets its preparation card if more than this is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEvent(PairEvent):
    """An event of one attempt at session `number`."""

    number: int = 0
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionNear(SessionEvent):
    """The clock: one day before the session."""

    kind: Literal["session_near"] = "session_near"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSoon(SessionEvent):
    """The clock: ten minutes before the session."""

    kind: Literal["session_soon"] = "session_soon"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDue(SessionEvent):
    """The clock: both work, so the file for their calendars may come."""

    kind: Literal["calendar_due"] = "calendar_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOver(SessionEvent):
    """The clock: the session has just ended."""

    kind: Literal["session_over"] = "session_over"


def clocks(state: PairState, session: Session, starts_at: datetime, at: datetime) -> tuple[Wake, ...]:
    """The preparation card one day before, the reminder, and the question whether they met at the end."""
    near = max(at, day_before(starts_at, state.mentee))
    prepare = starts_at - near > TOO_LATE_TO_PREPARE
    soon = starts_at - AHEAD
    return (
        *session_card.no_timers(session),
        *((timer(SessionNear, state, session, "prepare", near),) if prepare else ()),
        *((timer(SessionSoon, state, session, "soon", soon),) if at < soon else ()),
        over(state, session, starts_at),
    )


def over(state: PairState, session: Session, starts_at: datetime) -> Wake:
    """The timer of the session's end."""
    ended = SessionOver(
        team_id=state.team_id,
        at=starts_at + timedelta(minutes=session.minutes),
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
    )
    return Wake(key=timer_key(session.mentorship_id, session.number, "over"), event=ended)


def day_before(starts_at: datetime, member: Member) -> datetime:
    """The same wall-clock time of the day before, where the member is; aware UTC."""
    return (starts_at.astimezone(member.tz) - timedelta(days=1)).astimezone(UTC)


def is_of(session: Session | None, event: SessionEvent) -> bool:
    """Does the event speak of this attempt?"""
    return session is not None and (session.number, session.attempt) == (event.number, event.attempt)


def current(state: PairState, event: SessionEvent) -> Session | None:
    """The session of a running mentorship, if it is to be a meeting and the event speaks of its newest attempt."""
    session = state.session(event.number)
    is_live = session is not None and not session.is_written
    return session if is_live and course.is_running(state) and is_of(session, event) else None


def timer(event: type[SessionEvent], state: PairState, session: Session, what: str, at: datetime) -> Wake:
    """A timer of this attempt at `at` (aware UTC); a later attempt's takes its place under the same key."""
    due = event(
        team_id=state.team_id,
        at=at,
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
    )
    return Wake(key=timer_key(session.mentorship_id, session.number, what), event=due)
