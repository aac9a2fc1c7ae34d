"""The touchpoint journey: what carries the work between two sessions (product.md, Between sessions).

One prompt in the shared DM at the middle of the gap. It never blocks anything, moves with the next session, and goes
when it no longer makes sense. When the mentor is asked is flows/mentor_word.py's. It must not know how times are
agreed, nor what the looks back ask.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypedDict, assert_never, get_args

from flows import gap, halfway, mentor_word, outcome, touchpoint_card
from flows.agreement import keep_current
from flows.decision import Decision, Event, Moment, Phrase, Post, Tell, Update, Wake
from flows.mentor_word import MentorWordDue, TouchpointEvent
from flows.pair import Between, Progress, Session, Touchpoint, TouchpointStatus
from flows.pair_state import PairState
from flows.touchpoint_card import is_open, key_of, prompt_key, timer_key, word_key, written_at
from flows.writing import Prompt, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointDue(TouchpointEvent):
    """The clock: the middle of the gap has come."""

    kind: Literal["touchpoint_due"] = "touchpoint_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointOver(TouchpointEvent):
    """The clock: the next session begins, or something else may have overtaken the touchpoint."""

    kind: Literal["touchpoint_over"] = "touchpoint_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressSaid(TouchpointEvent):
    """The mentee pressed one of: done, want feedback; under way; stuck."""

    progress: Progress
    kind: Literal["progress_said"] = "progress_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointSkipped(TouchpointEvent):
    """The mentee would rather not, this time."""

    kind: Literal["touchpoint_skipped"] = "touchpoint_skipped"


TouchpointEvents = TouchpointDue | TouchpointOver | MentorWordDue | ProgressSaid | TouchpointSkipped
EVENTS: tuple[type[Event], ...] = get_args(TouchpointEvents)


# --- the rules ---


def decide(state: PairState, event: TouchpointEvents) -> Decision[PairState]:
    """The rules between two sessions. Clicks are the mentee's; the clock only ever asks again."""
    match event:
        case TouchpointDue():
            return _ask(state, event)
        case TouchpointOver():
            return _look_again(state, event)
        case MentorWordDue():
            return mentor_word.heard(state, prompt_key(event.mentorship_id, event.number), event.at)
        case ProgressSaid():
            return _note_progress(state, event)
        case TouchpointSkipped():
            return _skip(state, event)
        case _:
            assert_never(event)


def plan(state: PairState, at: datetime) -> tuple[Wake, ...]:
    """The timers of every gap as the sessions stand now, the shared reflection's too: set, moved or cancelled.

    Asked whenever a session changes; asking once too often changes nothing.
    """
    if state.mentorship is None:
        return ()
    gaps = tuple(_timer(state, session.number, at) for session in state.sessions)
    words = tuple(mentor_word.plan(state, touchpoint, at) for touchpoint in state.touchpoints)
    return (*gaps, *words, *halfway.plan(state, at))


def take_up(state: PairState, session: Session, between: Between, at: datetime) -> Decision[PairState]:
    """The mentee chose what comes after the session: a prompt that asks already asks for that now, goes, or comes back.

    Only where `gap.may_choose`; one that is not posted yet waits for its hour.
    """
    state = state.with_session(replace(session, between=between))
    touchpoint = state.touchpoint(session.number)
    if touchpoint is None:
        return Decision(state, wake=plan(state, at))
    if _lost_its_sense(state, touchpoint):
        return _end(state, touchpoint, TouchpointStatus.WITHDRAWN, at)
    opened = replace(touchpoint, status=TouchpointStatus.OPEN)
    state = state.with_touchpoint(opened)
    if prompt := state.prompt(key_of(opened)):
        state = state.with_prompt(replace(prompt, closed_at=None))
    return Decision(state, (touchpoint_card.update(state, opened),), plan(state, at))


def withdraw(state: PairState, at: datetime) -> Decision[PairState]:
    """What an end of the mentorship does here: open prompts say so, their threads close, timers go."""
    shared = halfway.withdraw(state, at)
    state, say = shared.state, shared.say
    unasked = (s for s in state.sessions if not state.touchpoint(s.number))
    wake = (*shared.wake, *(Wake(key=timer_key(s.mentorship_id, s.number)) for s in unasked))
    for touchpoint in filter(is_open, state.touchpoints):
        ended = _end(state, touchpoint, TouchpointStatus.WITHDRAWN, at)
        state, say, wake = ended.state, say + ended.say, wake + ended.wake
    return Decision(state, say, wake)


# --- asking and ending ---


def _ask(state: PairState, event: TouchpointDue) -> Decision[PairState]:
    """Post the prompt if it still makes sense now; wait again if it is for later."""
    if state.mentorship is None or state.touchpoint(event.number):
        return Decision(state)
    due = gap.due(state, event.number, event.at)
    if due is None or due > event.at:
        return Decision(state, wake=(_timer(state, event.number, event.at),))
    touchpoint = Touchpoint(
        mentorship_id=event.mentorship_id,
        number=event.number,
        status=TouchpointStatus.OPEN,
        opened_at=event.at,
    )
    prompt = Prompt(
        key=key_of(touchpoint),
        mentorship_id=event.mentorship_id,
        purpose=Purpose.TOUCHPOINT,
        number=event.number,
        opened_at=event.at,
    )
    opened = state.with_touchpoint(touchpoint).with_prompt(prompt)
    post = Post(key=prompt.key, to=state.both, message=touchpoint_card.prompt_message(opened, touchpoint))
    return Decision(opened, (post, keep_current(opened)), (_timer(opened, event.number, event.at),))


