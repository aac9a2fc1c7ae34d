"""Sweeps away what is over: keys of old events, installs nobody finished, words said long ago, vectors nobody needs.

In small transactions, so that nobody waits behind it; what one round leaves the next one takes.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from handlers.facts import Facts
from storage.engine import Database, wall_clock
from storage.inbox import Inbox
from storage.oauth_state import OAuthStates
from storage.retention import BATCH, Retention

log = logging.getLogger(__name__)

MOST = 20_000
"""Rows of the outbox in one round."""


@dataclass(frozen=True, slots=True)
class Housekeeping:
    """What is done every hour."""

    database: Database
    facts: Facts | None = None

    def sweep(self, stopping: Callable[[], bool] = lambda: False) -> None:
        """Forget what is over, until all is done or `stopping` says so."""
        self.database.run(lambda session: Inbox(session).forget(), patient=True)
        self.database.run(lambda session: OAuthStates(session).forget(), patient=True)
        now = wall_clock()
        with self.database.reading() as session:
            ids = Retention(session).overdue(now, MOST)
        for start in range(0, len(ids), BATCH):
            if stopping():
                return
            batch = ids[start : start + BATCH]
            self.database.run(lambda session: Retention(session).forget(batch), patient=True)  # noqa: B023 - run at once
        if ids:
            log.info("%d rows of the outbox were made smaller or deleted", len(ids))
        if self.facts and (forgotten := self.facts.sweep(stopping)):
            log.info("%d vectors of what nobody lists any more were deleted", forgotten)
