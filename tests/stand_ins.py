"""Stand-ins for what a test of the door does not ask about: a clock that stands still, a journey that keeps nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class StoppedClock:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        return self.at


class Stateless:
    """The repository of a journey that keeps nothing."""

    def load(self, event: Any) -> None:
        return None

    def save(self, before: None, after: None, at: datetime) -> None:
        pass

    def members(self, state: None) -> tuple[str, ...]:
        return ()