def _look_again(state: PairState, event: TouchpointOver) -> Decision[PairState]:
    """Close what the next session overtook, withdraw what lost its sense; leave the rest and wait on."""
    touchpoint = state.touchpoint(event.number)
    if not is_open(touchpoint):
        return Decision(state)
    if gap.is_over(state, event.number, event.at):
        return _end(state, touchpoint, TouchpointStatus.CLOSED, event.at)
    if _lost_its_sense(state, touchpoint):
        return _end(state, touchpoint, TouchpointStatus.WITHDRAWN, event.at)
    return Decision(state, wake=(_timer(state, event.number, event.at),))


def _lost_its_sense(state: PairState, touchpoint: Touchpoint) -> bool:
    """Is there no work to carry any more; or did the next session come so near that it would not have been asked?

    What somebody has answered already stays, however near the session.
    """
    if not gap.makes_sense(state, touchpoint.number):
        return True
    answered = touchpoint.progress or state.replies_to(key_of(touchpoint))
    return not answered and not gap.leaves_time(state, touchpoint.number, touchpoint.opened_at)


def _end(state: PairState, touchpoint: Touchpoint, status: TouchpointStatus, at: datetime) -> Decision[PairState]:
    """The prompt takes no more buttons and says why; its thread closes, its timers go."""
    touchpoint = replace(touchpoint, status=status)
    ended = state.with_touchpoint(touchpoint)
    if prompt := ended.prompt(key_of(touchpoint)):
        ended = ended.with_prompt(replace(prompt, closed_at=at))
    about = (touchpoint.mentorship_id, touchpoint.number)
    timers = (Wake(key=timer_key(*about)), Wake(key=word_key(*about)))
    return Decision(ended, (touchpoint_card.update(ended, touchpoint),), timers)


# --- the mentee's clicks ---


def _note_progress(state: PairState, event: ProgressSaid) -> Decision[PairState]:
    """Keep how it goes, and say what follows from it; the mentor is asked for an answer when it is time."""
    touchpoint = _clicked(state, event)
    if isinstance(touchpoint, Phrase):
        return Decision(state, reply=Tell(touchpoint))
    if touchpoint.progress is event.progress:
        return Decision(state, reply=_what_follows(state, touchpoint, event.at))
    noted = replace(touchpoint, progress=event.progress, progress_at=event.at)
    after = state.with_touchpoint(noted)
    told = mentor_word.heard(after, key_of(touchpoint), event.at)
    reply = _what_follows(after, noted, event.at)
    say = (touchpoint_card.update(after, noted), *told.say, *_no_more_to_choose(told.state, noted))
    return Decision(told.state, say, told.wake, reply)


def _no_more_to_choose(state: PairState, touchpoint: Touchpoint) -> tuple[Update, ...]:
    """The cards on which the mentee could say what comes between."""
    return (*outcome.show(state, state.session(touchpoint.number)), keep_current(state))


def _what_follows(state: PairState, touchpoint: Touchpoint, at: datetime) -> Tell:
    """The true consequence of what the mentee said, to the mentee: when the mentor is asked, or what it waits for."""
    mentor = state.mentor.person
    if touchpoint.mentor_told:
        return Tell(Phrase("touchpoint-mentor-knows", {"mentor": mentor}))
    due = mentor_word.when(state, touchpoint, at)
    if due is None:
        unwritten = written_at(state, touchpoint) is None
        return Tell(Phrase("touchpoint-write-here" if unwritten else "touchpoint-mentor-is-there", {"mentor": mentor}))
    if due <= at:
        return Tell(Phrase("touchpoint-noted", {"mentor": mentor}))
    said = touchpoint.progress or Progress.DONE
    return Tell(Phrase(f"touchpoint-noted-{said}", {"mentor": mentor, "asked": Moment(due)}))


def _skip(state: PairState, event: TouchpointSkipped) -> Decision[PairState]:
    """Not this time: the prompt says so and asks for nothing more."""
    touchpoint = _clicked(state, event)
    if isinstance(touchpoint, Phrase):
        return Decision(state, reply=Tell(touchpoint))
    skipped = _end(state, touchpoint, TouchpointStatus.SKIPPED, event.at)
    return replace(skipped, say=(*skipped.say, *_no_more_to_choose(skipped.state, touchpoint)))


def _clicked(state: PairState, event: TouchpointEvent) -> Touchpoint | Phrase:
    """The open touchpoint the mentee clicked in, or why the click is not taken."""
    touchpoint = state.touchpoint(event.number)
    if touchpoint is None or event.actor not in state.both:
        return Phrase("not-found-for-you")
    if event.actor != state.mentee.user_id:
        return Phrase("touchpoint-for-mentee", {"mentee": state.mentee.person})
    return touchpoint if is_open(touchpoint) else Phrase("touchpoint-is-over")


# --- when ---


def _timer(state: PairState, number: int, at: datetime) -> Wake:
    """The one timer of the gap after session `number`: first for the prompt, then for its end."""
    touchpoint = state.touchpoint(number)
    event: TouchpointEvents | None = None
    if touchpoint is None:
        due = gap.due(state, number, at)
        event = TouchpointDue(at=due, **_of(state, number)) if due else None
    elif is_open(touchpoint):
        passed = gap.is_over(state, number, at) or _lost_its_sense(state, touchpoint)
        over = at if passed else gap.ends(state, number)
        event = TouchpointOver(at=over, **_of(state, number)) if over else None
    return Wake(key=timer_key(_id(state), number), event=event)


class _Of(TypedDict):
    """What names a gap in an event."""

    team_id: str
    mentorship_id: str
    number: int


def _of(state: PairState, number: int) -> _Of:
    return {"team_id": state.team_id, "mentorship_id": _id(state), "number": number}


def _id(state: PairState) -> str:
    return state.mentorship.id if state.mentorship else ""
