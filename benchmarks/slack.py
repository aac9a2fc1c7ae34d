"""A Slack that answers at once: what is measured is the app, not the workspace.

It knows no rules but the pace it may be told to keep, keeps nothing, and says yes to every call; `sandbox` is the
strict one. It answers the Web API over HTTP and speaks Socket Mode: one connection for each app-level token, over which
an envelope is sent and its acknowledgement awaited. Its few calls run in threads of this process, and nothing is
subtracted for them.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Condition, Event, Thread
from types import MappingProxyType, TracebackType
from typing import Any, Self
from urllib.parse import parse_qs

from websockets.sync.server import ServerConnection, serve

from benchmarks.pace import Throttle

Json = dict[str, Any]

TEAM_ID = "T0BENCH"
PATIENCE = 10.0
"""Seconds to wait for a connection or an acknowledgement before giving up."""

RESPONSE = "response"
"""The call by which a click or a command is answered in private."""


class StandIn:
    """The Web API at `api_url` and Socket Mode behind it. Use it as a context manager."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.throttle: Throttle | None = None
        self.delay = 0.0
        """Seconds that a call takes, as over a network."""
        self.offset = 0.0
        """How many seconds its clock is ahead of the machine's."""
        self._numbers = count(1)
        self._connections: dict[str, ServerConnection] = {}
        self._connected = Condition()
        self._over = Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._sockets = serve(self._keep, "127.0.0.1", 0, max_size=None, compression=None)
        self._threads = [Thread(target=self._http.serve_forever), Thread(target=self._sockets.serve_forever)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._over.set()
        self._sockets.shutdown()
        self._http.shutdown()
        self._http.server_close()
        for thread in self._threads:
            thread.join()

    @property
    def api_url(self) -> str:
        """Where the Web API is."""
        return f"http://127.0.0.1:{self._http.server_port}/api/"

    @property
    def clock_url(self) -> str:
        """Where its clock is, as the sandbox's would be."""
        return f"http://127.0.0.1:{self._http.server_port}/clock"

    def wait(self, method: str, given: Json) -> int | None:
        """Seconds the caller is sent away for; None where it is not."""
        return self.throttle.take(TEAM_ID, method, str(given.get("channel", ""))) if self.throttle else None

    def answer(self, method: str, token: str, given: Json) -> Json:
        """Say yes to a call of the Web API, with the ids a caller reads from the answer."""
        self.calls[method] += 1
        number = next(self._numbers)
        ts = f"{1_700_000_000 + number}.000100"
        match method:
            case "apps.connections.open":
                port = self._sockets.socket.getsockname()[1]
                return {"ok": True, "url": f"ws://127.0.0.1:{port}/{token}"}
            case "auth.test":
                return {"ok": True, "team_id": TEAM_ID, "user_id": "U0BOT", "bot_id": "B0BOT", "app_id": "A0BENCH"}
            case "users.info":
                who = {"id": given["user"], "real_name": given["user"], "tz": "America/Chicago", "locale": "en-US"}
                return {"ok": True, "user": who}
            case "conversations.open":
                return {"ok": True, "channel": {"id": f"D{number}"}}
            case _:
                return {"ok": True, "channel": given.get("channel"), "ts": ts, "view": {"id": f"V{number}"}}

    def deliver(self, token: str, kind: str, payload: Json) -> tuple[float, Json]:
        """Send an envelope to the app with this app-level token: seconds until its ack came, and what the ack holds.

        Raises TimeoutError where the app is not connected or does not answer.
        """
        connection = self._connection(token)
        envelope_id = f"E{next(self._numbers)}"
        payload = self.answerable(payload)
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload, "accepts_response_payload": True}
        start = time.perf_counter()
        connection.send(json.dumps(envelope))
        answer = json.loads(connection.recv(timeout=PATIENCE))
        took = time.perf_counter() - start
        if answer.get("envelope_id") != envelope_id:
            raise RuntimeError("the acknowledgement is another envelope's")
        return took, answer.get("payload") or {}

    def answerable(self, payload: Json) -> Json:
        """The payload with the address by which it can be answered, where it is of a kind that can."""
        if "response_url" not in payload:
            return payload
        return payload | {"response_url": f"http://127.0.0.1:{self._http.server_port}/{RESPONSE}"}

    def is_connected(self, token: str) -> bool:
        """Whether an app has connected with this app-level token."""
        with self._connected:
            return token in self._connections

    def _connection(self, token: str) -> ServerConnection:
        with self._connected:
            if not self._connected.wait_for(lambda: token in self._connections, PATIENCE):
                raise TimeoutError("the app did not connect")
            return self._connections[token]

    def _keep(self, connection: ServerConnection) -> None:
        """Hold a new connection open; `deliver` reads from it."""
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        token = connection.request.path.strip("/?") if connection.request else ""
        with self._connected:
            self._connections[token] = connection
            self._connected.notify_all()
        self._over.wait()


def _handler(slack: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """One call of the Web API, form or JSON; or a look at the clock."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            token = (self.headers.get("authorization") or "").removeprefix("Bearer ")
            method, given = self.path.rpartition("/")[2], _given(body)
            time.sleep(slack.delay)  # how far away Slack is, in one of this server's threads
            if (wait := slack.wait(method, given)) is not None:
                self._answer(429, {"ok": False, "error": "ratelimited"}, {"retry-after": str(wait)})
            else:
                self._answer(200, slack.answer(method, token, given))

        def do_GET(self) -> None:
            self._answer(200, {"offset": slack.offset})

        def _answer(self, status: int, said: Json, headers: Mapping[str, str] = MappingProxyType({})) -> None:
            answer = json.dumps(said).encode()
            self.send_response(status)
            for name, value in {"content-type": "application/json", "content-length": len(answer), **headers}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    return Handler


def _given(body: bytes) -> Json:
    if body.startswith(b"{"):
        given: Json = json.loads(body)
        return given
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


def main() -> None:
    """Stand in until the input ends: for who wants it in a process of its own. The only line said is the address."""
    with StandIn() as slack:
        slack.delay = float(sys.argv[1])
        print(slack.api_url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
