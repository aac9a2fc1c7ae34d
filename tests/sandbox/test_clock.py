"""The clock: moved, stepped through what is due, and followed by timestamps; Slack's own limits stay on real time."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sandbox.driver import DriverError, Person, Workspace
from sandbox.stepping import next_morning
from tests.sandbox.small_app import ADA, Api, App

CHICAGO = ZoneInfo("America/Chicago")


class Bot(ThreadingHTTPServer):
    """A bot that has timers, and says so; asking it lets what is due happen, over a few polls."""

    def __init__(self, ws: Workspace) -> None:
        super().__init__(("127.0.0.1", 0), Status)
        self.ws = ws
        self.timers: list[float] = []
        self.done: list[tuple[float, float]] = []
        self.polls_a_timer_takes = 2
        self.working = 0
        self.stuck = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/status"

    def status(self) -> dict[str, Any]:
        now = self.ws.ask("GET", "clock")["now"]
        if self.working:
            self.working -= 1
        elif self.timers and self.timers[0] <= now:
            self.done.append((self.timers.pop(0), now))
            self.working = self.polls_a_timer_takes
        return {"idle": not self.working and not self.stuck, "next": self.timers[0] if self.timers else None}


class Status(BaseHTTPRequestHandler):
    server: Bot

    def do_GET(self) -> None:
        body = json.dumps(self.server.status()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def bot(sandbox: Any) -> Iterator[Bot]:
    with Workspace(sandbox.base_url) as own:
        bot = Bot(own)
        thread = threading.Thread(target=bot.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        own.bot_status(bot.url)
        yield bot
        bot.shutdown()
        thread.join()
        bot.server_close()


def test_timestamps_follow_the_clock(ws: Workspace, api: Api) -> None:
    before = api.post(ADA)["ts"]
    ws.clock.forward(days=1)
    after = api.post(ADA)["ts"]
    assert timedelta(days=1) <= timedelta(seconds=float(after) - float(before)) < timedelta(days=1, minutes=1)


def test_the_clock_never_goes_back(ws: Workspace) -> None:
    now = ws.clock.now
    assert ws.clock.to(now - timedelta(days=1)) >= now


def test_a_week_forward_is_lived_through(ws: Workspace, bot: Bot) -> None:
    start = ws.clock.now.timestamp()
    bot.timers = [start + 3600, start + 86400, start + 2 * 86400, start + 30 * 86400]
    end = ws.clock.forward(days=7)
    assert [due for due, _ in bot.done] == [start + 3600, start + 86400, start + 2 * 86400]
    assert all(at - due < 60 for due, at in bot.done)
    assert timedelta(days=7) <= end - datetime.fromtimestamp(start, UTC) < timedelta(days=7, minutes=1)
    shown = ws.ask("GET", "clock")
    assert (shown["next"], shown["moving"]) == (start + 30 * 86400, False)


def test_to_the_next_thing_that_happens(ws: Workspace, bot: Bot) -> None:
    due = ws.clock.now.timestamp() + 5000
    bot.timers = [due]
    assert 0 <= ws.clock.next().timestamp() - due < 60
    assert [found for found, _ in bot.done] == [due]
    before = ws.clock.now
    assert ws.clock.next() - before < timedelta(minutes=1)


def test_a_bot_that_does_not_come_to_rest_is_named(ws: Workspace, bot: Bot) -> None:
    bot.stuck = True
    with pytest.raises(DriverError, match="not_settled"):
        ws.settle(0.2)


def test_of_several_processes_those_that_can_be_reached_are_asked(ws: Workspace, bot: Bot) -> None:
    ws.bot_status("http://127.0.0.1:9/status", bot.url)
    due = ws.clock.now.timestamp() + 5000
    bot.timers = [due]
    ws.clock.forward(hours=2)
    assert [found for found, _ in bot.done] == [due]
    ws.bot_status("http://127.0.0.1:9/status")
    with pytest.raises(DriverError, match="not_settled"):
        ws.settle(0.2)


def test_settling_waits_for_what_is_on_its_way(ws: Workspace, app: App, ada: Person) -> None:
    held = threading.Event()
    app.answers["message"] = lambda _: {} if held.wait(2) else None
    ada.say(ada.dm(), "hello")
    with pytest.raises(DriverError, match="not_settled"):
        ws.settle(0.1)
    held.set()
    ws.settle()
    assert app.payloads("message")


def test_the_next_morning_is_the_persons_own(ws: Workspace, ada: Person) -> None:
    morning = ws.clock.next_morning(ada).astimezone(CHICAGO)
    assert (morning.hour, morning.minute) == (9, 5)
    assert morning.weekday() < 5


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (datetime(2026, 11, 20, 8, 0, tzinfo=CHICAGO), datetime(2026, 11, 20, 9, 5, tzinfo=CHICAGO)),
        (datetime(2026, 11, 20, 9, 5, tzinfo=CHICAGO), datetime(2026, 11, 23, 9, 5, tzinfo=CHICAGO)),
        (datetime(2026, 11, 21, 7, 0, tzinfo=CHICAGO), datetime(2026, 11, 23, 9, 5, tzinfo=CHICAGO)),
        (datetime(2026, 10, 30, 12, 0, tzinfo=CHICAGO), datetime(2026, 11, 2, 9, 5, tzinfo=CHICAGO)),
    ],
)
def test_mornings_are_on_weekdays_and_on_the_wall(now: datetime, wanted: datetime) -> None:
    assert next_morning(now.astimezone(UTC), CHICAGO).astimezone(UTC) == wanted.astimezone(UTC)


def test_an_unknown_step_is_refused(ws: Workspace) -> None:
    with pytest.raises(DriverError, match="unknown_step"):
        ws.ask("POST", "clock", {"step": "year"})
