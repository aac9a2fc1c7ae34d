"""`micromentor demo`: the bot beside a stand-in Slack, on one machine, with a page in the browser.

The workspace and the bot's database are kept in one folder, so stopping and starting goes on where it was. It must not
hold anything the bot needs in earnest.
"""

import shutil
import signal
import webbrowser
from pathlib import Path
from threading import Event

import typer

from bot.child import Addresses, ChildBot
from bot.doctor import MANIFEST
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from sandbox.staff import ORGANISATION, load

ZONE = "America/Chicago"
"""The programme's zone: most of the library's branches are there."""

LONGEST_PAUSE = 30.0


def play(folder: Path, port: int, *, fresh: bool, browser: bool) -> int:
    """Serve until interrupted; the exit code. `port` is the page's, 0 for a free one."""
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    sandbox = Sandbox(Terms(MANIFEST, from_staff(load().people), ORGANISATION, folder=folder))
    try:
        sandbox.start(port)
    except OSError as error:
        typer.echo(f"Port {port} cannot be used ({error.strerror}). Is a demo running? --port takes another.", err=True)
        return 1
    with sandbox:
        bot = ChildBot(addresses(sandbox), folder, {"MICROMENTOR_TIME_ZONE": ZONE})
        with Workspace(sandbox.base_url) as workspace:
            workspace.bot_status(bot.status_url)
        bot.start()
        typer.echo(f"{ORGANISATION} is open at {sandbox.base_url}/ (Ctrl-C closes it; started again, it goes on).")
        if browser:
            webbrowser.open(sandbox.base_url)
        try:
            _tend(bot, stop)
        finally:
            bot.stop()
    return 0


def addresses(sandbox: Sandbox) -> Addresses:
    """What a bot needs to know of a sandbox that was started."""
    return Addresses(sandbox.api_url, sandbox.clock_url, sandbox.bot_token, sandbox.app_token)


def _tend(bot: ChildBot, stop: Event) -> None:
    """Start the bot again whenever it ends by itself, until `stop` is set."""
    pause = 1.0
    while not stop.wait(0.5):
        if bot.exit_code is not None:
            typer.echo(f"The bot ended ({bot.exit_code}); it is started again.", err=True)
            stop.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            bot.start()
