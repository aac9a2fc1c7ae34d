"""What the pair sees of recording in the thread of their agreement, and what a close does to it.

Made from the state alone; flows/recording.py decides when.
"""

from dataclasses import dataclass, replace
from typing import Literal

from flows.agreement import there
from flows.consent import RecordingStanding
from flows.decision import Decision, Message, Person, Update, Wake
from flows.pair_state import PairState


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingCard(Message):
    """`by` proposed, agreed to or withdrew it, and `other` hears of it. `version` tells this card from later ones.

    `overtaken`: something newer was said since, and this card asks nothing more.
    """

    mentorship_id: str
    version: int
    standing: RecordingStanding
    by: Person
    other: Person
    use: str = ""
    overtaken: bool = False
    kind: Literal["recording_card"] = "recording_card"


def standing(state: PairState) -> RecordingStanding:
    """How it stands between the two."""
    return there(state).recording.standing(state.both)


def card(state: PairState, version: int) -> RecordingCard:
    """The card of this change, as it stands now."""
    recording = there(state).recording
    return RecordingCard(
        mentorship_id=there(state).id,
        version=version,
        standing=standing(state),
        by=state.who(recording.by).person,
        other=state.other(recording.by).person,
        use=recording.use,
        overtaken=version != recording.version,
    )


def overtaken(state: PairState) -> tuple[Update, ...]:
    """The card that was said last asks nothing more."""
    shown = there(state).recording.shown
    return (Update(of=card_key(state, shown), to=state.both, message=card(state, shown)),) if shown else ()


def lapse(state: PairState) -> Decision[PairState]:
    """What a close does here: a proposal without every yes is over. What all agreed to stands, and may be withdrawn."""
    if not there(state).recording.version:
        return Decision(state)
    quiet = Wake(key=timer_key(state))
    if standing(state) is not RecordingStanding.PROPOSED:
        return Decision(state, wake=(quiet,))
    recording = there(state).recording
    over = state.with_mentorship(recording=replace(recording, agreed=(), version=recording.version + 1))
    return Decision(over, overtaken(over), (quiet,))


def timer_key(state: PairState) -> str:
    """The key of the timer that tells the other; the newest change takes the place of one not told yet."""
    return f"mentorship:{there(state).id}:recording"


def card_key(state: PairState, version: int) -> str:
    """The key of what is said of one change."""
    return f"{timer_key(state)}:{version}"
