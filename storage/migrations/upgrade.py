"""Apply the revisions to a database. It must not know any table: the newest revision does."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

_ONE_AT_A_TIME = 0x6D6963726F  # an advisory lock's number, ours alone


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for an open connection; there is no alembic.ini."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision inside the connection's transaction, which the caller commits."""
    if connection.dialect.name == "postgresql":
        # Replicas that start together: the second waits here and then finds nothing to do. A queue, not a conflict.
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _ONE_AT_A_TIME})
    if MigrationContext.configure(connection).get_current_revision() != _newest():
        command.upgrade(config(connection), "head")


@cache
def _newest() -> str | None:
    """The newest revision there is: to find it Alembic reads them all."""
    return ScriptDirectory.from_config(config()).get_current_head()
