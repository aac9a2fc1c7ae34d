"""Two hundred at once for a mentor with room for three: three hold it, and every other hears so kindly."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Barrier
from time import monotonic
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.event import listen, remove
from sqlmodel import Session

from flows.ask import Request, RequestStatus
from flows.choosing import MentorsChosen
from flows.decision import Closed, Decision, Event, Show, Tell
from flows.decline import InvitationDeclined
from flows.invitation import InvitationAccepted
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match
from flows.request_view import RequestView
from flows.terms import TermsAccepted, TermsSuggested
from handlers.facts import Facts
from handlers.journeys import JOURNEYS
from handlers.services import Services
from storage.engine import Contention, Database
from storage.member import Members
from storage.profile import Profiles
from storage.request import REQUESTS
from storage.room import Rooms
from tests.stand_ins import StoppedClock

TEAM = "T1"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday, in working hours
TOMAS = "UTOM"
MANY, ROOM = 200, 3
SOME = 60
"""Twenty clicks on each of three cards, where it is the card that is raced for."""

DEADLINE = 60.0
"""Seconds until everybody has an answer, on a busy machine."""


@pytest.fixture
def services(database: Database) -> Iterator[Services]:
    """The real journeys; Tomas has room for three, and two hundred colleagues were proposed him."""

    def people(session: Session) -> None:
        Members(session).save(TEAM, Member(user_id=TOMAS, name="Tomas"))
        tomas = Profile(user_id=TOMAS, status=ProfileStatus.LISTED, places=ROOM, minutes_a_month=10_000)
        Profiles(session).save(TEAM, tomas)
        for n in range(MANY):
            Members(session).save(TEAM, Member(user_id=f"U{n}", name=f"Colleague {n}"))
            REQUESTS.save(session, request(n), team_id=TEAM)

    database.run(people)
    facts, programme = Facts(database, Programme()), Programme()
    yield Services(database, JOURNEYS, programme=programme, facts=facts, wake=lambda: None, clock=StoppedClock(NOW))
    facts.close()


def request(n: int) -> Request:
    return Request(
        id=f"R{n}",
        mentee_id=f"U{n}",
        goal=f"goal {n}",
        sessions=2,
        minutes=30,
        status=RequestStatus.CHOOSING,
        created_at=NOW - timedelta(minutes=1),
        matches=(Match(mentor_id=TOMAS, score=1.0, reasons=()),),
    )


def all_at_once(services: Services, event: Callable[[int], Event], many: int = MANY) -> list[Decision[Any]]:
    """So many click in the same moment, and again where the door was too crowded."""
    start = Barrier(many)

    def click(n: int) -> Decision[Any]:
        start.wait(DEADLINE)
        deadline = monotonic() + DEADLINE
        while True:
            try:
                return services.handle(event(n))
            except Contention:
                if monotonic() > deadline:
                    raise

    with ThreadPoolExecutor(many) as people:
        return list(people.map(click, range(many)))


def ask(n: int) -> Event:
    return MentorsChosen(team_id=TEAM, at=NOW, actor=f"U{n}", request_id=f"R{n}", first=TOMAS)


def kept(database: Database, query: str) -> Counter[Any]:
    with database.reading() as session:
        return Counter(session.execute(text(query)).scalars())


def test_three_are_put_to_the_mentor_and_the_others_may_choose_again(services: Services, database: Database) -> None:
    decisions = all_at_once(services, ask)

    assert kept(database, "SELECT status FROM invitation") == {"sent": ROOM}
    assert kept(database, "SELECT status FROM request") == {"asking": ROOM, "choosing": MANY - ROOM}
    assert kept(database, "SELECT operation FROM outbox WHERE conversation = 'UTOM'") == {"post": ROOM}
    shown = [decision.reply.view for decision in decisions if isinstance(decision.reply, Show)]
    notes = [view.note.name if view.note else None for view in shown if isinstance(view, RequestView)]
    assert Counter(notes) == {None: ROOM, "request-first-taken": MANY - ROOM}


def test_two_hundred_clicks_on_accept_make_three_mentorships(services: Services, database: Database) -> None:
    for n in range(ROOM):
        services.handle(ask(n))

    def accept(n: int) -> Event:
        return InvitationAccepted(team_id=TEAM, at=NOW, actor=TOMAS, request_id=f"R{n % ROOM}", number=1)

    replies = [decision.reply for decision in all_at_once(services, accept)]

    assert Counter(type(reply) for reply in replies) == {Closed: ROOM, Tell: MANY - ROOM}
    assert {reply.line.name for reply in replies if isinstance(reply, Tell)} == {"invitation-is-accepted"}
    assert kept(database, "SELECT id FROM mentorship") == {f"R{n}": 1 for n in range(ROOM)}
    assert kept(database, "SELECT key FROM outbox WHERE operation = 'update'").total() == ROOM
    with database.reading() as session:
        assert Rooms(session).taken(TEAM, NOW)[TOMAS].places == ROOM


def test_who_has_given_away_the_room_since_is_told_so(services: Services, database: Database) -> None:
    """Tomas takes fewer than he did when he was asked: none of the cards he has may then be too many."""
    for n in range(ROOM):
        services.handle(ask(n))

    def fewer(session: Session) -> None:
        tomas = Profiles(session).get(TEAM, TOMAS)
        assert tomas is not None
        Profiles(session).save(TEAM, Profile(user_id=TOMAS, status=tomas.status, places=0, minutes_a_month=10_000))

    database.run(fewer)

    def accept(n: int) -> Event:
        return InvitationAccepted(team_id=TEAM, at=NOW, actor=TOMAS, request_id=f"R{n % ROOM}", number=1)

    replies = [decision.reply for decision in all_at_once(services, accept, SOME)]

    assert {reply.line.name for reply in replies if isinstance(reply, Tell)} == {"invitation-no-room"}
    assert kept(database, "SELECT id FROM mentorship") == {}


def test_a_yes_to_other_terms_and_the_mentors_no_at_once_are_one_or_the_other(
    services: Services, database: Database
) -> None:
    """The mentee accepts while the mentor declines, both many times: each request is agreed or declined, never both."""
    for n in range(ROOM):
        services.handle(ask(n))
        about = {"team_id": TEAM, "at": NOW, "request_id": f"R{n}", "number": 1}
        services.handle(TermsSuggested(**about, actor=TOMAS, sessions=1, minutes=45))  # type: ignore[arg-type]

    def click(n: int) -> Event:
        about: dict[str, Any] = {"team_id": TEAM, "at": NOW, "request_id": f"R{n % ROOM}", "number": 1}
        if n % 2:
            return TermsAccepted(**about, actor=f"U{n % ROOM}")
        return InvitationDeclined(**about, actor=TOMAS)

    all_at_once(services, click, SOME)

    ended = kept(database, "SELECT status FROM invitation")
    agreed = kept(database, "SELECT minutes FROM mentorship")
    assert ended["accepted"] + ended["declined"] == ROOM
    assert agreed.total() == ended["accepted"]
    assert set(agreed) <= {45}


def test_a_yes_to_other_terms_takes_no_more_statements_than_an_acceptance(services: Services) -> None:
    services.handle(ask(0))
    about: dict[str, Any] = {"team_id": TEAM, "at": NOW, "request_id": "R0", "number": 1}
    services.handle(TermsSuggested(**about, actor=TOMAS, sessions=1, minutes=45))
    with counted() as statements:
        services.handle(TermsAccepted(**about, actor="U0"))
    assert Counter(statements) == {"SELECT": 6, "UPDATE": 2, "INSERT": 3, "DELETE": 1}


def test_an_acceptance_is_decided_in_few_statements(services: Services) -> None:
    """Each costs more in the program than in the database; a new one is a choice, not an accident."""
    services.handle(ask(0))
    with counted() as statements:
        services.handle(InvitationAccepted(team_id=TEAM, at=NOW, actor=TOMAS, request_id="R0", number=1))
    assert Counter(statements) == {"SELECT": 6, "UPDATE": 2, "INSERT": 3, "DELETE": 1}


@contextmanager
def counted() -> Iterator[list[str]]:
    """The kind of each statement meanwhile; a BEGIN, which is one on SQLite, is none."""
    statements: list[str] = []

    def note(*arguments: Any) -> None:
        kind = arguments[2].split()[0]
        if kind != "BEGIN":
            statements.append(kind)

    listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        remove(Engine, "before_cursor_execute", note)
