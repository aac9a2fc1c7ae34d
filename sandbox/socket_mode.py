"""Socket Mode: up to ten WebSocket connections of the app, each payload to one of them, acknowledgements from any.

It carries envelopes and knows nothing of what is in them.
"""

import asyncio
import contextlib
import itertools
import json
import uuid
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox import limits
from sandbox.delivery import Attempt, PayloadType, Undelivered
from sandbox.shapes import Json
from sandbox.team import APP_ID
from sandbox.transport import transport_under

_HOST = "sandbox-socket"
_CONNECTION_SECONDS = 18_060
_DEBUG_RECONNECT_SECONDS = 360
_WARNING_SECONDS = 10.0


@dataclass(eq=False, slots=True)
class Connection:
    """One open WebSocket. A `leaving` one was told to reconnect and gets nothing new while another is there."""

    socket: WebSocket
    transport: asyncio.Transport | None = None
    leaving: bool = False
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, message: Json) -> None:
        """Send one JSON message; the connection may be gone, then nothing happens."""
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            async with self.lock:
                await self.socket.send_text(json.dumps(message))

    def cut(self) -> None:
        """Break the TCP connection without a word, as a network would."""
        if self.transport is not None:
            self.transport.abort()


class SocketMode:
    """The app's connections and the envelopes that wait for their acknowledgement."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.connections: list[Connection] = []
        self._changed = changed
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._turn = itertools.count()
        self._timers: set[asyncio.Task[None]] = set()

    def ticket(self) -> str:
        """Return a new ticket for one connection; it is part of the URL apps.connections.open hands out."""
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        return ticket

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, as an ASGI application, from hello to its end."""
        socket = WebSocket(scope, receive, send)
        ticket = socket.path_params["ticket"]
        if ticket not in self._tickets:
            await socket.close(4404)
            return
        self._tickets.discard(ticket)
        await socket.accept()
        connection = Connection(socket, transport_under(receive))
        if len(self.connections) >= limits.SOCKETS:
            await connection.send(_disconnect("too_many_websockets"))
            await socket.close()
            return
        self.connections.append(connection)
        self._changed()
        debug = socket.query_params.get("debug_reconnects") == "true"
        lifetime = _DEBUG_RECONNECT_SECONDS if debug else _CONNECTION_SECONDS
        await connection.send(self._hello(lifetime))
        refresh = asyncio.create_task(self._refresh_after(connection, lifetime))
        try:
            while True:
                self._acknowledged(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            refresh.cancel()
            self.connections.remove(connection)
            self._changed()

    async def send(self, kind: PayloadType, payload: Json, attempt: Attempt = Attempt()) -> Json:  # noqa: B008 - frozen
        """Deliver as `Delivery.send` says, to one of the connections, each in turn."""
        open_ones = [c for c in self.connections if not c.leaving] or self.connections
        if not open_ones:
            raise Undelivered("connection_failed", timeout=False)
        connection = open_ones[next(self._turn) % len(open_ones)]
        envelope_id = str(uuid.uuid4())
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answer
        envelope: Json = {
            "envelope_id": envelope_id,
            "payload": payload,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt.number, "retry_reason": attempt.reason}
        try:
            await connection.send(envelope)
            return await asyncio.wait_for(answer, limits.ACK_SECONDS)
        except TimeoutError:
            raise Undelivered("timeout", timeout=True) from None
        finally:
            del self._waiting[envelope_id]

    async def close(self) -> None:
        """Stop the refreshes that are under way."""
        for task in list(self._timers):
            task.cancel()
        await asyncio.gather(*self._timers, return_exceptions=True)

    def cut(self) -> None:
        """Break every connection without a close frame."""
        for connection in self.connections:
            connection.cut()

    def disable(self) -> None:
        """Tell every connection that the link is no more, and close it."""
        for connection in list(self.connections):
            self._later(self._disable(connection))

    def refresh(self, warning_seconds: float = _WARNING_SECONDS) -> None:
        """Tell every connection to reconnect: a warning, after `warning_seconds` the request itself."""
        for connection in list(self.connections):
            self._later(self._refresh(connection, warning_seconds))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._timers.add(task)
        task.add_done_callback(self._timers.discard)

    def _hello(self, lifetime: int) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": _HOST, "build_number": 1, "approximate_connection_time": lifetime},
        }

    async def _refresh_after(self, connection: Connection, seconds: float) -> None:
        await asyncio.sleep(seconds - _WARNING_SECONDS)
        await self._refresh(connection, _WARNING_SECONDS)

    async def _disable(self, connection: Connection) -> None:
        await connection.send(_disconnect("link_disabled"))
        with contextlib.suppress(RuntimeError):
            await connection.socket.close()

    async def _refresh(self, connection: Connection, warning_seconds: float) -> None:
        connection.leaving = True
        await connection.send(_disconnect("warning"))
        await asyncio.sleep(warning_seconds)
        if connection in self.connections:
            await connection.send(_disconnect("refresh_requested"))

    def _acknowledged(self, text: str) -> None:
        try:
            message = json.loads(text)
        except ValueError:
            return  # slack_sdk sends bare pings as text now and then; Slack says nothing to them
        waiting = self._waiting.get(message.get("envelope_id", "")) if isinstance(message, dict) else None
        if waiting is not None and not waiting.done():
            waiting.set_result(message.get("payload") or {})


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}}
