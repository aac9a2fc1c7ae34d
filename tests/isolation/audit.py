"""Is every table of a statement bound to one workspace? Read from SQLAlchemy's own tree of it, not from text.

A table with a `team_id` is bound in its SELECT by `team_id = <a value>`, or by `team_id = other.team_id` where the
other one is bound. Only what must hold counts: conditions joined by AND, and of an outer join's ON only for the side it
adds. An INSERT names the `team_id` it writes; an UPDATE or DELETE is bound as a SELECT is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CompoundSelect, Delete, Insert, Select, TextClause, Update, literal
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import BinaryExpression, BindParameter, BooleanClauseList, ColumnElement, Grouping
from sqlalchemy.sql.selectable import CTE, Alias, Exists, FromClause, Join, SelectBase, Subquery, TableClause

TEAM = "team_id"

_DIALECT: Any = sqlite.dialect()
_COMPILER: Any = _DIALECT.statement_compiler(_DIALECT, literal(1))


class UnreadError(Exception):
    """A part of a statement that this audit does not understand; better said than passed over."""


@dataclass
class Scope:
    """The tables of one SELECT, and what its conditions bind: an edge goes from a table to one it binds with itself.

    `outer` are the tables of the enclosing SELECTs, `outer_bound` those of them that are bound.
    """

    tables: dict[str, FromClause] = field(default_factory=dict)
    bound: set[str] = field(default_factory=set)
    edges: list[tuple[str, str]] = field(default_factory=list)
    outer: frozenset[str] = frozenset()
    outer_bound: frozenset[str] = frozenset()

    def unbound(self) -> list[str]:
        known = set(self.bound) | self.outer_bound
        grown = True
        while grown:
            grown = False
            for near, far in self.edges:
                if near in known and far not in known and far in self.tables:
                    known.add(far)
                    grown = True
        self.bound = known
        return [name for name in self.tables if name not in known]


def unbound(statement: Any, parameters: Sequence[Mapping[str, Any]] = ()) -> list[str]:
    """The tables of the statement that are not bound to a workspace, by the names they have in it.

    `parameters` are those it is executed with. Raises UnreadError for what cannot be told.
    """
    if isinstance(statement, TextClause):
        raise UnreadError(f"text: {statement.text}")
    reader = _Reader(parameters)
    reader.statement(statement)
    if escaped := _teams_in(statement) - reader.seen:
        raise UnreadError(f"not looked at: {sorted(escaped)}")
    return reader.found


class _Reader:
    def __init__(self, parameters: Sequence[Mapping[str, Any]]) -> None:
        self.parameters = parameters
        self.found: list[str] = []
        self.seen: set[str] = set()

    def statement(self, statement: Any) -> None:
        match statement:
            case Insert():
                self._insert(statement)
            case Update() | Delete():
                self._change(statement)
            case _:
                self.query(statement, frozenset(), frozenset())

    def query(self, query: Any, outer: frozenset[str], outer_bound: frozenset[str]) -> None:
        match query:
            case CompoundSelect():
                for part in query.selects:
                    self.query(part, outer, outer_bound)
            case Select():
                self._select(query, outer, outer_bound)
            case _ if hasattr(query, "element"):
                self.query(query.element, outer, outer_bound)
            case _:
                raise UnreadError(f"a query of type {type(query).__name__}")

    def _select(self, query: Select[Any], outer: frozenset[str], outer_bound: frozenset[str]) -> None:
        scope = Scope(outer=outer, outer_bound=outer_bound)
        # As Select.get_final_froms, which would render the whole statement first, in a dialect that is nobody's.
        froms = list(query._compile_state_factory(query, _COMPILER)._get_display_froms())
        own = [f for f in froms if not (isinstance(f, TableClause | Alias) and _name(f) in outer)] or froms
        expressions: list[Any] = []
        for each in own:
            self._from(each, scope, expressions, inner=True)
        if query.whereclause is not None:
            self._conditions(query.whereclause, scope, None)
            expressions.append(query.whereclause)
        expressions += [c for c in query._raw_columns if isinstance(c, ColumnElement)]
        expressions += [*query._order_by_clauses, *query._group_by_clauses, *query._having_criteria]
        self._finish(scope, expressions)

    def _change(self, statement: Update | Delete) -> None:
        scope = Scope()
        table: Any = statement.table
        self._from(table, scope, [], inner=True)
        expressions: list[Any] = []
        for condition in statement._where_criteria:
            self._conditions(condition, scope, None)
            expressions.append(condition)
        if isinstance(statement, Update):
            expressions += [v for v in (statement._values or {}).values() if isinstance(v, ColumnElement)]
        self._finish(scope, expressions)

    def _insert(self, statement: Insert) -> None:
        table: Any = statement.table
        if TEAM not in table.c:
            return
        self.seen.add(table.name)
        given = {getattr(column, "name", column) for column in (statement._values or {})}
        if TEAM not in given and not (self.parameters and all(TEAM in each for each in self.parameters)):
            self.found.append(table.name)
        conflict = statement._post_values_clause
        if conflict is not None:
            target = getattr(conflict, "inferred_target_elements", None) or ()
            if TEAM not in {getattr(column, "name", column) for column in target}:
                self.found.append(f"{table.name} (on conflict)")

    # --- a scope ---

    def _finish(self, scope: Scope, expressions: Sequence[Any]) -> None:
        self.found += scope.unbound()
        names = frozenset(scope.tables) | scope.outer
        for expression in expressions:
            for inner in _queries_in(expression):
                self.query(inner, names, frozenset(scope.bound))

    def _from(self, element: Any, scope: Scope, expressions: list[Any], *, inner: bool) -> None:
        match element:
            case Join():
                if element.full:
                    raise UnreadError("a full join")
                self._from(element.left, scope, expressions, inner=inner)
                before = set(scope.tables)
                self._from(element.right, scope, expressions, inner=inner and not element.isouter)
                added = set(scope.tables) - before
                self._conditions(element.onclause, scope, added if element.isouter else None)
                expressions.append(element.onclause)
            case Subquery() | CTE():
                self.query(element.element, frozenset(), frozenset())
            case TableClause() | Alias():
                table = _base(element)
                self.seen.add(table.name)
                if TEAM in table.c:
                    scope.tables[_name(element)] = element
            case _ if hasattr(element, "element"):
                self._from(element.element, scope, expressions, inner=inner)
            case _:
                raise UnreadError(f"a FROM of type {type(element).__name__}")

    def _conditions(self, condition: Any, scope: Scope, only: set[str] | None) -> None:
        """Note what binds. `only`: the tables that this condition can bind, where it is an outer join's."""
        for part in _anded(condition):
            sides = _equal(part)
            if sides is None:
                continue
            left, right = (_team_of(side) for side in sides)
            if left and right:
                both = ((left, right), (right, left))
                scope.edges += [(near, far) for near, far in both if only is None or far in only]
            elif (name := left or right) and (only is None or name in only):
                value = sides[1] if left else sides[0]
                if isinstance(_bare(value), BindParameter):
                    scope.bound.add(name)


