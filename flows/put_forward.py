"""One whom the directory put forward as a mentor: a single message, with Yes, Change and No thanks.

product.md, *Directory*. Nobody is proposed before their own yes. *Change* opens the form of flows/profile_form.py.
"""

from dataclasses import dataclass, replace
from typing import Literal, assert_never, get_args

from flows import skills as written
from flows.decision import Decision, Event, Phrase, Post, Show, Tell
from flows.profile import (
    USUAL_WAYS,
    ProfileEvent,
    ProfileState,
    ProfileStatus,
    refused,
    was_put_forward,
)
from flows.profile_form import form
from flows.put_forward_card import card, card_now, put_forward_key
from flows.waiting import rouse


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForwardDue(ProfileEvent):
    """The clock: the working hours of one who was put forward have come."""

    kind: Literal["put_forward_due"] = "put_forward_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForwardAccepted(ProfileEvent):
    """They said yes to being a mentor as prepared."""

    kind: Literal["put_forward_accepted"] = "put_forward_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForwardDeclined(ProfileEvent):
    """They said no thanks."""

    kind: Literal["put_forward_declined"] = "put_forward_declined"


PutForwardEvent = PutForwardDue | PutForwardAccepted | PutForwardDeclined
EVENTS: tuple[type[Event], ...] = get_args(PutForwardEvent)


def decide(state: ProfileState, event: PutForwardEvent) -> Decision[ProfileState]:
    """What each event does to a profile that somebody else prepared. A late click hears where it stands."""
    if refusal := refused(state):
        return refusal
    if state.profile is None or not was_put_forward(state.profile):
        listed = state.profile is not None and state.profile.listed
        return Decision(state, reply=Tell(Phrase("profile-listed-already" if listed else "profile-not-listed")))
    match event:
        case PutForwardDue():
            if state.profile.told:  # a colleague's request came first, and asked them already
                return Decision(state)
            message = card(state, state.profile)
            post = Post(key=put_forward_key(state.user_id), to=(state.user_id,), message=message)
            return Decision(replace(state, profile=replace(state.profile, told=True)), say=(post,))
        case PutForwardAccepted():
            return _accepted(state, event)
        case PutForwardDeclined():
            no = replace(state, profile=replace(state.profile, status=ProfileStatus.DECLINED))
            return Decision(no, say=card_now(no))  # the card itself answers
        case _:
            assert_never(event)


def _accepted(state: ProfileState, event: Event) -> Decision[ProfileState]:
    """Listed as prepared; where no skill is known, the form asks for one first."""
    assert state.member is not None  # noqa: S101 - refused otherwise
    assert state.profile is not None  # noqa: S101 - put forward
    if written.fault(state.profile.skills):
        return Decision(state, reply=Show(form(state.member, state.profile)))
    listed = replace(state.profile, status=ProfileStatus.LISTED, ways=state.profile.ways or USUAL_WAYS)
    state = replace(state, profile=listed)
    return Decision(state, say=card_now(state), wake=(rouse(event.team_id, event.at),))
