"""The invitation journey: one mentor at a time is asked, with a clock, until somebody says yes.

product.md, *Decide*. Pure. A request's invitations are numbered; only one of them waits at any time, and it reserves
the mentor's place and minutes until it ends. Other terms and a question, for which the mentee has the clock meanwhile,
are journeys of their own (flows/terms.py, flows/question.py), which end and agree by what is here.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, assert_never, get_args

from flows import join, worktime
from flows.ask import (
    AskEvent,
    AskState,
    DeclineReason,
    Invitation,
    InvitationStatus,
    Mentor,
    OfferStatus,
    Request,
    RequestStatus,
    Terms,
)
from flows.decision import (
    Closed,
    Decision,
    Event,
    FieldErrors,
    Outgoing,
    Phrase,
    Post,
    Reply,
    Show,
    Tell,
    Update,
    Wake,
)
from flows.invitation_card import (
    CardOutcome,
    DeclineForm,
    InvitationNews,
    PausedForSilence,
    card_key,
    card_now,
    reminder_key,
    reminder_now,
)
from flows.member import local_day
from flows.mentorship import MentorshipOpened
from flows.pair import Mentorship, MentorshipStatus
from flows.profile import UNANSWERED_BEFORE_PAUSE, open_to_requests, paused_for_silence
from flows.question_card import answer_settled, question_overtaken
from flows.terms_card import terms_overtaken

REMINDER_DAYS = 1
"""Working days after which the one reminder is sent (product.md, Decide)."""


# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationEvent(AskEvent):
    """An event of one invitation: the request's `number`-th."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationDue(InvitationEvent):
    """The clock: the mentor's working hours have come, the card may arrive."""

    kind: Literal["invitation_due"] = "invitation_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationReminderDue(InvitationEvent):
    """The clock: one working day without an answer."""

    kind: Literal["invitation_reminder_due"] = "invitation_reminder_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLapsed(InvitationEvent):
    """The clock: the time to answer is over."""

    kind: Literal["invitation_lapsed"] = "invitation_lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAccepted(InvitationEvent):
    """The mentor clicked Accept."""

    kind: Literal["invitation_accepted"] = "invitation_accepted"


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
class InvitationUndeliverable(InvitationEvent):
    """The card could not reach the mentor, or they left: the next is asked, and nobody is blamed."""

    kind: Literal["invitation_undeliverable"] = "invitation_undeliverable"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsDue(AskEvent):
    """The clock: the mentee's working hours have come; they hear how the request stands now."""

    before: str = ""
    kind: Literal["news_due"] = "news_due"


InvitationEvents = (
    InvitationDue
    | InvitationReminderDue
    | InvitationLapsed
    | InvitationAccepted
    | DeclineAsked
    | InvitationDeclined
    | InvitationUndeliverable
    | NewsDue
)
EVENTS: tuple[type[Event], ...] = get_args(InvitationEvents)


# --- the rules ---


def decide(state: AskState, event: InvitationEvents) -> Decision[AskState]:
    """What each event does to an invitation. Late and double clicks get a friendly line and change nothing."""
    request = state.request
    if request is None:
        return Decision(state, reply=not_yours())
    if isinstance(event, NewsDue):
        return _news(state, request, event)
    invitation = state.invitation(event.number)
    mentor = state.mentor(invitation.mentor_id) if invitation else None
    if invitation is None or mentor is None or (event.actor and event.actor != invitation.mentor_id):
        return Decision(state, reply=not_yours())
    if event.actor and not mentor.member.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    match event:
        case InvitationDue():
            return _arrive(state, request, invitation, mentor, event)
        case InvitationReminderDue():
            return _remind(state, request, invitation, mentor, event.at)
        case InvitationLapsed():
            return _lapse(state, invitation, mentor, event)
        case InvitationAccepted():
            return _accept(state, request, invitation, mentor, event)
        case DeclineAsked():
            return _ask_why(state, request, invitation)
        case InvitationDeclined():
            return _decline(state, invitation, mentor, event)
        case InvitationUndeliverable():
            return _unreachable(state, invitation, event)
        case _:
            assert_never(event)


