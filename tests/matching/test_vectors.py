"""Vectors at hand: each text is embedded once, whatever asks for it, and nobody waits beyond their patience."""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from matching.vectors import Memory, Vectors, key_of

DEADLINE = 10.0


class Counting:
    """An embedder of two numbers that remembers what it was asked, and answers when `go_on` says so."""

    def __init__(self, name: str = "counting/1") -> None:
        self.name = name
        self.size = 2
        self.pieces: Mapping[str, int] = {}
        self.asked: list[str] = []
        self.go_on = threading.Event()
        self.go_on.set()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        assert self.go_on.wait(DEADLINE)
        self.asked += texts
        return np.array([[len(text), 1 / 3] for text in texts], dtype=np.float32).reshape(-1, 2)


class Board:
    """A shelf in memory that counts how often it is asked."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}
        self.fetched: list[int] = []

    def fetch(self, model: str, keys: Collection[str]) -> Mapping[str, bytes]:
        self.fetched.append(len(keys))
        return {key: self.kept[model, key] for key in keys if (model, key) in self.kept}

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
        for key, vector in vectors.items():
            self.kept.setdefault((model, key), vector)


@pytest.fixture
def embedder() -> Iterator[Counting]:
    made = Counting()
    yield made
    made.go_on.set()


def test_what_is_learnt_is_held_and_embedded_once(embedder: Counting) -> None:
    vectors = Vectors(embedder, Board(), Memory())
    assert vectors.held(["weeding", "SQL"]) == {}
    assert vectors.missing(["weeding", "SQL"]) == ["weeding", "SQL"]
    vectors.learn(["weeding", "SQL", "weeding"])
    vectors.learn(["weeding"])
    assert embedder.asked == ["weeding", "SQL"]
    assert vectors.missing(["weeding", "SQL"]) == []
    assert [float(vector[0]) for vector in vectors.held(["weeding", "SQL"]).values()] == [7, 3]


def test_another_process_takes_from_the_shelf_the_very_same_numbers(embedder: Counting) -> None:
    shelf = Board()
    here = Vectors(embedder, shelf, Memory())
    here.learn(["weeding"])
    there = Vectors(embedder, shelf, Memory())
    assert there.held(["weeding"])["weeding"].tolist() == here.held(["weeding"])["weeding"].tolist()
    there.learn(["weeding"])
    assert embedder.asked == ["weeding"]


def test_the_shelf_is_asked_once(embedder: Counting) -> None:
    shelf = Board()
    Vectors(embedder, shelf, Memory()).learn(["weeding", "SQL"])
    shelf.fetched.clear()
    vectors = Vectors(embedder, shelf, Memory())
    for _ in range(3):
        vectors.held(["weeding", "SQL"])
    assert shelf.fetched == [2]


def test_what_memory_let_go_comes_from_the_shelf(embedder: Counting) -> None:
    vectors = Vectors(embedder, Board(), Memory(most=1))
    vectors.learn(["weeding"])
    vectors.learn(["SQL"])
    assert set(vectors.held(["weeding", "SQL"])) == {"weeding", "SQL"}
    assert embedder.asked == ["weeding", "SQL"]


def test_what_is_in_memory_for_another_shelf_comes_to_this_one_too(embedder: Counting) -> None:
    memory, own = Memory(), Board()
    Vectors(embedder, Board(), memory).learn(["weeding"])
    vectors = Vectors(embedder, own, memory)
    assert set(vectors.held(["weeding"])) == {"weeding"}
    assert vectors.missing(["weeding"]) == ["weeding"]
    vectors.learn(["weeding"])
    assert embedder.asked == ["weeding"]
    assert set(own.kept) == {("counting/1", key_of("weeding"))}


def test_a_model_does_not_see_the_vectors_of_another() -> None:
    shelf, memory = Board(), Memory()
    Vectors(Counting(), shelf, memory).learn(["weeding"])
    assert Vectors(Counting("counting/2"), shelf, memory).held(["weeding"]) == {}


def test_a_row_that_was_cut_off_is_learnt_again(embedder: Counting) -> None:
    shelf = Board()
    shelf.kept["counting/1", key_of("weeding")] = b"cut"
    vectors = Vectors(embedder, shelf, Memory())
    assert vectors.held(["weeding"]) == {}
    vectors.learn(["weeding"])
    assert vectors.held(["weeding"])["weeding"][0] == 7


def test_a_shelf_that_breaks_loses_nothing_that_was_embedded(embedder: Counting) -> None:
    class Broken(Board):
        def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
            raise OSError("the disk is full")

    vectors = Vectors(embedder, Broken(), Memory())
    with pytest.raises(OSError, match="the disk is full"):
        vectors.learn(["weeding"])
    assert set(vectors.held(["weeding"])) == {"weeding"}
    assert vectors.missing(["weeding"]) == ["weeding"], "it is tried again"


def test_without_a_shelf_memory_serves(embedder: Counting) -> None:
    vectors = Vectors(embedder, memory=Memory())
    vectors.learn(["weeding"])
    assert vectors.missing(["weeding", "SQL"]) == ["SQL"]
    assert set(vectors.held(["weeding", "SQL"])) == {"weeding"}


def test_a_question_is_answered_and_comes_to_no_shelf(embedder: Counting) -> None:
    shelf = Board()
    vectors = Vectors(embedder, shelf, Memory())
    for _ in range(2):
        answer = vectors.ask("who weeds", DEADLINE)
        assert answer is not None
        assert answer[0] == 9
    assert embedder.asked == ["who weeds"]
    assert not shelf.kept


def test_nobody_waits_for_a_slow_model(embedder: Counting) -> None:
    vectors = Vectors(embedder, memory=Memory())
    embedder.go_on.clear()
    assert vectors.ask("who weeds", 0.01) is None
    assert vectors.ask("and who else", 0.01) is None, "it waits behind the first"
    embedder.go_on.set()
    assert vectors.ask("who weeds", DEADLINE) is not None


def test_a_question_of_half_a_character_is_one(embedder: Counting) -> None:
    assert Vectors(embedder, memory=Memory()).ask("\ud83d", DEADLINE) is not None
