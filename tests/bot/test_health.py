"""When a process is well, when it is given up, and that it ends though what stands still does not let go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from bot.build import build
from bot.health import STILL_SECONDS, Health, Pulse
from bot.process import Bot
from bot.settings import Settings

if TYPE_CHECKING:
    from tests.bot.conftest import Slack


@dataclass
class Hand:
    """A clock's hand that a test moves."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Way:
    """A way in that is as a test says."""

    alive: bool = True


def test_a_loop_that_comes_round_is_well_however_long_it_goes_on() -> None:
    hand = Hand()
    pulse = Pulse(hand)
    health = Health({"tick": pulse}, Way)
    for _ in range(10):
        hand.now += STILL_SECONDS - 1
        assert health.ills() == []
        assert health.hopeless(hand.now) is None
        pulse.beat()


def test_a_loop_that_stands_still_is_named_and_the_process_given_up() -> None:
    hand = Hand()
    tick, inbox = Pulse(hand), Pulse(hand)
    health = Health({"tick": tick, "inbox": inbox}, Way)
    hand.now += STILL_SECONDS
    inbox.beat()
    assert health.ills() == [f"tick has stood still for {STILL_SECONDS:.0f} seconds"]
    assert health.hopeless(hand.now) == health.ills()[0]


def test_a_dead_way_in_is_ill_at_once_and_hopeless_after_a_minute() -> None:
    way = Way(alive=False)
    health = Health({}, lambda: way)
    assert health.ills()
    assert health.hopeless(0.0) is None
    assert health.hopeless(59.0) is None
    way.alive = True
    assert health.hopeless(59.5) is None
    way.alive = False
    assert health.hopeless(60.0) is None, "one good reading starts the minute anew"
    assert health.hopeless(120.0)


def test_before_there_is_a_way_in_it_is_not_well_and_not_given_up() -> None:
    health = Health({}, lambda: None)
    assert health.ills()
    assert health.hopeless(0.0) is health.hopeless(1000.0) is None


@dataclass
class StuckClock:
    """A clock whose second look never comes back, until it is let go."""

    released: Event = field(default_factory=Event)
    looks: int = 0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def refresh(self) -> None:
        self.looks += 1
        if self.looks > 1:  # the first is the start's; all others are the tick's
            self.released.wait()


@pytest.fixture
def clock() -> Iterator[StuckClock]:
    clock = StuckClock()
    yield clock
    clock.released.set()


def built(slack: "Slack", sqlite_url: str, clock: StuckClock) -> Bot:
    return build(Settings.model_validate(slack.given(sqlite_url)), clock)


def test_a_process_whose_tick_stands_still_ends_with_1_though_the_tick_never_returns(
    slack: "Slack", sqlite_url: str, clock: StuckClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.health.STILL_SECONDS", 3.0)  # the other loops come round every second
    monkeypatch.setattr("bot.process.LAST_SECONDS", 0.1)
    bot = built(slack, sqlite_url, clock)
    ended: list[int] = []

    def end(code: int) -> None:
        ended.append(code)
        clock.released.set()  # the real one ends the process here

    bot.exit = end
    codes: list[int] = []
    running = Thread(target=lambda: codes.append(bot.run()))
    running.start()
    running.join(timeout=60)
    assert not running.is_alive()
    assert ended == [1], "it did not wait for what would never come"
    assert codes == [1]
