"""What is put into a row comes out equal, on both databases; a row of one workspace is not another's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from sqlalchemy import MetaData, UniqueConstraint, bindparam, event, select, text
from sqlalchemy import inspect as inspect_table
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Field, Session, SQLModel

from storage.engine import Database
from storage.mapping import AsJSON, Mapper, as_enum, as_json, table_of


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


MAPPER = Mapper(Sample, SampleRow)  # type: ignore[arg-type] # see SampleRow

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
        kept = MAPPER.get(session, "T1", "S1")
        assert kept == SAMPLE
        assert kept.at.tzinfo is UTC


def test_a_time_of_another_zone_is_the_same_instant_and_a_naive_one_is_refused(samples: Database) -> None:
    elsewhere = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=-7)))
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
        MAPPER.save(session, replace(SAMPLE, at=elsewhere), team_id="T1")
    with samples.reading() as session:
        kept = MAPPER.get(session, "T1", "S1")
        assert kept is not None
        assert kept.at == elsewhere
        assert kept.at.tzinfo is UTC
    naive = replace(SAMPLE, at=datetime(2026, 7, 1))  # noqa: DTZ001 - it is to be refused
    with pytest.raises(StatementError), samples.transaction() as session:
        MAPPER.save(session, naive, team_id="T2")


@pytest.mark.parametrize("lock", [False, True])
def test_a_row_that_was_read_is_updated_where_it_differs_and_no_other(samples: Database, lock: bool) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
        MAPPER.save(session, SAMPLE, team_id="T2")
    changed = replace(SAMPLE, slots=(), words="other")
    with samples.transaction() as session:
        assert MAPPER.get(session, "T1", "S1", lock=lock) == SAMPLE
        assert _writes(session, lambda: MAPPER.save(session, SAMPLE, team_id="T1")) == []
        (update,) = _writes(session, lambda: MAPPER.save(session, changed, team_id="T1"))
        assert update.startswith("UPDATE sample SET slots=")
        assert "words=" in update
        assert "colour=" not in update, "only what differs is written"
        assert _writes(session, lambda: MAPPER.save(session, changed, team_id="T1")) == []
    with samples.reading() as session:
        assert [MAPPER.get(session, team, "S1") for team in ("T1", "T2")] == [changed, SAMPLE]


def test_what_a_query_found_may_be_changed(samples: Database) -> None:
    with samples.transaction() as session:
        for key in ("S1", "S2"):
            MAPPER.save(session, replace(SAMPLE, id=key), team_id="T1")
    table = table_of(SampleRow)  # type: ignore[arg-type] # see SampleRow
    query = select(*MAPPER.columns).where(table.c.team_id == bindparam("team_id")).order_by(table.c.id.desc())
    with samples.transaction() as session:
        second, first = MAPPER.read(session, query, {"team_id": "T1"})
        assert (first.id, second.id) == ("S1", "S2")
        MAPPER.save(session, replace(second, count=7), team_id="T1")
    with samples.reading() as session:
        assert [MAPPER.get(session, "T1", key) for key in ("S1", "S2")] == [first, replace(second, count=7)]


def test_what_was_read_is_not_asked_for_again_unless_it_is_locked(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
    with samples.transaction() as session:
        assert MAPPER.get(session, "T1", "S1") == SAMPLE
        session.execute(text("UPDATE sample SET count = 8"))  # as another might who commits meanwhile
        assert MAPPER.get(session, "T1", "S1") == SAMPLE
        assert MAPPER.get(session, "T1", "S1", lock=True) == replace(SAMPLE, count=8)
        assert MAPPER.get(session, "T2", "S1") is None


def test_what_was_written_in_this_transaction_may_be_written_again(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
        MAPPER.save(session, replace(SAMPLE, count=7), team_id="T1")
    with samples.reading() as session:
        assert session.execute(text("SELECT count FROM sample")).scalar_one() == 7


def test_a_row_nobody_has_read_is_not_overwritten(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
    with pytest.raises(IntegrityError), samples.transaction() as session:
        MAPPER.save(session, replace(SAMPLE, words="unseen"), team_id="T1")


def test_a_row_read_and_deleted_since_is_no_silent_success(samples: Database) -> None:
    with samples.transaction() as session:
        MAPPER.save(session, SAMPLE, team_id="T1")
    with samples.transaction() as session:
        MAPPER.get(session, "T1", "S1")
        session.execute(text("DELETE FROM sample"))
        with pytest.raises(StaleDataError):
            MAPPER.save(session, replace(SAMPLE, count=7), team_id="T1")


def _writes(session: Session, work: Callable[[], None]) -> list[str]:
    """The statements by which `work` writes."""
    written: list[str] = []

    def note(*arguments: Any) -> None:
        if not arguments[2].lstrip().startswith("SELECT"):
            written.append(arguments[2])

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    work()
    event.remove(connection, "before_cursor_execute", note)
    return written


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
        Mapper(More, SampleRow)  # type: ignore[arg-type] # see SampleRow


OF_NO_WORKSPACE = {"oauth_state", "restoration"}


def test_every_table_of_one_workspaces_rows_is_keyed_by_it_first() -> None:
    from storage.migrations.tables import metadata  # noqa: PLC0415 - it imports every module of storage

    for table in metadata().tables.values():
        key = [column.name for column in inspect_table(table).primary_key]
        if table.name == "outbox":  # its id is its place in the order; its key is unique within the workspace
            unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
            assert [list(each.columns.keys()) for each in unique] == [["team_id", "key"]]
        elif table.name not in OF_NO_WORKSPACE:
            assert key[0] == "team_id", table.name


def test_a_json_column_of_one_type_is_cached_as_that_type() -> None:
    assert AsJSON(tuple[int, ...])._static_cache_key == AsJSON(tuple[int, ...])._static_cache_key
    assert AsJSON(tuple[int, ...])._static_cache_key != AsJSON(tuple[str, ...])._static_cache_key
