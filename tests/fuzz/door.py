"""The bot behind its door: a payload goes in by `App.dispatch`, and what came of it is looked at from all sides.

Beside it stands a Slack reduced to what a listener asks of it while somebody waits; it checks every view as the
stand-in workspace does.
"""

import json
import logging
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode

from slack_bolt import BoltRequest, BoltResponse

from bot.build import build
from bot.settings import Settings
from bot.stage import ZONE
from handlers import unreadable, views
from handlers.text import Reader
from sandbox.blocks import check_blocks
from sandbox.errors import SlackError
from sandbox.place import Place
from sandbox.team import TEAM_ID
from sandbox.views import check_view
from storage import wire
from storage.outbox import Outbox
from tests.fuzz.recording import Recorded, copy_tables
from tests.isolation.at_once import AtOnce

Json = dict[str, Any]

ANSWERED = frozenset({200, 400, 401, 404})
"""What Slack may be answered. 503 asks for an event once more: nothing here may be so bad as to need that."""

NOT_OURS = "Although the app should be installed"
"""How Bolt logs a payload of a workspace that the app is not installed in."""

TRIGGER = re.compile(r"[0-9]+\.[0-9]+\.[0-9a-f]+")


@dataclass
class FixedClock:
    """The product's time, as the test sets it."""

    at: datetime = datetime(2035, 6, 4, 15, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def refresh(self) -> None:
        pass


@dataclass
class Slack:
    """Slack's Web API as far as a click needs it. `wrong`: what a real one would have refused as malformed."""

    url: str
    wrong: list[str] = field(default_factory=list)


@contextmanager
def small_slack() -> Iterator[Slack]:
    """Answer on a port of this machine."""
    slack = Slack("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = json.loads(raw) if raw.startswith("{") else {k: v[0] for k, v in parse_qs(raw).items()}
            said = json.dumps(_answer(slack, self.path.rpartition("/")[2], given)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        slack.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield slack
        server.shutdown()
        thread.join()


def _answer(slack: Slack, method: str, given: Json) -> Json:
    if method in {"views.open", "views.push", "views.update"}:
        view = given["view"]
        slack.wrong += wrong_view(json.loads(view) if isinstance(view, str) else view, "modal")
        if method != "views.update" and not TRIGGER.fullmatch(str(given.get("trigger_id"))):
            return {"ok": False, "error": "invalid_trigger_id"}
        if method == "views.update" and not str(given.get("view_id")).startswith("V0"):
            return {"ok": False, "error": "not_found"}
        return {"ok": True, "view": {}}
    if method == "users.info":
        return {"ok": False, "error": "user_not_found"}
    blocks = given.get("blocks") or []
    slack.wrong += wrong_blocks(json.loads(blocks) if isinstance(blocks, str) else blocks)
    return {"ok": True}


def wrong_view(view: object, *kinds: str) -> list[str]:
    """What Slack would refuse in a view of one of these kinds."""
    try:
        check_view(view, types=kinds)
    except SlackError as error:
        return [str(error.body())[:600]]
    return []


def wrong_blocks(blocks: Sequence[Any]) -> list[str]:
    """What Slack would refuse in a message."""
    place = Place(list(blocks), "/blocks")
    check_blocks(place, "message")
    return [str(problem) for problem in place.problems]


class Door:
    """One bot on a database file; `slack` is whom it asks. Listeners run `at_once`, or in the bot's own threads."""

    def __init__(self, tables: Path, slack: Slack, *, at_once: bool = True) -> None:
        given = {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_APP_TOKEN": "xapp-1",
            "SLACK_API_URL": f"{slack.url}/api/",
            "DATABASE_URL": f"sqlite:///{tables}",
            "MICROMENTOR_TIME_ZONE": ZONE,
            "MICROMENTOR_MODEL": "none",  # what is asked is the door's answer; who is proposed is no part of it
        }
        self._tables = tables
        self._slack = slack
        self._clock = FixedClock()
        self.bot = build(Settings.model_validate(given), self._clock)
        self.bot.tokens.own_team = TEAM_ID  # as auth.test tells at a start
        if at_once:
            self.bot.app.listener_runner.listener_executor = AtOnce()
        self._look = sqlite3.connect(tables)
        self._standing: Path | None = None
        self._version = -1
        self._newest = 0
        self.logged: list[str] = []
        self.unreadable = False
        self.foreign = False

    def close(self) -> None:
        """Give everything back."""
        self._look.close()
        self.bot.executor.shutdown()
        self.bot.services.facts.close()
        self.bot.database.dispose()

    def stand_at(self, recorded: Recorded) -> None:
        """Let everything be as it was when this payload came."""
        self._clock.at = recorded.at
        if self._standing != recorded.tables or self.changed():
            copy_tables(recorded.tables, self._tables)
            self._standing, self._version = recorded.tables, self._data_version()
            (self._newest,) = self._look.execute("SELECT coalesce(max(id), 0) FROM outbox").fetchone()

    def send(self, body: object, mode: str) -> list[str]:
        """Give the payload to the bot; what is wrong with what came of it, in words."""
        if isinstance(body, dict) and str(body.get("response_url", "")).startswith("http://127.0.0.1:"):
            body = body | {"response_url": f"{self._slack.url}/response/1"}
        self._slack.wrong.clear()
        self.logged.clear()
        self.unreadable = self.foreign = False
        response = self._dispatched(body, mode)
        self.foreign = any(line.startswith(NOT_OURS) for line in self.logged)
        wrong = [f"logged: {line}" for line in self.logged if not line.startswith(NOT_OURS)]
        wrong += [f"drawn: {problem}" for problem in self._slack.wrong]
        wrong += list(_wrong_response(response))
        if self.changed():
            if self.unreadable or _refuses(response):
                wrong.append("refused, and yet something was saved")
            wrong += self._wrong_tables()
        return wrong

    def read_inbox(self) -> list[str]:
        """Let the inbox be worked on to its end; what is wrong with what came of it."""
        self.logged.clear()
        while self.bot.inbox._work():
            pass
        wrong = [f"logged: {line}" for line in self.logged]
        stuck = "SELECT conversation, state FROM inbox WHERE state IN ('queued', 'taken')"
        wrong += [f"stuck: {row}" for row in self._look.execute(stuck)]
        return wrong + list(self._wrong_tables())

    def changed(self) -> bool:
        """Whether anything was saved since `stand_at`."""
        return self._data_version() != self._version

    def _dispatched(self, body: object, mode: str) -> BoltResponse:
        try:
            if mode == "http":
                raw, kind = as_http(body)
                request = BoltRequest(body=raw, headers={"content-type": kind}, mode="http")
            else:
                request = BoltRequest(body=body, mode="socket_mode")  # type: ignore[arg-type]
        except unreadable.UNPARSED:
            self.unreadable = True
            return unreadable.answer(body)
        return self.bot.app.dispatch(request)

    def _data_version(self) -> int:
        """SQLite's count of the commits of other connections."""
        version: int = self._look.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _wrong_tables(self) -> Iterator[str]:
        """What no decision leaves behind: loose rows, another workspace's, messages and Homes that nobody can draw."""
        look = self._look.execute
        yield from (f"loose row: {row}" for row in look("PRAGMA foreign_key_check"))
        for (table,) in look("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = [row[1] for row in look(f"PRAGMA table_info({table})")]
            if "team_id" in columns:
                teams = {row[0] for row in look(f"SELECT DISTINCT team_id FROM {table}")}
                yield from (f"{table} holds a row of {team!r}" for team in teams - {TEAM_ID})
        yield from self._wrong_outbox()
        for (payload,) in look("SELECT event FROM timer").fetchall():
            wire.load_event(json.loads(payload))

    def _wrong_outbox(self) -> Iterator[str]:
        """What is new in the outbox can be drawn, and so can the Home of everybody it is for."""
        new = "SELECT key FROM outbox WHERE state = 'queued' AND id > ?"
        readers: set[str] = set()
        keys = [key for (key,) in self._look.execute(new, (self._newest,)).fetchall()]
        with self.bot.services.read() as session:
            items = {key: Outbox(session).find(TEAM_ID, key) for key in keys}
        for key, item in items.items():
            assert item is not None
            readers |= set(item.user_ids)
            if item.message is not None:
                rendered = views.render(item.message, Reader())
                yield from (f"{key}: {problem}" for problem in wrong_blocks(rendered.blocks))
        for user_id in readers:
            home = views.home_view(self.bot.services, TEAM_ID, user_id)
            yield from (f"home of {user_id}: {problem}" for problem in wrong_view(home, "home"))


def as_http(body: Any) -> tuple[str, str]:
    """The body as Slack posts it, and its content type."""
    if isinstance(body, dict) and "command" in body:
        flat = {str(name): each if isinstance(each, str) else json.dumps(each) for name, each in body.items()}
        return urlencode(flat, errors="surrogatepass"), "application/x-www-form-urlencoded"
    if isinstance(body, dict) and "event" in body:
        return json.dumps(body), "application/json"
    return urlencode({"payload": json.dumps(body)}), "application/x-www-form-urlencoded"


def _refuses(response: BoltResponse) -> bool:
    said = _said(response)
    return response.status != 200 or said.get("response_action") == "errors"


def _said(response: BoltResponse) -> Json:
    body = json.loads(response.body or "{}")
    return body if isinstance(body, dict) else {}


def _wrong_response(response: BoltResponse) -> Iterator[str]:
    if response.status not in ANSWERED:
        yield f"status {response.status}"
        return
    if response.status != 200 or not response.body:
        return
    try:
        said = _said(response)
    except ValueError:
        return  # plain text, as Bolt answers where it is not installed
    if "view" in said:
        yield from wrong_view(said["view"], "modal")
    if "blocks" in said:
        yield from wrong_blocks(said["blocks"])
    if said.get("response_action") == "errors":
        errors: Mapping[str, Any] = said["errors"]
        if not errors or not all(isinstance(line, str) and line for line in errors.values()):
            yield f"errors without words: {errors}"


class Listening(logging.Handler):
    """Keeps for the door what is logged as an error, with where it was raised, and that a payload was refused."""

    def __init__(self, door: Door) -> None:
        super().__init__(logging.WARNING)
        self._door = door

    def emit(self, record: logging.LogRecord) -> None:
        self._door.unreadable |= record.name == unreadable.__name__
        if record.levelno < logging.ERROR:
            return
        why = ""
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            trace, where = error.__traceback__, []
            while trace is not None:
                code = trace.tb_frame.f_code
                where.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}")
                trace = trace.tb_next
            why = f" {type(error).__name__}: {str(error)[:200]} at {' '.join(where[-5:])}"
        self._door.logged.append(record.getMessage()[:200] + why)
