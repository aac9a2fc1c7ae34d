"""The directory made searchable, by its words and by what they mean, held for as long as it stays the same.

It knows texts and positions. Who may be proposed to whom is not its business.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from flows.proposal import Colleague
from matching import meaning, topics
from matching.lexical import Lexical, Text, text_of
from matching.meaning import Meaning, is_whole
from matching.spelling import Words, words_in
from matching.topics import Map

Floats = NDArray[np.float32]


def strings_of(colleague: Colleague) -> tuple[str, ...]:
    """What of this mentor is embedded."""
    return meaning.strings(text_of(colleague))


def wanted(colleagues: Sequence[Colleague], before: "Index | None" = None) -> tuple[str, ...]:
    """What an index of these colleagues needs vectors of: the map of topics, and what `before` has no rows of."""
    texts = dict.fromkeys(text_of(colleague) for colleague in colleagues)
    held = before.meaning if before else None
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
        self.texts: list[Text] = [text_of(colleague) for colleague in self.colleagues]
        self.position = {colleague.member.user_id: n for n, colleague in enumerate(self.colleagues)}
        # Equal scores go by id, so that an answer does not hang on the order of the pool.
        by_id = sorted(range(len(self.colleagues)), key=lambda n: self.colleagues[n].member.user_id)
        self._place = np.empty(len(by_id), dtype=np.int64)
        self._place[by_id] = np.arange(len(by_id))
        self.lexical: Lexical = Lexical(self.texts, before.lexical if before else None)
        self.map: Map | None = (before.map if before else None) or Map.of(vectors or {})
        read = before.words if before else set()
        texts = set(self.texts).difference(before.texts if before else ())
        self.words: set[str] = read.union(*(words_in(string) for text in texts for string in meaning.strings(text)))
        held = Meaning(self.texts, vectors or {}, before.meaning if before else None)
        self.meaning: Meaning | None = held if held.present.any() else None

    @cached_property
    def spelt(self) -> Words:
        """The directory's words, to put a misspelt request right."""
        return Words(sorted(self.words))

    def best_first(self, scores: Floats, among: NDArray[np.bool_]) -> list[int]:
        """The positions in `among`, best score first, equals by id."""
        found = np.flatnonzero(among)
        order: list[int] = found[np.lexsort((self._place[found], -scores[found]))].tolist()
        return order
