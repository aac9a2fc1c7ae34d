"""The directory made searchable, by its words and by what they mean, held for as long as it stays the same.

It knows texts and positions. Who may be proposed to whom is not its business.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from flows.proposal import Colleague
from matching import meaning, topics
from matching.later import Change, Held, changes
from matching.lexical import Lexical, Text, text_of
from matching.meaning import Meaning, is_whole
from matching.spelling import Words, words_in
from matching.topics import Map

Floats = NDArray[np.float32]

SORTED = 500
"""How many are put in order at a time. Few are ever looked at."""


def wanted(colleagues: Sequence[Colleague], before: "Index | None" = None) -> tuple[str, ...]:
    """What an index of these colleagues needs vectors of: the map of topics, and what `before` has no rows of."""
    held = before.meaning if before else None
    change = changes(colleagues, before.held if before else None)
    texts = dict.fromkeys(change.added if change else (text_of(colleague) for colleague in colleagues))
    own = (string for text in texts if not is_whole(text, held) for string in meaning.strings(text))
    common = () if before and before.map else topics.strings()
    return tuple(dict.fromkeys((*common, *own)))


class Index:
    """An immutable index of one pool of colleagues. Positions are those of the pool.

    `vectors` are those of the strings at hand; without any the index answers by words alone. `before` is the index this
    one takes the place of: what it has read is not read again, which is most of the work.
    """

    def __init__(
        self,
        colleagues: Sequence[Colleague],
        before: "Index | None" = None,
        vectors: Mapping[str, Floats] | None = None,
    ) -> None:
        self.colleagues = tuple(colleagues)
        self.texts: list[Text]
        self.position: dict[str, int]
        self.place: NDArray[np.int64]
        self.words: set[str]
        self.lexical: Lexical
        self.meaning: Meaning | None
        self.map: Map | None
        self.held: Held
        change = changes(self.colleagues, before.held if before else None)
        if before and change and (before.meaning or not vectors):
            self._changed(before, change, vectors or {})
        else:
            self._anew(before, vectors or {})

    def _anew(self, before: "Index | None", vectors: Mapping[str, Floats]) -> None:
        self.texts = [text_of(colleague) for colleague in self.colleagues]
        self._place_all()
        self.lexical = Lexical(self.texts, before.lexical if before else None)
        self.map = (before.map if before else None) or Map.of(vectors)
        read = before.words if before else set()
        texts = set(self.texts).difference(before.texts if before else ())
        self.words = read.union(*(_words(text) for text in texts))
        held = Meaning(self.texts, vectors, before.meaning if before else None, self.map)
        self.meaning = held if held.present.any() else None
        partial = [n for n, text in enumerate(self.texts) if not is_whole(text, self.meaning)] if self.meaning else []
        count = len(self.texts)
        self.held = Held(self.colleagues, self.texts, self.position, np.arange(count), count, 0, frozenset(partial))

    def _changed(self, before: "Index", change: Change, vectors: Mapping[str, Floats]) -> None:
        """What `before` has, and behind it the rows of a few."""
        rows = np.flatnonzero(change.rows >= before.held.size).tolist()
        self.texts = list(before.texts) if not change.moved else [text_of(colleague) for colleague in self.colleagues]
        for position, text in zip(rows, change.added, strict=True):
            self.texts[position] = text
        if change.moved:
            self._place_all()
        else:
            self.position, self.place = before.position, before.place
        self.map = before.map or Map.of(vectors)
        self.words = before.words.union(*(_words(text) for text in change.added))
        if len(self.words) == len(before.words) and "spelt" in before.__dict__:
            self.__dict__["spelt"] = before.spelt  # made at the first misspelt word, and still right
        self.lexical = before.lexical.changed(change.rows, change.added, change.gone)
        self.meaning = before.meaning.changed(change.rows, change.added, vectors) if before.meaning else None
        partial = [n for n in rows if not is_whole(self.texts[n], self.meaning)] if self.meaning else []
        self.held = Held(
            self.colleagues,
            self.texts,
            self.position,
            change.rows,
            before.held.size + len(rows),
            before.held.later + change.many,
            frozenset(partial),
        )

    def _place_all(self) -> None:
        """Where each id is in the pool, and in the order of ids: by that go equals, whatever the pool's order."""
        self.position = {colleague.member.user_id: n for n, colleague in enumerate(self.colleagues)}
        by_id = sorted(range(len(self.colleagues)), key=lambda n: self.colleagues[n].member.user_id)
        self.place = np.empty(len(by_id), dtype=np.int64)
        self.place[by_id] = np.arange(len(by_id))

    def unlearnt(self) -> tuple[str, ...]:
        """What it lacks vectors of."""
        if self.meaning is None:
            return wanted(self.colleagues)
        common = () if self.map else topics.strings()
        own = (string for n in sorted(self.held.unlearnt) for string in meaning.strings(self.texts[n]))
        return tuple(dict.fromkeys((*common, *own)))

    @cached_property
    def spelt(self) -> Words:
        """The directory's words, to put a misspelt request right."""
        return Words(sorted(self.words))

    def best_first(self, scores: Floats, among: NDArray[np.bool_]) -> Iterator[int]:
        """The positions in `among`, best score first, equals by id. Those that nobody takes are not put in order."""
        left = np.flatnonzero(among)
        while len(left):
            ahead = np.ones(len(left), dtype=np.bool_)
            if len(left) > SORTED:
                ahead = scores[left] >= np.partition(scores[left], -SORTED)[-SORTED]
            found = left[ahead]
            yield from found[np.lexsort((self.place[found], -scores[found]))].tolist()
            left = left[~ahead]


def _words(text: Text) -> set[str]:
    return {word for string in meaning.strings(text) for word in words_in(string)}
