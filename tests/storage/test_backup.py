"""Copies of a SQLite file: whole, taken while others write, and put back only where nobody is at work."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from flows.decision import PublishHome
from storage.backup import BackupRefused, back_up, restore
from storage.engine import Database, wall_clock
from storage.outbox import Outbox
from storage.restoration import WATCHED, Restoration, Restorations

TEAM = "T1"


@pytest.fixture
def file(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


def queue(database: Database, user_id: str) -> None:
    database.run(lambda session: Outbox(session).add(TEAM, PublishHome(user_id=user_id), wall_clock()))


def users(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [key for (key,) in opened.execute("select key from outbox order by id")]


def test_a_copy_holds_what_was_committed_while_another_writes(file: Path, sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    queue(database, "U1")
    with database.transaction() as session:  # a writer in the middle of its transaction
        Outbox(session).add(TEAM, PublishHome(user_id="U2"), wall_clock())
        session.flush()
        taken_at = back_up(file, tmp_path / "copy.db")
    queue(database, "U3")
    database.dispose()
    assert users(tmp_path / "copy.db") == ["home:U1"]
    assert users(file) == ["home:U1", "home:U2", "home:U3"]
    assert wall_clock() - timedelta(minutes=1) < taken_at <= wall_clock()
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.db"], "one file, with nothing beside it"


def test_a_copy_is_its_owners_alone_and_overwrites_nothing(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    before = copy.read_bytes()
    with pytest.raises(BackupRefused, match="overwrites nothing"):
        back_up(file, copy)
    assert copy.read_bytes() == before


def test_a_database_of_others_is_not_copied(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("create table t (x)")
    with pytest.raises(BackupRefused, match="older"):
        back_up(tmp_path / "other.db", tmp_path / "copy.db")
    with pytest.raises(BackupRefused, match="no database"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db*"))


def test_what_is_put_back_is_what_was_copied_and_the_former_is_kept(
    file: Path, sqlite_url: str, tmp_path: Path
) -> None:
    database = Database(sqlite_url)
    queue(database, "U1")
    back_up(file, tmp_path / "copy.db")
    queue(database, "U2")
    database.dispose()
    with pytest.raises(BackupRefused, match="--replace"):
        restore(tmp_path / "copy.db", file)
    former = restore(tmp_path / "copy.db", file, replace=True)
    assert former is not None
    assert users(former) == ["home:U1", "home:U2"], "with what stood in its write-ahead log"
    assert users(file) == ["home:U1"]
    assert not [path for path in file.parent.iterdir() if path.name.endswith(("-wal", "-shm", ".unfinished"))]


def test_nothing_is_put_back_under_a_bot_at_work(file: Path, sqlite_url: str, tmp_path: Path) -> None:
    back_up(file, tmp_path / "copy.db")
    database = Database(sqlite_url)
    queue(database, "U1")  # its pool keeps the connection
    with pytest.raises(BackupRefused, match="in use"):
        restore(tmp_path / "copy.db", file, replace=True)
    queue(database, "U2")
    database.dispose()
    assert users(file) == ["home:U1", "home:U2"]


def test_what_is_no_backup_is_not_put_back(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.db"
    (tmp_path / "text").write_text("not a database, though long enough to be read as the head of one " * 20)
    for source, words in ((tmp_path / "text", "damaged"), (file, "no backup"), (tmp_path / "none", "no backup")):
        with pytest.raises(BackupRefused, match=words):
            restore(source, target)
        assert not target.exists()


def test_a_log_left_of_a_lost_database_is_not_taken_for_the_copys(file: Path, tmp_path: Path) -> None:
    back_up(file, tmp_path / "copy.db")
    (tmp_path / "new.db-wal").write_bytes(b"pages of another")
    with pytest.raises(BackupRefused, match="left of a lost"):
        restore(tmp_path / "copy.db", tmp_path / "new.db")


def current(database: Database, now: datetime) -> Restoration | None:
    def ask(session: Session) -> Restoration | None:
        return Restorations(session).current(now)

    return database.run(ask)


def test_a_copy_knows_from_when_on_it_knows_nothing(file: Path, tmp_path: Path) -> None:
    taken_at = back_up(file, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "new.db")
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    begun = taken_at + timedelta(hours=5)
    found = current(database, begun)
    assert found == Restoration(taken_at, begun + WATCHED)
    assert current(database, begun + timedelta(days=1)) == found, "from the first start on, not from the last"
    assert current(database, begun + WATCHED + timedelta(seconds=1)) is None
    database.dispose()


def test_of_two_restores_the_longer_ignorance_counts(database: Database) -> None:
    first, second = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 5, tzinfo=UTC)
    database.run(lambda session: Restorations(session).note(second))
    assert current(database, second) == Restoration(second, second + WATCHED)
    database.run(lambda session: Restorations(session).note(first))
    later = second + timedelta(days=2)
    assert current(database, later) == Restoration(first, later + WATCHED)
    found = current(database, later)
    assert found is not None
    assert found.since(later) == first
    assert found.since(later + WATCHED) is None


def test_a_database_that_was_never_put_back_minds_nothing(database: Database) -> None:
    assert current(database, wall_clock()) is None
