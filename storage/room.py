"""What each mentor has left (product.md, Decide: *Room*), counted by the database in one query.

Taken are: a place and the minutes not yet used of every open mentorship, a place and the minutes of every invitation
that waits for the mentor, and the minutes used in this calendar month where the mentor is. It must not know who asks.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, false, func, literal, or_, select, union_all
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

Part = Select[*tuple[Any, ...]]
"""A query for mentor, places and minutes, to be added up."""


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
        parts = (
            _open_mentorships(team_id),
            _waiting_invitations(team_id, leave_out),
            _used_this_month(team_id, self._months(team_id, at)),
        )
        counted = union_all(*parts).subquery()
        query = select(counted.c.mentor_id, func.sum(counted.c.places), func.sum(counted.c.minutes)).group_by(
            counted.c.mentor_id
        )
        if among is not None:
            query = query.where(counted.c.mentor_id.in_(among))
        rows = self._session.execute(query)
        return {mentor_id: Taken(int(places), int(minutes)) for mentor_id, places, minutes in rows}

    def _months(self, team_id: str, at: datetime) -> Mapping[datetime, list[str]]:
        """When this month began, as UTC instants, each with the zones of the workspace in which it began then."""
        query = select(col(MemberRow.zone)).where(col(MemberRow.team_id) == team_id).distinct()
        months: defaultdict[datetime, list[str]] = defaultdict(list)
        for zone in sorted(self._session.scalars(query)):
            months[start_of_month(at, zone)].append(zone)
        return months


def start_of_month(at: datetime, zone: str) -> datetime:
    """The UTC instant at which the calendar month of `at` (aware) began in the zone (an IANA name)."""
    local = at.astimezone(ZoneInfo(zone))
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)


def _open_mentorships(team_id: str) -> Part:
    """A place for each, and of its agreed minutes those not used yet."""
    used = (
        select(col(SessionRow.mentorship_id), func.sum(SessionRow.used).label("minutes"))
        .where(col(SessionRow.team_id) == team_id)
        .group_by(col(SessionRow.mentorship_id))
        .subquery()
    )
    one_more = case((col(MentorshipRow.extended_to) > 0, 1), else_=0)
    agreed = (col(MentorshipRow.sessions) + one_more) * col(MentorshipRow.minutes)
    left = agreed - func.coalesce(used.c.minutes, 0)
    return (
        select(
            col(MentorshipRow.mentor_id).label("mentor_id"),
            literal(1).label("places"),
            case((left > 0, left), else_=0).label("minutes"),
        )
        .outerjoin(used, used.c.mentorship_id == col(MentorshipRow.id))
        .where(
            col(MentorshipRow.team_id) == team_id,
            col(MentorshipRow.status) != MentorshipStatus.CLOSED,
        )
    )


def _waiting_invitations(team_id: str, leave_out: str | None) -> Part:
    """A place and the minutes asked for, for each that waits for its mentor."""
    query = select(col(InvitationRow.mentor_id), literal(1), col(InvitationRow.minutes)).where(
        col(InvitationRow.team_id) == team_id, col(InvitationRow.status).in_(sorted(WAITING_FOR_MENTOR))
    )
    return query.where(col(InvitationRow.request_id) != leave_out) if leave_out else query


def _used_this_month(team_id: str, months: Mapping[datetime, list[str]]) -> Part:
    """The minutes of each session of this month, whatever became of its mentorship; no place."""
    this_month: list[ColumnElement[bool]] = [
        and_(col(MemberRow.zone).in_(zones), col(SessionRow.starts_at) >= began) for began, zones in months.items()
    ]
    return (
        select(col(MentorshipRow.mentor_id), literal(0), col(SessionRow.used))
        .join(
            SessionRow,
            and_(
                col(SessionRow.team_id) == col(MentorshipRow.team_id),
                col(SessionRow.mentorship_id) == col(MentorshipRow.id),
            ),
        )
        .join(
            MemberRow,
            and_(
                col(MemberRow.team_id) == col(MentorshipRow.team_id),
                col(MemberRow.user_id) == col(MentorshipRow.mentor_id),
            ),
        )
        .where(col(MentorshipRow.team_id) == team_id, col(SessionRow.used) > 0, or_(false(), *this_month))
    )
