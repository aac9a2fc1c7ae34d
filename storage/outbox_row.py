"""The outbox's table, and the frozen value the courier is given of a row.

The indexes are what the claims stand on; `outbox_one_in_flight` is the promise that nothing overtakes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any, Final

from sqlalchemy import BigInteger, Integer
from sqlmodel import Field, Index, UniqueConstraint, text

from flows.decision import Message
from flows.member import Member
from storage import wire
from storage.mapping import READY_JSON, Base, as_enum


class Operation(StrEnum):
    """What is done in Slack."""

    POST = "post"
    UPDATE = "update"
    FILE = "file"
    HOME = "home"
    MEMBER = "member"


SAID_ONCE: Final = (Operation.POST, Operation.FILE)
"""What stands in a conversation for good: it is never done twice, and looked for when nobody knows whether it was."""


class State(StrEnum):
    """FAILED: Slack refused it for good. DROPPED: what it hangs on was never said."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


# Bound parameters defeat SQLite's partial indexes: states stand literally here and in the claims.
_QUEUED: Final = text("state = 'queued'")
_SENDING: Final = text("state = 'sending'")
_OPEN: Final = text("state IN ('queued', 'sending')")

_IDENTITY: Final[Any] = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts by itself in INTEGER alone


class OutboxRow(Base, table=True):
    """One thing to say. `id` is its place in the order of its conversation."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("team_id", "key"),
        Index("outbox_open", "team_id", "conversation", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("outbox_queued", "due_at", "id", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
        Index("outbox_leases", "lease_until", sqlite_where=_SENDING, postgresql_where=_SENDING),
        Index(
            "outbox_one_in_flight",
            "team_id",
            "conversation",
            unique=True,
            sqlite_where=_SENDING,
            postgresql_where=_SENDING,
        ),
        Index("outbox_said", "team_id", "channel", "ts"),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=_IDENTITY)
    team_id: str
    key: str
    conversation: str
    operation: Operation = Field(sa_type=as_enum(Operation))
    body: dict[str, Any] | None = Field(default=None, sa_type=READY_JSON)
    thread: str | None = None
    target: str | None = None
    reference: str
    state: State = Field(default=State.QUEUED, sa_type=as_enum(State))
    again: bool = False
    due_at: datetime
    attempts: int = 0
    attempted_at: datetime | None = None
    resends: int = 0
    lease: str | None = None
    lease_until: datetime | None = None
    channel: str | None = None
    ts: str | None = None
    error: str | None = None
    created_at: datetime
    file_name: str | None = None
    file_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """A row of the outbox as the courier sees it. Times are aware UTC of the wall clock.

    `conversation` is the sorted user ids of a DM joined by commas, or `home:U1` or `member:U1`. `reference` is
    what a post carries as metadata. `channel` and `ts` say where a sent post stands; `root_channel` and `root_ts`
    where the post stands that this one replies to (`thread`) or rewrites (`target`). `attempted_at` is when it was
    last tried, `resends` how often it was sent anew after a look that did not find it; `lease` is whose it is.
    `file_name` is what a file is to be saved as, `file_id` what Slack called it when its last upload began.

    What it takes to say it comes with it: `open_channel` is the conversation in Slack, where that was opened before,
    `sealed_token` its workspace's as it is kept, and `readers` those of its people who are known. Only a row that was
    taken out has the last.
    """

    id: int
    team_id: str
    key: str
    conversation: str
    operation: Operation
    state: State
    reference: str
    created_at: datetime
    body: dict[str, Any] | None = field(repr=False)
    thread: str | None = None
    target: str | None = None
    attempts: int = 0
    attempted_at: datetime | None = None
    resends: int = 0
    lease: str | None = None
    lease_until: datetime | None = None
    channel: str | None = None
    ts: str | None = None
    root_channel: str | None = None
    root_ts: str | None = None
    error: str | None = None
    file_name: str | None = None
    file_id: str | None = None
    open_channel: str | None = None
    sealed_token: str | None = field(default=None, repr=False)
    readers: tuple[Member, ...] = field(default=(), repr=False)

    @property
    def is_said_once(self) -> bool:
        """Whether it is looked for before it is sent anew; everything else may be done twice."""
        return self.operation in SAID_ONCE

    @property
    def name(self) -> str:
        """What a file is saved as. It bears a part of the reference, so that the file is found by its name too."""
        stem, dot, ending = (self.file_name or "").rpartition(".")
        return f"{stem}-{self.reference[:12]}{dot}{ending}"

    @property
    def root(self) -> str | None:
        """The key of the post this one hangs on: the root of its thread, or the post it rewrites."""
        return self.thread or self.target

    @property
    def user_ids(self) -> tuple[str, ...]:
        """Whom it is for, sorted: the people of the DM, or the one whose Home or profile it is."""
        return tuple(self.conversation.rpartition(":")[2].split(","))

    @property
    def message(self) -> Message | None:
        """What it says; None for a Home or a member. Raises as `wire.load_message` does."""
        return wire.load_message(self.body) if self.body is not None else None


def conversation(people: Iterable[str]) -> str:
    """The key of the DM with these people: their sorted ids joined by commas. Raises ValueError for nobody."""
    ids = sorted(set(people))
    if not ids:
        raise ValueError("a message is for nobody")
    return ",".join(ids)


def reference(team_id: str, key: str) -> str:
    """What a post bears in Slack, where any app in the conversation may read it: nobody finds the key by it.

    The same key gives the same reference: decided once more after a restore, the post of before is found by it.
    """
    return blake2b(f"{team_id} {key}".encode(), digest_size=16, person=b"micromentor post").hexdigest()


def new_row(team_id: str, key: str, people: str, operation: Operation, now: datetime) -> dict[str, Any]:
    """A row to be queued now for the conversation with the key `people`, but for what it says."""
    return {
        "team_id": team_id,
        "key": key,
        "conversation": people,
        "operation": operation,
        "body": None,
        "thread": None,
        "target": None,
        "file_name": None,
        "reference": reference(team_id, key),
        "due_at": now,
        "created_at": now,
    }
