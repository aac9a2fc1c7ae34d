"""The terms journey: a mentor suggests other terms, and the mentee says yes or looks further, in one click.

product.md, *Decide*. Pure. One counter-offer waits at a time; the mentor's place stays reserved for it, and the clock
is the mentee's. A yes is as atomic as Accept; anything else passes the request on to the next of the shortlist.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never, get_args

from flows import invitation as invitations
from flows import mentee_clock, worktime
from flows.ask import (
    AskState,
    Invitation,
    InvitationStatus,
    Mentor,
    Offer,
    OfferStatus,
    Request,
    RequestStatus,
    Terms,
)
from flows.decision import Closed, Decision, Event, FieldErrors, Outgoing, Phrase, Post, Show, Tell, Wake
from flows.invitation import InvitationEvent, not_yours, too_late, what_became
from flows.invitation_card import CardOutcome
from flows.limits import terms_errors
from flows.member import local_day
from flows.proposal import Way
from flows.question_card import question_overtaken
from flows.request_view import LINE_LIMIT, standing
from flows.terms_card import TermsForm, TermsOutcome, terms_card, terms_ended, terms_post, terms_settled

# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsFormAsked(InvitationEvent):
    """The mentor clicked *Suggest other terms*."""

    kind: Literal["terms_form_asked"] = "terms_form_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsSuggested(InvitationEvent):
    """The mentor says what they can give instead."""

    sessions: int
    minutes: int
    needed_by: date | None = None
    ways: tuple[Way, ...] = ()
    line: str = ""
    kind: Literal["terms_suggested"] = "terms_suggested"

    @property
    def terms(self) -> Terms:
        """What they can give."""
        return Terms(sessions=self.sessions, minutes=self.minutes, needed_by=self.needed_by, ways=self.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsDue(InvitationEvent):
    """The clock: the mentee's working hours have come, the suggestion may arrive."""

    kind: Literal["terms_due"] = "terms_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsReminderDue(InvitationEvent):
    """The clock: one working day of the mentee's without an answer."""

    kind: Literal["terms_reminder_due"] = "terms_reminder_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsLapsed(InvitationEvent):
    """The clock: the mentee's time to answer is over."""

    kind: Literal["terms_lapsed"] = "terms_lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsAccepted(InvitationEvent):
    """The mentee said yes."""

    kind: Literal["terms_accepted"] = "terms_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPassed(InvitationEvent):
    """The mentee looks further."""

    kind: Literal["terms_passed"] = "terms_passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsEndDue(InvitationEvent):
    """The clock: the mentor's working hours have come, and they hear that it came to nothing."""

    kind: Literal["terms_end_due"] = "terms_end_due"


TermsEvent = (
    TermsFormAsked
    | TermsSuggested
    | TermsDue
    | TermsReminderDue
    | TermsLapsed
    | TermsAccepted
    | TermsPassed
    | TermsEndDue
)
EVENTS: tuple[type[Event], ...] = get_args(TermsEvent)


# --- the rules ---


def decide(state: AskState, event: TermsEvent) -> Decision[AskState]:
    """What each event does. Late and double clicks get a friendly line and change nothing."""
    put = state.put_to(event.number)
    if put is None:
        return Decision(state, reply=not_yours())
    request, invitation, mentor = put
    by_mentee = isinstance(event, TermsAccepted | TermsPassed)
    who = state.mentee if by_mentee else mentor.member
    if event.actor and (event.actor != who.user_id or (by_mentee and not _was_suggested(invitation))):
        return Decision(state, reply=not_yours())
    if event.actor and not who.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    match event:
        case TermsFormAsked():
            return _form(state, request, invitation)
        case TermsSuggested():
            return _suggested(state, request, invitation, mentor, event)
        case TermsEndDue():
            return _tell_mentor(state, request, invitation)
        case _:
            return _answered(state, request, invitation, mentor, event)


def _was_suggested(invitation: Invitation) -> bool:
    """Was it ever before the mentee?"""
    return invitation.offer is not None and invitation.offer.sent_at is not None


def _form(state: AskState, request: Request, invitation: Invitation) -> Decision[AskState]:
    if not invitations.is_open(state, invitation) or invitation.open_offer:
        return Decision(state, reply=too_late(state, invitation))
    form = TermsForm(
        request_id=request.id,
        number=invitation.number,
        mentee=state.mentee.person,
        asked=request.terms,
        max_sessions=state.programme.max_sessions,
    )
    return Decision(state, reply=Show(form))


