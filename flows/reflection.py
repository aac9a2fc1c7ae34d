"""The reflection journey: looking back after the last session, private questions, and the close (product.md).

Who sees what is the heart of it: what is typed in the prompt's thread belongs to the two; private answers are their
author's alone, but for the thanks, which goes to the other with the summary, and a wish that both share. It must not
know how sessions are arranged.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, assert_never, get_args

from flows import closing_card, idle, outcome, recording_card, summary, touchpoint, worktime
from flows.agreement import keep_current, there
from flows.closing_card import LookBack, closes_at, open_prompt, timer_key
from flows.decision import Day, Decision, Event, FieldErrors, Outgoing, Phrase, Post, Reply, Show, Tell, Wake
from flows.member import local_day
from flows.pair import Ending, MentorshipStatus, SessionStatus
from flows.pair_state import PairEvent, PairState
from flows.session_card import is_over, last_held
from flows.summary import SummaryDue
from flows.waiting import rouse
from flows.writing import Continue, Prompt, Purpose, Reflection

MARKS: Final = range(1, 6)
"""The scale of *goal met*, *expectations* and *where do you stand*."""


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionDue(PairEvent):
    """The clock: one working day after the last session; or what was asked may have lost its sense.

    `early_at` is when it came out that the time is used with sessions left (aware UTC); None where all were held.
    """

    early_at: datetime | None = None
    kind: Literal["reflection_due"] = "reflection_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateQuestionsAsked(PairEvent):
    """Somebody pressed the button for the private questions."""

    kind: Literal["private_questions_asked"] = "private_questions_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateAnswered(PairEvent):
    """Somebody sent the private questions in; None for what they left open. `stands_now` is the mentee's, 1-5."""

    goal_met: int | None = None
    expectations: int | None = None
    time_right: bool | None = None
    skill_right: bool | None = None
    thanks: str = ""
    proceed: Continue | None = None
    stands_now: int | None = None
    kind: Literal["private_answered"] = "private_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionLapsed(PairEvent):
    """The clock: not both have answered, and it closes without."""

    kind: Literal["reflection_lapsed"] = "reflection_lapsed"


ReflectionEvents = ReflectionDue | PrivateQuestionsAsked | PrivateAnswered | ReflectionLapsed | SummaryDue
EVENTS: tuple[type[Event], ...] = get_args(ReflectionEvents)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: ReflectionEvents) -> Decision[PairState]:
    """The rules from the last session to the close, after which nothing is said."""
    match event:
        case ReflectionDue():
            return _look_back(state, event)
        case PrivateQuestionsAsked():
            refused = _refusal(state, event)
            return Decision(state, reply=refused or Show(closing_card.private_questions(state, event.actor)))
        case PrivateAnswered():
            return _keep_answers(state, event)
        case ReflectionLapsed():
            return _lapse(state, event)
        case SummaryDue():
            return summary.tell_late(state, event)
        case _:
            assert_never(event)


def plan(state: PairState, at: datetime, early_at: datetime | None = None) -> tuple[Wake, ...]:
    """The prompt's timer: the working day after the last session, in a common hour; cancelled while it is not over.

    Where the prompt was posted, and a correction since says that a session is to come after all, it is looked at now.
    """
    if state.mentorship is None:
        return ()
    early_at = (early_at or at) if _is_early(state) else None
    due = at if _lost_its_sense(state) else _due(state, at, early_at)
    event = due and ReflectionDue(team_id=state.team_id, at=due, mentorship_id=state.mentorship.id, early_at=early_at)
    return (Wake(key=timer_key(state), event=event or None),)


def withdraw(state: PairState, at: datetime, shown: LookBack = LookBack.CLOSED) -> Decision[PairState]:
    """What an end of the mentorship does here: the prompt takes no more answers, its timers go."""
    timers = (Wake(key=timer_key(state)), Wake(key=close_key(state)))
    prompt = open_prompt(state)
    if prompt is None:
        return Decision(state, wake=timers)
    prompt = replace(prompt, closed_at=at)
    return Decision(state.with_prompt(prompt), (closing_card.update(state, prompt, shown),), timers)


def close_key(state: PairState) -> str:
    """The key of the timer that closes it without answers."""
    return f"mentorship:{there(state).id}:close"


# --- looking back ----------------------------------------------------------------------------------------------------


def _look_back(state: PairState, event: ReflectionDue) -> Decision[PairState]:
    """Post the prompt if it is all over, and from here it closes by itself; take it back if it is not over any more."""
    if state.mentorship is None:
        return Decision(state)
    if _lost_its_sense(state):
        return _take_back(state, event.at)
    due = _due(state, event.at, event.early_at)
    if due is None or due > event.at:
        return Decision(state, wake=plan(state, event.at, event.early_at))
    prompt = Prompt(
        key=closing_card.next_key(state),
        mentorship_id=state.mentorship.id,
        purpose=Purpose.REFLECTION,
        number=max((s.number for s in state.sessions), default=0),
        opened_at=event.at,
    )
    asked = state.with_prompt(prompt)
    post = Post(key=prompt.key, to=state.both, message=closing_card.prompt_message(asked, prompt))
    lapse = ReflectionLapsed(team_id=state.team_id, at=closes_at(asked, prompt), mentorship_id=state.mentorship.id)
    cards = outcome.show(asked, last_held(asked))  # from here on nobody can add a session
    return Decision(asked, (post, *cards, keep_current(asked)), (Wake(key=close_key(state), event=lapse),))


