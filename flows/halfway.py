"""The shared reflection of a longer mentorship: after session 2 the two look back together (product.md, Three models).

Go deeper, change course, or next steps: a prompt of its own, and what both reply in its thread is kept. It stands until
the next session begins, and never blocks anything. The work between the sessions is flows/touchpoint.py's.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal, assert_never, get_args

from flows import gap, worktime
from flows.agreement import keep_current, there
from flows.decision import Decision, Event, Message, Person, Post, Update, Wake
from flows.pair import MentorshipStatus, SessionStatus, root_key
from flows.pair_state import PairEvent, PairState
from flows.writing import Prompt, Purpose

AFTER: Final = 2
"""The session of a longer mentorship that carries it."""


class HalfwayStatus(StrEnum):
    """OPEN: it stands. CLOSED: the next session has begun. WITHDRAWN: there is none any more."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfwayPrompt(Message):
    """Both are asked to look back and ahead, after `held` of `sessions` sessions.

    Once it is over, new words in its thread are kept until `kept_until`.
    """

    mentorship_id: str
    goal: str
    mentee: Person
    mentor: Person
    held: int
    sessions: int
    status: HalfwayStatus = HalfwayStatus.OPEN
    kept_until: datetime | None = None
    kind: Literal["halfway_prompt"] = "halfway_prompt"

    def linked_from(self) -> tuple[str, ...]:
        """The agreement."""
        return (root_key(self.mentorship_id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfwayDue(PairEvent):
    """The clock: session 2 was held, and both may be asked."""

    kind: Literal["halfway_due"] = "halfway_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfwayOver(PairEvent):
    """The clock: the next session begins, or something else may have overtaken it."""

    kind: Literal["halfway_over"] = "halfway_over"


HalfwayEvents = HalfwayDue | HalfwayOver
EVENTS: tuple[type[Event], ...] = get_args(HalfwayEvents)


def decide(state: PairState, event: HalfwayEvents) -> Decision[PairState]:
    """Ask once, and end it once. Only the clock comes here; what people write is flows/prompt.py's."""
    match event:
        case HalfwayDue():
            return _ask(state, event)
        case HalfwayOver():
            return _look_again(state, event)
        case _:
            assert_never(event)


def plan(state: PairState, at: datetime) -> tuple[Wake, ...]:
    """Its one timer as the sessions stand now: first for the prompt, then for its end."""
    if state.mentorship is None or state.mentorship.sessions <= AFTER:
        return ()
    return (_timer(state, at),)


def withdraw(state: PairState, at: datetime) -> Decision[PairState]:
    """What an end of the mentorship does here: an open prompt says so, its thread closes, the timer goes."""
    if state.mentorship is None or state.mentorship.sessions <= AFTER:
        return Decision(state)
    if _open_prompt(state):
        return _end(state, HalfwayStatus.WITHDRAWN, at)
    return Decision(state, wake=(Wake(key=timer_key(state)),))


def timer_key(state: PairState) -> str:
    """The key of its timer; its prompt's begins with it."""
    return f"mentorship:{there(state).id}:halfway"


def prompt_key(state: PairState) -> str:
    """The key of its prompt."""
    return f"{timer_key(state)}:prompt"


def _ask(state: PairState, event: HalfwayDue) -> Decision[PairState]:
    """Post the prompt if it still makes sense now; wait again if it is for later."""
    due = _due(state, event.at)
    if due is None or due > event.at:
        return Decision(state, wake=plan(state, event.at))
    prompt = Prompt(
        key=prompt_key(state),
        mentorship_id=event.mentorship_id,
        purpose=Purpose.SHARED_REFLECTION,
        number=AFTER,
        opened_at=event.at,
    )
    asked = state.with_prompt(prompt)
    post = Post(key=prompt.key, to=state.both, message=_message(asked, HalfwayStatus.OPEN))
    return Decision(asked, (post, keep_current(asked)), plan(asked, event.at))


def _look_again(state: PairState, event: HalfwayOver) -> Decision[PairState]:
    """Close what the next session overtook, withdraw what lost its sense; else wait on."""
    if state.mentorship is None or _open_prompt(state) is None:
        return Decision(state)
    if gap.is_over(state, AFTER, event.at):
        return _end(state, HalfwayStatus.CLOSED, event.at)
    if not _makes_sense(state):
        return _end(state, HalfwayStatus.WITHDRAWN, event.at)
    return Decision(state, wake=plan(state, event.at))


def _end(state: PairState, status: HalfwayStatus, at: datetime) -> Decision[PairState]:
    prompt = _open_prompt(state)
    ended = state.with_prompt(replace(prompt, closed_at=at)) if prompt else state
    update = Update(of=prompt_key(state), to=state.both, message=_message(ended, status))
    return Decision(ended, (update,), (Wake(key=timer_key(state)),))


def _due(state: PairState, at: datetime) -> datetime | None:
    """When both may be asked, `at` or later: in a common hour after session 2, with time left before the next."""
    if state.mentorship is None or any(p.purpose is Purpose.SHARED_REFLECTION for p in state.prompts):
        return None
    session = state.session(AFTER)
    if session is None or not _makes_sense(state) or gap.is_over(state, AFTER, at):
        return None
    asked = worktime.for_both(max(session.ends_at or at, at), state.mentee, state.mentor, state.programme)
    return asked if gap.leaves_time(state, AFTER, asked) else None


def _makes_sense(state: PairState) -> bool:
    """Was session 2 of more held, and is time left? Whether the mentee took work on does not matter here."""
    running = there(state).status is MentorshipStatus.OPEN and there(state).sessions > AFTER
    session = state.session(AFTER)
    return running and not state.time_is_used and session is not None and session.status is SessionStatus.HELD


def _timer(state: PairState, at: datetime) -> Wake:
    event: HalfwayEvents | None = None
    if _open_prompt(state):
        passed = gap.is_over(state, AFTER, at) or not _makes_sense(state)
        over = at if passed else gap.ends(state, AFTER)
        event = HalfwayOver(team_id=state.team_id, at=over, mentorship_id=there(state).id) if over else None
    elif due := _due(state, at):
        event = HalfwayDue(team_id=state.team_id, at=due, mentorship_id=there(state).id)
    return Wake(key=timer_key(state), event=event)


def _open_prompt(state: PairState) -> Prompt | None:
    prompt = state.prompt(prompt_key(state))
    return prompt if prompt and prompt.closed_at is None else None


def _message(state: PairState, status: HalfwayStatus) -> HalfwayPrompt:
    prompt = state.prompt(prompt_key(state))
    return HalfwayPrompt(
        mentorship_id=there(state).id,
        goal=there(state).goal,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        held=AFTER,
        sessions=there(state).sessions,
        status=status,
        kept_until=prompt.kept_until if prompt else None,
    )
