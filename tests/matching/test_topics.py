"""The map of topics: what it holds, and how it reads a request."""

import numpy as np
import pytest
from numpy.typing import NDArray

from matching import topics
from matching.topics import PULL, Map

Floats = NDArray[np.float32]


def unit(*numbers: float) -> Floats:
    vector = np.array(numbers, dtype=np.float32)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Map:
    """Two topics in three dimensions: cooling down, and bread."""
    lines = (
        topics.Topic(("de-escalation",), ("a man shouts at me",)),
        topics.Topic(("baking",), ()),
    )
    monkeypatch.setattr(topics, "topics", lambda: lines)
    return Map(
        {"de-escalation": unit(1, 0, 0), "a man shouts at me": unit(0, 1, 0), "baking": unit(0, 0, 1)},
    )


def test_every_line_names_a_skill_and_none_stands_twice() -> None:
    skills = [skill.casefold() for topic in topics.topics() for skill in topic.skills]

    assert len(topics.topics()) > 400
    assert all(skills)
    assert all(saying for topic in topics.topics() for saying in topic.sayings)
    firsts = [topic.skills[0].casefold() for topic in topics.topics()]
    assert len(set(firsts)) == len(firsts)
    assert set(topics.strings()) >= {skill for topic in topics.topics() for skill in topic.skills}


def test_what_is_said_is_drawn_to_what_it_is_called(small: Map) -> None:
    shouted = unit(0, 1, 0.1)
    read = small.read(shouted)
    skill = unit(1, 0, 0)

    assert read.vector @ skill > shouted @ skill
    assert read.vector @ shouted > read.vector @ skill, "its own words go first"
    assert read.topics[0] @ skill == pytest.approx(1)
    assert read.weights[0] > read.weights[1]
    assert np.linalg.norm(read.vector) == pytest.approx(1)
    assert PULL < 1


def test_a_skill_comes_towards_what_people_say_who_need_it(small: Map) -> None:
    calm, bread = small.said(np.array([unit(1, 0, 0.1), unit(0, 0, 1)]))

    assert calm @ unit(0, 1, 0) == pytest.approx(1)
    assert not bread.any(), "nothing is said of its topic, and it has nothing of the other"


def test_a_map_without_sayings_moves_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "topics", lambda: (topics.Topic(("baking",), ()),))

    assert not Map({"baking": unit(0, 0, 1)}).said(np.array([unit(0, 0, 1)])).any()


def test_how_near_the_map_is_to_what_was_said_itself(small: Map) -> None:
    assert small.read(unit(0, 0, 1)).nearest == pytest.approx(1)
    assert small.read(unit(0, 1, 0)).nearest == pytest.approx(0)


def test_there_is_no_map_while_a_vector_is_missing() -> None:
    assert Map.of({}) is None
    assert Map.of(dict.fromkeys(topics.strings()[1:], unit(1, 0))) is None
    assert Map.of(dict.fromkeys(topics.strings(), unit(1, 0))) is not None


def test_all_directories_share_the_map_of_one_model() -> None:
    one, other = (dict.fromkeys(topics.strings(), unit(*axis)) for axis in ((1, 0), (0, 1)))
    held = Map.of(one)
    assert Map.of(dict(one)) is held
    assert Map.of(other) is not held
