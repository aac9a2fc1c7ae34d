"""What the model costs a process: how soon it answers after a start, and how much memory it takes, beside `none`.

    python -m benchmarks.matching_start [--mentors 1000] [--json]

A SQLite file is filled with made-up mentors (benchmarks/phrases.py), and one process learns what they list, as after an
import. Then one process after the other is started on it, with the model and without: *ready* is from loading the model
to the end of the first answer, with all vectors from the database, *memory* what the process occupies after fifty
answers. Importing the bot's modules takes as long for both and is in neither.
"""

import argparse
import gc
import json
import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

import psutil
from sqlmodel import Session

from benchmarks.phrases import QUESTIONS, mentors
from benchmarks.table import load
from bot import model
from bot.build import build as _whole_bot  # noqa: F401 - so that both processes hold what a bot holds
from bot.settings import BUNDLED, NO_MODEL
from flows.installation import Installation
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Need
from handlers.directory import DirectoryCache
from storage.embedding import Embeddings
from storage.engine import Database
from storage.installation import Installations
from storage.member import Members
from storage.profile import Profiles

TEAM = "T1"
ADA = Member(user_id="UADA", name="Ada")
ANSWERS = 50
AT = datetime(2026, 11, 30, 15, tzinfo=UTC)

READY_TARGET = 2.0
MEMORY_TARGET = 200.0
"""Of the issue, at 1,000 mentors: seconds; MB more than without a model."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Start:
    """One process. `loaded`, `ready`: seconds; `answer`: the median one in milliseconds; `memory`: MB resident."""

    model: str
    loaded: float
    ready: float
    answer: float
    memory: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the first process had to do: how many vectors, in how many seconds."""

    vectors: int
    seconds: float


def main() -> None:
    """Measure, and print the figures for people or as one line of JSON."""
    parser = argparse.ArgumentParser(description="Start and memory of a process with the model, beside one without.")
    parser.add_argument("--mentors", type=int, default=1_000)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args()
    logging.basicConfig(level="ERROR")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'start.db'}"
        fill(url, given.mentors)
        learnt = _apart(learn, url)
        starts = [_apart(start, url, setting) for setting in (NO_MODEL, BUNDLED)]
    if given.json:
        print(json.dumps({"mentors": given.mentors, "learnt": asdict(learnt), "starts": [asdict(s) for s in starts]}))
        return
    print(f"{given.mentors} mentors, {learnt.vectors} vectors, learnt once in {learnt.seconds:.1f} s. {load()}")
    for each in starts:
        print(
            f"{each.model:8} loaded {each.loaded:5.2f} s  ready {each.ready:5.2f} s  "
            f"answer {each.answer:5.1f} ms  memory {each.memory:4.0f} MB"
        )
    without, with_model = starts
    print(f"ready {with_model.ready:.2f} s of {READY_TARGET} s")
    print(f"{with_model.memory - without.memory:.0f} MB more than with none, of {MEMORY_TARGET:.0f} MB")


def fill(url: str, count: int) -> None:
    """A workspace with so many mentors."""
    database = Database(url)
    database.migrate()

    def work(session: Session) -> None:
        here = Installation(team_id=TEAM, team_name="Bench", bot_user_id="UBOT", bot_id="BBOT", app_id="A1")
        Installations(session).save(here)
        members, profiles = Members(session), Profiles(session)
        for each in mentors(count):
            listed = Profile(
                user_id=each.member.user_id,
                status=ProfileStatus.LISTED,
                skills=each.skills,
                ask_me_about=each.ask_me_about,
            )
            members.save(TEAM, each.member)
            profiles.save(TEAM, listed)

    database.run(work, patient=True)
    database.dispose()


def learn(url: str) -> Learnt:
    """Learn all that is listed, and keep it."""
    with _directory(url, BUNDLED) as (database, directory):
        begun = time.perf_counter()
        with database.reading() as session:
            directory.snapshot(session, TEAM)
        while directory.is_learning:
            time.sleep(0.05)  # nobody is told when it ends; more looks would take from what is measured
        seconds = time.perf_counter() - begun
        with database.reading() as session:
            return Learnt(Embeddings(session).count(TEAM), seconds)


def start(url: str, setting: str) -> Start:
    """Start on what is there, and answer."""
    begun = time.perf_counter()
    model.load(setting)
    loaded = time.perf_counter() - begun
    with _directory(url, setting) as (database, directory):
        took = [_answered(database, directory, n) for n in range(1)]
        ready = time.perf_counter() - begun
        took += [_answered(database, directory, n) for n in range(1, ANSWERS)]
        gc.collect()
        memory = psutil.Process().memory_info().rss / 2**20
    return Start(setting, loaded, ready, 1000 * median(took), memory)


@contextmanager
def _directory(url: str, setting: str) -> Iterator[tuple[Database, DirectoryCache]]:
    database = Database(url)
    directory = DirectoryCache(database, Programme(), model.load(setting))
    try:
        yield database, directory
    finally:
        directory.close()
        database.dispose()


def _answered(database: Database, directory: DirectoryCache, number: int) -> float:
    begun = time.perf_counter()
    with database.reading() as session:
        # Each is another question, so that none has its vector already.
        goal = f"{QUESTIONS[number % len(QUESTIONS)]} {number}"
        directory.answer(session, TEAM, Need(mentee=ADA, goal=goal), AT)
    return time.perf_counter() - begun


def _apart(work: Callable[..., T], *given: Any) -> T:
    """In a process of its own, which holds nothing of what was done before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


if __name__ == "__main__":
    main()
