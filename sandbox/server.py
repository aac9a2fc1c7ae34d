"""Serves a sandbox on 127.0.0.1: one Starlette application under uvicorn, in a thread of its own.

The first workspace is at the root, every further one below /w/{team id}; the Web API and the sockets are the app's.

Usable as a test fixture (`with Sandbox(terms) as sandbox`) and from the command line.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from sandbox.backstage import Backstage
from sandbox.control import Control
from sandbox.from_app import FromApp
from sandbox.manifest import read_manifest
from sandbox.oauth_page import OAuthPage
from sandbox.parts import Parts, Terms
from sandbox.slack import Slack
from sandbox.team import APP_TOKEN, BOT_TOKEN

_PAGE = Path(__file__).parent / "page"
_LOOK_SECONDS = 0.1
_TICK_SECONDS = 1.0


class Sandbox:
    """A stand-in Slack. `base_url` and `slack` are there once it was started.

    `bot_token` is what the first workspace's begins with; another comes of it when the app is removed and installed.
    """

    bot_token = BOT_TOKEN
    app_token = APP_TOKEN
    base_url: str
    slack: Slack

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._server: _Server | None = None
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

    @property
    def parts(self) -> Parts:
        """The first workspace."""
        return self.slack.first

    @property
    def client_id(self) -> str:
        """What SLACK_CLIENT_ID is to be where the app is installed by OAuth."""
        return self._terms.client_id

    @property
    def client_secret(self) -> str:
        """What SLACK_CLIENT_SECRET is to be."""
        return self._terms.client_secret

    @property
    def authorize_url(self) -> str:
        """Where the app sends those who want to install it, instead of to Slack's own address."""
        return self.base_url + "/oauth/v2/authorize"

    def workspace_url(self, team_id: str) -> str:
        """Return where a workspace's page and control API are, for the driver."""
        return self.slack.workspaces[team_id].workspace.base_url

    def start(self, port: int = 0) -> Self:
        """Listen on `port`, or on a free one, and serve until `stop`.

        Raises OSError where the port is taken, ManifestError for a manifest that Slack would not take.
        """
        manifest = read_manifest(self._terms.manifest)
        listening = socket.create_server(("127.0.0.1", port))
        # asyncio does so only for sockets it made itself; without it small answers wait 40 ms for the reader's ACK.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.base_url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        self.slack = Slack(self._terms, manifest, self.base_url)
        ready = threading.Event()
        config = uvicorn.Config(
            _application(self.slack, ready),
            log_level="warning",
            http="h11",
            ws="websockets-sansio",
            lifespan="on",
            timeout_graceful_shutdown=1,
        )
        server = self._server = _Server(config)
        self._thread = threading.Thread(target=_serve, args=(server, listening), name="sandbox", daemon=True)
        self._thread.start()
        while not ready.wait(_LOOK_SECONDS):
            if not self._thread.is_alive():
                raise RuntimeError("the sandbox could not be served; its log says why")
        return self

    def stop(self) -> None:
        """Stop serving. What was said is gone, unless it is kept in a folder."""
        if self._server is not None and self._thread is not None:
            self._server.leave()
            self._thread.join()

    def __enter__(self) -> Self:
        if self._thread is None:
            self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()


class _Server(uvicorn.Server):
    """Looks up when it is told to leave; uvicorn's own does ten times a second, whether anybody is there or not."""

    _loop: asyncio.AbstractEventLoop
    _told: asyncio.Event

    def leave(self) -> None:
        """End, from another thread; the server was started."""
        self.should_exit = True
        self._loop.call_soon_threadsafe(self._told.set)

    async def main_loop(self) -> None:
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), _TICK_SECONDS)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._told = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)


def _serve(server: _Server, listening: socket.socket) -> None:
    with listening:
        asyncio.run(server.serve(sockets=[listening]))


def _application(slack: Slack, ready: threading.Event) -> Starlette:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        slack.start()
        ready.set()
        try:
            yield
        finally:
            await slack.close()

    return Starlette(routes=_routes(slack), lifespan=lifespan)


def _routes(slack: Slack) -> list[BaseRoute]:
    authorize = OAuthPage(slack.oauth, slack.workspaces, slack.first.manifest.name)
    further = [parts for parts in slack.workspaces.values() if parts is not slack.first]
    return [
        Route("/api/{method}", slack.web_api),
        WebSocketRoute("/socket/{ticket}", slack.sockets),
        *authorize.routes(),
        Mount("/page", StaticFiles(directory=_PAGE)),
        *(Mount(parts.workspace.path, routes=_workspace_routes(slack, parts)) for parts in further),
        *_workspace_routes(slack, slack.first),
    ]


def _workspace_routes(slack: Slack, parts: Parts) -> list[BaseRoute]:
    """Return what is found below the address of one workspace: its files, response URLs, control API and page."""
    by_app = FromApp(parts, slack.faults)
    return [
        Route("/files/upload/{file}", by_app.upload, methods=["POST"]),
        Route("/files/{file}/{name}", by_app.download),
        Route("/response/{token}", by_app.respond, methods=["POST"]),
        Mount("/control", routes=[*Control(parts).routes(), *Backstage(slack, parts).routes()]),
        Route("/", lambda _: FileResponse(_PAGE / "index.html")),
    ]
