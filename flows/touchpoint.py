"""The touchpoint journey: what carries the work between two sessions (product.md, Between sessions).

One prompt in the shared DM at the middle of the gap. It never blocks anything, moves with the next session, and goes
when it no longer makes sense. It must not know how times are agreed, nor what the closing reflection asks.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypedDict, TypeGuard, assert_never

from flows import gap, worktime
from flows.decision import Decision, Message, Outgoing, Person, Phrase, Post, Tell, Update, Wake
from flows.pair import Between, PairEvent, PairState, Progress, Touchpoint, TouchpointStatus
from flows.writing import Prompt, Purpose

SETTLING: Final = 60 * worktime.MINUTE
"""How long after the mentee's last words, with no button pressed, the mentor hears of them: people write in pieces."""
SHARED_AFTER: Final = 2
"""The session of a longer mentorship after which the two look back together: deeper, another course, or next steps."""


# --- what is said ---


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointPrompt(Message):
    """What the mentee is asked between session `number` and the next; `shared` asks both to look back half way."""

    mentorship_id: str
    number: int
    goal: str
    mentee: Person
    mentor: Person
    shared: bool = False
    between: Between | None = None
    status: TouchpointStatus = TouchpointStatus.OPEN
    progress: Progress | None = None
    kind: Literal["touchpoint_prompt"] = "touchpoint_prompt"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAreThere(Message):
    """The mentor hears, once, that the mentee's words wait in the thread. `next_at`: the next session, if it is set."""

    mentee: Person
    mentor: Person
    between: Between | None = None
    progress: Progress | None = None
    next_at: datetime | None = None
    kind: Literal["words_are_there"] = "words_are_there"


# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointEvent(PairEvent):
    """An event of the touchpoint after session `number`."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointDue(TouchpointEvent):
    """The clock: the middle of the gap has come."""

    kind: Literal["touchpoint_due"] = "touchpoint_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointOver(TouchpointEvent):
    """The clock: the next session begins, or something else may have overtaken the touchpoint."""

    kind: Literal["touchpoint_over"] = "touchpoint_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorWordDue(TouchpointEvent):
    """The clock: the mentor may hear that the mentee's words are there."""

    kind: Literal["mentor_word_due"] = "mentor_word_due"


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
EVENTS: Final = (TouchpointDue, TouchpointOver, MentorWordDue, ProgressSaid, TouchpointSkipped)


# --- the rules ---


def decide(state: PairState, event: TouchpointEvents) -> Decision[PairState]:
    """The rules between two sessions. Clicks are the mentee's; the clock only ever asks again."""
    match event:
        case TouchpointDue():
            return _ask(state, event)
        case TouchpointOver():
            return _look_again(state, event)
        case MentorWordDue():
            return heard(state, prompt_key(event.mentorship_id, event.number), event.at)
        case ProgressSaid():
            return _note_progress(state, event)
        case TouchpointSkipped():
            return _skip(state, event)
        case _:
            assert_never(event)


def plan(state: PairState, at: datetime) -> tuple[Wake, ...]:
    """The timers of every gap as the sessions stand now: set, moved or cancelled.

    Asked whenever a session changes; asking once too often changes nothing.
    """
    if state.mentorship is None:
        return ()
    return tuple(_timer(state, session.number, at) for session in state.sessions)


def withdraw(state: PairState, at: datetime) -> Decision[PairState]:
    """What an end of the mentorship does here: open prompts say so, their threads close, timers go."""
    say: tuple[Outgoing, ...] = ()
    wake = tuple(Wake(key=key(s.mentorship_id, s.number)) for s in state.sessions if not state.touchpoint(s.number))
    for touchpoint in filter(_is_open, state.touchpoints):
        ended = _end(state, touchpoint, TouchpointStatus.WITHDRAWN, at)
        state, say, wake = ended.state, say + ended.say, wake + ended.wake
    return Decision(state, say, wake)


