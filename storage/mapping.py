"""From the flows' frozen dataclasses to table rows and back: one mapper for all of them.

A table bears the same field names as its dataclass. It must not know any table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar, cast

from pydantic import TypeAdapter
from sqlalchemy import JSON, Delete, Dialect, MetaData, Update, inspect
from sqlalchemy import Enum as EnumColumn
from sqlalchemy import Table as SQLTable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm.util import identity_key
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


def as_enum(kind: type[Enum]) -> Any:
    """For `Field(sa_type=as_enum(Status))`: the enum's value (at most 40 characters) in a column of plain text."""
    return EnumColumn(kind, native_enum=False, length=40, values_callable=_values)


def _values(kind: type[Enum]) -> list[str]:
    return [str(member.value) for member in kind]


V = TypeVar("V", bound="DataclassInstance")
R = TypeVar("R", bound=Base)


class Mapper(Generic[V, R]):
    """Between the dataclass `value` and the table `row`, by field name; columns the dataclass lacks are ours."""

    def __init__(self, value: type[V], row: type[R]) -> None:
        self._value = value
        self._row = row
        self._names = tuple(field.name for field in fields(value) if field.init)
        if missing := set(self._names) - row.model_fields.keys():
            raise TypeError(f"{row.__name__} has no column for {sorted(missing)} of {value.__name__}")
        self._key = tuple(column.name for column in inspect(row).primary_key)

    def from_row(self, row: R) -> V:
        """The value a row holds."""
        return self._value(**{name: getattr(row, name) for name in self._names})

    @property
    def columns(self) -> tuple[Any, ...]:
        """What to select where many are only read: half the time, and nothing the session keeps."""
        return tuple(table_of(self._row).c[name] for name in self._names)

    def from_columns(self, selected: Iterable[Any]) -> V:
        """The value of one result of `select(*columns)`."""
        return self._value(**dict(zip(self._names, selected, strict=True)))

    def to_row(self, value: V, row: R | None = None, **keys: Any) -> R:
        """A new row of the value and `keys` (such as `team_id=`); or `row`, where only what differs is set."""
        held = {name: getattr(value, name) for name in self._names} | keys
        if row is None:
            return self._row(**held)
        for name, wanted in held.items():
            if getattr(row, name) != wanted:
                setattr(row, name, wanted)
        return row

    def save(self, session: Session, value: V, **keys: Any) -> None:
        """Update the value's row where it was read in this transaction; otherwise it is new, and inserted.

        It is not looked for again. When another has inserted the same key meanwhile, the database refuses this one,
        and the door decides anew with that row before it; to find it here would be to overwrite it unseen.
        """
        held = {name: getattr(value, name) for name in self._names} | keys
        key = identity_key(self._row, tuple(held[name] for name in self._key))
        session.add(self.to_row(value, session.identity_map.get(key), **keys))
        session.flush()


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


def rows_changed(session: Session, statement: Update | Delete) -> bool:
    """Run it past the session's own bookkeeping; whether it met any row."""
    done = session.connection().execute(statement)
    return done.rowcount > 0
