"""The app in one workspace: whether it is installed, the token it has there, and what became of the tokens before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from sandbox.errors import SlackError
from sandbox.team import Team

Ending = Literal["account_inactive", "token_revoked"]
"""What a call with a token gets that is no longer good.

Of an app that was removed: account_inactive, "Authentication token is for a deleted user or workspace when using a bot
token" (ref: the errors of every method). Of a token that was revoked alone: token_revoked.
"""


@dataclass(slots=True)
class Installation:
    """One installation. `token` is None while the app is not installed; `former` says how each old token is refused."""

    team: Team
    scopes: frozenset[str]
    token: str | None = None
    former: dict[str, Ending] = field(default_factory=dict)

    @property
    def installed(self) -> bool:
        """Whether the app is there."""
        return self.token is not None

    def install(self, scopes: Collection[str]) -> str:
        """Install the app, or give it other scopes, and return its token: a new one where the last is gone."""
        self.scopes = frozenset(scopes)
        if self.token is None:
            number = len(self.former)
            kind = "xoxe." if self.team.rotates else ""
            self.token = kind + self.team.token + (f"-{number + 1}" if number else "")
        return self.token

    def end(self, ending: Ending) -> None:
        """Take the token back."""
        if self.token is not None:
            self.former[self.token] = ending
            self.token = None

    def knows(self, token: str) -> bool:
        """Tell whether `token` is this installation's; raises SlackError where it was and is no longer good."""
        if token in self.former:
            raise SlackError(self.former[token])
        return token == self.token

    def begin(self, scopes: Collection[str]) -> None:
        """Be as on the first day."""
        self.token = None
        self.former.clear()
        self.scopes = frozenset(scopes)
        if self.team.installed:
            self.install(scopes)

    def resume(self, token: str | None, former: Mapping[str, Ending], scopes: Collection[str]) -> None:
        """Be as it was kept."""
        self.token, self.former, self.scopes = token, dict(former), frozenset(scopes)