def heard(state: PairState, key_of_prompt: str, at: datetime) -> Decision[PairState]:
    """Words in a prompt's thread changed, or it is time: the mentor hears of them, once, in their own working hours.

    A mentor who has written in the thread follows it and needs no telling.
    """
    touchpoint = next((t for t in state.touchpoints if _prompt_key(t) == key_of_prompt), None)
    if not _is_open(touchpoint) or touchpoint.mentor_told:
        return Decision(state)
    timer = _word_key(touchpoint)
    due = _word_due(state, touchpoint, at)
    if due is None:
        return Decision(state, wake=(Wake(key=timer),))
    if due > at:
        later = MentorWordDue(at=due, **_of(state, touchpoint.number))
        return Decision(state, wake=(Wake(key=timer, event=later),))
    told = state.with_touchpoint(replace(touchpoint, mentor_told=True))
    return Decision(told, (_word(state, touchpoint),), (Wake(key=timer),))


def key(mentorship_id: str, number: int) -> str:
    """The key of the timer of the gap after session `number`; the keys of its posts begin with it."""
    return f"mentorship:{mentorship_id}:touchpoint:{number}"


def prompt_key(mentorship_id: str, number: int) -> str:
    """The key of the prompt posted after session `number`."""
    return f"{key(mentorship_id, number)}:prompt"


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
        key=_prompt_key(touchpoint),
        mentorship_id=event.mentorship_id,
        purpose=Purpose.SHARED_REFLECTION if _is_shared(state, event.number) else Purpose.TOUCHPOINT,
        number=event.number,
        opened_at=event.at,
    )
    opened = state.with_touchpoint(touchpoint).with_prompt(prompt)
    post = Post(key=prompt.key, to=state.both, message=_message(opened, touchpoint))
    return Decision(opened, (post,), (_timer(opened, event.number, event.at),))


def _look_again(state: PairState, event: TouchpointOver) -> Decision[PairState]:
    """Close what the next session overtook, withdraw what lost its sense; leave the rest and wait on."""
    touchpoint = state.touchpoint(event.number)
    if not _is_open(touchpoint):
        return Decision(state)
    if not gap.makes_sense(state, event.number):
        return _end(state, touchpoint, TouchpointStatus.WITHDRAWN, event.at)
    if gap.is_over(state, event.number, event.at):
        return _end(state, touchpoint, TouchpointStatus.CLOSED, event.at)
    return Decision(state, wake=(_timer(state, event.number, event.at),))


def _end(state: PairState, touchpoint: Touchpoint, status: TouchpointStatus, at: datetime) -> Decision[PairState]:
    """The prompt takes no more buttons and says why; its thread closes, its timers go."""
    touchpoint = replace(touchpoint, status=status)
    ended = state.with_touchpoint(touchpoint)
    if prompt := ended.prompt(_prompt_key(touchpoint)):
        ended = ended.with_prompt(replace(prompt, closed_at=at))
    timers = (Wake(key=key(touchpoint.mentorship_id, touchpoint.number)), Wake(key=_word_key(touchpoint)))
    return Decision(ended, (_update(ended, touchpoint),), timers)


# --- the mentee's clicks ---


def _note_progress(state: PairState, event: ProgressSaid) -> Decision[PairState]:
    """Keep how it goes; the mentor hears of the words that are there. With none yet, the mentee is asked for some."""
    touchpoint = _clicked(state, event)
    if isinstance(touchpoint, Phrase):
        return Decision(state, reply=Tell(touchpoint))
    noted = replace(touchpoint, progress=event.progress)
    line = "touchpoint-noted" if _has_written(state, touchpoint) else "touchpoint-write-here"
    reply = Tell(Phrase(line, {"mentor": state.mentor.person}))
    if noted == touchpoint:
        return Decision(state, reply=reply)
    after = state.with_touchpoint(noted)
    told = heard(after, _prompt_key(touchpoint), event.at)
    return Decision(told.state, (_update(after, noted), *told.say), told.wake, reply)


def _skip(state: PairState, event: TouchpointSkipped) -> Decision[PairState]:
    """Not this time: the prompt says so and asks for nothing more."""
    touchpoint = _clicked(state, event)
    if isinstance(touchpoint, Phrase):
        return Decision(state, reply=Tell(touchpoint))
    return _end(state, touchpoint, TouchpointStatus.SKIPPED, event.at)