def _suggested(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, event: TermsSuggested
) -> Decision[AskState]:
    if invitation.offer and (invitation.offer.terms, invitation.offer.line) == (event.terms, event.line):
        return Decision(state, reply=Closed())
    if not invitations.is_open(state, invitation) or invitation.open_offer:  # the form stays, and the words in it
        return Decision(state, reply=FieldErrors({"line": what_became(state, invitation)}))
    if errors := _errors(state, request, mentor, event):
        return Decision(state, reply=FieldErrors(errors))
    over = question_overtaken(request, invitation, mentor, invitation.status)
    offer = Offer(
        terms=event.terms, line=event.line, made_at=event.at, arrives_at=mentee_clock.arrives(state, event.at)
    )
    invitation = replace(
        invitations.overtaken(invitation), offer=offer, minutes=event.terms.total, answered_at=event.at
    )
    state = state.with_invitation(invitation).with_profile(replace(mentor.profile, unanswered=0))
    stopped = invitations.no_clock(invitation)
    if offer.arrives_at <= event.at:
        arrived = _arrive(state, request, invitation, mentor, offer, event)
        return replace(arrived, say=(*over, *arrived.say), wake=(*stopped, *arrived.wake), reply=Closed())
    due = TermsDue(team_id=event.team_id, at=offer.arrives_at, request_id=request.id, number=invitation.number)
    return Decision(
        state,
        say=(*over, *invitations.as_it_reads(state, request, invitation, mentor, CardOutcome.TERMS, event.at)),
        wake=(*stopped, Wake(key=f"invitation:{invitation.id}:terms:arrive", event=due)),
        reply=Closed(),
    )


def _errors(state: AskState, request: Request, mentor: Mentor, event: TermsSuggested) -> dict[str, Phrase]:
    """At least one thing differs, within what the programme allows and the mentor has room for."""
    errors = dict(terms_errors(event.terms, state.programme, local_day(event.at, mentor.member)))
    if len(event.line) > LINE_LIMIT:
        errors["line"] = Phrase("request-line-long", {"limit": LINE_LIMIT})
    if errors:
        return errors
    if event.terms.are(request.terms):
        return {"sessions": Phrase("terms-same", {"mentee": state.mentee.person})}
    if not mentor.room.holds(event.terms.total):
        return {"minutes": Phrase("terms-no-room", {"minutes": event.terms.total, "free": mentor.room.minutes})}
    return {}


def _answered(
    state: AskState,
    request: Request,
    invitation: Invitation,
    mentor: Mentor,
    event: TermsDue | TermsReminderDue | TermsLapsed | TermsAccepted | TermsPassed,
) -> Decision[AskState]:
    """What the mentee does, or the mentee's clock, while it waits; afterwards a click is told how it went."""
    offer = invitation.open_offer if invitations.is_open(state, invitation) else None
    if offer is None:
        reply = Tell(_is_over(invitation, mentor)) if event.actor else None
        return Decision(state, reply=reply)
    match event:
        case TermsDue():
            return _arrive(state, request, invitation, mentor, offer, event)
        case TermsReminderDue():
            return _remind(state, request, invitation, mentor, offer)
        case TermsLapsed():
            return _lapse(state, request, invitation, mentor, offer, event)
        case TermsAccepted():
            return _accept(state, request, invitation, mentor, offer, event)
        case TermsPassed():
            return _pass(state, request, invitation, mentor, offer, event)
        case _:
            assert_never(event)


def _arrive(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, offer: Offer, event: Event
) -> Decision[AskState]:
    """The mentee has it, and their clock starts; the mentor's card says until when."""
    if offer.sent_at:
        return Decision(state)
    until, remind = mentee_clock.runs_out(state, event.at), mentee_clock.reminds(state, event.at)
    offer = replace(offer, sent_at=event.at, until=until)
    invitation = replace(invitation, offer=offer)
    lapsed = TermsLapsed(team_id=event.team_id, at=until, request_id=request.id, number=invitation.number)
    timers = [Wake(key=f"invitation:{invitation.id}:terms:lapse", event=lapsed)]
    if remind:
        due = TermsReminderDue(team_id=event.team_id, at=remind, request_id=request.id, number=invitation.number)
        timers.append(Wake(key=f"invitation:{invitation.id}:terms:remind", event=due))
    card = terms_card(request, invitation, mentor, offer, TermsOutcome.WAITING)
    return Decision(
        state.with_invitation(invitation),
        say=(
            *invitations.as_it_reads(state, request, invitation, mentor, CardOutcome.TERMS, event.at),
            terms_post(card, request, invitation),
        ),
        wake=tuple(timers),
    )


