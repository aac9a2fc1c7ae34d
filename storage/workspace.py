"""What becomes of all that is kept of a workspace when the app goes from it, comes back, or is to be forgotten."""

from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import Table, delete, func, select, tuple_
from sqlmodel import Session

from flows.installation import InstallationEvent, InstallationState, WorkspaceForgotten
from flows.member import Programme
from storage.inbox import Inbox
from storage.installation import InstallationRow, Installations
from storage.mapping import table_of
from storage.migrations.tables import metadata
from storage.outbox import Outbox

PART: Final = 2_000
"""Rows of a forgotten workspace deleted in one transaction: nobody waits for long behind it."""

_INSTALLATION: Final = table_of(InstallationRow)


class Workspaces:
    """Loads the InstallationState for the door, and does to the other tables what its change means for them."""

    def __init__(self, session: Session, programme: Programme, part: int = PART) -> None:
        self._session = session
        self._part = part
        self._installations = Installations(session)
        self._keep = timedelta(days=programme.keep_removed_days)
        self._team_id = ""

    def load(self, event: InstallationEvent) -> InstallationState:
        """The workspace's installation, locked."""
        self._team_id = event.team_id
        installation = self._installations.get(event.team_id, lock=True)
        is_much = isinstance(event, WorkspaceForgotten) and holds_more_than(self._session, event.team_id, self._part)
        return InstallationState(installation, self._keep, is_much)

    def save(self, before: InstallationState, after: InstallationState, at: datetime) -> None:  # noqa: ARG002 - Repository's form
        """Keep what changed. What waited to be said or heard when the app went is not said or heard when it is back."""
        was, now = before.installation, after.installation
        if now is None:
            if was is not None:
                forget(self._session, self._team_id)
            return
        if now.half_forgotten:
            forget_rows(self._session, self._team_id, self._part)
        elif was is not None and was.half_forgotten:  # nothing of the rest would be whole
            forget_rows(self._session, self._team_id)
        self._installations.save(now)
        if was is not None and was.is_active != now.is_active:
            Inbox(self._session).drop_all(self._team_id)
            Outbox(self._session).drop_all(self._team_id, "the app was removed", in_flight=now.is_active)

    def members(self, state: InstallationState) -> tuple[str, ...]:  # noqa: ARG002 - Repository's form
        """Nobody's Home."""
        return ()


def forget(session: Session, team_id: str) -> None:
    """Delete every row of the workspace, in every table there is."""
    forget_rows(session, team_id)
    session.connection().execute(delete(_INSTALLATION).where(_INSTALLATION.c.team_id == team_id))


def forget_rows(session: Session, team_id: str, most: int | None = None) -> None:
    """Delete so many rows of the workspace, or all but its installation: those that refer to others before those."""
    left = most
    for table in _kept():
        if left == 0:
            return
        these = select(*table.primary_key).where(table.c.team_id == team_id).limit(left)
        gone = delete(table).where(table.c.team_id == team_id, tuple_(*table.primary_key).in_(these))
        done = session.connection().execute(gone).rowcount
        left = None if left is None else left - done


def holds_more_than(session: Session, team_id: str, most: int) -> bool:
    """Whether there are more rows of the workspace than so many. It looks at no more than that."""
    left = most
    for table in _kept():
        found = select(table.c.team_id).where(table.c.team_id == team_id).limit(left + 1).subquery()
        left -= session.connection().scalar(select(func.count()).select_from(found)) or 0
        if left < 0:
            return True
    return False


@cache
def _kept() -> tuple[Table, ...]:
    """The tables that hold something of workspaces, but for their installations; what refers to another comes first."""
    return tuple(
        table for table in reversed(metadata().sorted_tables) if "team_id" in table.c and table is not _INSTALLATION
    )
