"""A campaign of a few runs: one of each kind, with the faults that the seed plans, and the figures it prints."""

import pytest

from bot.faults.campaign import campaign
from bot.faults.plan import House, plan

SEED = 11


@pytest.mark.postgres
@pytest.mark.timeout(900)
def test_everybody_reads_everything_once_wherever_the_bot_lives() -> None:
    said: list[str] = []
    plans = [plan(SEED, 2 * number, house) for number, house in enumerate(House)]
    code = campaign(said.append, plans, jobs=2)
    assert code == 0, "\n".join(said)
    figures = "\n".join(said)
    for kind in ("lost", "doubled", "late", "to the wrong person", "unexpected", "against a rule"):
        assert f"       0  {kind}" in figures
    assert "killed " in figures
    assert "Slack: " in figures
