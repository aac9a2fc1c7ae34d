"""The way to the app, chosen anew for each payload: over HTTP while it has request URLs, over its sockets otherwise.

Slack sends nothing to a request URL of an app in Socket Mode, and nothing over sockets to one that is not.
"""

from collections.abc import Sequence

from sandbox.delivery import Attempt, PayloadType, Undelivered
from sandbox.errors import Refused
from sandbox.faults import Faults
from sandbox.http_events import HttpEvents
from sandbox.shapes import Json
from sandbox.socket_mode import SocketMode


class EitherWay:
    """A `Delivery` that is one of two others."""

    def __init__(self, http: HttpEvents, sockets: SocketMode, faults: Faults) -> None:
        self._http = http
        self._sockets = sockets
        self._faults = faults

    async def send(self, kind: PayloadType, payload: Json, attempt: Attempt = Attempt()) -> Json:  # noqa: B008 - frozen
        """Deliver as `Delivery.send` says; the acknowledgement may be lost on its way back."""
        over_http = bool(self._http.urls)
        answer = await (self._http if over_http else self._sockets).send(kind, payload, attempt)
        team = payload.get("team_id") or payload["team"]["id"]
        if self._faults.strike("drop_ack", team=team, method=kind, about=payload.get("event_id")):
            raise Undelivered("http_timeout" if over_http else "timeout", timeout=True)
        return answer

    async def set_urls(self, urls: Sequence[str], *, verified: bool) -> None:
        """Send to these request URLs from now on; to none means Socket Mode.

        With `verified` each is asked for a challenge first, as Slack asks. Raises Refused where one fails it.
        """
        for url in urls if verified else ():
            if not await self._http.verify(url):
                raise Refused("url_not_verified", f"{url} did not answer with the value of the challenge.")
        self._http.urls = tuple(urls)
