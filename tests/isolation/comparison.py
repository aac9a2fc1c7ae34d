"""What two equal workspaces see and keep when they play side by side, and what one of them does alone.

People's names alone differ, so that a name of the other workspace is a leak one can read.
"""

from tests.isolation.payloads import Json
from tests.isolation.play import played, side_by_side
from tests.isolation.slack import Slack
from tests.isolation.stand import Workplace, standing

ONE, OTHER = "T1", "T2"
MARKS = {ONE: "of the Harbour", OTHER: "of the Hills"}
CLOCKS_OF_ITS_OWN = frozenset({"received_at", "lease", "lease_until"})
"""Columns that hold the real time."""


def everything(url: str, slack: Slack, *teams: str) -> dict[str, Json]:
    """What each of these workspaces sees and keeps when they play side by side."""
    with standing(url, slack, teams) as stand:
        workplaces = {team: Workplace(stand, team) for team in teams}
        side_by_side(stand, [played(workplaces[team], MARKS[team]) for team in teams])
        return {
            team: {"sees": workplace.sees(), "keeps": _kept(workplace, team)} for team, workplace in workplaces.items()
        }


def _kept(workplace: Workplace, team: str) -> Json:
    rows = workplace.stand.rows(team, leave_out=CLOCKS_OF_ITS_OWN)
    del rows["outbox"]  # stands in what is seen, without its ids and times
    return rows


def assert_same(together: Json, alone: Json, team: str) -> None:
    """Compared part by part, so that what differs is named."""
    for part in alone:
        for name, wanted in alone[part].items():
            assert together[part][name] == wanted, f"{name} of {team} is not what it is alone"


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
