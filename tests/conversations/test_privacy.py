"""What people write to each other is theirs: nowhere in the database, its journal or the log."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import make_url, text

if TYPE_CHECKING:
    from tests.conversations.conftest import Scene

LINES = tuple(f"zebra-{number} said between us two" for number in range(20))


def test_twenty_lines_in_the_shared_dm_are_nowhere(scene: "Scene", caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    caplog.set_level(logging.DEBUG, logger="handlers")
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    root = ada.sees("Agreed:").page
    for number, line in enumerate(LINES):
        one = (ada, tomas)[number % 2]
        match number % 4:
            case 0 | 1:
                one.writes(line, to=tomas if one is ada else ada)
            case 2:
                root.reply(line)
            case _:
                one.writes("zebra, first thought", to=ada).edit(line)
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    scene.until_said("Looking back", ada)
    ada.writes("kept-words of a reflection", on="Looking back")
    scene.ws.settle()

    kept = _everything(scene)
    assert b"kept-words of a reflection" in kept
    assert b"zebra" not in kept
    assert "zebra" not in caplog.text
    assert "kept-words" not in caplog.text


def _everything(scene: "Scene") -> bytes:
    """Every byte that is kept: the files of SQLite with its journal, or every row of PostgreSQL."""
    url = make_url(scene.database_url)
    if url.get_backend_name() == "sqlite":
        assert url.database is not None
        path = Path(url.database)
        return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))
    with scene.bot.database.reading() as session:
        connection = session.connection()
        names: Any = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        tables = [row[0] for row in names]
        rows = [str(list(connection.execute(text(f'SELECT * FROM "{table}"')))) for table in tables]
    return "\n".join(rows).encode()


def test_hostile_words_are_shown_as_they_were_typed_all_the_way(scene: "Scene") -> None:
    goal = "<!channel> *bold* <@U0ALDER01> & <https://evil.example|click> teen council"
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.ask(ada, goal, first="Tomas Reyes", fields={"What will exist when it is done?": "`code` ~no~ _plan_"})
    card = tomas.sees("with Ada Lindgren").text
    assert goal in card
    assert "`code` ~no~ _plan_" in card
    tomas.clicks("Accept", on="with Ada Lindgren")
    assert goal in ada.sees("Agreed:").text
    assert goal in ada.home
    assert goal in ada.types("/micromentor status").is_told("Find a time")


def test_a_third_person_sees_nothing_of_it_all(scene: "Scene") -> None:
    ada, tomas, june, rhea = scene("Ada Lindgren", "Tomas Reyes", "June Okafor", "Rhea Castellan")
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    scene.passes(scene.now + timedelta(days=3))
    for other in (june, rhea):
        other.sees_nothing_of("run a teen council", "Ada Lindgren and Tomas")
