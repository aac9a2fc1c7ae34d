"""What two equal workspaces see and keep when they play side by side, and what one of them does alone.

People's names alone differ, so that a name of the other workspace is a leak one can read.
"""

from typing import Any

from tests.isolation.payloads import Json
from tests.isolation.play import played, side_by_side
from tests.isolation.slack import Slack
from tests.isolation.stand import Stand, Workplace, standing

ONE, OTHER = "T1", "T2"
MARKS = {ONE: "of the Harbour", OTHER: "of the Hills"}
NEVER_THE_SAME = frozenset({"received_at", "lease", "lease_until", "token"})
"""Columns that hold the real time, or what is sealed anew each time."""


def everything(url: str, slack: Slack, *teams: str) -> dict[str, Json]:
    """What each of these workspaces sees and keeps when they play side by side."""
    with standing(url, slack, teams) as stand:
        return all_played(stand, *teams)


def all_played(stand: Stand, *teams: str) -> dict[str, Json]:
    """The same on a stand of these workspaces that goes on after it."""
    workplaces = {team: Workplace(stand, team) for team in teams}
    side_by_side(stand, [played(workplaces[team], MARKS[team]) for team in teams])
    return {team: {"sees": workplace.sees(), "keeps": _kept(workplace, team)} for team, workplace in workplaces.items()}


def _kept(workplace: Workplace, team: str) -> Json:
    rows = workplace.stand.rows(team, leave_out=NEVER_THE_SAME)
    del rows["outbox"]  # stands in what is seen, without its ids and times
    return rows


def assert_same(together: Json, alone: Json, team: str) -> None:
    """Compared part by part, so that what differs is named."""
    for part in alone:
        for name, wanted in alone[part].items():
            found = together[part][name]
            assert found == wanted, (
                f"{name} of {team} differ from what they are alone: {_first_difference(found, wanted)}"
            )


def _first_difference(found: Any, wanted: Any) -> str:
    pairs = zip(found, wanted, strict=False) if isinstance(wanted, list) else [(found, wanted)]
    return next((f"{one!r} / {other!r}" for one, other in pairs if one != other), f"{len(found)} / {len(wanted)}")


def assert_nothing_of(mark: str, seen: Json) -> None:
    for part in seen.values():
        for name, shown in part.items():
            assert mark not in repr(shown), f"{name} holds what belongs to another workspace"


def assert_apart(together: dict[str, Json], alone: Json) -> None:
    """The one workspace sees what it sees alone, and neither sees anything of the other."""
    assert_same(together[ONE], alone, ONE)
    assert_nothing_of(MARKS[OTHER], together[ONE])
    assert_nothing_of(MARKS[ONE], together[OTHER])
    assert len(together[OTHER]["sees"]["outbox"]) == len(together[ONE]["sees"]["outbox"]) > 30
