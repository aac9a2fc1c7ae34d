"""The reflection journey: looking back after the last session, private questions, and the close (product.md).

Who sees what is the heart of it: what is typed in the prompt's thread belongs to the two; private answers are their
author's alone, but for the thanks, which goes to the other with the summary, and a wish that both share. It must not
know how sessions are arranged.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, assert_never

from flows import outcome, recording_card, summary, touchpoint, worktime
from flows.agreement import keep_current, there
from flows.decision import (
    Decision,
    FieldErrors,
    Message,
    Outgoing,
    Person,
    Phrase,
    Post,
    Reply,
    Show,
    Tell,
    Update,
    View,
    Wake,
)
from flows.pair import Ending, MentorshipStatus, PairEvent, PairState, SessionStatus
from flows.session_card import is_over, last_held
from flows.summary import SummaryDue
from flows.waiting import rouse
from flows.writing import Continue, Prompt, Purpose, Reflection

CLOSES_AFTER: Final = 5
"""Working days of each of the two after the prompt, when it closes by itself."""
MARKS: Final = range(1, 6)
"""The scale of *goal met* and *expectations*."""


# --- what is said and shown ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionPrompt(Message):
    """Looking back, for both. Once `closed` it takes no more private answers."""

    mentorship_id: str
    goal: str
    mentee: Person
    mentor: Person
    closed: bool = False
    kind: Literal["reflection_prompt"] = "reflection_prompt"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateQuestions(View):
    """The private questions to one of the two; `answers` is what they said before, to be corrected."""

    mentorship_id: str
    goal: str
    other: Person
    answers: Reflection | None = None


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionDue(PairEvent):
    """The clock: one working day after the last session."""

    kind: Literal["reflection_due"] = "reflection_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateQuestionsAsked(PairEvent):
    """Somebody pressed the button for the private questions."""

    kind: Literal["private_questions_asked"] = "private_questions_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateAnswered(PairEvent):
    """Somebody sent the private questions in; None for what they left open."""

    goal_met: int | None = None
    expectations: int | None = None
    time_right: bool | None = None
    skill_right: bool | None = None
    thanks: str = ""
    proceed: Continue | None = None
    kind: Literal["private_answered"] = "private_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionLapsed(PairEvent):
    """The clock: not both have answered, and it closes without."""

    kind: Literal["reflection_lapsed"] = "reflection_lapsed"


ReflectionEvents = ReflectionDue | PrivateQuestionsAsked | PrivateAnswered | ReflectionLapsed | SummaryDue
EVENTS: Final = (ReflectionDue, PrivateQuestionsAsked, PrivateAnswered, ReflectionLapsed, SummaryDue)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: ReflectionEvents) -> Decision[PairState]:
    """The rules from the last session to the close, after which nothing is said."""
    match event:
        case ReflectionDue():
            return _look_back(state, event)
        case PrivateQuestionsAsked():
            return _ask_in_private(state, event)
        case PrivateAnswered():
            return _keep_answers(state, event)
        case ReflectionLapsed():
            return _lapse(state, event)
        case SummaryDue():
            return summary.tell_late(state, event)
        case _:
            assert_never(event)


def plan(state: PairState, at: datetime) -> tuple[Wake, ...]:
    """The prompt's timer: the working day after the last session, in a common hour; cancelled while it is not over."""
    if state.mentorship is None:
        return ()
    due = _due(state, at)
    event = due and ReflectionDue(team_id=state.team_id, at=due, mentorship_id=state.mentorship.id)
    return (Wake(key=timer_key(state), event=event or None),)


def withdraw(state: PairState, at: datetime) -> Decision[PairState]:
    """What an end of the mentorship does here: the prompt takes no more answers, its timers go."""
    timers = (Wake(key=timer_key(state)), Wake(key=close_key(state)))
    prompt = state.prompt(prompt_key(state))
    if prompt is None or prompt.closed_at is not None:
        return Decision(state, wake=timers)
    closed = state.with_prompt(replace(prompt, closed_at=at))
    return Decision(closed, (Update(of=prompt.key, to=state.both, message=_prompt_message(closed)),), timers)


def timer_key(state: PairState) -> str:
    """The key of the timer of the prompt; the keys of its posts begin with it."""
    return f"mentorship:{there(state).id}:reflection"


