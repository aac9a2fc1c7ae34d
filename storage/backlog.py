"""How much waits to be said, to be decided on and to be woken for: figures for those who watch the process.

It must not know any journey, nor take anything out.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, func, literal_column, select
from sqlmodel import Session

from storage.inbox import InboxRow
from storage.installation import is_active
from storage.mapping import table_of
from storage.outbox_row import SAID_ONCE, OutboxRow
from storage.timers import TimerRow

_OUTBOX, _INBOX, _TIMER = table_of(OutboxRow), table_of(InboxRow), table_of(TimerRow)
# Literal, or SQLite does not use the partial indexes.
_UNSAID: Final[list[ColumnElement[Any]]] = [literal_column("'queued'"), literal_column("'sending'")]
_UNDECIDED: Final[list[ColumnElement[Any]]] = [literal_column("'queued'"), literal_column("'taken'")]


@dataclass(frozen=True, slots=True)
class Depth:
    """So many rows wait, the oldest since then (aware UTC); None where none waits."""

    rows: int
    oldest: datetime | None


class Backlog:
    """What waits in all workspaces that have the app, as seen by one reading transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def outbox(self) -> Depth:
        """What is to be said or is being said: posts and files since they were decided, the rest since it changed."""
        since = case((_OUTBOX.c.operation.in_(SAID_ONCE), _OUTBOX.c.created_at), else_=_OUTBOX.c.due_at)
        return self._depth(
            select(func.count(), func.min(since)).where(_OUTBOX.c.state.in_(_UNSAID), is_active(_OUTBOX.c.team_id))
        )

    def inbox(self) -> Depth:
        """Events of Slack's not decided on yet, since they were received."""
        return self._depth(
            select(func.count(), func.min(_INBOX.c.received_at)).where(
                _INBOX.c.state.in_(_UNDECIDED), is_active(_INBOX.c.team_id)
            )
        )

    def timers(self, now: datetime) -> Depth:
        """Timers due at `now` (the product's time), since they fell due."""
        return self._depth(
            select(func.count(), func.min(_TIMER.c.due_at)).where(_TIMER.c.due_at <= now, is_active(_TIMER.c.team_id))
        )

    def _depth(self, asked: Select[Any, Any]) -> Depth:
        rows, oldest = self._session.execute(asked).one()
        return Depth(rows, oldest)
