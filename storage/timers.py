"""When a flow is to be asked again. A timer falls due by the product's clock; its lease runs by the wall clock.

A timer is consumed in the transaction of the decision it causes, so it is decided on once. It must not know what an
event means.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import bindparam, delete, or_, select, tuple_, update
from sqlmodel import Field, Index, Session

from flows.decision import Event, Wake
from flows.installation import FORGET
from storage import wire
from storage.among import among
from storage.engine import wall_clock
from storage.installation import is_active
from storage.mapping import READY_JSON, Insert, Table, dialect_of, insert_into, rows_changed, table_of

LEASE: Final = timedelta(seconds=10)
"""After so long without an outcome a claimed timer is anybody's again. A decision takes milliseconds, and a claim that
is taken over too soon is only void, so the dead are not waited for long."""


class TimerRow(Table, table=True):
    """One timer, known by its key."""

    __tablename__ = "timer"
    __table_args__ = (Index("ix_timer_due_at", "due_at", "team_id", "key"),)

    key: str = Field(primary_key=True)
    event: dict[str, Any] = Field(sa_type=READY_JSON)
    due_at: datetime
    lease: str | None = None
    lease_until: datetime | None = None


_T: Final = table_of(TimerRow)

_ALIVE: Final = or_(is_active(_T.c.team_id), _T.c.key == FORGET)
"""Nothing falls due in a workspace that removed the app, but that it is to be forgotten."""

# Put together once: that takes SQLAlchemy longer than the database takes to do it.
_CANCEL: Final = delete(_T).where(_T.c.team_id == bindparam("of_team"), _T.c.key == bindparam("of_key"))

_EVENTS: Final = (
    select(_T.c.event).where(_T.c.team_id == bindparam("of_team"), among(_T.c.key, "keys")).order_by(_T.c.key)
)


@cache
def _set(dialect: str) -> Insert:
    new = insert_into(dialect, TimerRow)
    moved = {name: new.excluded[name] for name in ("event", "due_at", "lease", "lease_until")}
    return new.on_conflict_do_update(index_elements=["team_id", "key"], set_=moved)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerClaim:
    """A due timer in the hands of one worker. `body` is its event as stored, `now` the product's time of the claim."""

    team_id: str
    key: str
    due_at: datetime
    now: datetime
    token: str
    body: dict[str, Any]

    @property
    def event(self) -> Event:
        """What is to be decided on, its `at` being now. Raises as `wire.load_event` does."""
        return replace(wire.load_event(self.body), at=self.now)

    def consume(self, session: Session) -> bool:
        """Delete the timer. False: it was moved, cancelled or taken over meanwhile, and nothing is to be done."""
        gone = delete(_T).where(
            _T.c.team_id == self.team_id,
            _T.c.key == self.key,
            _T.c.lease == self.token,
        )
        return rows_changed(session, gone)


class Timers:
    """The timers of all workspaces, inside one transaction. `wall` is the clock the leases go by."""

    def __init__(self, session: Session, wall: Callable[[], datetime] = wall_clock) -> None:
        self._session = session
        self._wall = wall

    def set(self, team_id: str, wake: Wake) -> None:
        """Set, move or cancel one timer: see `set_all`."""
        self.set_all(team_id, (wake,))

    def set_all(self, team_id: str, wakes: Iterable[Wake]) -> None:
        """Set or move the timers, or cancel those whose `wake` has no event. A claim on an old one is void.

        They are taken in the order of their keys, so that two who set the same do not wait for each other for ever.
        """
        connection, in_order = self._session.connection(), sorted(wakes, key=lambda wake: wake.key)
        for cancelled, run in groupby(in_order, key=lambda wake: wake.event is None):
            if cancelled:
                connection.execute(_CANCEL, [{"of_team": team_id, "of_key": wake.key} for wake in run])
            else:
                connection.execute(_set(dialect_of(self._session)), [_new(team_id, wake) for wake in run])

    def claim_due(self, owner: str, now: datetime, limit: int, lease: timedelta = LEASE) -> list[TimerClaim]:
        """Take up to `limit` timers due at `now` (the product's time), oldest first. Commit before deciding on them."""
        wall = self._wall()
        token = f"{owner}/{uuid4().hex}"
        due = (
            select(_T.c.team_id, _T.c.key)
            .where(
                _T.c.due_at <= now,
                _ALIVE,
                or_(_T.c.lease.is_(None), _T.c.lease_until < wall),
            )
            .order_by(_T.c.due_at, _T.c.team_id, _T.c.key)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        taken = self._session.execute(
            update(_T)
            .where(tuple_(_T.c.team_id, _T.c.key).in_(select(due.c.team_id, due.c.key)))
            .values(lease=token, lease_until=wall + lease)
            .returning(_T.c.team_id, _T.c.key, _T.c.due_at, _T.c.event)
        )
        claims = [
            TimerClaim(team_id=team, key=key, due_at=due_at, now=now, token=token, body=event)
            for team, key, due_at, event in taken
        ]
        return sorted(claims, key=lambda claim: (claim.due_at, claim.team_id, claim.key))

    def put_back(self, claim: TimerClaim, wait: timedelta) -> bool:
        """Try it again after `wait` of real time: its decision failed. False where the claim is void."""
        moved = (
            update(_T)
            .where(
                _T.c.team_id == claim.team_id,
                _T.c.key == claim.key,
                _T.c.lease == claim.token,
            )
            .values(lease_until=self._wall() + wait)
        )
        return rows_changed(self._session, moved)

    def events(self, team_id: str, keys: Sequence[str]) -> tuple[Event, ...]:
        """What is set under these keys, in their order; nothing for one that is not there."""
        if not keys:
            return ()
        held = self._session.connection().execute(_EVENTS, {"of_team": team_id, "keys": sorted(keys)})
        return tuple(wire.load_event(body) for (body,) in held)

    def next_due(self) -> datetime | None:
        """When the first timer falls due, by the product's clock; None where there is none that would be claimed."""
        first = select(_T.c.due_at).where(_ALIVE).order_by(_T.c.due_at).limit(1)
        found: datetime | None = self._session.scalar(first)
        return found


def _new(team_id: str, wake: Wake) -> dict[str, Any]:
    event = wake.event
    assert event is not None  # noqa: S101 - the cancelled ones are deleted
    held = {"event": wire.dump(event), "due_at": event.at, "lease": None, "lease_until": None}
    return {"team_id": team_id, "key": wake.key, **held}
