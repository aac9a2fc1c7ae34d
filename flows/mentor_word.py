"""When the mentor is asked for a short answer between two sessions: once, and in their own working hours.

*Done* and *stuck* ask at once, *under way* leaves the mentee half of the time that is left, and with no button pressed
the words first come to rest. It must not know what the prompt asks for, nor how it ends.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from flows import gap, touchpoint_card, worktime
from flows.decision import Decision, Update, Wake
from flows.pair import Progress, Touchpoint
from flows.pair_state import PairEvent, PairState

SETTLING: Final = 60 * worktime.MINUTE
"""How long nothing is passed on after the mentee's last words, or after *stuck* without any: people write in pieces."""
DAYS_UNDER_WAY: Final = 2
"""Working days of the mentor that work under way is left in peace while the next session has no date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointEvent(PairEvent):
    """An event of the touchpoint after session `number`."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorWordDue(TouchpointEvent):
    """The clock: the mentor may be asked for an answer."""

    kind: Literal["mentor_word_due"] = "mentor_word_due"


def heard(state: PairState, key_of_prompt: str, at: datetime) -> Decision[PairState]:
    """Words in a prompt's thread changed, a button was pressed, or it is time: ask the mentor, or set the clock for it.

    A mentor who has written in the thread follows it and needs no telling.
    """
    touchpoint = next((t for t in state.touchpoints if touchpoint_card.key_of(t) == key_of_prompt), None)
    if touchpoint is None:
        return Decision(state)
    wake = plan(state, touchpoint, at)
    if wake.due is None or wake.due > at:
        return Decision(state, wake=(wake,))
    told = state.with_touchpoint(replace(touchpoint, mentor_told=True))
    return Decision(told, (touchpoint_card.word(state, touchpoint),), (Wake(key=wake.key),))


def as_it_is(state: PairState) -> tuple[Update, ...]:
    """The word that was said names the session as it is set now."""
    asked = (t for t in state.touchpoints if t.mentor_told and touchpoint_card.is_open(t))
    return tuple(touchpoint_card.update_word(state, touchpoint) for touchpoint in asked)


def plan(state: PairState, touchpoint: Touchpoint, at: datetime) -> Wake:
    """The timer of the word to the mentor as things stand; none where there is nothing to say any more, or yet."""
    key = touchpoint_card.word_key(touchpoint.mentorship_id, touchpoint.number)
    due = when(state, touchpoint, at)
    event = due and MentorWordDue(
        team_id=state.team_id, at=due, mentorship_id=touchpoint.mentorship_id, number=touchpoint.number
    )
    return Wake(key=key, event=event or None)


def when(state: PairState, touchpoint: Touchpoint, at: datetime) -> datetime | None:
    """When the mentor may be asked, `at` or later; None while there is nothing to ask for, and once they were."""
    replies = state.replies_to(touchpoint_card.key_of(touchpoint))
    mentor_is_there = any(reply.author_id == state.mentor.user_id for reply in replies)
    if not touchpoint_card.is_open(touchpoint) or touchpoint.mentor_told or mentor_is_there:
        return None
    rested = _rested(state, touchpoint, at)
    return rested and worktime.next_working(max(rested, at), state.mentor, state.programme)


def _rested(state: PairState, touchpoint: Touchpoint, at: datetime) -> datetime | None:
    """When what is there has come to rest; None where there is nothing."""
    written, said = touchpoint_card.written_at(state, touchpoint), touchpoint.progress_at or at
    if written is None:
        return said + SETTLING if touchpoint.progress is Progress.STUCK else None
    match touchpoint.progress:
        case Progress.DONE | Progress.STUCK:
            return at
        case Progress.UNDER_WAY:
            return _left_in_peace(state, touchpoint, max(written, said))
        case None:
            return written + SETTLING


def _left_in_peace(state: PairState, touchpoint: Touchpoint, since: datetime) -> datetime:
    """Half of the mentor's working time from `since` to the next session; some days while that has no date."""
    end = gap.ends(state, touchpoint.number)
    if end is None:
        return worktime.add_working_days(since, DAYS_UNDER_WAY, state.mentor, state.programme)
    return worktime.middle_of_gap(since, end, state.mentor, state.programme)
