"""The ten-minute reminder, for the one who asked: on a time card, and off again in Home."""

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Scene

TEN = timedelta(minutes=10)
SOON = "In ten minutes:"


def test_it_is_asked_for_on_the_card_and_comes_to_that_one_alone(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.pair(ada, tomas, "run a teen council")
    at = scene.at(tomas, "11:00", days=2)
    scene.set_time(ada, tomas, at)
    with scene.silence():
        ada.clicks("Remind me", on="Session 1:").is_told("ten minutes before each of your sessions")
        ada.clicks("Remind me", on="Session 1:")
    scene.passes(at - TEN - timedelta(minutes=1))
    ada.sees_nothing_of(SOON)
    scene.passes(at - TEN + timedelta(minutes=1))
    assert "Tomas Reyes" in ada.sees(SOON, "session 1", "run a teen council").text
    tomas.sees_nothing_of(SOON)
    scene.passes(at + timedelta(minutes=31))
    ada.clicks("Yes, about 30 min", on="did you meet?")

    again = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, again)
    ada.clicks_at_home("No more reminders")
    assert "No more reminders" not in ada.home
    scene.passes(again + timedelta(minutes=31))
    assert len([s for s in ada.reads() if SOON in s.text]) == 1


def test_it_moves_with_the_session_and_goes_with_it(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.pair(ada, tomas, "run a teen council")
    first, second = scene.at(tomas, "11:00", days=2), scene.at(tomas, "11:00", days=4)
    scene.set_time(ada, tomas, first)
    tomas.clicks("Remind me", on="Session 1:")
    scene.offer(ada, second, on="Session 1:", button="Move it")
    tomas.clicks("Take it", on="can’t make")
    scene.passes(first + timedelta(minutes=1))
    tomas.sees_nothing_of(SOON)
    scene.passes(second - timedelta(hours=1))
    ada.clicks("Call it off", on="Session 1:")
    scene.passes(second + timedelta(minutes=1))
    tomas.sees_nothing_of(SOON)
