"""Where faults strike an HTTP call of the app: before it is heard, instead of it, after it, or on its way back.

It knows nothing of what the call does. Web API, uploads and response URLs all pass through here.
"""

import asyncio
from collections.abc import Callable

from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sandbox.faults import Fault, Faults
from sandbox.shapes import Json
from sandbox.transport import cut, gone

RATELIMITED: Json = {"ok": False, "error": "ratelimited"}


class Trouble:
    """Lets calls through, or does to them what is armed."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    async def around(
        self, answer: Callable[[], Response], scope: Scope, receive: Receive, send: Send, *, name: str, team: str | None
    ) -> None:
        """Do the call `name` of the app in `team` by calling `answer`, and send what comes of it."""
        strike = self._faults.strike
        if strike("drop_call", method=name, team=team):
            await cut(receive)
            return
        held = strike("hold_call", method=name, team=team)
        if held is not None and await gone(receive, held.seconds):
            return  # the app gave up or died while its call was on its way
        response = self._instead(name, team) or answer()
        if response.status_code == 200:
            broken = strike("error_after", method=name, team=team)
            response = response if broken is None else _server_error(broken)
        slow = strike("slow", method=name, team=team)
        if slow is not None:
            await asyncio.sleep(slow.seconds)
        if response.status_code == 200 and strike("drop_reply", method=name, team=team):
            await cut(receive)
            return
        await response(scope, receive, send)

    def _instead(self, name: str, team: str | None) -> Response | None:
        """Return the answer of a Slack that is overloaded or broken, if such a fault is armed."""
        limited = self._faults.strike("ratelimited", method=name, team=team)
        if limited is not None:
            return too_many(limited.seconds)
        broken = self._faults.strike("server_error", method=name, team=team)
        return None if broken is None else _server_error(broken)


def too_many(seconds: float) -> Response:
    """Return Slack's answer to a call too many, which may be made again after so many seconds."""
    wait = {"Retry-After": str(max(1, int(seconds)))}
    return JSONResponse(RATELIMITED, status_code=429, headers=wait)


def _server_error(fault: Fault) -> Response:
    return Response("Internal Server Error", status_code=fault.status, media_type="text/html")
