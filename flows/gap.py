"""The gap between two sessions: is there work to carry through it, and when to ask (product.md, Between sessions).

Questions to the pair's state, in instants. It must not know what is said, nor keep anything.
"""

from datetime import datetime
from typing import Final

from flows import worktime
from flows.pair import Between, MentorshipStatus, PairState, Session, SessionStatus

DAYS_WITHOUT_A_DATE: Final = 3
"""Working days of the mentee after a session until the prompt, while the next session has no date."""
LEAST_LEFT: Final = 4 * 60
"""Working minutes of the mentee that must remain before the next session; with fewer there is no prompt."""


def makes_sense(state: PairState, number: int) -> bool:
    """Is there work to carry on from session `number`: they met, time is left, and the mentee took something on?"""
    if state.mentorship is None or state.mentorship.status is not MentorshipStatus.OPEN or state.time_is_used:
        return False
    session = state.session(number)
    return session is not None and session.status is SessionStatus.HELD and session.between is not Between.NOTHING


def is_over(state: PairState, number: int, at: datetime) -> bool:
    """Has a session after session `number` begun, or was its question asked?"""
    return any(
        s.status is SessionStatus.HELD
        or (s.status is SessionStatus.CONFIRMED and s.starts_at is not None and s.starts_at <= at)
        or (s.is_written and s.is_open and s.shown_at is not None)
        for s in _later(state, number)
    )


def ends(state: PairState, number: int) -> datetime | None:
    """When the gap after session `number` ends: the start of the next session that has a time; None without one."""
    starts = (s.starts_at for s in _later(state, number) if s.status is SessionStatus.CONFIRMED and s.starts_at)
    return min(starts, default=None)


def due(state: PairState, number: int, at: datetime) -> datetime | None:
    """When the prompt after session `number` may be posted, `at` or later; None where it makes no sense.

    The middle of the mentee's working time in the gap; without a date for the next session, some days after the last.
    Then a common hour of the two.
    """
    session = state.session(number)
    if session is None or not makes_sense(state, number) or is_over(state, number, at):
        return None
    mentee, programme = state.mentee, state.programme
    began, end = session.ends_at or at, ends(state, number)
    if end is None:
        wanted = worktime.add_working_days(began, DAYS_WITHOUT_A_DATE, mentee, programme)
        return worktime.for_both(max(wanted, at), mentee, state.mentor, programme)
    wanted = worktime.middle_of_gap(began, end, mentee, programme)
    asked = worktime.for_both(max(wanted, at), mentee, state.mentor, programme)
    return asked if leaves_time(state, number, asked) else None


def leaves_time(state: PairState, number: int, asked: datetime) -> bool:
    """Does what is asked at `asked` leave the mentee time before the next session? It does while that has no date."""
    end = ends(state, number)
    return end is None or worktime.working_minutes_between(asked, end, state.mentee, state.programme) >= LEAST_LEFT


def _later(state: PairState, number: int) -> tuple[Session, ...]:
    return tuple(s for s in state.sessions if s.number > number)
