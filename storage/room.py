"""What each mentor has left (product.md, Decide: *Room*) and how often they were asked, by the database in one query.

Taken are: a place and the minutes not yet used of every open mentorship, a place and the minutes of every invitation
that waits for the mentor, and the minutes used in this calendar month where the mentor is. Asked they were with every
invitation of the last month that reached them or is to. It must not know who asks.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlmodel import Session

from flows.ask import WAITING_FOR_MENTOR
from flows.pair import MentorshipStatus
from flows.profile import Profile, Taken, room_of
from flows.proposal import LATELY, Room
from storage.among import among
from storage.invitation import InvitationRow
from storage.mapping import table_of
from storage.member import MemberRow
from storage.mentorship import MentorshipRow
from storage.session import SessionRow

_M, _S, _I = table_of(MentorshipRow), table_of(SessionRow), table_of(InvitationRow)
_MEMBER = table_of(MemberRow)

# Written into the statement: as parameters they would cost more than all else in it.
_NONE: Final[ColumnElement[int]] = literal_column("0", Integer)
_ONCE: Final[ColumnElement[int]] = literal_column("1", Integer)
_WAITING: Final[list[ColumnElement[Any]]] = [literal_column(f"'{status}'") for status in sorted(WAITING_FOR_MENTOR)]
_CLOSED: Final[ColumnElement[Any]] = literal_column(f"'{MentorshipStatus.CLOSED}'")

LONGEST_MONTH: Final = timedelta(days=32)
"""A month that is not over began no longer ago, wherever it did."""


class Rooms:
    """The room of the mentors of one workspace, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(
        self, team_id: str, profiles: Mapping[str, Profile], at: datetime, *, leave_out: str | None = None
    ) -> dict[str, Room]:
        """The room that each of these profiles, by user id, has at `at` (aware). `leave_out`: a request not counted."""
        taken = self.taken(team_id, at, among=profiles, leave_out=leave_out)
        return {user_id: room_of(profile, taken.get(user_id, Taken())) for user_id, profile in profiles.items()}

    def taken(
        self, team_id: str, at: datetime, *, among: Collection[str] | None = None, leave_out: str | None = None
    ) -> Mapping[str, Taken]:
        """What is taken of each mentor's room; those of whom nothing is are left out. `among`: only of these."""
        given: dict[str, Any] = {
            "team_id": team_id,
            "left_out": leave_out or "",
            "since": at - LONGEST_MONTH,
            "lately": at - LATELY,
        }
        if among is not None:
            given["mentors"] = sorted(among)
        places, minutes, asked, used = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for mentor_id, place, taken, times, zone, starts_at in self._session.connection().execute(
            _taken(among is None), given
        ):
            promised = zone is None
            if promised or (starts_at and starts_at >= start_of_month(at, zone)):
                places[mentor_id] += place
                minutes[mentor_id] += max(0, taken)  # a session may run longer than agreed
                asked[mentor_id] += times
                used[mentor_id] += 0 if promised else max(0, taken)
        return {who: Taken(places[who], minutes[who], asked[who], used[who]) for who in sorted(minutes)}


def start_of_month(at: datetime, zone: str) -> datetime:
    """The UTC instant at which the calendar month of `at` (aware) began in the zone (an IANA name)."""
    local = at.astimezone(ZoneInfo(zone))
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)


@cache  # put together once: that takes SQLAlchemy longer than the database takes to answer
def _taken(of_all: bool) -> CompoundSelect[Any]:  # noqa: FBT001 - a key of the cache
    """Mentor, places, minutes and how often asked; where minutes count in one month only, the zone and when, too."""
    parts = (_held(), _open_mentorships(), _open_invitations(), _asked())
    # In each, where SQLite finds them by an index: it does not look into them for what is asked of all together.
    those = parts if of_all else [part.where(among(part.selected_columns[0], "mentors")) for part in parts]
    return union_all(*those)


def _held() -> Select[Any]:
    """The minutes used in each session since `since`, whatever became of it all.

    A mentorship without one has a row without them: the outer join makes every database begin with the mentors asked
    about. SQLite otherwise walks through all sessions there are.
    """
    used_since = and_(_of_mentorship(), _S.c.used > _NONE, _S.c.starts_at >= bindparam("since"))
    mentor = and_(_MEMBER.c.team_id == _M.c.team_id, _MEMBER.c.user_id == _M.c.mentor_id)
    counted = (
        _NONE.label("places"),
        _S.c.used.label("minutes"),
        _NONE.label("times"),
        _MEMBER.c.zone,
        _S.c.starts_at,
    )
    held = select(_M.c.mentor_id, *counted).select_from(_M.join(_MEMBER, mentor).outerjoin(_S, used_since))
    return held.where(_M.c.team_id == bindparam("team_id"))


def _open_mentorships() -> Select[Any]:
    """A place, and the minutes not used yet."""
    used = select(func.coalesce(func.sum(_S.c.used), _NONE)).where(_of_mentorship()).scalar_subquery()
    agreed = (_M.c.sessions + case((_M.c.extended_to > _NONE, _ONCE), else_=_NONE)) * _M.c.minutes
    return select(_M.c.mentor_id, _ONCE, agreed - used, _NONE, null(), null()).where(
        _M.c.team_id == bindparam("team_id"), _M.c.status != _CLOSED
    )


def _open_invitations() -> Select[Any]:
    """A place and the minutes, of each that waits for the mentor; not those of the request `left_out`."""
    return select(_I.c.mentor_id, _ONCE, _I.c.minutes, _NONE, null(), null()).where(
        _I.c.team_id == bindparam("team_id"),
        _I.c.status.in_(_WAITING),
        _I.c.request_id != bindparam("left_out"),
    )


def _asked() -> Select[Any]:
    """Once for each invitation made since `lately`, whatever the answer; one taken back before it arrived is none."""
    reached = _I.c.sent_at.is_not(None) | _I.c.status.in_(_WAITING)
    return select(_I.c.mentor_id, _NONE, _NONE, _ONCE, null(), null()).where(
        _I.c.team_id == bindparam("team_id"), _I.c.made_at >= bindparam("lately"), reached
    )


def _of_mentorship() -> ColumnElement[bool]:
    return and_(_S.c.team_id == _M.c.team_id, _S.c.mentorship_id == _M.c.id)
