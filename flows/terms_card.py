"""What a counter-offer says: the mentor's form, the mentee's card, and the word to the mentor how it ended.

Values only, made from the state as it is; when they are said is for `flows.terms` to decide.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from flows.ask import AskState, Invitation, InvitationStatus, Mentor, Offer, Request, Terms
from flows.decision import Message, Person, Phrase, Post, Update, View


class TermsOutcome(StrEnum):
    """How the mentee's card reads: WAITING with its buttons, the others with what became of it."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    PASSED = "passed"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsForm(View):
    """Other terms, beginning from those that were asked for."""

    request_id: str
    number: int
    mentee: Person
    asked: Terms
    max_sessions: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsCard(Message):
    """Other terms as the mentee sees them, leading with what is different. `reminder`: the one reminder of it.

    `standing` is where the request stands since they look further, and `may_choose` whether they choose again.
    """

    request_id: str
    number: int
    mentor: Person
    goal: str
    asked: Terms
    offered: Terms
    line: str
    until: datetime
    outcome_of_it: TermsOutcome = TermsOutcome.WAITING
    opens_at: datetime | None = None
    standing: Phrase | None = None
    may_choose: bool = False
    reminder: bool = False
    kind: Literal["terms_card"] = "terms_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsEnded(Message):
    """The mentor hears that the mentee looks further, or could not answer in time. Nothing is to be done."""

    mentee: Person
    goal: str
    asked: Terms
    offered: Terms
    lapsed: bool
    kind: Literal["terms_ended"] = "terms_ended"


def terms_card(
    request: Request, invitation: Invitation, mentor: Mentor, offer: Offer, outcome: TermsOutcome
) -> TermsCard:
    """The card as it reads now."""
    return TermsCard(
        request_id=request.id,
        number=invitation.number,
        mentor=mentor.member.person,
        goal=request.goal,
        asked=request.terms,
        offered=offer.terms,
        line=offer.line,
        until=offer.until or offer.made_at,
        outcome_of_it=outcome,
    )


def terms_post(card: TermsCard, request: Request, invitation: Invitation) -> Post:
    """The card, or its reminder, as a post to the mentee."""
    key = _reminder_key(invitation) if card.reminder else _card_key(invitation)
    return Post(key=key, to=(request.mentee_id,), message=card)


def terms_settled(card: TermsCard, request: Request, invitation: Invitation) -> tuple[Update, ...]:
    """The card says what became of it, and so does the reminder, where there is one: no old button is left."""
    to = (request.mentee_id,)
    return (
        Update(of=_card_key(invitation), to=to, message=card),
        Update(of=_reminder_key(invitation), to=to, message=replace(card, reminder=True)),
    )


def terms_overtaken(
    request: Request, before: Invitation, mentor: Mentor, status: InvitationStatus
) -> tuple[Update, ...]:
    """The invitation ends as `status` while its other terms wait for the mentee: nothing is to be answered any more."""
    offer = before.open_offer
    if offer is None or offer.sent_at is None:
        return ()
    withdrawn = status is InvitationStatus.WITHDRAWN
    outcome = TermsOutcome.WITHDRAWN if withdrawn else TermsOutcome.TAKEN_BACK
    return terms_settled(terms_card(request, before, mentor, offer, outcome), request, before)


def terms_ended(state: AskState, request: Request, offer: Offer, *, lapsed: bool) -> TermsEnded:
    """The word to the mentor how it ended."""
    return TermsEnded(
        mentee=state.mentee.person, goal=request.goal, asked=request.terms, offered=offer.terms, lapsed=lapsed
    )


def _card_key(invitation: Invitation) -> str:
    return f"invitation:{invitation.id}:terms"


def _reminder_key(invitation: Invitation) -> str:
    return f"invitation:{invitation.id}:terms:reminder"
