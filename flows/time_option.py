"""One time for a session: whom of the two it does not suit, whether it comes too late, and what their clocks show.

product.md, *Meet*: never outside either's working hours without saying so. Of a session that one of them has elsewhere
nobody is told what it is. It must not know where a time is shown.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flows import worktime
from flows.decision import Person
from flows.member import Member
from flows.pair_state import PairState


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOption:
    """One time, and for whom of the two it lies outside working hours or in another session of theirs.

    `late` is the day by which the two agreed to be done, where the time lies after it. `offsets` are the minutes east
    of UTC then, of the one who offers and of the other; None where their clocks agree.
    """

    at: datetime
    outside: tuple[Person, ...] = ()
    busy: tuple[Person, ...] = ()
    late: date | None = None
    offsets: tuple[int, int] | None = None

    @property
    def suits(self) -> bool:
        """Can the two be there, in their working hours?"""
        return not (self.outside or self.busy)


def option(state: PairState, at: datetime, minutes: int, by: str) -> TimeOption:
    """The time that `by` offers for so many minutes: it must lie in working hours from its first to its last."""
    end = at + timedelta(minutes=minutes)
    two = (state.who(by), state.other(by))
    outside = (m for m in two if worktime.working_minutes_between(at, end, m, state.programme) < minutes)
    busy = {e.user_id for e in state.elsewhere if e.starts_at < end and at < e.ends_at}
    return TimeOption(
        at=at,
        outside=tuple(m.person for m in outside),
        busy=tuple(m.person for m in two if m.user_id in busy),
        late=_late(state, at),
        offsets=offsets(at, *two),
    )


def _late(state: PairState, at: datetime) -> date | None:
    """The day they agreed to be done by, if it is over by then where the mentee is."""
    agreed = state.mentorship.needed_by if state.mentorship else None
    return agreed if agreed and at.astimezone(state.mentee.tz).date() > agreed else None


def offsets(at: datetime, one: Member, other: Member) -> tuple[int, int] | None:
    """How far east of UTC the clocks of the two are at `at`, in minutes; None where they agree."""
    mine, theirs = offset(at, one), offset(at, other)
    return None if mine == theirs else (mine, theirs)


def offset(at: datetime, member: Member) -> int:
    """Minutes east of UTC of this member's clock at `at`: a change of clocks is that of the day itself."""
    return int((at.astimezone(member.tz).utcoffset() or timedelta()).total_seconds()) // 60
