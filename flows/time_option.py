"""One time for a session: whom of the two it does not suit, and what their clocks show.

product.md, *Meet*: never outside either's working hours without saying so. Of a session that one of them has elsewhere
nobody is told what it is. It must not know where a time is shown.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flows import worktime
from flows.decision import LocalTime, Person
from flows.member import Member
from flows.pair import PairState


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheirClock:
    """What somebody's clock shows."""

    person: Person
    local: LocalTime


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOption:
    """One time, and for whom of the two it lies outside working hours or in another session of theirs.

    `clocks` is what each one's clock shows; empty where both show the same.
    """

    at: datetime
    outside: tuple[Person, ...] = ()
    busy: tuple[Person, ...] = ()
    clocks: tuple[OnTheirClock, ...] = ()

    @property
    def suits(self) -> bool:
        """Is there nothing to say against it?"""
        return not (self.outside or self.busy)


def option(state: PairState, at: datetime, minutes: int) -> TimeOption:
    """The time of a session of so many minutes: it must lie in working hours from its first minute to its last."""
    end = at + timedelta(minutes=minutes)
    two = (state.mentee, state.mentor)
    outside = (m for m in two if worktime.working_minutes_between(at, end, m, state.programme) < minutes)
    busy = {e.user_id for e in state.elsewhere if e.starts_at < end and at < e.ends_at}
    return TimeOption(
        at=at,
        outside=tuple(m.person for m in outside),
        busy=tuple(m.person for m in two if m.user_id in busy),
        clocks=clocks(at, *two),
    )


def clocks(at: datetime, one: Member, other: Member) -> tuple[OnTheirClock, ...]:
    """What the clocks of the two show at `at`, the weekday where it is not the same day; nothing where they agree."""
    mine, theirs = at.astimezone(one.tz), at.astimezone(other.tz)
    if mine.utcoffset() == theirs.utcoffset():
        return ()
    apart = mine.date() != theirs.date()
    return tuple(OnTheirClock(person=m.person, local=local_time(at, m, day=apart)) for m in (one, other))


def local_time(at: datetime, member: Member, *, day: bool = False) -> LocalTime:
    """The instant on this member's clock; a change of clocks is that of the instant's own day."""
    offset = at.astimezone(member.tz).utcoffset() or timedelta()
    return LocalTime(at, int(offset.total_seconds()) // 60, day)
