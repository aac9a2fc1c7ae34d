"""An app of a few lines that connects to the sandbox, the people of its workspace, and short forms of Block Kit.

The tests' own: the sandbox is tested against raw JSON, not against a framework that might hide what it sends.
"""

import json
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from sandbox.local_http import settings
from sandbox.people import Person
from sandbox.server import Sandbox

Json = dict[str, Any]
MANIFEST = Path(__file__).with_name("manifest.yml")
ADA, TOMAS, MEI, GONE, GUEST = "U0ADA00001", "U0TOMAS001", "U0MEI00001", "U0GONE0001", "U0GUEST001"
PEOPLE = (
    Person(ADA, "ada", "Ada Lindgren", title="Librarian", tz="America/Chicago", is_admin=True),
    Person(TOMAS, "tomas", "Tomas Reyes", title="Page", tz="America/Denver"),
    Person(MEI, "mei", "Mei Sato", tz="Asia/Tokyo", locale="en-GB"),
    Person(GONE, "gone", "Olly Gone", deleted=True),
    Person(GUEST, "guest", "Vera Guest", is_restricted=True),
)
PATIENCE = 10.0


class Moments:
    """A monotonic clock that a test can push on."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


def until(condition: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Return what `condition` gives once it is true; fail at the deadline."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not (found := condition()):
        assert time.monotonic() < deadline, "the condition was not met in time"
        pause.wait(0.01)
    return found


class Api:
    """The Web API as an app calls it: JSON bodies and a bearer token."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.http = httpx.Client(**settings(base_url=sandbox.api_url, timeout=PATIENCE))

    def __call__(self, method: str, *, token: str | None = None, **args: Any) -> Json:
        headers = {"Authorization": f"Bearer {token or self.sandbox.bot_token}"}
        answer: Json = self.http.post(method, json=args, headers=headers).json()
        return answer

    def post(self, channel: str, text: str = "hello", **args: Any) -> Json:
        """Post a message that must be taken."""
        answer = self("chat.postMessage", channel=channel, text=text, **args)
        assert answer["ok"], answer
        return answer


class App:
    """An app of a few lines: one WebSocket, what came, and an answer for each kind of payload.

    `answers` maps a payload's type (`command` for slash commands) to a body, to a function of the payload, or to None
    for silence.
    """

    def __init__(self, api: Api) -> None:
        self.api = api
        self.came: list[Json] = []
        self.hello: Json = {}
        self.answers: dict[str, Any] = {}
        url = api("apps.connections.open", token=api.sandbox.app_token)["url"]
        self.connected = True
        self._open = ExitStack()
        self.socket: ClientConnection = self._open.enter_context(connect(url, proxy=None))
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        until(lambda: self.hello)

    def close(self) -> None:
        self._open.close()
        self._thread.join()

    def payloads(self, kind: str) -> list[Json]:
        """Return the payloads of one type so far: `block_actions`, `command`, or an event's type."""
        return [e["payload"] for e in list(self.came) if kind_of(e) == kind]

    def wait_for(self, kind: str, count: int = 1) -> list[Json]:
        """Wait until `count` payloads of one type came, and return them."""
        found: list[Json] = until(lambda: p if len(p := self.payloads(kind)) >= count else None)
        return found

    def events(self, kind: str, count: int = 1) -> list[Json]:
        """Wait until `count` events of one type came, and return the inner events."""
        return [payload["event"] for payload in self.wait_for(kind, count)]

    def _read(self) -> None:
        try:
            for text in self.socket:
                self._take(json.loads(text))
        except ConnectionClosed:
            pass
        self.connected = False

    def _take(self, envelope: Json) -> None:
        if envelope["type"] in ("hello", "disconnect"):
            self.hello = self.hello or envelope
            self.came.append(envelope)
            return
        self.came.append(envelope)
        answer = self.answers.get(kind_of(envelope), {})
        body = answer(envelope["payload"]) if callable(answer) else answer
        if body is not None:
            acknowledgement = {"envelope_id": envelope["envelope_id"]} | ({"payload": body} if body else {})
            self.socket.send(json.dumps(acknowledgement))


def kind_of(envelope: Json) -> str:
    if envelope["type"] == "slash_commands":
        return "command"
    payload = envelope.get("payload", {})
    return str(payload["event"]["type"] if envelope["type"] == "events_api" else payload.get("type", envelope["type"]))


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("A form"), "submit": plain("Send"), "blocks": list(blocks), **more}


def field(element: Json, label: str = "Words", **more: Any) -> Json:
    return {"type": "input", "label": plain(label), "element": element, **more}


def typed(action_id: str = "words", **more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": action_id, **more}


def button(text: str = "Press", action_id: str = "press", **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(text), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def options(count: int) -> list[Json]:
    return [{"text": plain(f"Choice {n}"), "value": f"v{n}"} for n in range(count)]