def _remind(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, offer: Offer
) -> Decision[AskState]:
    if not offer.sent_at:
        return Decision(state)
    card = replace(terms_card(request, invitation, mentor, offer, TermsOutcome.WAITING), reminder=True)
    return Decision(state, say=(terms_post(card, request, invitation),))


def _accept(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, offer: Offer, event: TermsAccepted
) -> Decision[AskState]:
    """Atomic, as Accept is: the request is still open *and* the mentor still has room for it."""
    still_mentors = mentor.member.can_take_part and mentor.profile.listed
    if not (still_mentors and mentor.room.holds(offer.terms.total)):
        return Decision(state, reply=Tell(Phrase("terms-room-gone", {"mentor": mentor.member.person})))
    offer = replace(offer, status=OfferStatus.ACCEPTED)
    invitation = replace(invitation, offer=offer)
    agreed = invitations.agree(state, invitation, mentor, offer.terms, event)
    opens_at = worktime.for_both(event.at, state.mentee, mentor.member, state.programme)
    card = replace(
        terms_card(request, invitation, mentor, offer, TermsOutcome.ACCEPTED),
        opens_at=opens_at if opens_at > event.at else None,
    )
    return replace(agreed, say=(*agreed.say, *terms_settled(card, request, invitation)))


def _pass(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, offer: Offer, event: TermsPassed
) -> Decision[AskState]:
    """The next is asked; the mentee sees who, on the card they clicked."""
    offer = replace(offer, status=OfferStatus.PASSED)
    invitation = replace(invitation, offer=offer)
    ended = invitations.end(state, invitation, InvitationStatus.LAPSED, CardOutcome.TERMS_PASSED, event.at)
    further = invitations.look_further(ended, event)
    after = further.state.request
    may_choose = after is not None and after.status is RequestStatus.CHOOSING
    card = replace(
        terms_card(request, invitation, mentor, offer, TermsOutcome.PASSED),
        standing=Phrase("news-choose") if may_choose else standing(further.state),
        may_choose=may_choose,
    )
    told = _mentor_hears(state, request, invitation, mentor, event)
    return Decision(
        further.state,
        say=(*further.say, *terms_settled(card, request, invitation)),
        wake=(*further.wake, told),
        reply=Closed(),
    )


def _lapse(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, offer: Offer, event: TermsLapsed
) -> Decision[AskState]:
    """The next is asked, and both hear of it; nobody is blamed."""
    if not offer.sent_at:
        return Decision(state)
    offer = replace(offer, status=OfferStatus.LAPSED)
    invitation = replace(invitation, offer=offer)
    ended = invitations.end(state, invitation, InvitationStatus.LAPSED, CardOutcome.TERMS_LAPSED, event.at)
    passed = invitations.pass_on(ended, invitation, event)
    card = terms_card(request, invitation, mentor, offer, TermsOutcome.LAPSED)
    told = _mentor_hears(state, request, invitation, mentor, event)
    say: tuple[Outgoing, ...] = (*passed.say, *terms_settled(card, request, invitation))
    return replace(passed, say=say, wake=(*passed.wake, told))


def _mentor_hears(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, event: InvitationEvent
) -> Wake:
    """Their card says so at once; that they are told of it waits for their working hours."""
    at = worktime.next_working(event.at, mentor.member, state.programme)
    due = TermsEndDue(team_id=event.team_id, at=at, request_id=request.id, number=invitation.number)
    return Wake(key=f"invitation:{invitation.id}:terms:end", event=due)


def _tell_mentor(state: AskState, request: Request, invitation: Invitation) -> Decision[AskState]:
    offer = invitation.offer
    if offer is None or offer.status not in {OfferStatus.PASSED, OfferStatus.LAPSED}:
        return Decision(state)
    message = terms_ended(state, request, offer, lapsed=offer.status is OfferStatus.LAPSED)
    key = f"invitation:{invitation.id}:terms:end"
    return Decision(state, say=(Post(key=key, to=(invitation.mentor_id,), message=message),))


def _is_over(invitation: Invitation, mentor: Mentor) -> Phrase:
    """What a late or second click of the mentee's is told."""
    status = invitation.offer.status if invitation.offer else OfferStatus.OVER
    return Phrase(f"terms-is-{status}", {"mentor": mentor.member.person})
