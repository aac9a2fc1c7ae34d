"""What is counted of one process, for Prometheus: each in a registry of its own, so any number may share a program.

Labels are few and known beforehand: never a workspace, a person or a key. It must not know who reads them.
"""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, Metric, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.outcome import Held, Outcome, Refused, Sent, Unknown
from storage.outbox_row import Operation

CONTENT_TYPE = CONTENT_TYPE_LATEST

_ACK_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3)
"""Seconds; Slack waits for 3."""

_SEND_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10)


class _Registry(CollectorRegistry):
    """Without the moment at which each series began, which doubles the page and is asked by nobody."""

    def collect(self) -> Iterable[Metric]:
        for metric in super().collect():
            metric.samples = [sample for sample in metric.samples if not sample.name.endswith("_created")]
            yield metric


class Metrics:
    """The counters of one process. What is looked up when asked is registered by `bot.gauges`. Safe in any thread."""

    def __init__(self) -> None:
        self.registry: CollectorRegistry = _Registry()
        ProcessCollector(registry=self.registry)
        self._acks = Histogram(
            "micromentor_ack_seconds",
            "Time from reading a request of Slack's to the answer. outcome: ok, unsaved (an error was shown with a "
            "reference), refused (4xx), failed (5xx: Slack sends an event again, and says of a click that it failed).",
            ("kind", "outcome"),
            buckets=_ACK_BUCKETS,
            registry=self.registry,
        )
        self._decisions = Counter(
            "micromentor_decisions_total",
            "Decisions by the kind of event. outcome: kept, failed.",
            ("event", "outcome"),
            registry=self.registry,
        )
        self._sends = Counter(
            "micromentor_sends_total",
            "Attempts to say something to Slack. outcome: sent, held (nothing was done, it is tried again), "
            "unknown (it is looked for), refused (for good).",
            ("operation", "outcome"),
            registry=self.registry,
        )
        self._send_seconds = Histogram(
            "micromentor_send_seconds",
            "Time one attempt took, all its calls and the drawing included.",
            ("operation",),
            buckets=_SEND_BUCKETS,
            registry=self.registry,
        )
        self._looks = Counter(
            "micromentor_looks_total",
            "Searches for a message that may have been said. outcome: found, absent, failed.",
            ("outcome",),
            registry=self.registry,
        )
        self._limited = Counter(
            "micromentor_rate_limited_total",
            "Answers 429 of Slack's to what the courier said.",
            ("operation",),
            registry=self.registry,
        )
        self._conflicts = Counter(
            "micromentor_database_conflicts_total",
            "Transactions that lost a race or waited too long for the database.",
            registry=self.registry,
        )
        for operation in Operation:  # a series that is there from the start can be compared with what comes
            self._sends.labels(operation, "sent")
            self._limited.labels(operation)

    def page(self) -> bytes:
        """Everything, in Prometheus's text format (CONTENT_TYPE)."""
        return generate_latest(self.registry)

    def acknowledged(self, kind: str, outcome: str, seconds: float) -> None:
        """A request of Slack's was answered."""
        self._acks.labels(kind, outcome).observe(seconds)

    def decided(self, event: str, *, kept: bool) -> None:
        """The door decided on an event of this kind, or failed to."""
        self._decisions.labels(event, "kept" if kept else "failed").inc()

    def said(self, operation: Operation, outcome: Outcome, seconds: float) -> None:
        """One attempt of the courier's is over."""
        self._sends.labels(operation, _word(outcome)).inc()
        self._send_seconds.labels(operation).observe(seconds)
        if isinstance(outcome, Held) and outcome.reason == "ratelimited":
            self._limited.labels(operation).inc()

    def looked(self, found: Outcome | None) -> None:
        """A message was looked for."""
        word = "absent" if found is None else "found" if isinstance(found, Sent) else "failed"
        self._looks.labels(word).inc()

    def conflict(self) -> None:
        """A transaction is to be done again."""
        self._conflicts.inc()


def _word(outcome: Outcome) -> str:
    match outcome:
        case Sent():
            return "sent"
        case Held():
            return "held"
        case Unknown():
            return "unknown"
        case Refused():
            return "refused"
