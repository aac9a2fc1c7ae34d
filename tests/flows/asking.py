"""A mentee, a mentor and a form that fits, as the tests of a request begin."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flows.ask_state import AskState, Mentor
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Nobody, Proposals, Room
from flows.request import RequestSubmitted

NOW = datetime(2026, 11, 23, 19, 40, tzinfo=UTC)
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago")
TOMAS = Mentor(
    member=Member(user_id="UTOMAS", name="Tomas Reyes", zone="America/Denver"),
    profile=Profile(user_id="UTOMAS", status=ProfileStatus.LISTED),
    room=Room(places=2, minutes=120),
)
FOUND = Proposals(matches=(Match(mentor_id="UTOMAS", score=1.0, reasons=()),))
NOBODY = Proposals(nobody=Nobody.NOT_LISTED)


def blank(**changes: Any) -> AskState:
    return replace(AskState(programme=Programme(), mentee=ADA, mentors=(TOMAS,)), **changes)


def form(**changes: Any) -> RequestSubmitted:
    sent = RequestSubmitted(
        team_id="T1",
        at=NOW,
        actor="UADA",
        request_id="V1",
        goal="run a teen advisory council",
        sessions=2,
        minutes=30,
        proposals=FOUND,
    )
    return replace(sent, **changes)
