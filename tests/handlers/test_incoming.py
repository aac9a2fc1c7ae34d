"""People as Slack describes them: who takes part, and who counts as a guest."""

from datetime import UTC, datetime
from typing import Any

import pytest

from handlers.inbox import essence
from handlers.incoming import member_seen

NOW = datetime(2035, 6, 4, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "guest"),
    [
        ({}, False),
        ({"is_restricted": True}, True),
        ({"is_ultra_restricted": True}, True),
        ({"is_stranger": True}, True),
        ({"team_id": "T2"}, True),
        ({"team_id": "T2", "enterprise_user": {"id": "W1", "teams": ["T2", "T1"]}}, False),
        ({"team_id": "T2", "enterprise_user": {"id": "W1", "teams": ["T2", "T3"]}}, True),
        ({"is_bot": True}, True),
        ({"id": "USLACKBOT"}, True),
    ],
)
def test_guests_people_of_other_organisations_and_apps_take_no_part(said: dict[str, Any], guest: bool) -> None:
    user = {"id": "U1", "team_id": "T1", "name": "ada", "tz": "America/Chicago"}
    assert member_seen("T1", user | said, NOW).guest is guest
    told = essence({"type": "user_change", "user": user | said})
    assert told is not None
    assert member_seen("T1", told.payload["user"], NOW).guest is guest, "what is kept of an event says the same"
