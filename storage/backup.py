"""Copies of a SQLite database: taken while it is in use, and put back while it is not.

PostgreSQL has tools of its own for both. It must not know any table but the one that says what a copy is.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from storage.engine import PATIENT

_BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside a database that is, or was, in use."""


FAILURES: Final = (sqlite3.Error, OSError)
"""What reading and writing may raise besides."""


class BackupRefused(Exception):  # noqa: N818 - says what happened
    """Nothing was changed; the message says why and what to do."""


def back_up(source: Path, target: Path) -> datetime:
    """Copy the database as it is at this moment, while others use it; the moment from which the copy knows nothing.

    Raises BackupRefused where `target` exists or `source` is not one of ours, FAILURES where it cannot be read or
    written. A copy that was not finished is removed.
    """
    if not source.exists():
        raise BackupRefused(f"There is no database at {source}.")
    if target.exists():
        raise BackupRefused(f"{target} exists. A backup overwrites nothing: name another file.")
    taken_at = datetime.now(UTC)
    with _unfinished(target) as part:
        with closing(_open(source)) as live, closing(_open(part)) as copy:
            if not _knows_restorations(live):
                raise BackupRefused("The database is older than this version: start this version's bot once.")
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
            copy.execute("INSERT INTO restoration (taken_at) VALUES (?)", (_as_stored(taken_at),))
            _check(copy, part)
        _publish(part, target)
    return taken_at


def restore(source: Path, target: Path, *, replace: bool = False) -> Path | None:
    """Put a backup in the place of the database; where the former one is kept now, if there was one.

    Raises BackupRefused where `source` is no sound backup, a bot is at work on `target`, or `target` exists and is not
    to be replaced; FAILURES where it cannot be read or written.
    """
    if not source.exists():
        raise BackupRefused(f"There is no backup at {source}.")
    with closing(_open(source, write=False)) as backup:
        _check(backup, source)
        if not _is_copy(backup):
            raise BackupRefused(f"{source} is no backup: it was not made by `micromentor backup`.")
    if target.exists() and not replace:
        raise BackupRefused(f"{target} exists. With --replace it is kept beside, under another name.")
    with _unfinished(target) as part:
        with closing(_open(source, write=False)) as backup, closing(_open(part)) as copy:
            backup.backup(copy)
        former = _put_aside(target)
        try:
            _publish(part, target)
        except BackupRefused as refused:
            raise BackupRefused(f"{refused} The former database is {former}." if former else str(refused)) from None
    return former


def _put_aside(target: Path) -> Path | None:
    """Move the database away, with all that was written to it; None where there is none."""
    if not target.exists():
        for end in _BESIDE:
            if (left := Path(f"{target}{end}")).exists():
                raise BackupRefused(f"{left} is what is left of a lost database: move it away first.")
        return None
    try:
        with closing(_open(target, patience=0)) as held:
            held.execute("PRAGMA locking_mode=EXCLUSIVE")
            held.execute("PRAGMA journal_mode=DELETE")  # writes the log into the file; busy while anybody has it open
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        raise BackupRefused(f"{target} is in use: stop the bot and everything else that has it open.") from None
    kept = target.with_name(f"{target.name}.before-restore-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    os.link(target, kept)  # refuses a name that is taken, which renaming does not
    target.unlink()
    return kept


def _open(path: Path, *, write: bool = True, patience: float = PATIENT) -> sqlite3.Connection:
    mode = "rw" if write else "ro"
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=patience, isolation_level=None)


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A new empty file beside the target that its owner alone may read; gone at the end."""
    part = target.with_name(f"{target.name}.unfinished")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise BackupRefused(f"{part} is being written by another, or was left behind: remove it.") from None
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
        for end in ("-journal", *_BESIDE):
            Path(f"{part}{end}").unlink(missing_ok=True)


def _publish(part: Path, target: Path) -> None:
    """Give the finished file its name, so that it is there whole or not at all, even after a power cut."""
    _flush(part)
    try:
        os.link(part, target)
    except FileExistsError:
        raise BackupRefused(f"{target} has come into being meanwhile; it was left alone.") from None
    _flush(target.parent)


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _check(database: sqlite3.Connection, path: Path) -> None:
    with suppress(sqlite3.DatabaseError):  # it is not even a database
        if database.execute("PRAGMA quick_check").fetchall() == [("ok",)]:
            return
    raise BackupRefused(f"{path} is damaged, or no SQLite database.")


def _knows_restorations(database: sqlite3.Connection) -> bool:
    tables = database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'restoration'")
    return tables.fetchone() is not None


def _is_copy(database: sqlite3.Connection) -> bool:
    if not _knows_restorations(database):
        return False
    return database.execute("SELECT 1 FROM restoration WHERE restored_at IS NULL").fetchone() is not None


def _as_stored(at: datetime) -> str:
    """As SQLAlchemy writes a datetime to SQLite."""
    return at.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
