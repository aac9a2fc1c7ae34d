"""A mentor is back before the day they had said: what waited for that is looked at now, and not the next morning.

The waiting list is roused by `flows.waiting`; here are the mentorships with nothing scheduled whose clock stood still.
It must not know how a pause begins or ends.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from flows import idle
from flows.decision import Decision, Event, Wake
from flows.idle import NothingScheduled


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorReturned(Event):
    """The pause of `user_id` is over before its day."""

    user_id: str
    kind: Literal["mentor_returned"] = "mentor_returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The clocks of somebody's mentorships with nothing scheduled, as they stand."""

    clocks: tuple[NothingScheduled, ...] = ()


def returned(team_id: str, user_id: str, at: datetime) -> Wake:
    """Look at `at` (aware) at what waited for this one."""
    event = MentorReturned(team_id=team_id, at=at, user_id=user_id)
    return Wake(key=f"profile:{user_id}:returned", event=event)


def decide(state: Held, event: MentorReturned) -> Decision[Held]:
    """Each clock that waited for somebody who was away looks again now; one that did not goes on as it is."""
    held = (clock for clock in state.clocks if clock.held and clock.held_for in {event.user_id, ""})
    return Decision(
        state,
        wake=tuple(Wake(key=idle.timer_key(each.mentorship_id), event=replace(each, at=event.at)) for each in held),
    )
