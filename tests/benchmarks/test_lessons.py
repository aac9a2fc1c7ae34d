"""What the model is taught from: lines are whole, what is held out is not learnt, an examination can be failed."""

import random
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks import lessons
from benchmarks.lessons import Pair
from matching.topics import topics


def test_every_pair_is_whole_and_said_once() -> None:
    pairs = lessons.pairs()
    assert len(pairs) > 1000
    assert all(pair.goal and pair.evidence and pair.near_miss and pair.skills and all(pair.skills) for pair in pairs)
    assert len({pair.goal for pair in pairs}) == len(pairs)


def test_what_is_held_out_is_not_learnt_and_stays_the_same() -> None:
    pairs = lessons.pairs()
    learnt, held_out = lessons.parted(pairs)
    assert not {pair.goal for pair in learnt} & {pair.goal for pair in held_out}
    assert len(learnt) + len(held_out) == len(pairs)
    assert 0.1 < len(held_out) / len(pairs) < 0.2
    assert lessons.parted(pairs[::2])[1] == [pair for pair in pairs[::2] if pair in held_out]


def test_examples_are_asked_and_offered() -> None:
    draw = random.Random(1)
    some = topics()[:50]
    for example in lessons.from_topics(some, draw):
        names, sayings = some[example.about]
        assert example.asked in {*names, *sayings}
        assert set(example.offered.split("; ")) <= set(names)
    pairs = lessons.pairs()[:50]
    for pair, example in zip(pairs, lessons.from_pairs(pairs, draw), strict=True):
        assert example.asked == pair.goal
        assert any(skill in example.offered for skill in pair.skills)
        assert example.near_miss == pair.near_miss


def test_who_knows_the_answers_is_right_and_who_knows_nothing_is_not() -> None:
    pairs = [Pair(f"goal {n}", (f"skill {n}",), f"proof {n}", f"miss {n}") for n in range(60)]

    def knowing(texts: Sequence[str]) -> NDArray[np.float32]:
        """A text is about the numbers of the skills in it, and a near miss about nothing."""
        rows = np.zeros((len(texts), 61), np.float32)
        for row, text in zip(rows, texts, strict=True):
            words = text.replace(":", "").replace(";", "").replace(".", "").split()
            for word, number in pairwise(words):
                row[int(number) if word in {"goal", "skill", "proof"} else 60] += number.isdigit()
        return _unit(rows)

    def guessing(texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.random.default_rng(1).normal(size=(len(texts), 61)).astype(np.float32)
        return _unit(rows)

    assert lessons.examined(knowing, pairs, by_map=False) == 1
    assert lessons.examined(guessing, pairs, by_map=False) < 0.3


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return unit
