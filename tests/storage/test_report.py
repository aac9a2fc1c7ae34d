"""The report's figures, from rows as the journeys leave them, on both kinds of database."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.event import listen
from sqlmodel import Session

from flows import pair
from flows.ask import Invitation, InvitationStatus, Request, RequestStatus
from flows.member import Member
from flows.pair import SessionStatus
from flows.proposal import Match, Nobody
from flows.report import Average, Figures, Part, Unserved, Wait
from flows.writing import Continue, Prompt, Purpose, Reflection, ThreadReply
from storage.engine import Database
from storage.invitation import INVITATIONS
from storage.member import Members
from storage.mentorship import MENTORSHIPS
from storage.prompt import PROMPTS, REPLIES
from storage.reflection import REFLECTIONS
from storage.report import Reports
from storage.request import REQUESTS
from storage.session import SESSIONS
from tests.agreements import a_mentorship

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
ADA = Member(user_id="UADA", name="Ada", department="Youth", site="West")


class World:
    """Writes rows of one workspace after another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def asks(self, key: str, at: datetime = NOW, team: str = "T1", **changes: Any) -> None:
        asked = Request(
            id=key,
            mentee_id="UADA",
            goal="a secret <goal>",
            sessions=2,
            minutes=30,
            status=RequestStatus.CHOOSING,
            created_at=at,
        )
        self._keep(REQUESTS, replace(asked, **changes), team)

    def is_invited(self, key: str, hours: float | None, status: InvitationStatus = InvitationStatus.ACCEPTED) -> None:
        put = Invitation(
            id=f"{key}/1",
            request_id=key,
            mentor_id="UTOM",
            number=1,
            status=status,
            minutes=60,
            made_at=NOW,
            sent_at=NOW,
            answered_at=NOW + timedelta(hours=hours) if hours is not None else None,
        )
        self._keep(INVITATIONS, put)

    def agree(self, key: str, *used: int, reflected: str = "") -> None:
        both = a_mentorship(NOW, id=key, goal="a secret <goal>")
        self._keep(MENTORSHIPS, both)
        for number, minutes in enumerate(used, start=1):
            held = pair.Session(
                mentorship_id=key, number=number, status=SessionStatus.HELD, minutes=30, used=minutes, starts_at=NOW
            )
            self._keep(SESSIONS, held)
        offered = pair.Session(mentorship_id=key, number=len(used) + 1, status=SessionStatus.OFFERED)
        self._keep(SESSIONS, offered)
        if reflected:
            self._reflect(key, reflected)

    def _reflect(self, key: str, how: str) -> None:
        if how == "in private":
            mark = Reflection(
                mentorship_id=key,
                user_id="UADA",
                goal_met=4,
                expectations=5,
                time_right=True,
                skill_right=True,
                thanks="",
                proceed=Continue.DONE,
                answered_at=NOW,
            )
            self._keep(REFLECTIONS, mark)
            return
        purpose = Purpose.TOUCHPOINT if how == "at the touchpoint" else Purpose.REFLECTION
        self._keep(PROMPTS, Prompt(key=f"{key}/p", mentorship_id=key, purpose=purpose, number=0, opened_at=NOW))
        said = ThreadReply(prompt_key=f"{key}/p", ts="1.1", author_id="UADA", text="x", at=NOW)
        self._keep(REPLIES, replace(said, deleted=how == "and took it back"))

    def figures(self, since: datetime | None = None) -> Figures:
        with self._database.reading() as session:
            return Reports(session).figures("T1", since)

    def _keep(self, mapper: Any, value: Any, team: str = "T1") -> None:
        self._database.run(lambda session: mapper.save(session, value, team_id=team))


@pytest.fixture
def world(database: Database) -> World:
    def known(session: Session) -> None:
        Members(session).save("T1", ADA)

    database.run(known)
    return World(database)


FOUND = (Match(mentor_id="UTOM", score=1.0, reasons=()),)
FROM_ADA = Part(department="Youth", site="West", people=1, requested=1)


def test_nothing_is_nothing(world: World) -> None:
    assert world.figures() == Figures()


def test_a_request_of_each_kind(world: World) -> None:
    world.asks("R1", status=RequestStatus.WAITING, nobody=Nobody.NOT_LISTED, skills=("quilts",), topic="sewing")
    world.asks("R2", matches=FOUND, mentee_id="USTRANGER")
    world.asks("R3", status=RequestStatus.WITHDRAWN, matches=())
    world.is_invited("R3", None, InvitationStatus.LAPSED)
    assert world.figures() == Figures(
        parts=(Part(people=1, requested=1, proposed=1), replace(FROM_ADA, requested=2, proposed=1)),
        unserved=(Unserved("UADA", ("quilts", "sewing")),),
    )


