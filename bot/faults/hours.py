"""Working hours as product.md gives them, for those who check: Monday to Friday, 09:00 to 17:00, where one is.

Counted a second time, and in another way than the bot does, so that a slip of the one is seen by the other: it looks at
every minute in turn.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
_FAR = 60 * 24 * 14


def is_work(at: datetime, zone: str) -> bool:
    """Whether somebody there is at work."""
    local = at.astimezone(ZoneInfo(zone))
    return local.weekday() < 5 and time(9) <= local.time() < time(17)


def first_work(at: datetime, zones: Sequence[str]) -> datetime:
    """The first minute from then on in which everybody is at work. Raises LookupError for none in two weeks."""
    for minute in _minutes(at):
        if all(is_work(minute, zone) for zone in zones):
            return minute
    raise LookupError(f"{zones} share no working hour")


def at_local(day: date, clock: time, zone: str) -> datetime:
    """The instant of that wall clock; UTC."""
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)


def workdays_on(at: datetime, days: int, zone: str) -> datetime:
    """The same wall clock so many working days later, where somebody is."""
    local = at.astimezone(ZoneInfo(zone))
    day = local.date()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return at_local(day, local.time(), zone)


def _minutes(at: datetime) -> Iterator[datetime]:
    yield at
    whole = at.replace(second=0, microsecond=0) + MINUTE
    for number in range(_FAR):
        yield whole + number * MINUTE
