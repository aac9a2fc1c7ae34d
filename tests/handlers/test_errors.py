"""The four answers when something broke, and what is said to old buttons and unknown commands, through Bolt itself."""

import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_bolt import Ack, App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from handlers import errors
from handlers.errors import Commits
from handlers.text import Reader

TYPED = "what somebody typed"
Calls = Queue[tuple[str, dict[str, Any]]]


class BrokenError(RuntimeError):
    """A fault of ours."""


@pytest.fixture
def calls() -> Calls:
    return Queue()


@pytest.fixture
def slack(calls: Calls) -> Iterator[str]:
    """Slack's Web API, reduced to noting what it is asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = json.loads(body) if body.startswith("{") else {k: v[0] for k, v in parse_qs(body).items()}
            calls.put((self.path.rpartition("/")[2], given))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"ok": true}')

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/api/"
        server.shutdown()
        thread.join()


@pytest.fixture
def commits() -> Commits:
    return Commits()


@pytest.fixture
def app(slack: str, commits: Commits) -> Iterator[App]:
    """An app whose listeners break, before and after the commit and the ack."""
    with ThreadPoolExecutor(4) as executor:
        app = App(
            client=WebClient(base_url=slack, retry_handlers=[]),
            authorize=lambda: AuthorizeResult(
                enterprise_id=None, team_id="T1", bot_user_id="UBOT", bot_id="BBOT", bot_token="xoxb-1"
            ),
            request_verification_enabled=False,
            listener_executor=executor,
        )

        def before_commit() -> None:
            raise BrokenError

        def after_commit() -> None:
            commits.committed()
            raise BrokenError

        def after_ack(ack: Ack) -> None:
            commits.committed()
            ack(response_action="clear")
            raise BrokenError

        def on_event(body: dict[str, Any], next_: Callable[[], None]) -> None:
            if body.get("type") == "event_callback":
                commits.committed()  # in a thread of the middleware's: this is not what the person asked for
                raise BrokenError
            next_()

        app.use(on_event)
        for name, listener in (("before", before_commit), ("after", after_commit), ("acked", after_ack)):
            app.view(name)(listener)
            app.action(name)(listener)
        app.command("/before")(before_commit)
        app.shortcut("before")(before_commit)
        app.options("before")(before_commit)
        errors.register(app, commits, executor, otherwise=Reader())
        yield app


def send(app: App, **payload: Any) -> BoltResponse:
    body = {"team": {"id": "T1"}, "user": {"id": "U1"}, "team_id": "T1", "trigger_id": "1.2", **payload}
    return app.dispatch(BoltRequest(mode="socket_mode", body=body))


def said(response: BoltResponse) -> Any:
    return json.loads(response.body) if response.body else None


def form(callback_id: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "view_submission",
        "view": {"id": "V1", "type": "modal", "callback_id": callback_id, "blocks": list(blocks)},
    }


def button(action_id: str, **extra: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": TYPED}],
        "container": {"type": "message", "channel_id": "D1", "message_ts": "1.2"},
        **extra,
    }


GOAL = {"type": "input", "block_id": "goal"}
WORDS = {"type": "section", "block_id": "intro"}


def test_an_event_that_is_not_in_the_inbox_is_sent_again(app: App) -> None:
    assert send(app, type="event_callback", event_id="E1", event={"type": "app_home_opened"}).status == 503


def test_a_form_that_was_not_saved_stays_open_and_says_so(app: App, caplog: pytest.LogCaptureFixture) -> None:
    response = send(app, **form("before", WORDS, GOAL))
    assert response.status == 200
    answer = said(response)
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["goal"]
    reference = answer["errors"]["goal"].rpartition(" ")[2]
    logged = [r for r in caplog.records if getattr(r, "reference", None) == reference]
    assert len(logged) == 1
    assert logged[0].exc_info is not None, "the traceback stands beside the reference"


def test_a_form_without_fields_is_replaced_by_the_words(app: App) -> None:
    answer = said(send(app, **form("before", WORDS)))
    assert answer["response_action"] == "update"
    assert "not saved" in json.dumps(answer["view"])


def test_a_command_that_was_not_saved_is_answered_with_a_reference(app: App) -> None:
    body = {"command": "/before", "text": TYPED, "user_id": "U1", "team_id": "T1", "channel_id": "C1"}
    response = app.dispatch(BoltRequest(mode="socket_mode", body=body))
    assert response.status == 200
    assert said(response)["response_type"] == "ephemeral"
    assert "not saved" in said(response)["text"]
    assert TYPED in json.dumps(said(response)["blocks"]), "Slack has cleared what was typed"


def test_a_button_that_was_not_saved_is_answered_under_its_message(app: App, calls: Calls) -> None:
    response = send(app, **button("before"))
    assert (response.status, response.body) == (200, "")
    method, given = calls.get(timeout=10)
    assert method == "chat.postEphemeral"
    assert (given["channel"], given["user"]) == ("D1", "U1")
    assert "not saved" in given["text"]


@pytest.mark.parametrize(
    ("where", "method"),
    [
        ({"container": {"type": "view"}, "view": {"id": "V1", "type": "modal"}}, "views.push"),
        ({"container": {"type": "view"}, "view": {"id": "V1", "type": "home"}}, "views.open"),
    ],
)
def test_a_button_in_a_view_is_answered_by_a_view(app: App, calls: Calls, where: dict[str, Any], method: str) -> None:
    assert send(app, **button("before", **where)).status == 200
    assert calls.get(timeout=10)[0] == method


def test_a_shortcut_that_was_not_saved_opens_a_view(app: App, calls: Calls) -> None:
    assert send(app, type="shortcut", callback_id="before").status == 200
    assert calls.get(timeout=10)[0] == "views.open"


def test_options_that_cannot_be_found_are_none(app: App) -> None:
    response = send(app, type="block_suggestion", action_id="before", block_id="b", value=TYPED)
    assert said(response) == {"options": []}


@pytest.mark.parametrize("payload", [form("after", GOAL), button("after")])
def test_after_the_commit_a_plain_answer(app: App, calls: Calls, payload: dict[str, Any]) -> None:
    response = send(app, **payload)
    assert (response.status, response.body) == (200, "")
    assert calls.empty()


def test_after_the_ack_the_ack_stands(app: App) -> None:
    """Bolt would lose an ack given less than 10 ms before the listener raised."""
    assert said(send(app, **form("acked", GOAL))) == {"response_action": "clear"}


def test_a_commit_of_an_earlier_listener_does_not_count(app: App) -> None:
    for _ in range(20):  # every thread of the pool has committed once
        send(app, **form("after", GOAL))
    assert said(send(app, **form("before", GOAL)))["response_action"] == "errors"


def test_nothing_typed_is_logged(app: App, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    field = {**GOAL, "element": {"initial_value": TYPED}}
    view = form("before", field)["view"] | {"state": {"values": {"goal": {"goal": {"value": TYPED}}}}}
    send(app, type="view_submission", view=view)
    send(app, **button("before"))
    assert TYPED not in caplog.text


def test_an_old_button_is_answered_kindly(app: App, calls: Calls) -> None:
    assert send(app, **button("of-an-older-version")).status == 200
    assert "older message" in calls.get(timeout=10)[1]["text"]


def test_a_link_and_a_choice_need_no_words(app: App, calls: Calls) -> None:
    link = {"type": "button", "action_id": "calendar", "block_id": "b", "url": "https://example.org"}
    choice = {"type": "static_select", "action_id": "sessions", "block_id": "b", "selected_option": {"value": "2"}}
    for action in (link, choice):
        assert send(app, **button("x", actions=[action])).status == 200
    assert calls.empty()


def test_an_unknown_command_and_an_old_form_are_answered_kindly(app: App) -> None:
    command = {"command": "/unknown", "text": "", "user_id": "U1", "team_id": "T1", "channel_id": "C1"}
    assert "help" in said(app.dispatch(BoltRequest(mode="socket_mode", body=command)))["text"]
    assert said(send(app, **form("of-an-older-version", GOAL)))["response_action"] == "update"
