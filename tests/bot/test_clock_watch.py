"""The watch over the machine's clock: a jump of either sign is noticed, and trusted again after a while."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock_watch import ClockWatch


class Clocks:
    """A time of day that can be set, and a clock that cannot."""

    def __init__(self) -> None:
        self.day = datetime(2035, 3, 8, 9, tzinfo=UTC)
        self.steady = 100.0

    def passes(self, seconds: float) -> None:
        self.day += timedelta(seconds=seconds)
        self.steady += seconds

    def watch(self) -> ClockWatch:
        return ClockWatch(timedelta(seconds=60), lambda: self.day, lambda: self.steady)


def test_time_that_passes_is_no_jump() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    for seconds in (0.5, 300, 86_400):
        clocks.passes(seconds)
        assert watch.is_steady()


@pytest.mark.parametrize("jump", [90, -90])
def test_a_jump_is_noticed_for_as_long_as_a_lease_runs(jump: int) -> None:
    clocks = Clocks()
    watch = clocks.watch()
    clocks.passes(1)
    clocks.day += timedelta(seconds=jump)
    assert not watch.is_steady()
    clocks.passes(59)
    assert not watch.is_steady()
    clocks.passes(1)
    assert watch.is_steady()


def test_a_clock_that_is_kept_right_in_small_steps_does_not_jump() -> None:
    clocks = Clocks()
    watch = clocks.watch()
    for _ in range(10):
        clocks.passes(0.5)
        clocks.day += timedelta(seconds=0.4)
        assert watch.is_steady()
