"""HTTP as the way in: what Slack sends is answered in time, what is not Slack's learns nothing and changes nothing."""

import hmac
import json
import logging
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, Thread, current_thread
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from pydantic import SecretStr
from slack_sdk.signature import SignatureVerifier
from sqlmodel import func, select

from bot.build import build
from bot.endpoint import APART_SECONDS, MOST_BYTES
from bot.outcome import NoToken
from bot.process import Bot
from bot.settings import Settings
from bot.web import WebLine
from sandbox.driver import Workspace
from sandbox.local_http import settings as local
from sandbox.parts import Terms
from sandbox.people import Person as Account
from sandbox.server import Sandbox
from storage.inbox import InboxRow
from storage.installation import Installations
from storage.request import RequestRow
from storage.timers import Timers
from tests.bot.conftest import MANIFEST

TEAM = "T0SANDBOX"
CROWD = tuple(Account(f"U{number:02}", f"p{number:02}", f"Person {number:02}") for number in range(20))
Until = Callable[[Callable[[], Any], str], Any]


class Clock:
    """The machine's clock; with `crowd`, whoever listens is held until as many listen at once."""

    crowd: Barrier | None = None

    def now(self) -> datetime:
        if self.crowd and current_thread().name.startswith("listener"):
            self.crowd.wait(timeout=30)
        return datetime.now(UTC)

    def refresh(self) -> None:
        pass


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Terms(manifest=MANIFEST, people=CROWD, retry_delays=(0.1, 0.1, 0.1))) as sandbox:
        yield sandbox


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bot(sandbox: Sandbox, sqlite_url: str, clock: Clock) -> Iterator[Bot]:
    settings = Settings.model_validate(
        {
            "SLACK_BOT_TOKEN": SecretStr(sandbox.bot_token),
            "SLACK_SIGNING_SECRET": SecretStr(sandbox.signing_secret),
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": sqlite_url,
            "MICROMENTOR_STATUS_PORT": "0",
            "MICROMENTOR_HTTP_PORT": "0",
        }
    )
    bot = build(settings, clock, mode="serve")
    bot.start()
    yield bot
    bot.stop()


@pytest.fixture
def url(bot: Bot) -> str:
    assert isinstance(bot.line, WebLine)
    return f"{bot.line.url}/slack/events"


@pytest.fixture
def workspace(sandbox: Sandbox, bot: Bot, url: str) -> Iterator[Workspace]:
    assert bot.status_server
    with Workspace(sandbox.base_url) as workspace:
        workspace.request_urls(url, verified=True)
        workspace.bot_status(f"{bot.status_server.url}/status")
        yield workspace


JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def signed(sandbox: Sandbox, body: bytes, kind: str = JSON, at: float | None = None) -> dict[str, str]:
    stamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(sandbox.signing_secret).generate_signature(timestamp=stamp, body=body)
    assert signature
    return {"content-type": kind, "x-slack-request-timestamp": stamp, "x-slack-signature": signature}


def left(bot: Bot) -> tuple[int, int]:
    """How many events and requests are kept."""
    with bot.database.reading() as session:
        events, requests = (session.scalar(select(func.count()).select_from(row)) for row in (InboxRow, RequestRow))
        return events or 0, requests or 0


def home_opened(event_id: str = "Ev1") -> bytes:
    event = {"type": "app_home_opened", "user": "U01", "tab": "home", "event_ts": "1.1"}
    return json.dumps({"type": "event_callback", "team_id": TEAM, "event_id": event_id, "event": event}).encode()


def command(text: str) -> bytes:
    fields = {"command": "/micromentor", "text": text, "team_id": TEAM, "user_id": "U01", "trigger_id": "1.2.3"}
    return urlencode(fields).encode()


def test_twenty_slow_submissions_at_once_are_all_answered_in_time(workspace: Workspace, bot: Bot, clock: Clock) -> None:
    people = [workspace.person(account.id) for account in CROWD]
    for person in people:
        assert person.command("/micromentor", "run a teen council").ok

    def submit(number: int) -> None:
        form = people[number].modal()
        assert form
        form.submit()

    # Each is slow until all twenty are at it together; the stand-in refuses any that takes more than three seconds.
    clock.crowd = Barrier(len(people))
    with ThreadPoolExecutor(len(people)) as hands:
        list(hands.map(submit, range(len(people))))
    clock.crowd = None
    workspace.settle()
    for person in people:
        form = person.modal()
        assert form
        assert form.title != "Ask for help", "the form gave way to what came of it"


