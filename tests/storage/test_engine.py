"""Transactions lose nothing, undo what fails, and try again what lost a race."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.engine import PROMPT, RETRY_WITHIN, Contention, Database

THREADS = 16
ROUNDS = 15


def _count(session: Session) -> int:
    return int(session.execute(text("SELECT number FROM tally")).scalar_one())


@pytest.fixture
def tally(database: Database) -> Database:
    with database.transaction() as session:
        session.execute(text("CREATE TABLE tally (number INTEGER PRIMARY KEY)"))
        session.execute(text("INSERT INTO tally VALUES (0)"))
    return database


def test_sixteen_threads_that_read_and_then_write_lose_no_update(tally: Database) -> None:
    lock = "" if tally.is_sqlite else " FOR UPDATE"

    def add_one(session: Session) -> None:
        number = session.execute(text(f"SELECT number FROM tally{lock}")).scalar_one()
        session.execute(text("UPDATE tally SET number = :next"), {"next": number + 1})

    def work(_: int) -> None:
        for _ in range(ROUNDS):
            tally.run(add_one)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))

    with tally.reading() as session:
        assert _count(session) == THREADS * ROUNDS


def test_two_programs_on_one_file_lose_no_update_and_do_nothing_twice(sqlite_url: str) -> None:
    done: list[int] = []
    databases = [Database(sqlite_url), Database(sqlite_url)]
    with databases[0].transaction() as session:
        session.execute(text("CREATE TABLE tally (number INTEGER)"))
        session.execute(text("INSERT INTO tally VALUES (0)"))

    def add_one(session: Session) -> None:
        done.append(1)
        session.execute(text("UPDATE tally SET number = :next"), {"next": _count(session) + 1})

    def work(number: int) -> None:
        for _ in range(ROUNDS):
            databases[number % 2].run(add_one, patient=True)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    with databases[0].reading() as session:
        assert _count(session) == 4 * ROUNDS
    assert len(done) == 4 * ROUNDS  # one that waits for its turn has read nothing yet that could be stale
    for database in databases:
        database.dispose()


def test_a_transaction_that_raises_leaves_nothing(tally: Database) -> None:
    def work(session: Session) -> None:
        session.execute(text("UPDATE tally SET number = 5"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        tally.run(work)

    with tally.reading() as session:
        assert _count(session) == 0


def test_a_reader_cannot_write(tally: Database) -> None:
    with pytest.raises(DBAPIError), tally.reading() as session:
        session.execute(text("UPDATE tally SET number = 5"))

    with tally.transaction() as session:  # the same connection may write again
        session.execute(text("UPDATE tally SET number = 6"))
    with tally.reading() as session:
        assert _count(session) == 6


def test_a_reader_is_not_held_up_by_a_writer_and_sees_what_is_committed(tally: Database) -> None:
    with tally.transaction() as writer:
        writer.execute(text("UPDATE tally SET number = 5"))
        with tally.reading() as reader:
            assert _count(reader) == 0


def test_work_that_lost_a_race_is_done_again(database: Database) -> None:
    attempts: list[int] = []

    def work(session: Session) -> str:
        attempts.append(1)
        if len(attempts) < 3:
            raise _busy()
        return "done"

    assert database.run(work) == "done"
    assert len(attempts) == 3


def test_work_that_always_loses_gives_up_after_five_more_tries(database: Database) -> None:
    attempts: list[int] = []

    def work(session: Session) -> None:
        attempts.append(1)
        raise _busy()

    with pytest.raises(Contention):
        database.run(work)
    assert len(attempts) == 6


def test_a_key_another_has_just_inserted_is_tried_once_more_and_no_more_on_postgresql(postgres_url: str) -> None:
    database = Database(postgres_url)
    attempts: list[int] = []
    with database.transaction() as session:
        session.execute(text("CREATE TABLE one (number INTEGER PRIMARY KEY)"))
        session.execute(text("INSERT INTO one VALUES (1)"))

    def work(session: Session) -> None:
        attempts.append(1)
        session.execute(text("INSERT INTO one VALUES (1)"))

    with pytest.raises(DBAPIError):
        database.run(work)
    assert len(attempts) == 2
    database.dispose()


def test_a_fault_of_ours_is_not_tried_again(tally: Database) -> None:
    attempts: list[int] = []

    def work(session: Session) -> None:
        attempts.append(1)
        session.execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(DBAPIError):
        tally.run(work)
    assert len(attempts) == 1


def test_the_prompt_wait_for_a_file_another_program_holds_ends_as_a_conflict(sqlite_url: str) -> None:
    holder, waiter = Database(sqlite_url), Database(sqlite_url)
    with holder.transaction() as held:
        held.execute(text("SELECT 1"))
        with pytest.raises(DBAPIError) as caught, waiter.transaction() as waiting:
            waiting.execute(text("SELECT 1"))
    assert waiter.is_conflict(caught.value)
    holder.dispose()
    waiter.dispose()


def test_whoever_must_be_prompt_waits_for_the_second_try_no_longer_than_is_left(sqlite_url: str) -> None:
    database, holder = (
        Database(sqlite_url),
        sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None),
    )
    holder.execute("BEGIN IMMEDIATE")
    database.on_conflict = lambda: holder.execute("ROLLBACK").close()
    waited = database.run(lambda session: session.execute(text("PRAGMA busy_timeout")).scalar_one())
    assert waited <= (RETRY_WITHIN - PROMPT) * 1000
    holder.close()
    database.dispose()


def test_writers_come_through_in_the_order_they_came(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    order: list[int] = []

    def work(number: int) -> None:
        with database.transaction(patient=True):
            order.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    waiting = database._turnstile._waiting
    with database.transaction():
        for number, thread in enumerate(threads):
            thread.start()
            while len(waiting) <= number:
                assert thread.is_alive()
    for thread in threads:
        thread.join()
    assert order == list(range(8))
    database.dispose()


def test_one_connection_writes_to_a_file_and_others_read_it(sqlite_url: str) -> None:
    """What it has read of the file stays read, until another program writes."""

    def driver(session: Session) -> object:
        return session.connection().connection.driver_connection

    database = Database(sqlite_url)
    with database.reading() as aside, database.transaction() as first:
        reader, writer = driver(aside), driver(first)
    with database.reading() as aside:
        driver(aside)  # takes a connection that was given back
        second = database.run(driver)
    assert second is writer
    assert reader is not writer
    database.dispose()


def test_the_folder_of_a_new_file_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'not' / 'there' / 'yet.db'}")
    database.migrate()
    assert (tmp_path / "not" / "there" / "yet.db").exists()
    database.dispose()


def test_a_file_is_written_ahead_and_fully_synchronised(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    with database.transaction() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert session.execute(text("PRAGMA synchronous")).scalar_one() == 2  # FULL
        assert session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    database.dispose()


def _busy() -> DBAPIError:
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return DBAPIError("COMMIT", None, cause)
