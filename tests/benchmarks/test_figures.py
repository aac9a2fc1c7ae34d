"""The arithmetic of the figures: medians, percentiles, ratios, targets and noise."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import Figure, Noise, Times

seconds = st.lists(st.floats(min_value=1e-6, max_value=10), min_size=1, max_size=200)


def times(*milliseconds: float) -> Times:
    return Times(tuple(each / 1000 for each in milliseconds))


@pytest.mark.parametrize(
    ("taken", "p50", "p95"),
    [
        (times(7), 7, 7),
        (times(3, 1, 2), 2, 3),
        (times(4, 1, 2, 3), 2.5, 4),
        (times(*range(1, 101)), 50.5, 95),
        (times(*range(1, 21)), 10.5, 19),
    ],
)
def test_the_median_and_the_time_95_of_100_stayed_within(taken: Times, p50: float, p95: float) -> None:
    assert taken.p50 == pytest.approx(p50)
    assert taken.p95 == pytest.approx(p95)


@given(seconds)
def test_at_least_95_of_100_rounds_are_within_p95_and_one_less_is_not(taken: list[float]) -> None:
    p95 = Times(tuple(taken)).p95
    within = sum(each * 1000 <= p95 for each in taken)
    below = sum(each * 1000 < p95 for each in taken)
    assert within >= math.ceil(0.95 * len(taken))
    assert below < math.ceil(0.95 * len(taken))


def test_nothing_measured_is_no_figure() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Times(())


@pytest.mark.parametrize(
    ("limit", "met"),
    [(None, None), (1.4, False), (1.5, True), (2.0, True)],
)
def test_a_target_is_met_by_the_ratio_to_the_baseline_it_names(limit: float | None, met: bool | None) -> None:
    baselines = {"empty": times(5, 10, 20), "write": times(10, 10, 30)}
    figure = Figure("Accept", times(14, 15, 90), baselines, "write", limit)
    assert figure.ratio == pytest.approx(1.5)
    assert figure.met is met


def test_a_ratio_is_the_median_of_the_rounds_own() -> None:
    """A round in which the machine did something else is slow for both."""
    figure = Figure("Accept", times(3, 30, 3), {"write": times(1, 10, 2)}, "write")
    assert figure.ratio == pytest.approx(3)


def test_each_baseline_has_its_own_ratio() -> None:
    figure = Figure("Accept", times(12), {"empty": times(4), "write": times(6)}, "write")
    assert [figure.ratio_to("empty"), figure.ratio_to("write")] == pytest.approx([3, 2])


@pytest.mark.parametrize(("first", "second"), [(times(10), times(12)), (times(12), times(10))])
def test_noise_is_the_same_whichever_was_slower(first: Times, second: Times) -> None:
    assert Noise(first, second).ratio == pytest.approx(1.2)


def test_the_spread_is_of_both_taken_together() -> None:
    assert Noise(times(10, 10, 10), times(10, 10, 40)).spread == pytest.approx(4)
