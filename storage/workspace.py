"""What becomes of all that is kept of a workspace when the app goes from it, comes back, or is to be forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session

from flows.installation import InstallationEvent, InstallationState
from flows.member import Programme
from storage.inbox import Inbox
from storage.installation import Installations
from storage.migrations.tables import metadata
from storage.outbox import Outbox


class Workspaces:
    """Loads the InstallationState for the door, and does to the other tables what its change means for them."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._installations = Installations(session)
        self._keep = timedelta(days=programme.keep_removed_days)
        self._team_id = ""

    def load(self, event: InstallationEvent) -> InstallationState:
        """The workspace's installation, locked."""
        self._team_id = event.team_id
        return InstallationState(self._installations.get(event.team_id, lock=True), self._keep)

    def save(self, before: InstallationState, after: InstallationState, at: datetime) -> None:  # noqa: ARG002 - Repository's form
        """Keep what changed. What waited to be said or heard when the app went is not said or heard when it is back."""
        was, now = before.installation, after.installation
        if now is None:
            if was is not None:
                forget(self._session, self._team_id)
            return
        self._installations.save(now)
        if was is not None and was.is_active != now.is_active:
            Inbox(self._session).drop_all(self._team_id)
            Outbox(self._session).drop_all(self._team_id, "the app was removed", in_flight=now.is_active)

    def members(self, state: InstallationState) -> tuple[str, ...]:  # noqa: ARG002 - Repository's form
        """Nobody's Home."""
        return ()


def forget(session: Session, team_id: str) -> None:
    """Delete every row of the workspace, in every table there is."""
    for table in reversed(metadata().sorted_tables):
        if "team_id" in table.c:
            session.connection().execute(delete(table).where(table.c.team_id == team_id))
