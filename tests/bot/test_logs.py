"""The log shows where something broke and what it was about, and never what somebody typed."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import BaseModel, ValidationError
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import IntegrityError

from bot import logs
from bot.logs import DiscreetFormatter, JSONFormatter
from storage.engine import Database
from storage.inbox import Inbox

TYPED = "what somebody typed"


class Form(BaseModel):
    minutes: int


def logged(error: BaseException, formatter: logging.Formatter | None = None) -> str:
    info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "it failed", None, info)
    return (formatter or DiscreetFormatter()).format(record)


@pytest.fixture
def as_before() -> Iterator[None]:
    """Leaves logging as it was: it belongs to the process, and so to every test of it."""
    loggers = [logging.getLogger(name) for name in logging.getLogger().manager.loggerDict]
    levels = [(logger, logger.level) for logger in (logging.getLogger(), *loggers)]
    handlers = logging.getLogger().handlers[:]
    yield
    logging.getLogger().handlers[:] = handlers
    for logger, level in levels:
        logger.setLevel(level)


def test_an_error_of_the_database_is_told_without_its_values(database: Database) -> None:
    with pytest.raises(IntegrityError) as refused:
        database.run(
            lambda session: Inbox(session).add("T1", "E1", None, "1.1", {"text": TYPED}, datetime.now(UTC))  # type: ignore[arg-type]
        )
    if not database.is_sqlite:
        assert TYPED in str(refused.value), "PostgreSQL quotes the row in its own detail"
    told = logged(refused.value)
    assert TYPED not in told
    assert "IntegrityError" in told
    assert "in add" in told, "where it broke"
    assert "23502" in told or "SQLITE_CONSTRAINT_NOTNULL" in told


def test_an_error_of_a_field_is_told_without_its_value() -> None:
    with pytest.raises(ValidationError) as refused:
        Form.model_validate({"minutes": TYPED})
    assert TYPED in str(refused.value)
    assert TYPED not in logged(refused.value)


def test_an_error_of_slack_is_told_by_its_code_without_its_answer() -> None:
    error = SlackApiError("refused", {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": TYPED}})  # type: ignore[no-untyped-call]
    assert TYPED in str(error)
    told = logged(error)
    assert TYPED not in told
    assert "invalid_blocks" in told
    body = SlackApiError("refused", {"ok": False, "error": f"not JSON: {TYPED}"})  # type: ignore[no-untyped-call]
    assert TYPED not in logged(body)


def test_other_errors_are_told_in_full_with_their_causes() -> None:
    first, second = KeyError("first"), RuntimeError("second")
    second.__cause__ = first
    told = logged(second)
    assert told.index("first") < told.index("second")


@pytest.mark.usefixtures("as_before")
def test_a_line_for_a_machine_is_one_object_with_the_ids(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")
    logging.getLogger("bot.courier").warning("it waits: %s", "ratelimited", extra=logs.about("T1", "a:key"))
    logging.getLogger("handlers.errors").error("it failed", exc_info=KeyError("goal"), extra={"reference": "ab12"})
    waits, failed = map(json.loads, capsys.readouterr().err.splitlines())
    at = datetime.fromisoformat(waits.pop("time"))
    assert at.utcoffset() is not None
    assert at.utcoffset() == UTC.utcoffset(None)
    assert waits == {
        "level": "WARNING",
        "logger": "bot.courier",
        "event": "it waits: ratelimited",
        "team": "T1",
        "key": "a:key",
    }
    assert failed["reference"] == "ab12"
    assert "KeyError: 'goal'" in failed["traceback"]


@pytest.mark.usefixtures("as_before")
def test_a_line_for_a_person_bears_the_ids_too(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO")
    logging.getLogger("bot.courier").warning("it waits", extra=logs.about("T1", "a:key"))
    assert capsys.readouterr().err.rstrip().endswith("WARNING bot.courier: it waits [team=T1 key=a:key]")


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize("library", ["slack_sdk.web", "slack_bolt.App", "sqlalchemy.engine", "websockets", "httpcore"])
def test_libraries_do_not_say_what_they_handle(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG")
    logging.getLogger(library).debug("payload: %s", TYPED)
    logging.getLogger("bot.process").debug("ours")
    assert TYPED not in (said := capsys.readouterr().err)
    assert "ours" in said


@pytest.mark.usefixtures("as_before")
@pytest.mark.parametrize(
    "line",
    [
        "Received an unsupported data frame (session id: s, opcode: continuation, payload: {})",
        "Failed to decode Slack API response: Received a response in a non-JSON format: {}",
        "Failed to run a request listener: {}",
        "Unsuccessful Bolt execution result (status: 500, body: {})",
    ],
)
def test_what_slacks_libraries_quote_in_a_warning_is_left_out(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")
    logging.getLogger("slack_sdk.socket_mode").error(line.format(TYPED))
    said = json.loads(capsys.readouterr().err)["event"]
    assert TYPED not in said
    assert line.startswith(said)
    assert len(said) > 10


def test_json_holds_a_traceback_in_its_one_line() -> None:
    assert "\n" not in logged(ValueError("two\nlines"), JSONFormatter())
