"""How the figures are said."""

import json

import pytest

from benchmarks import table
from benchmarks.figures import Figure, Noise, Section, Times


def times(*milliseconds: float) -> Times:
    return Times(tuple(each / 1000 for each in milliseconds))


EMPTY, WRITE = times(10, 10), times(11, 13)


@pytest.fixture
def section() -> Section:
    baselines = {"empty": EMPTY, "write": WRITE}
    return Section(
        "40 mentors",
        (
            Figure("command", times(12, 12), baselines, "write", 1.5),
            Figure("submission", times(30, 30), baselines, "write"),
            Figure("Accept", times(24, 24), {"write": WRITE}, "write", 1.5),
        ),
        Noise(WRITE, times(12, 12)),
    )


def test_a_section_has_its_baselines_then_its_figures_then_its_noise(section: Section) -> None:
    assert table.said(section).splitlines() == [
        "40 mentors",
        "  milliseconds    p50    p95  x empty  x write",
        "  empty         10.00  10.00",
        "  write         12.00  13.00",
        "  command       12.00  12.00     1.20     1.01",
        "  submission    30.00  30.00     3.00     2.52",
        "  Accept        24.00  24.00              2.01",
        "  noise: the baseline measured twice 12.00 and 12.00 (1.00x), its p95 1.08x its median",
    ]


def test_targets_say_what_is_met_and_leave_out_what_has_none(section: Section) -> None:
    assert table.targets([section]).splitlines() == [
        "Targets",
        "                       target  figure",
        "  40 mentors: command    1.5x   1.01x      met",
        "  40 mentors: Accept     1.5x   2.01x  NOT MET",
    ]


def test_json_is_one_line_with_the_same_figures(section: Section) -> None:
    line = table.as_json([section])
    assert "\n" not in line
    (plain,) = json.loads(line)
    assert plain["title"] == "40 mentors"
    assert plain["noise"] == {"ratio": 1.0, "spread": 1.083}
    assert plain["figures"][2] == {
        "name": "Accept",
        "p50": 24.0,
        "p95": 24.0,
        "baselines": {"write": 12.0},
        "against": "write",
        "ratio": 2.014,
        "limit": 1.5,
        "met": False,
    }
