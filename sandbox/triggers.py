"""Trigger ids: they let the app open a modal for somebody who just did something. Once, within 3 s of real time."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from sandbox import limits
from sandbox.errors import SlackError


@dataclass(slots=True)
class Trigger:
    """One trigger id: whose deed it was, the view it was done in, if any, and when (monotonic seconds)."""

    person: str
    view_id: str | None
    made: float
    used: int = 0


class Triggers:
    """The trigger ids given out. `monotonic` is real time; a test that cannot wait gives another."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._given: dict[str, Trigger] = {}
        self._monotonic = monotonic

    def give(self, person: str, view_id: str | None = None) -> str:
        """Return a new trigger id for something `person` did, in the view `view_id` if it was done in one."""
        trigger_id = f"{int(time.time())}.{len(self._given) + 1}.{uuid.uuid4().hex}"
        self._given[trigger_id] = Trigger(person, view_id, self._monotonic())
        return trigger_id

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id up and return what it stands for.

        Raises SlackError `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`.
        """
        trigger = self._given.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if self._monotonic() - trigger.made > limits.TRIGGER_SECONDS:
            raise SlackError("expired_trigger_id")
        if trigger.used >= limits.TRIGGER_USES:
            raise SlackError("exchanged_trigger_id")
        trigger.used += 1
        return trigger
