"""The database: transactions that lose nothing, on a SQLite file or on PostgreSQL.

SQLite writes begin with BEGIN IMMEDIATE (the driver's own modes lose updates), in order of arrival; PostgreSQL runs
READ COMMITTED and the repositories lock what they decide on. It must not know any table.
"""

import itertools
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.migrations.upgrade import upgrade
from storage.turnstile import NoTurn, Turnstile

T = TypeVar("T")

PROMPT: Final = 1.5
"""Seconds a transaction waits for the database when a person waits for the acknowledgement (Slack allows 3)."""

PATIENT: Final = 10.0
"""Seconds the courier and the clock wait: nobody looks on."""

RETRIES: Final = 5
RETRY_WITHIN: Final = 2.0
"""Work that lost a race is done again at most RETRIES times, within so many seconds."""

FIRST_PAUSE: Final = 0.010
"""Seconds before the first retry; each further pause is twice as long."""

NO_TIME: Final = 0.02
"""Seconds that make no difference to how long something is waited for."""

_GIVE_WAY: Final = text("SET LOCAL lock_timeout = '100ms'")

_LOST_RACE: Final = frozenset({"40001", "40P01", "55P03"})  # serialization failure, deadlock, lock not available
_UNIQUE_VIOLATION: Final = "23505"


class Contention(Exception):  # noqa: N818 - a state of affairs, not a fault of the program
    """Too many wanted the same rows at once. Nothing was saved, and the same may be asked again."""


def wall_clock() -> datetime:
    """The real time, aware UTC. Leases and what the outbox is due at go by it, never by the product's clock."""
    return datetime.now(UTC)


class Transaction(Session):
    """A session for one transaction, and so on one connection, which it does not look for anew with every statement."""

    _one: Connection | None = None

    def connection(
        self,
        bind_arguments: dict[str, Any] | None = None,
        execution_options: Mapping[str, Any] | None = None,
    ) -> Connection:
        """The transaction's connection; see SQLAlchemy's `Session.connection`."""
        if bind_arguments or execution_options:
            return super().connection(bind_arguments, execution_options)
        if self._one is None:
            self._one = super().connection()
        return self._one


def give_way(session: Session) -> None:
    """Wait for nobody's rows long from here on: this transaction holds several that others may want.

    On PostgreSQL two that hold what the other wants would only be parted after a second, and it might be the door that
    is sent away. What gives way is done again, as `Database.run` does.
    """
    if session.get_bind().dialect.name != "sqlite":
        session.connection().execute(_GIVE_WAY)


