"""Working hours: when somebody works, and clocks that run in working days (product.md, Time and hours).

Instants go in and come out as aware UTC datetimes. Days, holidays and hours are read in the member's own
zone. It knows people and the programme's rules, nothing of requests, sessions or messages.

A working period is half open: someone who works 09:00-17:00 works at 09:00 and no longer at 17:00. A start or
end that a change of clocks skips moves on by as much as the clocks do; of one that comes twice, the first is
meant.

Nothing here searches for ever. Hours without a day or without length give way to the programme's, and those
to Mon-Fri 09:00-17:00. Where holidays leave no working day for `HORIZON`, the instant asked about stands as it
is: better said on a holiday than never.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from flows.member import Hours, Member, Programme

HORIZON = timedelta(days=366)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


class Period(NamedTuple):
    """One stretch of work on one local day: UTC instants, `start` inside and `end` outside of it."""

    day: date
    start: datetime
    end: datetime


def hours_of(member: Member, programme: Programme) -> Hours:
    """The member's own hours where they set some that hold any time at all, else the programme's."""
    return member.hours if member.hours and _hold_time(member.hours) else usual_hours(programme)


def usual_hours(programme: Programme) -> Hours:
    """The programme's hours where they hold any time at all, else Mon-Fri 09:00-17:00."""
    return programme.hours if _hold_time(programme.hours) else Hours()


def is_working(at: datetime, member: Member, programme: Programme) -> bool:
    """Does the member work at this instant?"""
    period = _period(_local_day(at, member), member, programme)
    return period is not None and period.start <= at < period.end


def next_working(at: datetime, member: Member, programme: Programme) -> datetime:
    """`at` itself if the member works then, else the start of their next working period."""
    period = _next_period(at, member, programme)
    return max(at, period.start).astimezone(UTC) if period else at.astimezone(UTC)


def working_period(at: datetime, member: Member, programme: Programme) -> tuple[datetime, datetime] | None:
    """From when to when (aware UTC) the member works on the day of `at`, or on their next working day; None for never.

    Where they have stopped for that day it is the next one.
    """
    period = _next_period(at, member, programme)
    return (period.start, period.end) if period else None


def start_of_next_working_day(at: datetime, member: Member, programme: Programme) -> datetime:
    """When the member starts work on their first working day after the local day of `at`."""
    period = next(_periods_after(_local_day(at, member), member, programme), None)
    return period.start if period else at.astimezone(UTC)


def end_of_next_working_day(at: datetime, member: Member, programme: Programme) -> datetime:
    """When the member stops work on their first working day after the local day of `at`."""
    period = next(_periods_after(_local_day(at, member), member, programme), None)
    return period.end if period else at.astimezone(UTC)


def add_working_days(at: datetime, days: int, member: Member, programme: Programme) -> datetime:
    """The same local time, `days` of the member's working days later: Thursday 15:00 and 2 make Monday 15:00.

    Outside their hours the count starts at `next_working`; with 0 days that is the answer. A local time that a
    change of clocks skips on the last day moves on with the clocks, though not out of that day's work.

    Raises:
        ValueError: `days` is negative.
    """
    if days < 0:
        raise ValueError(f"working days are counted forward, not {days}")
    started = next_working(at, member, programme)
    if days == 0:
        return started
    return next(islice(_same_time_later(started, member, programme), days - 1, None), started)


def next_common(at: datetime, a: Member, b: Member, programme: Programme, within_days: int = 2) -> datetime | None:
    """The first instant from `at` on at which both work, or None if the wait would be long.

    Long is past the rest of today and `within_days` working days more, of the one whose days come sooner.
    """
    if is_working(at, a, programme) and is_working(at, b, programme):
        return at.astimezone(UTC)
    last = min(_end_of_working_day(at, within_days, a, programme), _end_of_working_day(at, within_days, b, programme))
    theirs = list(takewhile(lambda period: period.start < last, _periods_from(at, b, programme)))
    for mine in takewhile(lambda period: period.start < last, _periods_from(at, a, programme)):
        for other in theirs:
            start = max(at, mine.start, other.start)
            if start < min(mine.end, other.end):
                return start.astimezone(UTC)
    return None


def for_both(at: datetime, first_to_act: Member, other: Member, programme: Programme) -> datetime:
    """When what is for both may be said: in a common hour soon, else when the one who must act next works."""
    return next_common(at, first_to_act, other, programme) or next_working(at, first_to_act, programme)


def working_minutes_between(start: datetime, end: datetime, member: Member, programme: Programme) -> int:
    """The member's working minutes from `start` to `end`, whole ones; 0 where `end` is not after `start`."""
    return sum((piece.end - piece.start for piece in _within(start, end, member, programme)), timedelta()) // MINUTE


