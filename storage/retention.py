"""What may be forgotten once it is long settled: words that were said, and rows that nothing refers to.

A post's or file's row stays, without its words: its key keeps it from being said twice, and a post's place in Slack is
where updates and replies hang and where prompts listen. Times are the wall clock's. It must not know what a row says.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, delete, func, null, or_, select, update
from sqlmodel import Session

from storage.mapping import table_of
from storage.outbox_row import SAID_ONCE, OutboxRow, State

KEPT: Final = timedelta(days=7)
"""For so long an operator can still see what was sent; no code reads it again."""

BATCH: Final = 200
"""Rows in one transaction: nobody waits for long behind it."""

_T: Final = table_of(OutboxRow)
_SETTLED: Final[ColumnElement[bool]] = _T.c.state.in_([State.SENT, State.FAILED, State.DROPPED])


class Retention:
    """The outbox of all workspaces, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def overdue(self, now: datetime, limit: int) -> list[int]:
        """Rows that hold more than they should; what `forget` is for. It reads the whole table, and locks nothing."""
        old = func.coalesce(_T.c.attempted_at, _T.c.created_at) < now - KEPT
        too_much = or_(_T.c.operation.not_in(SAID_ONCE), _T.c.body.is_not(null()))
        found = select(_T.c.id).where(_SETTLED, old, too_much).order_by(_T.c.id).limit(limit)
        return list(self._session.scalars(found))

    def forget(self, ids: list[int]) -> None:
        """Take the words from posts and files; delete the rest: an update, Home or member is queued anew when it comes.

        What was queued again since it was found overdue is left alone.
        """
        still: ColumnElement[Any] = and_(_T.c.id.in_(ids), _SETTLED)
        connection = self._session.connection()
        connection.execute(update(_T).where(still, _T.c.operation.in_(SAID_ONCE)).values(body=null()))
        connection.execute(delete(_T).where(still, _T.c.operation.not_in(SAID_ONCE)))
