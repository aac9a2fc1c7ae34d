"""The terms journey: a mentor suggests other terms, and the mentee says yes or looks further, in one click.

product.md, *Decide*. Pure. One counter-offer waits at a time; the mentor's place stays reserved for it, and the clock
is the mentee's. A yes is as atomic as Accept; anything else passes the request on to the next of the shortlist.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, assert_never, get_args

from flows import worktime
from flows.ask import InvitationStatus, Offer, OfferStatus, RequestStatus, Terms
from flows.ask_state import AskState, Put
from flows.decision import Closed, Decision, Event, FieldErrors, Phrase, Post, Show, Tell, Wake
from flows.invitation import agree, not_yours, refused, too_late, what_became
from flows.invitation_card import CardOutcome
from flows.invitation_clock import InvitationEvent, is_open
from flows.limits import terms_errors
from flows.member import local_day
from flows.mentee_card import settled
from flows.mentee_clock import Turn, arrives
from flows.proposal import Proposals, Way
from flows.question_card import question_overtaken
from flows.request_form import LINE_LIMIT
from flows.request_view import nobody_left, standing
from flows.shortlist import end, look_further, old_news, overtaken, pass_on
from flows.terms_card import TermsCard, TermsForm, TermsOutcome, terms_card, terms_ended
from flows.waiting_list import keep_if_nobody

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
    """The mentee looks further. `proposals` for it are put on it before it is decided on."""

    proposals: Proposals | None = None
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


TURN = Turn(
    name=TermsCard.name,
    due=TermsDue,
    reminder_due=TermsReminderDue,
    lapsed=TermsLapsed,
    reads=CardOutcome.TERMS,
    card=terms_card,
)


# --- the rules ---


def decide(state: AskState, event: TermsEvent) -> Decision[AskState]:
    """What each event does. Late and double clicks get a friendly line and change nothing."""
    put = state.put_to(event.number)
    if put is None:
        return Decision(state, reply=not_yours())
    of_mentee, offer = isinstance(event, TermsAccepted | TermsPassed), put.invitation.offer
    if refusal := refused(state, put, event, of_mentee=of_mentee, there=not of_mentee or _was_there(offer)):
        return Decision(state, reply=refusal)
    match event:
        case TermsFormAsked():
            return _form(state, put)
        case TermsSuggested():
            return _suggested(state, put, event)
        case TermsEndDue():
            return _tell_mentor(state, put)
        case _:
            return _answered(state, put, event)


def _was_there(offer: Offer | None) -> bool:
    """Was it ever before the mentee?"""
    return offer is not None and offer.sent_at is not None


def _form(state: AskState, put: Put) -> Decision[AskState]:
    if not is_open(state, put.invitation) or put.invitation.open_offer:
        return Decision(state, reply=too_late(state, put.invitation))
    form = TermsForm(
        request_id=put.request.id,
        number=put.invitation.number,
        mentee=state.mentee.person,
        asked=put.request.terms,
        max_sessions=state.programme.max_sessions,
    )
    return Decision(state, reply=Show(form))


def _suggested(state: AskState, put: Put, event: TermsSuggested) -> Decision[AskState]:
    before = put.invitation
    if before.offer and (before.offer.terms, before.offer.line) == (event.terms, event.line):
        return Decision(state, reply=Closed())
    if not is_open(state, before) or before.open_offer:  # the form stays, and the words in it
        return Decision(state, reply=FieldErrors({"line": what_became(state, before)}))
    if errors := _errors(state, put, event):
        return Decision(state, reply=FieldErrors(errors))
    offer = Offer(terms=event.terms, line=event.line, made_at=event.at, arrives_at=arrives(state, event.at))
    state = state.with_profile(replace(put.mentor.profile, unanswered=0))
    now = replace(overtaken(before), minutes=event.terms.total, answered_at=event.at)
    begun = TURN.begin(state, put.now(now), offer, event)
    return replace(begun, say=(*question_overtaken(put, before.status), *begun.say))


def _errors(state: AskState, put: Put, event: TermsSuggested) -> dict[str, Phrase]:
    """At least one thing differs, within what the programme allows and the mentor has room for."""
    mentor = put.mentor
    errors = dict(terms_errors(event.terms, state.programme, local_day(event.at, mentor.member)))
    if len(event.line) > LINE_LIMIT:
        errors["line"] = Phrase("request-line-long", {"limit": LINE_LIMIT})
    if errors:
        return errors
    if event.terms.are(put.request.terms):
        return {"sessions": Phrase("terms-same", {"mentee": state.mentee.person})}
    if not mentor.room.holds(event.terms.total):
        return {"minutes": Phrase("terms-no-room", {"minutes": event.terms.total, "free": mentor.room.minutes})}
    return {}


def _answered(
    state: AskState,
    put: Put,
    event: TermsDue | TermsReminderDue | TermsLapsed | TermsAccepted | TermsPassed,
) -> Decision[AskState]:
    """What the mentee does, or the mentee's clock, while it waits; afterwards a click is told how it went."""
    offer = put.invitation.open_offer if is_open(state, put.invitation) else None
    if offer is None:
        reply = Tell(_is_over(put)) if event.actor else None
        return Decision(state, reply=reply)
    match event:
        case TermsDue():
            return TURN.arrive(state, put, offer, event)
        case TermsReminderDue():
            return TURN.remind(state, put, offer)
        case TermsLapsed():
            return _lapse(state, put, offer, event)
        case TermsAccepted():
            return _accept(state, put, offer, event)
        case TermsPassed():
            return _pass(state, put, offer, event)
        case _:
            assert_never(event)


