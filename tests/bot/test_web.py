"""HTTP as the way in: what Slack sends is answered in time, what is not Slack's learns nothing and changes nothing."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier, current_thread
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from pydantic import SecretStr
from slack_sdk.signature import SignatureVerifier

from bot.build import build
from bot.endpoint import APART_SECONDS, MOST_BYTES
from bot.process import Bot
from bot.settings import Settings
from bot.web import WebLine
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.people import Person as Account
from sandbox.server import Sandbox
from storage.inbox import InboxRow
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
        return session.query(InboxRow).count(), session.query(RequestRow).count()


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
