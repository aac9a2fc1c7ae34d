"""What Micromentor is held beside: Bolt with listeners that do nothing of ours, and one committed write by itself.

The write is the plainest there is: the driver's own connection, BEGIN IMMEDIATE, one INSERT, COMMIT, with WAL and
synchronous=FULL, on the disk the bot's database is on.
"""

import re
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from benchmarks.slack import TEAM_ID

ANYTHING = re.compile(".*", re.DOTALL)
BOT_TOKEN = "xoxb-bench"
LISTENERS = 20
"""As many as the bot's."""

FORM = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Bare"},
    "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "One line."}}],
}


class BareWrite:
    """One row, committed and on the disk. Safe to use from any thread."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}").close()
        self._connection.execute("CREATE TABLE clicked (id INTEGER PRIMARY KEY, by TEXT NOT NULL)").close()

    def __call__(self) -> None:
        with self._lock:
            for statement in ("BEGIN IMMEDIATE", "INSERT INTO clicked (by) VALUES ('U1')", "COMMIT"):
                self._connection.execute(statement).close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def nothing() -> None:
    """What an empty listener does before it acknowledges."""


def bare_app(api_url: str, before_ack: Callable[[], object], *, opens_view: bool = False) -> App:
    """Bolt set up as the bot's is, with one listener for each kind of envelope: `before_ack`, then the ack.

    `opens_view`: a command calls views.open before it, as the bot's command does.
    """
    app = App(
        client=WebClient(base_url=api_url, retry_handlers=[], timeout=2),
        authorize=_authorize,
        token_verification_enabled=False,
        request_verification_enabled=False,
        process_before_response=False,
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="bare"),
    )

    def listen(ack: Ack) -> None:
        before_ack()
        ack()

    def open_view(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        before_ack()
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    app.command(ANYTHING)(open_view if opens_view else listen)
    app.action(ANYTHING)(listen)
    app.view_submission(ANYTHING)(listen)
    return app


def _authorize() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id=TEAM_ID, bot_user_id="U0BOT", bot_id="B0BOT", bot_token=BOT_TOKEN
    )
