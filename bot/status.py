"""A small HTTP endpoint on this machine: is the process well, is it idle, what is its next timer, and its figures.

The stand-in Slack asks it while it moves the clock, a supervisor and Prometheus while they watch. It must not change
anything but the moment at which due things are looked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Thread

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.listening import listen, url_of
from bot.metrics import CONTENT_TYPE, Metrics


@dataclass(frozen=True, slots=True)
class Status:
    """Whether anything is left to do now, when the next timer falls due, and what time it is (aware UTC)."""

    idle: bool
    next: datetime | None
    now: datetime


def healthz(ills: Callable[[], list[str]]) -> Route:
    """`/healthz`: 200 where nothing is wrong with the process, else 503. What is wrong, `/metrics` tells."""

    def answer(_request: Request) -> JSONResponse:  # not async: Starlette runs it beside the event loop
        healthy = not ills()
        return JSONResponse({"healthy": healthy}, status_code=200 if healthy else 503)

    return Route("/healthz", answer)


def metrics_page(metrics: Metrics) -> Route:
    """`/metrics` in Prometheus's text format."""

    def answer(_request: Request) -> Response:
        return Response(metrics.page(), media_type=CONTENT_TYPE)

    return Route("/metrics", answer)


class StatusServer:
    """Serves `/status`, `/healthz` and `/metrics` from a thread of its own. `port` 0 lets the system choose.

    Raises CannotServe where the address cannot be had.
    """

    def __init__(
        self, host: str, port: int, status: Callable[[], Status], ills: Callable[[], list[str]], metrics: Metrics
    ) -> None:
        self._status = status
        self._socket = listen(host, port, "MICROMENTOR_STATUS_PORT and MICROMENTOR_STATUS_HOST")
        app = Starlette(routes=[Route("/status", self._on_status), healthz(ills), metrics_page(metrics)])
        self._server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))
        self._thread = Thread(target=self._server.run, args=([self._socket],), name="status", daemon=True)

    @property
    def url(self) -> str:
        """Where this machine reaches it."""
        return url_of(self._socket)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()

    def _on_status(self, _request: Request) -> JSONResponse:  # not async: Starlette runs it beside the event loop
        status = self._status()
        due = status.next.timestamp() if status.next else None
        return JSONResponse({"idle": status.idle, "next": due, "now": status.now.timestamp()})
