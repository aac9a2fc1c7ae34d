"""A whole mentorship with everything logged: not a word of what people typed, no name and no token is in it."""

import json
import re
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.stage import Stage
from bot.story.chapters import TOUR
from bot.story.teller import Teller
from sandbox.driver import Workspace

LOGGED_WORDS = {"to be", "of the", "is not"}
"""Pairs of words so common that a line of the log may hold them too."""

TYPED = "run a teen advisory council with tulip heliotrope"


class Listening(Workspace):
    """People who remember every text that they gave to their Slack."""

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        self.typed: set[str] = set()

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        self.typed |= set(texts(body))
        return super().ask(method, path, body)


def texts(value: Any) -> list[str]:
    """Every text of two words or more in what was sent."""
    match value:
        case str():
            return [value] if len(re.findall(r"\w+", value)) > 1 else []
        case dict():
            return [text for each in value.values() for text in texts(each)]
        case list():
            return [text for each in value for text in texts(each)]
        case _:
            return []


def pairs(text: str) -> set[str]:
    """Each two words that stand together."""
    words = re.findall(r"[^\W\d_]{2,}", text.lower())
    return {f"{one} {other}" for one, other in pairwise(words)} - LOGGED_WORDS


@pytest.mark.timeout(600)
def test_a_mentorship_leaves_no_word_in_the_log(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with (
        Stage(tmp_path, settings={"LOG_LEVEL": "DEBUG", "LOG_FORMAT": "json"}) as stage,
        Listening(stage.sandbox.base_url) as people,
    ):
        people.settle()
        for fault in ("drop_reply", "server_error", "ratelimited"):
            people.fault(fault, method="chat.postMessage", seconds=1.0)
        TOUR[0](Teller(people, lambda _line: None))
        fail_to_save(people, stage.bot.database_file)
        tokens = [stage.sandbox.bot_token, stage.sandbox.app_token]
        names = [person.name for person in people.people()]
    log = capfd.readouterr().err
    lines = [json.loads(line) for line in log.splitlines()]
    told = log.lower()
    assert any(line["level"] == "DEBUG" or line["logger"].startswith("slack_sdk") for line in lines)
    assert any(line.get("reference") and "traceback" in line for line in lines), "it did break"
    assert any(line["level"] == "WARNING" and line.get("key") for line in lines), "Slack was not always well"
    assert len(people.typed) > 15
    assert TYPED in people.typed
    for text in people.typed:
        found = [pair for pair in pairs(text) if pair in told]
        assert not found, f"{found} of {text!r}"
    assert not [name for name in names if name.lower() in told]
    assert not [token for token in tokens if token in log]
    assert not re.search(r"xox[a-z]-|xapp-|ticket=", log)


def fail_to_save(people: Listening, database: Path) -> None:
    """Let somebody send a form while the database is another's."""
    mentee = people.person_named("Ada Lindgren")
    assert mentee.command("/micromentor", TYPED).ok
    proposals = people.until(mentee.modal).submit().modal
    assert proposals is not None
    with closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        sent = proposals.submit()
        holder.execute("ROLLBACK")
    assert sent.errors or not sent.ok
