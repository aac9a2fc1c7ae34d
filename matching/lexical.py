"""The directory by its words: BM25 over what each mentor lists, and how much of what is asked for they cover.

It knows texts and positions. What words mean, and who may be proposed to whom, is not its business.
"""

import logging
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from itertools import chain
from typing import NamedTuple

import bm25s
import numpy as np
from numpy.typing import NDArray

from flows.proposal import Colleague, Skill
from matching.denial import claims, is_skill
from matching.words import stems

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it writes a line for every index otherwise

Rows = NDArray[np.int64]

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


class Lexical:
    """An immutable index of the words of one pool. Positions are those of the pool.

    `before` is the index this one takes the place of: what it has read is not read again, which is most of the work.
    """

    def __init__(self, texts: Sequence[Text], before: "Lexical | None" = None) -> None:
        self._total = len(texts)
        read: Mapping[Text, Row] = before.rows if before else {}
        self.rows: dict[Text, Row] = {text: read.get(text) or _row(text) for text in texts}
        self._listing = Counter(chain.from_iterable(self.rows[text].listed for text in texts))
        documents = [self.rows[text].document for text in texts]
        self._bm25 = bm25s.BM25(k1=K1, b=B) if any(documents) else None
        if self._bm25:
            self._bm25.index([*documents, *_others(documents)], show_progress=False)
        self._usual = sum(map(len, documents)) / max(1, len(documents))
        self._indexed = len(texts)
        self._later: tuple[Counter[str], ...] = ()
        self._using = Counter[str]()
        self._row_of: Rows | None = None

    def changed(self, row_of: Rows, added: Sequence[Text], gone: Sequence[Text]) -> "Lexical":
        """The same with a few rows more, behind the others; `row_of`: each position's row, `gone`: texts without one.

        The new ones are weighed by how often the indexed ones use a word, and they count in that from now on.
        """
        other = copy(self)
        other._add(row_of, added, gone)  # noqa: SLF001 - its own copy, which nobody has seen yet
        return other

    def _add(self, row_of: Rows, added: Sequence[Text], gone: Sequence[Text]) -> None:
        self.rows = self.rows | {text: _row(text) for text in added}
        self._listing, self._using = self._listing.copy(), self._using.copy()
        for texts, count in ((added, 1), (gone, -1)):
            for row in map(self.rows.__getitem__, texts):
                self._listing.update(dict.fromkeys(row.listed, count))
                self._using.update(dict.fromkeys(row.document, count))
        self._later = (*self._later, *(Counter(self.rows[text].document) for text in added))
        self._row_of, self._total = row_of, len(row_of)

    def count(self, stem: str) -> int:
        """How many mentors use this stem."""
        return max(0, self._indexed_count(stem) + self._using[stem])

    def _indexed_count(self, stem: str) -> int:
        if not self._bm25 or (token := self._bm25.vocab_dict.get(stem)) is None:
            return 0
        ends = self._bm25.scores["indptr"]
        return int(ends[token + 1] - ends[token]) if token + 1 < len(ends) else 0

    def meaning(self, stem: str) -> float:
        """How much a stem tells mentors apart: its inverse document frequency; 0 where nobody or everybody has it."""
        count = self.count(stem)
        return 0.0 if count == 0 or self._is_common(stem, count) else self._rarity(count)

    def scores(self, query: Iterable[str]) -> NDArray[np.float32]:
        """The BM25 score of every position; a stem that is repeated counts as often. 0 where none is shared."""
        asked = Counter(query)
        known = [stem for stem in asked.elements() if self._indexed_count(stem)]
        if not self._bm25 or not known:
            scores = np.zeros(self._indexed, dtype=np.float32)
        else:
            scores = self._bm25.get_scores(known)[: self._indexed]
        if self._row_of is None:
            return scores
        later = [self._score(asked, document) for document in self._later]
        return np.concatenate([scores, np.array(later, dtype=np.float32)])[self._row_of]

    def _score(self, asked: Mapping[str, int], document: Mapping[str, int]) -> float:
        """BM25 of one row that is not in the index."""
        longer = K1 * (1 - B + B * sum(document.values()) / (self._usual or 1))
        said = ((stem, document[stem]) for stem in asked if stem in document)
        return sum(asked[stem] * self._rarity(self.count(stem)) * times / (times + longer) for stem, times in said)

    def shares(self, asked: Mapping[str, float]) -> NDArray[np.float32]:
        """How much of what is asked each position says, 0 to 1. `asked`: stems and how often each of them counts.

        A stem that nobody uses weighs most: who has all the others still has not what was asked for.
        """
        weighed = {stem: weight * self._weight(stem) for stem, weight in asked.items()}
        whole = sum(weighed.values())
        said = [(stem, weight) for stem, weight in asked.items() if weighed[stem] and self.count(stem)]
        if not said:
            return np.zeros(self._total, dtype=np.float32)
        weights = dict.fromkeys((weight for _, weight in said), ())
        scores = sum(
            np.float32(weight) * self.scores([stem for stem, each in said if each == weight]) for weight in weights
        )
        shares: NDArray[np.float32] = np.asarray(scores * np.float32((K1 + 1) / whole), dtype=np.float32)
        return shares

    def _weight(self, stem: str) -> float:
        count = self.count(stem)
        return self._rarity(0) if count == 0 else self.meaning(stem)

    def _rarity(self, count: int) -> float:
        return math.log(1 + (max(self._total, AS_IF) - count + 0.5) / (count + 0.5))

    def _is_common(self, stem: str, count: int) -> bool:
        return self._total >= COMMON_FROM and count > COMMON * self._total and self._listing[stem] < count / 2


def _row(text: Text) -> Row:
    title, skills, ask_me_about = text
    document = [*stems(title) * TITLE_WEIGHT, *_offered(ask_me_about)]
    listed: set[str] = set()
    for skill in skills:
        if is_skill(skill.name):
            name = stems(skill.name)
            listed.update(name)
            document += [*name * SKILL_WEIGHT, *_offered(skill.evidence)]
    return Row(document, frozenset(listed))


def _offered(text: str) -> list[str]:
    return [stem for claim in claims(text) for stem in stems(claim)]


def _others(documents: Sequence[Sequence[str]]) -> list[list[str]]:
    """What fills a small directory up to AS_IF: rows of the usual length, in a word nobody can ask for."""
    usual = max(1, round(sum(map(len, documents)) / len(documents)))
    return [[" "] * usual] * (AS_IF - len(documents))
