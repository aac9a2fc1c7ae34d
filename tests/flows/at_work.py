"""Somebody at work somewhere: in zones whose clocks change by an hour, by half of one or never."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from flows.member import Hours, Member, Programme

PROGRAMME = Programme()
CHICAGO, DENVER, BERLIN = "America/Chicago", "America/Denver", "Europe/Berlin"
LORD_HOWE, KATHMANDU = "Australia/Lord_Howe", "Asia/Kathmandu"
ZONES = (CHICAGO, DENVER, BERLIN, LORD_HOWE, KATHMANDU)
MONDAY = date(2026, 11, 30)


def somebody(zone: str = CHICAGO, hours: Hours | None = None) -> Member:
    return Member(user_id="U1", name="Ada", zone=zone, hours=hours)


def local(text: str, zone: str = CHICAGO) -> datetime:
    """`2026-12-03 15:00` where the member is, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def weekly(*days: int, start: time = time(9), end: time = time(17)) -> Hours:
    return Hours(days=days, start=start, end=end)
