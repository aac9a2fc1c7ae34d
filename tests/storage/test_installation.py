"""Installations, the claims that hang on them, and that nothing is left of a workspace that is forgotten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from math import ceil
from typing import Any

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    func,
    select,
)
from sqlmodel import Session

from bot.clock import SystemClock
from flows.decision import Post, PublishHome, Wake
from flows.installation import (
    EVENTS,
    FORGET,
    Installation,
    InstallationState,
    WorkspaceForgotten,
    WorkspaceInstalled,
    decide,
)
from flows.member import MemberLeft, Programme
from handlers.services import Journey, Services
from storage.engine import Database
from storage.inbox import Inbox
from storage.installation import Installations, Served
from storage.migrations.tables import metadata
from storage.oauth_state import GOOD_FOR, OAuthStates
from storage.outbox import Outbox
from storage.timers import TimerClaim, Timers
from storage.workspace import Workspaces, forget
from tests.storage.conftest import NOW

PART = 7
"""Rows that are forgotten at once here."""

OF_NO_WORKSPACE = {"alembic_version", "oauth_state", "restoration"}
FIRST = Installation(team_id="T9", team_name="County", bot_user_id="U0", bot_id="B0", app_id="A0", token="secret-token")


def saved(database: Database, installation: Installation) -> Installation | None:
    database.run(lambda s: Installations(s).save(installation))
    return database.run(lambda s: Installations(s).get(installation.team_id))


def test_an_installation_is_replaced_by_a_newer_one_and_keeps_its_token_out_of_sight(database: Database) -> None:
    assert saved(database, FIRST) == FIRST
    assert "secret-token" not in repr(FIRST)
    newer = replace(
        FIRST, token=None, enterprise_id="E1", enterprise_name="All", scopes=("chat:write",), installed_at=NOW
    )
    assert saved(database, newer) == newer
    assert database.run(lambda s: Installations(s).get("T8")) is None


def test_the_active_ones_are_those_that_were_not_removed(database: Database) -> None:
    saved(database, replace(FIRST, removed_at=NOW))
    active = database.run(lambda s: Installations(s).active())
    assert [each.team_id for each in active] == ["T0SANDBOX", "T1", "T2"]


@pytest.fixture
def busy(database: Database, post: Callable[..., Post]) -> Database:
    """T1 and T9 have each something to say, something that fell due and something that came in."""

    def fill(session: Session) -> None:
        for team_id in ("T1", "T9"):
            Outbox(session).add(team_id, post("k"), NOW)
            Timers(session).set(team_id, Wake(key="t", event=MemberLeft(team_id=team_id, at=NOW, user_id="U1")))
            Inbox(session).add(team_id, "E1", "C1", "1.0", {"type": "message"}, NOW)

    saved(database, FIRST)
    database.run(fill)
    return database


def said(database: Database, served: Served) -> list[str]:
    return [item.team_id for item in database.run(lambda s: Outbox(s).claim("me", NOW, 9, served=served))]


def test_only_what_this_process_can_say_is_taken_to_be_said(busy: Database) -> None:
    saved(busy, replace(FIRST, token=None))
    assert said(busy, Served(own=None, keys=False)) == []
    assert said(busy, Served(own="T9", keys=False)) == ["T9"]
    assert said(busy, Served(own=None, keys=True)) == ["T1"]


def test_a_removed_workspace_stands_still_and_is_no_work_that_waits(busy: Database) -> None:
    saved(busy, replace(FIRST, removed_at=NOW))
    saved(busy, replace(busy.run(lambda s: Installations(s).get("T1")) or FIRST, removed_at=NOW))
    assert said(busy, Served(own="T9")) == []
    assert busy.run(lambda s: Timers(s).claim_due("me", NOW, 9)) == []
    assert busy.run(lambda s: Inbox(s).claim_next("me", 9)) == []
    assert busy.run(lambda s: (Outbox(s).queue_is_empty(), Inbox(s).is_empty())) == (True, True)
    assert busy.run(lambda s: Timers(s).next_due()) is None


def test_what_is_in_flight_in_a_removed_workspace_is_not_taken_over(busy: Database) -> None:
    assert said(busy, Served()) == ["T1", "T9"]
    saved(busy, replace(FIRST, removed_at=NOW))
    later = NOW + timedelta(hours=1)
    assert [item.team_id for item in busy.run(lambda s: Outbox(s).take_over("me", later, 9))] == ["T1"]


def test_only_the_forgetting_of_a_removed_workspace_falls_due(busy: Database) -> None:
    saved(busy, replace(FIRST, removed_at=NOW))
    due = WorkspaceForgotten(team_id="T9", at=NOW)
    busy.run(lambda s: Timers(s).set("T9", Wake(key=FORGET, event=due)))
    assert [(c.team_id, c.key) for c in busy.run(lambda s: Timers(s).claim_due("me", NOW, 9))] == [
        ("T1", "t"),
        ("T9", FORGET),
    ]


def test_nothing_of_a_forgotten_workspace_is_left_in_any_table(database: Database) -> None:
    tables = database.run(_fill)
    assert len(tables) > 15, "whatever is kept of people's doings is of a workspace"
    database.run(lambda session: forget(session, "T9"))
    assert _left(database, tables, "T9") == {}
    assert set(_left(database, tables, "T7").values()) == {1}


def test_a_huge_workspace_is_forgotten_in_parts_whatever_happens_between_them(database: Database) -> None:
    """The process dies in the second part; what was deleted before is gone, and the timer goes on with the rest."""
    tables = [table for table in database.run(_fill) if table.name != "timer"]
    database.run(_only_the_forgetting_is_due)
    left, parts = [sum(_left(database, tables, "T9").values())], 0

    class Dying(Workspaces):
        def save(self, before: InstallationState, after: InstallationState, at: datetime) -> None:
            super().save(before, after, at)
            if parts == 2:
                raise ConnectionAbortedError

    door = Services(
        database,
        (Journey(EVENTS, lambda session, programme: Dying(session, programme, part=PART), decide),),
        programme=Programme(), facts=None, wake=lambda: None, clock=SystemClock(),
    )  # fmt: skip
    while claims := database.run(lambda session: Timers(session).claim_due("me", NOW, 9)):
        (claim,), parts = claims, parts + 1
        try:
            door.handle(claim.event, consume=claim)
        except ConnectionAbortedError:
            assert sum(_left(database, tables, "T9").values()) == left[-1]
            database.run(partial(_put_back, claim))
            continue
        left.append(sum(_left(database, tables, "T9").values()))

    assert left[-1] == 0
    assert max(before - after for before, after in pairwise(left)) <= PART + 1, "the last takes the installation along"
    assert (parts, len(left)) == (ceil(left[0] / PART) + 1, parts)
    assert database.run(lambda session: Timers(session).next_due()) is None
    assert set(_left(database, tables, "T7").values()) == {1}


def test_a_workspace_that_comes_back_half_forgotten_begins_anew(database: Database) -> None:
    tables = database.run(_fill)
    half = replace(FIRST, removed_at=NOW, half_forgotten=True)
    saved(database, half)

    def come_back(session: Session) -> None:
        workspaces = Workspaces(session, Programme())
        back = WorkspaceInstalled(
            team_id="T9", at=NOW, team_name="County", bot_user_id="U0", bot_id="B0", app_id="A0", token="newer"
        )
        before = workspaces.load(back)
        workspaces.save(before, decide(before, back).state, NOW)

    database.run(come_back)
    assert _left(database, tables, "T9") == {"installation": 1}
    assert set(_left(database, tables, "T7").values()) == {1}


def _put_back(claim: TimerClaim, session: Session) -> bool:
    return Timers(session).put_back(claim, timedelta())


def _only_the_forgetting_is_due(session: Session) -> None:
    forgotten = WorkspaceForgotten(team_id="T9", at=NOW)
    Installations(session).save(replace(FIRST, removed_at=NOW))
    session.connection().execute(metadata().tables["timer"].delete())
    Outbox(session).add_all("T9", [PublishHome(user_id=f"U{n}") for n in range(2 * PART)], NOW)
    Timers(session).set("T9", Wake(key=FORGET, event=forgotten))


def _fill(session: Session) -> list[Table]:
    """A row in every table, of two workspaces."""
    there = MetaData()
    there.reflect(session.connection())
    tables = [table for table in there.sorted_tables if table.name not in OF_NO_WORKSPACE]
    for team_id in ("T7", "T9"):
        for table in tables:
            session.connection().execute(table.insert().values(_row(table, team_id)))
    return tables


def _left(database: Database, tables: list[Table], team_id: str) -> dict[str, int]:
    with database.reading() as session:
        counts = {table.name: _count(session, table, team_id) for table in tables}
    return {name: count for name, count in counts.items() if count}


def _count(session: Session, table: Table, team_id: str) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.c.team_id == team_id)) or 0


def _row(table: Table, team_id: str) -> dict[str, Any]:
    """The least that the table takes. Texts are the same everywhere, so that foreign keys hold."""
    needed = [column for column in table.c if not column.nullable and column.name not in {"team_id", "id"}]
    texts = {"id": "x"} if "id" in table.c and isinstance(table.c.id.type, String) else {}
    return {column.name: _some(column) for column in needed} | texts | {"team_id": team_id}


def _some(column: Column[Any]) -> Any:
    match column.type:
        case JSON():
            return []
        case Boolean():
            return False
        case DateTime():
            return NOW
        case Date():
            return NOW.date()
        case Numeric() | Integer():
            return 1
        case LargeBinary():
            return b"x"
        case _:
            return "x"


class Wall:
    """The wall clock of a test."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Any:
        return self.now


def test_a_state_is_good_once_and_not_for_long(database: Database) -> None:
    wall = Wall()

    def states(work: Callable[[OAuthStates], Any]) -> Any:
        return database.run(lambda session: work(OAuthStates(session, wall)))

    states(lambda s: s.add("one"))
    states(lambda s: s.add("two"))
    assert not states(lambda s: s.consume("none"))
    assert states(lambda s: s.consume("one"))
    assert not states(lambda s: s.consume("one"))
    wall.now += GOOD_FOR
    assert not states(lambda s: s.consume("two"))


def test_states_that_are_over_are_swept_away_and_none_can_be_read(database: Database) -> None:
    wall = Wall()
    database.run(lambda s: OAuthStates(s, wall).add("a secret state"))
    wall.now += GOOD_FOR
    database.run(lambda s: OAuthStates(s, wall).add("another secret state"))
    database.run(lambda s: OAuthStates(s, wall).forget())
    with database.reading() as session:
        (row,) = session.execute(select(metadata().tables["oauth_state"])).all()
    assert "secret" not in str(row)