def ask_next(state: AskState, event: Event) -> Decision[AskState]:
    """Ask the first of the mentee's choice who was not asked yet and can be; the mentee chooses again if none can."""
    request = state.request
    assert request is not None  # noqa: S101 - callers have one
    asked = {i.mentor_id for i in state.invitations}
    for mentor_id in request.chosen:
        mentor = state.mentor(mentor_id)
        if mentor and mentor_id not in asked and can_be_asked(mentor, request, event.at):
            return _invite(state, request, mentor, event)
    return Decision(state.with_request(replace(request, status=RequestStatus.CHOOSING, chosen=())))


def can_be_asked(mentor: Mentor, request: Request, at: datetime) -> bool:
    """What may have changed since the proposals were made: opted in, not away, active, with room (product.md, Room)."""
    today = local_day(at, mentor.member)
    return open_to_requests(mentor.profile, mentor.member, today) and mentor.room.holds(request.total)


def withdraw_current(state: AskState, at: datetime) -> Decision[AskState]:
    """Take back the invitation some mentor has, kindly, because the mentee withdrew the request."""
    now = state.current
    if now is None:
        return Decision(state)
    return end(state, now, InvitationStatus.WITHDRAWN, CardOutcome.WITHDRAWN, at)


def _invite(state: AskState, request: Request, mentor: Mentor, event: Event) -> Decision[AskState]:
    """Reserve the place now; the card arrives, and its clock starts, in the mentor's next working hours."""
    arrives = worktime.next_working(event.at, mentor.member, state.programme)
    reasons = next((m.reasons for m in request.matches if m.mentor_id == mentor.member.user_id), ())
    invitation = Invitation(
        id=f"{request.id}:{len(state.invitations) + 1}",
        request_id=request.id,
        mentor_id=mentor.member.user_id,
        number=len(state.invitations) + 1,
        status=InvitationStatus.RESERVED,
        minutes=request.total,
        made_at=event.at,
        reasons=reasons,
        arrives_at=arrives,
    )
    state = state.with_request(replace(request, status=RequestStatus.ASKING)).with_invitation(invitation)
    if arrives <= event.at:
        return _arrive(state, request, invitation, mentor, event)
    due = InvitationDue(team_id=event.team_id, at=arrives, request_id=request.id, number=invitation.number)
    return Decision(state, wake=(Wake(key=f"invitation:{invitation.id}:arrive", event=due),))


def _arrive(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, event: Event
) -> Decision[AskState]:
    if invitation.status is not InvitationStatus.RESERVED:
        return Decision(state)
    days = state.programme.invitation_days
    until = worktime.add_working_days(event.at, days, mentor.member, state.programme)
    invitation = replace(invitation, status=InvitationStatus.SENT, sent_at=event.at, until=until)
    timers = clock(request, invitation, event, until, reminder_due(state, invitation, mentor))
    card = Post(
        key=card_key(invitation),
        to=(invitation.mentor_id,),
        message=card_now(state, request, invitation, mentor, CardOutcome.OPEN),
    )
    return Decision(state.with_invitation(invitation), say=(card,), wake=tuple(timers))


def _remind(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, at: datetime
) -> Decision[AskState]:
    if not is_open(state, invitation) or invitation.for_mentee or invitation.reminded_at or not invitation.until:
        return Decision(state)
    invitation = replace(invitation, reminded_at=at)
    reminder = reminder_now(state, request, invitation, CardOutcome.OPEN)
    said = Post(key=reminder_key(invitation), to=(mentor.member.user_id,), message=reminder)
    return Decision(state.with_invitation(invitation), say=(said,))


