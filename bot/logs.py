"""The log: one line an event to standard error, and nothing in it that people typed."""

import logging
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType

import psycopg
from pydantic import ValidationError
from sqlalchemy.exc import StatementError

_SLACK_LIBRARIES = ("slack_bolt", "slack_sdk")
_NOISY = {
    "apscheduler": logging.ERROR,  # a tick asked for while one runs is a warning there, and normal here
    "psycopg": logging.ERROR,  # it warns of pipelines that a retried conflict ended
    "uvicorn.access": logging.WARNING,
    "httpx": logging.WARNING,
}

_TALKATIVE = (StatementError, sqlite3.Error, psycopg.Error, ValidationError)
"""Errors whose message quotes the values they were about: a row, a parameter, a field."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Shows every traceback in full, and of the talkative errors the kind without the words."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the base class's name
        """The traceback and those of its causes, the newest last."""
        return "".join(_told(ei[1])).rstrip() if ei[1] else ""


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
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"{code} " if code else ""


def _worth_saying(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN in the environment by itself and warns that it does not use it."""
    return not record.getMessage().startswith("As you gave `client` as well")


def configure(level: str) -> None:
    """Log from `level` up. Slack's libraries never say more than INFO: their DEBUG lines hold whole payloads."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in _SLACK_LIBRARIES:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))
    logging.getLogger("slack_bolt.App").addFilter(_worth_saying)
    for name, least in _NOISY.items():
        logging.getLogger(name).setLevel(max(least, logging.getLogger().level))
