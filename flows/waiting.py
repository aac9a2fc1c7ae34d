"""The waiting list is roused: somebody joined, came back, listed a skill or got free, so waiting requests look again.

It knows nothing of requests, so that every journey that frees somebody can rouse it; `flows.waiting_list` decides.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

from flows import worktime
from flows.decision import Event, Wake
from flows.member import Member, Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRoused(Event):
    """Something changed that may help a request that waits."""

    kind: Literal["waiting_roused"] = "waiting_roused"


def rouse(team_id: str, at: datetime) -> Wake:
    """Look at the workspace's waiting list at `at` (aware); many changes at once are one look."""
    return Wake(key="waiting:roused", event=WaitingRoused(team_id=team_id, at=at))


def rouse_on_return(team_id: str, until: date | None, mentor: Member, programme: Programme) -> Wake:
    """Look at it in the mentor's first hours back, on the day `until` or after; None: they are there."""
    key = f"waiting:returns:{mentor.user_id}"
    if until is None:
        return Wake(key=key)
    begins = datetime.combine(until, time(), mentor.tz).astimezone(UTC)
    return Wake(key=key, event=WaitingRoused(team_id=team_id, at=worktime.next_working(begins, mentor, programme)))
