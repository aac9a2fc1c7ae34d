"""`micromentor demo`: the bot beside a stand-in Slack, on one machine, with a page in the browser.

It must not hold anything the bot needs in earnest.
"""

import signal
import webbrowser
from pathlib import Path
from threading import Event

import typer

from bot.child import ChildBot
from bot.stage import Stage
from sandbox.staff import ORGANISATION

LONGEST_PAUSE = 30.0


def play(folder: Path, port: int, *, fresh: bool, browser: bool) -> int:
    """Serve until interrupted; the exit code. `port` is the page's, 0 for a free one."""
    if fresh:
        forget(folder)
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        stage = Stage(folder, port).__enter__()
    except OSError as error:
        typer.echo(f"Port {port} cannot be used ({error.strerror}). Is a demo running? --port takes another.", err=True)
        return 1
    url = stage.sandbox.base_url
    try:
        typer.echo(f"{ORGANISATION} is open at {url}/ (Ctrl-C closes it; started again, it goes on).")
        if browser:
            webbrowser.open(url)
        _tend(stage.bot, stop)
    finally:
        stage.__exit__(None, None, None)
    return 0


def forget(folder: Path) -> None:
    """Delete what a demo keeps in the folder, and nothing else that may lie there."""
    for kept in (*folder.glob("micromentor.db*"), folder / "workspace.json"):
        kept.unlink(missing_ok=True)


def _tend(bot: ChildBot, stop: Event) -> None:
    """Start the bot again whenever it ends by itself, until `stop` is set."""
    pause = 1.0
    while not stop.wait(0.5):
        if bot.exit_code is not None:
            typer.echo(f"The bot ended ({bot.exit_code}); it is started again.", err=True)
            stop.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            bot.start()