def as_it_reads(
    state: AskState,
    request: Request,
    invitation: Invitation,
    mentor: Mentor,
    outcome: CardOutcome,
    at: datetime,
    opens_at: datetime | None = None,
) -> tuple[Update, ...]:
    """The mentor's card says how it stands, and so do its reminder and the answer to a question: no button is old."""
    to = (invitation.mentor_id,)
    card = Update(
        of=card_key(invitation), to=to, message=card_now(state, request, invitation, mentor, outcome, opens_at)
    )
    answer = answer_settled(state, request, invitation, outcome, opens_at)
    if not _was_reminded(state, invitation, mentor, at):
        return (card, *answer)
    reminder = reminder_now(state, request, invitation, outcome, opens_at)
    return (card, Update(of=reminder_key(invitation), to=to, message=reminder), *answer)


def _was_reminded(state: AskState, invitation: Invitation, mentor: Mentor, at: datetime) -> bool:
    """Had the hour of the reminder come at `at`, or was it said?"""
    due = reminder_due(state, invitation, mentor)
    return invitation.reminded_at is not None or (due is not None and due <= at)


def reminder_due(state: AskState, invitation: Invitation, mentor: Mentor) -> datetime | None:
    """When the one reminder is sent by a clock that never stood still; None where there is too little time for one."""
    if invitation.sent_at is None or state.programme.invitation_days <= REMINDER_DAYS:
        return None
    return worktime.add_working_days(invitation.sent_at, REMINDER_DAYS, mentor.member, state.programme)


def clock(
    request: Request, invitation: Invitation, event: Event, until: datetime, remind: datetime | None
) -> list[Wake]:
    """The mentor's clock: it runs out at `until`, with the one reminder before where there is to be one."""
    lapsed = InvitationLapsed(team_id=event.team_id, at=until, request_id=request.id, number=invitation.number)
    timers = [Wake(key=f"invitation:{invitation.id}:lapse", event=lapsed)]
    if remind:
        due = InvitationReminderDue(team_id=event.team_id, at=remind, request_id=request.id, number=invitation.number)
        timers.append(Wake(key=f"invitation:{invitation.id}:remind", event=due))
    return timers


def is_open(state: AskState, invitation: Invitation) -> bool:
    """Has the mentor the card before them, and the mentee still asks?"""
    asking = state.request is not None and state.request.status is RequestStatus.ASKING
    return asking and invitation.status is InvitationStatus.SENT


def _accept(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, event: Event
) -> Decision[AskState]:
    """Atomic: the request is still open *and* the mentor still has room (product.md, Decide)."""
    if not is_open(state, invitation) or invitation.open_offer:
        return Decision(state, reply=too_late(state, invitation))
    if not mentor.room.holds(request.total):
        return Decision(state, reply=Tell(Phrase("invitation-no-room", {"minutes": request.total})))
    return agree(state, replace(invitation, answered_at=event.at), mentor, request.terms, event)


def agree(state: AskState, invitation: Invitation, mentor: Mentor, terms: Terms, event: Event) -> Decision[AskState]:
    """On these terms it becomes a mentorship, whoever said the last yes."""
    request = state.request
    assert request is not None  # noqa: S101 - an invitation belongs to one
    opens_at = worktime.for_both(event.at, state.mentee, mentor.member, state.programme)
    mentorship = Mentorship(
        id=request.id,
        mentee_id=request.mentee_id,
        mentor_id=invitation.mentor_id,
        goal=request.goal,
        outcome=request.outcome,
        tried=request.tried,
        sessions=terms.sessions,
        minutes=terms.minutes,
        needed_by=terms.needed_by,
        ways=terms.ways,
        status=MentorshipStatus.AGREED,
        agreed_at=event.at,
    )
    before, invitation = invitation, replace(overtaken(invitation), status=InvitationStatus.ACCEPTED)
    request = replace(request, status=RequestStatus.ACCEPTED, closed_at=event.at)
    accepted = replace(
        state.with_invitation(invitation).with_request(request).with_profile(replace(mentor.profile, unanswered=0)),
        mentorship=mentorship,
    )
    opened = MentorshipOpened(team_id=event.team_id, at=opens_at, mentorship_id=mentorship.id)
    later = opens_at if opens_at > event.at else None
    outcome = CardOutcome.TERMS_ACCEPTED if took_terms(invitation) else CardOutcome.ACCEPTED
    return Decision(
        accepted,
        say=(
            *as_it_reads(state, request, invitation, mentor, outcome, event.at, later),
            *question_overtaken(request, before, mentor, invitation.status),
            *join.needed_no_more(state, request),
        ),
        wake=(*no_clock(invitation), Wake(key=f"mentorship:{mentorship.id}:open", event=opened)),
        reply=Closed(),
    )


