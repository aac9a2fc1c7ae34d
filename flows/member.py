"""Who people are: what Slack and the directory say of a member of staff.

Value types only; keyed by Slack ids, never by e-mail.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from flows.decision import Decision, Event, Person

DEFAULT_ZONE = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Someone's own working week: `days` as ISO weekdays (1 is Monday), `start` and `end` as their local times."""

    days: tuple[int, ...] = (1, 2, 3, 4, 5)
    start: time = time(9)
    end: time = time(17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The programme's rules in one workspace (product.md, Report and settings). Counts, minutes and working days."""

    zone: str = DEFAULT_ZONE
    hours: Hours = Hours()
    holidays: tuple[date, ...] = ()
    admins: tuple[str, ...] = ()
    max_sessions: int = 3
    max_open_requests: int = 3
    invitation_days: int = 2
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of the workspace. `zone` is an IANA name; `manager_id` a Slack id or None where it is unknown."""

    user_id: str
    name: str
    title: str = ""
    department: str = ""
    site: str = ""
    manager_id: str | None = None
    zone: str = DEFAULT_ZONE
    locale: str = "en-US"
    guest: bool = False
    deactivated: bool = False
    admin: bool = False
    hours: Hours | None = None

    @property
    def person(self) -> Person:
        """How a message names them."""
        return Person(self.user_id, self.name)

    @property
    def tz(self) -> ZoneInfo:
        """Their zone as zoneinfo knows it."""
        return ZoneInfo(self.zone)

    @property
    def can_take_part(self) -> bool:
        """Guests, people of other organisations and deactivated people neither ask nor mentor."""
        return not (self.guest or self.deactivated)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSeen(Event):
    """Slack said who a person is (`users.info`, `user_change`). Fields Slack does not hold keep what the directory says."""

    user_id: str
    name: str
    title: str
    zone: str
    locale: str
    guest: bool
    deactivated: bool
    admin: bool
    kind: Literal["member_seen"] = "member_seen"


@dataclass(frozen=True, slots=True)
class MemberState:
    """What a decision about a person looks at; `member` is None for one never seen."""

    member: Member | None


def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
    """Keep what Slack says of the person beside what the directory says."""
    known = state.member or Member(user_id=event.user_id, name=event.name)
    seen = replace(
        known,
        name=event.name or known.name,
        title=known.title or event.title,
        zone=event.zone or known.zone,
        locale=event.locale or known.locale,
        guest=event.guest,
        deactivated=event.deactivated,
        admin=event.admin,
    )
    return Decision(MemberState(seen))


def local_day(at: datetime, member: Member) -> date:
    """The calendar day of `at` (aware) where the member is."""
    return at.astimezone(member.tz).date()
