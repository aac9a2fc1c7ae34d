"""A chapter of the story while the bot is killed. The whole of it: make story ARGS="--kills 10"."""

import pytest

from bot.story.chapters import TOUR
from bot.story.killer import Aim, plan
from bot.story.play import play_with_kills


@pytest.mark.timeout(900)
def test_a_chapter_ends_the_same_though_the_bot_is_killed() -> None:
    told: list[str] = []
    assert play_with_kills(told.append, kills=3, seed=1, chapters=TOUR[1:2]) == 0, "\n".join(told)
    hits = [line for line in told if line.lstrip().startswith("*** Kill")]
    assert len(hits) == 3
    assert sum("while sending" in hit or "transaction open" in hit for hit in hits) >= 2
    assert told[-1].startswith("Everybody saw the same")


def test_kills_are_spread_over_the_story_and_most_are_aimed_at_the_middle_of_something() -> None:
    blows = plan(10, 100, seed=5)
    assert [(blow.deed - 1) // 10 for blow in blows] == list(range(10))
    assert sum(blow.aim is not Aim.ANY for blow in blows) == 8
    assert {blow.aim for blow in blows} == set(Aim)


def test_a_seed_plans_the_same_kills_again() -> None:
    assert plan(10, 100, seed=5) == plan(10, 100, seed=5)
    assert plan(10, 100, seed=5) != plan(10, 100, seed=6)
