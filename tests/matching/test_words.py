"""Which words carry meaning."""

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.words import stems

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the code."""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "help me with a thing",
        "I'd like to learn something new",
        "2 sessions, 30 minutes",
        "🎉 🙂",
        "x y z",
        "can't, won't",
    ],
)
def test_words_of_asking_carry_none(text: str) -> None:
    assert stems(text) == ()


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("Weeding", "weed"),
        ("teen’s council", "Teen Councils"),
        ("3D PRINTER", "3D printers"),
        ("réserves", "RÉSERVES"),
        ("каталог", "КАТАЛОГ"),
        ("ﬂyers", "flyer"),
    ],
)
def test_forms_of_a_word_meet(typed: str, listed: str) -> None:
    assert stems(typed)
    assert stems(typed) == stems(listed)


def test_repeated_words_are_kept_in_order() -> None:
    assert stems("grants, budgets, grants") == ("grant", "budget", "grant")


@unhurried
@given(st.text(max_size=300))
def test_any_text_gives_the_same_each_time(text: str) -> None:
    assert stems(text) == stems(text)
    assert all(stems(text))


def test_threads_do_not_share_a_stemmer() -> None:
    text = "supervising part-timers, cataloguing photographs, reconsideration requests " * 50
    expected = stems(text)
    seen: list[tuple[str, ...]] = []
    threads = [threading.Thread(target=lambda: seen.extend(stems(text) for _ in range(30))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 180
    assert all(each == expected for each in seen)
