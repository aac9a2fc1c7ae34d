"""The invitation journey: one mentor at a time is asked, with a clock, until somebody says yes.

product.md, *Decide*. Pure. A request's invitations are numbered; only one of them waits at any time, and it reserves
the mentor's place and minutes until it ends. Other terms and a question, for which the mentee has the clock meanwhile,
are journeys of their own (flows/terms.py, flows/question.py), as is a no (flows/decline.py).
"""

from dataclasses import dataclass, replace
from typing import Literal, assert_never, get_args

from flows import join, pause, worktime
from flows.ask import Invitation, InvitationStatus, OfferStatus, RequestStatus, Terms
from flows.ask_state import AskEvent, AskState, Put
from flows.decision import Closed, Decision, Event, Outgoing, Phrase, Post, Tell, Wake
from flows.invitation_card import CardOutcome, PausedForSilence
from flows.invitation_clock import (
    InvitationDue,
    InvitationEvent,
    InvitationLapsed,
    InvitationReminderDue,
    arrive,
    as_it_reads,
    is_open,
    no_clock,
    remind,
)
from flows.member import local_day
from flows.mentorship import MentorshipOpened
from flows.pair import Mentorship, MentorshipStatus
from flows.profile import UNANSWERED_BEFORE_PAUSE, paused_for_silence
from flows.question_card import question_overtaken
from flows.shortlist import NewsDue, end, news, old_news, overtaken, pass_on
from flows.terms_card import terms_over

# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAccepted(InvitationEvent):
    """The mentor clicked Accept."""

    kind: Literal["invitation_accepted"] = "invitation_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationUndeliverable(InvitationEvent):
    """The card could not reach the mentor, or they left: the next is asked, and nobody is blamed."""

    kind: Literal["invitation_undeliverable"] = "invitation_undeliverable"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementEnded(AskEvent):
    """What was agreed to has ended, and its shared DM never opened."""

    kind: Literal["agreement_ended"] = "agreement_ended"


InvitationEvents = (
    InvitationDue
    | InvitationReminderDue
    | InvitationLapsed
    | InvitationAccepted
    | InvitationUndeliverable
    | NewsDue
    | AgreementEnded
)
EVENTS: tuple[type[Event], ...] = get_args(InvitationEvents)


# --- the rules ---


def decide(state: AskState, event: InvitationEvents) -> Decision[AskState]:
    """What each event does to an invitation. Late and double clicks get a friendly line and change nothing."""
    if isinstance(event, NewsDue):
        return news(state, event)
    if isinstance(event, AgreementEnded):
        return _ended(state, event)
    put = state.put_to(event.number)
    if put is None:
        return Decision(state, reply=not_yours())
    if refusal := refused(state, put, event):
        return Decision(state, reply=refusal)
    match event:
        case InvitationDue():
            return arrive(state, put, event)
        case InvitationReminderDue():
            return remind(state, put, event.at)
        case InvitationLapsed():
            return _lapse(state, put, event)
        case InvitationAccepted():
            return _accept(state, put, event)
        case InvitationUndeliverable():
            return _unreachable(state, put.invitation, event)
        case _:
            assert_never(event)


def refused(
    state: AskState, put: Put, event: InvitationEvent, *, of_mentee: bool = False, there: bool = True
) -> Tell | None:
    """The answer to whoever it is not for, and to guests; None where they may. `there`: was it ever before them?"""
    who = state.mentee if of_mentee else put.mentor.member
    if event.actor and not (event.actor == who.user_id and there):
        return not_yours()
    if event.actor and not who.can_take_part:
        return Tell(Phrase("guests-cannot"))
    return None


def _accept(state: AskState, put: Put, event: InvitationAccepted) -> Decision[AskState]:
    """Atomic: the request is still open *and* the mentor still has room (product.md, Decide)."""
    if not is_open(state, put.invitation) or put.invitation.open_offer:
        return Decision(state, reply=too_late(state, put.invitation))
    if not put.mentor.room.holds(put.request.total):
        return Decision(state, reply=Tell(Phrase("invitation-no-room", {"minutes": put.request.total})))
    return agree(state, put.now(replace(put.invitation, answered_at=event.at)), put.request.terms, event)


