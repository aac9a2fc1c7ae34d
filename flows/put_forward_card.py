"""The card of one who was put forward as a mentor: by the directory, or for the sake of a mentee's request.

It reads as things stand: once answered, the outcome is in place of the buttons. It must not decide anything.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from flows.decision import Message, Outgoing, Person, Update
from flows.profile import Profile, ProfileState, ProfileStatus
from flows.proposal import Skill
from flows.wanted import Wanted, join_key


class PutForwardStatus(StrEnum):
    """What became of the offer to be a mentor. OVER: the request for whose sake they were asked is."""

    OPEN = "open"
    LISTED = "listed"
    DECLINED = "declined"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForward(Message):
    """Somebody put this person forward as a mentor; `by` is None where it was the programme.

    `wanted` is the request for whose sake they are asked, where it is a mentee who has them in mind.
    """

    by: Person | None
    skills: tuple[Skill, ...]
    places: int
    minutes_a_month: int
    status: PutForwardStatus = PutForwardStatus.OPEN
    wanted: Wanted | None = None
    kind: Literal["put_forward"] = "put_forward"


def put_forward_key(user_id: str) -> str:
    """The key of the one message that says that somebody was put forward."""
    return f"profile:{user_id}:put-forward"


def card(state: ProfileState, profile: Profile, wanted: Wanted | None = None) -> PutForward:
    """The card as it reads now: the directory's, or the one that asks them to join for a mentee's request."""
    match profile.status:
        case ProfileStatus.PROPOSED:
            status = PutForwardStatus.OPEN
        case ProfileStatus.LISTED:
            status = PutForwardStatus.LISTED
        case ProfileStatus.DECLINED | ProfileStatus.LEFT:
            status = PutForwardStatus.DECLINED
    proposer = state.proposer.person if state.proposer else None
    return PutForward(
        by=wanted.mentee if wanted else proposer,
        skills=profile.skills,
        places=profile.places,
        minutes_a_month=profile.minutes_a_month,
        status=status,
        wanted=wanted,
    )


def card_now(state: ProfileState) -> tuple[Outgoing, ...]:
    """The card, and whatever card asks them to join, brought up to date: the outcome in place of the buttons."""
    if state.profile is None:
        return ()
    to, profile = (state.user_id,), state.profile
    joins = (
        Update(of=join_key(each.request_id, state.user_id), to=to, message=card(state, profile, each))
        for each in state.wanted
    )
    return (Update(of=put_forward_key(state.user_id), to=to, message=card(state, profile)), *joins)
