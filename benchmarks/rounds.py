"""Measuring several things in one loop, so that whatever slows the machine slows all of them."""

import time
from collections.abc import Callable, Mapping

from benchmarks.figures import Times

WARM_UP = 3
"""Rounds that are not counted: caches fill, connections open."""

Contender = Callable[[], float]
"""Does one thing once and says how many seconds it took; what it does before and after is its own affair."""


def interleaved(
    contenders: Mapping[str, Contender], rounds: int, warm_up: int = WARM_UP, quiet: float = 0.0
) -> dict[str, Times]:
    """So many rounds of all contenders, each of which begins with the next of them.

    `quiet` is how many seconds the machine rests before each: who comes straight after work of the same kind finds it
    awake and the caches filled, and is several times as fast as who comes after a pause, as a click does.
    """
    names = list(contenders)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(warm_up + rounds):
        turn = number % len(names)
        for name in (*names[turn:], *names[:turn]):
            time.sleep(quiet)  # the rest that the docstring speaks of
            seconds = contenders[name]()
            if number >= warm_up:
                taken[name].append(seconds)
    return {name: Times(tuple(seconds)) for name, seconds in taken.items()}