def prompt_key(state: PairState) -> str:
    """The key of the prompt."""
    return f"{timer_key(state)}:prompt"


def close_key(state: PairState) -> str:
    """The key of the timer that closes it without answers."""
    return f"mentorship:{there(state).id}:close"


# --- looking back ----------------------------------------------------------------------------------------------------


def _look_back(state: PairState, event: ReflectionDue) -> Decision[PairState]:
    """Post the prompt, once, if it is all over; from here it closes by itself."""
    if state.mentorship is None:
        return Decision(state)
    due = _due(state, event.at)
    if due is None or due > event.at:
        return Decision(state, wake=plan(state, event.at))
    prompt = Prompt(
        key=prompt_key(state),
        mentorship_id=state.mentorship.id,
        purpose=Purpose.REFLECTION,
        number=max((s.number for s in state.sessions), default=0),
        opened_at=event.at,
    )
    asked = state.with_prompt(prompt)
    post = Post(key=prompt.key, to=state.both, message=_prompt_message(asked))
    lapse = ReflectionLapsed(team_id=state.team_id, at=_closes_at(asked, prompt), mentorship_id=state.mentorship.id)
    cards = outcome.show(asked, last_held(asked))  # from here on nobody can add a session
    return Decision(asked, (post, *cards), (Wake(key=close_key(state), event=lapse),))


def _due(state: PairState, at: datetime) -> datetime | None:
    """When to look back, `at` or later; None while it is not over, and once the prompt was posted."""
    running = there(state).status is MentorshipStatus.OPEN
    if not running or not is_over(state) or state.prompt(prompt_key(state)):
        return None
    held = (s.ends_at for s in state.sessions if s.status is SessionStatus.HELD and s.ends_at)
    last = max(held, default=at)
    wanted = worktime.start_of_next_working_day(last, state.mentee, state.programme)
    return worktime.for_both(max(wanted, at), state.mentee, state.mentor, state.programme)


def _closes_at(state: PairState, prompt: Prompt) -> datetime:
    """When it closes without answers: both had their five working days."""
    two = (state.mentee, state.mentor)
    return max(worktime.add_working_days(prompt.opened_at, CLOSES_AFTER, m, state.programme) for m in two)


# --- the private questions -------------------------------------------------------------------------------------------


def _ask_in_private(state: PairState, event: PrivateQuestionsAsked) -> Decision[PairState]:
    """Show the questions, with the reader's own answers in them where they gave some."""
    if refused := _refusal(state, event):
        return Decision(state, reply=refused)
    form = PrivateQuestions(
        mentorship_id=there(state).id,
        goal=there(state).goal,
        other=state.other(event.actor).person,
        answers=state.reflection_of(event.actor),
    )
    return Decision(state, reply=Show(form))


def _keep_answers(state: PairState, event: PrivateAnswered) -> Decision[PairState]:
    """Keep them in place of earlier ones; when both have answered, it closes."""
    if refused := _refusal(state, event):
        return Decision(state, reply=refused)
    answers = _answers(state, event)
    if isinstance(answers, FieldErrors):
        return Decision(state, reply=answers)
    after = state.with_reflection(answers)
    other = state.other(event.actor)
    if after.reflection_of(other.user_id) is None:
        return Decision(after, reply=Tell(Phrase("reflection-kept", {"other": other.person})))
    closed = _close(after, event.at)
    return replace(closed, reply=Tell(Phrase("reflection-kept-and-closed", {"other": other.person})))


def _refusal(state: PairState, event: PairEvent) -> Reply | None:
    """Why the private questions are not open to this person now, or None."""
    if state.mentorship is None or event.actor not in state.both or state.prompt(prompt_key(state)) is None:
        return Tell(Phrase("not-found-for-you"))
    if state.mentorship.status is not MentorshipStatus.OPEN:
        return Tell(Phrase("reflection-is-closed"))
    return None


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
    prompt = state.prompt(prompt_key(state)) if state.mentorship else None
    if prompt is None or there(state).status is not MentorshipStatus.OPEN:
        return Decision(state)
    due = _closes_at(state, prompt)
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


def _prompt_message(state: PairState) -> ReflectionPrompt:
    prompt = state.prompt(prompt_key(state))
    return ReflectionPrompt(
        mentorship_id=there(state).id,
        goal=there(state).goal,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        closed=prompt is not None and prompt.closed_at is not None,
    )
