"""The waiting list is roused: somebody joined, came back, listed a skill or got free, so waiting requests look again.

It knows nothing of requests, so that every journey that frees somebody can rouse it; `flows.waiting_list` decides.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.decision import Event, Wake


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRoused(Event):
    """Something changed that may help a request that waits."""

    kind: Literal["waiting_roused"] = "waiting_roused"


def rouse(team_id: str, at: datetime) -> Wake:
    """Look at the workspace's waiting list at `at` (aware); many changes at once are one look."""
    return Wake(key="waiting:roused", event=WaitingRoused(team_id=team_id, at=at))
