"""The machine that a bot of the campaign runs on: its clock can jump and its disk can fill up.

Both are done to the bot from below, within its process but without its knowledge: nothing of this is in the bot. A few
bytes that the campaign shares with its processes say how things stand. It must not know any story.
"""

import mmap
import multiprocessing
import os
import sqlite3
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, ExceptionContext, event

import bot.clock
import storage.engine
from bot.cli import app

_STATE = struct.Struct("dd?")
_DISK_FULL = "53100"
"""PostgreSQL's own word for it."""

_NO_END = 4_294_967_294
"""SQLite's own limit of pages."""


@dataclass(frozen=True, slots=True)
class State:
    """How things stand: how far the clock is ahead of the true time, and whether the disk takes no more.

    `leases_jump` is how far it is ahead for leases. Theirs are seconds here and minutes elsewhere, so their jump is
    smaller too: what was leased while the clock was ahead is waited for until it is true.
    """

    jump: timedelta = timedelta()
    leases_jump: timedelta = timedelta()
    full: bool = False


class Machine:
    """The state of one machine, in a file that its processes share."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(_STATE.size + 1))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), _STATE.size + 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._shared.close()

    @property
    def state(self) -> State:
        """How things stand now."""
        jump, leases_jump, full = _STATE.unpack_from(self._shared)
        return State(timedelta(seconds=jump), timedelta(seconds=leases_jump), full)

    @state.setter
    def state(self, state: State) -> None:
        jumps = state.jump.total_seconds(), state.leases_jump.total_seconds()
        _STATE.pack_into(self._shared, 0, *jumps, state.full)

    @property
    def was_felt(self) -> bool:
        """Whether a bot came upon the full disk."""
        return bool(self._shared[_STATE.size])

    def feel(self) -> None:
        """A bot has come upon it."""
        self._shared[_STATE.size] = 1


def run_on(state: Path, folder: Path, log: Path, environment: Mapping[str, str], words: Sequence[str]) -> None:
    """Be `micromentor <words>` on that machine, in this process, until its end; what it prints goes to `log`."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    printed = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(printed, stream.fileno())
    Thread(target=_end_with_the_campaign, name="orphan watch", daemon=True).start()
    _live_on(Machine(state))
    app(list(words))


def _end_with_the_campaign() -> None:
    """A campaign that was killed leaves no bots behind."""
    wait_for_the_parent()
    os._exit(1)


def wait_for_the_parent() -> None:
    """Return when the process is gone that asked for this one."""
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101 - nobody runs this by itself
    parent.join()


def _live_on(machine: Machine) -> None:
    setattr(bot.clock, "datetime", _told_by(lambda: machine.state.jump))  # noqa: B010 - mypy minds that it is another's
    setattr(storage.engine, "datetime", _told_by(lambda: machine.state.leases_jump))  # noqa: B010 - the same

    @event.listens_for(Engine, "begin")
    def on_begin(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            driver: Any = connection.connection.driver_connection
            driver.execute(f"PRAGMA max_page_count={1 if machine.state.full else _NO_END}").close()

    @event.listens_for(Engine, "handle_error")
    def on_error(context: ExceptionContext) -> None:
        error = context.original_exception
        is_full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        if is_full or getattr(error, "sqlstate", None) == _DISK_FULL:
            machine.feel()


def _told_by(ahead: Callable[[], timedelta]) -> type[datetime]:
    """A datetime whose `now` is so far ahead."""

    class Jumping(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + ahead()

    return Jumping
