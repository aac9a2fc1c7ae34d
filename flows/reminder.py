"""The ten-minute reminder: a message of one's own before each session, for those who asked for it.

For everybody else the alarm in the calendar file is enough (product.md, Meet). It is one person's setting, asked for in
one click on a time card, kept until they switch it off in App Home. It must not know how a session got its time.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal

from flows.agreement import there
from flows.decision import Decision, Event, Message, Person, Phrase, Post, Tell
from flows.member import MemberState
from flows.pair import Session
from flows.pair_state import PairState
from flows.proposal import Way
from flows.session_card import card_key

AHEAD: Final = timedelta(minutes=10)
"""How long before a session the reminder comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Message):
    """It begins in ten minutes; to one of the two alone."""

    number: int
    sessions: int
    goal: str
    other: Person
    starts_at: datetime
    minutes: int
    way: Way | None = None
    place: str = ""
    kind: Literal["reminder"] = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderChosen(Event):
    """Somebody would like the reminders from now on, or no more of them."""

    user_id: str
    wanted: bool
    kind: Literal["reminder_chosen"] = "reminder_chosen"


def decide(state: MemberState, event: ReminderChosen) -> Decision[MemberState]:
    """Keep the setting; it holds for every session that has not come that near yet."""
    member = state.member
    if member is None or not member.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    told = Tell(Phrase("reminder-wanted" if event.wanted else "reminder-unwanted"))
    if member.reminders == event.wanted:
        return Decision(state, reply=told)
    return Decision(replace(state, member=replace(member, reminders=event.wanted)), reply=told)


def posts(state: PairState, session: Session, starts_at: datetime) -> tuple[Post, ...]:
    """The reminders of those of the two who want them."""
    return tuple(
        Post(
            key=f"{card_key(session, 'soon')}:{member.user_id}",
            to=(member.user_id,),
            message=Reminder(
                number=session.number,
                sessions=max(there(state).sessions, session.number),
                goal=there(state).goal,
                other=state.other(member.user_id).person,
                starts_at=starts_at,
                minutes=session.minutes,
                way=session.way,
                place=session.place,
            ),
        )
        for member in (state.mentee, state.mentor)
        if member.reminders
    )
