"""The form for times: what stands in it at first, and once more where a time that was sent in does not suit.

The doubt is said before the other sees anything, keeps what was typed, and can be gone past. It must not know what
becomes of an offer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from flows import session_card, worktime
from flows.agreement import there
from flows.decision import LocalTime, Person, View
from flows.member import Member
from flows.pair import SessionStatus
from flows.pair_state import PairState
from flows.proposal import LIVE, Way
from flows.time_option import TimeOption, offset, offsets, option

LOOKED_AT: Final = 40
"""Full hours in common that are tried for one that suits both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeForm(View):
    """When could it be? `attempt` is the offer this form makes; `times` stand in its fields.

    `doubts` are those that do not suit, once they were sent in. `offsets` are the reader's and the other's
    minutes east of UTC at the first time, where they differ; then `hours` is when the other works, by the reader's
    clock. `no_common_hour`: they are never at work together. `watching`: it may be shadowing, and what to watch for is
    asked too.
    """

    mentorship_id: str
    number: int
    attempt: int
    minutes: int
    other: Person
    times: tuple[datetime | None, ...]
    ways: tuple[Way, ...]
    way: Way | None = None
    place: str = ""
    watch_for: str = ""
    watching: bool = False
    mentee: Person
    moved_from: datetime | None = None
    offsets: tuple[int, int] | None = None
    hours: tuple[LocalTime, LocalTime] | None = None
    no_common_hour: bool = False
    doubts: tuple[TimeOption, ...] = ()


def form(state: PairState, actor: str, number: int, at: datetime, first: datetime) -> TimeForm:
    """The form for session `number`, as `actor` opens it at `at`; `first` stands in its first field."""
    known = state.session(number)
    me, other = state.who(actor), state.other(actor)
    moves = known and known.status is SessionStatus.CONFIRMED and known.starts_at and at < known.starts_at
    apart = offsets(first, me, other)
    return TimeForm(
        mentorship_id=there(state).id,
        number=number,
        attempt=(known.attempt if known else 0) + 1,
        minutes=session_card.length(state, number),
        other=other.person,
        times=(first,),
        ways=ways(state),
        way=known.way if known else None,
        place=known.place if known else "",
        watch_for=known.watch_for if known else "",
        watching=may_watch(state, known.way if known else None),
        mentee=state.mentee.person,
        moved_from=known.starts_at if known and moves else None,
        offsets=apart,
        hours=_hours(state, first, me, other) if apart else None,
        no_common_hour=not shares_hours(state, first),
    )


def suggestion(
    state: PairState, earliest: datetime, me: Member, number: int, spent: Collection[datetime] = ()
) -> datetime:
    """A full hour from `earliest` on in which both work and neither has another session; aware UTC.

    None of `spent`: they were offered, or set, and do not suit. Where no such hour is near, one in the other's
    working hours.
    """
    other = state.other(me.user_id)
    minutes = session_card.length(state, number)
    soon = _full_hour(earliest, me)
    for _ in range(LOOKED_AT):
        common = worktime.next_common(soon, other, me, state.programme)
        if common is None:
            break
        soon = _full_hour(common, me)
        if soon not in spent and option(state, soon, minutes, me.user_id).suits:
            return soon
        soon += timedelta(hours=1)
    return _full_hour(worktime.next_working(earliest, other, state.programme), me)


def ways(state: PairState) -> tuple[Way, ...]:
    """The ways to meet at the same time that the two agreed on; all of them where they named none."""
    return tuple(w for w in there(state).ways if w in LIVE) or tuple(w for w in Way if w in LIVE)


def may_watch(state: PairState, way: Way | None) -> bool:
    """Is it shadowing, or did the two name that among the ways to meet? Where they named none, few mean that one."""
    return Way.SHADOWING in (way, *there(state).ways)


def shares_hours(state: PairState, at: datetime) -> bool:
    """Do the two ever work at the same time, in the two weeks from the day of `at`?"""
    day = at.astimezone(state.mentee.tz).date()
    return worktime.shared_minutes_a_day(state.mentee, state.mentor, state.programme, day) > 0


def _full_hour(at: datetime, member: Member) -> datetime:
    """`at`, or the next full hour on the member's clock."""
    local = at.astimezone(member.tz)
    past = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return at + timedelta(hours=1) - past if past else at


def _hours(state: PairState, at: datetime, me: Member, other: Member) -> tuple[LocalTime, LocalTime] | None:
    """From when to when the other works about then, by my clock."""
    period = worktime.working_period(at, other, state.programme)
    if period is None:
        return None
    start, end = period
    return LocalTime(start, offset(start, me)), LocalTime(end, offset(end, me))
