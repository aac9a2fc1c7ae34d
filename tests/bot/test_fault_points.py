"""Fault points: each is reached where it is said to be, and nothing of them is there where none is named."""

import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from sqlmodel import text

from bot.delivery import Delivery
from bot.endpoint import SlackEndpoint
from bot.fault_points import FaultPoints, Kinds, Point, PointedDatabase, kinds, parse
from bot.rounds import Round
from bot.socket import SocketLine
from flows.decision import PublishHome
from flows.installation import Installation
from storage.engine import Database, wall_clock
from storage.installation import Installations
from storage.outbox import Outbox

TEAM = "T1"


class Reached(FaultPoints):
    """Every point, noted as it is reached."""

    def __init__(self) -> None:
        super().__init__(())
        self.points: list[Point] = []

    def reach(self, point: Point) -> None:
        self.points.append(point)


@pytest.fixture
def reached() -> Reached:
    return Reached()


@pytest.fixture
def database(sqlite_url: str, reached: Reached) -> Iterator[PointedDatabase]:
    database = PointedDatabase(sqlite_url, reached)
    yield database
    database.dispose()


def test_a_point_is_named_with_a_number() -> None:
    assert parse("after-commit:3") == (Point.AFTER_COMMIT, 3)
    assert parse(" before-send ") == (Point.BEFORE_SEND, 1)
    for wrong in ("before-breakfast:1", "after-commit:0", "after-commit:x"):
        with pytest.raises(ValueError, match=r"\d|before-breakfast|x"):
            parse(wrong)


def test_the_process_ends_the_time_that_is_named_and_not_before() -> None:
    ends: list[str] = []
    points = FaultPoints(("after-commit:3",), end=lambda: ends.append("ended"))
    for _ in range(2):
        points.reach(Point.AFTER_COMMIT)
        points.reach(Point.BEFORE_COMMIT)
    assert not ends
    points.reach(Point.AFTER_COMMIT)
    assert ends == ["ended"]


def test_where_none_is_named_all_parts_are_the_plain_ones() -> None:
    assert kinds(()) == Kinds(Database, Delivery, SocketLine, SlackEndpoint)


def test_a_commit_is_reached_before_and_after(database: PointedDatabase, reached: Reached) -> None:
    seen: list[list[Point]] = []
    with database.transaction() as session:
        session.execute(text("SELECT 1"))
        seen.append(list(reached.points))
    assert seen == [[]]
    assert reached.points == [Point.BEFORE_COMMIT, Point.AFTER_COMMIT]


def test_what_is_rolled_back_is_no_commit(database: PointedDatabase, reached: Reached) -> None:
    with pytest.raises(RuntimeError), database.transaction():
        raise RuntimeError
    assert reached.points == []


def test_a_claim_that_takes_something_is_one(database: PointedDatabase, reached: Reached) -> None:
    def take() -> None:
        database.run(lambda session: Outbox(session).claim("me", wall_clock(), 5))

    bot = Installation(team_id=TEAM, team_name="Team", bot_user_id="UBOT", bot_id="B", app_id="A", token="sealed")
    database.run(lambda session: Installations(session).save(bot))
    reached.points.clear()
    take()
    assert reached.points == []
    database.run(lambda session: Outbox(session).add(TEAM, PublishHome(user_id="U1"), wall_clock()))
    reached.points.clear()
    take()
    assert reached.points == [Point.BEFORE_COMMIT, Point.BEFORE_CLAIM, Point.AFTER_CLAIM, Point.AFTER_COMMIT]


def test_a_round_of_the_courier_is_a_record_and_a_claim(database: PointedDatabase, reached: Reached) -> None:
    def go_round(made: Round) -> list[Point]:
        reached.points.clear()
        database.run(lambda _: made)
        return list(reached.points)

    bot = Installation(team_id=TEAM, team_name="Team", bot_user_id="UBOT", bot_id="B", app_id="A", token="sealed")
    database.run(lambda session: Installations(session).save(bot))
    database.run(lambda session: Outbox(session).add(TEAM, PublishHome(user_id="U1"), wall_clock()))
    items = database.run(lambda session: Outbox(session).claim("me", wall_clock(), 5))
    assert go_round(Round()) == []
    assert go_round(Round(kept=1)) == [
        Point.BEFORE_COMMIT, Point.BEFORE_RECORD, Point.AFTER_RECORD, Point.AFTER_COMMIT
    ]  # fmt: skip
    assert go_round(Round(kept=1, fresh=items)) == [
        Point.BEFORE_COMMIT, Point.BEFORE_RECORD, Point.BEFORE_CLAIM,
        Point.AFTER_RECORD, Point.AFTER_CLAIM, Point.AFTER_COMMIT,
    ]  # fmt: skip


def test_a_process_that_comes_to_its_point_is_gone_at_once() -> None:
    points = "from bot.fault_points import FaultPoints, Point; FaultPoints(['after-ack']).reach(Point.AFTER_ACK)"
    died = subprocess.run([sys.executable, "-c", f"{points}; print('still here')"], check=False, capture_output=True)
    assert (died.returncode, died.stdout) == (-signal.SIGKILL, b"")
