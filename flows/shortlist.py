"""The shortlist: one mentor at a time is asked; where one cannot, the next is, by itself or by the mentee's choice.

product.md, *Decide*. Pure. An invitation reserves the mentor's place and minutes until it ends; each end leads here.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, assert_never

from flows import worktime
from flows.ask import Invitation, InvitationStatus, OfferStatus, Request, RequestStatus
from flows.ask_state import AskEvent, AskState, Mentor, Put
from flows.decision import Decision, Event, Outgoing, Post, Update, Wake
from flows.invitation_card import CardOutcome, InvitationNews
from flows.invitation_clock import InvitationDue, arrive, as_it_reads, no_clock
from flows.member import local_day
from flows.profile import open_to_requests
from flows.proposal import Match, Proposals
from flows.question_card import question_overtaken
from flows.request_view import nobody_left
from flows.terms_card import terms_overtaken
from flows.waiting import rouse
from flows.waiting_list import found_before, keep_if_nobody, look_now


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsDue(AskEvent):
    """The clock: the mentee's working hours have come; they hear how the request stands now.

    `proposals` are put on it before it is decided on, where the mentee would choose again.
    """

    before: str = ""
    proposals: Proposals | None = None
    kind: Literal["news_due"] = "news_due"


# --- asking ---


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


def _invite(state: AskState, request: Request, mentor: Mentor, event: Event) -> Decision[AskState]:
    """Reserve the place now; the card arrives, and its clock starts, in the mentor's next working hours."""
    arrives = _arrives(state, request, mentor, event.at)
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
        waited=request.found_at is not None,
    )
    put = Put(replace(request, status=RequestStatus.ASKING), invitation, mentor)
    old = old_news(state)
    state = state.with_request(put.request).with_invitation(invitation)
    if arrives <= event.at:
        arrived = arrive(state, put, event)
        return replace(arrived, say=(*old, *arrived.say))
    due = InvitationDue(team_id=event.team_id, at=arrives, request_id=request.id, number=invitation.number)
    return Decision(state, say=old, wake=(Wake(key=f"invitation:{invitation.id}:arrive", event=due),))


def _arrives(state: AskState, request: Request, mentor: Mentor, at: datetime) -> datetime:
    """In their working hours; from the waiting list at most one new invitation a working day."""
    arrives, last = worktime.next_working(at, mentor.member, state.programme), mentor.from_list_at
    if request.found_at and last and local_day(last, mentor.member) >= local_day(arrives, mentor.member):
        return worktime.start_of_next_working_day(last, mentor.member, state.programme)
    return arrives


def join(state: AskState, match: Match, event: Event) -> Decision[AskState]:
    """Somebody joins the shortlist, after those who are on it: the mentee's own order stands."""
    request, mentor = state.request, state.mentor(match.mentor_id)
    if request is None or mentor is None or not can_be_asked(mentor, request, event.at):
        return Decision(state)
    if match.mentor_id in {i.mentor_id for i in state.invitations} | {m.mentor_id for m in request.matches}:
        return Decision(state)
    match request.status:
        case RequestStatus.ASKING | RequestStatus.CHOOSING:
            chosen = (*request.chosen, match.mentor_id) if request.status is RequestStatus.ASKING else request.chosen
            longer = replace(request, matches=(*request.matches, match), chosen=chosen)
            return Decision(state.with_request(longer))
        case RequestStatus.WAITING:
            return Decision(state, wake=(look_now(state, request, event),))
        case RequestStatus.ACCEPTED | RequestStatus.WITHDRAWN:
            return Decision(state)
        case _:
            assert_never(request.status)


# --- an end ---


def withdraw_current(state: AskState, at: datetime) -> Decision[AskState]:
    """Take back the invitation some mentor has, kindly, because the mentee withdrew the request, or has left."""
    now = state.current
    if now is None:
        return Decision(state)
    outcome = CardOutcome.WITHDRAWN if state.mentee.can_take_part else CardOutcome.MENTEE_LEFT
    return end(state, now, InvitationStatus.WITHDRAWN, outcome, at)


