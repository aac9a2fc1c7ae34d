"""Every statement that is issued while a play runs: the function that issued it, and the tables it leaves unbound."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CompoundSelect, Delete, Dialect, Engine, Insert, Select, Update, event
from sqlalchemy.sql.selectable import Exists

from tests.isolation.audit import UnreadError, unbound
from tests.isolation.places import Place, Standing, standing

BUILT = (Select, Update, Delete, Insert, Exists, CompoundSelect)


@dataclass(frozen=True)
class Leak:
    """A statement that leaves tables unbound, and who issued it: the function, and the one that called it."""

    issued_by: str
    called_by: str
    tables: tuple[str, ...]
    sql: str

    def __str__(self) -> str:
        return f"{self.issued_by} (called by {self.called_by}) leaves {', '.join(self.tables)} unbound:\n{self.sql}"


@dataclass
class Watch:
    """What was issued: the lines that statements were built and issued on, and those that leak."""

    lines: set[tuple[str, int]] = field(default_factory=set)
    leaks: set[Leak] = field(default_factory=set)
    raw: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    """The functions that issued something."""
    _read: dict[object, tuple[tuple[str, ...], str]] = field(default_factory=dict)

    def reached(self, place: Place) -> bool:
        return any((place.file, line) in self.lines for line in range(place.first, place.last + 1))

    def unbound(
        self, statement: Any, given: Sequence[Mapping[str, Any]], dialect: Dialect
    ) -> tuple[tuple[str, ...], str]:
        """As `audit.unbound`, and the SQL of what leaves tables unbound; the same statement is read once."""
        key = statement._generate_cache_key()
        known = (key.key, frozenset(name for each in given for name in each)) if key else object()
        if known not in self._read:
            try:
                left = tuple(unbound(statement, given))
            except UnreadError as unread:
                left = (str(unread),)
            self._read[known] = left, str(statement.compile(dialect=dialect)) if left else ""
        return self._read[known]

    def note_lines(self, where: Sequence[Standing]) -> None:
        self.lines.update((each.file, each.line) for each in where)


@contextmanager
def watching() -> Iterator[Watch]:
    """Look at every statement of every engine."""
    _forget_what_is_put_together_once()
    watch = Watch()
    undo = [_note_built(kind, watch) for kind in BUILT]

    def on_statement(
        connection: Any, statement: Any, many: Sequence[Mapping[str, Any]], one: Mapping[str, Any], _options: Any
    ) -> None:
        where = standing()
        if not where:
            return  # the tests' own
        watch.note_lines(where)
        watch.functions.add(where[0].function)
        left, sql = watch.unbound(statement, many or ([one] if one else []), connection.dialect)
        if left:
            called_by = where[1].function if len(where) > 1 else ""
            watch.leaks.add(Leak(where[0].function, called_by, left, sql))

    def on_cursor(_c: Any, _cursor: Any, sql: str, _given: Any, context: Any, _many: bool) -> None:
        if (context is None or context.compiled is None) and standing():
            watch.raw.add(sql)

    event.listen(Engine, "before_execute", on_statement)
    event.listen(Engine, "before_cursor_execute", on_cursor)
    try:
        yield watch
    finally:
        event.remove(Engine, "before_execute", on_statement)
        event.remove(Engine, "before_cursor_execute", on_cursor)
        for each in undo:
            each()


def _forget_what_is_put_together_once() -> None:
    """So that cached queries are built where it is seen."""
    for name in [name for name in sys.modules if name.startswith("storage.")]:
        for value in vars(sys.modules[name]).values():
            if callable(forget := getattr(value, "cache_clear", None)):
                forget()


def _note_built(kind: type[Any], watch: Watch) -> Callable[[], None]:
    """Note the lines on which statements of this kind are built."""
    built = kind.__init__

    def noting(self: Any, *given: Any, **named: Any) -> None:
        watch.note_lines(standing())
        built(self, *given, **named)

    kind.__init__ = noting

    def undo() -> None:
        kind.__init__ = built

    return undo
