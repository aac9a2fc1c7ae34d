"""Whether Slack sends a whole workspace away, and not one conversation: then nothing of the kind is tried for a while.

A 429 does not say which of the two it means. One conversation's is held by itself; when several of them are sent away
and none is let through between, it is the workspace, and to try the other thousands would only be more to refuse. It
must not know what is said.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from threading import Lock

from storage.outbox_row import Operation

SEVERAL = 3
"""Conversations sent away one after the other."""

Kind = tuple[str, Operation]
"""A workspace, and what is done there: each kind of call has an allowance of its own."""


class Brake:
    """Notes what became of each call of one process. Safe to use from any thread."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._sent_away: dict[Kind, set[str]] = defaultdict(set)
        self._until: dict[Kind, float] = {}
        self._lock = Lock()

    def sent_away(self, kind: Kind, conversation: str, wait: timedelta) -> None:
        """Slack asked to wait so long."""
        with self._lock:
            gone = self._sent_away[kind]
            gone.add(conversation)
            if len(gone) >= SEVERAL:
                self._until[kind] = self._monotonic() + wait.total_seconds()
                gone.clear()

    def let_through(self, kind: Kind) -> None:
        """Slack took it."""
        with self._lock:
            self._sent_away.pop(kind, None)

    def left(self, kind: Kind) -> timedelta:
        """How long nothing of this kind is to be tried; nothing where it may be now."""
        with self._lock:
            return timedelta(seconds=max(0.0, self._until.get(kind, 0.0) - self._monotonic()))

    def on(self) -> frozenset[Kind]:
        """What is not to be tried now."""
        with self._lock:
            now = self._monotonic()
            self._until = {kind: until for kind, until in self._until.items() if until > now}
            return frozenset(self._until)
