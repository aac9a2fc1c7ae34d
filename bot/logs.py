"""The log: one line an event to standard error, for a person or as JSON, and nothing in it that people typed.

What a line is about it names by ids, given as `extra`: `team`, `key` (of an outbox row, a timer or an inbox row),
`reference` (which a person was shown). Below INFO only the project's own modules speak: the DEBUG lines of libraries
hold whole payloads, rows and headers. It must not know what is logged.
"""

import json
import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from types import MappingProxyType, TracebackType
from typing import Literal

import psycopg
from pydantic import ValidationError
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import StatementError

Form = Literal["text", "json"]

OURS = ("bot", "handlers", "flows", "matching", "storage", "sandbox")
IDS = ("team", "key", "reference")
"""What a record may be about: the names of `extra` that are written beside the event."""

_QUIETER = MappingProxyType(
    {
        "apscheduler": logging.ERROR,  # a tick asked for while one runs is a warning there, and normal here
        "psycopg": logging.ERROR,  # it warns of pipelines that a retried conflict ended
        "sqlalchemy": logging.WARNING,  # its INFO lines are the statements
        "uvicorn": logging.WARNING,
        "httpx": logging.WARNING,
    }
)

_TALKATIVE = (StatementError, sqlite3.Error, psycopg.Error, ValidationError, SlackClientError, json.JSONDecodeError)
"""Errors whose message quotes the values they were about: a row, a parameter, a field, an answer of Slack's."""

_QUOTES_WHAT_IT_GOT = re.compile(r"(?:Failed|Received|Unsuccessful|Unhandled|Got)[^:(]*")
"""How lines of Slack's libraries begin that go on with a frame, a body or an answer; so far they may be read."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def about(team_id: str, key: str) -> dict[str, str]:
    """What a line is about, for `extra`."""
    return {"team": team_id, "key": key}


class DiscreetFormatter(logging.Formatter):
    """One line for a person. Every traceback is shown in full, and of talkative errors the kind without the words."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802, ARG002 - the base class's
        """UTC, to the millisecond."""
        at = datetime.fromtimestamp(record.created, UTC)
        return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base class's name
        """The event, and after it what it is about."""
        about = " ".join(f"{name}={value}" for name, value in _ids(record).items())
        return super().formatMessage(record) + (f" [{about}]" if about else "")

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the base class's name
        """The traceback and those of its causes, the newest last."""
        return "".join(_told(ei[1])).rstrip() if ei[1] else ""


class JSONFormatter(DiscreetFormatter):
    """The same as one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **_ids(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _ids(record: logging.LogRecord) -> dict[str, str]:
    return {name: str(getattr(record, name)) for name in IDS if getattr(record, name, None)}


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "\nwhich led to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    if isinstance(error, _TALKATIVE):
        yield f"{type(error).__module__}.{type(error).__qualname__} {_code(error)}(words withheld)\n"
    else:
        yield from traceback.format_exception_only(error)


def _code(error: BaseException) -> str:
    if isinstance(error, SlackApiError):
        code = str(error.response.get("error"))
        return f"{code} " if re.fullmatch(r"[a-z0-9_]{1,60}", code) else ""
    cause = getattr(error, "orig", None) or error
    known = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"{known} " if known else ""


def _discreet(record: logging.LogRecord) -> bool:
    """What Slack's libraries say, without what they quote, and without a warning that is no news.

    Bolt finds SLACK_BOT_TOKEN in the environment by itself and warns that it does not use it. Of a client id there
    it says that it keeps installations in files, which it does not.
    """
    if not record.name.startswith(("slack_sdk", "slack_bolt")):
        return True
    said = record.getMessage()
    if begun := _QUOTES_WHAT_IT_GOT.match(said):
        record.msg, record.args = begun.group().strip(), None
    return not said.startswith(("As you gave `client` as well", "As you've set SLACK_CLIENT_ID"))


def configure(level: str, form: Form = "text") -> None:
    """Log from `level` up, everything to standard error; what libraries say only from INFO up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JSONFormatter() if form == "json" else DiscreetFormatter())
    handler.addFilter(_discreet)
    wanted = logging.getLevelNamesMapping()[level]
    logging.basicConfig(handlers=[handler], level=max(logging.INFO, wanted), force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(wanted)
    for name, least in _QUIETER.items():
        logging.getLogger(name).setLevel(max(least, wanted))
