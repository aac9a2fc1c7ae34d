"""Learns what mentors' words mean, in a thread of its own and in small batches, while everything else goes on.

Whose directory lacks least comes first, so that a changed profile does not wait behind a new organisation. It must not
know what is searched, nor when it is to be learnt.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from matching.vectors import Vectors

log = logging.getLogger(__name__)

BATCH = 64
"""Texts learnt and kept at once: about a third of a second, which a stop waits for and what is new meanwhile too."""

FEW = 200
"""So many texts take about a second. Nobody waits for more."""


@dataclass(slots=True)
class Job:
    """What one workspace's directory lacks. `then` is called, in the same thread, when nothing is left."""

    vectors: Vectors
    left: list[str]
    then: Callable[[], None]
    finished: threading.Event = field(default_factory=threading.Event)


class Learner:
    """The jobs of all workspaces, one at most of each. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="learner")

    @property
    def is_busy(self) -> bool:
        """Whether anything is still to be learnt."""
        with self._lock:
            return bool(self._jobs)

    def begin(self, team_id: str, vectors: Vectors, texts: Collection[str], then: Callable[[], None]) -> None:
        """Have these learnt, in place of what was still to be learnt of this workspace; nobody waits for it."""
        left = list(texts)
        secrets.SystemRandom().shuffle(left)  # processes that begin together share the work: each meets what others did
        with self._lock:
            if self._closed:
                return
            former = self._jobs.pop(team_id, None)
            self._jobs[team_id] = Job(vectors, left, then)
            self._thread.submit(self._step)
        if former:
            former.finished.set()

    def wait(self, team_id: str, patience: float) -> None:
        """Wait until this workspace's are learnt, `patience` seconds at most; not at all where it takes longer."""
        with self._lock:
            job = self._jobs.get(team_id)
        if job and len(job.left) <= FEW:
            job.finished.wait(patience)

    def close(self) -> None:
        """Learn no more once the batch in hand is done."""
        with self._lock:
            self._closed = True
            jobs, self._jobs = self._jobs, {}
        self._thread.shutdown(cancel_futures=True)
        for job in jobs.values():
            job.finished.set()

    def _step(self) -> None:
        """Learn one batch of whoever lacks least."""
        with self._lock:
            if not self._jobs:
                return
            team_id, job = min(self._jobs.items(), key=lambda each: len(each[1].left))
            batch, job.left = job.left[:BATCH], job.left[BATCH:]
        _try(team_id, lambda: job.vectors.learn(batch))
        if not job.left:
            _try(team_id, job.then)
        with self._lock:
            if not job.left:
                job.finished.set()
                if self._jobs.get(team_id) is job:
                    del self._jobs[team_id]
            if self._jobs and not self._closed:
                self._thread.submit(self._step)


def _try(team_id: str, work: Callable[[], None]) -> None:
    """Whatever goes wrong, the directory is searched without it, and it is tried again when that is read anew."""
    try:
        work()
    except Exception:
        log.exception("some of what mentors of %s list could not be learnt", team_id)
