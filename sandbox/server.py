"""Serves a sandbox on 127.0.0.1: one Starlette application under uvicorn, in a thread of its own.

Usable as a test fixture (`with Sandbox(terms) as sandbox`) and from the command line.
"""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from sandbox.arguments import read_arguments
from sandbox.control import Control
from sandbox.errors import SlackError
from sandbox.files import take_bytes
from sandbox.manifest import read_manifest
from sandbox.parts import Parts, Terms
from sandbox.transport import cut
from sandbox.web_api import APP_TOKEN, BOT_TOKEN

_PAGE = Path(__file__).parent / "page"
_LOOK_SECONDS = 0.1


class Sandbox:
    """A stand-in Slack workspace. `base_url` and `parts` are there once it was started."""

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN
    base_url: str
    parts: Parts

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL is to be."""
        return self.base_url + "/api/"

    @property
    def clock_url(self) -> str:
        """What MICROMENTOR_CLOCK_URL is to be."""
        return self.base_url + "/control/clock"

    @property
    def signing_secret(self) -> str:
        """What SLACK_SIGNING_SECRET is to be in HTTP mode."""
        return self._terms.signing_secret

    def start(self, port: int = 0) -> Self:
        """Listen on `port`, or on a free one, and serve until `stop`.

        Raises OSError where the port is taken, ManifestError for a manifest that Slack would not take.
        """
        manifest = read_manifest(self._terms.manifest)
        listening = socket.create_server(("127.0.0.1", port))
        # asyncio does so only for sockets it made itself; without it small answers wait 40 ms for the reader's ACK.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        self.parts = Parts(self._terms, manifest, self.base_url)
        ready = threading.Event()
        config = uvicorn.Config(
            _application(self.parts, ready),
            log_level="warning",
            http="h11",
            ws="websockets-sansio",
            lifespan="on",
            timeout_graceful_shutdown=1,
        )
        server = self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=_serve, args=(server, listening), name="sandbox", daemon=True)
        self._thread.start()
        while not ready.wait(_LOOK_SECONDS):
            if not self._thread.is_alive():
                raise RuntimeError("the sandbox could not be served; its log says why")
        return self

    def stop(self) -> None:
        """Stop serving. What was said is gone, unless it is kept in a folder."""
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()

    def __enter__(self) -> Self:
        if self._thread is None:
            self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()


def _serve(server: uvicorn.Server, listening: socket.socket) -> None:
    with listening:
        asyncio.run(server.serve(sockets=[listening]))


def _application(parts: Parts, ready: threading.Event) -> Starlette:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        parts.start()
        ready.set()
        try:
            yield
        finally:
            await parts.close()

    return Starlette(routes=_routes(parts), lifespan=lifespan)


def _routes(parts: Parts) -> list[BaseRoute]:
    async def upload(request: Request) -> Response:
        if parts.faults.strike("drop_call", method="files.upload"):
            await cut(request.receive)
        try:
            take_bytes(parts.workspace, request.path_params["file"], await _uploaded(request))
        except SlackError as error:
            return JSONResponse(error.body(), status_code=400)
        return PlainTextResponse(f"OK - {request.headers.get('content-length', 0)}")

    async def download(request: Request) -> Response:
        file = parts.workspace.files.get(request.path_params["file"])
        if file is None or file.data is None:
            return PlainTextResponse("not found", status_code=404)
        return Response(file.data, media_type=file.mimetype)

    async def respond(request: Request) -> Response:
        try:
            parts.response_urls.respond(request.path_params["token"], await read_arguments(request))
        except SlackError as error:
            gone = error.code in ("invalid_url", "expired_url", "used_url")
            return JSONResponse(error.body(), status_code=404 if gone else 400)
        return PlainTextResponse("ok")

    routes: list[BaseRoute] = [
        Route("/api/{method}", parts.web_api),
        WebSocketRoute("/socket/{ticket}", parts.sockets),
        Route("/files/upload/{file}", upload, methods=["POST"]),
        Route("/files/{file}/{name}", download),
        Route("/response/{token}", respond, methods=["POST"]),
        Mount("/control", routes=Control(parts).routes()),
        Route("/", lambda _: FileResponse(_PAGE / "index.html")),
    ]
    if _PAGE.is_dir():
        routes.append(Mount("/page", StaticFiles(directory=_PAGE)))
    return routes


async def _uploaded(request: Request) -> bytes:
    """Return the bytes of an upload: the body, or the file of a multipart form as slack_sdk does not send but may."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form()
        for value in form.values():
            if not isinstance(value, str):
                return await value.read()
    return await request.body()
