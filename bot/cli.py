"""The command line: `micromentor`, the same as `python -m bot`.

It reads the settings, says in words what does not serve, and passes on. No other module prints or exits.
"""

import secrets
import signal
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from bot import cli_backup, cli_catalogue, cli_keys, cli_match, logs, manifest, people
from bot.environment import SettingsError, load, require
from bot.settings import Mode, Settings

app = typer.Typer(
    name="micromentor",
    help="Micro-mentoring in Slack: one to three short sessions with a colleague on one narrow goal.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


app.add_typer(people.app, name="people")
app.add_typer(cli_keys.app, name="keys")
app.command()(cli_match.match)
app.command()(cli_catalogue.catalogue)
app.command()(cli_backup.backup)
app.command()(cli_backup.restore)
app.command()(cli_backup.restored)


@app.command()
def run() -> None:
    """Run the bot over Socket Mode, in one workspace, until stopped (Ctrl-C or SIGTERM)."""
    raise typer.Exit(_work("run"))


@app.command()
def serve() -> None:
    """Run the bot over HTTP, in one workspace or many, until stopped (Ctrl-C or SIGTERM)."""
    raise typer.Exit(_work("serve"))


@app.command(name="manifest")
def print_manifest(
    url: Annotated[str, typer.Option(help="The https address at which Slack reaches `micromentor serve`.")],
) -> None:
    """Print the app's manifest for HTTP. The one for Socket Mode is manifest.yml as it stands."""
    try:
        typer.echo(manifest.over_http(url), nl=False)
    except ValueError as error:
        typer.echo(f"{url}: {error}.", err=True)
        raise typer.Exit(2) from None


@app.command()
def doctor(
    send: Annotated[bool, typer.Option("--send", help="Send one message, find it again, take it back.")] = False,
    to: Annotated[
        str | None, typer.Option(help="Slack id of whoever gets it; else the first of MICROMENTOR_ADMINS.")
    ] = None,
    team: Annotated[str | None, typer.Option(help="Workspace to send in, where many have the app.")] = None,
) -> None:
    """Say what is wrong with tokens, scopes, clock, admins, database or machine, and what to do about it."""
    from bot.doctor import examine  # noqa: PLC0415
    from bot.doctor_send import prove  # noqa: PLC0415

    settings = _settings()
    _require(settings, *settings.modes)
    ill = 0
    for finding in chain(examine(settings), prove(settings, to, team) if send else ()):
        typer.echo(f"{'well' if finding.well else 'ILL '}  {finding.words}")
        if finding.advice:
            typer.echo(f"      {finding.advice}")
        ill += not finding.well
    typer.echo("Nothing to mend." if not ill else f"{ill} to mend.")
    raise typer.Exit(1 if ill else 0)


@app.command()
def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its two databases.")] = Path(".demo"),
    port: Annotated[int, typer.Option(help="Port of the page on this machine; 0 takes a free one.")] = 8765,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what was done in the demo before.")] = False,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
) -> None:
    """Run the bot with a stand-in Slack in the browser. Needs no tokens and no network."""
    from bot.demo import play  # noqa: PLC0415

    raise typer.Exit(play(folder, port, fresh=fresh, browser=browser))


@app.command()
def story(
    kills: Annotated[int, typer.Option(min=0, help="Kill the bot so often (SIGKILL); it must make no difference.")] = 0,
    seed: Annotated[int | None, typer.Option(help="Plan the same kills again as that seed did.")] = None,
    serve: Annotated[int, typer.Option(min=0, help="Play it on so many `serve` processes and one PostgreSQL.")] = 0,
    kill_every: Annotated[float, typer.Option(min=0, help="Kill one of those every so many seconds.")] = 0,
    chapter: Annotated[
        list[str] | None, typer.Option(help="Play this chapter alone; may be given again. `list` names them.")
    ] = None,
) -> None:
    """Play mentorships through a stand-in Slack and tell what people saw; fails where the product differs."""
    from bot.story.chapters import CHAPTERS, TOUR, UnknownChapterError, chosen, listed  # noqa: PLC0415
    from bot.story.play import play, play_with_kills  # noqa: PLC0415

    if chapter == ["list"]:
        for line in listed():
            typer.echo(line)
        return
    if kills and serve:
        raise typer.BadParameter("--kills is for a single process; with --serve use --kill-every.")
    if kill_every and not serve:
        raise typer.BadParameter("--kill-every needs --serve.")
    try:
        chapters = chosen(chapter) if chapter else TOUR if kills or serve else CHAPTERS
    except UnknownChapterError as unknown:
        raise typer.BadParameter(str(unknown)) from None
    seed = secrets.randbelow(1000) if seed is None else seed
    if serve:
        from bot.story.many import Kills, play_on_many  # noqa: PLC0415 - its PostgreSQL is a development dependency

        raise typer.Exit(play_on_many(typer.echo, serve, Kills(kill_every, seed) if kill_every else None, chapters))
    if not kills:
        raise typer.Exit(play(typer.echo, chapters))
    raise typer.Exit(play_with_kills(typer.echo, kills, seed, chapters))


def _work(mode: Mode) -> int:
    """Run the bot until it is asked to stop; the exit code."""
    from bot.build import build  # noqa: PLC0415 - the other commands start faster without the whole bot
    from bot.line import CannotServe  # noqa: PLC0415

    settings = _settings(mode)
    logs.configure(settings.log_level, settings.log_format)
    try:
        bot = build(settings, mode=mode)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: bot.request_stop())
        return bot.run()
    except CannotServe as refused:
        typer.echo(str(refused), err=True)
        return 2


def _settings(*modes: Mode) -> Settings:
    try:
        return load(*modes)
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def _require(settings: Settings, *modes: Mode) -> None:
    try:
        require(settings, *modes)
    except SettingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def main() -> None:
    """Run the command that was typed."""
    app()
