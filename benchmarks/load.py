"""How the bot bears much: large workspaces, a Monday at Slack's pace, a message's cost, a million mentorships.

    python -m benchmarks.load [--quick] [--json] [--folder .] [--only growth,monday,sending,report]

`make bench` runs it behind the acknowledgements. Every figure stands beside a baseline of the same run.
"""

import argparse
import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks import growth, reporting, sending, table
from benchmarks.crowd import Crowd, crowd, fill
from benchmarks.figures import MEGABYTES, Figure, Section, Times
from benchmarks.monday import NINE, Lived, Morning
from benchmarks.slack import StandIn

CONDITIONS = (
    "Load. One member in ten is a mentor, one in ten has opened App Home. The growth of a click: the bots are in this\n"
    "process, each round has them all. The Monday: the bot is a process of its own; the stand-in keeps the pace of\n"
    "sandbox/pace.py (one message a second and channel, 300 a minute in all) in a time that runs faster. Timers have\n"
    "something to say where there are so many mentorships. The courier: processor time is that of the whole sending\n"
    "process, wall time that of a batch of which four messages are sent at once. The report is of all years there are."
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured. `workspaces` are open mentorships by members, the smallest first.

    `mornings`: a morning that takes longer than so many seconds by Slack's pace is lived in them, in a time that runs
    faster. The bot's own work does not, so a morning lived too fast is no figure of anything.
    """

    workspaces: dict[int, int]
    timers: int
    mornings: dict[int, float]
    clicks: int
    rounds: int
    sendings: int
    mentorships: int
    reports: int


FULL = Size(
    workspaces={1_000: 100, 10_000: 1_000, 100_000: 50_000},
    timers=5_000,
    mornings={10_000: 100.0, 100_000: 200.0},
    clicks=30,
    rounds=30,
    sendings=9,
    mentorships=1_000_000,
    reports=2,
)
QUICK = Size(
    workspaces={1_000: 100, 10_000: 1_000},
    timers=500,
    mornings={10_000: 20.0},
    clicks=10,
    rounds=5,
    sendings=3,
    mentorships=20_000,
    reports=3,
)


class Workspaces:
    """The filled databases, made when they are first wanted. Each measurement has copies of its own."""

    def __init__(self, folder: Path, size: Size) -> None:
        self._folder = folder
        self._size = size

    @cached_property
    def all(self) -> dict[int, tuple[Path, Crowd]]:
        """Database file and crowd by members."""
        made = {}
        for members, running in self._size.workspaces.items():
            print(f"filling a workspace of {members:,} members", file=sys.stderr)
            file, there = self._folder / f"{members}-members.db", crowd(members, running, NINE)
            fill(f"sqlite:///{file}", there, NINE)
            made[members] = (file, there)
        return made

    def copies(self, name: str) -> dict[int, tuple[str, Crowd]]:
        """Addresses of copies that bear this name, and the crowds in them."""
        found = {}
        for members, (file, there) in self.all.items():
            copy = shutil.copy(file, file.with_name(f"{name}-{file.name}"))
            found[members] = (f"sqlite:///{copy}", there)
        return found


def sections(folder: Path, size: Size, only: Sequence[str] = ()) -> Iterator[Section]:
    """All that is measured here, or those named. Temporary files go into the folder, and again."""
    # Resolved, for a bot in a process of its own works in another folder.
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=folder.resolve()) as made, StandIn() as slack:
        where = Path(made)
        workspaces = Workspaces(where, size)
        parts: dict[str, Callable[[], Iterator[Section]]] = {
            "growth": lambda: growth.sections(workspaces.copies("growth"), slack, size.rounds),
            "monday": lambda: _mondays(workspaces, slack, where, size),
            "sending": lambda: sending.sections(where, size.sendings),
            "report": lambda: reporting.sections(where, size.mentorships, size.reports),
        }
        for name in only or parts:
            print(f"measuring: {name}", file=sys.stderr)
            yield from parts[name]()


def _mondays(workspaces: Workspaces, slack: StandIn, folder: Path, size: Size) -> Iterator[Section]:
    """Each of the larger workspaces, then the memory of all."""
    lived: dict[int, Lived] = {}
    least, *larger = size.workspaces
    copies = workspaces.copies("monday")
    for members in larger:
        url, there = copies[members]
        title = (
            f"A Monday, {members:,} members, {len(there.running):,} open mentorships, {size.timers:,} timers at nine"
        )
        with Morning(url, there, slack, f"xapp-monday-{members}", folder / f"{members}") as morning:
            lived[members] = morning.live(size.timers, size.clicks, size.mornings[members])
        yield lived[members].section(title)
        yield lived[members].backlog(title)
    url, there = copies[least]
    with Morning(url, there, slack, f"xapp-monday-{least}", folder / f"{least}") as morning:
        small = f"{least:,} members"
        baseline = {small: Times((morning.memory(),))}
    figures = []
    for members, morning_of in lived.items():
        for name, held in (("at rest", morning_of.memory_at_rest), ("at most", morning_of.memory_at_most)):
            figures.append(Figure(f"{members:,} members, {name}", Times((held,)), baseline, small))
    yield Section("Memory of the bot's process (resident set)", tuple(figures), unit=MEGABYTES)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the figures for people or as one line of JSON."""
    parser = argparse.ArgumentParser(description="How the bot bears much.")
    parser.add_argument("--quick", action="store_true", help="small numbers: a look, not a figure")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument("--folder", type=Path, default=Path(), help="where the databases are made, and removed again")
    parser.add_argument("--only", default="", help="of growth, monday, sending and report those named, by commas")
    given = parser.parse_args(arguments)
    logging.basicConfig(level="ERROR")
    found = []
    if not given.json:
        print(f"{CONDITIONS}\n{table.load()}")
    only = [name for name in given.only.split(",") if name]
    for section in sections(given.folder, QUICK if given.quick else FULL, only):
        found.append(section)
        if not given.json:
            print(f"\n{table.said(section)}", flush=True)
    print(table.as_json(found) if given.json else f"\n{table.targets(found)}\n{table.load()}")


if __name__ == "__main__":
    main()
