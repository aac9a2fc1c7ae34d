"""Slack's Web API reduced to what two equal workspaces need: it notes what it is asked, and answers that all went well.

Whoever asks is known by the token. Channels, view ids and the ts of posts are made in the same way for every token, so
two workspaces in which the same happens get the same ids for it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One question to Slack. A reply to a click by its `response_url` is the method `respond`, bytes `files.upload`."""

    token: str
    method: str
    given: Json


@dataclass
class Slack:
    """What was asked, what stands in the channels, and who the people are, by token."""

    url: str = ""
    calls: list[Call] = field(default_factory=list)
    posts: defaultdict[str, dict[tuple[str, str], Json]] = field(default_factory=lambda: defaultdict(dict))
    people: defaultdict[str, dict[str, Json]] = field(default_factory=lambda: defaultdict(dict))
    refuse: dict[str, str] = field(default_factory=dict)
    """Methods that answer with an error, such as views.open with expired_trigger_id."""

    _lock: Lock = field(default_factory=Lock)

    def answer(self, call: Call) -> Json:
        with self._lock:
            self.calls.append(call)
            if error := self.refuse.get(call.method):
                return {"ok": False, "error": error}
            return {"ok": True, **self._answer(call)}

    def _answer(self, call: Call) -> Json:
        given, posts = call.given, self.posts[call.token]
        match call.method:
            case "conversations.open":
                people = sorted(given["users"].split(","))
                return {"channel": {"id": channel_of(people)}}
            case "chat.postMessage":
                number = 1 + sum(channel == given["channel"] for channel, _ in posts)
                ts = f"{1000 + number}.000100"
                posts[given["channel"], ts] = given
                return {"channel": given["channel"], "ts": ts}
            case "chat.update":
                kept = posts[given["channel"], given["ts"]]
                posts[given["channel"], given["ts"]] = kept | {"blocks": given["blocks"], "text": given["text"]}
                return {"channel": given["channel"], "ts": given["ts"]}
            case "files.getUploadURLExternal":
                number = sum(c.method == call.method and c.token == call.token for c in self.calls)
                return {"file_id": f"F-{number}", "upload_url": f"{self.url}/upload/{call.token}"}
            case "files.completeUploadExternal":
                return {"files": given["files"]}
            case "users.info":
                return {"user": self.people[call.token][given["user"]]}
            case "views.open" | "views.push" | "views.update" | "views.publish":
                return {"view": {"id": "V-SHOWN"}}
            case "conversations.history" | "conversations.replies":
                return {"messages": []}
            case _:
                return {}


def channel_of(people: list[str]) -> str:
    """The channel of these people with the bot, the same in every workspace."""
    return ("D-" if len(people) == 1 else "G-") + "-".join(people)


@contextmanager
def listening() -> Iterator[Slack]:
    """Slack on a port of this machine."""
    slack = Slack()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            if self.path.startswith("/upload/"):  # whose it is stands in the address alone
                call = Call(self.path.removeprefix("/upload/"), "files.upload", {"content": body})
            else:
                call = Call(token, self.path.removeprefix("/api/").removeprefix("/"), _read(body))
            answer = json.dumps(slack.answer(call)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        slack.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield slack
        finally:
            server.shutdown()
            thread.join()


def _read(body: str) -> Json:
    given: Mapping[str, Any] = (
        json.loads(body) if body.startswith("{") else {name: values[0] for name, values in parse_qs(body).items()}
    )
    return {name: _plain(value) for name, value in given.items() if name != "token"}


def _plain(value: Any) -> Any:
    """Blocks, views and metadata come as JSON in a form."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
