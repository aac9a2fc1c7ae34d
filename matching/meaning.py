"""The directory by what it means: a row of numbers for each thing a mentor offers, and how near a request is to them.

A mentor is as near as what of theirs is nearest, and a little nearer when more of it is near. Rows come from vectors
somebody else made; a string without one is left out, and a mentor without any has no row.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from flows.proposal import ReasonKind
from matching.denial import claims, is_skill
from matching.lexical import Rows, Text
from matching.topics import Map

Floats = NDArray[np.float32]

WHOLE = 0.5
"""How much of the whole profile goes into each of its rows. "SQL" of a systems librarian is not that of a scientist."""

SEVERAL = 0.5
"""How much the mean of the best three rows counts beside the best one: one row may be near by chance, three are not."""

SAID = 0.25
"""How much of what people say who need it goes into each row: a request is drawn to a skill by the map of topics, and
here a skill comes towards the request. From 0.15 to 0.35 it makes no difference."""

BEST = 3

WHOLES = 2048
"""Rows and what is asked are kept in whole 2048ths, which no order of proposals can tell from what they were. Then each
product is a multiple of 2**-22, and a sum of them below 2 is exact in the 24 bits of a float32: how near a row is does
not hang on where it stands among the others, as it otherwise does in the last bits."""


class Offer(NamedTuple):
    """One thing a mentor offers: what it is, where it stands in their row, and the strings it is embedded by."""

    kind: ReasonKind
    place: int
    strings: tuple[str, ...]


def offers(text: Text) -> tuple[Offer, ...]:
    """What a mentor offers, without what they say they do not. A title speaks alone only where nothing else does.

    A skill's name alone is short and read many ways, so it is embedded with the title and with its evidence as well; a
    skill without any with all there is, which shows what kind of work it is.
    """
    title, skills, ask_me_about = text
    everything = [claim for skill in skills for claim in claims(skill.evidence)]
    found = []
    for place, skill in enumerate(skills):
        if is_skill(skill.name) and skill.name.strip():
            named = f"{title}: {skill.name}" if title.strip() else skill.name
            proved = ". ".join(claims(skill.evidence) or everything)
            views = (skill.name, named, f"{skill.name}: {proved}" if proved else named)
            found.append(Offer(ReasonKind.SKILL, place, tuple(dict.fromkeys(views))))
    found += [Offer(ReasonKind.ASK_ME_ABOUT, 0, (claim,)) for claim in claims(ask_me_about)]
    return tuple(found) if found or not title.strip() else (Offer(ReasonKind.TITLE, 0, (title,)),)


def profile(text: Text) -> str:
    """The whole of what a mentor offers, in one string."""
    title, skills, ask_me_about = text
    names = "; ".join(skill.name for skill in skills if is_skill(skill.name))
    proofs = [claim for skill in skills if is_skill(skill.name) for claim in claims(skill.evidence)]
    return ". ".join(part for part in (title, names, *proofs, *claims(ask_me_about)) if part.strip())


def strings(text: Text) -> tuple[str, ...]:
    """Every string of a mentor that is embedded."""
    each = (string for offer in offers(text) for string in offer.strings)
    return tuple(dict.fromkeys(string for string in (*each, profile(text)) if string.strip()))


class Block(NamedTuple):
    """A mentor's rows, and what each of them stands for. `whole`: every string of theirs and the map had its vector."""

    rows: Floats
    offers: tuple[Offer, ...]
    whole: bool = False


