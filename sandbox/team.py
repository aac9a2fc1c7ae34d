"""Which workspaces there are: their ids, names, people and the app's account in each, as terms that never change.

What becomes of a workspace is `sandbox.workspace`, of the app in it `sandbox.installation`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sandbox.people import Person

APP_ID = "A0SANDBOX"
APP_TOKEN = "xapp-1-A0SANDBOX-sandbox-app-token"  # noqa: S105 - the sandbox's own, good for nothing else

TEAM_ID = "T0SANDBOX"
BOT_USER_ID = "U0SANDBOXB"
BOT_ID = "B0SANDBOX"
BOT_TOKEN = "xoxb-sandbox-bot-token"  # noqa: S105 - the same

TOKEN_SECONDS = 43_200
"""How long a token lives that rotates (ref oauth.v2.access: "expires_in": 43200)."""


@dataclass(frozen=True, slots=True)
class Enterprise:
    """The Enterprise Grid organisation a workspace belongs to."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Team:
    """One workspace. Ids of people may be the same as in another; only `id` and `token` are unique.

    `bot_user_id`, `bot_id`, `token` and `domain` follow from the id where they are not given. `token` is the app's bot
    token as long as the app is not removed. `installed` tells whether the app is there from the start, `rotates`
    whether its tokens are of the kind that expires.
    """

    id: str
    name: str
    people: Sequence[Person]
    channels: Sequence[str] = ("general",)
    bot_user_id: str = ""
    bot_id: str = ""
    token: str = ""
    domain: str = ""
    enterprise: Enterprise | None = None
    installed: bool = True
    rotates: bool = False

    def __post_init__(self) -> None:
        """Fill in what follows from the id."""
        follows = {
            "bot_user_id": f"U0BOT{self.id}",
            "bot_id": f"B0BOT{self.id}",
            "token": f"xoxb-sandbox-{self.id}-bot-token",
            "domain": self.id.lower(),
        }
        for name, value in follows.items():
            if not getattr(self, name):
                object.__setattr__(self, name, value)

    @property
    def enterprise_id(self) -> str | None:
        """The organisation's id, None outside of Enterprise Grid."""
        return self.enterprise.id if self.enterprise else None
