"""How much of a working day two people share, remembered: a directory holds many people and few kinds of hours."""

from datetime import date
from functools import lru_cache

from flows import worktime
from flows.member import Hours, Member, Programme


def shared_minutes(mentee: Member, mentor: Member, programme: Programme, on: date) -> int:
    """The minutes a day both work, from the mentee's local day `on`; see `worktime.shared_minutes_a_day`."""
    return _shared(mentee.zone, mentee.hours, mentor.zone, mentor.hours, programme, on)


@lru_cache(maxsize=2048)  # where a whole office sleeps while the mentee works, thousands are looked at for one answer
def _shared(
    zone: str, hours: Hours | None, other_zone: str, other_hours: Hours | None, programme: Programme, on: date
) -> int:
    one, other = (
        Member(user_id="", name="", zone=theirs, hours=kept)
        for theirs, kept in ((zone, hours), (other_zone, other_hours))
    )
    return worktime.shared_minutes_a_day(one, other, programme, on)
