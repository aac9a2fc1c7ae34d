"""The decline: a mentor says no, with a reason that stays private; the request goes on, and what was learned is kept.

product.md, *Decide*. Pure. *Not now* is offered a pause, *not my skill* a correction of the profile, *someone better*
is asked who: each after the no is said, so that closing the form changes nothing of it. The mentee is always told,
kindly, and never the reason.
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, assert_never, get_args

from flows import correction, pause
from flows.ask import DeclineReason, InvitationStatus
from flows.ask_state import AskState, Put
from flows.decision import (
    Closed,
    Decision,
    Event,
    FetchMember,
    FieldErrors,
    Outgoing,
    Person,
    Phrase,
    Reply,
    Show,
    Tell,
    View,
    Wake,
)
from flows.invitation import not_yours, refused, too_late
from flows.invitation_card import CardOutcome, DeclineForm
from flows.invitation_clock import InvitationEvent
from flows.member import local_day
from flows.profile import is_away
from flows.proposal import Match, ReasonKind
from flows.shortlist import end, join, pass_on
from flows.thought_of import ColleagueThoughtOf

TIME_TO_MEET = timedelta(minutes=1)
"""Within which Slack says who somebody is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueForm(View):
    """Who would be better than they."""

    request_id: str
    number: int
    mentee: Person


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueNamed(InvitationEvent):
    """The mentor said who would be better: a Slack id, empty for nobody.

    `match` is put on it before it is decided on, where that colleague offers help and nothing stands against it.
    """

    colleague: str = ""
    match: Match | None = None
    kind: Literal["colleague_named"] = "colleague_named"


DeclineEvent = DeclineAsked | InvitationDeclined | ColleagueNamed
EVENTS: tuple[type[Event], ...] = get_args(DeclineEvent)


# --- the rules ---


def decide(state: AskState, event: DeclineEvent) -> Decision[AskState]:
    """What each event does. Late and double clicks get a friendly line and change nothing."""
    put = state.put_to(event.number)
    if put is None:
        return Decision(state, reply=not_yours())
    if refusal := refused(state, put, event):
        return Decision(state, reply=refusal)
    match event:
        case ColleagueNamed():
            return _named(state, put, event)
        case _ if put.invitation.status is not InvitationStatus.SENT:
            return Decision(state, reply=too_late(state, put.invitation))
        case DeclineAsked():
            form = DeclineForm(request_id=put.request.id, number=put.invitation.number, mentee=state.mentee.person)
            return Decision(state, reply=Show(form))
        case InvitationDeclined():
            return _declined(state, put, event)
        case _:
            assert_never(event)


def _declined(state: AskState, put: Put, event: InvitationDeclined) -> Decision[AskState]:
    if event.reason not in set(DeclineReason):
        return Decision(state, reply=FieldErrors({"reason": Phrase("decline-reason-missing")}))
    reason = DeclineReason(event.reason)
    reasoned = replace(put.invitation, decline_reason=reason, answered_at=event.at)
    after = state.with_profile(replace(put.mentor.profile, unanswered=0))
    ended = end(after, reasoned, InvitationStatus.DECLINED, CardOutcome.DECLINED, event.at)
    return replace(pass_on(ended, reasoned, event), reply=_what_it_teaches(state, put, reason, event))


def _what_it_teaches(state: AskState, put: Put, reason: DeclineReason, event: Event) -> Reply:
    """The second question, where the reason has one; the no is said already."""
    mentor, mentee = put.mentor, state.mentee.person
    match reason:
        case DeclineReason.NOT_NOW:
            today = local_day(event.at, mentor.member)
            if not mentor.profile.listed or is_away(mentor.profile, today):
                return Closed()
            return Show(pause.PauseForm(until=today + pause.USUAL_PAUSE, declined=mentee))
        case DeclineReason.NOT_MY_SKILL:
            about = {each.words for each in put.invitation.reasons if each.about is ReasonKind.SKILL}
            form = correction.form(mentor.profile, about, mentee)
            return Show(form) if form else Closed()
        case DeclineReason.SOMEONE_BETTER:
            return Show(ColleagueForm(request_id=put.request.id, number=put.invitation.number, mentee=mentee))
        case DeclineReason.UNSAID:
            return Closed()
        case _:
            assert_never(reason)


# --- someone better ---


def _named(state: AskState, put: Put, event: ColleagueNamed) -> Decision[AskState]:
    """Once. The answer is the same whoever it is: who was asked before, or is away, is nobody's business here."""
    invitation = put.invitation
    if invitation.decline_reason is not DeclineReason.SOMEONE_BETTER:
        return Decision(state, reply=too_late(state, invitation))
    if invitation.named:
        return Decision(state, reply=Tell(Phrase("colleague-named-before")))
    if wrong := _wrong(state, put, event.colleague):
        return Decision(state, reply=FieldErrors({"colleague": wrong}))
    known = state.colleague.person if state.colleague else Person(event.colleague, "")
    thanks = Tell(Phrase("colleague-named", {"colleague": known, "mentee": state.mentee.person}))
    state = state.with_invitation(replace(invitation, named=event.colleague))
    if state.mentor(event.colleague) is None:
        # Of one not known yet Slack is asked first, who they are: by then that is answered.
        ask: tuple[Outgoing, ...] = () if state.colleague else (FetchMember(user_id=event.colleague),)
        thought_of = ColleagueThoughtOf(
            team_id=event.team_id,
            at=event.at + TIME_TO_MEET if ask else event.at,
            user_id=event.colleague,
            by=invitation.mentor_id,
            skills=put.request.skills,
        )
        wake = Wake(key=f"profile:{event.colleague}:thought-of", event=thought_of)
        return Decision(state, say=ask, wake=(wake,), reply=thanks)
    if event.match is None:
        return Decision(state, reply=thanks)
    return replace(join(state, event.match, event), reply=thanks)


def _wrong(state: AskState, put: Put, colleague: str) -> Phrase | None:
    """Why it cannot be they."""
    if not colleague:
        return Phrase("colleague-missing")
    if colleague == put.invitation.mentor_id:
        return Phrase("colleague-self")
    if colleague == put.request.mentee_id:
        return Phrase("colleague-mentee", {"mentee": state.mentee.person})
    if state.colleague and not state.colleague.can_take_part:
        return Phrase("colleague-guest", {"colleague": state.colleague.person})
    return None
