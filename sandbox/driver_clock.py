"""The sandbox's clock, for the driver. Part of it: it asks the control API through the workspace it belongs to."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.driver import Person, Workspace


class WorkspaceClock:
    """The sandbox's clock; every move is lived through, from due time to due time."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    @property
    def now(self) -> datetime:
        """The sandbox's time, aware, UTC."""
        return datetime.fromtimestamp(self._workspace.ask("GET", "clock")["now"], UTC)

    def forward(self, *, hours: float = 0, days: float = 0, minutes: float = 0) -> datetime:
        """Move forward and return the time then."""
        return self._move({"by": timedelta(hours=hours, days=days, minutes=minutes).total_seconds()})

    def to(self, when: datetime) -> datetime:
        """Move to an aware datetime; a time already past is left alone."""
        return self._move({"to": when.timestamp()})

    def next_morning(self, for_: "Person") -> datetime:
        """Move to 09:05 on the person's next weekday morning."""
        return self._move({"step": "morning", "for": for_.id})

    def next(self) -> datetime:
        """Move to the next thing that happens."""
        return self._move({"step": "next"})

    def _move(self, asked: Json) -> datetime:
        return datetime.fromtimestamp(self._workspace.ask("POST", "clock", asked)["now"], UTC)
