"""The physical limit: by whichever of Slack's allowances it is slowest."""

import pytest

from benchmarks.pace import POST, Throttle, least
from sandbox.pace import Pace

PACE = Pace(posts_a_second=1.0, post_burst=3, posts_a_minute=300)
UPDATE = "chat.update"


@pytest.mark.parametrize(
    ("calls", "seconds"),
    [
        ({}, 0),
        ({(POST, "C1"): 3}, 0),
        ({(POST, "C1"): 13}, 10),
        ({(POST, f"C{n}"): 1 for n in range(300)}, 0),
        ({(POST, f"C{n}"): 1 for n in range(350)}, 10),
        ({(POST, "C1"): 63, **{(POST, f"D{n}"): 1 for n in range(287)}}, 60),
        ({(UPDATE, ""): 100}, 60),
        ({(UPDATE, ""): 100, (POST, "C1"): 103}, 100),
        ({("chat.unheard", ""): 10_000}, 0),
    ],
)
def test_so_many_calls_take_at_least_so_long(calls: dict[tuple[str, str], int], seconds: float) -> None:
    assert least(calls, PACE) == pytest.approx(seconds)


def test_what_comes_too_soon_is_sent_away_and_not_counted() -> None:
    throttle = Throttle(PACE, speed=0.001)
    answers = [throttle.take("T1", POST, "C1") for _ in range(5)]
    assert answers[:3] == [None, None, None]
    assert all(wait is not None and wait >= 900 for wait in answers[3:]), "in real seconds, a thousand for each"
    assert (throttle.posts(), throttle.sent_away[POST]) == (3, 2)
    assert throttle.take("T1", POST, "C2") is None


def test_no_wait_is_shorter_than_a_second() -> None:
    throttle = Throttle(PACE, speed=10)
    assert {throttle.take("T1", POST, "C1") for _ in range(20)} == {None, 1}
