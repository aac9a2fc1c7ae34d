"""SIGTERM to a real process: what is in hand is finished, and nothing else is begun."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.child import Addresses, ChildBot
from sandbox.driver import Workspace
from sandbox.local_http import settings

if TYPE_CHECKING:
    from tests.bot.conftest import Slack

BOT, ADA, TOMAS = "U0SANDBOXB", "UADA", "UTOMAS"
Until = Callable[[Callable[[], Any], str], Any]


@pytest.fixture
def child(slack: "Slack", tmp_path: Path, until: Until) -> Iterator[ChildBot]:
    sandbox = slack.sandbox
    addresses = Addresses(sandbox.api_url, sandbox.clock_url, sandbox.bot_token, sandbox.app_token)
    child = ChildBot(addresses, tmp_path / "bot")
    with Workspace(sandbox.base_url) as workspace:
        workspace.bot_status(child.status_url)
    child.start()
    try:
        until(lambda: is_well(child), "the bot to be up")
        yield child
    finally:
        child.stop()


@pytest.fixture
def workspace(slack: "Slack", child: ChildBot) -> Iterator[Workspace]:
    with Workspace(slack.sandbox.base_url) as workspace:
        yield workspace


def is_well(child: ChildBot) -> bool:
    try:
        url = child.status_url.replace("/status", "/healthz")
        return httpx.get(url, **settings(timeout=1)).status_code == 200
    except httpx.TransportError:
        return False


def states(child: ChildBot) -> dict[str, str]:
    with closing(sqlite3.connect(child.database_file)) as database:
        return dict(database.execute("select key, state from outbox where operation = 'post'").fetchall())


def test_what_is_in_hand_is_finished_and_nothing_is_said_again(
    child: ChildBot, workspace: Workspace, until: Until
) -> None:
    ada, tomas = workspace.person(ADA), workspace.person(TOMAS)
    workspace.fault("slow", method="chat.postMessage", seconds=1.0)  # the demo waits 2 s for an answer
    ada.say(ada.dm(), "what can you do?")
    until(lambda: posts(workspace), "Slack to have the post")
    assert "sending" in states(child).values()
    child.stop()
    assert child.exit_code == 0
    assert set(states(child).values()) == {"sent"}
    child.start()
    until(lambda: is_well(child), "the bot to be up again")
    tomas.say(tomas.dm(), "and for me?")
    workspace.settle()
    assert len(posts(workspace)) == 2, "one answer each: nothing was lost, nothing is said again"
    answer_a_click_and_end(child, workspace, until)


def answer_a_click_and_end(child: ChildBot, workspace: Workspace, until: Until) -> None:
    ada = workspace.person(ADA)
    workspace.fault("slow", method="views.open", seconds=1.0)
    with ThreadPoolExecutor(1) as hand:
        answer = hand.submit(ada.command, "/micromentor", "run a teen advisory council")
        until(lambda: workspace.calls("views.open"), "the command to be in hand")
        child.stop()
        assert child.exit_code == 0
        assert answer.result().ok
    assert ada.modal() is not None


def posts(workspace: Workspace) -> list[Any]:
    return [entry for entry in workspace.record() if entry["what"] == "post" and entry["user"] == BOT]
