"""From the flows' frozen dataclasses to table rows and back: one mapper for all of them.

A table bears the same field names as its dataclass. It must not know any table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar, cast

from pydantic import TypeAdapter
from sqlalchemy import JSON, Delete, Dialect, Executable, MetaData, Update, bindparam, inspect, select
from sqlalchemy import Enum as EnumColumn
from sqlalchemy import Table as SQLTable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, Session, SQLModel

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Insert = postgresql.Insert | sqlite.Insert

NAMING: Final = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints and indexes, the same on every database, so that migrations can name them."""


class Base(SQLModel):
    """What every table is made from."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)


class Table(Base):
    """A table whose primary key begins with the workspace: a row of one is never seen from another."""

    team_id: str = Field(primary_key=True)


class AsJSON(TypeDecorator[Any]):
    """A value of type `of` in one JSON column: tuples, nested dataclasses, enums, aware datetimes come back equal.

    For what is always read with its row and never searched. A union among dataclasses needs a `kind` in each.
    """

    impl = JSON
    cache_ok = True

    def __init__(self, of: Any) -> None:
        super().__init__(none_as_null=True)
        self.of = of
        self._adapter: TypeAdapter[Any] = TypeAdapter(of)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else self._adapter.dump_python(value, mode="json")

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        return None if value is None else self._adapter.validate_python(value)


def as_json(of: Any) -> Any:
    """For `Field(sa_type=as_json(tuple[Slot, ...]))`; see AsJSON."""
    return AsJSON(of)


READY_JSON: Final[Any] = JSON(none_as_null=True)
"""For `Field(sa_type=READY_JSON)`: what is of JSON's own types already, and so is neither checked nor made from."""


def as_enum(kind: type[Enum]) -> Any:
    """For `Field(sa_type=as_enum(Status))`: the enum's value (at most 40 characters) in a column of plain text."""
    return EnumColumn(kind, native_enum=False, length=40, values_callable=_values)


def _values(kind: type[Enum]) -> list[str]:
    return [str(member.value) for member in kind]


V = TypeVar("V", bound="DataclassInstance")


class Mapper(Generic[V]):
    """Between the dataclass `value` and the table `row`, by field name; columns the dataclass lacks are ours.

    It goes past the ORM, whose objects cost more than the database. What a transaction has read or written is noted in
    `session.info` as the values themselves, so that `save` can tell what is new and what differs.
    """

    def __init__(self, value: type[V], row: type[Base]) -> None:
        self._value = value
        self._names = tuple(field.name for field in fields(value) if field.init)
        table = table_of(row)
        if missing := set(self._names) - set(table.c.keys()):
            raise TypeError(f"{row.__name__} has no column for {sorted(missing)} of {value.__name__}")
        self._key = tuple(table.primary_key.columns.keys())
        self.columns: Final = tuple(table.c[name] for name in self._names)
        """What a query must select, in this order, for `read` and `from_columns`."""
        self._one = select(*self.columns).where(*(table.c[name] == bindparam(name) for name in self._key))
        self._locked = self._one.with_for_update()
        self._insert = table.insert()
        self._update = table.update().where(*(table.c[name] == bindparam(f"of_{name}") for name in self._key))

    def from_columns(self, selected: Iterable[Any]) -> V:
        """The value of one result of `select(*columns)`."""
        return self._value(**dict(zip(self._names, selected, strict=True)))

    def read(self, session: Session, query: Executable, given: Mapping[str, Any]) -> list[V]:
        """What `query`, a select of `columns`, finds. From now on this transaction knows them, and may change them.

        `given` are its parameters; those of the key that the dataclass lacks go by their names (`team_id`).
        """
        known = self._known(session)
        values = [self.from_columns(row) for row in session.connection().execute(query, given)]
        for value in values:
            known[self._key_of(value, given)] = value
        return values

    def get(self, session: Session, *key: Any, lock: bool = False) -> V | None:
        """The value of this primary key, as this transaction knows it already, or as it is.

        `lock`: as it is in any case, and nobody else changes it until this transaction ends.
        """
        if not lock and (known := self._known(session).get(key)):
            return known
        found = self.read(session, self._locked if lock else self._one, dict(zip(self._key, key, strict=True)))
        return found[0] if found else None

    def save(self, session: Session, value: V, **keys: Any) -> None:
        """Update what differs where the value's row was read in this transaction; otherwise it is new, and inserted.

        It is not looked for again. When another has inserted the same key meanwhile, the database refuses this one,
        and the door decides anew with that row before it; to find it here would be to overwrite it unseen.
        """
        known, key = self._known(session), self._key_of(value, keys)
        before = known.get(key)
        held = {name: getattr(value, name) for name in self._names}
        if before is None:
            session.connection().execute(self._insert, held | keys)
        elif changed := {name: new for name, new in held.items() if new != getattr(before, name)}:
            where = {f"of_{name}": part for name, part in zip(self._key, key, strict=True)}
            if not rows_changed(session, self._update, changed | where):
                raise StaleDataError(f"{self._value.__name__} {key} was deleted since it was read")
        known[key] = value

    def _known(self, session: Session) -> dict[tuple[Any, ...], V]:
        known: dict[tuple[Any, ...], V] = session.info.setdefault(self, {})
        return known

    def _key_of(self, value: V, keys: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(getattr(value, name) if name in self._names else keys[name] for name in self._key)


def table_of(row: type[Base]) -> SQLTable:
    """The plain table beneath, for statements the ORM has no part in."""
    return cast("SQLTable", inspect(row).local_table)


def insert(session: Session, table: type[Base], values: Mapping[str, Any]) -> Insert:
    """An INSERT that knows ON CONFLICT, which SQLite and PostgreSQL spell alike and SQLAlchemy does not."""
    return insert_into(dialect_of(session), table).values(**values)


def insert_into(dialect: str, table: type[Base]) -> Insert:
    """The same without values, for a statement that is put together once and given its values when it is run."""
    return (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table_of(table))


def dialect_of(session: Session) -> str:
    """The database's kind, as SQLAlchemy names it."""
    return session.get_bind().dialect.name


def rows_changed(session: Session, statement: Update | Delete, given: Mapping[str, Any] | None = None) -> bool:
    """Run it past the session's own bookkeeping; whether it met any row."""
    done = session.connection().execute(statement, given)
    return done.rowcount > 0