def _anded(condition: Any) -> Iterator[Any]:
    condition = _bare(condition)
    if isinstance(condition, BooleanClauseList) and condition.operator is operators.and_:
        for part in condition.clauses:
            yield from _anded(part)
    else:
        yield condition


def _equal(condition: Any) -> tuple[Any, Any] | None:
    if isinstance(condition, BinaryExpression) and condition.operator is operators.eq:
        return condition.left, condition.right
    return None


def _team_of(side: Any) -> str | None:
    """The table whose `team_id` this is."""
    side = _bare(side)
    table = getattr(side, "table", None)
    if getattr(side, "name", None) == TEAM and isinstance(table, TableClause | Alias):
        return _name(table)
    return None


def _bare(element: Any) -> Any:
    while isinstance(element, Grouping):
        element = element.element
    return element


def _queries_in(expression: Any) -> Iterator[Any]:
    """The queries within an expression, none of those within them."""
    if isinstance(expression, SelectBase):
        yield expression
        return
    if isinstance(expression, Exists):
        yield from _queries_in(expression.element)
        return
    for child in expression.get_children():
        if isinstance(child, FromClause) and not isinstance(child, SelectBase):
            continue
        yield from _queries_in(child)


def _base(element: Any) -> Any:
    while isinstance(element, Alias):
        element = element.element
    return element


def _name(element: Any) -> str:
    return str(element.name)


def _teams_in(statement: Any) -> set[str]:
    """The tables with a `team_id` anywhere in the statement."""
    return {
        element.name
        for element in visitors.iterate(statement)
        if isinstance(element, TableClause) and TEAM in element.c and not isinstance(element, Alias)
    }