class Database:
    """One engine and its pool.

    `url` is SQLAlchemy's: `sqlite:///file.db` (the folder is made if missing) or `postgresql://...`. `connections`
    bounds the pool; it must hold the listeners, the courier and the clock. `on_conflict` is called for every
    transaction that lost a race.

    On a SQLite file the pool is of those that read. One connection writes, as one at a time does: it keeps the pages it
    has read, which a commit through another would take from it.
    """

    def __init__(self, url: str, connections: int = 40) -> None:
        self._url = _with_driver(make_url(url))
        self._engine = _engine(self._url, 1 if self.is_sqlite else connections)
        self._patient = self._engine.execution_options(sqlite_patience=PATIENT)
        if self.is_sqlite:
            self._reader = _engine(self._url, connections, read_only=True)
        else:
            self._reader = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._turnstile = Turnstile()
        self.on_conflict: Callable[[], None] = lambda: None

    @property
    def is_sqlite(self) -> bool:
        """Whether this is a SQLite file; otherwise it is PostgreSQL."""
        return self._url.get_backend_name() == "sqlite"

    @contextmanager
    def transaction(self, *, patient: bool = False) -> Iterator[Session]:
        """A transaction that may write: committed at the end, rolled back by an exception.

        Raises what `is_conflict` knows when the database was not to be had in PROMPT (or PATIENT) seconds. It does
        not nest: one begun inside another waits for it in vain.
        """
        with self._within(PATIENT if patient else PROMPT) as session:
            yield session

    @contextmanager
    def _within(self, seconds: float) -> Iterator[Session]:
        """A transaction for which the turn and the database are waited for so long, both together."""
        end = time.monotonic() + seconds
        turn = self._turnstile.turn(seconds) if self.is_sqlite else nullcontext()
        with turn, Transaction(self._waiting(end - time.monotonic())) as session, session.begin():
            if not self.is_sqlite and seconds < PROMPT:
                session.execute(text(f"SET LOCAL lock_timeout = {max(int(seconds * 1000), 1)}"))
            yield session

    def _waiting(self, seconds: float) -> Engine:
        """The engine whose transactions wait so long for a file that another program holds."""
        for engine, patience in ((self._engine, PROMPT), (self._patient, PATIENT)):
            if 0 <= patience - seconds < NO_TIME:
                return engine
        return self._engine.execution_options(sqlite_patience=max(seconds, 0.0))

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One unchanging view of everything committed. It waits for no writer; a write through it is an error."""
        with Transaction(self._reader) as session, session.begin():
            yield session

    def run(self, work: Callable[[Session], T], *, patient: bool = False) -> T:
        """Do `work` in a transaction of its own, and do it all again where it lost a race.

        Raises Contention after RETRIES retries or RETRY_WITHIN seconds. Any other exception of `work` is passed on.
        Nothing is saved in either case. Who is not patient does not wait longer than that for the last try either.
        """
        deadline = time.monotonic() + RETRY_WITHIN
        patience = PATIENT if patient else PROMPT
        for attempt in itertools.count(1):
            try:
                with self._within(patience) as session:
                    return work(session)
            except (DBAPIError, NoTurn) as error:
                if not self.is_conflict(error, attempt):
                    raise
                self.on_conflict()
                pause = FIRST_PAUSE * 2 ** (attempt - 1)
                if attempt > RETRIES or time.monotonic() + pause > deadline:
                    raise Contention(f"gave way {attempt} times to others") from error
            time.sleep(pause)
            patience = patience if patient else min(PROMPT, deadline - time.monotonic())
        raise AssertionError("unreachable")

    @staticmethod
    def is_conflict(error: BaseException, attempt: int = 1) -> bool:
        """Whether the same work may succeed when it is simply done again.

        PostgreSQL's unique violation counts once: the row another has just inserted will be found the second time.
        One that comes back is a fault of ours.
        """
        if isinstance(error, NoTurn):
            return True
        cause = getattr(error, "orig", None)
        if isinstance(cause, sqlite3.Error):
            return cause.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        state = getattr(cause, "sqlstate", None)
        return state in _LOST_RACE or (state == _UNIQUE_VIOLATION and attempt == 1)

    def migrate(self) -> None:
        """Bring the tables up to the newest revision. Any number of processes may do so at once; one does it."""
        # An engine of its own: rebuilding a table on SQLite needs foreign keys off, which no open transaction allows.
        engine = _engine(self._url, 1, foreign_keys=False)
        try:
            with engine.execution_options(sqlite_patience=PATIENT).begin() as connection:
                upgrade(connection)
        finally:
            engine.dispose()

    def dispose(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        self._reader.dispose()


def _with_driver(url: URL) -> URL:
    """Hosts hand out `postgres://`; the driver is ours to say."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


def _engine(url: URL, connections: int, *, foreign_keys: bool = True, read_only: bool = False) -> Engine:
    pool = {"pool_size": connections, "max_overflow": 0}
    if url.get_backend_name() != "sqlite":
        # A lock is not waited for longer than a person may wait; `is_conflict` knows the error.
        options = {"options": f"-c lock_timeout={int(PROMPT * 1000)}"}
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=options, **pool)
    if url.database:
        file = Path(url.database)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():  # what SQLite keeps beside it gets the same mode
            file.touch(mode=0o600)
    engine = create_engine(url, hide_parameters=True, connect_args={"isolation_level": None}, **pool)

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        keys, only = ("ON" if on else "OFF" for on in (foreign_keys, read_only))
        connection.execute(f"PRAGMA busy_timeout={int(PATIENT * 1000)}").close()
        _switch_to_wal(connection)
        for pragma in ("synchronous=FULL", f"foreign_keys={keys}", f"query_only={only}"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        patience = int(connection.get_execution_options().get("sqlite_patience", PROMPT) * 1000)
        driver: Any = connection.connection.driver_connection
        driver.execute(f"PRAGMA busy_timeout={patience}").close()  # straight: each transaction does it, it never fails
        connection.exec_driver_sql(f"BEGIN {'DEFERRED' if read_only else 'IMMEDIATE'}").close()

    return engine


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Two processes may meet at a new file; for this one lock SQLite does not wait by itself."""
    deadline = time.monotonic() + PATIENT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(FIRST_PAUSE)
        else:
            return
