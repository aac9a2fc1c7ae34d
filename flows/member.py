"""Who people are: what Slack and the directory say of a member of staff.

Value types only; keyed by Slack ids, never by e-mail.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Literal, assert_never
from zoneinfo import ZoneInfo

from flows.decision import Decision, Event, FetchMember, Person, Wake

DEFAULT_ZONE = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Someone's own working week: `days` as ISO weekdays (1 is Monday), `start` and `end` as their local times."""

    days: tuple[int, ...] = (1, 2, 3, 4, 5)
    start: time = time(9)
    end: time = time(17)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The programme's rules in one workspace (product.md, Report and settings). Counts, minutes and working days.

    `language` is one of the catalogue's: what people read whose own it does not hold, or who have none in common.
    """

    zone: str = DEFAULT_ZONE
    hours: Hours = Hours()
    holidays: tuple[date, ...] = ()
    admins: tuple[str, ...] = ()
    max_sessions: int = 3
    max_open_requests: int = 3
    invitation_days: int = 2
    language: str = "en"
    keep_removed_days: int = 30

    def in_workspace(self, team_id: str, own: str | None) -> "Programme":
        """The rules in one workspace: of the `admins` only its own, for ids of people are the same in others.

        `T1:U1` is U1 in T1. A bare U1 is somebody of `own`, the workspace of the settings; of any while that is None.
        """
        named = (each.rpartition(":") for each in self.admins)
        return replace(self, admins=tuple(who for team, _, who in named if (team or own or team_id) == team_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of the workspace. `zone` is an IANA name; `manager_id` a Slack id or None where it is unknown.

    `locale` is as Slack writes it (`de-DE`), empty where it is not known.
    """

    user_id: str
    name: str
    title: str = ""
    department: str = ""
    site: str = ""
    manager_id: str | None = None
    zone: str = DEFAULT_ZONE
    locale: str = ""
    guest: bool = False
    deactivated: bool = False
    admin: bool = False
    hours: Hours | None = None
    reminders: bool = False

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
    """Slack said who a person is (`users.info`, `user_change`). What Slack does not hold stays as it is."""

    user_id: str
    name: str
    title: str
    zone: str
    locale: str
    guest: bool
    deactivated: bool
    admin: bool
    kind: Literal["member_seen"] = "member_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberMet(Event):
    """Somebody not known yet clicked or typed something. They take part with what the payload holds; Slack is asked."""

    user_id: str
    name: str
    zone: str
    kind: Literal["member_met"] = "member_met"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Event):
    """Somebody was deactivated or became a guest: what they have open ends kindly for the other (flows.departure)."""

    user_id: str
    kind: Literal["member_left"] = "member_left"


@dataclass(frozen=True, slots=True)
class MemberState:
    """What a decision about a person looks at; `member` is None for one never seen."""

    member: Member | None


def decide(state: MemberState, event: MemberSeen | MemberMet) -> Decision[MemberState]:
    """Keep what Slack says of the person beside what the directory says."""
    match event:
        case MemberMet():
            if state.member:
                return Decision(state)
            met = Member(user_id=event.user_id, name=event.name or event.user_id, zone=event.zone)
            return Decision(MemberState(met), say=(FetchMember(user_id=event.user_id),))
        case MemberSeen():
            return _seen(state, event)
        case _:
            assert_never(event)


def _seen(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
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
    if known.can_take_part and not seen.can_take_part:
        left = MemberLeft(team_id=event.team_id, at=event.at, user_id=event.user_id)
        return Decision(MemberState(seen), wake=(Wake(key=f"member:{event.user_id}:left", event=left),))
    return Decision(MemberState(seen))


def local_day(at: datetime, member: Member) -> date:
    """The calendar day of `at` (aware) where the member is."""
    return at.astimezone(member.tz).date()
