"""The revisions, one after the other, make exactly the tables the code has, on both databases."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, inspect, text

from storage.engine import Database
from storage.migrations.tables import metadata
from storage.migrations.upgrade import config

INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


@pytest.fixture
def migrated(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url, poolclass=NullPool)
    yield engine
    engine.dispose()


def test_the_newest_revision_equals_the_tables(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def test_the_indexes_are_the_same_down_to_their_conditions(migrated: Engine) -> None:
    kind = migrated.dialect.name
    with migrated.begin() as connection:
        by_revisions = _indexes(connection, kind)
        connection.execute(text("DROP TABLE alembic_version"))
        metadata().drop_all(connection)
        metadata().create_all(connection)
        by_tables = _indexes(connection, kind)
    by_revisions.pop("alembic_version_pkc", None)  # Alembic's own, on PostgreSQL
    assert by_revisions == by_tables
    assert "sending" in by_revisions["outbox_one_in_flight"]


def test_going_back_and_forth_again_is_possible(migrated: Engine) -> None:
    with migrated.begin() as connection:
        command.downgrade(config(connection), "base")
        command.upgrade(config(connection), "head")
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def test_the_version_before_can_work_on_the_tables_of_the_next(tmp_path: Path) -> None:
    """Each revision only adds, and nothing that has to be given: nobody has to stop for an upgrade."""
    engine = create_engine(f"sqlite:///{tmp_path / 'new.db'}", poolclass=NullPool)
    revisions = [each.revision for each in ScriptDirectory.from_config(config()).walk_revisions()][::-1]
    with engine.begin() as connection:
        before: dict[tuple[str, str], Any] = {}
        for revision in revisions:
            command.upgrade(config(connection), revision)
            after = {(table, each["name"]): each for table, each in _columns(connection)}
            gone = {at for at, each in before.items() if at not in after or str(after[at]["type"]) != str(each["type"])}
            assert not gone, f"{revision} takes away or changes {gone}"
            at_work = {table for table, _ in before}
            wanted = {at for at in after.keys() - before.keys() if at[0] in at_work and _must_be_given(after[at])}
            wanted |= {at for at in before if _must_be_given(after[at]) and not _must_be_given(before[at])}
            assert not wanted, f"{revision} wants {wanted}, which the version before does not give"
            before = after
    assert len(before) > 100
    engine.dispose()


def _columns(connection: Connection) -> Iterator[tuple[str, Any]]:
    seen = inspect(connection)
    for table in seen.get_table_names():
        yield from ((table, column) for column in seen.get_columns(table))


def _must_be_given(column: Any) -> bool:
    return not column["nullable"] and column["default"] is None


def test_replicas_that_start_together_migrate_once(tmp_path: Path) -> None:
    databases = [Database(f"sqlite:///{tmp_path / 'new.db'}") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda database: database.migrate(), databases))
    with databases[0].reading() as session:
        assert session.execute(text("SELECT count(*) FROM alembic_version")).scalar_one() == 1
    for database in databases:
        database.dispose()


def test_migrating_twice_keeps_what_is_there(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("INSERT INTO home (team_id, user_id) VALUES ('T1', 'U1')"))
    database.migrate()
    with database.reading() as session:
        assert session.execute(text("SELECT user_id FROM home")).scalar_one() == "U1"


def _indexes(connection: Any, kind: str) -> dict[str, str]:
    def plain(definition: str) -> str:
        return " ".join(definition.replace('"', "").split()).lower()

    return {name: plain(definition) for name, definition in connection.execute(text(INDEXES[kind]))}
