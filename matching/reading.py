"""A need as it was meant: what is misspelt in it put right before it is searched for, and shown to nobody.

A link or a mention in it points somewhere and says nothing of what is asked, so it is passed over. It joins the words
of a directory with those of the map of topics and of the model. It must not rank anybody.
"""

import re
from dataclasses import replace

from flows.proposal import Need
from matching import topics
from matching.index import Index
from matching.spelling import Spelling, Words, words_in, words_of
from matching.vectors import Vectors

_POINTERS = re.compile(r"<[@#!][^<>\s]*>|<?https?://[^\s<>|]+(?:\|(?P<label>[^<>]*))?>?")
"""Addresses, and what Slack writes for people, channels and links (docs.slack.dev, Formatting message text)."""

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
    spelling = Spelling(index.spelt, known)

    def right(text: str) -> str:
        return spelling.right(_POINTERS.sub(lambda found: found["label"] or "", text))

    return replace(
        need,
        goal=right(need.goal),
        outcome=right(need.outcome),
        tried=right(need.tried),
        skills=tuple(map(right, need.skills)),
    )
