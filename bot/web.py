"""HTTP: the way in where Slack calls the bot, served by uvicorn in a thread of its own.

It listens, and at the end stops listening first and answers what is in hand. It must not know who asks for what.
"""

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event, Thread

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.listening import listen, url_of

DRAIN_SECONDS = 10
"""How long requests in hand may take at the end. Bolt gives an answer up after 3 s."""


@dataclass(frozen=True, slots=True)
class Listening:
    """What can be seen of the server."""

    alive: bool


class WebLine:
    """The HTTP server of one process. `port` 0 lets the system choose; `url` says which it was."""

    def __init__(self, host: str, port: int, routes: Sequence[BaseRoute]) -> None:
        self._host = host
        self._port = port
        app = Starlette(routes=routes)
        app.router.redirect_slashes = False  # a path that is not there is not there
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=DRAIN_SECONDS,
            )
        )
        self._socket: socket.socket | None = None
        self._thread = Thread(target=self._serve, name="web", daemon=True)

    @property
    def url(self) -> str:
        """Where it listens on this machine."""
        if self._socket is None:
            raise RuntimeError("nothing listens yet")
        return url_of(self._socket)

    def connect(self, stop: Event) -> None:  # noqa: ARG002 - as other ways in, which may have to wait
        """Listen. Raises CannotServe where the address cannot be had."""
        self._socket = listen(self._host, self._port, "MICROMENTOR_HTTP_PORT and MICROMENTOR_HTTP_HOST")
        self._thread.start()

    def reading(self) -> Listening:
        """How the server is."""
        return Listening(self._thread.is_alive() and not self._server.should_exit)

    def close(self) -> None:
        """Take no more requests; those in hand are answered first."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        if self._socket is not None:
            self._socket.close()

    def _serve(self) -> None:
        if self._socket is not None:
            asyncio.run(self._server.serve(sockets=[self._socket]))
