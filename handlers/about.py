"""What an event of a journey is about, and who did it when: read once from what a button or a form carries.

Where it carries nothing, or something that is none of ours, the id is empty and the number 0: the flow finds nothing
of that name and says so. It must not know what happened.
"""

from datetime import datetime
from typing import TypedDict

from handlers import payloads
from handlers.payloads import Actor


class About(TypedDict):
    """Who did it, in which workspace, at which aware UTC instant."""

    team_id: str
    at: datetime
    actor: str


class AboutRequest(About):
    """Which request."""

    request_id: str


class AboutInvitation(AboutRequest):
    """Which of the request's invitations."""

    number: int


class AboutMentorship(About):
    """Which mentorship."""

    mentorship_id: str


class AboutTouchpoint(AboutMentorship):
    """The touchpoint after which session."""

    number: int


class AboutSession(AboutTouchpoint):
    """Which attempt at which session; number 0 for whichever is next."""

    attempt: int


def request(actor: Actor, at: datetime, request_id: str) -> AboutRequest:
    """A request, where the id itself is what is carried."""
    return {**_by(actor, at), "request_id": request_id}


def invitation(actor: Actor, at: datetime, carried: str) -> AboutInvitation:
    """An invitation that a card's button or form carries."""
    return {**request(actor, at, _id(carried, "request_id")), "number": _number(carried, "number")}


def mentorship(actor: Actor, at: datetime, mentorship_id: str) -> AboutMentorship:
    """A mentorship, where the id itself is what is carried."""
    return {**_by(actor, at), "mentorship_id": mentorship_id}


def carried_mentorship(actor: Actor, at: datetime, carried: str) -> AboutMentorship:
    """A mentorship that a button or form carries among other things."""
    return mentorship(actor, at, _id(carried, "mentorship_id"))


def touchpoint(actor: Actor, at: datetime, carried: str) -> AboutTouchpoint:
    """A touchpoint that a button carries."""
    return {**carried_mentorship(actor, at, carried), "number": _number(carried, "number")}


def session(actor: Actor, at: datetime, carried: str) -> AboutSession:
    """An attempt at a session that a card's button or form carries."""
    return {**touchpoint(actor, at, carried), "attempt": _number(carried, "attempt")}


def _by(actor: Actor, at: datetime) -> About:
    return {"team_id": actor.team_id, "at": at, "actor": actor.user_id}


def _id(carried: str, name: str) -> str:
    return str(payloads.carried(carried).get(name, ""))


def _number(carried: str, name: str) -> int:
    return payloads.whole_number(payloads.carried(carried).get(name)) or 0
