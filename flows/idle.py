"""Nothing is scheduled: a nudge, then "still on?", then a kind close (product.md, Meet).

The clock starts anew whenever the two do something about a time, and rests while a session has one. Working days are
those of the one who acts next. While that is somebody who is away it says nothing: it looks again every working day,
and begins anew with the word that they are back, at once where they say so early. It must not know how a time is
agreed, nor what a close does.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from flows import worktime, written_stage
from flows.agreement import there
from flows.decision import Decision, Message, Person, Update, Wake
from flows.member import Member
from flows.pair import MentorshipStatus, SessionStatus
from flows.pair_state import PairEvent, PairState
from flows.written_stage import Stage


class IdleStep(StrEnum):
    """What the clock comes for."""

    NUDGE = "nudge"
    STILL_ON = "still_on"
    CLOSE = "close"


DAYS: Final = {IdleStep.NUDGE: 5, IdleStep.STILL_ON: 10, IdleStep.CLOSE: 15}
"""Working days with nothing scheduled until each step (product.md, Meet)."""

AFTER: Final = {IdleStep.NUDGE: IdleStep.STILL_ON, IdleStep.STILL_ON: IdleStep.CLOSE}
"""Which step follows which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge(Message):
    """Nobody found a time yet. `offered_by` has offered some that nobody answered.

    `written`: how far a question is that stands there, with its `attempt`; None where none does. `may_meet` and
    `may_write` are what the next session can be. `back` was away until now, which is why nothing was said before.
    """

    mentorship_id: str
    number: int
    mentee: Person
    mentor: Person
    offered_by: Person | None = None
    other: Person | None = None
    written: Stage | None = None
    attempt: int = 0
    may_meet: bool = True
    may_write: bool = False
    back: Person | None = None
    kind: Literal["nudge"] = "nudge"


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOn(Message):
    """Is it still on? `said_by` answered yes; `since` tells this question from a later one."""

    mentorship_id: str
    since: datetime
    mentee: Person
    mentor: Person
    closes_at: datetime
    said_by: Person | None = None
    may_meet: bool = True
    may_write: bool = False
    kind: Literal["still_on"] = "still_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMoreIdle(Message):
    """What the nudge or "still on?" reads once it is overtaken: it asks nothing. `closed`: by the end of it all."""

    closed: bool = False
    kind: Literal["no_more_idle"] = "no_more_idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingScheduled(PairEvent):
    """The clock: nothing was scheduled `since` (the mentorship's own `idle_since`, else it is out of date).

    `held` is true where the step waited for somebody who was away: `held_for`, or the mentor where that is empty.
    """

    since: datetime
    step: IdleStep
    held: bool = False
    held_for: str = ""
    kind: Literal["nothing_scheduled"] = "nothing_scheduled"


def watch(state: PairState, at: datetime) -> Decision[PairState]:
    """Start the clock anew at `at` where nothing is scheduled, stop it where something is or nothing more will be.

    Whatever was said before the two did something about a time asks for nothing any more.
    """
    quiet = asks_no_more(state)
    if is_idle(quiet.state):
        after, clock = start(quiet.state, at, IdleStep.NUDGE)
        return Decision(after, quiet.say, clock)
    return Decision(quiet.state.with_mentorship(idle_since=None), quiet.say, (Wake(key=timer_key(there(state).id)),))


def said(state: PairState, key: str) -> PairState:
    """What was posted under `key` asks for something, until it is overtaken."""
    return state.with_mentorship(idle_cards=(*there(state).idle_cards, key))


def start(state: PairState, at: datetime, step: IdleStep) -> tuple[PairState, tuple[Wake, ...]]:
    """Count from `at`; `step` is the first the clock comes for."""
    state = state.with_mentorship(idle_since=at)
    return state, (wake(state, at, step),)


def wake(state: PairState, since: datetime, step: IdleStep) -> Wake:
    """The clock's next step."""
    event = NothingScheduled(
        team_id=state.team_id, at=due(state, since, step), mentorship_id=there(state).id, since=since, step=step
    )
    return Wake(key=timer_key(there(state).id), event=event)


def due(state: PairState, since: datetime, step: IdleStep) -> datetime:
    """When the step is due: so many working days of the one who acts next, then a common hour of the two."""
    return common_hour(state, worktime.add_working_days(since, DAYS[step], acts_next(state), state.programme))


def acts_next(state: PairState) -> Member:
    """The one who has times to choose from; else the mentee, who offers some first."""
    waiting = state.open_session
    offered = waiting is not None and waiting.status is SessionStatus.OFFERED
    return state.other(waiting.offered_by) if waiting and offered else state.mentee


def waits_for_away(state: PairState, at: datetime) -> Member | None:
    """Who is away at `at`, where it is or may be for them to act; None where nobody is."""
    turns = _may_act(state)
    if state.mentor in turns and state.mentor_is_away(at):
        return state.mentor
    return state.mentee if state.mentee in turns and state.mentee_is_away(at) else None


def looks_again(state: PairState, away: Member, at: datetime) -> datetime:
    """When to look whether `away` is back: the next working morning of theirs that the other shares."""
    morning = worktime.start_of_next_working_day(at, away, state.programme)
    return worktime.for_both(morning, away, state.other(away.user_id), state.programme)


def _may_act(state: PairState) -> tuple[Member, ...]:
    """Who picks a time or answers, or either who offers some. A question is the mentee's to write."""
    waiting = state.open_session
    if waiting is None:
        return (state.mentee, state.mentor) if there(state).may_meet else (state.mentee,)
    if waiting.is_written:
        return (state.mentor if written_stage.stage(state, waiting) is Stage.LATE else state.mentee,)
    return (state.other(waiting.offered_by),)


def common_hour(state: PairState, at: datetime) -> datetime:
    """`at`, or the first hour after it in which both may hear something."""
    first = acts_next(state)
    return worktime.for_both(at, first, state.other(first.user_id), state.programme)


def is_idle(state: PairState) -> bool:
    """Does it run, with time left, and no session that has a time, nor a question that waits for its day?"""
    sessions = (s for s in state.sessions if s.status is SessionStatus.CONFIRMED)
    has_a_time = any(not written_stage.is_stalled(state, s) for s in sessions)
    return there(state).status is MentorshipStatus.OPEN and not (has_a_time or state.is_closing or state.time_is_used)


def asks_no_more(state: PairState) -> Decision[PairState]:
    """The two did something about a time, or the mentorship is closed: what was said before asks nothing any more."""
    over = NoMoreIdle(closed=there(state).status is MentorshipStatus.CLOSED)
    say = tuple(Update(of=key, to=state.both, message=over) for key in there(state).idle_cards)
    return Decision(state.with_mentorship(idle_cards=()), say)


def timer_key(mentorship_id: str) -> str:
    """The key of the one clock of a mentorship with nothing scheduled."""
    return f"mentorship:{mentorship_id}:idle"


def card_key(mentorship_id: str, since: datetime, step: IdleStep) -> str:
    """The key of what is said at a step: another for every time the clock started."""
    return f"{timer_key(mentorship_id)}:{since:%Y%m%dT%H%M%S%f}:{step}"
