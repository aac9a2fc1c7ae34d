"""HTTP mode: signed requests, retries with their headers, answers in the body."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier

from sandbox.driver import DriverError, Workspace
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, MANIFEST, PEOPLE, Api, App, actions, button, until

SECRET = "a secret for tests"
NOBODY = "http://127.0.0.1:9/slack/events"


class Receiver(ThreadingHTTPServer):
    """An app over HTTP: notes requests, verifies signatures, answers as told. `dying` reads and hangs up."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.came: list[tuple[dict[str, str], str]] = []
        self.answers: list[tuple[int, dict[str, str], str]] = []
        self.dying = False
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/slack/events"

    def stop(self) -> None:
        """Take no more connections."""
        self.shutdown()
        self._thread.join()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {key.lower(): value for key, value in self.headers.items()}
        assert SignatureVerifier(SECRET).is_valid_request(body, headers)
        self.server.came.append((headers, body))
        if self.server.dying:
            return
        status, more, words = self.server.answers.pop(0) if self.server.answers else (200, {}, "")
        if '"url_verification"' in body and not words:
            words = json.loads(body)["challenge"]
        self.send_response(status)
        for key, value in more.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.stop()


@pytest.fixture
def second() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.stop()


@pytest.fixture
def terms(receiver: Receiver) -> Terms:
    return Terms(MANIFEST, PEOPLE, request_urls=[receiver.url], signing_secret=SECRET, retry_delays=(0.0, 0.05, 0.1))


def test_an_event_is_a_signed_json_request(receiver: Receiver, ws: Workspace) -> None:
    ada = ws.person(ADA)
    ada.say(ada.dm(), "hello")
    headers, body = until(lambda: receiver.came and receiver.came[0])
    assert headers["content-type"] == "application/json"
    assert "x-slack-retry-num" not in headers
    assert '"type": "event_callback"' in body


def test_an_event_that_fails_is_sent_again_with_the_reason(receiver: Receiver, ws: Workspace) -> None:
    receiver.answers = [(503, {}, "")] * 2
    ada = ws.person(ADA)
    ada.say(ada.dm(), "hello")
    until(lambda: len(receiver.came) == 3)
    ws.settle()
    retries = [(h.get("x-slack-retry-num"), h.get("x-slack-retry-reason")) for h, _ in receiver.came]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    assert len({body for _, body in receiver.came}) == 1


def test_the_app_may_ask_for_no_retry(receiver: Receiver, ws: Workspace) -> None:
    receiver.answers = [(500, {"X-Slack-No-Retry": "1"}, "")]
    ada = ws.person(ADA)
    ada.say(ada.dm(), "first")
    ws.settle()  # events come in no order, and a retry would have come by then
    ada.say(ada.dm(), "second")
    ws.settle()
    assert ["second" in body for _, body in receiver.came] == [False, True]


def test_commands_and_clicks_are_forms_and_answered_in_the_body(receiver: Receiver, ws: Workspace, api: Api) -> None:
    ada = ws.person(ADA)
    receiver.answers = [(200, {"Content-Type": "application/json"}, '{"text": "as JSON"}'), (200, {}, "as text")]
    answers = [ada.command("/path", "a&b"), ada.command("/path")]
    assert [answer.message.text for answer in answers if answer.message] == ["as JSON", "as text"]
    assert parse_qs(receiver.came[0][1])["text"] == ["a&b"]
    api.post(ADA, blocks=[actions(button())])
    until(lambda: len(receiver.came) == 3)
    assert ada.dm().last().click("Press") is None
    assert "payload" in parse_qs(receiver.came[-1][1])


def test_an_error_is_a_failed_dispatch(receiver: Receiver, ws: Workspace) -> None:
    receiver.answers = [(500, {}, "")]
    assert ws.person(ADA).command("/path").error == "dispatch_failed"


def test_a_dead_app_is_a_failed_dispatch() -> None:
    nobody = Terms(MANIFEST, PEOPLE, request_urls=[NOBODY], retry_delays=())
    with Sandbox(nobody) as sandbox, Workspace(sandbox.base_url) as ws:
        assert ws.person(ADA).command("/path").error == "dispatch_failed"


def test_several_processes_are_asked_in_turn(receiver: Receiver, second: Receiver, ws: Workspace) -> None:
    ws.request_urls(receiver.url, second.url)
    ada = ws.person(ADA)
    assert [ada.command("/path", str(n)).error for n in range(4)] == [None] * 4
    assert [[parse_qs(body)["text"] for _, body in one.came] for one in (receiver, second)] == [
        [["0"], ["2"]],
        [["1"], ["3"]],
    ]


def test_who_refuses_the_connection_is_passed_over(receiver: Receiver, ws: Workspace) -> None:
    ws.request_urls(NOBODY, receiver.url, NOBODY)
    assert [ws.person(ADA).command("/path").error for _ in range(4)] == [None] * 4
    assert len(receiver.came) == 4


def test_what_one_took_and_did_not_answer_goes_to_no_other(receiver: Receiver, second: Receiver, ws: Workspace) -> None:
    receiver.dying = True
    ws.request_urls(receiver.url, second.url)
    assert ws.person(ADA).command("/path").error == "dispatch_failed"
    assert (len(receiver.came), len(second.came)) == (1, 0)


def test_an_event_that_one_did_not_answer_comes_to_the_next_as_a_retry(
    receiver: Receiver, second: Receiver, ws: Workspace
) -> None:
    receiver.dying = True
    ws.request_urls(receiver.url, second.url)
    ada = ws.person(ADA)
    ada.say(ada.dm(), "hello")
    headers, body = until(lambda: second.came and second.came[0])
    assert (headers["x-slack-retry-num"], headers["x-slack-retry-reason"]) == ("1", "connection_failed")
    assert body == receiver.came[0][1]


def test_a_request_url_may_have_to_answer_a_challenge_first(receiver: Receiver, ws: Workspace) -> None:
    ws.request_urls(receiver.url, verified=True)
    for refusing in (receiver.url, NOBODY):
        receiver.answers = [(404, {}, "who are you")]
        with pytest.raises(DriverError, match="url_not_verified"):
            ws.request_urls(refusing, verified=True)
    assert ws.ask("GET", "request_urls") == {"request_urls": [receiver.url]}


def test_without_request_urls_everything_comes_over_the_sockets(receiver: Receiver, ws: Workspace, app: App) -> None:
    assert ws.person(ADA).command("/path").ok
    assert app.payloads("command") == []
    ws.request_urls()
    assert ws.person(ADA).command("/path").ok
    assert len(app.payloads("command")) == len(receiver.came) == 1
