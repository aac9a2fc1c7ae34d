"""slack_sdk's stores of installations and OAuth states, over tables of our own: what its OAuth flow reads and writes.

What comes of an installation is decided by `flows.installation`, through the door as everything. It must not know what
the installer is shown.
"""

import logging
import secrets
from enum import StrEnum
from logging import Logger
from typing import Any

from slack_bolt.error import BoltError
from slack_sdk.oauth import InstallationStore, OAuthStateStore
from slack_sdk.oauth.installation_store import Bot as GrantedBot
from slack_sdk.oauth.installation_store import Installation as Granted

from bot.outcome import NoToken
from bot.tokens import Tokens
from flows.installation import WorkspaceInstalled, WorkspaceLeft
from handlers.services import Services
from storage.engine import Database
from storage.installation import Installations
from storage.oauth_state import OAuthStates

log = logging.getLogger(__name__)


class Reason(StrEnum):
    """Why an installation that Slack granted is not kept."""

    ORG_WIDE = "org_wide"
    ROTATION = "token_rotation"
    NO_BOT = "no_bot"


class NotKept(BoltError):  # noqa: N818 - says what happened
    """An installation that the bot could not serve. Bolt shows its page for what could not be stored."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class WorkspaceInstallations(InstallationStore):
    """The installations of the workspaces, one each; their tokens are kept sealed."""

    def __init__(self, database: Database, services: Services, tokens: Tokens) -> None:
        self._database = database
        self._services = services
        self._tokens = tokens

    @property
    def logger(self) -> Logger:
        """Where the library would log."""
        return log

    def save(self, installation: Granted) -> None:
        """Keep what Slack granted. Raises NotKept where the bot could not serve it."""
        if installation.is_enterprise_install or not installation.team_id:
            raise NotKept(Reason.ORG_WIDE)
        if installation.bot_refresh_token or installation.bot_token_expires_at:
            raise NotKept(Reason.ROTATION)
        if not installation.bot_token or not installation.bot_user_id:
            raise NotKept(Reason.NO_BOT)
        self._services.handle(
            WorkspaceInstalled(
                team_id=installation.team_id,
                at=self._services.now(),
                team_name=installation.team_name or "",
                bot_user_id=installation.bot_user_id,
                bot_id=installation.bot_id or "",
                app_id=installation.app_id or "",
                enterprise_id=installation.enterprise_id,
                enterprise_name=installation.enterprise_name,
                token=self._tokens.sealed(installation.team_id, installation.bot_token),
                scopes=tuple(installation.bot_scopes or ()),
                installer_id=installation.user_id,
            )
        )

    def find_bot(
        self,
        *,
        enterprise_id: str | None,  # noqa: ARG002 - the library's signature: a workspace's id is unique without it
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> GrantedBot | None:
        """The bot of an active workspace whose token can be opened here, or None."""
        found = self._find(team_id) if not is_enterprise_install else None
        return found.to_bot() if found else None

    def find_installation(
        self,
        *,
        enterprise_id: str | None,  # noqa: ARG002 - as above
        team_id: str | None,
        user_id: str | None = None,  # noqa: ARG002 - no tokens of people are asked for
        is_enterprise_install: bool | None = False,
    ) -> Granted | None:
        """The same with who installed it."""
        return self._find(team_id) if not is_enterprise_install else None

    def delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:  # noqa: ARG002 - as above
        """Let the workspace go, as if it had removed the app."""
        if team_id:
            self._services.handle(WorkspaceLeft(team_id=team_id, at=self._services.now()))

    def delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Nothing is kept for single people."""

    def _find(self, team_id: str | None) -> Granted | None:
        with self._database.reading() as session:
            found = Installations(session).get(team_id) if team_id else None
        if found is None or not found.is_active:
            return None
        try:
            token = self._tokens.of(found)
        except NoToken:
            return None
        return Granted(
            app_id=found.app_id,
            enterprise_id=found.enterprise_id,
            enterprise_name=found.enterprise_name,
            team_id=found.team_id,
            team_name=found.team_name,
            bot_token=token,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user_id,
            bot_scopes=found.scopes,
            user_id=found.installer_id or "",
            installed_at=found.installed_at.timestamp() if found.installed_at else None,
        )


class DatabaseStates(OAuthStateStore):
    """The states of those on their way through Slack, shared by all processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def logger(self) -> Logger:
        """Where the library would log."""
        return log

    def issue(self, *_: Any, **__: Any) -> str:
        """A new state, good once within ten minutes."""
        state = secrets.token_urlsafe(32)
        self._database.run(lambda session: OAuthStates(session).add(state))
        return state

    def consume(self, state: str) -> bool:
        """Whether it was good; now it is not any more."""
        return self._database.run(lambda session: OAuthStates(session).consume(state))
