"""Every part of what the matcher has to say to one need, for whoever wants to see why: `micromentor match` prints it.

The same ranking that proposes, laid open. It must not rank anything by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from flows.member import Programme
from flows.proposal import Colleague, Grade, Need
from matching.barriers import Barrier, barrier
from matching.grade import CLEAR, FLOOR, LEAST
from matching.index import Index, wanted
from matching.rank import WORDS, Answer, question, ranked, signals, texts_of
from matching.reading import language, spelt
from matching.vectors import Vectors

PATIENCE = 30.0
"""Seconds: nobody in Slack waits for this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One colleague.

    `lexical` is the share of the asked words that they say, `semantic` their nearness in meaning (None without a
    model), `fit` both as they order, `score` how sure it is that they can help, from 0 to 1. `stopped` is what keeps
    them from being proposed however well they fit.
    """

    colleague: Colleague
    lexical: float
    semantic: float | None
    fit: float
    score: float
    grade: Grade | None
    answers: tuple[Answer, ...]
    stopped: Barrier | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a directory says to a need, the best lines first; `covered` and `ahead` are of it as a whole.

    They are what `matching.grade` says: how near anybody is to the topic it is about, and whether anybody is nearer to
    it than the map of topics is. `anybody`, from 0 to 1, is how sure they and the `best` fit make it that somebody here
    can help: below `floor` nobody is proposed. `read_as` is the goal as it was searched for, its spelling put right.
    """

    read_as: str
    best: float
    covered: float
    ahead: float
    anybody: float
    lines: tuple[Line, ...]
    floor: float = FLOOR
    least: float = LEAST
    clear: float = CLEAR


def account(
    need: Need, colleagues: Sequence[Colleague], vectors: Vectors | None, programme: Programme, at: datetime, most: int
) -> Account:
    """The account for `most` colleagues at `at` (aware). What they list is embedded first, which may take a while."""
    if vectors:
        vectors.learn(wanted(colleagues))
    index = Index(colleagues, vectors=vectors.held(wanted(colleagues)) if vectors else None)
    need = spelt(need, index, language(vectors))
    asked_for = _vectors_of(need, vectors) if vectors else {}
    asked = question(need, index)
    found = signals(need, index, asked, asked_for)
    shares = index.lexical.shares(asked.weights)
    by_meaning = found.near is not None
    lines = tuple(
        Line(
            colleague=colleagues[each.position],
            lexical=float(shares[each.position]),
            semantic=float(found.fits[each.position] - WORDS * shares[each.position]) if by_meaning else None,
            fit=each.fit,
            score=each.score,
            grade=each.grade,
            answers=each.answers,
            stopped=barrier(need, colleagues[each.position], programme, at),
        )
        for each in islice(ranked(need, index, asked_for, asked), most)
    )
    return Account(
        read_as=need.goal,
        best=found.best,
        covered=found.covered,
        ahead=found.ahead,
        anybody=found.anybody,
        lines=lines,
    )


def _vectors_of(need: Need, vectors: Vectors) -> Mapping[str, NDArray[np.float32]]:
    found = {text: vectors.ask(text, PATIENCE) for text in texts_of(need)}
    return {text: vector for text, vector in found.items() if vector is not None}