class Meaning:
    """An immutable matrix of all rows of one pool. Positions are those of the pool.

    `before` is the one it takes the place of: rows of a mentor who says the same are taken over. `topics` is the map,
    None while its vectors are not there.
    """

    def __init__(
        self,
        texts: Sequence[Text],
        vectors: Mapping[str, Floats],
        before: "Meaning | None" = None,
        topics: Map | None = None,
    ) -> None:
        self._topics = topics
        known: Mapping[Text, Block] = before.blocks if before else {}
        blocks = {text: known[text] if is_whole(text, before) else _block(text, vectors, topics) for text in texts}
        each = [blocks[text] for text in texts]
        filled = [block.rows for block in each if block.offers]
        self._matrix = np.concatenate(filled) if filled else np.zeros((0, 0), dtype=np.float32)
        self._later = self._matrix[:0]
        self._lengths = np.linalg.norm(self._matrix, axis=1)
        self._count(np.array([len(block.offers) for block in each], dtype=np.int64))
        self._stand(np.arange(len(texts)))
        # Blocks kept for the next one look into this matrix, so that nothing is held twice.
        places = zip(texts, self._ends - self._counts, self._ends, strict=True)
        self.blocks: dict[Text, Block] = {
            text: blocks[text]._replace(rows=self._matrix[start:end]) for text, start, end in places if start < end
        }

    def changed(self, row_of: Rows, added: Sequence[Text], vectors: Mapping[str, Floats]) -> "Meaning":
        """The same with the rows of a few mentors more, behind the others; `row_of`: whose of them each position is."""
        other = copy(self)
        other._add(row_of, added, vectors)  # noqa: SLF001 - its own copy, which nobody has seen yet
        return other

    def _add(self, row_of: Rows, added: Sequence[Text], vectors: Mapping[str, Floats]) -> None:
        new = [_block(text, vectors, self._topics) for text in added]
        if rows := [block.rows for block in new if block.offers]:
            self._later = np.concatenate([self._later, *rows])
            lengths = np.linalg.norm(np.concatenate(rows), axis=1)
            self._lengths = np.concatenate([self._lengths, lengths])
        self._count(np.concatenate([self._counts, np.array([len(block.offers) for block in new], dtype=np.int64)]))
        self._stand(row_of)
        self.blocks = self.blocks | {text: block for text, block in zip(added, new, strict=True) if block.offers}

    def _count(self, counts: Rows) -> None:
        """How many rows each mentor has that was ever added, whether they still stand or not."""
        self._counts, self._ends = counts, np.cumsum(counts)
        there = np.flatnonzero(counts)
        # Who has most comes first, so that who has a second row, or a third, are the first so many of all.
        self._most_first = there[np.argsort(-counts[there], kind="stable")]
        most = counts[self._most_first]
        starts = self._ends[self._most_first] - most
        self._nths = [starts[: np.searchsorted(-most, -n)] + n for n in range(int(most[0]) if len(most) else 0)]

    def _stand(self, row_of: Rows) -> None:
        """Which of them stands at each position."""
        self._row_of = row_of
        self.present: NDArray[np.bool_] = self._counts[row_of] > 0

    def nearness(self, asked: Floats) -> Floats:
        """Of every row to this vector."""
        asked = _in_wholes(asked)
        near: Floats = self._matrix @ asked
        return np.concatenate([near, self._later @ asked]) if len(self._later) else near

    def alike(self, near: Floats) -> Floats:
        """The cosines that go with these: between 0 and 1, and the same for a short row as for a long one."""
        alike: Floats = near / np.maximum(self._lengths, np.float32(1e-9))
        return alike

    def nearest(self, positions: Rows, asked: Floats) -> Floats:
        """The cosine of the nearest row of all these positions to each of these vectors (one row each); 0 for none."""
        those = self._row_of[positions]
        counts = self._counts[those]
        behind = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        rows = np.sort(np.repeat(self._ends[those] - counts, counts) + behind)
        first = len(self._matrix)
        those_rows = np.concatenate([self._matrix[rows[rows < first]], self._later[rows[rows >= first] - first]])
        near = _in_wholes(asked) @ those_rows.T  # twice as fast as the other way round
        cosines: Floats = (near / np.maximum(self._lengths[rows], np.float32(1e-9))).max(axis=1, initial=0.0)
        return cosines

    def best(self, near: Floats) -> Floats:
        """The nearest of its rows for every position; none is nearer than anything."""
        best = np.full(len(self._counts), -np.inf, dtype=np.float32)
        for nth in self._nths:
            owners = self._most_first[: len(nth)]
            best[owners] = np.maximum(best[owners], near[nth])
        return best[self._row_of]

    def fits(self, near: Floats) -> Floats:
        """How near every position is, from the nearness of its rows; one without rows is as near as most are."""
        top = [np.full(len(self._most_first), -np.inf, dtype=np.float32) for _ in range(BEST)]
        for nth in self._nths:
            left = near[nth]
            for best in top:  # each keeps the nearer of two and hands the other one down
                kept = best[: len(nth)]
                left, best[: len(nth)] = np.minimum(kept, left), np.maximum(kept, left)
        found = np.minimum(self._counts[self._most_first], BEST).astype(np.float32)
        total = sum(np.where(np.isfinite(best), best, np.float32(0)) for best in top)
        fits = (1 - SEVERAL) * top[0] + SEVERAL * total / found
        everybody = np.full(len(self._counts), np.median(fits), dtype=np.float32)
        everybody[self._most_first] = fits
        return everybody[self._row_of]

    def of(self, position: int, text: Text, near: Floats) -> list[tuple[Offer, float]]:
        """What this position offers, each with the nearness of its row."""
        if not self.present[position]:
            return []
        row = self._row_of[position]
        rows = near[self._ends[row] - self._counts[row] : self._ends[row]]
        return list(zip(self.blocks[text].offers, rows.tolist(), strict=True))


def is_whole(text: Text, held: Meaning | None) -> bool:
    """Are all the rows of this text in `held`, so that no vector of it is needed again?"""
    return held is not None and text in held.blocks and held.blocks[text].whole


def _block(text: Text, vectors: Mapping[str, Floats], topics: Map | None) -> Block:
    known = [offer for offer in offers(text) if any(string in vectors for string in offer.strings)]
    rows = [np.mean([vectors[each] for each in offer.strings if each in vectors], axis=0) for offer in known]
    if not rows:
        return Block(np.zeros((0, 0), dtype=np.float32), ())
    whole = vectors.get(profile(text))
    block = np.array(rows, dtype=np.float32)
    if whole is not None:
        block += np.float32(WHOLE) * whole
    if topics:
        block += np.float32(SAID) * topics.said(block)
    complete = topics is not None and all(string in vectors for string in strings(text))
    return Block(_in_wholes(block), tuple(known), complete)


def _in_wholes(vectors: Floats) -> Floats:
    wholes: Floats = np.rint(vectors * np.float32(WHOLES)) / np.float32(WHOLES)
    return wholes
