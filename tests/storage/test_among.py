"""What is among the strings of one parameter, however many; and SQLite looks each of them up."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.event import listen

from flows.member import Member
from storage.among import among
from storage.engine import Database
from storage.mapping import table_of
from storage.member import MemberRow, Members
from storage.room import Rooms

_T = table_of(MemberRow)
_NAMES = select(_T.c.user_id).where(_T.c.team_id == bindparam("team_id"), among(_T.c.user_id, "ids"))


@pytest.mark.parametrize("ids", [[], ["U1"], ["U1", "U3", "U9"], ("U2", 'U"4', "{U5}")])
def test_those_are_found_that_are_among_them(database: Database, ids: list[str]) -> None:
    there = ["U1", "U2", "U3", 'U"4', "{U5}"]
    with database.transaction() as session:
        for user_id in there:
            Members(session).save("T1", Member(user_id=user_id, name=""))
        found = session.connection().scalars(_NAMES, {"team_id": "T1", "ids": ids}).all()
    assert set(found) == set(ids) & set(there)


def test_sqlite_looks_each_up_and_never_walks_through_a_workspace(sqlite_url: str) -> None:
    database, queries = Database(sqlite_url), list[str]()
    with database.reading() as session:
        connection = session.connection()
        listen(connection, "before_cursor_execute", lambda *given: queries.append(given[2]))
        Members(session).named("T1", ["U1", "U2"])
        Rooms(session).taken("T1", datetime(2035, 6, 4, tzinfo=UTC), among=["U1", "U2"])
        plans = [
            str(step[3])
            for query in queries.copy()
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", ("",) * query.count("?"))
        ]
    database.dispose()
    searches = [step for step in plans if step.startswith("SEARCH")]
    assert len(searches) >= len(queries)
    assert [step for step in searches if step.endswith("(team_id=?)")] == []
