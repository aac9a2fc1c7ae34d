"""A chapter of the story on several processes behind HTTP. The whole: make story ARGS="--serve 3 --kill-every 4"."""

import pytest

from bot.story.chapters import TOUR
from bot.story.many import Kills, play_on_many

pytestmark = pytest.mark.postgres


@pytest.mark.timeout(900)
def test_a_chapter_ends_the_same_though_one_of_three_dies_now_and_again() -> None:
    told: list[str] = []
    code = play_on_many(told.append, 3, Kills(every=4.0, seed=1), chapters=TOUR[:1])
    assert code == 0, "\n".join(told)
    assert any("*** Process" in line for line in told)
    assert told[-1].startswith("Everybody saw the same")
