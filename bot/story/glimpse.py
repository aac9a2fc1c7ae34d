"""What a bot that stands still is in the middle of, as its SQLite file shows it from outside.

It reads and probes; it changes nothing and closes its connection before it answers, so a bot that is killed next finds
its file as it left it. It must not know why anybody looks.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the outbox that is being sent. `reference` is what a post of it carries."""

    key: str
    operation: str
    reference: str


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What was going on: rows in the state `sending`, and whether a transaction that may write was open."""

    sending: tuple[Row, ...]
    transaction: bool

    @property
    def posts(self) -> tuple[Row, ...]:
        """The rows that, said twice, people would see twice."""
        return tuple(row for row in self.sending if row.operation == "post")

    @property
    def in_the_middle(self) -> bool:
        """Whether a death now is one that a careless bot would not survive."""
        return self.transaction or bool(self.sending)


def look(database: Path) -> Glimpse | None:
    """Look at a bot that stands still; None where it stands in the way, as it does while it opens a file anew."""
    with probing(database) as probe:
        transaction = is_writing(probe)
        try:
            rows = probe.execute("SELECT key, operation, reference FROM outbox WHERE state = 'sending' ORDER BY id")
            return Glimpse(tuple(Row(*row) for row in rows), transaction)
        except sqlite3.OperationalError as refused:
            _must_be_busy(refused)
            return None


@contextmanager
def probing(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection that never waits, to a file that is there."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", timeout=0, isolation_level=None, uri=True)) as probe:
        yield probe


def is_writing(probe: sqlite3.Connection) -> bool:
    """Whether somebody else holds the one transaction that may write: ours is refused then."""
    try:
        probe.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as refused:
        _must_be_busy(refused)
        return True
    probe.execute("ROLLBACK")
    return False


def _must_be_busy(refused: sqlite3.OperationalError) -> None:
    if refused.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
        raise refused
