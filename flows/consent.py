"""Who agreed to recording, and to which use: the value that flows/recording.py decides on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class RecordingStanding(StrEnum):
    """OFF until somebody proposes it. PROPOSED: not every yes is there. ON: all agreed to this use."""

    OFF = "off"
    PROPOSED = "proposed"
    ON = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Who `agreed` to recording for exactly this `use`; it is on when every member did (flows/recording.py).

    `version` counts its changes, the last of which was `by` one of them; `shown` is the last one that was told.
    """

    use: str = ""
    agreed: tuple[str, ...] = ()
    by: str = ""
    version: int = 0
    shown: int = 0

    def standing(self, members: Iterable[str]) -> RecordingStanding:
        """How it stands between all `members` (Slack ids)."""
        if not self.agreed:
            return RecordingStanding.OFF
        return RecordingStanding.ON if set(members) <= set(self.agreed) else RecordingStanding.PROPOSED


NO_RECORDING: Final = Recording()
"""Nobody has proposed it."""
