"""The ticks: every second, what has fallen due is handed to the door; every hour, what is over is swept away.

APScheduler only ticks; what is due lives in our tables, so it outlives the process and any number of processes may
tick. It must not know what a timer means.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler

from bot.clock import Clock
from bot.health import Pulse
from bot.logs import about
from bot.patience import Pace
from handlers.services import Services
from storage.engine import Database
from storage.timers import TimerClaim, Timers

log = logging.getLogger(__name__)

BATCH = 10
TICK_SECONDS = 1
HOUSEKEEPING_HOURS = 1
FIRST_HOUSEKEEPING = timedelta(minutes=1)
"""After the start: a process that never lives for an hour sweeps too, and not while it has most to do."""


@dataclass(frozen=True, slots=True)
class Ticker:
    """Fires what is due. The pulse beats with every tick, and within a long one with every timer."""

    database: Database
    services: Services
    clock: Clock
    owner: str
    pace: Pace
    pulse: Pulse = field(default_factory=Pulse)

    def fire_due(self, stopping: Callable[[], bool]) -> None:
        """Hand every due timer to the door, oldest first, until none is due or `stopping` says so."""
        self.pulse.beat()
        self.clock.refresh()
        while not stopping():
            now = self.services.now()
            claims = self.database.run(lambda s: self._claim(Timers(s), now), patient=True)  # noqa: B023 - run at once
            if not claims:
                return
            for claim in claims:
                self._fire(claim)

    def _claim(self, timers: Timers, now: datetime) -> list[TimerClaim]:
        return timers.claim_due(self.owner, now, BATCH, self.pace.claim)

    def _fire(self, claim: TimerClaim) -> None:
        self.pulse.beat()
        try:
            self.services.handle(claim.event, consume=claim)
        except Exception:  # one bad timer must not stop the rest
            log.exception("a timer could not be decided on", extra=about(claim.team_id, claim.key))
            self.database.run(lambda s: Timers(s).put_back(claim, self.pace.again), patient=True)


class Scheduler:
    """APScheduler with the two jobs. `after_tick` is called at the end of each tick, to wake the other workers.

    `housekeeping` is given a way to ask whether to stop.
    `every`: seconds between ticks that nobody asks for.
    """

    def __init__(
        self,
        ticker: Ticker,
        housekeeping: Callable[[Callable[[], bool]], None],
        after_tick: Sequence[Callable[[], None]],
        every: float = TICK_SECONDS,
    ) -> None:
        self._ticker = ticker
        self._after_tick = after_tick
        self._again = Event()
        self._stopping = Event()
        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._scheduler.add_job(self._tick, "interval", seconds=every, id="tick", next_run_time=datetime.now(UTC))
        self._scheduler.add_job(
            housekeeping,
            "interval",
            [self._stopping.is_set],
            hours=HOUSEKEEPING_HOURS,
            id="housekeeping",
            next_run_time=datetime.now(UTC) + FIRST_HOUSEKEEPING,
        )

    @property
    def pulse(self) -> Pulse:
        """The ticker's."""
        return self._ticker.pulse

    def start(self) -> None:
        self.pulse.beat()
        self._scheduler.start()

    def wake(self) -> None:
        """Tick now. A tick that is running is followed by another one."""
        self._again.set()
        if not self._stopping.is_set():
            try:
                self._scheduler.modify_job("tick", next_run_time=datetime.now(UTC))
            except JobLookupError:
                log.debug("the scheduler has stopped")

    def stop(self) -> None:
        """End after the timer in hand."""
        self._stopping.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def _tick(self) -> None:
        while not self._stopping.is_set():
            self._again.clear()
            self._ticker.fire_due(self._stopping.is_set)
            if not self._again.is_set():
                break
        for wake in self._after_tick:
            wake()
