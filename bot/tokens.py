"""By which token the bot acts in a workspace: that of the settings in their own, the one Slack granted elsewhere.

Granted tokens are kept sealed; this is the only place that opens them.
"""

from collections.abc import Iterable

from bot.outcome import NoToken
from bot.sealing import Seal, Unreadable
from flows.installation import Installation
from storage.engine import Database
from storage.installation import Installations, Served


class Tokens:
    """The tokens of one process. `own_team` is the workspace of the settings' token, once that is known."""

    def __init__(self, database: Database, seal: Seal | None, own_token: str | None) -> None:
        self._database = database
        self._seal = seal
        self._own_token = own_token
        self.own_team: str | None = None

    @property
    def served(self) -> Served:
        """In which workspaces this process can speak."""
        return Served(own=self.own_team, keys=self._seal is not None)

    def sealed(self, team_id: str, token: str) -> str | None:
        """The token as it is kept; None where this process has no key, and it stays in the settings alone."""
        return self._seal.close(team_id, token) if self._seal else None

    def of(self, installation: Installation) -> str:
        """The token of an installation. Raises NoToken."""
        return self.opened(installation.team_id, installation.token)

    def opened(self, team_id: str, sealed: str | None) -> str:
        """The token for a workspace of which this is kept. Raises NoToken."""
        if team_id == self.own_team and self._own_token:
            return self._own_token
        if sealed is None or self._seal is None:
            raise NoToken(f"there is no token for {team_id} here")
        try:
            return self._seal.open(team_id, sealed)
        except Unreadable as unreadable:
            raise NoToken(str(unreadable)) from None

    def in_team(self, team_id: str) -> str:
        """The token for a workspace that has the app. Raises NoToken."""
        with self._database.reading() as session:
            installation = Installations(session).get(team_id)
        if installation is None or not installation.is_active:
            raise NoToken(f"{team_id} does not have the app")
        return self.of(installation)

    def unreadable(self) -> list[str]:
        """The active workspaces whose token is kept and cannot be opened here though there are keys."""
        if self._seal is None:
            return []
        with self._database.reading() as session:
            kept = [each for each in Installations(session).active() if each.token and each.team_id != self.own_team]
        return [each.team_id for each in kept if not self._opens(each)]

    def _opens(self, installation: Installation) -> bool:
        try:
            self.of(installation)
        except NoToken:
            return False
        return True


def in_words(team_ids: Iterable[str]) -> tuple[str, str]:
    """What it means that these workspaces' tokens cannot be opened, and what to do about it."""
    what = f"No key of MICROMENTOR_TOKEN_KEYS opens the tokens of {', '.join(team_ids)}."
    todo = (
        "Put the key they were encrypted with back, after the newest one. Where it is lost, `micromentor keys rotate "
        "--drop-unreadable` forgets those tokens, and the app is to be installed there anew."
    )
    return what, todo
