"""What each mentor has left (product.md, Decide: *Room*), counted by the database in two queries.

Taken are: a place and the minutes not yet used of every open mentorship, a place and the minutes of every invitation
that waits for the mentor, and the minutes used in this calendar month where the mentor is. It must not know who asks.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import CompoundSelect, Select, and_, bindparam, case, func, literal, select, union_all
from sqlmodel import Session, col

from flows.ask import WAITING_FOR_MENTOR
from flows.member import Member, Programme
from flows.pair import MentorshipStatus
from flows.profile import Taken, room_of
from flows.proposal import Room
from storage.invitation import InvitationRow
from storage.member import MemberRow
from storage.mentorship import MentorshipRow
from storage.profile import Profiles
from storage.session import SessionRow

LONGEST_MONTH: Final = timedelta(days=32)
"""A month that is not over began no longer ago, wherever it did."""


class Rooms:
    """The room of the mentors of one workspace, inside one transaction."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme

    def of(
        self, team_id: str, members: Iterable[Member], at: datetime, *, leave_out: str | None = None
    ) -> dict[str, Room]:
        """The room of each of these who has a profile, at `at` (aware). `leave_out`: a request not to be counted."""
        wanted = sorted({member.user_id for member in members})
        taken = self.taken(team_id, at, among=wanted, leave_out=leave_out)
        profiles = Profiles(self._session)
        return {
            user_id: room_of(profile, taken.get(user_id, Taken()))
            for user_id in wanted
            if (profile := profiles.get(team_id, user_id))
        }

    def taken(
        self, team_id: str, at: datetime, *, among: Collection[str] | None = None, leave_out: str | None = None
    ) -> Mapping[str, Taken]:
        """What is taken of each mentor's room; those of whom nothing is are left out. `among`: only of these."""
        given: dict[str, Any] = {"team_id": team_id}
        if among is not None:
            given["mentors"] = sorted(among)
        promised = {"left_out": leave_out or ""}
        lately = {"since": at - LONGEST_MONTH}
        places, minutes = Counter[str](), Counter[str]()
        for mentor_id, place, reserved in self._session.execute(_promised(among is None), given | promised):
            places[mentor_id] += place
            minutes[mentor_id] += reserved
        for mentor_id, zone, starts_at, used in self._session.execute(_held(among is None), given | lately):
            if used and starts_at and starts_at >= start_of_month(at, zone):
                minutes[mentor_id] += used
        return {mentor_id: Taken(places[mentor_id], minutes[mentor_id]) for mentor_id in sorted(minutes)}


def start_of_month(at: datetime, zone: str) -> datetime:
    """The UTC instant at which the calendar month of `at` (aware) began in the zone (an IANA name)."""
    local = at.astimezone(ZoneInfo(zone))
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)


# The queries are put together once: that takes SQLAlchemy longer than the database takes to answer them.


@cache
def _promised(of_all: bool) -> CompoundSelect[str, int, int]:  # noqa: FBT001 - a key of the cache
    """Mentor, place and minutes of each open mentorship and each invitation that waits; not those of `left_out`."""
    used = (
        select(func.coalesce(func.sum(SessionRow.used), 0))
        .where(
            col(SessionRow.team_id) == col(MentorshipRow.team_id),
            col(SessionRow.mentorship_id) == col(MentorshipRow.id),
        )
        .scalar_subquery()
    )
    one_more = case((col(MentorshipRow.extended_to) > 0, 1), else_=0)
    left = (col(MentorshipRow.sessions) + one_more) * col(MentorshipRow.minutes) - used
    mentorships = select(col(MentorshipRow.mentor_id), literal(1), case((left > 0, left), else_=0)).where(
        col(MentorshipRow.team_id) == bindparam("team_id"), col(MentorshipRow.status) != MentorshipStatus.CLOSED
    )
    invitations = select(col(InvitationRow.mentor_id), literal(1), col(InvitationRow.minutes)).where(
        col(InvitationRow.team_id) == bindparam("team_id"),
        col(InvitationRow.status).in_(sorted(WAITING_FOR_MENTOR)),
        col(InvitationRow.request_id) != bindparam("left_out"),
    )
    if not of_all:
        mentorships = mentorships.where(col(MentorshipRow.mentor_id).in_(bindparam("mentors", expanding=True)))
        invitations = invitations.where(col(InvitationRow.mentor_id).in_(bindparam("mentors", expanding=True)))
    return union_all(mentorships, invitations)


@cache
def _held(of_all: bool) -> Select[*tuple[Any, ...]]:  # noqa: FBT001 - a key of the cache
    """Mentor and their zone, start and minutes used of each session since `since`, whatever became of it all.

    A mentorship without one has a row without them: the outer join makes every database begin with the mentors asked
    about. SQLite otherwise walks through all sessions there are.
    """
    used_since = and_(
        col(SessionRow.team_id) == col(MentorshipRow.team_id),
        col(SessionRow.mentorship_id) == col(MentorshipRow.id),
        col(SessionRow.used) > 0,
        col(SessionRow.starts_at) >= bindparam("since"),
    )
    mentor = and_(
        col(MemberRow.team_id) == col(MentorshipRow.team_id),
        col(MemberRow.user_id) == col(MentorshipRow.mentor_id),
    )
    query = (
        select(col(MentorshipRow.mentor_id), col(MemberRow.zone), col(SessionRow.starts_at), col(SessionRow.used))
        .join(MemberRow, mentor)
        .outerjoin(SessionRow, used_since)
        .where(col(MentorshipRow.team_id) == bindparam("team_id"))
    )
    return query if of_all else query.where(col(MentorshipRow.mentor_id).in_(bindparam("mentors", expanding=True)))
