"""The programme's rules as an admin reads them in App Home: how they are set, and until when nobody works.

product.md, *Mentor profile, App Home* and *Report and settings*. It must not know where they are set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from flows.decision import Person
from flows.member import Hours, Programme
from flows.worktime import usual_hours

DAYS_SHOWN: Final = 6
"""Holidays to come that are named; the list may reach years ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`sessions` of a mentorship and `requests` of one person at most; `answer_days` and `keep_days` are days.

    `holidays` are those to come, the soonest first, `more_holidays` how many follow. `admins` may ask for the report.
    """

    sessions: int
    requests: int
    answer_days: int
    hours: Hours
    holidays: tuple[date, ...]
    more_holidays: int
    language: str
    keep_days: int
    admins: tuple[Person, ...]


def rules(programme: Programme, admins: Sequence[Person], now: datetime) -> Rules:
    """As they are at `now` (aware UTC)."""
    today = now.astimezone(ZoneInfo(programme.zone)).date()
    to_come = sorted(day for day in set(programme.holidays) if day >= today)
    return Rules(
        sessions=programme.max_sessions,
        requests=programme.max_open_requests,
        answer_days=programme.invitation_days,
        hours=usual_hours(programme),
        holidays=tuple(to_come[:DAYS_SHOWN]),
        more_holidays=max(0, len(to_come) - DAYS_SHOWN),
        language=programme.language,
        keep_days=programme.keep_removed_days,
        admins=tuple(admins),
    )