def add_working_minutes(at: datetime, minutes: int, member: Member, programme: Programme) -> datetime:
    """When so many of the member's working minutes have gone by: a day's work after Monday 9:00 is Tuesday 9:00.

    They work then, so the count may go on. With 0 minutes that is `next_working`; where they never work, the plain sum.
    """
    left = timedelta(minutes=minutes)
    for period in _periods_from(at, member, programme):
        start = max(at, period.start)
        if left < period.end - start:
            return (start + left).astimezone(UTC)
        left -= period.end - start
    return (at + left).astimezone(UTC)


def middle_of_gap(start: datetime, end: datetime, member: Member, programme: Programme) -> datetime:
    """The instant that halves the member's working time from `start` to `end`; they work then.

    Where they do not work in between, the plain middle.
    """
    pieces = list(_within(start, end, member, programme))
    left = sum((piece.end - piece.start for piece in pieces), timedelta()) / 2
    for piece in pieces:
        if left < piece.end - piece.start:
            return piece.start + left
        left -= piece.end - piece.start
    return middle(start, end)


def middle(start: datetime, end: datetime) -> datetime:
    """The instant half way from `start` to `end`, on the clock alone."""
    return (start + (end - start) / 2).astimezone(UTC)


def shared_minutes_a_day(a: Member, b: Member, programme: Programme, on: date) -> int:
    """The minutes both work on `a`'s local day `on`, or on the first day they share of the two weeks from it.

    0 where they share no time. Two weeks, since `on` may be a weekend or the last week of the year.
    """
    for ahead in range(14):
        mine = _period(on + ahead * DAY, a, programme)
        if mine is None:
            continue
        shared = working_minutes_between(mine.start, mine.end, b, programme)
        if shared:
            return shared
    return 0


def _hold_time(hours: Hours) -> bool:
    return hours.start < hours.end and any(1 <= day <= 7 for day in hours.days)


def _local_day(at: datetime, member: Member) -> date:
    return at.astimezone(member.tz).date()


def _period(day: date, member: Member, programme: Programme) -> Period | None:
    """When the member works on their local `day`, if they do."""
    hours = hours_of(member, programme)
    if day.isoweekday() not in hours.days or day in programme.holidays:
        return None
    start, end = _instant(day, hours.start, member), _instant(day, hours.end, member)
    # A change of clocks may swallow the whole period, and at the date line once swallowed the whole day.
    return Period(day, start, end) if start < end and _local_day(start, member) == day else None


def _instant(day: date, local: time, member: Member) -> datetime:
    """A wall-clock time as UTC: the first of two, and one that is skipped moves on with the clocks."""
    return datetime.combine(day, local.replace(tzinfo=None, fold=0), tzinfo=member.tz).astimezone(UTC)


def _periods_after(day: date, member: Member, programme: Programme) -> Iterator[Period]:
    """The member's working periods on the days after `day`; ends where there is none for a HORIZON."""
    idle = 0
    while idle < HORIZON.days and day <= date.max - 2 * DAY:
        day += DAY
        period = _period(day, member, programme)
        idle = 0 if period else idle + 1
        if period:
            yield period


def _periods_from(at: datetime, member: Member, programme: Programme) -> Iterator[Period]:
    """The member's working periods that are not over at `at`, the running one first."""
    yesterday = _local_day(at, member) - DAY
    return (period for period in _periods_after(yesterday, member, programme) if at < period.end)


def _next_period(at: datetime, member: Member, programme: Programme) -> Period | None:
    return next(_periods_from(at, member, programme), None)


def _same_time_later(started: datetime, member: Member, programme: Programme) -> Iterator[datetime]:
    """The local time of `started` on each of the member's working days after it, always inside their hours."""
    local = started.astimezone(member.tz)
    for period in _periods_after(local.date(), member, programme):
        same = _instant(period.day, local.time(), member)
        yield max(min(same, period.end - MINUTE), period.start)


def _end_of_working_day(at: datetime, days: int, member: Member, programme: Programme) -> datetime:
    """When the member stops work on the last of `days` working days after the local day of `at`."""
    period = next(islice(_periods_after(_local_day(at, member), member, programme), days - 1, None), None)
    return period.end if period else at + HORIZON


def _within(start: datetime, end: datetime, member: Member, programme: Programme) -> Iterator[Period]:
    """The pieces of the member's working periods that lie between `start` and `end`."""
    if end <= start:
        return
    for period in takewhile(lambda period: period.start < end, _periods_from(start, member, programme)):
        yield Period(period.day, max(start, period.start).astimezone(UTC), min(end, period.end).astimezone(UTC))
