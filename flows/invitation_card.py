"""What an invitation says: the mentor's card and reminder, the decline form, the mentee's news.

Values only, made from the state as it is; when they are said is for `flows.invitation` and `flows.shortlist` to decide.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from flows.ask import Invitation, OfferStatus, Terms
from flows.ask_state import AskState, Put
from flows.decision import Message, Person, View
from flows.proposal import Reason, Way
from flows.request_view import NobodyLeft


class CardOutcome(StrEnum):
    """How an invitation's card reads: OPEN with its buttons, the others with what became of it.

    TERMS: other terms wait for the mentee, who says yes (TERMS_ACCEPTED), looks further or is silent. ENDED: it was
    agreed to, and ended before the shared DM opened.
    """

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    MENTEE_LEFT = "mentee_left"
    TERMS = "terms"
    TERMS_ACCEPTED = "terms_accepted"
    TERMS_PASSED = "terms_passed"
    TERMS_LAPSED = "terms_lapsed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationCard(Message):
    """The request as the mentor sees it, leading with what it costs; once other terms are agreed, with those.

    `offered` are other terms that the mentor suggested, `question` what they asked. While either is with the mentee,
    `theirs_at` is when it arrives there and `theirs_until` until when they may answer, once it is there.
    `thought_of`: a colleague who said no thought of them.
    """

    request_id: str
    number: int
    mentee: Person
    mentee_title: str
    sessions: int
    minutes: int
    needed_by: date | None
    goal: str
    outcome: str
    tried: str
    line: str
    ways: tuple[Way, ...]
    reasons: tuple[Reason, ...]
    worked_together: bool
    until: datetime
    outcome_of_it: CardOutcome = CardOutcome.OPEN
    opens_at: datetime | None = None
    offered: Terms | None = None
    question: str = ""
    answer: str = ""
    theirs_at: datetime | None = None
    theirs_until: datetime | None = None
    thought_of: bool = False
    kind: Literal["invitation_card"] = "invitation_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationReminder(Message):
    """The one reminder a mentor gets. Once the invitation is over it says what became of it, like the card.

    `paused`: the mentor's question is with the mentee, and the clock stands still.
    """

    request_id: str
    number: int
    mentee: Person
    goal: str
    until: datetime
    outcome_of_it: CardOutcome = CardOutcome.OPEN
    opens_at: datetime | None = None
    may_ask: bool = False
    paused: bool = False
    kind: Literal["invitation_reminder"] = "invitation_reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationNews(Message):
    """The mentee hears who has the request now and until when, or that nobody on the list could take it.

    `left`: `before` can no longer take part. `terms_lapsed`: their other terms were not answered in time. `wrote_back`:
    whoever has it now has done so. `nobody` is left to choose: the request waits. `overtaken`: somebody else is asked
    by now, or nobody is to be.
    """

    request_id: str
    goal: str
    before: Person
    declined: bool
    now: Person | None
    until: datetime | None
    arrives: datetime | None
    may_choose: bool
    terms_lapsed: bool = False
    left: bool = False
    wrote_back: bool = False
    nobody: NobodyLeft | None = None
    overtaken: bool = False
    kind: Literal["invitation_news"] = "invitation_news"


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedForSilence(Message):
    """A mentor who left three invitations in a row unanswered is paused, told, and one click from being back."""

    kind: Literal["paused_for_silence"] = "paused_for_silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineForm(View):
    """Why not: private, and never shown to the mentee."""

    request_id: str
    number: int
    mentee: Person


def card_key(invitation: Invitation) -> str:
    """The key of an invitation's card."""
    return f"invitation:{invitation.id}:card"


def card_now(state: AskState, put: Put, outcome: CardOutcome, opens_at: datetime | None = None) -> InvitationCard:
    """The card as it reads now; `opens_at` (aware UTC) where the shared DM waits for its hour."""
    request, invitation = put.request, put.invitation
    offer, question, theirs = invitation.offer, invitation.question, invitation.for_mentee
    agreed = offer is not None and offer.status is OfferStatus.ACCEPTED
    terms = offer.terms if offer and agreed else request.terms
    return InvitationCard(
        request_id=request.id,
        number=invitation.number,
        mentee=state.mentee.person,
        mentee_title=", ".join(part for part in (state.mentee.title, state.mentee.site) if part),
        sessions=terms.sessions,
        minutes=terms.minutes,
        needed_by=terms.needed_by,
        goal=request.goal,
        outcome=request.outcome,
        tried=request.tried,
        line=request.line,
        ways=terms.ways,
        reasons=invitation.reasons,
        worked_together=put.mentor.worked_with_mentee,
        until=invitation.until or invitation.made_at,
        outcome_of_it=outcome,
        opens_at=opens_at,
        offered=offer.terms if offer and not agreed else None,
        question=question.text if question else "",
        answer=question.answer if question else "",
        theirs_at=theirs.arrives_at if theirs else None,
        theirs_until=theirs.until if theirs else None,
        thought_of=invitation.mentor_id in {each.named for each in state.invitations},
    )


def reminder_key(invitation: Invitation) -> str:
    """The key of an invitation's one reminder."""
    return f"invitation:{invitation.id}:reminder"


def reminder_now(
    state: AskState, put: Put, outcome: CardOutcome, opens_at: datetime | None = None
) -> InvitationReminder:
    """The reminder as it reads now, its outcome in place of its buttons once there is one."""
    invitation = put.invitation
    return InvitationReminder(
        request_id=put.request.id,
        number=invitation.number,
        mentee=state.mentee.person,
        goal=put.request.goal,
        until=invitation.until or invitation.made_at,
        outcome_of_it=outcome,
        opens_at=opens_at,
        may_ask=invitation.question is None,
        paused=invitation.open_question is not None,
    )
