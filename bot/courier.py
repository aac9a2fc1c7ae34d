"""Says to Slack what stands in the outbox: each thing once, in order within its conversation.

One thread keeps the rows: in one transaction it records what became of some and claims others. A few threads send, so
a slow conversation does not hold the rest. After an unknown outcome a post or file is looked for before it is sent
anew, and so is every one after a restore; what Slack refuses for good becomes the event DeliveryFailed. It must not
know what a message says.
"""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event, Thread
from time import monotonic, perf_counter
from typing import TypeVar, assert_never
from uuid import uuid4

from sqlmodel import Session

from bot.brake import Brake
from bot.clock_watch import ClockWatch
from bot.delivery import Delivery, Introduced
from bot.health import Pulse
from bot.logs import about
from bot.metrics import Metrics
from bot.outcome import RATELIMITED, Held, Outcome, Refused, Sent, Unknown, growing
from bot.patience import Pace
from bot.rounds import Became, Done, Round, Settlement, keep, kept_already
from flows.delivery import DeliveryFailed
from handlers.services import Services
from storage.engine import Contention, Database, wall_clock
from storage.installation import Served
from storage.outbox import Outbox
from storage.outbox_row import Operation, OutboxItem
from storage.restoration import Restoration, Restorations

log = logging.getLogger(__name__)

T = TypeVar("T")

WORKERS = 4
IN_HAND, LOW = 16, 8
"""Rows in hand at the most, and how few are left of them when more are claimed: a claim costs as much for eight as for
one. Those that wait for a worker are put back when the process is asked to end, and when their lease grows short."""

IDLE_WAIT = 0.5
"""Seconds after which the outbox is looked into though nobody woke the courier, and between two looks for rows whose
lease has run out."""


