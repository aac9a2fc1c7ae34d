"""The log shows where something broke, and never what somebody typed."""

import logging
from datetime import UTC, datetime

import pytest
from pydantic import BaseModel, ValidationError
from sqlalchemy.exc import IntegrityError

from bot.logs import DiscreetFormatter
from storage.engine import Database
from storage.inbox import Inbox

TYPED = "what somebody typed"


class Form(BaseModel):
    minutes: int


def logged(error: BaseException) -> str:
    info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("bot", logging.ERROR, __file__, 1, "it failed", None, info)
    return DiscreetFormatter("%(message)s").format(record)


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


def test_other_errors_are_told_in_full_with_their_causes() -> None:
    first, second = KeyError("first"), RuntimeError("second")
    second.__cause__ = first
    told = logged(second)
    assert told.index("first") < told.index("second")