def _clicked(state: PairState, event: TouchpointEvent) -> Touchpoint | Phrase:
    """The open touchpoint the mentee clicked in, or why the click is not taken."""
    touchpoint = state.touchpoint(event.number)
    if touchpoint is None or event.actor not in state.both:
        return Phrase("not-found-for-you")
    if event.actor != state.mentee.user_id:
        return Phrase("touchpoint-for-mentee", {"mentee": state.mentee.person})
    return touchpoint if _is_open(touchpoint) else Phrase("touchpoint-is-over")


# --- when ---


def _timer(state: PairState, number: int, at: datetime) -> Wake:
    """The one timer of the gap after session `number`: first for the prompt, then for its end."""
    touchpoint = state.touchpoint(number)
    event: TouchpointEvents | None = None
    if touchpoint is None:
        due = gap.due(state, number, at)
        event = TouchpointDue(at=due, **_of(state, number)) if due else None
    elif _is_open(touchpoint):
        passed = gap.is_over(state, number, at) or not gap.makes_sense(state, number)
        over = at if passed else gap.ends(state, number)
        event = TouchpointOver(at=over, **_of(state, number)) if over else None
    return Wake(key=key(_id(state), number), event=event)


def _word_due(state: PairState, touchpoint: Touchpoint, at: datetime) -> datetime | None:
    """When the mentor may hear of the mentee's words; None while there are none, or once they wrote there too.

    A button says that all is written; without one, the words first come to rest.
    """
    replies = state.replies_to(_prompt_key(touchpoint))
    if any(reply.author_id == state.mentor.user_id for reply in replies):
        return None
    written = [reply.edited_at or reply.at for reply in replies if reply.author_id == state.mentee.user_id]
    if not written:
        return None
    rested = at if touchpoint.progress else max(at, max(written) + SETTLING)
    return worktime.next_working(rested, state.mentor, state.programme)


# --- the messages, and small questions ---


def _message(state: PairState, touchpoint: Touchpoint) -> TouchpointPrompt:
    session = state.session(touchpoint.number)
    return TouchpointPrompt(
        mentorship_id=touchpoint.mentorship_id,
        number=touchpoint.number,
        goal=state.mentorship.goal if state.mentorship else "",
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        shared=_is_shared(state, touchpoint.number),
        between=session.between if session else None,
        status=touchpoint.status,
        progress=touchpoint.progress,
    )


def _update(state: PairState, touchpoint: Touchpoint) -> Update:
    """The prompt's post, as it stands now."""
    return Update(of=_prompt_key(touchpoint), to=state.both, message=_message(state, touchpoint))


def _word(state: PairState, touchpoint: Touchpoint) -> Post:
    """The one line to the mentor, in the prompt's thread, where the words are."""
    session = state.session(touchpoint.number)
    message = WordsAreThere(
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        between=session.between if session else None,
        progress=touchpoint.progress,
        next_at=gap.ends(state, touchpoint.number),
    )
    return Post(key=_word_key(touchpoint), to=state.both, message=message, thread=_prompt_key(touchpoint))


class _Of(TypedDict):
    """What names a gap in an event."""

    team_id: str
    mentorship_id: str
    number: int


def _of(state: PairState, number: int) -> _Of:
    return {"team_id": state.team_id, "mentorship_id": _id(state), "number": number}


def _id(state: PairState) -> str:
    return state.mentorship.id if state.mentorship else ""


def _is_open(touchpoint: Touchpoint | None) -> TypeGuard[Touchpoint]:
    return touchpoint is not None and touchpoint.status is TouchpointStatus.OPEN


def _is_shared(state: PairState, number: int) -> bool:
    return state.mentorship is not None and state.mentorship.sessions > SHARED_AFTER == number


def _has_written(state: PairState, touchpoint: Touchpoint) -> bool:
    return any(r.author_id == state.mentee.user_id for r in state.replies_to(_prompt_key(touchpoint)))


def _prompt_key(touchpoint: Touchpoint) -> str:
    return prompt_key(touchpoint.mentorship_id, touchpoint.number)


def _word_key(touchpoint: Touchpoint) -> str:
    return f"{key(touchpoint.mentorship_id, touchpoint.number)}:word"
