"""Somebody left, or cannot be reached any more: what they have open ends kindly for the other.

It only wakes the journeys concerned, each with an event of its own; they decide what it means for people.
"""

from dataclasses import dataclass
from typing import assert_never

from flows.decision import Decision, FetchMember, Wake
from flows.delivery import DeliveryFailed
from flows.ending import MemberDeparted
from flows.invitation import InvitationUndeliverable
from flows.member import MemberLeft
from flows.request import RequestWithdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenThings:
    """What one person has open: ids of requests, (request id, number) of invitations to them, ids of mentorships."""

    requests: tuple[str, ...] = ()
    invitations: tuple[tuple[str, int], ...] = ()
    mentorships: tuple[str, ...] = ()


def decide(state: OpenThings, event: MemberLeft | DeliveryFailed) -> Decision[OpenThings]:
    """Wake what is concerned at once."""
    match event:
        case MemberLeft():
            return Decision(state, wake=(*_own(state, event), *_invited(state, event), *_paired(state, event)))
        case DeliveryFailed():
            return _undelivered(state, event)
        case _:
            assert_never(event)


def _own(state: OpenThings, event: MemberLeft) -> list[Wake]:
    return [
        Wake(key=f"request:{r}:left", event=RequestWithdrawn(team_id=event.team_id, at=event.at, request_id=r))
        for r in state.requests
    ]


def _invited(state: OpenThings, event: MemberLeft) -> list[Wake]:
    return [
        Wake(
            key=f"invitation:{request_id}:{number}:left",
            event=InvitationUndeliverable(team_id=event.team_id, at=event.at, request_id=request_id, number=number),
        )
        for request_id, number in state.invitations
    ]


def _paired(state: OpenThings, event: MemberLeft) -> list[Wake]:
    return [
        Wake(
            key=f"mentorship:{m}:left",
            event=MemberDeparted(team_id=event.team_id, at=event.at, mentorship_id=m, actor=event.user_id),
        )
        for m in state.mentorships
    ]


def _undelivered(state: OpenThings, event: DeliveryFailed) -> Decision[OpenThings]:
    """A card that never arrived goes to the next mentor. Anything else: ask Slack whether the people are there."""
    match event.key.split(":"):
        case ["invitation", request_id, number, "card"] if number.isdigit():
            lost = InvitationUndeliverable(
                team_id=event.team_id, at=event.at, request_id=request_id, number=int(number)
            )
            return Decision(state, wake=(Wake(key=f"invitation:{request_id}:{number}:lost", event=lost),))
        case _:
            return Decision(state, say=tuple(FetchMember(user_id=user_id) for user_id in event.to))
