"""Whom the mentee has in mind: what is said of them where they are not proposed, and whether they may be asked to join.

product.md, *Ask*. It must not know how they are asked (`join.py`).
"""

from dataclasses import dataclass

from flows.ask import Request
from flows.ask_state import AskState
from flows.decision import Person, Phrase
from flows.profile import was_put_forward


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinOffer:
    """The bot may ask `person`, who is no mentor, to join; or was told to. Their name is empty until it is known."""

    person: Person
    sessions: int
    minutes: int
    asked: bool


def not_proposed(state: AskState, request: Request) -> Phrase | None:
    """Whom the mentee named and who is not among the proposals: said openly, so that they need not wonder."""
    if not request.someone or request.someone in {m.mentor_id for m in request.matches}:
        return None
    listed = state.mentor(request.someone)
    known = listed is not None and listed.profile.listed
    return Phrase(
        "request-someone-not-now" if known else "request-someone-no-mentor", {"person": _person(state, request)}
    )


def join_offer(state: AskState, request: Request) -> JoinOffer | None:
    """Once asked, it says so until they join: a colleague who said no is not told of."""
    listed = state.mentor(request.someone) if request.someone else None
    if listed and listed.profile.listed:
        return None
    asked = request.join_asked_at is not None
    if not asked and not may_be_asked_to_join(state, request):
        return None
    return JoinOffer(person=_person(state, request), sessions=request.sessions, minutes=request.minutes, asked=asked)


def may_be_asked_to_join(state: AskState, request: Request) -> bool:
    """Nobody who said no or left before, and nobody who could not be the mentor: see product.md, *Ask*.

    One who is not known yet may be: they are known before they are asked (flows.join).
    """
    if not request.someone:
        return False
    before, someone, mentee = state.mentor(request.someone), state.someone, state.mentee
    if before and not was_put_forward(before.profile):
        return False
    if request.someone in {mentee.user_id, mentee.manager_id}:
        return False
    return someone is None or (someone.can_take_part and someone.manager_id != mentee.user_id)


def _person(state: AskState, request: Request) -> Person:
    return state.someone.person if state.someone else Person(request.someone, "")
