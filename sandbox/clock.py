"""The sandbox's time: real time plus an offset that only grows.

Message timestamps and what people see follow it. Slack's own limits (acks, trigger ids, retries) never do: they run on
real time. It knows nothing of who asks; stepping from due time to due time is `sandbox.stepping`.
"""

import time
from datetime import UTC, datetime


class Clock:
    """Real time plus an offset in seconds."""

    def __init__(self) -> None:
        self.offset = 0.0

    def now(self) -> float:
        """Return the sandbox's time as epoch seconds."""
        return time.time() + self.offset

    def today(self) -> datetime:
        """Return the sandbox's time as an aware UTC datetime."""
        return datetime.fromtimestamp(self.now(), UTC)

    def move_to(self, epoch: float) -> None:
        """Set the sandbox's time to `epoch` seconds; a time already past is left alone."""
        self.offset = max(self.offset, epoch - time.time())
