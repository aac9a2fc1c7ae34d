"""What every fuzz test shares: recorded payloads, and a bot behind its door.

The examples are the same in every run. `FUZZ=20 make test ARGS=tests/fuzz` takes twenty times as many.
"""

import fcntl
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.stage import introduce_staff
from tests.conversations.conftest import NOWHERE
from tests.fuzz.door import Door, Listening, Slack, small_slack
from tests.fuzz.mutations import mutated, read_places
from tests.fuzz.recording import Recorded, is_kept, keep, kept_in, record

TIMES = int(os.environ.get("FUZZ", "1"))
MODES = ("http", "socket_mode")

Fuzz = Callable[..., None]


def steady(examples: int) -> settings:
    """So many examples, the same ones each time; nothing is remembered from one run to the next."""
    return settings(
        max_examples=examples * TIMES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )


@pytest.fixture(scope="session")
def recorded(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Recorded]:
    """What Slack sent in a played journey; it is played once in a run, by the first of its processes that asks."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "recorded"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_kept(folder):
            staffed = folder / "staffed.db"
            shutil.copy(sqlite_template, staffed)
            introduce_staff(f"sqlite:///{staffed}", NOWHERE)
            keep(record(staffed, folder / "tables"), folder)
    return kept_in(folder)


@pytest.fixture(scope="module")
def slack() -> Iterator[Slack]:
    """Whom the bot asks."""
    with small_slack() as slack:
        yield slack


@pytest.fixture(scope="module")
def open_door(
    recorded: list[Recorded], slack: Slack, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Door]]:
    """Makes doors, each on a file of its own."""
    opened: list[tuple[Door, Listening]] = []

    def make(**options: Any) -> Door:
        tables = tmp_path_factory.mktemp("door") / "micromentor.db"
        shutil.copy(recorded[0].tables, tables)
        door = Door(tables, slack, **options)
        opened.append((door, Listening(door)))
        logging.getLogger().addHandler(opened[-1][1])
        return door

    yield make
    for door, listening in opened:
        logging.getLogger().removeHandler(listening)
        door.close()


@pytest.fixture(scope="module")
def door(open_door: Callable[..., Door]) -> Door:
    """A bot whose listeners run at once."""
    return open_door()


@pytest.fixture(scope="module")
def fuzz(door: Door) -> Fuzz:
    """Sends `examples` changed forms of these payloads, in all, and looks at what comes of each."""

    def send(payloads: list[Recorded], examples: int, through: Door = door) -> None:
        assert payloads
        for one in payloads:
            _send(one, -(-examples // len(payloads)), through)

    return send


def _send(one: Recorded, examples: int, door: Door) -> None:
    @steady(examples)
    @given(body=mutated(one.body, read_places(one.body)), mode=st.sampled_from(MODES))
    def answered(body: Any, mode: str) -> None:
        door.stand_at(one)
        assert not door.send(body, mode), one

    answered()