def test_what_is_in_hand_is_answered_before_the_line_is_closed(
    workspace: Workspace, bot: Bot, url: str, until: Until
) -> None:
    person = workspace.person("U01")
    workspace.fault("slow", method="views.open", seconds=1.0)
    assert bot.line
    with ThreadPoolExecutor(1) as hand:
        answer = hand.submit(person.command, "/micromentor", "run a teen council")
        until(lambda: workspace.calls("views.open"), "the command to be in hand")
        bot.line.close()
        assert answer.result().ok
    assert person.modal()
    with pytest.raises(httpx.ConnectError):
        send(url, b"{}", {})


def send(url: str, body: bytes, headers: Mapping[str, str] | Mapping[bytes, bytes]) -> httpx.Response:
    with httpx.Client(**local()) as client:
        return client.post(url, content=body, headers=headers)


@pytest.mark.parametrize("body", [home_opened(), command("help")], ids=["event", "command"])
@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"x-slack-signature": "v0=" + "0" * 64}, 401),
        ({"x-slack-signature": ""}, 401),
        ({"x-slack-signature": "v0=\u00e9"}, 401),
        ({"x-slack-request-timestamp": "soon"}, 401),
        ({"x-slack-request-timestamp": "9" * 5000}, 401),
        ({"x-slack-request-timestamp": str(int(time.time()) + 1)}, 401),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "multipart/form-data; boundary=x"}, 415),
        ({"content-type": "application/json; charset=utf-16"}, 415),
        ({"content-encoding": "gzip"}, 415),
    ],
    ids=lambda change: next(iter(change)) if isinstance(change, dict) else None,
)
def test_what_slack_did_not_send_is_refused_and_told_nothing(
    sandbox: Sandbox, bot: Bot, url: str, body: bytes, change: dict[str, str], status: int
) -> None:
    headers = {name.encode(): value.encode("latin-1") for name, value in (signed(sandbox, body) | change).items()}
    answer = send(url, body, headers)
    assert_refused(answer, status)
    assert left(bot) == (0, 0)


def assert_refused(answer: httpx.Response, status: int) -> None:
    assert (answer.status_code, answer.text) == (status, HTTPStatus(status).phrase)
    assert "server" not in answer.headers


@pytest.mark.parametrize("age", [APART_SECONDS + 5, -APART_SECONDS - 5])
def test_a_request_of_long_ago_is_not_taken_again(sandbox: Sandbox, bot: Bot, url: str, age: int) -> None:
    body = home_opened()
    assert_refused(send(url, body, signed(sandbox, body, at=time.time() - age)), 401)
    assert left(bot) == (0, 0)


def test_an_event_sent_again_is_taken_once(sandbox: Sandbox, bot: Bot, url: str) -> None:
    body = home_opened()
    headers = signed(sandbox, body)
    for _ in range(3):
        assert send(url, body, headers).status_code == 200
    assert left(bot) == (1, 0)


