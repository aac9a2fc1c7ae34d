"""A need as it was meant: what is misspelt in it put right before it is searched for, and shown to nobody.

It joins the words of a directory with those of the map of topics and of the model. It must not rank anybody.
"""

from dataclasses import replace

from flows.proposal import Need
from matching import topics
from matching.index import Index
from matching.spelling import Spelling, Words, words_in, words_of
from matching.vectors import Vectors

_languages: dict[str, Words] = {}
"""By model, for the process: the same for every workspace. Two threads may make one twice, to the same end."""


def language(vectors: Vectors | None) -> Words:
    """Words that are no slips, though no mentor uses them: those of the map, and of the model where there is one."""
    model = vectors.model if vectors else ""
    if model not in _languages:
        own = (word for text in topics.strings() for word in words_in(text))
        _languages[model] = Words((*own, *(words_of(vectors.pieces) if vectors else ())))
    return _languages[model]


def spelt(need: Need, index: Index, known: Words) -> Need:
    """The need with its texts put right; `known` is the `language`."""
    right = Spelling(index.spelt, known).right
    return replace(need, goal=right(need.goal), outcome=right(need.outcome), skills=tuple(map(right, need.skills)))
