"""Slack's own pace, kept by the benchmarks' stand-in, and how fast so many calls could be made at it at all.

The rules are the sandbox's (sandbox/pace.py). A backlog of a quarter of an hour can be lived in less: `speed` is how
many of Slack's seconds pass in one. Retry-After stays in whole seconds of the machine, as HTTP has it, so that with a
speed of 10 whoever is sent away waits for ten of Slack's seconds at least: that tells against the bot.
"""

import math
import time
from collections import Counter
from collections.abc import Mapping
from threading import Lock

from sandbox.pace import TIERS, Pace, Pacing

POST = "chat.postMessage"
MINUTE = 60.0

Calls = Mapping[tuple[str, str], int]
"""How many calls of a method there were, for a post those in each channel."""


class Throttle:
    """Lets calls through at the pace and counts them. Safe to use from any thread."""

    def __init__(self, pace: Pace, speed: float) -> None:
        self.pace = pace
        self.speed = speed
        self.let_through: Counter[tuple[str, str]] = Counter()
        self.sent_away: Counter[str] = Counter()
        self.latest: dict[str, float] = {}
        """When the latest call of each method was let through, by `time.monotonic`."""
        self._lock = Lock()
        self._pacing = Pacing(pace, lambda: speed * time.monotonic())

    def take(self, team: str, method: str, channel: str) -> int | None:
        """None: let through. Otherwise the seconds to wait, for a Retry-After."""
        with self._lock:
            wait = self._pacing.take(team, method, channel)
            if wait is None:
                self.let_through[method, channel if method == POST else ""] += 1
                self.latest[method] = time.monotonic()
                return None
            self.sent_away[method] += 1
            return max(1, math.ceil(wait / self.speed))

    def posts(self) -> int:
        """How many messages were posted."""
        with self._lock:
            return sum(n for (method, _), n in self.let_through.items() if method == POST)


def least(calls: Calls, pace: Pace) -> float:
    """Slack's seconds that these calls take at the least, by whoever makes them: the slowest of the allowances.

    Each is full when the first call is made.
    """
    methods: Counter[str] = Counter()
    for (method, _), number in calls.items():
        methods[method] += number
    in_channels = (
        _beyond(n, pace.post_burst, pace.posts_a_second) for (method, _), n in calls.items() if method == POST
    )
    in_all = _beyond(methods[POST], pace.posts_a_minute, pace.posts_a_minute / MINUTE)
    tiers = (_beyond(n, TIERS[m], TIERS[m] / MINUTE) for m, n in methods.items() if pace.tiers and m in TIERS)
    return max(in_all, *in_channels, *tiers, 0.0)


def _beyond(calls: int, at_once: int, a_second: float) -> float:
    return max(0, calls - at_once) / a_second