@pytest.mark.parametrize(
    ("used", "reflected", "counted"),
    [
        ((), "", {}),
        ((25,), "", {"first_met": 1, "used": 25}),
        ((25, 40), "", {"first_met": 1, "all_met": 1, "used": 65}),
        ((25, 40), "in private", {"first_met": 1, "all_met": 1, "used": 65, "reflected": 1}),
        ((25, 40), "in the thread", {"first_met": 1, "all_met": 1, "used": 65, "reflected": 1}),
        ((25, 40), "and took it back", {"first_met": 1, "all_met": 1, "used": 65}),
        ((25, 40), "at the touchpoint", {"first_met": 1, "all_met": 1, "used": 65}),
        ((25,), "in the thread", {"first_met": 1, "used": 25}),
    ],
)
def test_what_a_mentorship_came_to(
    world: World, used: tuple[int, ...], reflected: str, counted: dict[str, Any]
) -> None:
    world.asks("R1", status=RequestStatus.ACCEPTED, matches=FOUND, nobody=Nobody.ALL_FULL)
    world.is_invited("R1", 6.5)
    world.agree("R1", *used, reflected=reflected)
    made = world.figures()
    assert made.parts == (replace(FROM_ADA, proposed=1, accepted=1, agreed=60, **counted),)
    assert made.held == (1,)
    assert made.wait == Wait(6.5, 1)
    answered = reflected == "in private"
    assert made.goal_met == (Average(4, 1) if answered else None)
    assert made.expectations == (Average(5, 1) if answered else None)


@pytest.mark.parametrize(("hours", "median"), [((1.0, 9.0, 2.0), 2.0), ((1.0, 9.0, 2.0, 4.0), 3.0)])
def test_the_median_of_the_answers(world: World, hours: tuple[float, ...], median: float) -> None:
    for number, each in enumerate(hours):
        world.asks(f"R{number}")
        world.is_invited(f"R{number}", each, InvitationStatus.DECLINED)
    assert world.figures().wait == Wait(median, 1)


def test_other_terms_are_an_answer_whatever_became_of_them(world: World) -> None:
    for number, status in enumerate((InvitationStatus.SENT, InvitationStatus.LAPSED, InvitationStatus.ACCEPTED)):
        world.asks(f"R{number}")
        world.is_invited(f"R{number}", 2.0 * number + 1, status)
    world.asks("SILENT")
    world.is_invited("SILENT", None, InvitationStatus.LAPSED)
    assert world.figures().wait == Wait(3.0, 1)


def test_only_the_period_and_only_this_workspace(world: World) -> None:
    world.asks("OLD", at=NOW - timedelta(days=8))
    world.agree("OLD", 30)
    world.asks("NEW")
    world.asks("ELSEWHERE", team="T2")
    world.is_invited("NEW", 1, InvitationStatus.DECLINED)
    assert world.figures().parts == (
        replace(FROM_ADA, requested=2, proposed=2, accepted=1, first_met=1, agreed=60, used=30),
    )
    assert world.figures(NOW - timedelta(days=7)).parts == (replace(FROM_ADA, proposed=1),)
    assert world.figures(NOW + timedelta(hours=1)) == Figures()


def test_no_goal_is_read(world: World) -> None:
    world.asks("R1", matches=FOUND)
    world.agree("R1", 30)
    assert "secret" not in repr(world.figures())


def test_for_each_request_sqlite_looks_up_and_never_walks(sqlite_url: str) -> None:
    """A part asked for once a request that walks a table makes the report of a large workspace last for hours."""
    database, queries = Database(sqlite_url), list[tuple[str, Any]]()
    database.migrate()
    with database.reading() as session:
        connection = session.connection()
        listen(connection, "before_cursor_execute", lambda *given: queries.append((given[2], given[3])))
        Reports(session).figures("T1", None)
        plans = [
            [str(step[3]) for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given)]
            for query, given in list(queries)
        ]
    database.dispose()
    steps = [
        step
        for plan in plans
        for n, step in enumerate(plan)
        if "CORRELATED" in plan[n - 1] and "CORRELATED" not in step
    ]
    assert len(steps) >= 3, plans
    assert [step for step in steps if not re.search(r"\(team_id=\? AND \w+=\?\)", step)] == []
