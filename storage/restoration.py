"""When this database was put back from a backup: what was said after the backup was taken, it does not know.

A backup bears a row without `restored_at`; the first process at work on such a database fills it in. Times are the wall
clock's. It must not know how anything is looked for.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Integer, func, insert, select, update
from sqlmodel import Field, Session

from storage.mapping import Base, table_of

WATCHED: Final = timedelta(days=30)
"""For so long after a restore every post is looked for before it is said: a decision made again bears the same key."""

_IDENTITY: Final[Any] = BigInteger().with_variant(Integer(), "sqlite")


class RestorationRow(Base, table=True):
    """One backup that this database came from: begun at `taken_at`, at work again since `restored_at`."""

    __tablename__ = "restoration"

    id: int | None = Field(default=None, primary_key=True, sa_type=_IDENTITY)
    taken_at: datetime
    restored_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Restoration:
    """What was said between `taken_at` and the restore is not known here; watched for until `until` (aware UTC)."""

    taken_at: datetime
    until: datetime

    def since(self, created_at: datetime) -> datetime | None:
        """From when on a post decided at `created_at` may have been said already; None where that is over."""
        return self.taken_at if created_at < self.until else None


_T: Final = table_of(RestorationRow)


class Restorations:
    """The restores this database has been through, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(self, taken_at: datetime) -> None:
        """This database is a copy begun at `taken_at`."""
        self._session.execute(insert(_T).values(taken_at=taken_at))

    def current(self, now: datetime) -> Restoration | None:
        """The restore still to be minded at `now`; a copy that nobody was at work on before is restored now."""
        self._session.execute(update(_T).where(_T.c.restored_at.is_(None)).values(restored_at=now))
        taken_at, restored_at = self._session.execute(
            select(func.min(_T.c.taken_at), func.max(_T.c.restored_at)).where(_T.c.restored_at > now - WATCHED)
        ).one()
        return Restoration(taken_at, restored_at + WATCHED) if restored_at else None
