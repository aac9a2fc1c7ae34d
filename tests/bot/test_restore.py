"""Put back from a backup: what was said since is found in Slack, and nothing of it is said again."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import make_url
from typer.testing import CliRunner

from bot.cli import app
from flows.decision import PublishHome
from flows.installation import Installation
from storage.backup import back_up, restore
from storage.engine import Database, wall_clock
from storage.installation import Installations
from storage.outbox_row import State

if TYPE_CHECKING:
    from tests.bot.conftest import Office, Slack

TEAM = "T0SANDBOX"
ADA, TOMAS, JUNE, GONE = "UADA", "UTOMAS", "UJUNE", "UGONE"
PAIR = (ADA, TOMAS)
APP = Installation(team_id=TEAM, team_name="Sandbox", bot_user_id="UBOT", bot_id="BBOT", app_id="A1", token="sealed")
Until = Callable[[Callable[[], Any], str], Any]
Opened = Callable[[], "Office"]


@pytest.fixture
def file(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def opened(office: "Office", sqlite_url: str) -> Iterator[Callable[[], "Office"]]:
    """Opens the office on the database's file as it is now; what is still open before is closed."""
    office.database.dispose()  # it has to be in nobody's hands while it is put back
    current = ExitStack()
    kind = type(office)

    def open_anew() -> "Office":
        current.close()
        database = Database(sqlite_url)
        current.callback(database.dispose)
        couriers = current.enter_context(ExitStack())
        return kind(office.slack, database, couriers)

    yield open_anew
    current.close()


@pytest.fixture(params=["sqlite"])
def database_url(sqlite_url: str) -> str:
    """Only SQLite has the command; PostgreSQL is told by `restored` that it was put back, below."""
    return sqlite_url


def put_back(file: Path, copy: Path) -> None:
    former = restore(copy, file, replace=True)
    assert former is not None
    former.unlink()


def test_what_was_queued_or_on_its_way_is_said_once_in_all(
    opened: Opened, slack: "Slack", file: Path, tmp_path: Path
) -> None:
    office = opened()
    office.left_by_the_dead(office.post("on its way", (JUNE,)))
    office.queue(office.post("root", PAIR), office.post("reply", PAIR, thread="root"), office.post("held", (ADA,)))
    back_up(file, tmp_path / "copy.db")
    office.hire()
    office.wait()
    said = slack.said()
    assert sorted(said) == ["held", "on its way", "reply", "root"]
    former = {key: (office.row(key).channel, office.row(key).ts) for key in said}
    opened()  # which ends the one before
    with_nothing_open(opened)
    put_back(file, tmp_path / "copy.db")
    office = opened()
    assert office.row("root").state is State.QUEUED
    office.hire()
    office.wait()
    assert slack.said() == said
    assert {key: (office.row(key).channel, office.row(key).ts) for key in said} == former, (
        "threads go on where they are"
    )


def test_a_file_that_was_given_before_is_not_given_again(
    opened: Opened, slack: "Slack", file: Path, tmp_path: Path
) -> None:
    office = opened()
    office.queue(office.post("root", PAIR), office.file("queued", PAIR, thread="root"))
    back_up(file, tmp_path / "copy.db")
    office.queue(office.file("decided later", PAIR, thread="root"))
    office.hire()
    office.wait()
    given = slack.files()
    assert len(given) == 2
    with_nothing_open(opened)
    put_back(file, tmp_path / "copy.db")
    office = opened()
    office.queue(office.file("decided later", PAIR, thread="root"))
    office.hire()
    office.wait()
    assert slack.files() == given
    assert office.row("decided later").state is State.SENT
    assert [entry for entry in slack.record() if entry["what"] == "update"] != [], "the root was found and rewritten"


def with_nothing_open(opened: Opened) -> None:
    """Close the database too: nobody may be at work while it is put back."""
    opened().database.dispose()


