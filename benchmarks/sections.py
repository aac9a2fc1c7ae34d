"""What is measured beside what: the loops of one size of staff, and the targets."""

import time
from collections.abc import Mapping
from typing import Final
from uuid import uuid4

from benchmarks import envelopes
from benchmarks.bare import BareWrite
from benchmarks.figures import Figure, Noise, Section
from benchmarks.lines import Line
from benchmarks.rounds import Contender, interleaved
from benchmarks.subject import QUIET, Subject
from storage.mapping import table_of
from storage.member import HomeRow

EMPTY, WRITE, OPENED = "bare Bolt", "with a write", "with a write and views.open"
BARE, DRIVER = "bare write", "the same by the driver alone"
AGAIN: Final = ", again"

WITHIN, DOOR_WITHIN, MANY_WITHIN = 1.5, 4.0, 5.0
"""The targets as ratios: command and Accept, `handle`, a submission with MANY mentors."""

_HOME: Final = table_of(HomeRow).insert()

MANY = 10_000

FEW = 6
"""Rounds of what takes long and needs no fine measure."""


def acknowledgements(title: str, subject: Subject, line: Line, bare: Mapping[str, Line], rounds: int) -> Section:
    """From the envelope to the ack. `bare` are the baselines' lines by EMPTY, WRITE and OPENED."""
    taken = interleaved(
        {
            EMPTY: lambda: _clicked(bare[EMPTY]),
            WRITE: lambda: _clicked(bare[WRITE]),
            "command": lambda: subject.command(line),
            OPENED: lambda: _commanded(bare[OPENED]),
            "submission": lambda: subject.submission(line),
            WRITE + AGAIN: lambda: _clicked(bare[WRITE]),
            "Accept": lambda: subject.accept(line),
        },
        rounds,
    )
    plain = {name: taken[name] for name in (EMPTY, WRITE)}
    figures = (
        Figure("command", taken["command"], plain | {OPENED: taken[OPENED]}, WRITE, WITHIN),
        Figure("submission", taken["submission"], plain, WRITE, MANY_WITHIN if subject.mentors >= MANY else None),
        Figure("Accept", taken["Accept"], plain, WRITE, WITHIN),
    )
    return Section(title, figures, Noise(taken[WRITE], taken[WRITE + AGAIN]))


def door(title: str, subject: Subject, write: BareWrite, rounds: int) -> Section:
    """`Services.handle` alone, beside one committed write: through the bot's Database, and by the driver alone."""
    bare: dict[str, Contender] = {BARE: lambda: _written(subject), DRIVER: lambda: _written_by_driver(write)}
    measured: dict[str, Contender] = {
        "handle: command": subject.handle_command,
        "handle: submission": subject.handle_submission,
        "handle: Accept": subject.handle_accept,
    }
    taken = interleaved({**bare, **measured, BARE + AGAIN: bare[BARE]}, rounds, quiet=QUIET)
    baselines = {name: taken[name] for name in bare}
    figures = tuple(Figure(name, taken[name], baselines, BARE, DOOR_WITHIN) for name in measured)
    changed = "the submission, a profile having changed"
    few = interleaved({**bare, changed: subject.handle_first_after_a_change}, min(FEW, rounds), warm_up=1, quiet=QUIET)
    first = Figure(changed, few[changed], {name: few[name] for name in bare}, BARE)
    return Section(title, (first, *figures), Noise(taken[BARE], taken[BARE + AGAIN]))


def _clicked(line: Line) -> float:
    return line("interactive", envelopes.click("U1", "anything", "1"))[0]


def _commanded(line: Line) -> float:
    return line("slash_commands", envelopes.command("U1", "/bare", "help"))[0]


def _written(subject: Subject) -> float:
    row = {"team_id": "T0OTHER", "user_id": uuid4().hex}
    start = time.perf_counter()
    subject.bot.database.run(lambda session: session.connection().execute(_HOME, row))
    return time.perf_counter() - start


def _written_by_driver(write: BareWrite) -> float:
    start = time.perf_counter()
    write()
    return time.perf_counter() - start
