"""How sure the matcher is that somebody can help, from 0 to 1, and from where on it says so.

Two questions are asked. Can anybody here help at all? What speaks for it is how well the best fits, how near the
directory comes to the topics of the request, and whether it comes nearer to the request than the map of topics does:
the map has more in it than any one place, so what nobody here does is nearer to the map. Then, can this mentor? That is
how well they fit. `python -m benchmarks.matching_floor` fits weights and shows the curves of those and of these. The
three of `Anybody` are not that fit: they were searched for on a coarse grid, over six directories, so that three of the
four requests that nobody fits in one of them stay below the floor. It knows numbers only.
"""

import math
from typing import NamedTuple

from flows.proposal import Grade


class Anybody(NamedTuple):
    """Log-odds that somebody here can help: what each 1 of the three adds, and what they start from."""

    best: float
    covered: float
    ahead: float
    start: float


class Mentor(NamedTuple):
    """Log-odds that one mentor can: what each 1 of their fit adds, and what they start from."""

    fit: float
    start: float


class Scale(NamedTuple):
    """The two of one way to rank."""

    anybody: Anybody
    mentor: Mentor


BY_MEANING = Scale(Anybody(best=8.0, covered=10.0, ahead=14.0, start=-11.3), Mentor(fit=12.3, start=-10.5))

BY_WORDS = Scale(Anybody(best=0.0, covered=0.0, ahead=0.0, start=0.0), Mentor(fit=4.0, start=-1.3))
"""Without a model the fit is the share of the asked words that somebody says, and there is nothing else to go by. One
word that tells is enough to be above the floor: what is said in other words cannot be seen, so less cannot be asked."""

FLOOR = 0.35
"""Where it is less sure that anybody can help, nobody is proposed. Higher, more who could help go unnamed; lower, more
who could not are named. It was chosen with the weights, so no organisation was left to try it on."""

LEAST = 0.05
"""A mentor below it is not proposed, even where all who are better are away: it would be for want of anybody else."""

CLEAR = 0.6
"""From here on a mentor is clearly qualified more often than not."""


def sure_of_any(scale: Scale, best: float, covered: float, ahead: float) -> float:
    """How sure it is that somebody in this directory can help. `best` is the fit of the best who is not asking.

    Who is clearly qualified is somebody, whatever else speaks against it: "Power BI" where a dashboard is asked for.
    """
    anybody = scale.anybody
    odds = anybody.start + anybody.best * best + anybody.covered * covered + anybody.ahead * ahead
    clear = sure(scale, best)
    return max(_share(odds), clear) if clear >= CLEAR else _share(odds)


def sure(scale: Scale, fit: float) -> float:
    """How sure it is that a mentor who fits so well can help."""
    return _share(scale.mentor.start + scale.mentor.fit * fit)


def grade(anybody: float, score: float) -> Grade | None:
    """What is said of a mentor of this score; None where they, or all here, are below the floor."""
    if anybody < FLOOR or score < LEAST:
        return None
    return Grade.CLEARLY if score >= CLEAR else Grade.COULD_HELP


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
