"""What a counter-offer says: the mentor's form, the mentee's card, and the word to the mentor how it ended.

Values only, made from the state as it is; when they are said is for `flows.terms` to decide.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal

from flows.ask import InvitationStatus, Offer, Request, Terms
from flows.ask_state import AskState, Put
from flows.decision import Message, Person, Phrase, Update, View
from flows.mentee_card import MenteeCard, settled
from flows.request_view import NobodyLeft


class TermsOutcome(StrEnum):
    """How the mentee's card reads: WAITING with its buttons, the others with what became of it.

    ENDED: agreed to, and ended before the shared DM opened.
    """

    WAITING = "waiting"
    ACCEPTED = "accepted"
    PASSED = "passed"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsForm(View):
    """Other terms, beginning from those that were asked for."""

    request_id: str
    number: int
    mentee: Person
    asked: Terms
    max_sessions: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsCard(MenteeCard):
    """Other terms as the mentee sees them, leading with what is different.

    `standing` is where the request stands since they look further, `may_choose` whether they choose again, and
    `nobody` is there where nobody is left to choose.
    """

    name: ClassVar[str] = "terms"

    asked: Terms
    offered: Terms
    line: str
    outcome_of_it: TermsOutcome = TermsOutcome.WAITING
    opens_at: datetime | None = None
    standing: Phrase | None = None
    may_choose: bool = False
    nobody: NobodyLeft | None = None
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


def terms_card(put: Put, offer: Offer, outcome: TermsOutcome = TermsOutcome.WAITING) -> TermsCard:
    """The card as it reads now."""
    return TermsCard(
        request_id=put.request.id,
        number=put.invitation.number,
        mentor=put.mentor.member.person,
        goal=put.request.goal,
        asked=put.request.terms,
        offered=offer.terms,
        line=offer.line,
        until=offer.until or offer.made_at,
        outcome_of_it=outcome,
    )


def terms_overtaken(before: Put, status: InvitationStatus) -> tuple[Update, ...]:
    """The invitation ends as `status` while its other terms wait for the mentee: nothing is to be answered any more."""
    offer = before.invitation.open_offer
    if offer is None or offer.sent_at is None:
        return ()
    withdrawn = status is InvitationStatus.WITHDRAWN
    return settled(terms_card(before, offer, TermsOutcome.WITHDRAWN if withdrawn else TermsOutcome.TAKEN_BACK), before)


def terms_over(accepted: Put) -> tuple[Update, ...]:
    """What was agreed on other terms has ended before it began."""
    offer = accepted.invitation.offer
    return settled(terms_card(accepted, offer, TermsOutcome.ENDED), accepted) if offer and offer.sent_at else ()


def terms_ended(state: AskState, request: Request, offer: Offer, *, lapsed: bool) -> TermsEnded:
    """The word to the mentor how it ended."""
    return TermsEnded(
        mentee=state.mentee.person, goal=request.goal, asked=request.terms, offered=offer.terms, lapsed=lapsed
    )
