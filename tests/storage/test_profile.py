"""Profiles and the room mentors have left, on both kinds of database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlmodel import Session

from flows import pair, profile_form
from flows.ask import Invitation, InvitationStatus, Request, RequestStatus
from flows.member import Member, Programme
from flows.pair import MentorshipStatus, SessionStatus
from flows.profile import Profile, ProfileStatus, Taken
from flows.profile_form import MentorLeft
from flows.proposal import LATELY, Room, Skill, Way
from storage.engine import Database
from storage.invitation import INVITATIONS
from storage.member import Members
from storage.mentorship import MENTORSHIPS
from storage.profile import ProfileRepository, Profiles
from storage.request import REQUESTS
from storage.room import Rooms, start_of_month
from storage.session import SESSIONS
from tests.agreements import a_mentorship

NOW = datetime(2026, 12, 1, 3, tzinfo=UTC)  # November still, 21:00 on the 30th, in Chicago; December in Berlin
PROGRAMME = Programme()
FULL = Profile(
    user_id="UTOM",
    status=ProfileStatus.LISTED,
    skills=(Skill("teen councils", "started ours in 2023"), Skill("grants")),
    ask_me_about="anything <!here>",
    ways=(Way.VIDEO, Way.IN_PERSON),
    languages=("English", "Español"),
    places=3,
    minutes_a_month=200,
    away_until=date(2026, 12, 24),
    unanswered=2,
    years_in_role=4,
    proposed_by="URHEA",
    told=True,
)

Act = Callable[[Session], Any]


def member(user_id: str, zone: str) -> Member:
    return Member(user_id=user_id, name=user_id, zone=zone)


TOMAS = member("UTOM", "America/Chicago")
JUNE = member("UJUNE", "Europe/Berlin")


# --- profiles ---


def test_a_profile_comes_back_as_saved_and_every_change_begins_a_version(database: Database) -> None:
    versions: list[int] = []

    def save(changed: Profile) -> None:
        database.run(lambda s: Profiles(s).save("T1", changed))
        with database.reading() as session:
            assert Profiles(session).get("T1", "UTOM") == changed
            versions.append(Profiles(session).version("T1"))

    save(FULL)
    save(replace(FULL, places=1))
    save(replace(FULL, places=1, unanswered=0))
    save(replace(FULL, status=ProfileStatus.LEFT, away_until=None, years_in_role=None))
    assert versions == [1, 2, 2, 3], "only the count of silence changes no version"
    with database.reading() as session:
        assert Profiles(session).version("T2") == 0
        assert Profiles(session).get("T2", "UTOM") is None


def test_only_the_listed_of_one_workspace_are_listed(database: Database) -> None:
    def write(session: Session) -> None:
        for n, status in enumerate(ProfileStatus):
            Profiles(session).save("T1", replace(FULL, user_id=f"U{n}", status=status))
        Profiles(session).save("T2", replace(FULL, user_id="U9"))

    database.run(write)
    with database.reading() as session:
        assert [p.user_id for p in Profiles(session).listed("T1")] == ["U1"]


def test_many_who_save_at_once_are_all_counted(database: Database) -> None:
    start = Barrier(6)

    def save(n: int) -> None:
        start.wait()
        database.run(lambda s: Profiles(s).save("T1", replace(FULL, user_id=f"U{n}")), patient=True)

    threads = [Thread(target=save, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert len(Profiles(session).listed("T1")) == 6
        assert Profiles(session).version("T1") == 6


def test_the_repository_keeps_the_person_beside_the_profile(database: Database) -> None:
    database.run(lambda s: Members(s).save("T1", TOMAS))
    database.run(lambda s: Profiles(s).save("T1", FULL))
    event = MentorLeft(team_id="T1", at=NOW, user_id="UTOM")

    def decide(session: Session) -> None:
        repository = ProfileRepository(session, PROGRAMME)
        before = repository.load(event)
        assert (before.member, before.profile, before.proposer) == (TOMAS, FULL, None)
        after = replace(profile_form.decide(before, event).state, member=replace(TOMAS, title="Librarian"))
        repository.save(before, after, NOW)
        repository.save(after, after, NOW)

    database.run(decide)
    with database.reading() as session:
        kept = Profiles(session).get("T1", "UTOM")
        assert kept is not None
        assert kept.status is ProfileStatus.LEFT
        known = Members(session).get("T1", "UTOM")
        assert known is not None
        assert known.title == "Librarian"
        assert Profiles(session).version("T1") > 1, "the index holds titles too"


# --- room ---


@pytest.fixture
def world(database: Database) -> Callable[..., None]:
    """Writes what takes room; Tomas and June offer 3 places and 200 minutes each."""

    def base(session: Session) -> None:
        for each in (TOMAS, JUNE):
            Members(session).save("T1", each)
            Profiles(session).save("T1", replace(FULL, user_id=each.user_id))

    database.run(base)

    def write(*acts: Act) -> None:
        for act in acts:
            database.run(act)

    return write


def mentorship(
    key: str,
    *sessions: pair.Session,
    mentor: str = "UTOM",
    status: MentorshipStatus = MentorshipStatus.OPEN,
    team: str = "T1",
    **changes: Any,
) -> Act:
    """A mentorship of 2 x 30 minutes and its sessions."""
    made = a_mentorship(NOW, id=key, mentor_id=mentor, goal="g", status=status)

    def act(session: Session) -> None:
        MENTORSHIPS.save(session, replace(made, **changes), team_id=team)
        session.flush()
        for each in sessions:
            SESSIONS.save(session, replace(each, mentorship_id=key), team_id=team)

    return act


def invitation(
    key: str, minutes: int, mentor: str = "UTOM", status: InvitationStatus = InvitationStatus.SENT, **facts: Any
) -> Act:
    asked = Request(
        id=key,
        mentee_id="UADA",
        goal="g",
        sessions=1,
        minutes=minutes,
        status=RequestStatus.ASKING,
        created_at=NOW,
    )
    put = Invitation(
        id=f"{key}/1",
        request_id=key,
        mentor_id=mentor,
        number=1,
        status=status,
        minutes=minutes,
        **{"made_at": NOW, **facts},
    )

    def act(session: Session) -> None:
        REQUESTS.save(session, asked, team_id="T1")
        session.flush()
        INVITATIONS.save(session, put, team_id="T1")

    return act


def held(used: int, at: datetime | None, number: int = 1) -> pair.Session:
    return pair.Session(mentorship_id="", number=number, status=SessionStatus.HELD, minutes=30, used=used, starts_at=at)


YESTERDAY = NOW - timedelta(days=1)
LAST_MONTH = datetime(2026, 10, 30, 15, tzinfo=UTC)
LONG_AGO = NOW - LATELY - timedelta(seconds=1)
ASKED_ONCE = {"UTOM": Taken(asked=1)}


@pytest.mark.parametrize(
    ("acts", "taken"),
    [
        ([], {}),
        ([mentorship("M1")], {"UTOM": Taken(1, 60)}),
        ([mentorship("M1", status=MentorshipStatus.AGREED)], {"UTOM": Taken(1, 60)}),
        ([mentorship("M1", status=MentorshipStatus.CLOSED)], {}),
        ([mentorship("M1", extended_to=3)], {"UTOM": Taken(1, 90)}),
        ([mentorship("M1", held(25, YESTERDAY))], {"UTOM": Taken(1, 35 + 25, used=25)}),
        ([mentorship("M1", held(25, LAST_MONTH))], {"UTOM": Taken(1, 35)}),
        ([mentorship("M1", held(50, YESTERDAY), held(40, YESTERDAY, 2))], {"UTOM": Taken(1, 90, used=90)}),
        ([mentorship("M1", held(30, YESTERDAY), status=MentorshipStatus.CLOSED)], {"UTOM": Taken(0, 30, used=30)}),
        ([mentorship("M1", held(30, LAST_MONTH), status=MentorshipStatus.CLOSED)], {}),
        ([mentorship("M1", held(30, YESTERDAY), mentor="UJUNE")], {"UJUNE": Taken(1, 30)}),  # there it is December
        ([mentorship("M1", held(30, NOW - timedelta(hours=2)), mentor="UJUNE")], {"UJUNE": Taken(1, 60, used=30)}),
        ([invitation("R1", 45)], {"UTOM": Taken(1, 45, asked=1)}),
        ([invitation("R1", 45, status=InvitationStatus.RESERVED)], {"UTOM": Taken(1, 45, asked=1)}),
        ([invitation("R1", 45, status=InvitationStatus.DECLINED, sent_at=NOW)], {"UTOM": Taken(asked=1)}),
        ([invitation("R1", 45, status=InvitationStatus.LAPSED, sent_at=NOW)], {"UTOM": Taken(asked=1)}),
        ([invitation("R1", 45, status=InvitationStatus.WITHDRAWN)], {}),  # before it arrived
        ([invitation("R1", 45, status=InvitationStatus.DECLINED, sent_at=NOW, made_at=NOW - LATELY)], ASKED_ONCE),
        ([invitation("R1", 45, status=InvitationStatus.DECLINED, sent_at=NOW, made_at=LONG_AGO)], {}),
        ([mentorship("M1", team="T2")], {}),
        (
            [
                mentorship("M1", held(25, YESTERDAY)),
                mentorship("M2", held(30, YESTERDAY), held(30, YESTERDAY, 2), status=MentorshipStatus.CLOSED),
                invitation("R3", 15),
                invitation("R4", 60, mentor="UJUNE"),
            ],
            {"UTOM": Taken(2, 35 + 25 + 60 + 15, asked=1, used=25 + 60), "UJUNE": Taken(1, 60, asked=1)},
        ),
    ],
)
def test_room_counts_what_is_promised_and_what_this_month_took(
    database: Database, world: Callable[..., None], acts: list[Act], taken: dict[str, Taken]
) -> None:
    world(*acts)
    with database.reading() as session:
        assert Rooms(session).taken("T1", NOW) == taken


def test_room_of_a_few_and_without_the_request_that_asks(database: Database, world: Callable[..., None]) -> None:
    world(mentorship("M1"), invitation("R1", 45), invitation("R2", 15, mentor="UJUNE"))
    with database.reading() as session:
        rooms, profiles = Rooms(session), {p.user_id: p for p in Profiles(session).listed("T1")}
        assert rooms.of("T1", {"UTOM": profiles["UTOM"]}, NOW) == {"UTOM": Room(places=1, minutes=95, next_month=95)}
        assert rooms.of("T1", profiles, NOW, leave_out="R1") == {
            "UTOM": Room(places=2, minutes=140, next_month=140),
            "UJUNE": Room(places=2, minutes=185, next_month=185),
        }
        assert rooms.of("T1", {}, NOW) == {}


@pytest.mark.parametrize(
    ("at", "zone", "began"),
    [
        (NOW, "America/Chicago", datetime(2026, 11, 1, 5, tzinfo=UTC)),  # the day the clocks go back, before they do
        (NOW, "Europe/Berlin", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        (NOW, "Pacific/Kiritimati", datetime(2026, 11, 30, 10, tzinfo=UTC)),
        (datetime(2026, 1, 1, tzinfo=UTC), "UTC", datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_month_begins_where_the_mentor_is(at: datetime, zone: str, began: datetime) -> None:
    assert start_of_month(at, zone) == began
