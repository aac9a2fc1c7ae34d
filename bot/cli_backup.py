"""The commands `micromentor backup`, `restore` and `restored`. What they do to files stands in `storage.backup`.

PostgreSQL is copied and put back by its own tools; here it is only told that it was.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.environment import SettingsError, load

_POSTGRESQL = """This database is PostgreSQL, which has tools of its own.
Back up, while everything runs:   pg_dump --format=custom --file=FILE "$PG_URL"
Put back, with every bot stopped: createdb NEW && pg_restore --no-owner --exit-on-error --dbname=NEW FILE
and before any bot starts on it:  micromentor restored --taken-at 2026-03-01T04:00:00Z
where $PG_URL is DATABASE_URL without +psycopg, and --taken-at is when pg_dump was begun."""

_NEXT = """What was said since the backup is looked for in Slack before anything is said, for 30 days.
What people did since the backup is not known any more; docs/operating.md says what to tell them."""


def backup(file: Annotated[Path, typer.Argument(help="Where the copy is to be; a file that does not exist.")]) -> None:
    """Copy the SQLite database into a file, while the bot runs."""
    from storage import backup as copies  # noqa: PLC0415 - other commands start faster without the storage

    try:
        taken_at = copies.back_up(_sqlite_file(), file)
    except (SettingsError, copies.BackupRefused) as refused:
        raise _end(str(refused)) from None
    except copies.FAILURES as error:
        raise _end(f"The backup failed: {error}.") from None
    typer.echo(f"{file} holds everything up to {taken_at:%Y-%m-%d %H:%M:%S} UTC. Keep it as secret as the database.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file made by `micromentor backup`.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Keep the present database under another name, beside it.")
    ] = False,
) -> None:
    """Put a backup in the place of the SQLite database. The bot must be stopped."""
    from storage import backup as copies  # noqa: PLC0415

    try:
        former = copies.restore(file, _sqlite_file(), replace=replace)
    except (SettingsError, copies.BackupRefused) as refused:
        raise _end(str(refused)) from None
    except copies.FAILURES as error:
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
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from storage.engine import Contention, Database  # noqa: PLC0415
    from storage.restoration import Restorations  # noqa: PLC0415

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
    except (SQLAlchemyError, OSError, Contention) as error:
        raise _end(f"The database cannot be used: {type(error).__name__}. `micromentor doctor` says more.") from None
    typer.echo(f"Noted. Start the bot.\n{_NEXT}")


def _sqlite_file() -> Path:
    """Raises SettingsError, also in words for PostgreSQL."""
    from sqlalchemy import make_url  # noqa: PLC0415

    url = make_url(load().database_url)
    if url.get_backend_name() != "sqlite":
        raise SettingsError(_POSTGRESQL)
    return Path(url.database or "")


def _end(words: str) -> typer.Exit:
    typer.echo(words, err=True)
    return typer.Exit(2)
