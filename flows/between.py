"""What comes between two sessions: the mentee chooses it, and may choose anew until they answered what was asked of it.

product.md, *Three models*: a plan, action steps, a piece of work, or nothing. What the choice leads to is
flows/touchpoint.py's. It must not know how a time is found.
"""

from dataclasses import dataclass
from typing import Final, Literal

from flows import course, gap, outcome, session_card, touchpoint, usual
from flows.agreement import keep_current, there
from flows.decision import Closed, Decision, FieldErrors, Person, Phrase, Show, Tell, View
from flows.pair import Between, Session
from flows.pair_state import PairEvent, PairState


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenForm(View):
    """What comes after session `number`? `chosen` stands there now, or is the usual kind while nothing does."""

    mentorship_id: str
    number: int
    attempt: int
    mentor: Person
    chosen: Between


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenEvent(PairEvent):
    """An event of what comes after an attempt at session `number`; 0 for whichever was the last."""

    number: int = 0
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenAsked(BetweenEvent):
    """The mentee would rather have something else come between."""

    kind: Literal["between_asked"] = "between_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenChosen(BetweenEvent):
    """The mentee says what they take on until the next session; None where the form's choice was left empty."""

    between: Between | None
    kind: Literal["between_chosen"] = "between_chosen"


EVENTS: Final = (BetweenAsked, BetweenChosen)


def decide(state: PairState, event: BetweenAsked | BetweenChosen) -> Decision[PairState]:
    """Late, double and foreign clicks get a line and change nothing."""
    if refused := course.refusal(state, event):
        return Decision(state, reply=refused)
    if event.actor != state.mentee.user_id:
        return Decision(state, reply=Tell(Phrase("session-between-mentee", {"mentee": state.mentee.person})))
    session = _meant(state, event)
    if session is None or not gap.may_choose(state, session.number):
        answered = session is not None and gap.is_answered(state, session.number)
        return Decision(state, reply=Tell(Phrase("between-is-answered" if answered else "session-card-is-old")))
    if isinstance(event, BetweenAsked):
        return Decision(state, reply=Show(_form(state, session)))
    return _choose(state, session, event)


def _meant(state: PairState, event: BetweenEvent) -> Session | None:
    """The session a click speaks of, in the attempt that was held."""
    if not event.number:
        return gap.to_choose(state)
    session = state.session(event.number)
    return session if session and session.attempt == event.attempt else None


def _form(state: PairState, session: Session) -> BetweenForm:
    return BetweenForm(
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        mentor=state.mentor.person,
        chosen=session.between or usual.between(there(state)),
    )


def _choose(state: PairState, session: Session, event: BetweenChosen) -> Decision[PairState]:
    """It words the touchpoint, and NOTHING leaves it out; the cards and clocks follow."""
    if event.between is None:
        return Decision(state, reply=FieldErrors({"between": Phrase("between-missing")}))
    if session.between is event.between:
        return Decision(state, reply=Closed())
    taken = touchpoint.take_up(state, session, event.between, event.at)
    chosen = taken.state
    prepared = session_card.update_preparation(chosen, chosen.open_session) if chosen.open_session else ()
    cards = (*outcome.show(chosen, chosen.session(session.number)), *prepared)
    return Decision(chosen, (*cards, *taken.say, keep_current(chosen)), taken.wake, Closed())
