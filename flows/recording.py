"""Recording: off, unless every member agreed to it and to exactly the use it is for (product.md, *Meet*).

One proposes it with the use in words, the other agrees to those words; a changed use needs every yes anew. Any of them
withdraws it at any time, after the close too. It must not know how anything is recorded: Micromentor records nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, assert_never, get_args

from flows import course, worktime
from flows.agreement import keep_current, there
from flows.consent import Recording, RecordingStanding
from flows.decision import Decision, Event, FieldErrors, Moment, Outgoing, Person, Phrase, Post, Show, Tell, View, Wake
from flows.pair import MentorshipStatus, root_key
from flows.pair_state import PairEvent, PairState
from flows.recording_card import card, card_key, overtaken, standing, timer_key

USE_LIMIT: Final = 300
"""Characters the stated use may have."""


# --- what is shown ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingForm(View):
    """How it stands, and a use to propose. `agreed`: the reader has said yes to `use`."""

    mentorship_id: str
    version: int
    other: Person
    standing: RecordingStanding
    use: str
    agreed: bool


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingAsked(PairEvent):
    """One of the two opened the form."""

    kind: Literal["recording_asked"] = "recording_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingProposed(PairEvent):
    """One of the two would record, for this use."""

    use: str
    kind: Literal["recording_proposed"] = "recording_proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingAgreed(PairEvent):
    """One of the two agreed to the use that stood in `version`."""

    version: int
    kind: Literal["recording_agreed"] = "recording_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingWithdrawn(PairEvent):
    """One of the two wants no recording: a proposal is turned down or taken back, a yes is withdrawn."""

    kind: Literal["recording_withdrawn"] = "recording_withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingTold(PairEvent):
    """The clock: the other one is at work to hear of `version`."""

    version: int
    kind: Literal["recording_told"] = "recording_told"


RecordingEvents = RecordingAsked | RecordingProposed | RecordingAgreed | RecordingWithdrawn | RecordingTold
EVENTS: tuple[type[Event], ...] = get_args(RecordingEvents)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: RecordingEvents) -> Decision[PairState]:
    """Nothing is recorded by silence; an old button never agrees to new words."""
    if isinstance(event, RecordingTold):
        return _tell(state, event)
    if refused := _refusal(state, event):
        return Decision(state, reply=refused)
    match event:
        case RecordingAsked():
            return Decision(state, reply=Show(_form(state, event.actor)))
        case RecordingProposed():
            return _propose(state, event)
        case RecordingAgreed():
            return _agree(state, event)
        case RecordingWithdrawn():
            return _withdraw(state, event)
        case _:
            assert_never(event)


def _refusal(state: PairState, event: PairEvent) -> Tell | None:
    """As everywhere; but a yes may be withdrawn after the close too."""
    refused = course.refusal(state, event)
    if refused and isinstance(event, RecordingWithdrawn) and state.mentorship and event.actor in state.both:
        closed = state.mentorship.status is MentorshipStatus.CLOSED
        return None if closed and state.who(event.actor).can_take_part else refused
    return refused


def _form(state: PairState, user_id: str) -> RecordingForm:
    recording = there(state).recording
    return RecordingForm(
        mentorship_id=there(state).id,
        version=recording.version,
        other=state.other(user_id).person,
        standing=standing(state),
        use=recording.use,
        agreed=user_id in recording.agreed,
    )


def _propose(state: PairState, event: RecordingProposed) -> Decision[PairState]:
    """A use of one's own needs the other's yes; the very words that the other proposed are a yes to them."""
    use = event.use.strip()
    recording = there(state).recording
    if not use:
        return Decision(state, reply=FieldErrors({"use": Phrase("recording-use-missing")}))
    if len(use) > USE_LIMIT:
        return Decision(state, reply=FieldErrors({"use": Phrase("recording-use-long", {"limit": USE_LIMIT})}))
    if recording.agreed and use == recording.use:
        return _say_yes(state, event)
    return _change(state, event, use=use, agreed=(event.actor,))


def _agree(state: PairState, event: RecordingAgreed) -> Decision[PairState]:
    recording = there(state).recording
    if event.actor in recording.agreed:
        return _say_yes(state, event)
    if event.version != recording.version or not recording.agreed:
        return Decision(state, reply=Tell(Phrase("recording-card-is-old")))
    return _say_yes(state, event)


def _say_yes(state: PairState, event: PairEvent) -> Decision[PairState]:
    """A second yes of the same person changes nothing."""
    recording = there(state).recording
    if event.actor in recording.agreed:
        known = "recording-is-on" if standing(state) is RecordingStanding.ON else "recording-waits"
        return Decision(state, reply=Tell(Phrase(known, {"other": state.other(event.actor).person})))
    return _change(state, event, use=recording.use, agreed=(*recording.agreed, event.actor))


def _withdraw(state: PairState, event: RecordingWithdrawn) -> Decision[PairState]:
    recording = there(state).recording
    if not recording.agreed:
        return Decision(state, reply=Tell(Phrase("recording-is-off")))
    return _change(state, event, use=recording.use, agreed=())


# --- what a change brings --------------------------------------------------------------------------------------------


def _change(state: PairState, event: PairEvent, *, use: str, agreed: tuple[str, ...]) -> Decision[PairState]:
    """The agreement shows it at once; the other hears of it in their own hours, or before a session that is near."""
    before = there(state).recording
    recording = replace(before, use=use, agreed=agreed, by=event.actor, version=before.version + 1)
    after = state.with_mentorship(recording=recording)
    say: tuple[Outgoing, ...] = (*overtaken(after), keep_current(after))
    if _is_unheard(state, before, agreed):
        return Decision(after, say, (Wake(key=timer_key(after)),), _answer(after, event.at))
    due = _heard_at(after, event.at)
    if due <= event.at:
        told = _say(after)
        return replace(told, say=(*say, *told.say), wake=(Wake(key=timer_key(after)),), reply=_answer(after, due))
    later = RecordingTold(
        team_id=state.team_id, at=due, mentorship_id=there(state).id, actor="", version=recording.version
    )
    return Decision(after, say, (Wake(key=timer_key(after), event=later),), _answer(after, due))


def _is_unheard(state: PairState, before: Recording, agreed: tuple[str, ...]) -> bool:
    """Is it taken back before the other heard of it? Nor is one who left told anything."""
    taken_back = not agreed and standing(state) is RecordingStanding.PROPOSED and before.shown < before.version
    return taken_back or not all(m.can_take_part for m in (state.mentee, state.mentor))


def _heard_at(state: PairState, at: datetime) -> datetime:
    """In the hours of the one who hears it; at once where a session begins before those."""
    recording, coming = there(state).recording, state.open_session
    due = worktime.next_working(at, state.other(recording.by), state.programme)
    starts = coming.starts_at if coming else None
    return at if starts and starts <= due else due


def _tell(state: PairState, event: RecordingTold) -> Decision[PairState]:
    """Only what still stands is told."""
    if state.mentorship is None or event.version != state.mentorship.recording.version:
        return Decision(state)
    running = state.mentorship.status is MentorshipStatus.OPEN
    withdrawn = state.mentorship.opened_at is not None and not state.mentorship.recording.agreed
    return _say(state) if running or withdrawn else Decision(state)


def _say(state: PairState) -> Decision[PairState]:
    """Under the agreement, naming the one whom it concerns."""
    recording = there(state).recording
    after = state.with_mentorship(recording=replace(recording, shown=recording.version))
    post = Post(
        key=card_key(state, recording.version),
        to=state.both,
        thread=root_key(there(state).id),
        message=card(state, recording.version),
    )
    return Decision(after, (post,))


def _answer(state: PairState, seen: datetime) -> Tell:
    """What the one who did it reads: how it stands now, and when the other hears of it."""
    other = state.other(there(state).recording.by).person
    return Tell(Phrase(f"recording-now-{standing(state)}", {"other": other, "seen": Moment(seen)}))
