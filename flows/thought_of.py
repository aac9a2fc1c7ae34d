"""One of whom a mentor, saying no, thought as better: where they offer no help yet, they are told once, and may join.

product.md, *Decide*. Pure. They hear who thought of them, and nothing of the request. The card and its answers are
those of anybody who was put forward (flows/put_forward.py): it comes in their own working hours.
"""

from dataclasses import dataclass, replace
from typing import Literal

from flows import worktime
from flows.decision import Decision, Wake
from flows.profile import Profile, ProfileEvent, ProfileState, ProfileStatus, refused
from flows.proposal import Skill
from flows.put_forward import PutForwardDue
from flows.put_forward_card import put_forward_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueThoughtOf(ProfileEvent):
    """A mentor named them. `by` is that mentor's Slack id, `skills` what they would be listed for, to begin with."""

    by: str
    skills: tuple[str, ...] = ()
    kind: Literal["colleague_thought_of"] = "colleague_thought_of"


EVENTS = (ColleagueThoughtOf,)


def decide(state: ProfileState, event: ColleagueThoughtOf) -> Decision[ProfileState]:
    """Once in all: not whoever joined, said no, left, or was put forward before; nor guests."""
    if state.member is None or state.profile is not None or refused(state):
        return Decision(state)
    profile = Profile(
        user_id=state.user_id,
        status=ProfileStatus.PROPOSED,
        skills=tuple(Skill(name) for name in event.skills),
        proposed_by=event.by,
    )
    at = worktime.next_working(event.at, state.member, state.programme)
    due = PutForwardDue(team_id=event.team_id, at=at, user_id=state.user_id)
    return Decision(replace(state, profile=profile), wake=(Wake(key=put_forward_key(state.user_id), event=due),))
