"""In which workspaces the app is installed, and as whom it acts there."""

from dataclasses import dataclass, field

from sqlmodel import Session

from storage.mapping import Mapper, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The app in one workspace. `token` is None in Socket Mode, where the settings hold it."""

    team_id: str
    team_name: str
    bot_user_id: str
    bot_id: str
    app_id: str
    enterprise_id: str | None = None
    token: str | None = field(default=None, repr=False)


class InstallationRow(Table, table=True):
    """One workspace's installation."""

    __tablename__ = "installation"

    team_name: str
    bot_user_id: str
    bot_id: str
    app_id: str
    enterprise_id: str | None = None
    token: str | None = None


_MAPPER = Mapper(Installation, InstallationRow)


class Installations:
    """The installations, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, team_id: str) -> Installation | None:
        """The installation in this workspace, or None."""
        row = self._session.get(InstallationRow, (team_id,))
        return _MAPPER.from_row(row) if row else None

    def save(self, installation: Installation) -> None:
        """Keep it, in place of an earlier one of the same workspace."""
        self.get(installation.team_id)
        _MAPPER.save(self._session, installation)
