"""A campaign of a few runs: one of each kind, with the faults that the seed plans, and the figures it prints."""

import pytest

from bot.faults.campaign import campaign
from bot.faults.plan import House, plan

SEED = 11


@pytest.mark.parametrize(
    "house",
    [House.SQLITE, *(pytest.param(house, marks=pytest.mark.postgres) for house in House if not house.is_sqlite)],
)
def test_everybody_reads_everything_once(house: House) -> None:
    said: list[str] = []
    plans = [plan(SEED, number, house) for number in range(2)]
    code = campaign(said.append, plans, jobs=2)
    assert code == 0, "\n".join(said)
    figures = "\n".join(said)
    for kind in ("lost", "doubled", "late", "to the wrong person", "unexpected", "against a rule"):
        assert f"       0  {kind}" in figures
    assert "killed " in figures
    assert "Slack: " in figures
