"""What is put into a row comes out equal, on both databases; a row of one workspace is not another's."""

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from sqlalchemy import MetaData, event, text
from sqlalchemy import inspect as inspect_table
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import Field, Session, SQLModel

from storage.engine import Database
from storage.mapping import AsJSON, Mapper, as_enum, as_json


class Colour(StrEnum):
    DEEP_BLUE = "deep blue"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    on: date
    start: time
    length: int | None
    colours: tuple[Colour, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    id: str
    at: datetime
    on: date | None
    start: time
    colour: Colour
    maybe: Colour | None
    slots: tuple[Slot, ...]
    nested: Slot | None
    words: str
    count: int
    flag: bool


class SampleRow(SQLModel, table=True):
    """Stands outside the product's own tables: it is not to be migrated."""

    metadata: ClassVar[MetaData] = MetaData()
    __tablename__ = "sample"

    team_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    at: datetime
    on: date | None
    start: time
    colour: Colour = Field(sa_type=as_enum(Colour))
    maybe: Colour | None = Field(sa_type=as_enum(Colour), nullable=True)
    slots: tuple[Slot, ...] = Field(sa_type=as_json(tuple[Slot, ...]))
    nested: Slot | None = Field(sa_type=as_json(Slot), nullable=True)
    words: str
    count: int
    flag: bool


MAPPER: Mapper[Sample, Any] = Mapper(Sample, SampleRow)  # type: ignore[type-var] - see SampleRow

SAMPLE = Sample(
    id="S1",
    at=datetime(2026, 3, 29, 1, 30, 15, 123456, tzinfo=UTC),
    on=date(2026, 2, 28),
    start=time(23, 59, 59),
    colour=Colour.DEEP_BLUE,
    maybe=None,
    slots=(
        Slot(on=date(2026, 1, 1), start=time(9), length=30, colours=(Colour.RED, Colour.DEEP_BLUE)),
        Slot(on=date(2026, 1, 2), start=time(10, 30), length=None),
    ),
    nested=Slot(on=date(2026, 1, 3), start=time(0), length=0),
    words="<!channel> *bold* \u202e\U0001f600 ' \" \\ %s {x}",
    count=-(2**31),
    flag=True,
)


@pytest.fixture
def samples(database: Database) -> Database:
    with database.transaction() as session:
        SampleRow.metadata.create_all(session.connection())
    return database


def test_every_kind_of_field_comes_back_equal(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
    with samples.reading() as session:
        row = session.get(SampleRow, ("T1", "S1"))
        assert row is not None
        assert MAPPER.from_row(row) == SAMPLE
        assert row.at.tzinfo is UTC


def test_a_time_of_another_zone_is_the_same_instant_and_a_naive_one_is_refused(samples: Database) -> None:
    elsewhere = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=-7)))
    with samples.transaction() as session:
        session.add(MAPPER.to_row(SAMPLE, team_id="T1"))
        session.flush()
        session.execute(text("SELECT 1"))
    with samples.transaction() as session:
        row = session.get(SampleRow, ("T1", "S1"))
        assert row is not None
        row.at = elsewhere
    with samples.reading() as session:
        row = session.get(SampleRow, ("T1", "S1"))
        assert row is not None
        assert row.at == elsewhere
    naive = replace(SAMPLE, at=datetime(2026, 7, 1))  # noqa: DTZ001 - it is to be refused
    with pytest.raises(StatementError), samples.transaction() as session:
        MAPPER.save(session, naive, team_id="T2")


def test_a_row_that_was_read_is_updated_where_it_differs_and_no_other(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
        MAPPER.save(session, SAMPLE, team_id="T2")
    changed = replace(SAMPLE, slots=(), words="other")
    with samples.transaction() as session:
        session.get(SampleRow, ("T1", "S1"))
        gc.collect()  # nobody but the transaction refers to the row
        assert _updates(session, lambda: MAPPER.save(session, SAMPLE, team_id="T1")) == 0
        assert _updates(session, lambda: MAPPER.save(session, changed, team_id="T1")) == 1
        assert _updates(session, lambda: MAPPER.save(session, changed, team_id="T1")) == 0
    with samples.reading() as session:
        rows = [session.get(SampleRow, (team, "S1")) for team in ("T1", "T2")]
        assert [MAPPER.from_row(row) for row in rows] == [changed, SAMPLE]


def test_what_was_written_in_this_transaction_may_be_written_again(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
        gc.collect()
        MAPPER.save(session, replace(SAMPLE, count=7), team_id="T1")
    with samples.reading() as session:
        assert session.execute(text("SELECT count FROM sample")).scalar_one() == 7


def test_a_row_nobody_has_read_is_not_overwritten(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
    with pytest.raises(IntegrityError), samples.transaction() as session:
        MAPPER.save(session, replace(SAMPLE, words="unseen"), team_id="T1")


def _updates(session: Session, work: Callable[[], None]) -> int:
    """How many rows `work` writes."""
    written: list[str] = []

    def count(*arguments: Any) -> None:
        if not arguments[2].lstrip().startswith("SELECT"):
            written.append(arguments[2])

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", count)
    work()
    event.remove(connection, "before_cursor_execute", count)
    return len(written)


def test_an_enum_is_kept_as_its_value_and_nothing_as_null(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, replace(SAMPLE, nested=None), team_id="T1")
    with samples.reading() as session:
        row = session.execute(text("SELECT colour, maybe, nested FROM sample")).one()
        assert tuple(row) == ("deep blue", None, None)


def test_a_table_that_lacks_a_field_is_found_out_at_once() -> None:
    @dataclass(frozen=True)
    class More:
        id: str
        surprise: str

    with pytest.raises(TypeError, match="surprise"):
        Mapper(More, SampleRow)  # type: ignore[type-var] - see SampleRow


def test_every_table_of_one_workspaces_rows_is_keyed_by_it_first() -> None:
    from storage.migrations.tables import metadata  # noqa: PLC0415 - it imports every module of storage

    for table in metadata().tables.values():
        key = [column.name for column in inspect_table(table).primary_key]
        if table.name == "outbox":  # its id is its place in the order; its key is unique within the workspace
            assert [list(c.columns.keys()) for c in table.constraints if "uq" in str(c.name)] == [["team_id", "key"]]
        else:
            assert key[0] == "team_id", table.name


def test_a_json_column_of_one_type_is_cached_as_that_type() -> None:
    assert AsJSON(tuple[int, ...])._static_cache_key == AsJSON(tuple[int, ...])._static_cache_key
    assert AsJSON(tuple[int, ...])._static_cache_key != AsJSON(tuple[str, ...])._static_cache_key
