"""The mentee's clock: what a mentor wrote back arrives in the mentee's working hours and waits by the mentors' rule.

product.md, *Decide*: so many of the mentee's working days, one reminder after one, then it lapses; the mentor's clock
stands still meanwhile. Pure. It must not know what is asked, nor what an answer or its lack means: other terms and a
question are journeys of their own (flows/terms.py, flows/question.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from flows import worktime
from flows.ask import Offer, Question
from flows.ask_state import AskState, Put
from flows.decision import Closed, Decision, Event, Wake
from flows.invitation_card import CardOutcome
from flows.invitation_clock import REMINDER_DAYS, InvitationEvent, as_it_reads, no_clock
from flows.mentee_card import MenteeCard, post

T = TypeVar("T", bound=Offer | Question)


def arrives(state: AskState, at: datetime) -> datetime:
    """When what was written at `at` may be said to the mentee (aware UTC, as all here)."""
    return worktime.next_working(at, state.mentee, state.programme)


@dataclass(frozen=True, slots=True)
class Turn(Generic[T]):
    """One kind of thing that waits for the mentee, with the clock's events of its own.

    `card` is the mentee's card while it waits, and `reads` how the mentor's reads meanwhile.
    """

    name: str
    due: type[InvitationEvent]
    reminder_due: type[InvitationEvent]
    lapsed: type[InvitationEvent]
    reads: CardOutcome
    card: Callable[[Put, T], MenteeCard]

    def begin(self, state: AskState, put: Put, theirs: T, event: Event) -> Decision[AskState]:
        """The mentor wrote it: their clock stands still, and the mentee has it as soon as their hours allow."""
        put = put.now(put.invitation.holding(theirs))
        state, stopped = state.with_invitation(put.invitation), no_clock(put.invitation)
        if theirs.arrives_at <= event.at:
            arrived = self.arrive(state, put, theirs, event)
            return replace(arrived, wake=(*stopped, *arrived.wake), reply=Closed())
        due = self._wake("arrive", self.due, put, event, theirs.arrives_at)
        return Decision(state, say=as_it_reads(state, put, self.reads, event.at), wake=(*stopped, due), reply=Closed())

    def arrive(self, state: AskState, put: Put, theirs: T, event: Event) -> Decision[AskState]:
        """The mentee has it, and their clock starts; the mentor's card says until when."""
        if theirs.sent_at:
            return Decision(state)
        days, mentee = state.programme.invitation_days, state.mentee
        until = worktime.add_working_days(event.at, days, mentee, state.programme)
        theirs = replace(theirs, sent_at=event.at, until=until)
        put = put.now(put.invitation.holding(theirs))
        timers = [self._wake("lapse", self.lapsed, put, event, until)]
        if days > REMINDER_DAYS:
            remind = worktime.add_working_days(event.at, REMINDER_DAYS, mentee, state.programme)
            timers.append(self._wake("remind", self.reminder_due, put, event, remind))
        return Decision(
            state.with_invitation(put.invitation),
            say=(*as_it_reads(state, put, self.reads, event.at), post(self.card(put, theirs), put)),
            wake=tuple(timers),
        )

    def remind(self, state: AskState, put: Put, theirs: T) -> Decision[AskState]:
        """The one reminder."""
        if not theirs.sent_at:
            return Decision(state)
        return Decision(state, say=(post(replace(self.card(put, theirs), reminder=True), put),))

    def _wake(self, timer: str, kind: type[InvitationEvent], put: Put, event: Event, at: datetime) -> Wake:
        due = kind(team_id=event.team_id, at=at, request_id=put.request.id, number=put.invitation.number)
        return Wake(key=f"invitation:{put.invitation.id}:{self.name}:{timer}", event=due)