def agree(state: AskState, put: Put, terms: Terms, event: Event) -> Decision[AskState]:
    """On these terms it becomes a mentorship, whoever said the last yes."""
    request, before, mentor = put
    opens_at = worktime.for_both(event.at, state.mentee, mentor.member, state.programme)
    mentorship = Mentorship(
        id=request.id,
        mentee_id=request.mentee_id,
        mentor_id=before.mentor_id,
        goal=request.goal,
        outcome=request.outcome,
        tried=request.tried,
        questions=request.questions,
        sessions=terms.sessions,
        minutes=terms.minutes,
        needed_by=terms.needed_by,
        ways=terms.ways,
        status=MentorshipStatus.AGREED,
        agreed_at=event.at,
    )
    invitation = replace(overtaken(before), status=InvitationStatus.ACCEPTED)
    request = replace(request, status=RequestStatus.ACCEPTED, closed_at=event.at)
    answered = join.at_rest(state, request).with_profile(replace(mentor.profile, unanswered=0))
    accepted = replace(answered.with_invitation(invitation).with_request(request), mentorship=mentorship)
    opened = MentorshipOpened(team_id=event.team_id, at=opens_at, mentorship_id=mentorship.id)
    later = opens_at if opens_at > event.at else None
    outcome = CardOutcome.TERMS_ACCEPTED if took_terms(invitation) else CardOutcome.ACCEPTED
    return Decision(
        accepted,
        say=(
            *as_it_reads(state, Put(request, invitation, mentor), outcome, event.at, later),
            *question_overtaken(put, invitation.status),
            *join.needed_no_more(state, request),
            *old_news(state),
        ),
        wake=(*no_clock(invitation), Wake(key=f"mentorship:{mentorship.id}:open", event=opened)),
        reply=Closed(),
    )


def _lapse(state: AskState, put: Put, event: Event) -> Decision[AskState]:
    """Nobody is told who was slow. Three in a row pause the mentor, who is told (product.md, Decide)."""
    invitation, mentor = put.invitation, put.mentor
    if invitation.status is not InvitationStatus.SENT or invitation.for_mentee:
        return Decision(state)
    profile = replace(mentor.profile, unanswered=mentor.profile.unanswered + 1)
    told: tuple[Outgoing, ...] = ()
    wake: tuple[Wake, ...] = ()
    if profile.unanswered >= UNANSWERED_BEFORE_PAUSE:
        profile = paused_for_silence(profile, local_day(event.at, mentor.member))
        key = f"invitation:{invitation.id}:paused"
        told = (Post(key=key, to=(invitation.mentor_id,), message=PausedForSilence()),)
        wake = (pause.ends(event.team_id, mentor.member, profile.away_until),)
    ended = end(state.with_profile(profile), invitation, InvitationStatus.LAPSED, CardOutcome.LAPSED, event.at)
    passed = pass_on(ended, invitation, event)
    return replace(passed, say=(*passed.say, *told), wake=(*passed.wake, *wake))


def _unreachable(state: AskState, invitation: Invitation, event: Event) -> Decision[AskState]:
    if not invitation.waits:
        return Decision(state)
    ended = end(state, invitation, InvitationStatus.LAPSED, CardOutcome.LAPSED, event.at)
    return pass_on(ended, invitation, event)


def _ended(state: AskState, event: AgreementEnded) -> Decision[AskState]:
    """The cards that spoke of the shared DM to come say so no more."""
    accepted = next((i for i in state.invitations if i.status is InvitationStatus.ACCEPTED), None)
    put = state.put_to(accepted.number) if accepted else None
    if put is None:
        return Decision(state)
    said_by = put.invitation.answered_at or event.at
    return Decision(state, (*as_it_reads(state, put, CardOutcome.ENDED, said_by), *terms_over(put)))


def not_yours() -> Tell:
    """The one line for what is not theirs, whether it is there or not."""
    return Tell(Phrase("not-found-for-you"))


def too_late(state: AskState, invitation: Invitation) -> Tell:
    """What a late or second click of the mentor's is told."""
    return Tell(what_became(state, invitation))


def took_terms(invitation: Invitation) -> bool:
    """Was it agreed on other terms than were asked for?"""
    return invitation.offer is not None and invitation.offer.status is OfferStatus.ACCEPTED


def what_became(state: AskState, invitation: Invitation) -> Phrase:
    """What became of the invitation, for the mentor, with no blame; also while other terms are with the mentee."""
    became = "terms" if invitation.open_offer else "terms_accepted" if took_terms(invitation) else invitation.status
    if became == InvitationStatus.WITHDRAWN and not state.mentee.can_take_part:
        became = "mentee_left"
    return Phrase(f"invitation-is-{became}", {"mentee": state.mentee.person})
