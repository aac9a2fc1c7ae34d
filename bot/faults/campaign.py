"""All runs of a campaign, some at a time, and the figures they come to.

Each worker process has its own SQLite templates and, where it is needed, its own PostgreSQL. It must not know what a
run is made of.
"""

import multiprocessing
import os
import shutil
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from bot.faults.checker import Kind
from bot.faults.houses import PostgresHouse, SqliteHouse, stop_left_over
from bot.faults.machine import wait_for_the_parent
from bot.faults.plan import House, Plan, plan
from bot.faults.run import Result, play, script_of
from bot.faults.small_disk import SmallDisk, left_over, unmount

Out = Callable[[str], None]

JOBS = 4
"""Runs at a time. A run waits more than it works: for leases of the dead, for retries, for acknowledgements."""


@dataclass
class Workshop:
    """What one worker process keeps from run to run: all rows on one small disk."""

    folder: Path
    stack: ExitStack = field(default_factory=ExitStack)
    _sqlite: SqliteHouse | None = None
    _postgres: PostgresHouse | None = None

    def __post_init__(self) -> None:
        self.disk = self.stack.enter_context(SmallDisk(self.folder / "disk"))

    def house(self, kind: House) -> SqliteHouse | PostgresHouse:
        """Where a run of that kind keeps its rows; made when first asked for."""
        if kind.is_sqlite:
            if self._sqlite is None:
                templates = self.folder / "templates"
                templates.mkdir()
                self._sqlite = SqliteHouse(self.disk.folder, templates)
            return self._sqlite
        if self._postgres is None:
            data, said = self.disk.folder / "postgres", self.folder / "postgres.log"
            self._postgres = self.stack.enter_context(PostgresHouse(data, said))
        return self._postgres

    def play(self, plan: Plan) -> Result:
        """One run. Its folder is left where something was wrong, and named in what is told of it."""
        folder = self.folder / f"run-{plan.seed}-{plan.number}"
        try:
            result = play(plan, self.house(plan.house), self.disk, folder)
        except Exception:  # noqa: BLE001 - a run that broke down is told of as such, and the others go on
            result = Result(plan, len(script_of(plan).promises.posts), 0.0, stopped=traceback.format_exc())
        if result.well:
            shutil.rmtree(folder)
        else:
            result.transcript = str(folder)
        return result


_workshop: Workshop | None = None


def _open_workshop(folder: Path) -> None:
    global _workshop  # noqa: PLW0603 - one for each worker process, which has no other place of its own
    _workshop = Workshop(Path(tempfile.mkdtemp(prefix="worker-", dir=folder)))
    multiprocessing.util.Finalize(None, _workshop.stack.close, exitpriority=10)
    Thread(target=_close_with_the_campaign, args=(_workshop,), name="orphan watch", daemon=True).start()


def _close_with_the_campaign(workshop: Workshop) -> None:
    """A campaign that was killed leaves no server and no disk behind."""
    wait_for_the_parent()
    workshop.stack.close()
    os._exit(1)


def _clear_away() -> None:
    """Take away what the workers of any campaign left that were killed themselves."""
    for disk in left_over():
        stop_left_over(disk)
        unmount(disk)


def _play(plan: Plan) -> Result:
    assert _workshop is not None  # noqa: S101 - the pool opened it
    return _workshop.play(plan)


def campaign(out: Out, plans: Sequence[Plan], jobs: int = JOBS) -> int:
    """Play all plans and tell; 0 where everybody read everything once, 1 otherwise."""
    began = time.monotonic()
    _clear_away()
    folder = Path(tempfile.mkdtemp(prefix="micromentor-faults-"))
    results: list[Result] = []
    try:
        for result in _played(plans, jobs, folder):
            results.append(result)
            for line in _told(result, len(results), len(plans)):
                out(line)
    finally:
        for disk in folder.glob("*/disk"):
            stop_left_over(disk)
        _clear_away()
        for line in _figures(results, time.monotonic() - began):  # who stops early is told how far it came
            out(line)
    well = all(result.well for result in results)
    if well:
        shutil.rmtree(folder)
    return 0 if well else 1


def _played(plans: Sequence[Plan], jobs: int, folder: Path) -> Iterator[Result]:
    """Every run as it ends."""
    workers = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(plans)), workers, initializer=_open_workshop, initargs=(folder,)) as pool:
        try:
            for future in as_completed([pool.submit(_play, each) for each in plans]):
                yield future.result()
        finally:
            pool.shutdown(cancel_futures=True)  # who stops early waits for the runs under way alone


def plans(seed: int, runs: int, only: int | None = None) -> list[Plan]:
    """The plans of a campaign: numbered from 0, or the one of that number."""
    return [plan(seed, number) for number in ([only] if only is not None else range(runs))]


def _told(result: Result, number: int, of: int) -> Iterator[str]:
    plan, faults = result.plan, sum(result.faults.values())
    yield (
        f"{number:4} of {of}  run {plan.number}: {plan.script}, {plan.house.name}, {plan.start}, {faults} faults, "
        f"{result.seconds:.0f} s{'' if result.well else '  NOT AS PROMISED'}"
    )
    if result.well:
        return
    if result.stopped:
        yield f"      stopped: {result.stopped}"
    for finding in result.findings:
        yield f"      {finding.kind}: {finding.words}"
    yield f"      again alone: make faults ARGS='--seed {plan.seed} --run {plan.number}'"
    yield f"      what was said: {result.transcript}"


def _figures(results: Sequence[Result], seconds: float) -> Iterator[str]:
    faults: Counter[str] = sum((result.faults for result in results), Counter())
    yield ""
    yield "Runs"
    for house, count in sorted(Counter(result.plan.house for result in results).items()):
        yield f"  {count:6}  {house}"
    for script, count in sorted(Counter(result.plan.script for result in results).items()):
        yield f"  {count:6}  {script}"
    yield f"  {len(results):6}  in all, in {seconds / 60:.1f} minutes"
    yield "Faults that struck"
    for kind, count in sorted(faults.items()):
        yield f"  {count:6}  {kind}"
    yield f"  {faults.total():6}  in all"
    left_out: Counter[str] = sum((result.left_out for result in results), Counter())
    if left_out:
        yield "Faults left out, because this machine does not allow them"
        for kind, count in sorted(left_out.items()):
            yield f"  {count:6}  {kind}"
    found = Counter(finding.kind for result in results for finding in result.findings)
    yield "Messages"
    yield f"  {sum(result.expected for result in results):6}  expected"
    for kind in Kind:
        yield f"  {found[kind]:6}  {kind}"
    yield f"People did {sum(result.again for result in results)} deeds once more, because the app had not answered."
    stopped = sum(bool(result.stopped) for result in results)
    if stopped:
        yield f"{stopped} runs could not be played to their end."
