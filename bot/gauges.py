"""What is looked up when the metrics are asked for: the queues, the connection, the loops.

Looking costs a few index reads. Where the database does not answer, that is said and the rest stays true. It must not
change anything.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot.health import Health
from bot.socket import Reading
from storage.backlog import Backlog, Depth
from storage.engine import Database, wall_clock

Gauge = GaugeMetricFamily


class Gauges(Collector):
    """One look at everything, whenever it is asked for. `now` is the product's time."""

    def __init__(self, database: Database, health: Health, now: Callable[[], datetime]) -> None:
        self._database = database
        self._health = health
        self._now = now

    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield from self._queues()
        yield from self._connection()
        loops = Gauge("micromentor_loop_age_seconds", "Since the loop last came round.", labels=("loop",))
        for name, pulse in self._health.pulses.items():
            loops.add_metric((name,), pulse.age)
        yield loops

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing beforehand: registering must not ask the database."""
        return []

    def _queues(self) -> Iterator[GaugeMetricFamily]:
        reachable = Gauge("micromentor_database_reachable", "1 where the queues could be looked at, else 0.")
        try:
            depths = self._depths()
        except (SQLAlchemyError, OSError):
            reachable.add_metric((), 0)
            yield reachable
            return
        reachable.add_metric((), 1)
        yield reachable
        rows = Gauge("micromentor_queue_rows", "What waits in a queue, of all processes.", labels=("queue",))
        age = Gauge("micromentor_queue_oldest_seconds", "How long the oldest has waited.", labels=("queue",))
        for name, (depth, now) in depths.items():
            rows.add_metric((name,), depth.rows)
            age.add_metric((name,), max(0.0, (now - depth.oldest).total_seconds()) if depth.oldest else 0.0)
        yield rows
        yield age

    def _depths(self) -> dict[str, tuple[Depth, datetime]]:
        wall, now = wall_clock(), self._now()
        with self._database.reading() as session:
            backlog = Backlog(session)
            return {
                "outbox": (backlog.outbox(), wall),
                "inbox": (backlog.inbox(), wall),
                "timers": (backlog.timers(now), now),
            }

    def _connection(self) -> Iterator[GaugeMetricFamily]:
        reading = self._health.reading()
        if not isinstance(reading, Reading):
            return
        yield Gauge("micromentor_socket_alive", "1 where the connection to Slack is heard.", value=reading.alive)
        if reading.age is not None:
            yield Gauge("micromentor_socket_age_seconds", "Since the connection was opened.", value=reading.age)
        if reading.silence is not None:
            yield Gauge("micromentor_socket_silence_seconds", "Since the newest answered ping.", value=reading.silence)
        yield Gauge("micromentor_socket_waiting", "Envelopes read and not yet looked at.", value=reading.waiting)
