"""Socket Mode as slack_sdk's own client meets it, and several connections at once."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from sandbox.driver import Person, Workspace
from sandbox.limits import SOCKETS
from sandbox.server import Sandbox
from tests.sandbox.small_app import Api, App, until


class Client(SocketModeClient):
    """The SDK's client with the short time-out that keeps it from being deaf for 3 s at every refresh.

    It sees a cut after four of its ping intervals, and reads from the dead connection without a pause until then.
    """

    def connect(self) -> None:
        super().connect()
        session = self.current_session
        if session is not None and session.sock is not None:
            session.sock.settimeout(0.25)


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[Client]:
    web = WebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    client = Client(app_token=sandbox.app_token, web_client=web, ping_interval=0.25)
    yield client
    client.close()


def answering(client: Client, body: dict[str, Any] | None = None) -> list[SocketModeRequest]:
    """Acknowledge everything that comes, and return the list it is noted in."""
    came: list[SocketModeRequest] = []

    def listener(socket: Any, request: SocketModeRequest) -> None:
        came.append(request)
        socket.send_socket_mode_response(SocketModeResponse(request.envelope_id, body))

    client.socket_mode_request_listeners.append(listener)
    return came


def test_the_sdks_client_connects_and_answers(client: Client, ada: Person) -> None:
    came = answering(client, {"text": "Hello"})
    client.connect()
    until(client.is_connected)
    answer = ada.command("/path", "home")
    assert answer.message is not None
    assert answer.message.text == "Hello"
    ada.say(ada.dm(), "words")
    until(lambda: len(came) == 2)
    assert [(r.type, r.accepts_response_payload) for r in came] == [("slash_commands", True), ("events_api", False)]
    assert (came[1].retry_attempt, came[1].payload["event"]["text"]) == (0, "words")


def test_the_sdks_client_follows_a_refresh(sandbox: Sandbox, client: Client, ws: Workspace, ada: Person) -> None:
    answering(client, {"text": "Still here"})
    client.connect()
    until(client.is_connected)
    first = client.current_session
    ws.fault("refresh_sockets")
    until(lambda: client.current_session is not first and client.is_connected())
    until(lambda: [connection.leaving for connection in sandbox.slack.sockets.connections] == [False])
    assert ada.command("/path").ok
    assert len(ws.calls("apps.connections.open")) == 2


def test_the_sdks_client_comes_back_after_a_cut(client: Client, ws: Workspace, ada: Person) -> None:
    answering(client, {"text": "Back"})
    client.connect()
    until(client.is_connected)
    first = client.current_session
    ws.fault("cut_sockets")
    until(lambda: client.current_session is not first and client.is_connected(), seconds=20)
    assert ada.command("/path").ok


def test_each_payload_goes_to_one_connection(api: Api, ada: Person) -> None:
    apps = [App(api) for _ in range(3)]
    for number in range(6):
        ada.say(ada.dm(), str(number))
    until(lambda: sum(len(app.payloads("message")) for app in apps) == 6)
    assert [len(app.payloads("message")) for app in apps] == [2, 2, 2]
    assert apps[0].hello["type"] == "hello"
    assert apps[2].hello["num_connections"] == 3
    assert apps[0].hello["debug_info"]["approximate_connection_time"] > 3600
    for app in apps:
        app.close()


def test_an_eleventh_connection_is_turned_away(api: Api) -> None:
    apps = [App(api) for _ in range(SOCKETS)]
    late = App(api)
    assert (late.hello["type"], late.hello["reason"]) == ("disconnect", "too_many_websockets")
    for app in [*apps, late]:
        app.close()


def test_a_connection_that_was_told_to_go_gets_nothing_new(api: Api, ws: Workspace, ada: Person) -> None:
    old = App(api)
    ws.fault("refresh_sockets", seconds=0)
    until(lambda: len([m for m in old.came if m["type"] == "disconnect"]) == 2)
    assert [m["reason"] for m in old.came if m["type"] == "disconnect"] == ["warning", "refresh_requested"]
    new = App(api)
    ada.say(ada.dm(), "to the new one")
    new.wait_for("message")
    assert old.payloads("message") == []
    old.close()
    new.close()


def test_an_acknowledgement_may_come_by_another_connection(api: Api, ada: Person) -> None:
    """A client that reconnects in the middle of a click acknowledges on its new connection."""
    first = App(api)
    first.answers["command"] = None
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(ada.command("/path")))
    thread.start()
    first.wait_for("command")
    second = App(api)
    envelope = next(e for e in first.came if e["type"] == "slash_commands")
    second.socket.send(f'{{"envelope_id": "{envelope["envelope_id"]}"}}')
    thread.join()
    assert answers[0].ok
    first.close()
    second.close()


def test_a_ticket_serves_once(api: Api, app: App) -> None:
    assert api("apps.connections.open", token=api.sandbox.app_token)["url"].startswith("ws://127.0.0.1:")
    url = api.sandbox.base_url.replace("http", "ws") + "/socket/made-up"
    with pytest.raises(InvalidStatus), connect(url, proxy=None):
        pass
