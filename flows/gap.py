"""The gap between two sessions: is there work to carry through it, and when to ask (product.md, Between sessions).

Questions to the pair's state, in instants. It must not know what is said, nor keep anything.
"""

from datetime import datetime
from typing import Final

from flows import worktime
from flows.pair import Between, MentorshipStatus, Session, SessionStatus, TouchpointStatus
from flows.pair_state import PairState
from flows.writing import Purpose

DAYS_WITHOUT_A_DATE: Final = 3
"""Working days of the mentee after a session until the prompt, while the next session has no date."""
LEAST_LEFT: Final = 4 * 60
"""Working minutes of the mentee that must remain before the next session; with fewer there is no prompt."""


def makes_sense(state: PairState, number: int) -> bool:
    """Is there work to carry on from session `number`: they met, time is left, and the mentee took something on?"""
    session = state.session(number)
    return session is not None and _leads_on(state, session) and session.between is not Between.NOTHING


def _leads_on(state: PairState, session: Session) -> bool:
    """Did they meet, and is time left?"""
    running = state.mentorship is not None and state.mentorship.status is MentorshipStatus.OPEN
    return running and not state.time_is_used and session.status is SessionStatus.HELD


def to_choose(state: PairState) -> Session | None:
    """The session of which the mentee may say what comes after it; there is at most one."""
    return next((s for s in state.sessions if may_choose(state, s.number)), None)


def may_choose(state: PairState, number: int) -> bool:
    """May the mentee say what comes after session `number`, or say it anew?

    Until they answered what was asked of it, or the next session has come. A prompt that went, since nothing was to
    come between, comes back.
    """
    session = state.session(number)
    if session is None or not _leads_on(state, session) or state.is_closing or _has_passed(state, number):
        return False
    touchpoint = state.touchpoint(number)
    if touchpoint and touchpoint.status is TouchpointStatus.WITHDRAWN:
        return session.between is Between.NOTHING
    return touchpoint is None or (touchpoint.status is TouchpointStatus.OPEN and not is_answered(state, number))


def is_answered(state: PairState, number: int) -> bool:
    """Did the mentee answer what they were asked after session `number`, with a button or in the thread?"""
    touchpoint = state.touchpoint(number)
    asked = (p for p in state.prompts if p.purpose is Purpose.TOUCHPOINT and p.number == number)
    wrote = any(r.author_id == state.mentee.user_id for prompt in asked for r in state.replies_to(prompt.key))
    return wrote or (touchpoint is not None and touchpoint.progress is not None)


def last_gap(state: PairState) -> Session | None:
    """The session after which the newest gap comes or came: the last held, but not the one that used up the time."""
    held = [s for s in state.sessions if s.status is SessionStatus.HELD]
    if held and state.time_is_used:
        held.pop()
    return held[-1] if held else None


def is_over(state: PairState, number: int, at: datetime) -> bool:
    """Has a session after session `number` begun, or was its question asked?"""
    began = (s.starts_at for s in _later(state, number) if s.status is SessionStatus.CONFIRMED and s.starts_at)
    return _has_passed(state, number) or any(starts_at <= at for starts_at in began)


def _has_passed(state: PairState, number: int) -> bool:
    """Is it known to be over without a look at the clock: a later session was held, or asked about?"""
    return any(
        s.status is SessionStatus.HELD or (s.is_open and (s.asked_at or (s.is_written and s.shown_at)))
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
