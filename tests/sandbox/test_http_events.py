"""HTTP mode: signed requests, retries with their headers, answers in the body."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier

from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, MANIFEST, PEOPLE, Api, actions, button, until

SECRET = "a secret for tests"


class Receiver(ThreadingHTTPServer):
    """An app over HTTP: notes requests, verifies signatures, answers as told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.came: list[tuple[dict[str, str], str]] = []
        self.answers: list[tuple[int, dict[str, str], str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/slack/events"


class Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {key.lower(): value for key, value in self.headers.items()}
        assert SignatureVerifier(SECRET).is_valid_request(body, headers)
        self.server.came.append((headers, body))
        status, more, words = self.server.answers.pop(0) if self.server.answers else (200, {}, "")
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
    thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield receiver
    receiver.shutdown()
    thread.join()
    receiver.server_close()


@pytest.fixture
def terms(receiver: Receiver) -> Terms:
    return Terms(MANIFEST, PEOPLE, request_url=receiver.url, signing_secret=SECRET, retry_delays=(0.0, 0.05, 0.1))


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
    ada.say(ada.dm(), "second")
    until(lambda: len(receiver.came) == 2)
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
    nobody = Terms(MANIFEST, PEOPLE, request_url="http://127.0.0.1:9/slack/events", retry_delays=())
    with Sandbox(nobody) as sandbox, Workspace(sandbox.base_url) as ws:
        assert ws.person(ADA).command("/path").error == "dispatch_failed"
