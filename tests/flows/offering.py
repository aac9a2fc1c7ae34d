"""Somebody who offers help, as the tests of profile, hours, pause and put forward find them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from flows import hours, pause, profile_form, put_forward
from flows.decision import Decision, Event, Reply, Show, Tell
from flows.member import Member, Programme
from flows.profile import Profile, ProfileState, ProfileStatus
from flows.profile_preview import ProfilePreview
from flows.proposal import Skill, Way

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)  # still Monday the 23rd, 21:00, in Chicago
MONDAY = date(2026, 11, 23)
TOMAS = Member(user_id="UTOM", name="Tomas Reyes", title="Librarian", zone="America/Chicago")
RHEA = Member(user_id="URHEA", name="Rhea")
COUNCILS = Skill("teen councils", "started ours in 2023")
LISTED = Profile(user_id="UTOM", status=ProfileStatus.LISTED, skills=(COUNCILS,), ways=(Way.VIDEO,))
PROPOSED = replace(LISTED, status=ProfileStatus.PROPOSED, ways=(), proposed_by="URHEA")

DECIDE = {event: journey.decide for journey in (profile_form, hours, pause, put_forward) for event in journey.EVENTS}


def state(known: Profile | None = None, member: Member | None = TOMAS) -> ProfileState:
    proposer = RHEA if known and known.proposed_by else None
    return ProfileState(programme=Programme(), user_id="UTOM", member=member, profile=known, proposer=proposer)


def happens(before: ProfileState, event: type[Event], **fields: Any) -> Decision[ProfileState]:
    made: Any = event(team_id="T1", at=NOW, user_id="UTOM", **fields)  # type: ignore[call-arg]
    return DECIDE[event](before, made)  # type: ignore[no-any-return]


def form(**changes: Any) -> dict[str, Any]:
    filled: dict[str, Any] = {
        "skills": (COUNCILS,),
        "ways": (Way.VIDEO,),
        "places": 2,
        "minutes_a_month": 120,
    }
    return filled | changes


def told(reply: Reply | None) -> str:
    """The line they are told; of the form that was sent in, the one above the preview."""
    if isinstance(reply, Show) and isinstance(reply.view, ProfilePreview):
        assert reply.view.note is not None
        return reply.view.note.name
    assert isinstance(reply, Tell), reply
    return reply.line.name


def shown(reply: Reply | None, kind: type[Any]) -> Any:
    assert isinstance(reply, Show), reply
    assert isinstance(reply.view, kind)
    return reply.view
