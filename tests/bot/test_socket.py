"""The connection: frames of any length, and how a dead one is told from a quiet one."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.socket import CROWDED, PING_INTERVAL, ConnectionRefused, Reading, SocketLine, Watchdog
from bot.socket_client import text_frame
from sandbox.driver import Person, Workspace

if TYPE_CHECKING:
    from tests.bot.conftest import Slack

WELL = Reading(connected=True, silence=1.0, waiting=0, reading_on=True)
DEAD = Reading(connected=True, silence=100.0, waiting=0, reading_on=True)


def unmasked(frame: bytes) -> bytes:
    """The payload of a client's frame, as a server reads it (RFC 6455, 5.2)."""
    assert frame[0] == 0x81, "one final text frame"
    assert frame[1] & 0x80, "clients mask"
    length, at = frame[1] & 0x7F, 2
    if length == 126:
        length, at = int.from_bytes(frame[2:4]), 4
    elif length == 127:
        length, at = int.from_bytes(frame[2:10]), 10
    mask, payload = frame[at : at + 4], frame[at + 4 :]
    assert length == len(payload)
    return bytes(byte ^ key for byte, key in zip(payload, cycle(mask), strict=False))


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65_535, 65_536, 250_001])
def test_a_frame_of_any_length_arrives_whole(length: int) -> None:
    payload = bytes(n % 251 for n in range(length))
    assert unmasked(text_frame(payload)) == payload


@pytest.mark.parametrize(
    ("reading", "alive"),
    [
        (WELL, True),
        (Reading(connected=False, silence=1.0, waiting=0, reading_on=True), False),
        (Reading(connected=True, silence=None, waiting=0, reading_on=True), False),
        (Reading(connected=True, silence=4 * PING_INTERVAL - 0.1, waiting=0, reading_on=True), True),
        (Reading(connected=True, silence=4 * PING_INTERVAL, waiting=0, reading_on=True), False),
        (Reading(connected=True, silence=1.0, waiting=CROWDED, reading_on=True), False),
        (Reading(connected=True, silence=1.0, waiting=0, reading_on=False), False),
    ],
)
def test_what_counts_as_alive(reading: Reading, alive: bool) -> None:
    assert reading.alive is alive


def test_the_watchdog_gives_up_after_a_minute_of_death() -> None:
    watchdog = Watchdog(patience=60)
    assert [watchdog.expired(DEAD, now) for now in (0, 30, 59.9, 60)] == [False, False, False, True]


def test_one_good_reading_starts_the_watchdog_anew() -> None:
    watchdog = Watchdog(patience=60)
    assert not watchdog.expired(DEAD, 0)
    assert not watchdog.expired(WELL, 59)
    assert not watchdog.expired(DEAD, 60), "a clock that jumped looks like silence once"
    assert not watchdog.expired(DEAD, 119)
    assert watchdog.expired(DEAD, 120)


# --- over a real socket ----------------------------------------------------------------------------------------------

Until = Callable[[Callable[[], Any], str], Any]


@dataclass
class Line:
    """A connection with an app whose one command answers as the test says."""

    socket: SocketLine
    slack: "Slack"
    answer: Callable[[Ack], object] = lambda ack: ack(text="well")

    def connections(self) -> int:
        return len(self.slack.calls("apps.connections.open"))

    def has_opened(self, connections: int) -> bool:
        return self.connections() == connections


@pytest.fixture
def line(slack: "Slack") -> Iterator[Line]:
    with ThreadPoolExecutor(4) as executor:
        app = App(
            client=WebClient(base_url=slack.api_url),
            authorize=lambda: AuthorizeResult(
                enterprise_id=None, team_id="T0SANDBOX", bot_user_id="U0SANDBOXB", bot_token=slack.sandbox.bot_token
            ),
            request_verification_enabled=False,
            listener_executor=executor,
        )
        line = Line(SocketLine(app, slack.sandbox.app_token, slack.api_url, concurrency=4), slack)

        def on_command(ack: Ack) -> None:
            line.answer(ack)

        app.command("/micromentor")(on_command)
        line.socket.connect(Event())
        yield line
        line.socket.close()


@pytest.fixture
def ada(slack: "Slack", line: Line) -> Iterator[Person]:
    with Workspace(slack.sandbox.base_url) as workspace:
        yield workspace.person("UADA")


def test_an_answer_longer_than_the_library_could_send_arrives(line: Line, ada: Person) -> None:
    line.answer = lambda ack: ack(text="😀" * 12_000)  # 144,000 bytes, each escaped
    answer = ada.command("/micromentor")
    assert answer.ok
    assert answer.message
    assert len(answer.message.text) == 12_000


def test_every_command_is_answered_while_connections_are_replaced(line: Line, ada: Person, until: Until) -> None:
    for _ in range(3):
        opened = line.connections()
        line.slack.fault("refresh_sockets")
        assert [ada.command("/micromentor").ok for _ in range(5)] == [True] * 5
        until(partial(line.has_opened, opened + 1), "one new connection, and no more")


def test_an_answer_in_hand_is_given_before_hanging_up(line: Line, ada: Person, until: Until) -> None:
    inside, go_on = Event(), Event()

    def slowly(ack: Ack) -> None:
        inside.set()
        assert go_on.wait(30)
        ack(text="well")

    line.answer = slowly
    with ThreadPoolExecutor(2) as hands:
        command = hands.submit(ada.command, "/micromentor")
        assert inside.wait(30)
        closing = hands.submit(line.socket.close)
        go_on.set()
        assert command.result(30).ok
        closing.result(30)
    assert not line.socket.reading().connected


def test_a_connection_is_alive_from_its_first_pong(line: Line, until: Until) -> None:
    until(lambda: line.socket.reading().alive, "the first pong")


def test_a_refused_token_is_not_tried_for_ever(slack: "Slack") -> None:
    app = App(client=WebClient(token="xoxb-1"), token_verification_enabled=False)
    line = SocketLine(app, "xapp-of-another-app", slack.api_url, concurrency=1)
    with pytest.raises(ConnectionRefused, match="SLACK_APP_TOKEN"):
        line.connect(Event())
    line.close()
