"""How patiently the workers wait, lease and look, as one value. It must not know where its numbers come from."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """How patiently the workers are. Real time, never the stand-in's.

    `lease`: a row is this process's for so long. `margin`: it is sent only with so much of the lease left.
    `look_after`: after an unknown outcome, the conversation is searched no sooner than so long after the attempt.
    `claim`: an event of Slack's or a due timer is one process's for so long. `again`: it rests so long where it failed.
    """

    lease: timedelta = timedelta(seconds=60)
    margin: timedelta = timedelta(seconds=20)
    look_after: timedelta = timedelta(seconds=30)
    claim: timedelta = timedelta(seconds=10)
    again: timedelta = timedelta(seconds=30)

    @property
    def timeout(self) -> timedelta:
        """How long one call may take; after it the outcome is unknown. Half the margin, so it ends within the lease."""
        return self.margin / 2

    @property
    def least_left(self) -> timedelta:
        """So much of the lease is left at every attempt: whoever takes the row over then looks late enough."""
        return max(self.margin, self.look_after)
