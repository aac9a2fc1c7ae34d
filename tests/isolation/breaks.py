"""A `team_id` left out on purpose, to see that the suites here notice.

By hand, `python -m tests.isolation.breaks` leaves it out of every function of `storage/` in turn (names to try only
those) and prints for each what the audit of statements says, and what the two workspaces see. It takes some minutes.
"""

import logging
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Engine, event, true
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import BinaryExpression, BindParameter

from storage.engine import Database
from tests.isolation.audit import TEAM
from tests.isolation.comparison import ONE, OTHER, assert_apart, everything
from tests.isolation.payloads import Json
from tests.isolation.places import standing
from tests.isolation.slack import listening
from tests.isolation.watch import Watch, watching

SHOWN = 120
"""Characters of what somebody would see."""

BROKEN = (Exception, AssertionError)
"""A play that cannot go on has noticed too."""


@contextmanager
def left_out(function: str) -> Iterator[list[str]]:
    """Take every `team_id = <a value>` out of what this function issues. Yields the statements it was taken from."""
    broken: list[str] = []

    def on_statement(connection: Any, statement: Any, many: Any, one: Any, _options: Any) -> tuple[Any, Any, Any]:
        where = standing()
        if where and where[0].function == function:
            without = visitors.replacement_traverse(statement, {}, _nothing_for_team)
            before, after = (str(each.compile(dialect=connection.dialect)) for each in (statement, without))
            if before != after:
                broken.append(before)
                statement = without
        return statement, many, one

    event.listen(Engine, "before_execute", on_statement, retval=True)
    try:
        yield broken
    finally:
        event.remove(Engine, "before_execute", on_statement)


def _nothing_for_team(element: Any, **_: Any) -> ColumnElement[bool] | None:
    if not isinstance(element, BinaryExpression) or element.operator is not operators.eq:
        return None
    sides = (element.left, element.right)
    names_team = any(getattr(side, "name", None) == TEAM and not isinstance(side, BindParameter) for side in sides)
    return true() if names_team and any(isinstance(side, BindParameter) for side in sides) else None


def noticed(function: str, url: str, alone: Json) -> tuple[list[str], Watch, str]:
    """The statements that were broken, what the audit saw, and what somebody would see (empty: nothing)."""
    seen = ""
    with left_out(function) as broken, watching() as watch, listening() as slack:
        try:
            assert_apart(everything(url, slack, ONE, OTHER), alone)
        except BROKEN as error:
            seen = f"{type(error).__name__}: {error}".splitlines()[0][:SHOWN]
    return broken, watch, seen


def main(names: list[str]) -> None:
    logging.disable()  # what breaks on the way is what is looked for
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        database = Database(f"sqlite:///{template}")
        database.migrate()
        database.dispose()

        def fresh() -> str:
            return f"sqlite:///{shutil.copy(template, Path(folder) / 'micromentor.db')}"

        with listening() as slack, watching() as watch:
            alone = everything(fresh(), slack, ONE)[ONE]
        for function in names or sorted(watch.functions):
            broken, found, seen = noticed(function, fresh(), alone)
            if broken:
                by_audit = any(leak.issued_by == function for leak in found.leaks)
                print(f"{function}: audit {'sees it' if by_audit else 'MISSES IT'}; people: {seen or 'see nothing'}")  # noqa: T201 - a report


if __name__ == "__main__":
    main(sys.argv[1:])
