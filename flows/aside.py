"""Somebody writes under the agreement while times wait there for their answer: one line says which buttons give it.

What they write is not read, so nothing is made of it. It must not know what becomes of an offer.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

from flows import course
from flows.decision import Decision, Message, Person, Post
from flows.pair import Session, SessionStatus, root_key
from flows.pair_state import PairEvent, PairState
from flows.session_card import card_key

TOLD: Final = "buttons"
"""What a session is told of once, and the line's name in its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideWritten(PairEvent):
    """`actor` wrote something in the agreement's thread; nobody kept what."""

    kind: Literal["aside_written"] = "aside_written"


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonsDecide(Message):
    """To `other`, who has `times` of `by` to choose from: it is a button that takes one."""

    by: Person
    other: Person
    times: int
    kind: Literal["buttons_decide"] = "buttons_decide"


def decide(state: PairState, event: AsideWritten) -> Decision[PairState]:
    """Once for each offer, and to the one who answers it."""
    session = state.open_session
    if session is None or not course.is_running(state) or not _waits_for(state, session, event.actor):
        return Decision(state)
    told = state.with_session(replace(session, told=(*session.told, TOLD)))
    message = ButtonsDecide(
        by=state.who(session.offered_by).person, other=state.who(event.actor).person, times=len(session.offered)
    )
    thread = root_key(session.mentorship_id)
    return Decision(told, (Post(key=card_key(session, TOLD), to=state.both, thread=thread, message=message),))


def _waits_for(state: PairState, session: Session, user_id: str) -> bool:
    """Do times wait for this one's answer, who was not told yet how to give it?"""
    shown = session.status is SessionStatus.OFFERED and session.shown_at is not None
    return shown and user_id == state.other(session.offered_by).user_id and TOLD not in session.told
