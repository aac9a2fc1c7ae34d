"""Whether this process is well, and when nothing but a fresh start will make it so.

Each loop of the process has a pulse, and the way in (a Socket Mode connection, an HTTP server) can be looked at. It
must not know what the loops do.
"""

import time
from collections.abc import Callable, Iterator, Mapping

from bot.line import Aliveness
from bot.socket import Watchdog

STILL_SECONDS = 120.0
"""A loop that has not come round for so long will not do so by itself: its calls and its waits are all shorter."""


class Pulse:
    """When a loop last came round. `clock` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = clock()

    def beat(self) -> None:
        """The loop comes round."""
        self._last = self._clock()

    @property
    def age(self) -> float:
        """Seconds since the last beat, or since the pulse was made."""
        return self._clock() - self._last


class Health:
    """Looks at the pulses, by the names of their loops, and at the way in: `reading` gives None before there is one."""

    def __init__(self, pulses: Mapping[str, Pulse], reading: Callable[[], Aliveness | None]) -> None:
        self.pulses = pulses
        self.reading = reading
        self._line = Watchdog()

    def ills(self) -> list[str]:
        """What is wrong now, in words; empty where all is well."""
        ills = list(self._still())
        if not ((reading := self.reading()) and reading.alive):
            ills.append("nothing is heard of Slack")
        return ills

    def _still(self) -> Iterator[str]:
        for name, pulse in self.pulses.items():
            if (age := pulse.age) >= STILL_SECONDS:
                yield f"{name} has stood still for {age:.0f} seconds"

    def hopeless(self, now: float) -> str | None:
        """Why this process is to be started anew, or None. Asked every second or so; `now` is monotonic, in seconds."""
        if (reading := self.reading()) and self._line.expired(reading, now):
            return "nothing has been heard of Slack for a minute"
        return next(self._still(), None)
