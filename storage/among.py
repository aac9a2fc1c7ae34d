"""Whether a column is among strings that are given as one parameter, however many they are.

SQLAlchemy writes an IN anew for its values each time it runs, which takes as long as all else it does for a statement,
and each number of them is another statement for the database to plan. It must not know any table.
"""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import JSON, ColumnElement, Dialect, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Strings(TypeDecorator[Iterable[str]]):
    """An array on PostgreSQL; JSON on SQLite, which has none."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else JSON())

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> list[str]:  # noqa: ARG002 - SQLAlchemy's signature
        return list(value or ())


_STRINGS: Final = _Strings()


class _Among(FunctionElement[bool]):
    name = "among"
    inherit_cache = True


def among(column: ColumnElement[str], given: str) -> ColumnElement[bool]:
    """For a WHERE: the column is one of the strings that are the parameter `given`."""
    return _Among(column, bindparam(given, type_=_STRINGS))


@compiles(_Among)
def _in_json(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, given = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({given}))"  # noqa: S608 - parts of a compiled statement


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, given = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY ({given})"
