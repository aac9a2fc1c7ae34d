"""A mentorship as most tests need one, so that each says only what it is about."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from flows.pair import Mentorship, MentorshipStatus


def a_mentorship(agreed_at: datetime, **changes: Any) -> Mentorship:
    """Ada is helped by Tomas: two sessions of 30 minutes, agreed at `agreed_at` and open since, but for `changes`."""
    usual = Mentorship(
        id="7",
        mentee_id="UADA",
        mentor_id="UTOM",
        goal="run a teen advisory council",
        outcome="",
        sessions=2,
        minutes=30,
        needed_by=None,
        ways=(),
        status=MentorshipStatus.OPEN,
        agreed_at=agreed_at,
    )
    return replace(usual, **changes)
