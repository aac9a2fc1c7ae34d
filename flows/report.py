"""The programme's report: numbers only, arranged from what each request came to.

product.md, *Report and settings*. Whatever would speak of fewer than five people is left out, and a group that could
be worked out from the total with it. Never a goal's text, never anyone's answers. It must not know SQL or layout.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from heapq import nlargest
from zoneinfo import ZoneInfo

from flows.member import Member, Programme
from flows.vocabulary import asked_by_several

FEWEST = 5
"""People an average or a group must stand for to be shown."""
BUSIEST = 10
"""The busiest mentors are one in so many, at least one."""
MOST_TOPICS = 10


class Span(StrEnum):
    """How far back a report looks; QUARTER is the calendar's, from its first day on."""

    WEEK = "7d"
    MONTH = "30d"
    QUARTER = "quarter"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` (aware UTC; None for ever) until now. `first_day` is that day where the programme is."""

    since: datetime | None
    first_day: date | None


def may_see(user_id: str, member: Member | None, programme: Programme) -> bool:
    """Only the workspace's admins and those named in the settings, who may be unknown yet; nobody who has left."""
    if member is None or user_id in programme.admins:
        return user_id in programme.admins and not (member and member.deactivated)
    return member.admin and member.can_take_part


def period(words: str, now: datetime, programme: Programme) -> Period | None:
    """The period somebody typed, the last 30 days where they typed none; None for anything else."""
    typed = words.strip().casefold() or Span.MONTH
    if typed not in set(Span):
        return None
    span, here = Span(typed), ZoneInfo(programme.zone)
    match span:
        case Span.WEEK | Span.MONTH:
            since = now - timedelta(days=7 if span is Span.WEEK else 30)
            return Period(since, since.astimezone(here).date())
        case Span.QUARTER:
            today = now.astimezone(here)
            began = today.replace(
                month=3 * ((today.month - 1) // 3) + 1, day=1, hour=0, minute=0, second=0, microsecond=0, fold=0
            )
            return Period(began.astimezone(UTC), began.date())
        case Span.ALL:
            return Period(None, None)


# --- what is known ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the requests of the people of one department at one site came to, each step a count of requests.

    Nobody is in two parts, so parts add up. `people` asked; `agreed` and `used` are minutes. A name may be empty.
    """

    department: str = ""
    site: str = ""
    people: int = 0
    requested: int = 0
    proposed: int = 0
    accepted: int = 0
    first_met: int = 0
    all_met: int = 0
    reflected: int = 0
    agreed: int = 0
    used: int = 0


@dataclass(frozen=True, slots=True)
class Wait:
    """The median of the hours from an invitation's arrival to its answer, and how many mentors answered."""

    hours: float
    mentors: int


@dataclass(frozen=True, slots=True)
class Average:
    """A mean of answers from 1 to 5, and how many people gave them."""

    mean: float
    people: int


@dataclass(frozen=True, slots=True)
class Unserved:
    """A request for which nobody could be proposed: who asked, and what the mentor was to have, as chosen or typed."""

    mentee_id: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that a report is made from, whoever few stand behind it. `held` counts the mentorships of each mentor.

    The averages are None where nobody answered, and so is `wait`.
    """

    parts: tuple[Part, ...] = ()
    held: tuple[int, ...] = ()
    unserved: tuple[Unserved, ...] = ()
    wait: Wait | None = None
    goal_met: Average | None = None
    expectations: Average | None = None


# --- what is shown ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """Of the requests of the period, how many came so far; each step holds the next."""

    requested: int
    proposed: int
    accepted: int
    first_met: int
    all_met: int
    reflected: int


@dataclass(frozen=True, slots=True)
class Load:
    """The share, in per cent, of the mentorships that the busiest `busiest` of `mentors` hold."""

    share: int
    busiest: int
    mentors: int


@dataclass(frozen=True, slots=True)
class Group:
    """One department or site: its requests, and how many of them were accepted."""

    name: str
    requested: int
    accepted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """The groups large enough to be shown, the largest first; `hidden` counts the others."""

    groups: tuple[Group, ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All numbers of the period; None where too few people stand behind one."""

    period: Period
    funnel: Funnel
    hours_to_answer: int | None
    agreed: int
    used: int
    goal_met: Average | None
    expectations: Average | None
    topics: tuple[tuple[str, int], ...]
    load: Load | None
    departments: Breakdown
    sites: Breakdown


def arrange(figures: Figures, over: Period) -> Report:
    """The report of this period."""
    parts = figures.parts
    return Report(
        period=over,
        funnel=_funnel(parts),
        hours_to_answer=_hours(figures.wait),
        agreed=sum(part.agreed for part in parts),
        used=sum(part.used for part in parts),
        goal_met=_average(figures.goal_met),
        expectations=_average(figures.expectations),
        topics=_topics(figures.unserved),
        load=_load(figures.held),
        departments=_breakdown(parts, lambda part: part.department),
        sites=_breakdown(parts, lambda part: part.site),
    )


def _funnel(parts: Sequence[Part]) -> Funnel:
    return Funnel(
        requested=sum(part.requested for part in parts),
        proposed=sum(part.proposed for part in parts),
        accepted=sum(part.accepted for part in parts),
        first_met=sum(part.first_met for part in parts),
        all_met=sum(part.all_met for part in parts),
        reflected=sum(part.reflected for part in parts),
    )


def _hours(wait: Wait | None) -> int | None:
    """The median wait in whole hours, rounded up; None where fewer than five mentors answered."""
    return math.ceil(wait.hours) if wait and wait.mentors >= FEWEST else None


def _average(average: Average | None) -> Average | None:
    return average if average and average.people >= FEWEST else None


def _topics(unserved: Iterable[Unserved]) -> tuple[tuple[str, int], ...]:
    """Skills that several people asked for and nobody could help with, with the number of people."""
    return asked_by_several((request.mentee_id, request.skills) for request in unserved)[:MOST_TOPICS]


def _load(held: Sequence[int]) -> Load | None:
    if len(held) < FEWEST:
        return None
    busiest = max(1, len(held) // BUSIEST)
    most = sum(nlargest(busiest, held))
    return Load(round(100 * most / sum(held)), busiest, len(held))


def _breakdown(parts: Iterable[Part], by: Callable[[Part], str]) -> Breakdown:
    """Groups of five people or more. Where one alone would be hidden, the smallest shown one is hidden with it."""
    grouped: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        grouped[by(part)].append(part)
    shown = {name: _group(name, its) for name, its in grouped.items() if name and _people(its) >= FEWEST}
    if shown and len(grouped) - len(shown) == 1:
        del shown[min(shown, key=lambda name: (shown[name].requested, name))]
    largest_first = sorted(shown.values(), key=lambda group: (-group.requested, group.name))
    return Breakdown(groups=tuple(largest_first), hidden=len(grouped) - len(shown))


def _people(parts: Iterable[Part]) -> int:
    return sum(part.people for part in parts)


def _group(name: str, parts: Sequence[Part]) -> Group:
    return Group(name, sum(part.requested for part in parts), sum(part.accepted for part in parts))
