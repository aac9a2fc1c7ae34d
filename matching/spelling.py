"""Misspelt words of a request, put right from the words that a directory and its model know.

Only a word that nobody knows is touched, and only for one a slip of the keyboard away: a word that the directory uses
before any other, since that is what can be asked for here. It knows words, not what they are for.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from matching.words import stems

_WORD = re.compile(r"[^\W\d_]+")

SHORTEST = 5
"""Shorter words have too many neighbours."""

TWO_SLIPS_FROM = 8
"""Letters from which two slips are forgiven; in a shorter word two make another word."""

WRONG = 2
"""A wrong letter counts twice: it makes another word of a short one ("mops", "maps") more often than a missing one."""


def words_in(text: str) -> list[str]:
    """The words of a text, as spelling compares them."""
    return _WORD.findall(text.casefold())


def words_of(pieces: Mapping[str, int]) -> Iterator[str]:
    """The whole words among a tokenizer's pieces, in its order: those used most come first in most of them.

    Either the parts that go on in a word are marked (##ing), or the beginnings are (▁the).
    """
    mark = "▁" if any(piece.startswith("▁") for piece in pieces) else ""
    for piece in sorted(pieces, key=pieces.__getitem__):
        if piece.startswith(mark) and (word := piece.removeprefix(mark)).isalpha() and word.islower():
            yield word


class Words:
    """Words that are spelt right, those to be preferred first. Never changed."""

    def __init__(self, words: Iterable[str]) -> None:
        self.known: set[str] = set()
        self.stems: set[str] = set()
        self._by_letter: dict[str, dict[str, int]] = defaultdict(dict)
        for place, word in enumerate(words):
            if word not in self.known and len(word) >= SHORTEST - 2:
                self.known.add(word)
                self.stems.update(stems(word))
                self._by_letter[word[0]][word] = place

    def near(self, word: str, allowed: int) -> str | None:
        """The word with the fewest slips to this one, of several the preferred; None where none is near enough."""
        letters = set(word)
        near = [
            (slips, place, other)
            for other, place in self._by_letter.get(word[0], {}).items()
            if abs(len(other) - len(word)) <= allowed and len(letters.symmetric_difference(other)) <= 2 * allowed
            if (slips := _slips(word, other)) <= allowed
        ]
        return min(near)[2] if near else None


class Spelling:
    """What a directory's words, and then a language's, make of a text. The language may be left out."""

    def __init__(self, directory: Words, language: Words | None = None) -> None:
        self._all = (directory, language) if language else (directory,)

    def right(self, text: str) -> str:
        """The text, with what is misspelt in it put right; as it stands where nothing is."""
        return _WORD.sub(lambda found: self._word(found.group(), at_start=found.start() == 0), text)

    def _word(self, word: str, *, at_start: bool) -> str:
        is_name = not word.islower() and not (at_start and word[1:].islower())
        if len(word) < SHORTEST or not word.isascii() or is_name:
            return word
        folded = word.casefold()
        if self._is_known(folded):
            return word
        allowed = 2 if len(folded) >= TWO_SLIPS_FROM else 1
        return next((near for words in self._all if (near := words.near(folded, allowed))), word)

    def _is_known(self, word: str) -> bool:
        said = stems(word)
        known = any(word in words.known or not words.stems.isdisjoint(said) for words in self._all)
        return known or not said or self._is_compound(word)

    def _is_compound(self, word: str) -> bool:
        parts = ((word[:at], word[at:]) for at in range(SHORTEST - 1, len(word) - SHORTEST + 2))
        return any(all(any(part in words.known for words in self._all) for part in pair) for pair in parts)


def _slips(one: str, other: str) -> int:
    """How many letters are missing, too many or swapped with their neighbour, and wrong ones twice."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + WRONG * (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]
