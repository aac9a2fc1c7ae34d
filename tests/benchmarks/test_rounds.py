"""Interleaving: everybody in every round, each beginning one, the warm-up left out."""

from functools import partial
from itertools import pairwise

from benchmarks.rounds import interleaved


def test_each_round_has_all_and_begins_with_the_next() -> None:
    order: list[str] = []

    def contender(name: str) -> float:
        order.append(name)
        return float(len(order))

    taken = interleaved({name: partial(contender, name) for name in "abc"}, rounds=4, warm_up=2)

    rounds = ["".join(order[n : n + 3]) for n in range(0, len(order), 3)]
    assert rounds == ["abc", "bca", "cab", "abc", "bca", "cab"]
    assert taken["a"].seconds == (8.0, 10.0, 15.0, 17.0), "of the four rounds after the warm-up"
    assert all(first != second for first, second in pairwise(rounds))