def end(
    state: AskState, invitation: Invitation, status: InvitationStatus, outcome: CardOutcome, at: datetime
) -> Decision[AskState]:
    """The invitation ends: its clocks stop, its place is free, its cards say what became of it."""
    ended, before = replace(overtaken(invitation), status=status), state.put_to(invitation.number)
    say: tuple[Outgoing, ...] = ()
    if invitation.status is InvitationStatus.SENT and before:
        say = (
            *as_it_reads(state, before.now(ended), outcome, at),
            *terms_overtaken(before.now(invitation), status),
            *question_overtaken(before.now(invitation), status),
        )
    return Decision(state.with_invitation(ended), say=say, wake=no_clock(ended))


def overtaken(invitation: Invitation) -> Invitation:
    """The same with nothing that waits for the mentee."""
    offer, question = invitation.open_offer, invitation.open_question
    return replace(
        invitation,
        offer=replace(offer, status=OfferStatus.OVER) if offer else invitation.offer,
        question=replace(question, over=True) if question else invitation.question,
    )


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
    # A place is free again, perhaps for one who waits.
    roused = rouse(event.team_id, event.at)
    return Decision(asked.state, say=(*ended.say, *asked.say), wake=(*ended.wake, *asked.wake, roused))


def news(state: AskState, event: NewsDue) -> Decision[AskState]:
    """The mentee hears how it stands on the day they are told; what was overtaken is not said."""
    request, before = state.request, state.mentor(event.before)
    last = max((i for i in state.invitations if i.mentor_id == event.before), key=lambda i: i.number, default=None)
    if not (request and before and last) or request.status not in {RequestStatus.ASKING, RequestStatus.CHOOSING}:
        return Decision(state)
    now = state.current
    mentor = state.mentor(now.mentor_id) if now else None
    kept = keep_if_nobody(state, event.proposals, event)
    request = kept.state.request or request
    told = replace(
        _why(request, before, last),
        now=mentor.member.person if mentor else None,
        until=now.until if now else None,
        arrives=now.arrives_at if now else None,
        may_choose=request.status is RequestStatus.CHOOSING,
        wrote_back=now is not None and now.for_mentee is not None,
        nobody=nobody_left(request, event.proposals.free_on if event.proposals else None),
    )
    older = tuple(old for old in old_news(state) if old.of != _news_key(last))
    return replace(kept, say=(*older, Post(key=_news_key(last), to=(request.mentee_id,), message=told)))


def old_news(state: AskState) -> tuple[Update, ...]:
    """Whatever the mentee heard so far says only who could not: somebody else has it now, or nobody will."""
    request = state.request
    if request is None:
        return ()
    heard = ((i, state.mentor(i.mentor_id)) for i in state.invitations if i.status is not InvitationStatus.SENT)
    could_not = (
        Update(
            of=_news_key(invitation),
            to=(request.mentee_id,),
            message=replace(_why(request, mentor, invitation), overtaken=True),
        )
        for invitation, mentor in heard
        if mentor
    )
    return (*could_not, *found_before(request))


def _news_key(invitation: Invitation) -> str:
    return f"request:{invitation.request_id}:news:{invitation.number}"


def _why(request: Request, before: Mentor, last: Invitation) -> InvitationNews:
    """What became of the last invitation of `before`, who has it no more."""
    offered = last.offer.status if last.offer else None
    return InvitationNews(
        request_id=request.id,
        goal=request.goal,
        before=before.member.person,
        declined=last.status is InvitationStatus.DECLINED or offered is OfferStatus.OVER,
        now=None,
        until=None,
        arrives=None,
        may_choose=False,
        terms_lapsed=offered is OfferStatus.LAPSED,
        left=not before.member.can_take_part,
    )