def _take_back(state: PairState, at: datetime) -> Decision[PairState]:
    """A session is to come after all: the prompt says so, the cards offer a time again, and the clock of that runs."""
    here = withdraw(state, at, LookBack.WITHDRAWN)
    watched = idle.watch(here.state, at)
    running = watched.state
    cards = tuple(update for s in running.sessions for update in outcome.show(running, s))
    say = (*here.say, *watched.say, *cards, keep_current(running))
    return Decision(running, say, (*here.wake, *watched.wake))


def _lost_its_sense(state: PairState) -> bool:
    """Was the prompt posted, and is the agreed time not used any more, since they say now that they did not meet?"""
    return there(state).status is MentorshipStatus.OPEN and state.is_closing and not state.time_is_used


def _is_early(state: PairState) -> bool:
    """Is the agreed time used with sessions left? Then the two may agree to one more, until they look back."""
    return is_over(state) and not there(state).extended_to and state.held < there(state).sessions


def _due(state: PairState, at: datetime, early_at: datetime | None = None) -> datetime | None:
    """When to look back, `at` or later; None while it is not over, and once the prompt was posted.

    A working day after the last session; where the time was used early, after that came out.
    """
    running = there(state).status is MentorshipStatus.OPEN
    if not running or not is_over(state) or state.is_closing:
        return None
    held = (s.ends_at for s in state.sessions if s.status is SessionStatus.HELD and s.ends_at)
    last = max((*held, *((early_at,) if early_at else ())), default=at)
    wanted = worktime.start_of_next_working_day(last, state.mentee, state.programme)
    return worktime.for_both(max(wanted, at), state.mentee, state.mentor, state.programme)


# --- the private questions -------------------------------------------------------------------------------------------


def _keep_answers(state: PairState, event: PrivateAnswered) -> Decision[PairState]:
    """Keep them in place of earlier ones; when both have answered, it closes."""
    if refused := _refusal(state, event):
        return Decision(state, reply=refused)
    answers = _answers(state, event)
    if isinstance(answers, FieldErrors):
        return Decision(state, reply=answers)
    after = state.with_reflection(answers)
    if event.actor == state.mentee.user_id and event.stands_now in MARKS:
        after = after.with_mentorship(stands_now=event.stands_now)
    other = state.other(event.actor)
    if after.reflection_of(other.user_id) is None:
        return Decision(after, reply=Tell(Phrase("reflection-kept", {"other": other.person})))
    closed = _close(after, event.at)
    return replace(closed, reply=Tell(Phrase("reflection-kept-and-closed", {"other": other.person})))


def _refusal(state: PairState, event: PairEvent) -> Reply | None:
    """Why the private questions are not open to this person now, or None."""
    asked_once = any(prompt.purpose is Purpose.REFLECTION for prompt in state.prompts)
    if state.mentorship is None or event.actor not in state.both or not asked_once:
        return Tell(Phrase("not-found-for-you"))
    closed_at = state.mentorship.closed_at
    if state.mentorship.status is not MentorshipStatus.OPEN:
        day = local_day(closed_at or event.at, state.who(event.actor))
        return Tell(Phrase("reflection-is-closed", {"day": Day(day), "other": state.other(event.actor).person}))
    return None if state.is_closing else Tell(Phrase("reflection-comes-later"))


def _answers(state: PairState, event: PrivateAnswered) -> Reflection | FieldErrors:
    """The answers as they are kept, or which of them are missing."""
    missing = {
        "goal_met": event.goal_met not in MARKS,
        "time_right": event.time_right is None,
        "skill_right": event.skill_right is None,
        "expectations": event.expectations not in MARKS,
        "proceed": event.proceed is None,
    }
    if any(missing.values()):
        return FieldErrors({name: Phrase("reflection-please-choose") for name, gone in missing.items() if gone})
    return Reflection(
        mentorship_id=there(state).id,
        user_id=event.actor,
        goal_met=event.goal_met or 0,
        expectations=event.expectations or 0,
        time_right=bool(event.time_right),
        skill_right=bool(event.skill_right),
        thanks=event.thanks.strip(),
        proceed=event.proceed or Continue.DONE,
        answered_at=event.at,
    )


# --- the close -------------------------------------------------------------------------------------------------------


def _lapse(state: PairState, event: ReflectionLapsed) -> Decision[PairState]:
    """Close without the answers that did not come."""
    prompt = open_prompt(state) if state.mentorship else None
    if prompt is None or there(state).status is not MentorshipStatus.OPEN:
        return Decision(state)
    due = closes_at(state, prompt)
    if due > event.at:
        return Decision(state, wake=(Wake(key=close_key(state), event=replace(event, at=due)),))
    return _close(state, event.at)


def _close(state: PairState, at: datetime) -> Decision[PairState]:
    """Close the mentorship and everything in it; a summary to each, and then silence."""
    gaps = touchpoint.withdraw(state, at)
    here = withdraw(gaps.state, at)
    unrecorded = recording_card.lapse(here.state)
    closed = unrecorded.state.with_mentorship(status=MentorshipStatus.CLOSED, closed_at=at, ending=Ending.COMPLETED)
    cards = tuple(update for s in closed.sessions for update in outcome.show(closed, s))
    say: tuple[Outgoing, ...] = (*gaps.say, *here.say, *unrecorded.say, *cards, keep_current(closed))
    wake = gaps.wake + here.wake + unrecorded.wake
    for user_id in closed.both:
        told = summary.tell(closed, user_id, at)
        closed, say, wake = told.state, say + told.say, wake + told.wake
    return Decision(closed, say, (*wake, rouse(state.team_id, at)))
