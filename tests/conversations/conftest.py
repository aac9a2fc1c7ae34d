"""Whole journeys through the stand-in Slack: its workspace, the real bot beside it on a real database, and people.

A `Scene` is the workspace with its clock; an `Actor` is one person of the staff. Every scene ends with a look at what
must never happen: an error in the log, a call that Slack refuses, something said to somebody who is asleep.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.child import Addresses
from bot.stage import introduce_staff
from tests.conversations.actor import Actor
from tests.conversations.scene import MANIFEST, House, Scene

if TYPE_CHECKING:
    from tests.conftest import Copies

__all__ = ["MANIFEST", "MONDAY", "NOWHERE", "Actor", "Scene"]

MONDAY = datetime(2035, 6, 4, 15, 0, tzinfo=UTC)
"""When every scene begins: a Monday, 10:00 in Chicago and 09:00 in Denver, no change of clocks near."""

NOWHERE = Addresses("http://127.0.0.1:9/api/", "http://127.0.0.1:9/clock", "xoxb-nobody", "xapp-nobody")


def _introduce(database_url: str) -> None:
    """Put the staff into a database, with what the model learns of their skills: no scene has to do so again."""
    introduce_staff(database_url, NOWHERE)
    house = House.opened(database_url, {})
    house.workspace.settle()
    house.close()


@pytest.fixture(scope="session")
def staff_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file in which the staff is known and its mentors have said yes, to be copied."""
    path = tmp_path_factory.mktemp("staff") / "template.db"
    shutil.copy(sqlite_template, path)
    _introduce(f"sqlite:///{path}")
    return path


@pytest.fixture
def staffed_sqlite(staff_template: Path, tmp_path: Path) -> str:
    """The staff in a SQLite file of this test's own."""
    return f"sqlite:///{shutil.copy(staff_template, tmp_path / 'micromentor.db')}"


@pytest.fixture(scope="session")
def staff_on_postgres(postgres_copies: "Copies") -> str:
    """A PostgreSQL database in which the staff is known, to be copied; its name."""
    name, url = postgres_copies.copy("micromentor")
    _introduce(url)
    return name


@pytest.fixture
def staffed_postgres(staff_on_postgres: str, postgres_copies: "Copies") -> Iterator[str]:
    """The staff in a PostgreSQL database of this test's own."""
    name, url = postgres_copies.copy(staff_on_postgres)
    yield url
    postgres_copies.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def staffed_url(request: pytest.FixtureRequest) -> str:
    """Where the scene is kept: every journey is played on both kinds of database."""
    url: str = request.getfixturevalue(f"staffed_{request.param}")
    return url


@pytest.fixture
def open_scene(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[..., Scene]]:
    """Begins a scene on a database; `settings` overrule the demo's."""
    opened: list[House] = []

    def begin(database_url: str, **settings: str) -> Scene:
        house = House.opened(database_url, settings)
        opened.append(house)
        house.workspace.clock.to(MONDAY)
        return Scene(house.workspace, house.bot, database_url)

    yield begin
    for house in opened:
        house.close()


@pytest.fixture
def scene(staffed_url: str, open_scene: Callable[..., Scene], caplog: pytest.LogCaptureFixture) -> Iterator[Scene]:
    """The library on a Monday morning, with nothing asked yet; at the end, nothing broke."""
    scene = open_scene(staffed_url)
    yield scene
    scene.held(caplog)


@pytest.fixture
def ada(scene: Scene) -> Actor:
    """The mentee of most scenes."""
    actor: Actor = scene("Ada Lindgren")
    return actor


@pytest.fixture
def tomas(scene: Scene) -> Actor:
    """The mentor of most scenes."""
    actor: Actor = scene("Tomas Reyes")
    return actor
