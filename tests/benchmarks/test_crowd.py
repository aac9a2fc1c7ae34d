"""The large workspace: as many as were asked for, and rows such as the bot itself would have written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.crowd import crowd, falls_due, fill, waiting
from benchmarks.slack import TEAM_ID
from flows.ask import InvitationStatus
from flows.installation import Installation
from flows.member import Programme
from flows.pair import SessionStatus
from flows.touchpoint import TouchpointDue
from storage.engine import Database
from storage.installation import Installations
from storage.mentorship import Mentorships
from storage.request import Requests
from storage.timers import Timers

AT = datetime(2026, 12, 7, 15, tzinfo=UTC)


def test_the_rows_are_read_as_the_journeys_read_them(tmp_path: Path) -> None:
    url, there = f"sqlite:///{tmp_path / 'crowd.db'}", crowd(200, 30, AT)
    fill(url, there, AT)
    assert falls_due(url, there, 50, AT) == 30
    (invitation, *_) = waiting(url, there, 3, AT)
    database = Database(url)
    here = Installation(team_id=TEAM_ID, team_name="Bench", bot_user_id="UBOT", bot_id="BBOT", app_id="A1")
    database.run(lambda session: Installations(session).save(here))
    assert len(database.run(lambda session: Timers(session).claim_due("bench", AT, 60))) == 50
    with database.reading() as session:
        due = TouchpointDue(team_id=TEAM_ID, at=AT, mentorship_id=there.running[0].id, number=1)
        state = Mentorships(session, Programme()).load(due)
        assert [s.status for s in state.sessions] == [SessionStatus.HELD]
        assert state.mentor == there.people.mentors[0]
        request = Requests(session, Programme()).get(TEAM_ID, invitation.request_id)
    database.dispose()
    assert request is not None
    assert invitation.status is InvitationStatus.SENT


def test_more_than_the_mentors_can_carry_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot carry"):
        crowd(200, 101, AT)


def test_nobody_carries_more_than_their_places() -> None:
    there = crowd(200, 95, AT)
    places = {profile.user_id: profile.places for profile in there.people.profiles}
    carried = [mentorship.mentor_id for mentorship in there.running]
    assert len(there.running) == 95
    assert all(carried.count(mentor_id) <= places[mentor_id] for mentor_id in set(carried))
