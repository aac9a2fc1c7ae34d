"""The mentor's clock: the card arrives in their working hours, may be answered so long, is reminded of once.

product.md, *Decide*. Pure. Whatever waits or ends, the mentor's card, its reminder and the answer to their question
read as it stands: no button is old. Who is asked, and what an end means for the request, stands in flows/shortlist.py.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from flows import worktime
from flows.ask import Invitation, InvitationStatus, RequestStatus
from flows.ask_state import AskEvent, AskState, Mentor, Put
from flows.decision import Decision, Event, Post, Update, Wake
from flows.invitation_card import CardOutcome, card_key, card_now, reminder_key, reminder_now
from flows.question_card import answer_settled

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


# --- the card and its clock ---


def arrive(state: AskState, put: Put, event: Event) -> Decision[AskState]:
    """The mentor has the card, and their clock starts."""
    if put.invitation.status is not InvitationStatus.RESERVED:
        return Decision(state)
    until = worktime.add_working_days(event.at, state.programme.invitation_days, put.mentor.member, state.programme)
    put = put.now(replace(put.invitation, status=InvitationStatus.SENT, sent_at=event.at, until=until))
    card = Post(
        key=card_key(put.invitation), to=(put.invitation.mentor_id,), message=card_now(state, put, CardOutcome.OPEN)
    )
    timers = clock(put, event, until, reminder_due(state, put.invitation, put.mentor))
    return Decision(state.with_invitation(put.invitation), say=(card,), wake=tuple(timers))


def remind(state: AskState, put: Put, at: datetime) -> Decision[AskState]:
    """Once, and not while it is the mentee's turn."""
    invitation = put.invitation
    if not is_open(state, invitation) or invitation.for_mentee or invitation.reminded_at or not invitation.until:
        return Decision(state)
    put = put.now(replace(invitation, reminded_at=at))
    reminder = reminder_now(state, put, CardOutcome.OPEN)
    said = Post(key=reminder_key(invitation), to=(invitation.mentor_id,), message=reminder)
    return Decision(state.with_invitation(put.invitation), say=(said,))


def as_it_reads(
    state: AskState, put: Put, outcome: CardOutcome, at: datetime, opens_at: datetime | None = None
) -> tuple[Update, ...]:
    """The mentor's card says how it stands, and so do its reminder and the answer to a question: no button is old."""
    to = (put.invitation.mentor_id,)
    card = Update(of=card_key(put.invitation), to=to, message=card_now(state, put, outcome, opens_at))
    answer = answer_settled(state, put, outcome, opens_at)
    if not _was_reminded(state, put, at):
        return (card, *answer)
    reminder = reminder_now(state, put, outcome, opens_at)
    return (card, Update(of=reminder_key(put.invitation), to=to, message=reminder), *answer)


def _was_reminded(state: AskState, put: Put, at: datetime) -> bool:
    """Had the hour of the reminder come at `at`, or was it said?"""
    due = reminder_due(state, put.invitation, put.mentor)
    return put.invitation.reminded_at is not None or (due is not None and due <= at)


def reminder_due(state: AskState, invitation: Invitation, mentor: Mentor) -> datetime | None:
    """When the one reminder is sent by a clock that never stood still; None where there is too little time for one."""
    if invitation.sent_at is None or state.programme.invitation_days <= REMINDER_DAYS:
        return None
    return worktime.add_working_days(invitation.sent_at, REMINDER_DAYS, mentor.member, state.programme)


def clock(put: Put, event: Event, until: datetime, remind_at: datetime | None) -> list[Wake]:
    """The mentor's clock: it runs out at `until`, with the one reminder before where there is to be one."""
    team_id, request_id, number = event.team_id, put.request.id, put.invitation.number
    lapsed = InvitationLapsed(team_id=team_id, at=until, request_id=request_id, number=number)
    timers = [Wake(key=f"invitation:{put.invitation.id}:lapse", event=lapsed)]
    if remind_at:
        due = InvitationReminderDue(team_id=team_id, at=remind_at, request_id=request_id, number=number)
        timers.append(Wake(key=f"invitation:{put.invitation.id}:remind", event=due))
    return timers


def no_clock(invitation: Invitation) -> tuple[Wake, ...]:
    """Every clock of it stands still: the mentor's, and those of what the mentor wrote back."""
    timers = ["arrive", "remind", "lapse"]
    if invitation.offer:
        timers += ["terms:arrive", "terms:remind", "terms:lapse"]
    if invitation.question:
        timers += ["question:arrive", "question:remind", "question:lapse", "answer"]
    return tuple(Wake(key=f"invitation:{invitation.id}:{timer}") for timer in timers)


def is_open(state: AskState, invitation: Invitation) -> bool:
    """Has the mentor the card before them, and the mentee still asks?"""
    asking = state.request is not None and state.request.status is RequestStatus.ASKING
    return asking and invitation.status is InvitationStatus.SENT
