"""Slack's own pace: how often each method may be called before it answers 429, on real time. Off unless terms ask.

Tiers are calls a minute, a method and a workspace, with bursts "tolerated" (docs apis/web-api/rate-limits), here up to
a minute's worth. chat.postMessage has its own rule: about one message a second and channel, short bursts, and a ceiling
for the workspace that Slack does not publish.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

_TIER_1, _TIER_2, _TIER_3, _TIER_4 = 1, 20, 50, 100

TIERS = {
    "apps.connections.open": _TIER_1,
    "users.list": _TIER_2,
    "chat.update": _TIER_3,
    "chat.delete": _TIER_3,
    "conversations.open": _TIER_3,
    "conversations.info": _TIER_3,
    "conversations.history": _TIER_3,
    "conversations.replies": _TIER_3,
    "chat.postEphemeral": _TIER_4,
    "views.open": _TIER_4,
    "views.push": _TIER_4,
    "views.update": _TIER_4,
    "views.publish": _TIER_4,
    "users.info": _TIER_4,
    "files.getUploadURLExternal": _TIER_4,
    "files.completeUploadExternal": _TIER_4,
}
"""Calls a minute (ref: the methods' own pages); a method that is not here is not limited."""

_POST = "chat.postMessage"
_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Pace:
    """The numbers Slack leaves open. `post_burst` is in messages to one channel, `posts_a_minute` in one workspace."""

    posts_a_second: float = 1.0
    post_burst: int = 3
    posts_a_minute: int = 300
    tiers: bool = True


@dataclass(slots=True)
class _Bucket:
    """An allowance that fills up again: at most `most` calls at once, `rate` a second in the long run."""

    most: float
    rate: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Return in how many seconds there is room for one call; 0 where there is now."""
        self.left = min(self.most, self.left + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.left >= 1 else (1 - self.left) / self.rate


class Pacing:
    """The allowances of every workspace. `monotonic` is real time."""

    def __init__(self, pace: Pace, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._pace = pace
        self._monotonic = monotonic
        self._buckets: dict[tuple[str, str, str], _Bucket] = {}

    def take(self, team: str, method: str, channel: str = "") -> int | None:
        """Count a call; or return the seconds to wait, rounded up, where it is one too many (then nothing counts)."""
        buckets = [self._bucket((team, method, which), *room) for which, room in self._rooms(method, channel)]
        now = self._monotonic()
        wait = max((bucket.wait(now) for bucket in buckets), default=0.0)
        if wait:
            return max(1, math.ceil(wait))
        for bucket in buckets:
            bucket.left -= 1
        return None

    def _rooms(self, method: str, channel: str) -> list[tuple[str, tuple[float, float]]]:
        """Return which allowances a call draws on, each with how many at once and how many a second."""
        pace = self._pace
        if method == _POST:
            whole = (float(pace.posts_a_minute), pace.posts_a_minute / _MINUTE)
            return [(channel, (float(pace.post_burst), pace.posts_a_second)), ("", whole)]
        tier = TIERS.get(method) if pace.tiers else None
        return [] if tier is None else [("", (float(tier), tier / _MINUTE))]

    def _bucket(self, key: tuple[str, str, str], most: float, rate: float) -> _Bucket:
        return self._buckets.setdefault(key, _Bucket(most, rate, most, self._monotonic()))
