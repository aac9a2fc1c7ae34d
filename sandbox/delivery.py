"""What carries payloads to the app: one interface, two ways (Socket Mode, signed HTTP)."""

from dataclasses import dataclass
from typing import Literal, Protocol

from sandbox.shapes import Json

PayloadType = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """Which attempt at an event this is: 0, then 1 to 3 with the reason why the one before failed."""

    number: int = 0
    reason: str = ""


class Undelivered(Exception):  # noqa: N818 - reads as what happened
    """The app did not acknowledge: `reason` is one of Slack's retry reasons, `timeout` means silence."""

    def __init__(self, reason: str, *, timeout: bool, may_retry: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.timeout = timeout
        self.may_retry = may_retry


class Delivery(Protocol):
    """Carries one payload and waits for its acknowledgement."""

    async def send(self, kind: PayloadType, payload: Json, attempt: Attempt = Attempt()) -> Json:
        """Deliver `payload` and return the body of the acknowledgement, empty where it has none.

        Raises Undelivered when no acknowledgement came within 3 s of real time.
        """
        ...
