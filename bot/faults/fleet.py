"""The bot's processes of one run: each is started again when it ends, as systemd would.

They come out of a fork server that has everything imported, so a start takes a fraction of a second. Faults kill them;
nobody here knows why.
"""

import multiprocessing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from threading import Event, Lock, Thread

from bot.child import free_port
from bot.faults.machine import run_on
from bot.faults.plan import PointKill

_LOOK_SECONDS = 0.02
_DRAIN_SECONDS = 20.0
KILLED = -9
"""How a process ended that was killed."""

_PACE = {
    # The stand-in answers at once, so a killed bot's work need not be waited for so long.
    "MICROMENTOR_COURIER_LEASE": "5",
    "MICROMENTOR_COURIER_MARGIN": "2",
    "MICROMENTOR_COURIER_LOOK_AFTER": "4",
    "MICROMENTOR_CLAIM_LEASE": "1",
    "MICROMENTOR_TRY_AGAIN": "0.5",
    "LOG_LEVEL": "WARNING",
}

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["bot.faults.readiness"])


@dataclass(slots=True)
class Seat:
    """One process of the fleet. `number` tells it from the others; `doomed` is where it is to die."""

    number: int
    status_port: int
    http_port: int
    process: ForkServerProcess | None = None
    doomed: PointKill | None = None


@dataclass(slots=True)
class Fleet:
    """`processes` bots by the command `words`, in `folder`, on one machine whose state is in a file there.

    `kills` at fault points are handed out, one to each process that starts. `struck` counts those that hit.
    """

    folder: Path
    processes: int
    words: Sequence[str]
    environment: Mapping[str, str]
    struck: list[PointKill] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    kills: list[PointKill] = field(default_factory=list)
    _seats: list[Seat] = field(default_factory=list)
    _over: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)
    _keeper: Thread | None = None

    @property
    def machine_file(self) -> Path:
        return self.folder / "machine"

    @property
    def log(self) -> Path:
        """What the bots print, all of them in one file."""
        return self.folder / "bots.log"

    @property
    def status_urls(self) -> list[str]:
        return [f"http://127.0.0.1:{seat.status_port}/status" for seat in self._seats]

    @property
    def request_urls(self) -> list[str]:
        """Where Slack's HTTP requests go, for processes that serve."""
        return [f"http://127.0.0.1:{seat.http_port}/slack/events" for seat in self._seats]

    def take_seats(self) -> None:
        """Choose the ports, before anything is started."""
        self._seats = [Seat(number, free_port(), free_port()) for number in range(self.processes)]

    def start(self) -> None:
        """Start all, and from now on each again that ends."""
        for seat in self._seats:
            self._start(seat)
        self._keeper = Thread(target=self._keep, name="keeper")
        self._keeper.start()

    def stop(self) -> None:
        """Let all finish what is in hand; who does not is killed."""
        self._over.set()
        if self._keeper is not None:
            self._keeper.join()
        for seat in self._seats:
            if seat.process is not None and seat.process.is_alive():
                seat.process.terminate()
        for seat in self._seats:
            if seat.process is not None:
                seat.process.join(_DRAIN_SECONDS)
                if seat.process.is_alive():
                    seat.process.kill()
                    seat.process.join()
                seat.process.close()

    def kill_one(self, which: int) -> None:
        """Kill one of them where it stands (SIGKILL), if it runs."""
        with self._lock:
            seat = self._seats[which % self.processes]
            if seat.process is None or not seat.process.is_alive():
                return
            if seat.doomed is not None:
                self.kills.append(seat.doomed)  # it did not come to its point; another may
                seat.doomed = None
            seat.process.kill()

    def beside(self, words: Sequence[str]) -> int | None:
        """Run the command line once beside the fleet, and wait for it; its exit code."""
        with self._lock:
            process = self._fork(words, {**self.environment, "MICROMENTOR_FAULT_POINTS": ""})
        process.join(_DRAIN_SECONDS)
        code = process.exitcode
        if process.is_alive():
            process.kill()
            process.join()
        with self._lock:
            process.close()
        return code

    # --- keeping them running ---

    def _keep(self) -> None:
        while not self._over.wait(_LOOK_SECONDS):
            for seat in self._seats:
                if seat.process is not None and not seat.process.is_alive():
                    with self._lock:
                        self._bury(seat)
                        self._start(seat)

    def _bury(self, seat: Seat) -> None:
        assert seat.process is not None  # noqa: S101 - only what was started can end
        code = seat.process.exitcode or 0
        self.ended.append(code)
        if code == KILLED and seat.doomed is not None:
            self.struck.append(seat.doomed)
        seat.process.close()

    def _start(self, seat: Seat) -> None:
        seat.doomed = self.kills.pop(0) if self.kills else None
        own = {
            "MICROMENTOR_STATUS_PORT": str(seat.status_port),
            "MICROMENTOR_HTTP_PORT": str(seat.http_port),
            "MICROMENTOR_FAULT_POINTS": f"{seat.doomed.point}:{seat.doomed.times}" if seat.doomed else "",
        }
        seat.process = self._fork(self.words, {**self.environment, **own})

    def _fork(self, words: Sequence[str], environment: Mapping[str, str]) -> ForkServerProcess:
        process = _forks.Process(
            target=run_on, args=(self.machine_file, self.folder, self.log, {**_PACE, **environment}, tuple(words))
        )
        process.start()
        return process
