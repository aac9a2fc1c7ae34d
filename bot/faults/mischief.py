"""Does to a run what its plan says, and counts what really struck.

What takes a while (a locked file, a stopped server, a clock that is off) is done by a thread of its own, so it goes on
while people act. It must not know the story.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from math import copysign
from threading import Thread
from typing import assert_never

from bot.faults.fleet import KILLED, Fleet
from bot.faults.houses import PostgresHouse, SqliteHouse
from bot.faults.machine import Machine
from bot.faults.plan import (
    ClockJump,
    DatabaseDown,
    Due,
    Fault,
    FullDisk,
    Limit,
    LockedFile,
    MomentKill,
    PointKill,
    SlackFault,
)
from bot.faults.small_disk import SmallDisk
from sandbox.driver import Workspace

LEASES_JUMP = 8.0
"""Seconds by which the clock of the leases is off while the clock is: longer than a lease of the campaign's."""

PATIENCE_SECONDS = 20.0
"""So much longer a disk stays full where no bot has come upon it: nobody is held up by what nobody feels."""

LOOK_SECONDS = 0.1


class Mischief:
    """Faults of one run, done as the story comes to them; `left_out` are those that this machine does not allow."""

    def __init__(
        self,
        due: Iterable[Due],
        fleet: Fleet,
        slack: Workspace,
        machine: Machine,
        disk: SmallDisk,
        house: SqliteHouse | PostgresHouse,
        database_url: str,
    ) -> None:
        self._due = list(due)
        self._fleet = fleet
        self._slack = slack
        self._machine = machine
        self._disk = disk
        self._house = house
        self._database_url = database_url
        self._threads: list[Thread] = []
        self._below: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self._failed: list[BaseException] = []
        kills = [due.fault for due in self._due if isinstance(due.fault, PointKill)]
        fleet.kills += sorted(kills, key=lambda kill: kill.is_seldom)  # who waits for one in vain holds up the others

    def up_to(self, part: float) -> None:
        """Do all that is due by this part of the story."""
        while self._due and self._due[0].part <= part:
            self._do(self._due.pop(0).fault)

    def end(self) -> None:
        """Wait for what takes a while, and disarm the rest. Raises what went wrong with doing it."""
        for thread in self._threads:
            thread.join()
        self._slack.no_faults()
        if self._failed:
            raise self._failed[0]

    def struck(self) -> Counter[str]:
        """How many faults of each kind did strike."""
        found = Counter(f"Slack: {strike['fault'].replace('_', ' ')}" for strike in self._slack.strikes())
        found.update(f"killed {kill.point.replace('-', ' ')}" for kill in self._fleet.struck)
        at_points = len(self._fleet.struck)
        found["killed at any moment"] += sum(code == KILLED for code in self._fleet.ended) - at_points
        found.update(self._below)
        if not self._machine.was_felt:
            del found[Limit.FILE], found[Limit.DISK]  # nothing was written just then
        return +found

    def _do(self, fault: Fault) -> None:
        match fault:
            case PointKill():
                pass  # the fleet hands them out
            case MomentKill(pause=pause):
                self._beside(lambda: self._kill_after(pause))
            case SlackFault():
                self._arm(fault)
            case LockedFile(seconds=seconds):
                self._below["locked file"] += 1
                self._beside(lambda: self._lock(seconds))
            case FullDisk(limit=Limit.FILE, seconds=seconds):
                self._below[Limit.FILE] += 1
                self._beside(lambda: self._say_full(seconds))
            case FullDisk(limit=limit) if self._disk.left_out:
                self.left_out[f"{limit} ({self._disk.left_out})"] += 1
            case FullDisk(limit=limit, seconds=seconds):
                self._beside(lambda: self._fill(limit, seconds))
            case DatabaseDown(seconds=seconds):
                self._below["database stopped and started"] += 1
                self._beside(lambda: self._stop_database(seconds))
            case ClockJump(by=by, seconds=seconds):
                self._below["clock jumped and jumped back"] += 1
                self._beside(lambda: self._jump(by, seconds))
            case _:
                assert_never(fault)

    def _arm(self, fault: SlackFault) -> None:
        how: dict[str, object] = {"count": fault.count, "seconds": fault.seconds, "status": fault.status}
        if fault.kind == "reorder_events":
            how["count"] = 2
        if fault.lasts is not None:
            how |= {"count": 0, "lasts": fault.lasts}
        self._slack.fault(fault.kind, method=fault.method, **how)

    def _kill_after(self, pause: float) -> None:
        time.sleep(pause)  # in a thread of its own: the moment of the kill is the fault
        self._fleet.kill_one(int(pause * 1000))

    def _lock(self, seconds: float) -> None:
        if isinstance(self._house, SqliteHouse):
            self._house.hold(self._database_url, seconds)

    def _fill(self, limit: Limit, seconds: float) -> None:
        server = self._house if isinstance(self._house, PostgresHouse) else None
        panics = server.panics() if server else 0

        def went_down() -> bool:
            return server is not None and server.panics() > panics

        with self._disk.full() as keep:
            if server and limit is Limit.LOG:
                server.use_up_log()
            keep(seconds)
            patience = time.monotonic() + PATIENCE_SECONDS
            while not (self._machine.was_felt or went_down()) and time.monotonic() < patience:
                keep(LOOK_SECONDS)
        if server:
            server.start_again()
        self._below[Limit.LOG if went_down() else Limit.DISK] += 1

    def _say_full(self, seconds: float) -> None:
        self._machine.state = replace(self._machine.state, full=True)
        time.sleep(seconds)  # real time: so long the disk stays full
        self._machine.state = replace(self._machine.state, full=False)

    def _stop_database(self, seconds: float) -> None:
        if isinstance(self._house, PostgresHouse):
            self._house.restart(seconds)

    def _jump(self, by: float, seconds: float) -> None:
        jump, leases_jump = timedelta(seconds=by), timedelta(seconds=copysign(LEASES_JUMP, by))
        self._machine.state = replace(self._machine.state, jump=jump, leases_jump=leases_jump)
        time.sleep(seconds)
        self._machine.state = replace(self._machine.state, jump=timedelta(), leases_jump=timedelta())

    def _beside(self, work: Callable[[], None]) -> None:
        def run() -> None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - raised again by `end`, in the run's own thread
                self._failed.append(error)

        thread = Thread(target=run, name="mischief")
        self._threads.append(thread)
        thread.start()
