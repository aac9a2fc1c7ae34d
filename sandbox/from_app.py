"""What the app calls beside the Web API, in one workspace: uploads, downloads and response URLs.

Faults strike these too; their names there are `files.upload` and `response_url`.
"""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.arguments import Arguments, read_arguments
from sandbox.errors import SlackError
from sandbox.faults import Faults
from sandbox.files import take_bytes
from sandbox.parts import Parts
from sandbox.trouble import Trouble

_GONE = ("invalid_url", "expired_url", "used_url")


class FromApp:
    """The endpoints of one workspace."""

    def __init__(self, parts: Parts, faults: Faults) -> None:
        self._parts = parts
        self._trouble = Trouble(faults)

    async def upload(self, request: Request) -> ASGIApp:
        """Take the bytes of a file."""
        data = await _uploaded(request)
        return self._through("files.upload", lambda: self._take(request.path_params["file"], data))

    async def download(self, request: Request) -> Response:
        """Give a file's bytes."""
        file = self._parts.workspace.files.get(request.path_params["file"])
        if file is None or file.data is None:
            return PlainTextResponse("not found", status_code=404)
        return Response(file.data, media_type=file.mimetype)

    async def respond(self, request: Request) -> ASGIApp:
        """Do what was posted to a response URL."""
        try:
            given = await read_arguments(request)
        except SlackError as error:
            return JSONResponse(error.body(), status_code=400)
        return self._through("response_url", lambda: self._respond(request.path_params["token"], given))

    def _through(self, name: str, answer: Callable[[], Response]) -> ASGIApp:
        async def struck(scope: Scope, receive: Receive, send: Send) -> None:
            team = self._parts.workspace.team.id
            await self._trouble.around(answer, scope, receive, send, name=name, team=team)

        return struck

    def _take(self, file_id: str, data: bytes) -> Response:
        try:
            take_bytes(self._parts.workspace, file_id, data)
        except SlackError as error:
            return JSONResponse(error.body(), status_code=400)
        return PlainTextResponse(f"OK - {len(data)}")

    def _respond(self, token: str, given: Arguments) -> Response:
        try:
            self._parts.response_urls.respond(token, given)
        except SlackError as error:
            return JSONResponse(error.body(), status_code=404 if error.code in _GONE else 400)
        return PlainTextResponse("ok")


async def _uploaded(request: Request) -> bytes:
    """Return the bytes of an upload: the body, or the file of a multipart form as slack_sdk does not send but may."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form()
        for value in form.values():
            if not isinstance(value, str):
                return await value.read()
    return await request.body()
