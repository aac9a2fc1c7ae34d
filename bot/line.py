"""A way in, over which the bot hears of what happens in Slack: a Socket Mode connection, or an HTTP server.

It must not know which.
"""

from threading import Event
from typing import Protocol


class Aliveness(Protocol):
    """What can be seen of a way in."""

    @property
    def alive(self) -> bool:
        """Whether Slack is heard through it, as far as can be told from here."""


class Line(Protocol):
    """A way in."""

    def connect(self, stop: Event) -> None:
        """Take what comes from now on; tries until it can, or `stop` is set.

        Raises ConnectionRefused where Slack will not have it, OSError where this machine will not.
        """

    def reading(self) -> Aliveness:
        """How it is now."""

    def close(self) -> None:
        """Take nothing more; what is in hand is answered first."""
