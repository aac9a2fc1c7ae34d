"""What keeps a colleague off the list, however well they fit (product.md, Proposals)."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum

from flows.member import Programme, local_day
from flows.proposal import LIVE, Colleague, Need, Nobody, Way
from matching.hours import shared_minutes


class Barrier(IntEnum):
    """Why somebody cannot be proposed, in the order in which it is looked at."""

    NOT_THERE = 0
    NOT_THEM = 1
    FULL = 2
    AWAY = 3
    ELSEWHERE = 4
    OTHER_WAYS = 5
    OTHER_HOURS = 6


LEAST_SHARED = 60
"""Minutes a day that both must work at the same time for a session at the same time. The longest session is an hour
(product.md, Ask); with less in common one meeting of either would leave no day on which the two find a time."""

A_MONTH = timedelta(days=31)
"""From the first of any month into the next."""

_WISHES = frozenset({Barrier.ELSEWHERE, Barrier.OTHER_WAYS, Barrier.OTHER_HOURS})

_NOBODY = {
    Barrier.NOT_THERE: Nobody.NOT_LISTED,
    Barrier.NOT_THEM: Nobody.NONE_LEFT,
    Barrier.FULL: Nobody.ALL_FULL,
    Barrier.AWAY: Nobody.ALL_AWAY,
    Barrier.ELSEWHERE: Nobody.OTHER_SITE,
    Barrier.OTHER_WAYS: Nobody.OTHER_WAYS,
    Barrier.OTHER_HOURS: Nobody.NO_SHARED_HOURS,
}


def barrier(need: Need, colleague: Colleague, programme: Programme, at: datetime) -> Barrier | None:
    """The first thing that keeps this colleague from being proposed at `at` (aware), if any.

    Whom the mentee named may sit anywhere, at any hour, and meet in any way; the other barriers stand for them too.
    """
    for each in Barrier:
        if _stands(each, need, colleague, programme, at):
            return each if _counts(each, need, colleague) else None
    return None


def _counts(which: Barrier, need: Need, colleague: Colleague) -> bool:
    return which not in _WISHES or colleague.member.user_id != need.someone


def _keeps_off(which: Barrier, need: Need, colleague: Colleague, programme: Programme, at: datetime) -> bool:
    return _counts(which, need, colleague) and _stands(which, need, colleague, programme, at)


def free_from(need: Need, colleague: Colleague, programme: Programme, at: datetime) -> datetime | None:
    """From when (aware UTC) one who is full or away at `at` could help, as things stand; None where it is not known.

    A month ends and a pause does where the colleague is; when a place gets free nobody knows.
    """
    others = set(Barrier) - {Barrier.FULL, Barrier.AWAY}
    if any(_keeps_off(each, need, colleague, programme, at) for each in others):
        return None
    today, days = local_day(at, colleague.member), []
    if not colleague.room.holds(need.total):
        if not colleague.room.will_hold(need.total):
            return None
        days.append((today.replace(day=1) + A_MONTH).replace(day=1))
    if colleague.away_until is not None and today < colleague.away_until:
        days.append(colleague.away_until)
    return datetime.combine(max(days), time(), colleague.member.tz).astimezone(UTC) if days else None


def why_nobody(met: Collection[Barrier]) -> Nobody:
    """The truth about a list on which everybody met a barrier: the last one that stopped those who got so far.

    With some full and the rest away it is not so that all are full, but those with room are all away.
    """
    return _NOBODY[max(met, default=Barrier.NOT_THERE)]


def is_there(need: Need, colleague: Colleague) -> bool:
    """Is this somebody else, who may take part at all?"""
    return colleague.member.can_take_part and colleague.member.user_id != need.mentee.user_id


def in_writing(need: Need, colleague: Colleague) -> bool:
    """Could the two do without a common hour? Only where one of them says that written will do, and the other may.

    Nobody is taken to prefer writing by saying nothing.
    """
    if need.ways and not LIVE & set(need.ways):
        return True
    wanted, offered = Way.WRITTEN in need.ways, Way.WRITTEN in colleague.ways
    return (wanted and offered) or (wanted and not colleague.ways) or (offered and not need.ways)


def _stands(which: Barrier, need: Need, colleague: Colleague, programme: Programme, at: datetime) -> bool:
    member = colleague.member
    match which:
        case Barrier.NOT_THERE:
            return not is_there(need, colleague)
        case Barrier.NOT_THEM:
            manager = need.mentee.manager_id == member.user_id or member.manager_id == need.mentee.user_id
            return manager or member.user_id in need.declined
        case Barrier.FULL:
            return not colleague.room.holds(need.total)
        case Barrier.AWAY:
            return colleague.away_until is not None and local_day(at, member) < colleague.away_until
        case Barrier.ELSEWHERE:
            return not (_one_of(member.department, need.departments) and _one_of(member.site, need.sites))
        case Barrier.OTHER_WAYS:
            return bool(need.ways and colleague.ways) and not set(need.ways) & set(colleague.ways)
        case Barrier.OTHER_HOURS:
            if need.any_time or in_writing(need, colleague):
                return False
            shared = shared_minutes(need.mentee, member, programme, local_day(at, need.mentee))
            return shared < LEAST_SHARED


def _one_of(name: str, wanted: Collection[str]) -> bool:
    """Where nothing is wanted, anything will do. Case and blanks are typed by people, so they do not count."""
    return not wanted or _folded(name) in {_folded(each) for each in wanted}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
