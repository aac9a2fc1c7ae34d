"""The decline: a mentor says no, with a reason that stays private; the request goes on to the next.

product.md, *Decide*. Pure. The mentee is always told, kindly, and never the reason.
"""

from dataclasses import dataclass, replace
from typing import Literal, assert_never, get_args

from flows.ask import AskState, DeclineReason, InvitationStatus, Put
from flows.decision import Closed, Decision, Event, FieldErrors, Phrase, Show
from flows.invitation import not_yours, refused, too_late
from flows.invitation_card import CardOutcome, DeclineForm
from flows.invitation_clock import InvitationEvent
from flows.shortlist import end, pass_on

# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineAsked(InvitationEvent):
    """The mentor clicked Decline; the private reason is asked for."""

    kind: Literal["decline_asked"] = "decline_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationDeclined(InvitationEvent):
    """The mentor said no, with a reason only the programme counts."""

    reason: str = DeclineReason.UNSAID
    kind: Literal["invitation_declined"] = "invitation_declined"


DeclineEvent = DeclineAsked | InvitationDeclined
EVENTS: tuple[type[Event], ...] = get_args(DeclineEvent)


# --- the rules ---


def decide(state: AskState, event: DeclineEvent) -> Decision[AskState]:
    """What each event does. Late and double clicks get a friendly line and change nothing."""
    put = state.put_to(event.number)
    if put is None:
        return Decision(state, reply=not_yours())
    if refusal := refused(state, put, event):
        return Decision(state, reply=refusal)
    if put.invitation.status is not InvitationStatus.SENT:
        return Decision(state, reply=too_late(state, put.invitation))
    match event:
        case DeclineAsked():
            form = DeclineForm(request_id=put.request.id, number=put.invitation.number, mentee=state.mentee.person)
            return Decision(state, reply=Show(form))
        case InvitationDeclined():
            return _decline(state, put, event)
        case _:
            assert_never(event)


def _decline(state: AskState, put: Put, event: InvitationDeclined) -> Decision[AskState]:
    if event.reason not in set(DeclineReason):
        return Decision(state, reply=FieldErrors({"reason": Phrase("decline-reason-missing")}))
    reasoned = replace(put.invitation, decline_reason=DeclineReason(event.reason), answered_at=event.at)
    state = state.with_profile(replace(put.mentor.profile, unanswered=0))
    ended = end(state, reasoned, InvitationStatus.DECLINED, CardOutcome.DECLINED, event.at)
    return replace(pass_on(ended, reasoned, event), reply=Closed())
