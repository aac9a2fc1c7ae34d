"""The directory made searchable: BM25 over what each mentor lists, held for as long as the directory stays the same.

It knows texts and positions. Who may be proposed to whom is not its business.
"""

import logging
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import bm25s
import numpy as np
from numpy.typing import NDArray

from flows.proposal import Colleague, Skill
from matching.words import stems

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it writes a line for every index otherwise

Text = tuple[str, tuple[Skill, ...], str]
"""What of a mentor is searched: title, skills with their evidence, ask me about."""

SKILL_WEIGHT, TITLE_WEIGHT = 3, 2
"""A skill's name says more than a sentence that mentions it; so does a title, to whom asks about a role."""

K1, B = 1.2, 0.3
"""BM25's own two: rows are all short, so length (B) counts little. Chosen with `benchmarks.matching`."""

COMMON = 0.4
"""A word that more than this share of all mentors use, most of them in passing, tells nothing about one of them
("library" in a library). Where most of them list it as a skill it does: it is what they are asked for."""

COMMON_FROM = 20
"""Only where there are so many mentors: among three, the word of one is a third of all."""

AS_IF = 40
"""A smaller directory is weighed as if it had so many mentors, the others saying nothing that is asked for. Among three
who list weeding, BM25 would count the word for nothing and let an odd word of one of them decide."""


def text_of(colleague: Colleague) -> Text:
    """What of this mentor is searched."""
    return (colleague.member.title, colleague.skills, colleague.ask_me_about)


class Row(NamedTuple):
    """One mentor's text in stems: all of it, each as often as it counts, and those of the skills' names."""

    document: list[str]
    listed: frozenset[str]


class Index:
    """An immutable index of one pool of colleagues. Positions are those of the pool.

    `before` is the index this one takes the place of: what it has read is not read again, which is most of the work.
    """

    def __init__(self, colleagues: Sequence[Colleague], before: "Index | None" = None) -> None:
        self.colleagues = tuple(colleagues)
        self.texts = [text_of(colleague) for colleague in self.colleagues]
        self.position = {colleague.member.user_id: n for n, colleague in enumerate(self.colleagues)}
        # Equal scores go by id, so that an answer does not hang on the order of the pool.
        by_id = sorted(range(len(self.colleagues)), key=lambda n: self.colleagues[n].member.user_id)
        self._place = np.empty(len(by_id), dtype=np.int64)
        self._place[by_id] = np.arange(len(by_id))
        read: Mapping[Text, Row] = before.rows if before else {}
        self.rows: dict[Text, Row] = {text: read.get(text) or _row(text) for text in self.texts}
        self._listing = Counter(chain.from_iterable(self.rows[text].listed for text in self.texts))
        documents = [self.rows[text].document for text in self.texts]
        self._bm25 = bm25s.BM25(k1=K1, b=B) if any(documents) else None
        if self._bm25:
            self._bm25.index([*documents, *_others(documents)], show_progress=False)

    def meaning(self, stem: str) -> float:
        """How much a stem tells mentors apart: its inverse document frequency; 0 where nobody or everybody has it."""
        count = self._count(stem)
        if count == 0 or self._is_common(stem, count):
            return 0.0
        return math.log(1 + (max(len(self.colleagues), AS_IF) - count + 0.5) / (count + 0.5))

    def scores(self, query: Iterable[str]) -> NDArray[np.float32]:
        """The BM25 score of every position; a stem that is repeated counts as often. 0 where none is shared."""
        known = [stem for stem in query if self._count(stem)]
        if not self._bm25 or not known:
            return np.zeros(len(self.colleagues), dtype=np.float32)
        scores: NDArray[np.float32] = self._bm25.get_scores(known)
        return scores[: len(self.colleagues)]

    def best_first(self, scores: NDArray[np.float32], among: NDArray[np.bool_]) -> list[int]:
        """The positions in `among`, best score first, equals by id."""
        found = np.flatnonzero(among)
        order: list[int] = found[np.lexsort((self._place[found], -scores[found]))].tolist()
        return order

    def _is_common(self, stem: str, count: int) -> bool:
        total = len(self.colleagues)
        return total >= COMMON_FROM and count > COMMON * total and self._listing[stem] < count / 2

    def _count(self, stem: str) -> int:
        """How many mentors use this stem."""
        if not self._bm25 or (token := self._bm25.vocab_dict.get(stem)) is None:
            return 0
        ends = self._bm25.scores["indptr"]
        return int(ends[token + 1] - ends[token]) if token + 1 < len(ends) else 0


def _row(text: Text) -> Row:
    title, skills, ask_me_about = text
    document = [*stems(title) * TITLE_WEIGHT, *stems(ask_me_about)]
    listed: set[str] = set()
    for skill in skills:
        name = stems(skill.name)
        listed.update(name)
        document += [*name * SKILL_WEIGHT, *stems(skill.evidence)]
    return Row(document, frozenset(listed))


def _others(documents: Sequence[Sequence[str]]) -> list[list[str]]:
    """What fills a small directory up to AS_IF: rows of the usual length, in a word nobody can ask for."""
    usual = max(1, round(sum(map(len, documents)) / len(documents)))
    return [[" "] * usual] * (AS_IF - len(documents))
