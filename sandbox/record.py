"""What the app did, in order: every Web API call, and everything it or a person said, changed or took back.

Tests and the story read it; nothing in the sandbox decides by it.
"""

import copy
import time
from typing import Literal

from sandbox.shapes import Json

What = Literal["post", "update", "delete", "ephemeral", "view", "home"]

_SECRET = frozenset({"token", "client_secret", "code", "refresh_token"})


class Record:
    """Two lists of one workspace, numbered from 1: calls and utterances.

    `at` is epoch seconds of the sandbox's clock, `real` of this machine's.
    """

    def __init__(self, team_id: str) -> None:
        self._team_id = team_id
        self.calls: list[Json] = []
        self.said: list[Json] = []

    def call(self, *, at: float, method: str, args: Json, answer: Json, token_kind: str) -> None:
        """Note one Web API call and how it was answered. Tokens and secrets are not noted."""
        self.calls.append(
            {
                "n": len(self.calls) + 1,
                "team": self._team_id,
                "at": at,
                "real": time.time(),
                "method": method,
                "args": {key: value for key, value in args.items() if key not in _SECRET},
                "ok": bool(answer.get("ok")),
                "error": answer.get("error"),
                "token_kind": token_kind,
            }
        )

    def say(
        self, what: What, *, at: float, channel: str | None, ts: str | None, user: str, to: list[str], message: Json
    ) -> None:
        """Note something said (or shown) by `user` to the people `to`; `message` is kept as it was then."""
        self.said.append(
            {
                "n": len(self.said) + 1,
                "team": self._team_id,
                "at": at,
                "real": time.time(),
                "what": what,
                "channel": channel,
                "ts": ts,
                "user": user,
                "to": to,
                "message": copy.deepcopy(message),
            }
        )
