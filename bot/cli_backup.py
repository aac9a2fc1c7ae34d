"""The commands `micromentor backup`, `restore` and `restored`. What they do to files stands in `storage.backup`.

PostgreSQL is copied and put back by its own tools; here it is only told that it was.
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import SettingsError, load
from storage.backup import BackupRefused, back_up
from storage.backup import restore as put_back
from storage.engine import Database
from storage.restoration import WATCHED, Restorations

_POSTGRESQL = """This database is PostgreSQL, which has tools of its own.
Back up, while everything runs:   pg_dump --format=custom --file=FILE "$PG_URL"
Put back, with every bot stopped: createdb NEW && pg_restore --no-owner --exit-on-error --dbname=NEW FILE
and before any bot starts on it:  micromentor restored --taken-at 2026-03-01T04:00:00Z
where $PG_URL is DATABASE_URL without +psycopg, and --taken-at is when pg_dump was begun."""

_NEXT = f"""What was said since the backup is looked for in Slack before anything is said, for {WATCHED.days} days.
What people did since the backup is not known any more; docs/operating.md says what to tell them."""


def backup(file: Annotated[Path, typer.Argument(help="Where the copy is to be; a file that does not exist.")]) -> None:
    """Copy the SQLite database into a file, while the bot runs."""
    try:
        taken_at = back_up(_sqlite_file(), file)
    except (SettingsError, BackupRefused) as refused:
        raise _end(str(refused)) from None
    except (sqlite3.Error, OSError) as error:
        raise _end(f"The backup failed: {error}.") from None
    typer.echo(f"{file} holds everything up to {taken_at:%Y-%m-%d %H:%M:%S} UTC. Keep it as secret as the database.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file made by `micromentor backup`.")],
    replace: Annotated[bool, typer.Option("--replace", help="Keep the present database beside, renamed.")] = False,
) -> None:
    """Put a backup in the place of the SQLite database. The bot must be stopped."""
    try:
        former = put_back(file, _sqlite_file(), replace=replace)
    except (SettingsError, BackupRefused) as refused:
        raise _end(str(refused)) from None
    except (sqlite3.Error, OSError) as error:
        raise _end(f"The restore failed: {error}.") from None
    if former:
        typer.echo(f"The former database is now {former}.")
    typer.echo(f"{file} is put back. Start the bot.\n{_NEXT}")


def restored(
    taken_at: Annotated[
        datetime,
        typer.Option(
            help="When the copy was begun, in UTC; earlier is safe.", formats=["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%MZ"]
        ),
    ],
) -> None:
    """Tell a database that it was put back by other means, such as pg_restore. Every bot must be stopped."""
    moment = taken_at.replace(tzinfo=UTC)
    if moment > datetime.now(UTC):
        raise _end(f"{taken_at:%Y-%m-%dT%H:%M:%SZ} is still to come.")
    try:
        database = Database(load().database_url)
        try:
            database.migrate()
            database.run(lambda session: Restorations(session).note(moment))
        finally:
            database.dispose()
    except SettingsError as error:
        raise _end(str(error)) from None
    except (SQLAlchemyError, OSError) as error:
        raise _end(f"The database cannot be used: {type(error).__name__}. `micromentor doctor` says more.") from None
    typer.echo(f"Noted. Start the bot.\n{_NEXT}")


def _sqlite_file() -> Path:
    """Raises SettingsError, also in words for PostgreSQL."""
    url = make_url(load().database_url)
    if url.get_backend_name() != "sqlite":
        raise SettingsError(_POSTGRESQL)
    return Path(url.database or "")


def _end(words: str) -> typer.Exit:
    typer.echo(words, err=True)
    return typer.Exit(2)
