"""Removing the app from a workspace and taking its token back: by an admin at the page, or by the app itself.

Getting it installed is `sandbox.oauth`, and `install` here where no app asks: at the app's own settings page.
"""

from collections.abc import Callable, Collection

from sandbox.arguments import Arguments
from sandbox.calling import Method
from sandbox.client import Client
from sandbox.errors import Refused
from sandbox.events import Events
from sandbox.installation import Ending
from sandbox.shapes import Json
from sandbox.workspace import Workspace


class Installing:
    """The life of one installation. `left` is called whenever the app lost its place here."""

    def __init__(self, workspace: Workspace, events: Events, client: Client, left: Callable[[], None]) -> None:
        self._workspace = workspace
        self._events = events
        self._client = client
        self._left = left

    def methods(self) -> dict[str, Method]:
        """Return the table of what the app itself may do."""
        return {"auth.revoke": Method(self._revoke), "apps.uninstall": Method(self._uninstall)}

    def do(self, deed: str, *, scopes: Collection[str], tokens_first: bool = False) -> Json:
        """Do what the control API asks and return what an admin would then know; raises Refused for anything else."""
        match deed:
            case "uninstall":
                self.uninstall(tokens_first=tokens_first)
            case "revoke_tokens":
                self.revoke()
            case "install":
                self.install(scopes)
            case _:
                raise Refused("unknown_deed", f"An app cannot be made to {deed}.")
        return {"ok": True, "bot_token": self._workspace.installation.token}

    def install(self, scopes: Collection[str]) -> str:
        """Install the app and return its token."""
        token = self._workspace.installation.install(scopes)
        self._workspace.changes.tell(None, "people")
        return token

    def uninstall(self, *, tokens_first: bool = False) -> None:
        """Remove the app. It is told of that and of its token, in either order: Slack promises none."""
        told = [self._tell_uninstalled, self._tell_revoked]
        for tell in reversed(told) if tokens_first else told:
            tell()
        self._end("account_inactive")

    def revoke(self) -> None:
        """Take the bot's token back and leave the app where it is."""
        self._tell_revoked()
        self._end("token_revoked")

    def _end(self, ending: Ending) -> None:
        # What is told was told above: an app that is not installed is told nothing.
        self._workspace.installation.end(ending)
        self._workspace.changes.tell(None, "people")
        self._left()

    def _tell_uninstalled(self) -> None:
        self._events.announce("app_uninstalled", {"type": "app_uninstalled", "event_ts": self._workspace.next_ts()})

    def _tell_revoked(self) -> None:
        tokens = {"oauth": [], "bot": [self._workspace.team.bot_user_id]}
        stamp = self._workspace.next_ts()
        self._events.announce("tokens_revoked", {"type": "tokens_revoked", "tokens": tokens, "event_ts": stamp})

    def _revoke(self, given: Arguments) -> Json:
        if given.flag("test"):
            return {"ok": True, "revoked": False}
        self.revoke()
        return {"ok": True, "revoked": True}

    def _uninstall(self, given: Arguments) -> Json:
        self._client.check(given)
        self.uninstall()
        return {"ok": True}