def test_what_was_decided_after_the_backup_and_is_decided_again_is_said_once_and_reads_as_it_is_now(
    opened: Opened, slack: "Slack", file: Path, tmp_path: Path
) -> None:
    office = opened()
    back_up(file, tmp_path / "copy.db")
    office.queue(office.post("prompt", PAIR), office.post("card", PAIR, thread="prompt"))
    office.hire()
    office.wait()
    with_nothing_open(opened)
    put_back(file, tmp_path / "copy.db")
    office = opened()
    office.queue(office.post("prompt", PAIR), office.post("card", PAIR, thread="prompt"), office.post("new", PAIR))
    office.hire()
    office.wait()
    assert slack.said() == ["prompt", "card", "new"]
    assert office.row("card").state is State.SENT
    updated = [entry["message"]["text"] for entry in slack.record() if entry["what"] == "update"]
    assert updated == ["prompt", "card"], "found ones are made to say what was decided now"


def test_while_slack_cannot_be_searched_nothing_is_said(
    opened: Opened, slack: "Slack", file: Path, tmp_path: Path
) -> None:
    office = opened()
    back_up(file, tmp_path / "copy.db")
    office.queue(office.post("a"))
    office.hire()
    office.wait()
    with_nothing_open(opened)
    put_back(file, tmp_path / "copy.db")
    for fault in ("server_error", "ratelimited", "drop_reply"):
        slack.fault(fault, method="conversations.history", seconds=1)
    office = opened()
    office.queue(office.post("a"), office.post("b"))
    office.hire()
    office.wait()
    assert slack.said() == ["a", "b"]


def test_who_has_left_is_found_out_as_ever(opened: Opened, file: Path, tmp_path: Path) -> None:
    office = opened()
    back_up(file, tmp_path / "copy.db")
    with_nothing_open(opened)
    put_back(file, tmp_path / "copy.db")
    office = opened()
    office.queue(office.post("a", (GONE,)), PublishHome(user_id=ADA))
    office.hire()
    office.wait()
    assert [failure.key for failure in office.failures] == ["a"]


def test_a_database_that_was_never_put_back_searches_nothing(opened: Opened, slack: "Slack") -> None:
    office = opened()
    office.queue(office.post("a"), office.post("b", PAIR))
    office.hire()
    office.wait()
    assert slack.calls("conversations.history") == []


@pytest.mark.postgres
def test_postgresql_is_put_back_by_its_own_tools_and_told(
    office: "Office", slack: "Slack", postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, dump = wall_clock(), tmp_path / "micromentor.dump"
    with at_work(office, postgres_url) as before:
        before.database.run(lambda session: Installations(session).save(APP))
        before.queue(before.post("queued"))
        postgresql(postgres_url, "pg_dump", "--format=custom", f"--file={dump}", libpq(postgres_url))
        before.queue(before.post("decided later"))
        before.hire()
        before.wait()
    new = make_url(postgres_url).set(database=f"{make_url(postgres_url).database}_restored")
    new_url = new.render_as_string(hide_password=False)
    postgresql(postgres_url, "psql", "--quiet", f"--command=CREATE DATABASE {new.database}", libpq(postgres_url))
    postgresql(new_url, "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={libpq(new_url)}", str(dump))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", new_url)
    told = CliRunner().invoke(app, ["restored", "--taken-at", f"{begun:%Y-%m-%dT%H:%M:%SZ}"])
    assert told.exit_code == 0, told.output
    with at_work(office, new_url) as after:
        after.queue(after.post("decided later"), after.post("new"))
        after.hire()
        after.wait()
    postgresql(postgres_url, "psql", "--quiet", f"--command=DROP DATABASE {new.database}", libpq(postgres_url))
    assert slack.said() == ["queued", "decided later", "new"]


@contextmanager
def at_work(office: "Office", url: str) -> Iterator["Office"]:
    """An office of the same kind on another database."""
    database = Database(url)
    try:
        with ExitStack() as couriers:
            yield type(office)(office.slack, database, couriers)
    finally:
        database.dispose()


def libpq(url: str) -> str:
    """The same address as PostgreSQL's own tools read it."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def postgresql(url: str, tool: str, *arguments: str) -> None:
    """Run one of the tools that came with the server."""
    with closing(psycopg.connect(libpq(url))) as connection:
        folder = Path(str(connection.execute("SELECT setting FROM pg_config() WHERE name = 'BINDIR'").fetchall()[0][0]))
    subprocess.run([folder / tool, *arguments], check=True)