def _accept(state: AskState, put: Put, offer: Offer, event: TermsAccepted) -> Decision[AskState]:
    """Atomic, as Accept is: the request is still open *and* the mentor still has room for it."""
    mentor = put.mentor
    still_mentors = mentor.member.can_take_part and mentor.profile.listed
    if not (still_mentors and mentor.room.holds(offer.terms.total)):
        return Decision(state, reply=Tell(Phrase("terms-room-gone", {"mentor": mentor.member.person})))
    put = _became(put, offer, OfferStatus.ACCEPTED)
    agreed = agree(state, put, offer.terms, event)
    opens_at = worktime.for_both(event.at, state.mentee, mentor.member, state.programme)
    card = terms_card(put, offer, TermsOutcome.ACCEPTED)
    card = replace(card, opens_at=opens_at if opens_at > event.at else None)
    return replace(agreed, say=(*agreed.say, *settled(card, put)))


def _pass(state: AskState, put: Put, offer: Offer, event: TermsPassed) -> Decision[AskState]:
    """The next is asked; the mentee sees who, on the card they clicked."""
    put = _became(put, offer, OfferStatus.PASSED)
    ended = end(state, put.invitation, InvitationStatus.LAPSED, CardOutcome.TERMS_PASSED, event.at)
    further = look_further(ended, event)
    kept = keep_if_nobody(further.state, event.proposals, event)
    after = kept.state.request or put.request
    may_choose = after.status is RequestStatus.CHOOSING
    nobody = nobody_left(after, event.proposals.free_on if event.proposals else None)
    card = replace(
        terms_card(put, offer, TermsOutcome.PASSED),
        standing=Phrase("news-choose") if may_choose else nobody.why if nobody else standing(kept.state),
        may_choose=may_choose,
        nobody=nobody,
    )
    older = old_news(kept.state) if kept.state.current is None else ()
    return Decision(
        kept.state,
        say=(*further.say, *older, *settled(card, put)),
        wake=(*further.wake, *kept.wake, _mentor_hears(state, put, event)),
        reply=Closed(),
    )


def _lapse(state: AskState, put: Put, offer: Offer, event: TermsLapsed) -> Decision[AskState]:
    """The next is asked, and both hear of it; nobody is blamed."""
    if not offer.sent_at:
        return Decision(state)
    put = _became(put, offer, OfferStatus.LAPSED)
    ended = end(state, put.invitation, InvitationStatus.LAPSED, CardOutcome.TERMS_LAPSED, event.at)
    passed = pass_on(ended, put.invitation, event)
    card = terms_card(put, offer, TermsOutcome.LAPSED)
    return replace(
        passed,
        say=(*passed.say, *settled(card, put)),
        wake=(*passed.wake, _mentor_hears(state, put, event)),
    )


def _became(put: Put, offer: Offer, status: OfferStatus) -> Put:
    return put.now(put.invitation.holding(replace(offer, status=status)))


def _mentor_hears(state: AskState, put: Put, event: InvitationEvent) -> Wake:
    """Their card says so at once; that they are told of it waits for their working hours."""
    at = worktime.next_working(event.at, put.mentor.member, state.programme)
    due = TermsEndDue(team_id=event.team_id, at=at, request_id=put.request.id, number=put.invitation.number)
    return Wake(key=_end_key(put), event=due)


def _tell_mentor(state: AskState, put: Put) -> Decision[AskState]:
    offer = put.invitation.offer
    if offer is None or offer.status not in {OfferStatus.PASSED, OfferStatus.LAPSED}:
        return Decision(state)
    message = terms_ended(state, put.request, offer, lapsed=offer.status is OfferStatus.LAPSED)
    return Decision(state, say=(Post(key=_end_key(put), to=(put.invitation.mentor_id,), message=message),))


def _end_key(put: Put) -> str:
    return f"invitation:{put.invitation.id}:terms:end"


def _is_over(put: Put) -> Phrase:
    """What a late or second click of the mentee's is told."""
    status = put.invitation.offer.status if put.invitation.offer else OfferStatus.OVER
    return Phrase(f"terms-is-{status}", {"mentor": put.mentor.member.person})
