"""Events from Slack, kept before they are acknowledged and decided on in order within their conversation.

A row is consumed in the transaction of the decision it causes; its key stays for a day, so a redelivery is known. It
must not know what an event means. Times are the wall clock's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import ColumnElement, Row, and_, bindparam, delete, exists, literal_column, or_, select, tuple_, update
from sqlmodel import Field, Index, Session, text

from storage.engine import wall_clock
from storage.installation import is_active
from storage.mapping import READY_JSON, Table, as_enum, insert, rows_changed, table_of

LEASE: Final = timedelta(seconds=10)
"""After so long without an outcome a claimed row is anybody's again. A decision takes milliseconds, and a claim that
is taken over too soon is only void, so the dead are not waited for long."""

KEPT: Final = timedelta(hours=25)
"""How long the key of a row that is done is kept: Slack's last delayed redelivery comes within 24 hours."""


class State(StrEnum):
    """DONE and FAILED (it could not be decided on) keep the key and nothing of the event."""

    QUEUED = "queued"
    TAKEN = "taken"
    DONE = "done"
    FAILED = "failed"


# Literal, or SQLite does not use the partial index.
_QUEUED: Final[ColumnElement[Any]] = literal_column("'queued'")
_TAKEN: Final[ColumnElement[Any]] = literal_column("'taken'")
_IN_FLIGHT: Final = text("state = 'taken'")
_OPEN: Final = text("state IN ('queued', 'taken')")


