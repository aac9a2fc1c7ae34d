"""Notices that this machine's clock was set, so that leases are not taken for run out because of that.

A lease is a time of day, since it is compared between processes. A clock that jumps forward makes all of them look run
out at once, those of messages on their way too; one that was behind has written leases that never ran. It must not know
what is leased.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from storage.engine import wall_clock

JUMP = 1.0
"""Seconds between two looks by which a clock that is only kept right is never moved."""


class ClockWatch:
    """Compares the time of day with a clock that nobody sets. To be asked from one thread.

    `patience`: for so long after a jump, what is leased is left to whoever has it.
    """

    def __init__(
        self,
        patience: timedelta,
        wall: Callable[[], datetime] = wall_clock,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._patience = patience.total_seconds()
        self._wall = wall
        self._monotonic = monotonic
        self._ahead = self._apart()
        self._until = monotonic()

    def is_steady(self) -> bool:
        """Whether the clock has not jumped of late, up to now."""
        ahead = self._apart()
        if abs(ahead - self._ahead) > JUMP:
            self._until = self._monotonic() + self._patience
        self._ahead = ahead
        return self._monotonic() >= self._until

    def _apart(self) -> float:
        return self._wall().timestamp() - self._monotonic()
