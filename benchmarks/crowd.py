"""A large workspace, put into a new database by the ten thousand rows: everybody, and mentorships that run.

One member in ten is a mentor. The first half of them carry all the open mentorships between them, the others are free
and have room for a few; each of these mentorships has had its first session. One in ten has opened App Home. It must
not know what is measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from benchmarks.slack import TEAM_ID
from benchmarks.staff import GOALS, OUTCOME, ZONES, Staff, staff
from flows.ask import Invitation, InvitationStatus, Request, RequestStatus
from flows.decision import Wake
from flows.member import Member
from flows.pair import Mentorship, MentorshipStatus, Session, SessionStatus
from flows.profile import MOST_PLACES, Profile
from flows.proposal import Way
from flows.touchpoint import TouchpointDue
from flows.touchpoint_card import timer_key
from storage.conversation import ConversationRow
from storage.engine import Database
from storage.invitation import InvitationRow
from storage.mapping import Base, table_of
from storage.member import HomeRow, MemberRow
from storage.mentorship import MentorshipRow
from storage.outbox_row import conversation
from storage.profile import ProfileRow, Profiles
from storage.request import RequestRow
from storage.session import SessionRow
from storage.timers import Timers

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MENTORS_IN = 10
HOMES_IN = 10
FREE_PLACES = 3
MINUTES = 15
ASKING = 20
"""The last of the mentees are in no mentorship: they are the ones who ask."""

_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of a workspace and the mentorships that run there."""

    people: Staff
    running: tuple[Mentorship, ...]

    @property
    def asking(self) -> tuple[Member, ...]:
        """Mentees who are in no mentorship."""
        return self.people.mentees[-ASKING:]


