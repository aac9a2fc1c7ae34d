"""What is seen of a bot from outside: its open transaction and the rows it is sending."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.story.glimpse import Row, look
from flows.decision import PublishHome
from flows.installation import Installation
from storage.engine import Database, wall_clock
from storage.installation import Installations
from storage.outbox import Outbox

TEAM = "T0SANDBOX"
SERVED = Installation(team_id=TEAM, team_name="", bot_user_id="UBOT", bot_id="BBOT", app_id="A1", token="sealed")


@pytest.fixture
def file(sqlite_url: str) -> Path:
    return Path(make_url(sqlite_url).database or "")


def test_nothing_is_seen_of_a_bot_at_rest(sqlite_url: str, file: Path) -> None:
    database = Database(sqlite_url)
    database.run(lambda session: Outbox(session).add(TEAM, PublishHome(user_id="U1"), wall_clock()))
    seen = look(file)
    assert seen is not None
    assert not seen.in_the_middle
    database.dispose()


def test_a_transaction_is_seen_while_it_is_open(sqlite_url: str, file: Path) -> None:
    database = Database(sqlite_url)
    with database.transaction() as session:
        session.connection()  # it begins with the first thing that is asked of it
        seen = look(file)
    after = look(file)
    assert seen is not None
    assert after is not None
    assert (seen.transaction, after.transaction) == (True, False)
    database.dispose()


def test_one_who_only_reads_has_no_transaction_that_counts(sqlite_url: str, file: Path) -> None:
    database = Database(sqlite_url)
    with database.reading() as session:
        assert Outbox(session).queue_is_empty()
        seen = look(file)
    assert seen is not None
    assert not seen.transaction
    database.dispose()


def test_rows_are_seen_while_they_are_sent(sqlite_url: str, file: Path) -> None:
    database = Database(sqlite_url)
    database.run(lambda session: Installations(session).save(SERVED))
    database.run(lambda session: Outbox(session).add(TEAM, PublishHome(user_id="U1"), wall_clock()))
    (item,) = database.run(lambda session: Outbox(session).claim("me", wall_clock(), 1))
    seen = look(file)
    assert seen is not None
    assert seen.sending == (Row("home:U1", "home", item.reference),)
    assert seen.posts == ()
    assert seen.in_the_middle
    database.run(lambda session: Outbox(session).settle_sent(item, "me"))
    after = look(file)
    assert after is not None
    assert not after.in_the_middle
    database.dispose()
