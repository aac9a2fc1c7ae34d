"""One conversation sent away is one conversation's affair; several in a row are the workspace's."""

from datetime import timedelta

import pytest

from bot.brake import Brake
from storage.outbox_row import Operation

POST, HOME = ("T1", Operation.POST), ("T1", Operation.HOME)
WAIT = timedelta(seconds=5)


class Moment:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
def brake(moment: Moment) -> Brake:
    return Brake(moment)


def test_one_conversation_however_often_stops_nothing_else(brake: Brake) -> None:
    for _ in range(10):
        brake.sent_away(POST, "U1", WAIT)
    brake.sent_away(POST, "U2", WAIT)
    assert brake.on() == frozenset()
    assert not brake.left(POST)


def test_three_in_a_row_are_the_workspace_for_as_long_as_slack_says(brake: Brake, moment: Moment) -> None:
    for people in ("U1", "U2", "U3"):
        brake.sent_away(POST, people, WAIT)
    assert brake.on() == {POST}
    assert (brake.left(POST), brake.left(HOME)) == (WAIT, timedelta())
    moment.now += 5
    assert brake.on() == frozenset()
    assert not brake.left(POST)


def test_what_is_let_through_between_says_that_it_is_not_the_workspace(brake: Brake) -> None:
    for people in ("U1", "U2"):
        brake.sent_away(POST, people, WAIT)
    brake.let_through(POST)
    for people in ("U3", "U4"):
        brake.sent_away(POST, people, WAIT)
    brake.sent_away(("T2", Operation.POST), "U5", WAIT)
    assert brake.on() == frozenset()
