"""What people at work ask each other for: a map of topics, with the words of who has the skill and of who needs it.

A model of meaning puts "a man shouts at me" far from "de-escalation", since the two texts say different things. Here
both stand in one line, written for no organisation in particular. It gives a request the words of the skill that it is
about, and shows when a request is about something that nobody in a directory has.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import NamedTuple
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NEAREST = 5
"""Topics a request is read with. One alone is wrong too often, eight say nothing in particular."""

SHARPNESS = 10.0
"""How much more the nearer of them counts: 0.1 of cosine is a factor of e."""

PULL = 0.8
"""How far a request is drawn to its topics: less than it says itself, so that its own words go first."""


OFFERED = 3
"""Topics that a mentor's row is taken to be about: fewer than for a request, since a row names one thing."""

SURE = 20.0
"""How much more the nearer of those counts: 0.1 of cosine is e squared."""


class Topic(NamedTuple):
    """One line of the map: what the skill is called, and what people say who need it (may be empty)."""

    skills: tuple[str, ...]
    sayings: tuple[str, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """The map, as it stands in topics.txt: `skill; skill | saying | saying`."""
    lines = files("matching").joinpath("topics.txt").read_text(encoding="utf-8").splitlines()
    parted = ([part.strip() for part in line.split("|")] for line in lines if line.strip())
    return tuple(Topic(tuple(each.strip() for each in first.split(";")), tuple(rest)) for first, *rest in parted)


@cache
def strings() -> tuple[str, ...]:
    """All texts of the map, to be embedded once for each model."""
    return tuple(dict.fromkeys(text for topic in topics() for text in (*topic.skills, *topic.sayings)))


class Reading(NamedTuple):
    """A request read with the map: its vector drawn to its topics, and those with how much each counts, 1 in all.

    `nearest` is how near the nearest skill of the whole map is to the request as it stands.
    """

    vector: Floats
    topics: Floats
    weights: Floats
    nearest: float


class Map:
    """The topics in the vectors of one model. Never changed."""

    def __init__(self, vectors: Mapping[str, Floats]) -> None:
        lines = topics()
        self._whole = _unit(np.array([_mean((*topic.skills, *topic.sayings), vectors) for topic in lines]))
        self._skills = _unit(np.array([_mean(topic.skills, vectors) for topic in lines]))
        texts = [
            (text, n < len(topic.skills)) for topic in lines for n, text in enumerate((*topic.skills, *topic.sayings))
        ]
        self._each = np.array([vectors[text] for text, _ in texts])
        self._is_skill = np.array([is_skill for _, is_skill in texts])
        with_sayings = [n for n, topic in enumerate(lines) if topic.sayings]
        self._offered = self._skills[with_sayings]
        self._sayings = self._skills[:0]
        if with_sayings:
            self._sayings = _unit(np.array([_mean(lines[n].sayings, vectors) for n in with_sayings]))
        lengths = np.array([len(topic.skills) + len(topic.sayings) for topic in lines])
        self._starts = np.cumsum(lengths) - lengths

    @classmethod
    def of(cls, vectors: Mapping[str, Floats]) -> "Map | None":
        """The map, or None while some of its texts have no vector yet.

        All directories of a process share one for each model, which is known by the vector of a text.
        """
        texts = strings()
        if not all(text in vectors for text in texts):
            return None
        model = vectors[texts[0]].tobytes() + vectors[texts[-1]].tobytes()
        with _making:
            made = _maps.get(model) or cls(vectors)
            _maps[model] = made
        return made

    def read(self, asked: Floats) -> Reading:
        """The request of this unit vector, read with the topics nearest to it.

        A topic is as near as half of all its texts together and half of the nearest of them: somebody may say it just
        so, and one saying alone may be near by chance.
        """
        each = self._each @ asked
        nearness = (self._whole @ asked + np.maximum.reduceat(each, self._starts)) / 2
        nearest = np.argsort(-nearness, kind="stable")[:NEAREST]
        weights = np.exp(SHARPNESS * (nearness[nearest] - nearness[nearest[0]]))
        weights = (weights / weights.sum()).astype(np.float32)
        drawn = _unit((weights @ self._skills[nearest])[np.newaxis])
        vector = _unit(asked + np.float32(PULL) * drawn)[0]
        return Reading(vector, self._skills[nearest], weights, float(each[self._is_skill].max()))

    def said(self, rows: Floats) -> Floats:
        """For each of these rows of skills, what people say who need it: a mean of the topics nearest to it."""
        if not len(self._sayings):
            return np.zeros_like(rows)
        near = _unit(rows) @ self._offered.T
        nearest = np.argpartition(-near, min(OFFERED, near.shape[1]) - 1, axis=1)[:, :OFFERED]
        nearness = np.take_along_axis(near, nearest, axis=1)
        weights = np.exp(SURE * (nearness - nearness.max(axis=1, keepdims=True)))
        weights *= (nearness > 0) / weights.sum(axis=1, keepdims=True)  # an empty row is about nothing
        said: Floats = np.einsum("rt,rtd->rd", weights, self._sayings[nearest], dtype=np.float32)
        return said


_maps: WeakValueDictionary[bytes, Map] = WeakValueDictionary()
_making = Lock()


def _mean(texts: tuple[str, ...], vectors: Mapping[str, Floats]) -> Floats:
    mean: Floats = np.mean([vectors[text] for text in texts], axis=0, dtype=np.float32)
    return mean


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return unit
