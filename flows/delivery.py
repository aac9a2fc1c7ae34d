"""What happens when Slack will not take what was said: an event for the journey that said it."""

from dataclasses import dataclass
from typing import Literal

from flows.decision import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFailed(Event):
    """Slack refused for good what stands in the outbox under `key` (an update's is `update:` and the post's key).

    `to` holds the user ids it was for, `error` begins with Slack's own word for why. What hangs on it in its thread is
    dropped with it.
    """

    key: str
    to: tuple[str, ...]
    error: str
    kind: Literal["delivery_failed"] = "delivery_failed"
