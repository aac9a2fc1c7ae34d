"""A way in, over which the bot hears of what happens in Slack: a Socket Mode connection, or an HTTP server.

It must not know which.
"""

from threading import Event
from typing import Protocol


class CannotServe(Exception):  # noqa: N818 - says what happened
    """The process cannot take up its work, and trying again does not help. The message is for the operator."""


class Aliveness(Protocol):
    """What can be seen of a way in."""

    @property
    def alive(self) -> bool:
        """Whether Slack is heard through it, as far as can be told from here."""


class Line(Protocol):
    """A way in."""

    def connect(self, stop: Event) -> None:
        """Take what comes from now on; tries until it can, or `stop` is set.

        Raises CannotServe where Slack or this machine will not have it.
        """

    def reading(self) -> Aliveness:
        """How it is now."""

    def close(self) -> None:
        """Take nothing more; what is in hand is answered first."""
