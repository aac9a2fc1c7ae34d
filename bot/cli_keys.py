"""The commands `micromentor keys new` and `micromentor keys rotate`: the keys that seal the tokens in the database.

What a rotation does stands in `bot.key_rotation`.
"""

from typing import Annotated

import typer

from bot import sealing
from bot.environment import SettingsError, load

app = typer.Typer(help="The keys that encrypt the tokens in the database.", no_args_is_help=True)


@app.command()
def new() -> None:
    """Print a new key. Put it first in MICROMENTOR_TOKEN_KEYS of every process, before the older ones."""
    typer.echo(sealing.new_key())


@app.command(name="rotate")
def rotate_keys(
    drop_unreadable: Annotated[
        bool, typer.Option(help="Forget tokens that no key opens; the app is to be installed there anew.")
    ] = False,
) -> None:
    """Encrypt every token with the first of the keys; the older ones are of no more use then."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415 - other commands start faster without the storage

    from bot.key_rotation import rotate  # noqa: PLC0415
    from storage.engine import Contention  # noqa: PLC0415

    try:
        settings = load()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    if not settings.token_keys:
        typer.echo("MICROMENTOR_TOKEN_KEYS is not set. `micromentor keys new` makes one.", err=True)
        raise typer.Exit(2)
    try:
        done = rotate(settings, drop_unreadable=drop_unreadable)
    except (SQLAlchemyError, OSError, Contention) as error:
        typer.echo(f"The database cannot be used: {type(error).__name__}. `micromentor doctor` says more.", err=True)
        raise typer.Exit(2) from None
    typer.echo(f"Tokens encrypted with the newest key: {done.sealed}.")
    if done.unreadable and drop_unreadable:
        typer.echo(f"Forgotten, to be installed anew: {', '.join(done.unreadable)}.")
    elif done.unreadable:
        typer.echo(f"No key opens the tokens of {', '.join(done.unreadable)}.")
        typer.echo("Put the key they were encrypted with back and run this again; --drop-unreadable gives them up.")
        raise typer.Exit(1)