def _ask_why(state: AskState, request: Request, invitation: Invitation) -> Decision[AskState]:
    if invitation.status is not InvitationStatus.SENT:
        return Decision(state, reply=too_late(state, invitation))
    form = DeclineForm(request_id=request.id, number=invitation.number, mentee=state.mentee.person)
    return Decision(state, reply=Show(form))


def _decline(state: AskState, invitation: Invitation, mentor: Mentor, event: InvitationDeclined) -> Decision[AskState]:
    if invitation.status is not InvitationStatus.SENT:
        return Decision(state, reply=too_late(state, invitation))
    if event.reason not in set(DeclineReason):
        return Decision(state, reply=FieldErrors({"reason": Phrase("decline-reason-missing")}))
    reasoned = replace(invitation, decline_reason=DeclineReason(event.reason), answered_at=event.at)
    state = state.with_profile(replace(mentor.profile, unanswered=0))
    ended = end(state, reasoned, InvitationStatus.DECLINED, CardOutcome.DECLINED, event.at)
    return replace(pass_on(ended, reasoned, event), reply=Closed())


def _lapse(state: AskState, invitation: Invitation, mentor: Mentor, event: Event) -> Decision[AskState]:
    """Nobody is told who was slow. Three in a row pause the mentor, who is told (product.md, Decide)."""
    if invitation.status is not InvitationStatus.SENT or invitation.for_mentee:
        return Decision(state)
    profile = replace(mentor.profile, unanswered=mentor.profile.unanswered + 1)
    told: tuple[Outgoing, ...] = ()
    if profile.unanswered >= UNANSWERED_BEFORE_PAUSE:
        profile = paused_for_silence(profile, local_day(event.at, mentor.member))
        key = f"invitation:{invitation.id}:paused"
        told = (Post(key=key, to=(invitation.mentor_id,), message=PausedForSilence()),)
    ended = end(state.with_profile(profile), invitation, InvitationStatus.LAPSED, CardOutcome.LAPSED, event.at)
    passed = pass_on(ended, invitation, event)
    return replace(passed, say=(*passed.say, *told))


def _unreachable(state: AskState, invitation: Invitation, event: Event) -> Decision[AskState]:
    if not invitation.waits:
        return Decision(state)
    ended = end(state, invitation, InvitationStatus.LAPSED, CardOutcome.LAPSED, event.at)
    return pass_on(ended, invitation, event)


def end(
    state: AskState, invitation: Invitation, status: InvitationStatus, outcome: CardOutcome, at: datetime
) -> Decision[AskState]:
    """The invitation ends: its clocks stop, its place is free, its cards say what became of it."""
    before, invitation = invitation, replace(overtaken(invitation), status=status)
    request, mentor = state.request, state.mentor(invitation.mentor_id)
    say: tuple[Outgoing, ...] = ()
    if before.status is InvitationStatus.SENT and request and mentor:
        say = (
            *as_it_reads(state, request, invitation, mentor, outcome, at),
            *terms_overtaken(request, before, mentor, status),
            *question_overtaken(request, before, mentor, status),
        )
    return Decision(state.with_invitation(invitation), say=say, wake=no_clock(invitation))


