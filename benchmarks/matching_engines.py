"""What the matcher is held beside at scale: bm25s alone, and the plain mixture of it with one vector a skill.

Each is as short as it can be written well, with the same words read from the same mentors. They propose: neither knows
a floor, a reason, who is away or what is denied.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import bm25s
import numpy as np
from numpy.typing import NDArray

from flows.proposal import Colleague
from matching.words import stems

PLACES = 3

Floats = NDArray[np.float32]


class Engine(Protocol):
    """Whatever proposes. Made of a directory at once."""

    def update(self, position: int, colleague: Colleague) -> None:
        """One mentor's profile has changed."""
        ...

    def propose(self, goal: str) -> int:
        """Propose for a goal; returns to how many."""
        ...


class Lexical:
    """bm25s over all of a mentor's words. It cannot be changed, so a change builds it anew."""

    def __init__(self, mentors: Sequence[Colleague]) -> None:
        self._documents = [_document(mentor) for mentor in mentors]
        self._build()

    def _build(self) -> None:
        self._bm25 = bm25s.BM25()
        self._bm25.index(self._documents, show_progress=False)

    def update(self, position: int, colleague: Colleague) -> None:
        self._documents[position] = _document(colleague)
        self._build()

    def scores(self, goal: str) -> Floats:
        known = [stem for stem in stems(goal) if stem in self._bm25.vocab_dict]
        none = np.zeros(len(self._documents), dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32) if known else none

    def propose(self, goal: str) -> int:
        return len(_best(self.scores(goal)))


class Mixture:
    """The same, and a vector for every skill listed: a mentor is as near as their nearest one. Halves of each."""

    def __init__(self, mentors: Sequence[Colleague], vectors: Mapping[str, Floats]) -> None:
        self._vectors = vectors
        self._lexical = Lexical(mentors)
        self._skills = [[skill.name for skill in mentor.skills] for mentor in mentors]
        self._stack()

    def _stack(self) -> None:
        self._matrix = np.stack([self._vectors[name] for names in self._skills for name in names])
        self._starts = np.cumsum([0, *(len(names) for names in self._skills[:-1])])

    def update(self, position: int, colleague: Colleague) -> None:
        self._lexical.update(position, colleague)
        self._skills[position] = [skill.name for skill in colleague.skills]
        self._stack()

    def propose(self, goal: str) -> int:
        words = self._lexical.scores(goal)
        meaning = np.maximum.reduceat(self._matrix @ self._vectors[goal], self._starts)
        return len(_best(words / max(1e-9, float(words.max())) + meaning))


def _document(mentor: Colleague) -> list[str]:
    told = (mentor.member.title, mentor.ask_me_about, *(f"{skill.name} {skill.evidence}" for skill in mentor.skills))
    return [stem for text in told for stem in stems(text)]


def _best(scores: Floats) -> NDArray[np.int64]:
    found = np.argpartition(-scores, min(PLACES, len(scores) - 1))[:PLACES]
    return np.asarray(found[np.argsort(-scores[found])], dtype=np.int64)
