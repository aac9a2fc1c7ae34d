"""The commands `micromentor keys new` and `micromentor keys rotate`: the keys that seal the tokens in the database."""

from dataclasses import dataclass, replace
from typing import Annotated

import typer

from bot import sealing
from bot.sealing import Seal, Unreadable
from bot.settings import Settings, SettingsError, load
from storage.engine import Database
from storage.installation import Installations

app = typer.Typer(help="The keys that encrypt the tokens in the database.", no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many tokens are sealed with the newest key now, and the workspaces whose token no key opens."""

    sealed: int
    unreadable: tuple[str, ...]


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
    try:
        settings = load()
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    if not settings.token_keys:
        typer.echo("MICROMENTOR_TOKEN_KEYS is not set. `micromentor keys new` makes one.", err=True)
        raise typer.Exit(2)
    done = rotate(settings, drop_unreadable=drop_unreadable)
    typer.echo(f"{done.sealed} encrypted with the newest key.")
    if done.unreadable and drop_unreadable:
        typer.echo(f"Forgotten, to be installed anew: {', '.join(done.unreadable)}.")
    elif done.unreadable:
        typer.echo(f"No key opens the tokens of {', '.join(done.unreadable)}.")
        typer.echo("Put the key they were encrypted with back and run this again; --drop-unreadable gives them up.")
        raise typer.Exit(1)


def rotate(settings: Settings, *, drop_unreadable: bool = False) -> Rotation:
    """Seal every token anew with the first key, all in one transaction."""
    seal = Seal([key.get_secret_value() for key in settings.token_keys])
    database = Database(settings.database_url)
    try:
        database.migrate()
        return database.run(lambda session: _rotate(Installations(session), seal, drop=drop_unreadable), patient=True)
    finally:
        database.dispose()


def _rotate(installations: Installations, seal: Seal, *, drop: bool) -> Rotation:
    sealed, unreadable = 0, []
    for installation in installations.with_token():
        team_id = installation.team_id
        try:
            token = seal.open(team_id, installation.token or "")
        except Unreadable:
            unreadable.append(team_id)
            if drop:
                installations.save(replace(installation, token=None))
        else:
            installations.save(replace(installation, token=seal.close(team_id, token)))
            sealed += 1
    return Rotation(sealed, tuple(unreadable))
