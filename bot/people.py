"""The command `micromentor people import`. What it does stands in `bot.people_import`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from bot import people_file
from bot.environment import SettingsError, load
from bot.people_file import UnusableFile
from bot.settings import Settings
from flows import directory_row

app = typer.Typer(help="The staff directory.", no_args_is_help=True)


@app.callback()
def people() -> None:
    """The staff directory."""


@app.command(name="import")
def import_people(
    file: Annotated[Path, typer.Argument(help="CSV with a line for each person; the first line names the columns.")],
    put_forward_by: Annotated[
        str, typer.Option(help="Slack id or handle of whoever puts mentors forward, to be named in their message.")
    ] = "",
    workspace: Annotated[
        str,
        typer.Option(help="Id (T...) of a workspace that installed the app by OAuth; else that of SLACK_BOT_TOKEN."),
    ] = "",
) -> None:
    """Take over departments, sites and managers, and ask proposed mentors whether they want to be one.

    Columns: user_id (Slack id) or handle, name, title, department, site, manager, is_mentor, skills, evidence,
    ask_me_about, capacity, years_in_role. Ends with 1 where a row was refused, with 2 where nothing could be read.
    """
    from bot.people_import import Unavailable, bring_in  # noqa: PLC0415 - other commands start faster without the bot

    console = Console(highlight=False, soft_wrap=True)
    try:
        settings = _settings(workspace)
        table = people_file.read(file.read_bytes(), directory_row.heading)
        tally = bring_in(settings, table, put_forward_by, console, workspace or None)
    except (SettingsError, UnusableFile, Unavailable) as error:
        console.print(escape(str(error)))
        raise typer.Exit(2) from None
    except OSError as error:
        console.print(escape(f"{file} cannot be read: {error.strerror}."))
        raise typer.Exit(2) from None
    raise typer.Exit(1 if tally.refused else 0)


def _settings(workspace: str) -> Settings:
    settings = load()
    if settings.bot_token is None and not workspace:
        raise SettingsError(
            "SLACK_BOT_TOKEN is not set: people are brought into the workspace whose token it is. Set it, or name a "
            "workspace that installed the app with --workspace."
        )
    return settings
