"""Whom somebody knows: from mentorships that are over, on either side, and from whom they had in mind."""

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from flows.ask import Request, RequestStatus
from flows.pair import Mentorship, MentorshipStatus
from storage.acquaintance import Acquaintances, acquaintances
from storage.engine import Database
from storage.mentorship import MENTORSHIPS
from storage.request import REQUESTS
from tests.agreements import a_mentorship

NOW = datetime(2026, 12, 1, 15, tzinfo=UTC)


def mentorship(key: str, mentee: str, mentor: str, status: MentorshipStatus) -> Mentorship:
    return a_mentorship(NOW, id=key, mentee_id=mentee, mentor_id=mentor, goal="g", sessions=1, status=status)


def request(key: str, mentee: str, someone: str) -> Request:
    return Request(
        id=key,
        mentee_id=mentee,
        goal="g",
        sessions=1,
        minutes=30,
        status=RequestStatus.WITHDRAWN,
        created_at=NOW,
        someone=someone,
    )


@pytest.fixture
def kept(database: Database) -> Database:
    def work(session: Session) -> None:
        for key, mentee, mentor, status in (
            ("M1", "UADA", "UTOM", MentorshipStatus.CLOSED),
            ("M2", "UADA", "UTOM", MentorshipStatus.CLOSED),
            ("M3", "UMAY", "UADA", MentorshipStatus.CLOSED),
            ("M4", "UADA", "UNOW", MentorshipStatus.OPEN),
            ("M5", "UTOM", "UMAY", MentorshipStatus.CLOSED),
        ):
            MENTORSHIPS.save(session, mentorship(key, mentee, mentor, status), team_id="T1")
        for key, mentee, someone in (("R1", "UADA", "UJUNE"), ("R2", "UADA", ""), ("R3", "UTOM", "UADA")):
            REQUESTS.save(session, request(key, mentee, someone), team_id="T1")
        MENTORSHIPS.save(session, mentorship("M1", "UADA", "UFAR", MentorshipStatus.CLOSED), team_id="T2")

    database.run(work)
    return database


@pytest.mark.parametrize(
    ("team", "user", "worked_with", "named"),
    [
        ("T1", "UADA", {"UTOM", "UMAY", "UNOW"}, {"UJUNE"}),
        ("T1", "UTOM", {"UADA", "UMAY"}, {"UADA"}),
        ("T1", "UNEW", set(), set()),
        ("T2", "UADA", {"UFAR"}, set()),
    ],
)
def test_both_sides_of_each_mentorship_and_whom_one_named(
    kept: Database, team: str, user: str, worked_with: set[str], named: set[str]
) -> None:
    with kept.reading() as session:
        assert acquaintances(session, team, user) == Acquaintances(frozenset(worked_with), frozenset(named))
