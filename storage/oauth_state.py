"""The states handed to those who are about to install the app: each is good once, and not for long.

A state proves that whoever comes back from Slack is whoever went there. Times are the wall clock's.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import delete
from sqlmodel import Field, Index, Session

from storage.engine import wall_clock
from storage.mapping import Base, rows_changed, table_of

GOOD_FOR: Final = timedelta(minutes=10)
"""As long as Slack's code that comes back with it."""


class OAuthStateRow(Base, table=True):
    """One state, known by its SHA-256: who reads the table cannot use it."""

    __tablename__ = "oauth_state"
    __table_args__ = (Index("oauth_state_ends", "ends_at"),)

    digest: str = Field(primary_key=True)
    ends_at: datetime


_T: Final = table_of(OAuthStateRow)


class OAuthStates:
    """The states, inside one transaction."""

    def __init__(self, session: Session, wall: Callable[[], datetime] = wall_clock) -> None:
        self._session = session
        self._wall = wall

    def add(self, state: str) -> None:
        """Keep a new one."""
        self._session.add(OAuthStateRow(digest=_digest(state), ends_at=self._wall() + GOOD_FOR))

    def forget(self) -> None:
        """Sweep away those that are over."""
        self._session.connection().execute(delete(_T).where(_T.c.ends_at <= self._wall()))

    def consume(self, state: str) -> bool:
        """Whether it is good; from now on it is not."""
        known = delete(_T).where(_T.c.digest == _digest(state), _T.c.ends_at > self._wall())
        return rows_changed(self._session, known)


def _digest(state: str) -> str:
    return sha256(state.encode()).hexdigest()