class Courier:
    """The sending side of one process. `owner` begins the names on its leases; `metrics` counts what it does.

    `served` says in which workspaces the process can speak, asked before each claim.
    """

    def __init__(
        self,
        database: Database,
        services: Services,
        delivery: Delivery,
        pace: Pace,
        owner: str,
        metrics: Metrics | None = None,
        served: Callable[[], Served] = Served,
    ) -> None:
        self._database = database
        self._services = services
        self._delivery = delivery
        self._pace = pace
        self._owner = owner
        self._served = served
        self._metrics = metrics or Metrics()
        self._clock_watch = ClockWatch(pace.lease)
        self._restoration: Restoration | None = None
        self.pulse = Pulse()
        self._brake = Brake()
        self._wake = Event()
        self._stopping = Event()
        self._in_hand = 0
        self._next_look = 0.0
        self._done: deque[Done] = deque()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="courier")
        self._thread = Thread(target=self._run, name="courier")

    def start(self) -> None:
        now = wall_clock()
        self._restoration = self._database.run(lambda session: Restorations(session).current(now), patient=True)
        self.pulse.beat()
        self._thread.start()

    def wake(self) -> None:
        """There may be something to say."""
        self._wake.set()

    def stop(self) -> None:
        """Finish what is being sent and end."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        self._pool.shutdown(wait=True)

    # --- the rows ----------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while self._in_hand or not self._stopping.is_set():
            self._wake.clear()
            try:
                while self._go_round():
                    pass
            except Exception:  # whatever it was, the next look may go well; a dead thread never looks
                log.exception("the outbox could not be read")
            self._wake.wait(IDLE_WAIT)

    def _go_round(self) -> bool:
        """Record what is done, and take rows in hand where few are left; whether there may be more of either."""
        self.pulse.beat()
        done = tuple(self._done)
        left = self._in_hand - len(done)
        room = IN_HAND - left if left <= LOW and not self._stopping.is_set() else 0
        if not done and not room:
            return False  # each that is done wakes this thread
        try:
            made = self._database.run(lambda session: self._round(session, done, room), patient=True)
        except Exception:  # one row that cannot be recorded, for whatever reason, must not hold up the others
            if not done:
                raise
            log.exception("what became of %d rows could not be recorded together", len(done))
            done, made = self._record_one_by_one(done), Round()
            if not done:
                raise
        for _ in done:
            self._done.popleft()
        self._in_hand += made.taken - len(done)
        for item in made.fresh:
            self._pool.submit(self._work, item, self._begin)
        for item in made.doubtful:
            self._pool.submit(self._work, item, self._recover)
        return bool(self._done) or 0 < room == made.taken

    def _round(self, session: Session, done: Sequence[Done], room: int) -> Round:
        """Outcomes that come in while another transaction runs share the next; none waits for company."""
        kept = keep(session, done)
        return Round(kept, *self._take(Outbox(session), room)) if room else Round(kept)

    def _record_one_by_one(self, done: tuple[Done, ...]) -> tuple[Done, ...]:
        """Those that are dealt with. Where the database is not to be had, the rest waits for the next look."""
        for number, each in enumerate(done):
            self.pulse.beat()
            try:
                self._record_alone(each)
            except Contention:
                if not self._stopping.is_set():
                    return done[:number]
            except Exception:  # its lease runs out and another look follows
                log.exception("what became of a row of the outbox could not be recorded", extra=_about(each.item))
        return done

    def _record_alone(self, done: Done) -> None:
        self._database.run(lambda session: self._round(session, (done,), 0), patient=True)

    def _take(self, outbox: Outbox, limit: int) -> tuple[list[OutboxItem], list[OutboxItem]]:
        # A name of its own for every claim: a row taken over from another worker of this very process is no longer
        # that one's, who may be about to send it.
        owner = f"{self._owner}/{uuid4().hex}"
        served, now = self._served(), wall_clock()
        steady = self._clock_watch.is_steady()  # asked after `now`, so what moved `now` is seen
        doubtful: list[OutboxItem] = []
        if steady and monotonic() >= self._next_look:
            doubtful = outbox.take_over(owner, now, limit, self._pace.lease, served)
            self._next_look = monotonic() + (IDLE_WAIT if len(doubtful) < limit else 0.0)
        left = limit - len(doubtful)
        paused = self._brake.on()
        fresh = outbox.claim(owner, wall_clock(), left, self._pace.lease, served, paused) if left else []
        return fresh, doubtful

    def _work(self, item: OutboxItem, deal_with: Callable[[OutboxItem], Became]) -> None:
        became: Became = kept_already
        try:
            became = deal_with(item)
        except Exception:  # one row that cannot be drawn must not hold the others
            log.exception("a row of the outbox failed", extra=_about(item))
            became = self._doubt(item, self._pace.look_after)
        finally:
            self._done.append(Done(item, became))
            self._wake.set()

    # --- one row -----------------------------------------------------------------------------------------------------

    def _begin(self, item: OutboxItem) -> Became:
        """A row that nobody has tried, as far as this database knows."""
        if self._stopping.is_set():
            return self._hold(item, timedelta())
        unknown_since = self._unknown_since(item)
        if unknown_since is None or not item.is_said_once:
            return self._say(item)
        match self._look(item):
            case Sent() as found:
                log.info("it was said before the restore", extra=_about(item))
                return self._make_true(item, found)
            case None:
                return self._say(item)
            case Held() | Unknown() | Refused() as failed:
                log.warning("it cannot be looked for yet: %s", failed, extra=_about(item))
                return self._hold(item, (failed.wait if isinstance(failed, Held) else None) or growing(item.attempts))
            case strange:
                assert_never(strange)

    def _make_true(self, item: OutboxItem, found: Sent) -> Became:
        """What was decided anew may read otherwise than what was said before the restore."""
        match self._delivery.rewrite(item, found):
            case Held(reason=reason, wait=wait):
                log.warning("it waits: %s", reason, extra=_about(item))
                return self._hold(item, wait or growing(item.attempts))
            case _:  # where it may not be rewritten it stands as it was said
                return self._record(item, found)

    def _look(self, item: OutboxItem) -> Outcome | None:
        seen = self._delivery.look_for(item, self._unknown_since(item))
        self._metrics.looked(seen)
        return seen

    def _unknown_since(self, item: OutboxItem) -> datetime | None:
        return self._restoration.since(item.created_at) if self._restoration else None

    def _say(self, item: OutboxItem) -> Became:
        if pause := self._brake.left((item.team_id, item.operation)):
            return self._hold(item, pause)
        if item.lease_until is None or item.lease_until - wall_clock() < self._pace.least_left:
            return self._hold(item, timedelta())
        return self._record(item, self._try(item))

    def _try(self, item: OutboxItem) -> Outcome:
        started = perf_counter()
        outcome = self._delivery.say(item)
        self._metrics.said(item.operation, outcome, perf_counter() - started)
        kind = (item.team_id, item.operation)
        match outcome:
            case Held(reason=reason, wait=wait) if reason == RATELIMITED and wait:
                self._brake.sent_away(kind, item.conversation, wait)
            case Sent():
                self._brake.let_through(kind)
        return outcome

    def _recover(self, item: OutboxItem) -> Became:
        """A row whose outcome nobody knows: what is said once is looked for before it is sent anew."""
        if self._stopping.is_set():
            return self._doubt(item, timedelta())
        if not item.is_said_once:
            return self._say(item)
        match self._look(item):
            case Sent() as found:
                log.info("it was said after all", extra=_about(item))
                return self._record(item, found)
            case None:
                log.info("it was not said; it is sent anew", extra=_about(item))
                mine = self._change(lambda outbox: outbox.resend(item, wall_clock(), self._pace.lease))
                return self._record(item, self._try(item)) if mine else kept_already
            case Held() | Unknown() | Refused() as failed:
                log.warning("it cannot be looked for yet: %s", failed, extra=_about(item))
                wait = failed.wait if isinstance(failed, Held) else None
                return self._doubt(item, wait or _growing_doubt(item))
            case strange:
                assert_never(strange)

    def _record(self, item: OutboxItem, outcome: Outcome) -> Became:
        match outcome:
            case Introduced(event=event) if event is not None:
                settle = Settlement(lambda outbox: outbox.settle_sent(item, item.lease))
                self._services.handle(event, consume=settle)
                return kept_already
            case Sent():
                return outcome
            case Held(reason=reason, wait=wait):
                log.warning("it waits: %s", reason, extra=_about(item))
                return self._hold(item, wait or growing(item.attempts))
            case Unknown(reason=reason):
                log.warning("it is not known whether it was said: %s", reason, extra=_about(item))
                return self._doubt(item, self._pace.look_after)
            case Refused(error=error):
                return self._refused(item, error)
            case _:
                assert_never(outcome)

    def _refused(self, item: OutboxItem, error: str) -> Became:
        log.error("Slack refuses it for good: %s", error, extra=_about(item))
        settle = Settlement(lambda outbox: outbox.settle_failed(item, item.lease, error))
        if item.is_said_once or item.operation is Operation.UPDATE:
            failed = DeliveryFailed(
                team_id=item.team_id, at=self._services.now(), key=item.key, to=item.user_ids, error=error
            )
            self._services.handle(failed, consume=settle)
        else:
            self._database.run(settle.consume, patient=True)
        return kept_already

    @staticmethod
    def _hold(item: OutboxItem, wait: timedelta) -> Became:
        """Put it off, and its conversation with it."""
        until = wall_clock() + wait
        return lambda outbox: outbox.hold(item, until)

    @staticmethod
    def _doubt(item: OutboxItem, wait: timedelta) -> Became:
        """Look for it after a while; until then its conversation waits."""
        until = wall_clock() + wait
        return lambda outbox: outbox.doubt(item, until)

    def _change(self, change: Callable[[Outbox], T]) -> T:
        return self._database.run(lambda session: change(Outbox(session)), patient=True)


def _about(item: OutboxItem) -> dict[str, str]:
    return about(item.team_id, item.key)


def _growing_doubt(item: OutboxItem) -> timedelta:
    """The pause before the next look: half as long as the doubt has lasted, a minute at most."""
    lasted = wall_clock() - (item.attempted_at or item.created_at)
    return min(max(lasted / 2, timedelta(seconds=1)), timedelta(minutes=1))
