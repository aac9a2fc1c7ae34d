"""The Web API: finds whose token a call bears, checks its scope, runs the method in that workspace, and notes it.

Which methods there are is the families' business; one that none of them has is `unknown_method`. The app's own
methods need no workspace: they take its app-level token, or the client's id and secret.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox.arguments import Arguments, read_arguments
from sandbox.calling import Method, need_scope
from sandbox.errors import SlackError
from sandbox.faults import Faults
from sandbox.pace import Pacing
from sandbox.parts import Parts
from sandbox.team import APP_TOKEN
from sandbox.trouble import RATELIMITED, Trouble, too_many


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: the kind of token (`bot`, `app`, `none`, `unknown`), and the workspace of a bot's.

    `refusal` is why the token is no good.
    """

    kind: str
    parts: Parts | None = None
    refusal: SlackError | None = None

    @property
    def team_id(self) -> str | None:
        """The workspace's id, None for a call that belongs to none."""
        return self.parts.workspace.team.id if self.parts else None


class WebApi:
    """The ASGI application behind /api/{method}. `methods` are those of the app as a whole."""

    def __init__(
        self, workspaces: Sequence[Parts], methods: Mapping[str, Method], faults: Faults, pacing: Pacing | None = None
    ) -> None:
        self._workspaces = workspaces
        self._methods = methods
        self._faults = faults
        self._trouble = Trouble(faults)
        self._pacing = pacing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        request = Request(scope, receive)
        name = request.path_params["method"]
        try:
            given = await read_arguments(request)
        except SlackError as error:
            await JSONResponse(error.body())(scope, receive, send)
            return
        caller = self._caller(request, given)

        def answer() -> Response:
            return self._answer(name, _with_credentials(request, given), caller)

        await self._trouble.around(answer, scope, receive, send, name=name, team=caller.team_id)

    def _answer(self, name: str, given: Arguments, caller: Caller) -> Response:
        """Run a method and note the call; what Slack would refuse comes back as its error body."""
        parts = caller.parts or self._workspaces[0]
        headers = {}
        wait = self._pacing.take(caller.team_id or "", name, given.text("channel") or "") if self._pacing else None
        if caller.parts is not None:
            headers["x-oauth-scopes"] = ",".join(sorted(parts.workspace.installation.scopes))
        try:
            answer = RATELIMITED if wait else self._admit(name, caller).run(given)
        except SlackError as error:
            answer = error.body()
        parts.workspace.record.call(
            at=parts.clock.now(), method=name, args=given.values, answer=answer, token_kind=caller.kind
        )
        return too_many(wait) if wait else JSONResponse(answer, headers=headers)

    def _admit(self, name: str, caller: Caller) -> Method:
        known = caller.parts.methods if caller.parts else self._workspaces[0].methods
        method = self._methods.get(name) or known.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if method.token == "none":  # noqa: S105 - a kind of token
            return method
        if caller.refusal is not None:
            raise caller.refusal
        if self._faults.strike("invalid_auth", method=name, team=caller.team_id):
            raise SlackError("invalid_auth")
        if caller.kind != method.token and name != "auth.test":
            raise SlackError("not_allowed_token_type")
        if caller.parts is not None and method.scope is not None:
            need_scope(caller.parts.workspace, method.scope)
        return method

    def _caller(self, request: Request, given: Arguments) -> Caller:
        """Find out whose token a call bears, in its header or a field."""
        header = request.headers.get("authorization", "")
        bearer = header.removeprefix("Bearer ").strip() if header.startswith("Bearer ") else ""
        token = bearer or str(given.values.get("token") or "")
        if not token:
            return Caller("none", refusal=SlackError("not_authed"))
        if token == APP_TOKEN:
            return Caller("app")
        for parts in self._workspaces:
            try:
                if parts.workspace.installation.knows(token):
                    return Caller("bot", parts)
            except SlackError as gone:
                return Caller("bot", parts, gone)
        return Caller("unknown", refusal=SlackError("invalid_auth"))


def _with_credentials(request: Request, given: Arguments) -> Arguments:
    """Return the arguments with the client's id and secret, where they came by HTTP Basic authentication."""
    kind, _, encoded = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return given
    try:
        client_id, _, client_secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return given
    return replace(given, values=given.values | {"client_id": client_id, "client_secret": client_secret})
