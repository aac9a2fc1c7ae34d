"""Puts a staff into a new database, with a past: what a mentor has left is counted from all that was ever agreed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from benchmarks.slack import TEAM_ID
from benchmarks.staff import GOALS, NOW, OUTCOME, Staff
from flows.member import Member
from flows.pair import Ending, Mentorship, MentorshipStatus, Session, SessionStatus
from flows.profile import Profile
from flows.proposal import Way
from storage.engine import Database
from storage.mapping import Mapper
from storage.member import MemberRow, Members
from storage.mentorship import MENTORSHIPS
from storage.profile import ProfileRow, Profiles
from storage.session import SESSIONS

MINUTES = 15


def fill(url: str, people: Staff) -> None:
    """Make the database at `url`: everybody, each mentor's profile, mentorships held and running, Homes opened."""
    members, profiles = Mapper(Member, MemberRow), Mapper(Profile, ProfileRow)
    everybody = (*people.mentors, *people.mentees)
    past = list(_past(people))
    database = Database(url)
    database.migrate()
    with database.transaction() as session:
        for member in everybody:
            members.save(session, member, team_id=TEAM_ID)
            Members(session).mark_home_opened(TEAM_ID, member.user_id)
        for profile in people.profiles:
            profiles.save(session, profile, team_id=TEAM_ID)
        for mentorship, held in past:
            MENTORSHIPS.save(session, mentorship, team_id=TEAM_ID)
            for each in held:
                SESSIONS.save(session, each, team_id=TEAM_ID)
        Profiles(session).changed(TEAM_ID)
    database.dispose()


def _past(people: Staff) -> Iterator[tuple[Mentorship, tuple[Session, ...]]]:
    """Every second mentor has held two sessions with another in the last half year; every tenth is in one now."""
    for number, mentor in enumerate(people.mentors):
        mentee = people.mentors[number - 1]
        if number % 2 == 0:
            yield _mentorship(number, mentee, mentor, NOW - timedelta(days=20 + number % 160), over=True)
        if number % 10 == 1:
            yield _mentorship(number, mentee, mentor, NOW - timedelta(days=5), over=False)


def _mentorship(
    number: int, mentee: Member, mentor: Member, agreed: datetime, *, over: bool
) -> tuple[Mentorship, tuple[Session, ...]]:
    mentorship = Mentorship(
        id=f"VPAST{number:06d}",
        mentee_id=mentee.user_id,
        mentor_id=mentor.user_id,
        goal=GOALS[number % len(GOALS)],
        outcome=OUTCOME,
        sessions=2,
        minutes=MINUTES,
        needed_by=None,
        ways=(),
        status=MentorshipStatus.CLOSED if over else MentorshipStatus.OPEN,
        agreed_at=agreed,
        opened_at=agreed,
        closed_at=agreed + timedelta(days=15) if over else None,
        ending=Ending.COMPLETED if over else None,
    )
    held = tuple(
        Session(
            mentorship_id=mentorship.id,
            number=n,
            status=SessionStatus.HELD,
            starts_at=agreed + timedelta(days=2 * n),
            minutes=MINUTES,
            way=Way.VIDEO,
            used=MINUTES,
        )
        for n in ((1, 2) if over else (1,))
    )
    return mentorship, held
