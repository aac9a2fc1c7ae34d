"""What one transaction of the courier's does: it records what became of some rows, and takes others.

It must not know how anything is said, nor when a round is made.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from bot.outcome import Sent
from storage.engine import give_way, wall_clock
from storage.outbox import Outbox
from storage.outbox_row import OutboxItem

Record = Callable[[Outbox], object]
"""Keeps what became of a row."""

Became = Sent | Record
"""That it was said, which is the usual case, or how to keep what else became of it."""


def kept_already(_outbox: Outbox) -> None:
    """What became of the row was kept with the decision that it caused, or whoever has it next keeps it."""


@dataclass(frozen=True, slots=True)
class Done:
    """A row that a worker is through with."""

    item: OutboxItem
    became: Became


@dataclass(frozen=True, slots=True)
class Round:
    """What one transaction did: it kept what became of so many rows, and took these."""

    kept: int = 0
    fresh: list[OutboxItem] = field(default_factory=list)
    doubtful: list[OutboxItem] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """How many rows are in hand now that were not."""
        return len(self.fresh) + len(self.doubtful)


@dataclass(frozen=True, slots=True)
class Settlement:
    """Settles a row in the transaction of the decision that its outcome causes."""

    settle: Callable[[Outbox], object]

    def consume(self, session: Session) -> bool:
        """False where the lease was lost: another settles it."""
        return bool(self.settle(Outbox(session)))


def keep(session: Session, done: Sequence[Done]) -> int:
    """Record what became of these rows, in this transaction; of how many."""
    if len(done) > 1:
        give_way(session)
    outbox = Outbox(session)
    said = [(each.item, each.became.channel, each.became.ts) for each in done if isinstance(each.became, Sent)]
    outbox.settle_all_sent(said, wall_clock())
    for each in done:
        if not isinstance(each.became, Sent):
            each.became(outbox)
    return sum(each.became is not kept_already for each in done)