def test_a_submission_sent_again_is_one_request(workspace: Workspace, sandbox: Sandbox, bot: Bot, url: str) -> None:
    person = workspace.person("U01")
    assert person.command("/micromentor", "run a teen council").ok
    form = person.modal()
    assert form
    came: list[tuple[bytes, dict[str, str]]] = []
    with Recorder(url, came) as recorder:
        workspace.request_urls(recorder.url)
        form.submit()
    ((body, headers),) = [each for each in came if b"view_submission" in each[0]]
    workspace.settle()
    before = left(bot)
    answers = [send(url, body, headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert left(bot) == before
    assert before[1] == 1


class Recorder(ThreadingHTTPServer):
    """Passes on what comes, and keeps it to be sent again."""

    def __init__(self, to: str, came: list[tuple[bytes, dict[str, str]]]) -> None:
        super().__init__(("127.0.0.1", 0), PassOn)
        self.to, self.came = to, came
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/slack/events"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class PassOn(BaseHTTPRequestHandler):
    server: Recorder

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        wanted = ("content-type", "x-slack-request-timestamp", "x-slack-signature")
        headers = {name: self.headers[name] for name in wanted}
        self.server.came.append((body, headers))
        answer = send(self.server.to, body, headers)
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers.get("content-type", "text/plain"))
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def test_a_body_too_large_is_refused_before_it_is_read(sandbox: Sandbox, bot: Bot, url: str) -> None:
    """Nothing of it was sent yet when the answer comes."""
    where = urlsplit(url)
    with socket.create_connection((where.hostname, where.port)) as plain:
        head = (
            f"POST {where.path} HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON}\r\nContent-Length: {MOST_BYTES + 1}\r\n\r\n"
        )
        plain.sendall(head.encode())
        assert plain.makefile("rb").readline().split()[1] == b"413"
    assert left(bot) == (0, 0)


def test_a_body_that_does_not_say_how_large_it_is_is_read_so_far_and_no_further(url: str) -> None:
    where = urlsplit(url)
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with socket.create_connection((where.hostname, where.port)) as plain:
        head = f"POST {where.path} HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON}\r\nTransfer-Encoding: chunked\r\n\r\n"
        plain.sendall(head.encode())
        plain.sendall(chunk * (MOST_BYTES // 0x10000 + 1))
        assert plain.makefile("rb").readline().split()[1] == b"413"


def test_a_body_that_does_not_come_is_not_waited_for(
    url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.endpoint.READ_SECONDS", 0.1)
    where = urlsplit(url)
    head = f"POST {where.path} HTTP/1.1\r\nHost: x\r\nContent-Type: {JSON}\r\nContent-Length: 10\r\n\r\n"
    with socket.create_connection((where.hostname, where.port)) as slow:
        slow.sendall(head.encode() + b"{")
        assert slow.makefile("rb").readline().split()[1] == b"408"
    with socket.create_connection((where.hostname, where.port)) as cut:
        cut.sendall(head.encode() + b"{")
    with httpx.Client(**local()) as client:
        assert client.get(url.replace("/slack/events", "/healthz")).status_code in {200, 503}, "it goes on"
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("body", [b"[1, 2]", b"{", b'"word"', b"[" * 100_000, b"payload=%7B", b"\xff\xfe"])
def test_a_body_that_is_no_payload_is_a_bad_request_even_signed(
    sandbox: Sandbox, bot: Bot, url: str, body: bytes
) -> None:
    secret = sandbox.signing_secret.encode()
    stamp = str(int(time.time()))
    signature = "v0=" + hmac.new(secret, b"v0:" + stamp.encode() + b":" + body, "sha256").hexdigest()
    kind = FORM if body.startswith(b"payload") else JSON
    headers = {"content-type": kind, "x-slack-request-timestamp": stamp, "x-slack-signature": signature}
    assert_refused(send(url, body, headers), 400)
    assert left(bot) == (0, 0)


def test_unknown_paths_and_other_methods(url: str) -> None:
    base = url.removesuffix("/slack/events")
    with httpx.Client(**local()) as client:
        for path in ("/", "/slack", "/slack/events/", "/slack/install", "/slack/oauth_redirect", "/status", "/metrics"):
            assert client.get(base + path).status_code == 404, path
        for method in ("GET", "PUT", "DELETE"):
            assert_refused(client.request(method, url), 405)


def test_slack_may_look_at_the_certificate(url: str, bot: Bot) -> None:
    with httpx.Client(**local()) as client:
        asked = client.get(url, params={"ssl_check": "1"})
        posted = client.post(url, data={"ssl_check": "1", "token": "t", "command": "/micromentor"})
    assert [(answer.status_code, answer.text) for answer in (asked, posted)] == [(200, ""), (200, "")]
    assert left(bot) == (0, 0)


def test_a_workspace_that_removes_the_app_is_still_at_once(workspace: Workspace, sandbox: Sandbox, bot: Bot) -> None:
    person = workspace.person("U01")
    person.open_home()
    workspace.app("uninstall")
    workspace.settle()
    with bot.database.reading() as session:
        installation = Installations(session).get(TEAM)
        due = Timers(session).next_due()
    assert installation
    assert (installation.is_active, installation.token) == (False, None)
    assert due
    assert due - (installation.removed_at or due) == timedelta(days=30)
    assert bot.status().idle
    with pytest.raises(NoToken):
        bot.tokens.in_team(TEAM)
