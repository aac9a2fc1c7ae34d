"""How long people wait for the bot, beside what Bolt and a disk take by themselves: `make bench`.

    python -m benchmarks [--quick] [--json] [--folder .]

For 40, 1,000 and 10,000 mentors: the time from envelope to ack of the command, of the form with proposals and of
Accept, handed to `App.dispatch` and over a real socket; and `Services.handle` alone. In the same loops stand bare Bolt,
with an empty listener and with one committed write in it, and that write alone. Bolt looks for an ack every 10 ms, so
acknowledgements come in steps of that; only the door alone shows small differences. Behind them: benchmarks/load.py.
"""

import argparse
import logging
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event

from slack_bolt import App

from benchmarks import load, table
from benchmarks.bare import LISTENERS, BareWrite, bare_app, nothing
from benchmarks.figures import Section
from benchmarks.lines import dispatch, socket
from benchmarks.sections import EMPTY, MANY, OPENED, WRITE, acknowledgements, door
from benchmarks.slack import StandIn
from benchmarks.subject import APP_TOKEN, Subject
from bot.socket import SocketLine

SIZES = (40, 1_000, MANY)
ROUNDS, QUICK = 60, 12

CONDITIONS = (
    "The Slack here is benchmarks/slack.py, in this process: it answers every call at once, and nothing is subtracted "
    "for it.\nThe bot is whole (courier, clock, inbox, connection), at rest when a measurement begins; everybody's App "
    "Home is\nopen, so every change draws it. A write is BEGIN IMMEDIATE, one INSERT, COMMIT, synchronous=FULL, on the "
    "same disk;\nbeside the door, through the bot's Database, and by the driver alone. Baselines are measured in the "
    "same rounds; a ratio\nis the median of the rounds' own, and `handle` and its baselines begin after the same pause."
    "\nWho could help is found by words alone (MICROMENTOR_MODEL=none): to learn what 10,000 list takes minutes. What "
    "the model\nadds to the form is in benchmarks.matching_start."
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the figures for people or as one line of JSON."""
    parser = argparse.ArgumentParser(description="Time from envelope to ack, beside bare Bolt.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a look, not a figure")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument("--folder", type=Path, default=Path(), help="where the databases are made, and removed again")
    given = parser.parse_args(arguments)
    logging.basicConfig(level="ERROR")
    sections: list[Section] = []
    if not given.json:
        print(f"{CONDITIONS}\n{table.load()}")

    def say(section: Section) -> None:
        sections.append(section)
        if not given.json:
            print(f"\n{table.said(section)}", flush=True)

    for section in _sections(given.folder, QUICK if given.quick else ROUNDS):
        say(section)
    if not given.json:
        print(f"\n{load.CONDITIONS}")
    for section in load.sections(given.folder, load.QUICK if given.quick else load.FULL):
        say(section)
    print(table.as_json(sections) if given.json else f"\n{table.targets(sections)}\n{table.load()}")


def _sections(folder: Path, rounds: int) -> Iterator[Section]:
    with (
        tempfile.TemporaryDirectory(prefix=".bench-", dir=folder.resolve()) as made,
        StandIn() as slack,
        ExitStack() as stack,
    ):
        write = BareWrite(Path(made) / "bare.db")
        stack.callback(write.close)
        apps = {
            EMPTY: bare_app(slack.api_url, nothing),
            WRITE: bare_app(slack.api_url, write),
            OPENED: bare_app(slack.api_url, write, opens_view=True),
        }
        for name, app in apps.items():
            stack.enter_context(_connected(app, _token(name), slack))
        dispatched = {name: dispatch(slack, app) for name, app in apps.items()}
        sent = {name: socket(slack, _token(name)) for name in apps}
        for mentors in SIZES:
            print(f"measuring with {mentors:,} mentors", file=sys.stderr)
            with Subject.with_mentors(Path(made), slack, mentors) as subject:
                about = f"{mentors:,} mentors"
                yield acknowledgements(
                    f"{about}, dispatch", subject, dispatch(slack, subject.bot.app), dispatched, rounds
                )
                yield acknowledgements(f"{about}, socket", subject, socket(slack, APP_TOKEN), sent, rounds)
                yield door(f"{about}, the door", subject, write, rounds)


@contextmanager
def _connected(app: App, app_token: str, slack: StandIn) -> Iterator[None]:
    line = SocketLine(app, app_token, slack.api_url, LISTENERS)
    line.connect(Event())
    try:
        yield
    finally:
        line.close()
        app.listener_runner.listener_executor.shutdown()


def _token(baseline: str) -> str:
    return "xapp-" + baseline.replace(" ", "-")


if __name__ == "__main__":
    main()
