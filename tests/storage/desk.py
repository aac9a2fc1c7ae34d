"""The outbox as door and courier use it, for the tests of what goes in, and of what becomes of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flows.decision import Outgoing, Post
from flows.request_view import RequestNews
from storage.engine import Database
from storage.outbox import Outbox
from storage.outbox_row import OutboxItem

TEAM = "T1"
SECOND = timedelta(seconds=1)

Note = Callable[[str], RequestNews]
MakePost = Callable[..., Post]


class Desk:
    """The outbox as door and courier use it: each step a transaction of its own."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.now = now

    def add(self, *outgoing: Outgoing, team: str = TEAM) -> None:
        def work(session: Any) -> None:
            for each in outgoing:
                Outbox(session).add(team, each, self.now)

        self.database.run(work)

    def claim(self, owner: str = "a", limit: int = 20) -> list[OutboxItem]:
        return self.database.run(lambda s: Outbox(s).claim(owner, self.now, limit))

    def take_over(self, owner: str = "b", limit: int = 20) -> list[OutboxItem]:
        return self.database.run(lambda s: Outbox(s).take_over(owner, self.now, limit))

    def sent(self, item: OutboxItem, owner: str = "a", channel: str = "D1", ts: str = "1.0") -> bool:
        return self.database.run(lambda s: Outbox(s).settle_sent(item, owner, channel, ts))

    def failed(self, item: OutboxItem, error: str = "user_disabled", owner: str = "a") -> list[str]:
        return [gone.key for gone in self.database.run(lambda s: Outbox(s).settle_failed(item, owner, error))]

    def change(self, work: Callable[[Outbox], bool]) -> bool:
        return self.database.run(lambda s: work(Outbox(s)))

    def find(self, key: str) -> OutboxItem:
        found = self.database.run(lambda s: Outbox(s).find(TEAM, key))
        assert found is not None, key
        return found

    def empty(self) -> bool:
        return self.database.run(lambda s: Outbox(s).queue_is_empty())

    def send_all(self, owner: str = "a") -> list[str]:
        """Send until nothing is left to claim; the keys in the order they went."""
        went: list[str] = []
        while items := self.claim(owner):
            for item in items:
                went.append(item.key)
                assert self.sent(item, owner, ts=f"{len(went)}.0")
        return went
