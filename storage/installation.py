"""In which workspaces the app is installed, and as whom it acts there; and which rows of other tables may be worked on.

What is taken out of the outbox, the inbox or the timers is of a workspace that has the app: one row stops all of it.
It must not know how a token is sealed, nor what happens to a workspace that removes the app (`storage.workspace`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlmodel import Field, Session

from flows.installation import Installation
from storage.mapping import Mapper, Table, as_json, table_of


class InstallationRow(Table, table=True):
    """One workspace's installation. A row without `removed_at` is an active workspace."""

    __tablename__ = "installation"

    team_name: str
    bot_user_id: str
    bot_id: str
    app_id: str
    enterprise_id: str | None = None
    enterprise_name: str | None = None
    is_enterprise_install: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    token: str | None = None
    scopes: tuple[str, ...] = Field(
        default=(), sa_type=as_json(tuple[str, ...]), sa_column_kwargs={"server_default": "[]"}
    )
    installer_id: str | None = None
    installed_at: datetime | None = None
    removed_at: datetime | None = None
    half_forgotten: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


_MAPPER = Mapper(Installation, InstallationRow)
_T: Final = table_of(InstallationRow)


@dataclass(frozen=True, slots=True)
class Served:
    """Where a process can speak: in `own`, whose token is in its settings; with `keys`, wherever a token is kept."""

    own: str | None = None
    keys: bool = True


class Installations:
    """The installations, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, team_id: str, *, lock: bool = False) -> Installation | None:
        """The installation in this workspace, or None; one that was removed too. `lock`: nobody else changes it."""
        return _MAPPER.get(self._session, team_id, lock=lock)

    def active(self) -> list[Installation]:
        """Those of the workspaces that have the app, in the order of their ids."""
        query = select(*_MAPPER.columns).where(_T.c.removed_at.is_(None)).order_by(_T.c.team_id)
        return _MAPPER.read(self._session, query, {})

    def with_token(self) -> list[Installation]:
        """Those whose token is kept, each held until the transaction ends."""
        query = select(*_MAPPER.columns).where(_T.c.token.is_not(None)).order_by(_T.c.team_id).with_for_update()
        return _MAPPER.read(self._session, query, {})

    def save(self, installation: Installation) -> None:
        """Keep it, in place of an earlier one of the same workspace."""
        self.get(installation.team_id)
        _MAPPER.save(self._session, installation)


def is_active(team_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the workspace of a row has the app."""
    return exists().where(_T.c.team_id == team_id, _T.c.removed_at.is_(None))


def is_served(team_id: ColumnElement[Any], served: Served) -> ColumnElement[bool]:
    """Whether the workspace of a row has the app, and this process can speak there."""
    sealed = _T.c.token.is_not(None) if served.keys else false()
    return exists().where(_T.c.team_id == team_id, _T.c.removed_at.is_(None), or_(sealed, _T.c.team_id == served.own))
