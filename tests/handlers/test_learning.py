"""What directories mean is learnt beside everything else: all of it, the smallest first, and nobody waits for long."""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from types import MappingProxyType

import numpy as np
import pytest
from numpy.typing import NDArray

from handlers.learning import BATCH, FEW, Learner
from matching.vectors import Memory, Vectors

DEADLINE = 10.0


class Slow:
    """An embedder that takes a batch when it is let, and remembers them."""

    name = "slow/1"
    size = 2
    pieces = MappingProxyType[str, int]({})

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.let = threading.Semaphore(0)
        self.fails: Callable[[Sequence[str]], bool] = lambda _: False

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        assert self.let.acquire(timeout=DEADLINE)
        if self.fails(texts):
            raise OSError("no more memory")
        self.batches.append(list(texts))
        return np.ones((len(texts), 2), dtype=np.float32)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def learner(slow: Slow) -> Iterator[Learner]:
    made = Learner()
    yield made
    slow.let.release(1000)
    made.close()


def texts(first: str, count: int) -> list[str]:
    return [f"{first}{n}" for n in range(count)]


def until(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE
    while not reached():
        assert time.monotonic() < deadline
        threading.Event().wait(0.002)


def begin(learner: Learner, slow: Slow, team_id: str, what: Collection[str]) -> threading.Event:
    """Have it learnt; the event says when all of it is."""
    done = threading.Event()
    learner.begin(team_id, Vectors(slow, memory=Memory()), what, done.set)
    return done


def test_all_is_learnt_in_batches(learner: Learner, slow: Slow) -> None:
    slow.let.release(100)
    what = texts("a", 2 * BATCH + 1)
    assert begin(learner, slow, "T1", what).wait(DEADLINE)
    until(lambda: not learner.is_busy)
    assert [len(batch) for batch in slow.batches] == [BATCH, BATCH, 1]
    assert sorted(text for batch in slow.batches for text in batch) == sorted(what)


def test_a_changed_profile_does_not_wait_behind_a_new_organisation(learner: Learner, slow: Slow) -> None:
    large = begin(learner, slow, "T1", texts("a", 5 * BATCH))
    small = begin(learner, slow, "T2", texts("b", 3))
    slow.let.release(2)
    assert small.wait(DEADLINE)
    assert not large.is_set()
    assert learner.is_busy


def test_a_newer_version_takes_the_place_of_what_was_left(learner: Learner, slow: Slow) -> None:
    old = begin(learner, slow, "T1", texts("old", 3 * BATCH))
    new = begin(learner, slow, "T1", texts("new", 2))
    slow.let.release(100)
    assert new.wait(DEADLINE)
    until(lambda: not learner.is_busy)
    assert not old.is_set()
    assert sum(text.startswith("old") for batch in slow.batches for text in batch) <= BATCH


def test_one_waits_for_little_and_not_for_much(learner: Learner, slow: Slow) -> None:
    begin(learner, slow, "T1", texts("a", FEW + 2 * BATCH))
    started = threading.Event()

    def wait() -> None:
        learner.wait("T1", DEADLINE)
        started.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert started.wait(DEADLINE / 2), "nobody waits for so many"
    begin(learner, slow, "T2", texts("b", 2))
    learner.wait("T2", 0.01)  # not there yet, and no longer waited for
    slow.let.release(100)
    learner.wait("T2", DEADLINE)
    assert any("b0" in batch for batch in slow.batches)
    learner.wait("T3", DEADLINE)  # of which nothing is learnt
    waiting.join(DEADLINE)


def test_what_cannot_be_learnt_is_said_without_its_words(
    learner: Learner, slow: Slow, caplog: pytest.LogCaptureFixture
) -> None:
    slow.fails = lambda batch: "b0" in batch
    begin(learner, slow, "T1", texts("b", 1))
    slow.let.release(100)
    assert begin(learner, slow, "T2", texts("c", 1)).wait(DEADLINE), "others are learnt all the same"
    until(lambda: not learner.is_busy)
    (record,) = caplog.records
    assert record.getMessage() == "some of what mentors of T1 list could not be learnt"


def test_a_stop_waits_for_the_batch_in_hand_alone(slow: Slow) -> None:
    learner = Learner()
    done = begin(learner, slow, "T1", texts("a", 5 * BATCH))
    closing = threading.Thread(target=learner.close)
    closing.start()
    until(lambda: not learner.is_busy)
    slow.let.release(1)
    closing.join(DEADLINE)
    assert not closing.is_alive()
    assert len(slow.batches) <= 1
    assert not done.is_set()
    learner.begin("T1", Vectors(slow, memory=Memory()), ["b"], done.set)
    assert not learner.is_busy, "nothing begins any more"
