"""By when something is needed where nobody says, or where the day they said is over."""

from datetime import date, datetime, timedelta
from typing import Final

from flows import worktime
from flows.member import Member, Programme, local_day

WEEKS: Final = 4
"""Enough for a colleague to answer and for three short sessions."""


def weeks_on(at: datetime, mentee: Member, programme: Programme) -> date:
    """The mentee's working day some weeks after `at` (aware)."""
    return local_day(worktime.next_working(at + timedelta(weeks=WEEKS), mentee, programme), mentee)
