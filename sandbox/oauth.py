"""Installing by OAuth: what is asked of an admin, the code they bring back to the app, and what it is exchanged for.

The app is installed when its code is exchanged, not when somebody says Allow.
"""

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sandbox import limits
from sandbox.arguments import Arguments
from sandbox.calling import Method
from sandbox.client import Client
from sandbox.errors import Refused, SlackError
from sandbox.manifest import Manifest
from sandbox.parts import Parts
from sandbox.shapes import Json
from sandbox.team import APP_ID, TOKEN_SECONDS


@dataclass(frozen=True, slots=True)
class Asked:
    """What the app asks for when it sends somebody to Slack. `redirect_uri` is None where it did not say."""

    scopes: tuple[str, ...]
    redirect_uri: str | None
    back_to: str
    state: str
    team: str | None

    def back(self, **what: str) -> str:
        """Return the address at which the person comes back to the app."""
        joint = "&" if "?" in self.back_to else "?"
        return self.back_to + joint + urlencode(what | {"state": self.state})


@dataclass(slots=True)
class Grant:
    """What a code stands for. `made` is monotonic seconds."""

    team_id: str
    person: str
    asked: Asked
    made: float
    used: int = 0


class OAuth:
    """The pages' decisions and oauth.v2.access. `monotonic` as for trigger ids."""

    def __init__(
        self,
        client: Client,
        manifest: Manifest,
        workspaces: Mapping[str, Parts],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = client
        self._manifest = manifest
        self._workspaces = workspaces
        self._monotonic = monotonic
        self._given: dict[str, Grant] = {}

    def methods(self) -> dict[str, Method]:
        """Return the table of methods that need no token."""
        return {"oauth.v2.access": Method(self._access, token="none")}  # noqa: S106 - a kind of token

    def read(self, query: Mapping[str, Any]) -> Asked:
        """Read what the app asks for; raises Refused, as the page Slack shows instead, for what it would not allow."""
        if query.get("client_id") != self._client.id:
            raise Refused("invalid_client_id", "Invalid client_id parameter.")
        scopes = tuple(scope.strip() for scope in query.get("scope", "").split(",") if scope.strip())
        if not scopes:
            raise Refused("no_scopes", "No scopes requested.")
        unknown = sorted(set(scopes) - self._manifest.scopes)
        if unknown:
            raise Refused("invalid_scope", f"Invalid permissions requested: {', '.join(unknown)}.")
        redirect_uri = query.get("redirect_uri") or None
        back_to = self._client.where(redirect_uri)
        if back_to is None:
            words = f"redirect_uri did not match any configured URIs. Passed URI: {redirect_uri}"
            raise Refused("bad_redirect_uri", words)
        return Asked(scopes, redirect_uri, back_to, query.get("state", ""), query.get("team") or None)

    def allow(self, asked: Asked, team_id: str, person: str) -> str:
        """Let `person` allow it in their workspace, and return where they are sent.

        Raises Refused for a workspace that is not there, and for guests and deactivated accounts, who install nothing.
        """
        parts = self._workspaces.get(team_id)
        if parts is None:
            raise Refused("no_such_workspace", f"There is no workspace {team_id}.", 404)
        who = parts.workspace.person(person)
        if who.deleted or who.is_restricted or who.is_bot:
            raise Refused("not_allowed", f"{who.real_name} may not install apps.", 403)
        code = f"{int(time.time())}.{len(self._given) + 1}.{uuid.uuid4().hex}"
        self._given[code] = Grant(team_id, person, asked, self._monotonic())
        return asked.back(code=code)

    def cancel(self, asked: Asked) -> str:
        """Return where somebody is sent who said no."""
        return asked.back(error="access_denied")

    def _access(self, given: Arguments) -> Json:
        """Exchange a code; raises SlackError for everything that is not as it was when the code was given."""
        self._client.check(given)
        if given.text("grant_type") not in (None, "", "authorization_code"):
            raise SlackError("invalid_grant_type")
        grant = self._given.get(given.text("code") or "")
        if grant is None or self._monotonic() - grant.made > limits.OAUTH_CODE_SECONDS:
            raise SlackError("invalid_code")
        if (given.text("redirect_uri") or None) != grant.asked.redirect_uri:
            raise SlackError("bad_redirect_uri")
        if grant.used >= limits.OAUTH_CODE_USES:
            raise SlackError("code_already_used")
        grant.used += 1
        return self._installed(self._workspaces[grant.team_id], grant)

    def _installed(self, parts: Parts, grant: Grant) -> Json:
        team = parts.workspace.team
        rotating = {"expires_in": TOKEN_SECONDS, "refresh_token": f"xoxe-1-{team.id}"} if team.rotates else {}
        return {
            "ok": True,
            "app_id": APP_ID,
            "authed_user": {"id": grant.person},
            "scope": ",".join(grant.asked.scopes),
            "token_type": "bot",
            "access_token": parts.installing.install(grant.asked.scopes),
            **rotating,
            "bot_user_id": team.bot_user_id,
            "team": {"id": team.id, "name": team.name},
            "enterprise": {"id": team.enterprise.id, "name": team.enterprise.name} if team.enterprise else None,
            "is_enterprise_install": False,
        }
