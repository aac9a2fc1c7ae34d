"""The whole process over a real socket: what it hears, what it never keeps, and how it lives through cuts and kills."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.build import build
from bot.child import Addresses, ChildBot
from bot.process import Bot
from bot.settings import Settings
from flows.decision import Person, Post
from flows.invitation_card import InvitationReminder
from sandbox.driver import Workspace
from sandbox.local_http import settings as local
from storage.engine import wall_clock
from storage.outbox import Outbox

if TYPE_CHECKING:
    from tests.bot.conftest import Slack

TEAM, BOT, ADA, TOMAS = "T0SANDBOX", "U0SANDBOXB", "UADA", "UTOMAS"
Until = Callable[[Callable[[], Any], str], Any]


def settings(slack: "Slack", database_url: str) -> Settings:
    given = slack.given(
        database_url,
        MICROMENTOR_CLOCK_URL=slack.sandbox.clock_url,
        MICROMENTOR_STATUS_PORT="0",
        MICROMENTOR_TRY_AGAIN="1",  # less than a test waits for quiet
    )
    return Settings.model_validate(given)


@pytest.fixture
def bot(slack: "Slack", sqlite_url: str) -> Iterator[Bot]:
    bot = build(settings(slack, sqlite_url))
    bot.start()
    yield bot
    bot.stop()


def open_shared_dm(bot: Bot) -> None:
    words = InvitationReminder(request_id="r", number=1, mentee=Person(ADA, "Ada"), goal="a goal", until=wall_clock())
    bot.database.run(lambda s: Outbox(s).add(TEAM, Post(key="p", to=(ADA, TOMAS), message=words), wall_clock()))
    bot.courier.wake()


def test_what_two_people_say_to_each_other_is_nowhere(
    bot: Bot, workspace: Workspace, sqlite_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    open_shared_dm(bot)
    workspace.settle()
    ada = workspace.person(ADA)
    shared = ada.group_with("Tomas Reyes")
    lines = [f"between us {number} tulip" for number in range(20)]
    said = [ada.say(shared, line) for line in lines]
    ada.say(shared, "between us in a thread tulip", said[0])
    said[1].edit("between us on second thoughts tulip")
    said[2].delete()
    workspace.settle()
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    kept = [file for file in path.parent.iterdir() if file.name.startswith(path.name)]
    assert any(file.name.endswith("-wal") for file in kept), "the write-ahead log is searched too"
    for file in kept:
        assert b"tulip" not in file.read_bytes(), file.name
    assert "tulip" not in caplog.text


def test_words_to_the_bot_are_answered_once(bot: Bot, workspace: Workspace) -> None:
    workspace.fault("duplicate_events", count=2)
    ada = workspace.person(ADA)
    before = len(ada.dm().messages())
    ada.say(ada.dm(), "what can you do?")
    workspace.settle()
    answers = [m for m in ada.dm().messages()[before:] if m.user != ADA]
    assert len(answers) == 1


def test_events_that_could_not_be_kept_are_sent_again(
    bot: Bot, workspace: Workspace, sqlite_url: str, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    """Another process holds the database for longer than an acknowledgement may take."""
    ada = workspace.person(ADA)
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    ada.say(ada.dm(), "help")
    until(lambda: "event_callback message" in caplog.text, "the refusal")
    holder.execute("ROLLBACK")
    holder.close()
    workspace.settle()
    assert [m.user for m in ada.dm().messages()].count(BOT) == 1


def test_home_is_drawn(bot: Bot, workspace: Workspace) -> None:
    workspace.person(ADA).open_home()
    workspace.settle()
    assert workspace.person(ADA).home() is not None


@pytest.mark.parametrize("fault", ["refresh_sockets", "cut_sockets"])
def test_no_command_is_lost_while_the_socket_is_replaced(
    bot: Bot, workspace: Workspace, until: Until, fault: str
) -> None:
    ada = workspace.person(ADA)
    assert ada.command("/micromentor", "help").ok
    opened = len(workspace.calls("apps.connections.open"))
    workspace.fault(fault)
    until(lambda: len(workspace.calls("apps.connections.open")) > opened, "a new connection to be asked for")
    if fault == "cut_sockets":  # between the cut and the new connection there is none to answer on
        until(bot.healthy, "the new connection")
    assert [ada.command("/micromentor", "help").ok for _ in range(3)] == [True] * 3


def test_the_status_says_idle_and_what_is_next(bot: Bot, workspace: Workspace, until: Until) -> None:
    assert bot.status_server
    until(bot.healthy, "the first pong")
    assert httpx.get(f"{bot.status_server.url}/healthz", **local()).status_code == 200
    workspace.settle()
    status = httpx.get(f"{bot.status_server.url}/status", **local()).json()
    assert (status["idle"], status["next"]) == (True, None)
    before = status["now"]
    workspace.clock.forward(days=3)
    assert httpx.get(f"{bot.status_server.url}/status", **local()).json()["now"] - before >= 3 * 86400


def test_a_bot_whose_slack_is_away_waits_for_it_and_stops_when_told(slack: "Slack", sqlite_url: str) -> None:
    away = settings(slack, sqlite_url).model_copy(update={"api_url": "http://127.0.0.1:1/api/"})
    bot = build(away)
    codes: list[int] = []
    running = Thread(target=lambda: codes.append(bot.run()))
    running.start()
    bot.request_stop()
    running.join(timeout=30)
    assert codes == [0]


# --- a process of its own --------------------------------------------------------------------------------------------


@pytest.fixture
def child(slack: "Slack", tmp_path: Path) -> Iterator[ChildBot]:
    sandbox = slack.sandbox
    addresses = Addresses(sandbox.api_url, sandbox.clock_url, sandbox.bot_token, sandbox.app_token)
    hasty = {
        "MICROMENTOR_COURIER_LEASE": "3",
        "MICROMENTOR_COURIER_MARGIN": "1",
        "MICROMENTOR_COURIER_LOOK_AFTER": "1",
    }
    child = ChildBot(addresses, tmp_path / "bot", hasty)
    with Workspace(sandbox.base_url) as workspace:
        workspace.bot_status(child.status_url)
    child.start()
    yield child
    child.stop()


@pytest.fixture
def beside(slack: "Slack", child: ChildBot, until: Until) -> Iterator[Workspace]:
    with Workspace(slack.sandbox.base_url) as workspace:
        until(lambda: answers(child), "the bot to be up")
        yield workspace


def answers(child: ChildBot) -> bool:
    try:
        url = child.status_url.replace("/status", "/healthz")
        return httpx.get(url, **local(timeout=1)).status_code == 200
    except httpx.TransportError:
        return False


def test_killed_while_sending_it_says_it_once(beside: Workspace, child: ChildBot, until: Until) -> None:
    ada = beside.person(ADA)
    beside.fault("drop_reply", method="chat.postMessage")  # whatever it may have learnt of the answer, it knows nothing
    ada.say(ada.dm(), "what can you do?")
    until(lambda: bot_posts(beside), "Slack to have the post")
    child.kill()
    assert child.exit_code == -9
    child.start()
    beside.settle()
    assert len(bot_posts(beside)) == 1


def bot_posts(workspace: Workspace) -> list[Any]:
    return [entry for entry in workspace.record() if entry["what"] == "post" and entry["user"] == BOT]


def test_a_refused_token_is_said_in_words(
    slack: "Slack", tmp_path: Path, capfd: pytest.CaptureFixture[str], until: Until
) -> None:
    sandbox = slack.sandbox
    child = ChildBot(Addresses(sandbox.api_url, sandbox.clock_url, "xoxb-another", sandbox.app_token), tmp_path)
    child.start()
    until(lambda: child.exit_code is not None, "the end")
    assert child.exit_code == 2
    said = capfd.readouterr().err
    assert "SLACK_BOT_TOKEN" in said
    assert "Traceback" not in said
