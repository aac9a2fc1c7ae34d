"""What Slack really sends: the payloads of a played journey, each with the tables and the time it came at.

They are recorded anew in every run, so they are always those of this version; the tests mutate them.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from slack_bolt import BoltRequest, BoltResponse

from bot.build import build
from bot.process import Bot
from bot.settings import Settings
from bot.stage import ZONE
from handlers import ids
from handlers.ids import ProfileAction, RequestAction
from handlers.inbox import EVENTS
from sandbox import staff
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from tests.conversations.conftest import MANIFEST, MONDAY, Scene
from tests.fuzz.played import play

Json = dict[str, Any]
Key = tuple[str, str]
"""A payload's kind as Slack names it, and the id it is about."""

OF_EACH: Final = 2
"""Payloads kept of one key: the same button in two states of the journey."""

KEPT: Final = "payloads.json"
"""The file of all that was recorded."""

ACTIONS: Final = (
    ids.RequestAction, ids.InvitationAction, ids.ProfileAction, ids.MentorshipAction, ids.SessionAction,
    ids.TouchpointAction, ids.ReflectionAction, ids.TermsAction, ids.QuestionAction, ids.RecordingAction,
)  # fmt: skip
FORMS: Final = (
    ids.RequestForms, ids.DeclineForms, ids.ProfileForms, ids.MentorshipForm, ids.SessionForm, ids.ReflectionForm,
    ids.TermsForms, ids.QuestionForms, ids.RecordingForms, ids.EndingForm,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recorded:
    """One payload of Slack's, and the state of things when it came: the product's time, a copy of the database."""

    key: Key
    body: Json
    at: datetime
    tables: Path

    def __repr__(self) -> str:
        return ":".join(self.key)


def registered() -> set[Key]:
    """Every id that Slack may hand back, by kind: what a corpus must hold."""
    wanted: set[tuple[str, str]] = {("command", name) for name in ids.Command}
    wanted |= {("shortcut", name) for name in ids.Shortcut}
    wanted |= {("block_actions", action) for kind in ACTIONS for action in kind} - {
        ("block_actions", RequestAction.SKILLS)
    }
    wanted |= {(kind, form) for forms in FORMS for form in forms for kind in ("view_submission", "view_closed")}
    wanted |= {("event_callback", name) for name in EVENTS}
    wanted |= {("block_suggestion", typed) for typed in (RequestAction.SKILLS, ProfileAction.SKILLS)}
    return {(kind, str(name)) for kind, name in wanted}


def key_of(body: Json) -> Key:
    """What a payload is, and about what."""
    if "command" in body:
        return "command", body["command"]
    event = body.get("event") or {}
    match body["type"]:
        case "event_callback" if event["type"] == "message":
            return "event_callback", f"message.{event['channel_type']}"
        case "event_callback":
            return "event_callback", event["type"]
        case "block_actions":
            return "block_actions", body["actions"][0]["action_id"]
        case "block_suggestion":
            return "block_suggestion", body["action_id"]
        case kind:
            return kind, (body.get("view") or body)["callback_id"]


def record(staffed: Path, folder: Path) -> list[Recorded]:
    """Play the journey on a copy of the staffed database, and return what came. Copies are kept in `folder`."""
    folder.mkdir(parents=True)
    shutil.copy(staffed, folder / "played.db")
    recorder = _Recorder(folder)
    with _scene(folder / "played.db") as scene:
        scene.bot.app.dispatch = recorder.listening(scene.bot)  # type: ignore[method-assign, assignment]
        play(scene)
    recorder.close_every_form()
    recorder.say_goodbye()
    return recorder.kept


def keep(recorded: Sequence[Recorded], folder: Path) -> None:
    """Write down what was recorded, for the other processes of the run."""
    lines = [[each.key, each.body, each.at.isoformat(), str(each.tables)] for each in recorded]
    unfinished = folder / "unfinished"
    unfinished.write_text(json.dumps(lines))
    unfinished.rename(folder / KEPT)


def is_kept(folder: Path) -> bool:
    """Whether somebody has."""
    return (folder / KEPT).exists()


def kept_in(folder: Path) -> list[Recorded]:
    """What was kept there."""
    lines = json.loads((folder / KEPT).read_text())
    return [
        Recorded((key[0], key[1]), body, datetime.fromisoformat(at), Path(tables)) for key, body, at, tables in lines
    ]


class _Recorder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.kept: list[Recorded] = []

    def listening(self, bot: Bot) -> Callable[[BoltRequest], BoltResponse]:
        """The app's own `dispatch`, with each payload kept before it."""
        dispatch = bot.app.dispatch

        def keep_and_dispatch(request: BoltRequest) -> BoltResponse:
            self._keep(json.loads(json.dumps(request.body)), bot.services.now())
            return dispatch(request)

        return keep_and_dispatch

    def _keep(self, body: Json, at: datetime) -> None:
        key = key_of(body)
        same = [each for each in self.kept if each.key == key and _variant(each.body) == _variant(body)]
        if len(same) >= OF_EACH:
            return
        tables = self._folder / f"{len(self.kept)}.db"
        copy_tables(self._folder / "played.db", tables)
        self.kept.append(Recorded(key, body, at, tables))

    def close_every_form(self) -> None:
        """Slack tells of a closed form only where the view asks for it, and ours do not: made from the submissions."""
        for sent in [each for each in self.kept if each.key[0] == "view_submission"]:
            body = {name: value for name, value in sent.body.items() if name not in {"trigger_id", "response_urls"}}
            closed = body | {"type": "view_closed", "is_cleared": False}
            if ("view_closed", sent.key[1]) not in {each.key for each in self.kept}:
                self.kept.append(Recorded(("view_closed", sent.key[1]), closed, sent.at, sent.tables))

    def say_goodbye(self) -> None:
        """Tokens are revoked once in a workspace's life here, and the app removed as well: it differs in a word."""
        revoked = next(each for each in self.kept if each.key[1] == "tokens_revoked")
        event = {"type": "app_uninstalled", "event_ts": revoked.body["event"]["event_ts"]}
        key = ("event_callback", "app_uninstalled")
        self.kept.append(Recorded(key, revoked.body | {"event": event}, revoked.at, revoked.tables))


def _variant(body: Json) -> tuple[str, str]:
    """What of one id goes different ways: a message's subtype, the first letters after a command."""
    return str((body.get("event") or {}).get("subtype")), str(body.get("text", ""))[:6]


def copy_tables(source: Path, target: Path) -> None:
    """Make `target` hold what `source` holds, whoever has either open."""
    before, after = sqlite3.connect(source), sqlite3.connect(target)
    try:
        before.backup(after)
    finally:
        before.close()
        after.close()


@contextmanager
def _scene(tables: Path) -> Iterator[Scene]:
    url = f"sqlite:///{tables}"
    sandbox = Sandbox(Terms(MANIFEST, from_staff(staff.load().people), staff.ORGANISATION)).start()
    given = {
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": url,
        "MICROMENTOR_CLOCK_URL": sandbox.clock_url,
        "MICROMENTOR_STATUS_PORT": "0",
        "MICROMENTOR_TIME_ZONE": ZONE,
    }
    bot = build(Settings.model_validate(given))
    workspace = Workspace(sandbox.base_url)
    try:
        bot.start()
        assert bot.status_server is not None
        workspace.bot_status(f"{bot.status_server.url}/status")
        workspace.clock.to(MONDAY)
        yield Scene(workspace, bot, url)
    finally:
        workspace.close()
        bot.stop()
        sandbox.stop()
