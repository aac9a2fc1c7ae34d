"""The command `micromentor match`: whom would be proposed for a goal, with every part of their score.

It asks the matcher as the bot does and prints its account of it. Nothing is kept but vectors, and nobody is told.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.environment import SettingsError, load
from flows.proposal import Relationship

GOAL_LIMIT = 3000


def match(
    goal: Annotated[str, typer.Argument(help="What somebody would like to be able to do, in their own words.")],
    people: Annotated[
        Path | None, typer.Option(help="A directory as a CSV file, in place of the one in the database.")
    ] = None,
    who: Annotated[str, typer.Option("--as", help="Slack id, or name, of who asks.")] = "",
    skill: Annotated[list[str] | None, typer.Option(help="A skill they must have; may be given again.")] = None,
    relationship: Annotated[Relationship, typer.Option(help="Someone known, someone new, or any.")] = Relationship.ANY,
    sessions: Annotated[int, typer.Option(min=1, max=9, help="Sessions asked for.")] = 1,
    minutes: Annotated[int, typer.Option(min=1, max=240, help="Minutes of each.")] = 30,
    team: Annotated[str | None, typer.Option(help="The workspace, where the database has many.")] = None,
) -> None:
    """Print who would be proposed for a goal, with every part of their score, or why nobody would be.

    Ends with 0 whether there is somebody or not, with 2 where it could not look. MICROMENTOR_MODEL says by which model.
    """
    from bot.match_account import Asked, Sources, lines  # noqa: PLC0415 - other commands start faster without

    console = Console(highlight=False, soft_wrap=True, markup=False)
    with _in_words(console):
        if not goal.strip() or len(goal) > GOAL_LIMIT:
            raise SettingsError(f"Give a goal of 1 to {GOAL_LIMIT} characters.")
        settings = load()
        asked = Asked(goal, tuple(skill or ()), relationship, sessions, minutes, who)
        for line in lines(settings, Sources(people, team), asked, datetime.now(UTC), console):
            console.print(line)


@contextmanager
def _in_words(console: Console) -> Iterator[None]:
    """What cannot be done is said, and ends the command with 2."""
    from bot.line import CannotServe  # noqa: PLC0415
    from bot.match_directory import NoDirectory  # noqa: PLC0415
    from bot.people_file import UnusableFile  # noqa: PLC0415

    try:
        yield
    except (SettingsError, CannotServe, NoDirectory, UnusableFile) as refused:
        console.print(str(refused))
        raise typer.Exit(2) from None
    except OSError as error:
        console.print(f"{error.filename or 'The file'} cannot be read: {error.strerror}.")
        raise typer.Exit(2) from None