def overtaken(invitation: Invitation) -> Invitation:
    """The same with nothing that waits for the mentee."""
    offer, question = invitation.open_offer, invitation.open_question
    return replace(
        invitation,
        offer=replace(offer, status=OfferStatus.OVER) if offer else invitation.offer,
        question=replace(question, over=True) if question else invitation.question,
    )


def no_clock(invitation: Invitation) -> tuple[Wake, ...]:
    """Every clock of it stands still: the mentor's, and those of what the mentor wrote back."""
    timers = ["arrive", "remind", "lapse"]
    if invitation.offer:
        timers += ["terms:arrive", "terms:remind", "terms:lapse"]
    if invitation.question:
        timers += ["question:arrive", "question:remind", "question:lapse", "answer"]
    return tuple(Wake(key=f"invitation:{invitation.id}:{timer}") for timer in timers)


def pass_on(ended: Decision[AskState], before: Invitation, event: Event) -> Decision[AskState]:
    """The next of the shortlist is asked by itself where the mentee wished so; either way the mentee hears of it."""
    asked = look_further(ended, event)
    state = asked.state
    assert state.request is not None  # noqa: S101 - an invitation belongs to one
    told_at = worktime.next_working(event.at, state.mentee, state.programme)
    news = NewsDue(team_id=event.team_id, at=told_at, request_id=state.request.id, before=before.mentor_id)
    return replace(asked, wake=(*asked.wake, Wake(key=f"request:{state.request.id}:news", event=news)))


def look_further(ended: Decision[AskState], event: Event) -> Decision[AskState]:
    """The next of the shortlist is asked by itself where the mentee wished so; else the mentee chooses again."""
    state = ended.state
    request = state.request
    assert request is not None  # noqa: S101 - an invitation belongs to one
    if request.cascade:
        asked = ask_next(state, event)
    else:
        asked = Decision(state.with_request(replace(request, status=RequestStatus.CHOOSING)))
    return Decision(asked.state, say=(*ended.say, *asked.say), wake=(*ended.wake, *asked.wake))


def _news(state: AskState, request: Request, event: NewsDue) -> Decision[AskState]:
    """The mentee hears how it stands on the day they are told; what was overtaken is not said."""
    before = state.mentor(event.before)
    last = max((i for i in state.invitations if i.mentor_id == event.before), key=lambda i: i.number, default=None)
    if not before or not last or request.status not in {RequestStatus.ASKING, RequestStatus.CHOOSING}:
        return Decision(state)
    now = state.current
    mentor = state.mentor(now.mentor_id) if now else None
    offered = last.offer.status if last.offer else None
    news = InvitationNews(
        request_id=request.id,
        goal=request.goal,
        before=before.member.person,
        declined=last.status is InvitationStatus.DECLINED or offered is OfferStatus.OVER,
        now=mentor.member.person if mentor else None,
        until=now.until if now else None,
        arrives=now.arrives_at if now else None,
        may_choose=request.status is RequestStatus.CHOOSING,
        terms_lapsed=offered is OfferStatus.LAPSED,
        wrote_back=now is not None and now.for_mentee is not None,
    )
    return Decision(
        state, say=(Post(key=f"request:{request.id}:news:{last.number}", to=(request.mentee_id,), message=news),)
    )


def not_yours() -> Reply:
    """The one line for what is not theirs, whether it is there or not."""
    return Tell(Phrase("not-found-for-you"))


def too_late(state: AskState, invitation: Invitation) -> Reply:
    """What a late or second click of the mentor's is told."""
    return Tell(what_became(state, invitation))


def took_terms(invitation: Invitation) -> bool:
    """Was it agreed on other terms than were asked for?"""
    return invitation.offer is not None and invitation.offer.status is OfferStatus.ACCEPTED


def what_became(state: AskState, invitation: Invitation) -> Phrase:
    """What became of the invitation, for the mentor, with no blame; also while other terms are with the mentee."""
    became = "terms" if invitation.open_offer else "terms_accepted" if took_terms(invitation) else invitation.status
    return Phrase(f"invitation-is-{became}", {"mentee": state.mentee.person})