def crowd(members: int, running: int, at: datetime) -> Crowd:
    """So many members of one zone, and so many open mentorships, agreed in the weeks before `at` (aware).

    Raises ValueError where the busy half of the mentors has not so many places.
    """
    people = _in_one_zone(staff(members // MENTORS_IN, members - members // MENTORS_IN))
    busy = len(people.mentors) // 2
    each = -(-running // busy)
    if each > MOST_PLACES:
        raise ValueError(f"{busy} mentors cannot carry {running} mentorships")
    people = replace(
        people, profiles=tuple(_with_places(p, each if n < busy else 0) for n, p in enumerate(people.profiles))
    )
    free = people.mentees[:-ASKING]
    pairs = ((free[n % len(free)], people.mentors[n % busy]) for n in range(running))
    mentorships = (_mentorship(n, mentee, mentor, at) for n, (mentee, mentor) in enumerate(pairs))
    return Crowd(people, tuple(mentorships))


def fill(url: str, there: Crowd, at: datetime) -> None:
    """Make the database at `url` with all of the crowd in it."""
    database = Database(url)
    database.migrate()
    people = there.people
    everybody = (*people.mentors, *people.mentees)
    homes = {member.user_id for member in (*everybody[::HOMES_IN], *there.asking)}
    rooms = {conversation((m.mentee_id, m.mentor_id)): f"G{n}" for n, m in enumerate(there.running)}
    put(database, MemberRow, _columns(everybody))
    put(database, ProfileRow, _columns(people.profiles))
    put(database, HomeRow, ({"user_id": user_id} for user_id in sorted(homes)))
    put(database, MentorshipRow, _columns(there.running))
    put(database, SessionRow, _columns(_first(m, at) for m in there.running))
    put(database, ConversationRow, ({"members": two, "channel": channel} for two, channel in rooms.items()))
    database.run(lambda session: Profiles(session).changed(TEAM_ID), patient=True)
    database.dispose()


def falls_due(url: str, there: Crowd, timers: int, at: datetime) -> int:
    """Set so many timers for `at`, and say how many of them have something to say.

    Each mentorship's first is the prompt between its sessions. Where there are not so many mentorships, the others ask
    after sessions that were never held, and find nothing to say.
    """
    running = there.running
    wakes = []
    for n in range(timers):
        after, which = divmod(n, len(running))
        mentorship = running[which]
        due = TouchpointDue(team_id=TEAM_ID, at=at, mentorship_id=mentorship.id, number=after + 1)
        wakes.append(Wake(key=timer_key(mentorship.id, after + 1), event=due))
    database = Database(url)
    database.run(lambda session: Timers(session).set_all(TEAM_ID, wakes), patient=True)
    database.dispose()
    return min(timers, len(running))


def waiting(url: str, there: Crowd, so_many: int, at: datetime) -> tuple[Invitation, ...]:
    """Invitations sent to mentors who are free, each of a request of its own, to be accepted.

    Raises ValueError where these have not so many places.
    """
    people = there.people
    free = [profile.user_id for profile in people.profiles[len(people.profiles) // 2 :]]
    if so_many > FREE_PLACES * len(free):
        raise ValueError(f"{len(free)} mentors cannot take on {so_many} more")
    mentees = people.mentees[:-ASKING]
    asked = [_asked(n, mentees[-1 - n % len(mentees)], free[n % len(free)], at) for n in range(so_many)]
    database = Database(url)
    put(database, RequestRow, _columns(request for request, _ in asked))
    put(database, InvitationRow, _columns(invitation for _, invitation in asked))
    spoken_to = {who for request, invitation in asked for who in (request.mentee_id, invitation.mentor_id)}
    put(database, ConversationRow, ({"members": who, "channel": f"D{who}"} for who in sorted(spoken_to)))
    database.dispose()
    return tuple(invitation for _, invitation in asked)


def put(database: Database, row: type[Base], columns: Iterable[dict[str, Any]]) -> None:
    """Insert rows of the workspace into one table, many in a transaction."""
    insert, left = table_of(row).insert(), iter(columns)
    while batch := [each | {"team_id": TEAM_ID} for each in islice(left, _BATCH)]:
        with database.transaction(patient=True) as session:
            session.connection().execute(insert, batch)


def _columns(values: Iterable["DataclassInstance"]) -> Iterator[dict[str, Any]]:
    for value in values:
        yield {field.name: getattr(value, field.name) for field in fields(value) if field.init}


def _in_one_zone(people: Staff) -> Staff:
    """Nine o'clock is nine for everybody."""

    def there(members: Sequence[Member]) -> tuple[Member, ...]:
        return tuple(replace(member, zone=ZONES[0]) for member in members)

    return replace(people, mentors=there(people.mentors), mentees=there(people.mentees))


def _with_places(profile: Profile, carries: int) -> Profile:
    """Places and minutes for so many mentorships that run, and for a few more where none does."""
    places = carries or FREE_PLACES
    return replace(
        profile,
        places=max(places, profile.places),
        minutes_a_month=max(2 * MINUTES * places, profile.minutes_a_month),
    )


def _mentorship(number: int, mentee: Member, mentor: Member, at: datetime) -> Mentorship:
    agreed = at - timedelta(days=10)
    return Mentorship(
        id=f"VRUNS{number:06d}",
        mentee_id=mentee.user_id,
        mentor_id=mentor.user_id,
        goal=GOALS[number % len(GOALS)],
        outcome=OUTCOME,
        sessions=2,
        minutes=MINUTES,
        needed_by=None,
        ways=(),
        status=MentorshipStatus.OPEN,
        agreed_at=agreed,
        opened_at=agreed,
    )


def _first(mentorship: Mentorship, at: datetime) -> Session:
    """The first session, held in the week before."""
    return Session(
        mentorship_id=mentorship.id,
        number=1,
        status=SessionStatus.HELD,
        starts_at=at - timedelta(days=6),
        minutes=MINUTES,
        way=Way.VIDEO,
        used=MINUTES,
    )


def _asked(number: int, mentee: Member, mentor_id: str, at: datetime) -> tuple[Request, Invitation]:
    sent = at - timedelta(hours=2)
    request = Request(
        id=f"VASKS{number:06d}",
        mentee_id=mentee.user_id,
        goal=GOALS[number % len(GOALS)],
        outcome=OUTCOME,
        sessions=2,
        minutes=MINUTES,
        status=RequestStatus.ASKING,
        created_at=sent,
        chosen=(mentor_id,),
    )
    invitation = Invitation(
        id=f"{request.id}/1",
        request_id=request.id,
        mentor_id=mentor_id,
        number=1,
        status=InvitationStatus.SENT,
        minutes=request.total,
        made_at=sent,
        arrives_at=sent,
        sent_at=sent,
        until=at + timedelta(days=3),
    )
    return request, invitation
