"""How sure the matcher is, and from where on it says so."""

from itertools import pairwise

import pytest

from flows.proposal import Grade
from matching.grade import BY_MEANING, BY_WORDS, CLEAR, FLOOR, LEAST, Scale, grade, sure, sure_of_any


@pytest.mark.parametrize("scale", [BY_MEANING, BY_WORDS])
def test_who_fits_better_is_surer(scale: Scale) -> None:
    scores = [sure(scale, fit / 10) for fit in range(11)]

    assert all(0 <= low < high <= 1 for low, high in pairwise(scores))


def test_each_of_three_speaks_for_somebody_here() -> None:
    plain = sure_of_any(BY_MEANING, 0.5, 0.5, 0.0)

    assert sure_of_any(BY_MEANING, 0.6, 0.5, 0.0) > plain
    assert sure_of_any(BY_MEANING, 0.5, 0.6, 0.0) > plain
    assert sure_of_any(BY_MEANING, 0.5, 0.5, 0.1) > plain


def test_who_is_clearly_qualified_is_somebody() -> None:
    assert sure_of_any(BY_MEANING, 0.9, 0.0, -1.0) >= CLEAR
    assert sure_of_any(BY_MEANING, 0.5, 0.0, -1.0) < FLOOR


def test_by_words_one_that_tells_is_enough() -> None:
    assert sure_of_any(BY_WORDS, 0.01, 0.0, 0.0) > FLOOR
    assert sure(BY_WORDS, 0.01) > LEAST


@pytest.mark.parametrize(
    ("anybody", "score", "said"),
    [
        (1.0, CLEAR, Grade.CLEARLY),
        (1.0, CLEAR - 0.01, Grade.COULD_HELP),
        (FLOOR, LEAST, Grade.COULD_HELP),
        (FLOOR - 0.01, 1.0, None),
        (1.0, LEAST - 0.01, None),
    ],
)
def test_what_is_said(anybody: float, score: float, said: Grade | None) -> None:
    assert grade(anybody, score) is said
