"""The Web API: reads a call, checks its token and scope, runs the method, notes it; faults strike here.

Which methods there are is the families' business; one that none of them has is `unknown_method`.
"""

import asyncio
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox.arguments import Arguments, read_arguments
from sandbox.calling import Method, need_scope
from sandbox.errors import SlackError
from sandbox.faults import Faults
from sandbox.manifest import Manifest
from sandbox.shapes import Json
from sandbox.transport import cut, gone
from sandbox.workspace import BOT_ID, BOT_USER_ID, TEAM_ID, Workspace

BOT_TOKEN = "xoxb-sandbox-bot-token"  # noqa: S105 - the sandbox's own, good for nothing else
APP_TOKEN = "xapp-1-A0SANDBOX-sandbox-app-token"  # noqa: S105 - the same
_KINDS = {BOT_TOKEN: "bot", APP_TOKEN: "app"}


class WebApi:
    """The ASGI application behind /api/{method}."""

    def __init__(self, workspace: Workspace, manifest: Manifest, faults: Faults, methods: Mapping[str, Method]) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._faults = faults
        self._methods = {**methods, "auth.test": Method(self._auth_test)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        request = Request(scope, receive)
        name = request.path_params["method"]
        try:
            given = await read_arguments(request)
        except SlackError as error:
            await self._respond(error.body())(scope, receive, send)
            return
        if self._faults.strike("drop_call", method=name):
            await cut(receive)
            return
        held = self._faults.strike("hold_call", method=name)
        if held is not None and await gone(receive, held.seconds):
            return  # the app gave up or died while its call was on its way
        response = self._refuse(name) or self._respond(self.call(name, given, request))
        slow = self._faults.strike("slow", method=name)
        if slow is not None:
            await asyncio.sleep(slow.seconds)
        if response.status_code == 200 and self._faults.strike("drop_reply", method=name):
            await cut(receive)
            return
        await response(scope, receive, send)

    def call(self, name: str, given: Arguments, request: Request) -> Json:
        """Run a method and note the call; what Slack would refuse comes back as its error body."""
        kind = "none"
        try:
            token = _token(request, given)
            kind = _KINDS.get(token, "unknown")
            method = self._admit(name, kind)
            answer = method.run(given)
        except SlackError as error:
            answer = error.body()
        self._workspace.record.call(
            at=self._workspace.clock.now(), method=name, args=given.values, answer=answer, token_kind=kind
        )
        return answer

    def _admit(self, name: str, kind: str) -> Method:
        method = self._methods.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if kind == "unknown" or self._faults.strike("invalid_auth", method=name):
            raise SlackError("invalid_auth")
        if kind == "bot" and not self._workspace.app_installed:
            raise SlackError("token_revoked")
        if kind != method.token and name != "auth.test":
            raise SlackError("not_allowed_token_type")
        if method.scope is not None:
            need_scope(self._manifest, method.scope)
        return method

    def _refuse(self, name: str) -> Response | None:
        """Return the answer of a Slack that is overloaded or broken, if such a fault is armed."""
        limited = self._faults.strike("ratelimited", method=name)
        if limited is not None:
            wait = {"Retry-After": str(max(1, int(limited.seconds)))}
            return JSONResponse({"ok": False, "error": "ratelimited"}, status_code=429, headers=wait)
        broken = self._faults.strike("server_error", method=name)
        if broken is not None:
            return Response("Internal Server Error", status_code=broken.status, media_type="text/html")
        return None

    def _respond(self, answer: Json) -> Response:
        headers = {"x-oauth-scopes": ",".join(sorted(self._manifest.scopes))}
        return JSONResponse(answer, headers=headers)

    def _auth_test(self, _: Arguments) -> Json:
        return {
            "ok": True,
            "url": self._workspace.base_url + "/",
            "team": self._workspace.name,
            "user": self._workspace.bot_name.lower(),
            "team_id": TEAM_ID,
            "user_id": BOT_USER_ID,
            "bot_id": BOT_ID,
            "is_enterprise_install": False,
        }


def _token(request: Request, given: Arguments) -> str:
    """Return the token of a call, from the header or the field; raises `not_authed` where there is none."""
    header = request.headers.get("authorization", "")
    token = header.removeprefix("Bearer ").strip() if header.startswith("Bearer ") else given.text("token")
    if not token:
        raise SlackError("not_authed")
    return token