class InboxRow(Table, table=True):
    """One event of Slack's, known by its id. `ts` orders it in its conversation."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index("inbox_open", "team_id", "conversation", "ts", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index(
            "inbox_one_in_flight",
            "team_id",
            "conversation",
            unique=True,
            sqlite_where=_IN_FLIGHT,
            postgresql_where=_IN_FLIGHT,
        ),
        Index("inbox_received", "received_at"),
    )

    event_id: str = Field(primary_key=True)
    conversation: str
    ts: str
    payload: dict[str, Any] | None = Field(default=None, sa_type=READY_JSON)
    state: State = Field(sa_type=as_enum(State))
    received_at: datetime
    attempts: int = 0
    lease: str | None = None
    lease_until: datetime | None = None
    error: str | None = None


_T: Final = table_of(InboxRow)


_BEFORE, _HEAD = _T.alias("before"), _T.alias("head")
_SOMEONE_FIRST: Final = exists().where(
    _BEFORE.c.team_id == _HEAD.c.team_id,
    _BEFORE.c.conversation == _HEAD.c.conversation,
    _BEFORE.c.state.in_([_QUEUED, _TAKEN]),
    or_(
        tuple_(_BEFORE.c.ts, _BEFORE.c.event_id) < tuple_(_HEAD.c.ts, _HEAD.c.event_id),
        _BEFORE.c.state == _TAKEN,
    ),
)
_PICK: Final = (
    select(_HEAD.c.team_id, _HEAD.c.event_id)
    .where(
        is_active(_HEAD.c.team_id),
        or_(
            and_(_HEAD.c.state == _QUEUED, ~_SOMEONE_FIRST),
            and_(_HEAD.c.state == _TAKEN, _HEAD.c.lease_until < bindparam("wall")),
        ),
    )
    .order_by(_HEAD.c.ts, _HEAD.c.event_id)
    .limit(bindparam("most"))
    .with_for_update(of=_HEAD, skip_locked=True)
    .cte("pick")
)
_CLAIM: Final = (  # put together once: that takes SQLAlchemy longer than the database takes to answer
    update(_T)
    .where(tuple_(_T.c.team_id, _T.c.event_id).in_(select(_PICK.c.team_id, _PICK.c.event_id)))
    .values(state=_TAKEN, lease=bindparam("by"), lease_until=bindparam("until"), attempts=_T.c.attempts + 1)
    .returning(_T)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxClaim:
    """An event in the hands of one worker. `attempts` counts this one; `payload` is what the middleware kept."""

    team_id: str
    event_id: str
    conversation: str
    ts: str
    payload: dict[str, Any]
    received_at: datetime
    attempts: int
    token: str

    def consume(self, session: Session) -> bool:
        """Mark it done and forget what it held. False: it was taken over meanwhile, and nothing is to be done."""
        return _settle(session, self, state=State.DONE, payload=None, lease=None, lease_until=None)


class Inbox:
    """The inbox of all workspaces, inside one transaction. `wall` is the clock it goes by."""

    def __init__(self, session: Session, wall: Callable[[], datetime] = wall_clock) -> None:
        self._session = session
        self._wall = wall

    def add(
        self,
        team_id: str,
        event_id: str,
        conversation: str,
        ts: str,
        payload: dict[str, Any],
        now: datetime,
    ) -> bool:
        """Keep an event received `now`; False where it was received before.

        `conversation` is Slack's channel id, or another name within which order matters; `ts` is Slack's.
        """
        values = {
            "team_id": team_id,
            "event_id": event_id,
            "conversation": conversation,
            "ts": ts,
            "payload": payload,
            "state": State.QUEUED,
            "received_at": now,
        }
        new = insert(self._session, InboxRow, values)
        once = new.on_conflict_do_nothing(index_elements=["team_id", "event_id"]).returning(_T.c.event_id)
        return self._session.execute(once).first() is not None

    def claim_next(self, owner: str, limit: int, lease: timedelta = LEASE) -> list[InboxClaim]:
        """Take up to `limit` events, each the earliest of its conversation. Commit before deciding on them.

        Only those of workspaces that have the app.
        """
        wall = self._wall()
        given = {"wall": wall, "most": limit, "by": f"{owner}/{uuid4().hex}", "until": wall + lease}
        taken = self._session.execute(_CLAIM, given).all()
        return [_as_claim(row) for row in sorted(taken, key=lambda row: (row.ts, row.event_id))]

    def put_back(self, claim: InboxClaim, wait: timedelta) -> bool:
        """It cannot be decided on yet: try again after `wait`; its conversation waits too. False: it is another's."""
        return _settle(self._session, claim, lease_until=self._wall() + wait)

    def give_up(self, claim: InboxClaim, error: str) -> bool:
        """It cannot be decided on: the next of the conversation goes on. `error` must hold nothing a person wrote."""
        return _settle(
            self._session,
            claim,
            state=State.FAILED,
            payload=None,
            error=error,
            lease=None,
            lease_until=None,
        )

    def drop_all(self, team_id: str) -> None:
        """Decide on nothing more of what waits in a workspace, and forget what it held. Claims on it are void."""
        waiting = update(_T).where(_T.c.team_id == team_id, _T.c.state.in_([_QUEUED, _TAKEN]))
        self._session.execute(waiting.values(state=State.DONE, payload=None, lease=None, lease_until=None))

    def is_empty(self) -> bool:
        """Whether nothing waits or is being decided on, in any workspace that has the app."""
        waiting = exists().where(_T.c.state.in_([_QUEUED, _TAKEN]), is_active(_T.c.team_id))
        return not self._session.scalar(select(waiting))

    def forget(self) -> int:
        """Delete the keys older than KEPT; how many there were."""
        old = delete(_T).where(
            _T.c.received_at < self._wall() - KEPT,
            _T.c.state.in_([State.DONE, State.FAILED]),
        )
        return self._session.connection().execute(old).rowcount


def _settle(session: Session, claim: InboxClaim, **changes: Any) -> bool:
    return rows_changed(
        session,
        update(_T)
        .where(
            _T.c.team_id == claim.team_id,
            _T.c.event_id == claim.event_id,
            _T.c.state == _TAKEN,
            _T.c.lease == claim.token,
        )
        .values(**changes),
    )


def _as_claim(row: Row[Any]) -> InboxClaim:
    return InboxClaim(
        team_id=row.team_id,
        event_id=row.event_id,
        conversation=row.conversation,
        ts=row.ts,
        payload=row.payload or {},
        received_at=row.received_at,
        attempts=row.attempts,
        token=row.lease or "",
    )
