"""What Ada and Tomas have to do with each other, as the tests of Home and of words find it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flows.ask import Invitation, InvitationStatus, Request, RequestStatus
from flows.decision import Person
from flows.home import HomeState
from flows.member import Member, Programme
from flows.pair import Session, SessionStatus
from flows.pair_state import PairState
from tests.agreements import a_mentorship

NOW = datetime(2026, 11, 25, 16, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADA = Member(user_id="UADA", name="Ada", zone="America/Chicago")
TOMAS = Member(user_id="UTOM", name="Tomas", zone="America/Denver")
PROGRAMME = Programme(admins=("URHEA",))
RHEA = Person("URHEA", "Rhea")


def pair(number: int = 1, **changes: object) -> PairState:
    mentorship = a_mentorship(
        NOW - 48 * HOUR, id=f"M{number}", goal="run a teen council", questions="Where do I start?", standing=2
    )
    both = PairState(team_id="T1", programme=PROGRAMME, mentorship=mentorship, mentee=ADA, mentor=TOMAS)
    return replace(both, **changes)  # type: ignore[arg-type] # fields by name


def session(status: SessionStatus, number: int = 1, **changes: object) -> Session:
    made = Session(mentorship_id="M1", number=number, status=status, minutes=30)
    return replace(made, **changes)  # type: ignore[arg-type] # fields by name


def request(status: RequestStatus = RequestStatus.ASKING, number: int = 1) -> Request:
    return Request(
        id=f"R{number}",
        mentee_id="UADA",
        goal="read a grant budget",
        sessions=1,
        minutes=30,
        status=status,
        created_at=NOW,
    )


def invitation(status: InvitationStatus = InvitationStatus.SENT, until: datetime = NOW + 48 * HOUR) -> Invitation:
    return Invitation(
        id="I1", request_id="R1", mentor_id="UTOM", number=1, status=status, minutes=30, made_at=NOW, until=until
    )


def of(member: Member, **changes: object) -> HomeState:
    empty = HomeState(programme=PROGRAMME, user_id=member.user_id, member=member)
    return replace(empty, **changes)  # type: ignore[arg-type] # fields by name


TO_COME = session(SessionStatus.CONFIRMED, starts_at=NOW + 24 * HOUR)
