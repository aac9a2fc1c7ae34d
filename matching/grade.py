"""How sure the matcher is that somebody can help, from 0 to 1, and from where on it says so.

Three things speak for it: how near the mentor is to what is asked, how much of its words anybody here uses, and whether
anybody here is near to what it is about at all. Their weights are those of `python -m benchmarks.matching_floor`, which
shows the curve they come from. It knows numbers only.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from flows.proposal import Grade

Floats = NDArray[np.float32]


class Scale(NamedTuple):
    """Log-odds: what each of the three adds, and what they start from."""

    fit: float
    words: float
    covered: float
    start: float


BY_MEANING = Scale(fit=8.0, words=3.0, covered=8.0, start=-9.0)

BY_WORDS = Scale(fit=4.0, words=0.0, covered=0.0, start=-0.4)
"""Without a model the fit is the share of the asked words that somebody says, and there is nothing else to go by. One
word that tells is enough to be above the floor: what is said in other words cannot be seen, so less cannot be asked."""

FLOOR = 0.4
"""Below it nobody is proposed."""

CLEAR = 0.75
"""From here on somebody is clearly qualified."""


def sure(scale: Scale, fits: Floats, words: float, covered: float) -> Floats:
    """The score of every position, 0 to 1, in the order of `fits`."""
    odds = scale.start + scale.words * words + scale.covered * covered + scale.fit * fits.astype(np.float64)
    sure: Floats = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return sure


def grade(score: float) -> Grade | None:
    """What is said of this score; None where nothing is to be said for it."""
    if score < FLOOR:
        return None
    return Grade.CLEARLY if score >= CLEAR else Grade.COULD_HELP
