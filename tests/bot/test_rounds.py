"""Several outcomes in one transaction: on PostgreSQL the door may hold one of their rows and want another."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlmodel import Session, text

from bot.rounds import Done, keep
from flows.decision import PublishHome
from storage.engine import Database, wall_clock
from storage.outbox import Outbox
from storage.outbox_row import OutboxItem, State

TEAM = "T1"
HELD, WANTED = "U1", "U2"

pytestmark = pytest.mark.postgres


@pytest.fixture
def database_url(postgres_url: str) -> str:
    """On SQLite one transaction writes at a time."""
    return postgres_url


@pytest.fixture
def others() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_a_round_gives_way_to_the_door_that_holds_what_it_wants(database: Database, others: ThreadPoolExecutor) -> None:
    """Either waits for the other, and the door began first: it is not the one that PostgreSQL sends away."""
    database.run(lambda session: _queue(session, HELD, WANTED))
    items = database.run(lambda session: Outbox(session).claim("me", wall_clock(), 5))
    by_home = {item.key: item for item in items}
    round_has_one, door_has_other = Event(), Event()

    def door() -> None:
        with database.transaction() as session:
            _queue(session, WANTED)
            door_has_other.set()
            assert round_has_one.wait(20)
            _queue(session, HELD)

    def settle_one(outbox: Outbox) -> None:
        outbox.settle_sent(by_home[f"home:{HELD}"], items[0].lease)
        assert door_has_other.wait(20)
        if not round_has_one.is_set():  # the second time the door is through, or will be
            round_has_one.set()
            _wait_for_a_waiter(database)

    def settle_other(outbox: Outbox) -> None:
        outbox.settle_sent(by_home[f"home:{WANTED}"], items[0].lease)

    done = [Done(items[0], settle_one), Done(items[1], settle_other)]
    at_the_door = others.submit(door)
    assert database.run(lambda session: keep(session, done), patient=True) == 2
    at_the_door.result()
    assert _states(database) == [State.QUEUED, State.QUEUED], "both were settled, and are drawn once more for the door"


def _queue(session: Session, *users: str) -> None:
    for user in users:
        Outbox(session).add(TEAM, PublishHome(user_id=user), wall_clock())


def _wait_for_a_waiter(database: Database) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    pause = Event()
    for _ in range(1000):
        with database.reading() as session:
            if session.scalar(waiting):
                return
        pause.wait(0.01)
    raise AssertionError("the door does not wait")


def _states(database: Database) -> list[State]:
    def find(session: Session) -> list[OutboxItem | None]:
        return [Outbox(session).find(TEAM, f"home:{user}") for user in (HELD, WANTED)]

    return [item.state for item in database.run(find) if item]
