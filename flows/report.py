"""The programme's report: numbers only, arranged from what each request came to.

product.md, *Report and settings*. Whatever would speak of fewer than five people is left out, and a group that could
be worked out from the total with it. Never a goal's text, never anyone's answers. It must not know SQL or layout.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from statistics import fmean, median
from zoneinfo import ZoneInfo

from flows.member import Member, Programme

FEWEST = 5
"""People an average or a group must stand for to be shown."""
ASKED_BY = 2
"""Different people who must have asked for a topic before it is named."""
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

    span: Span
    since: datetime | None
    first_day: date | None


def may_see(user_id: str, member: Member | None, programme: Programme) -> bool:
    """Only the workspace's admins and those named in the settings; nobody of whom nothing is known."""
    return user_id in programme.admins or bool(member and member.admin and member.can_take_part)


def period(words: str, now: datetime, programme: Programme) -> Period | None:
    """The period somebody typed, the last 30 days where they typed none; None for anything else."""
    typed = words.strip().casefold() or Span.MONTH
    if typed not in set(Span):
        return None
    span, here = Span(typed), ZoneInfo(programme.zone)
    match span:
        case Span.WEEK | Span.MONTH:
            since = now - timedelta(days=7 if span is Span.WEEK else 30)
            return Period(span, since, since.astimezone(here).date())
        case Span.QUARTER:
            today = now.astimezone(here)
            began = today.replace(
                month=3 * ((today.month - 1) // 3) + 1, day=1, hour=0, minute=0, second=0, microsecond=0, fold=0
            )
            return Period(span, began.astimezone(UTC), began.date())
        case Span.ALL:
            return Period(span, None, None)


# --- what is known ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One request of the period and what it came to. `sessions`, `agreed` and `used` (minutes) are 0 until accepted.

    `unserved`: nobody could be proposed. `skills` are what the mentor was to have, as chosen or typed.
    """

    mentee_id: str
    department: str = ""
    site: str = ""
    proposed: bool = False
    mentor_id: str = ""
    sessions: int = 0
    held: int = 0
    agreed: int = 0
    used: int = 0
    reflected: bool = False
    unserved: bool = False
    skills: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Did a mentor say yes?"""
        return bool(self.mentor_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One person's private answers, 1 to 5. `goal_met` counts for the mentee's goal, whoever of the two says it."""

    user_id: str
    goal_met: int
    expectations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that a report is made from. `waits`: for each invitation answered, the mentor and the hours it took."""

    cases: tuple[Case, ...] = ()
    waits: tuple[tuple[str, float], ...] = ()
    marks: tuple[Mark, ...] = ()


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
class Average:
    """A mean of answers from 1 to 5, and how many people gave them."""

    mean: float
    people: int


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
    cases = figures.cases
    return Report(
        period=over,
        funnel=_funnel(cases),
        hours_to_answer=_hours(figures.waits),
        agreed=sum(case.agreed for case in cases),
        used=sum(case.used for case in cases),
        goal_met=_average(figures.marks, lambda mark: mark.goal_met),
        expectations=_average(figures.marks, lambda mark: mark.expectations),
        topics=_topics(cases),
        load=_load(cases),
        departments=_breakdown(cases, lambda case: case.department),
        sites=_breakdown(cases, lambda case: case.site),
    )


def _funnel(cases: Sequence[Case]) -> Funnel:
    return Funnel(
        requested=len(cases),
        proposed=sum(case.proposed or case.accepted for case in cases),
        accepted=sum(case.accepted for case in cases),
        first_met=sum(case.held > 0 for case in cases),
        all_met=sum(0 < case.sessions <= case.held for case in cases),
        reflected=sum(case.reflected and 0 < case.sessions <= case.held for case in cases),
    )


def _hours(waits: Sequence[tuple[str, float]]) -> int | None:
    """The median wait in whole hours, rounded up; None where fewer than five mentors answered."""
    if len({mentor_id for mentor_id, _ in waits}) < FEWEST:
        return None
    return math.ceil(median(hours for _, hours in waits))


def _average(marks: Sequence[Mark], of: Callable[[Mark], int]) -> Average | None:
    people = len({mark.user_id for mark in marks})
    return Average(fmean(of(mark) for mark in marks), people) if people >= FEWEST else None


def _topics(cases: Iterable[Case]) -> tuple[tuple[str, int], ...]:
    """Skills that two people or more asked for and nobody could help with, with the number of people."""
    askers: defaultdict[str, set[str]] = defaultdict(set)
    for case in cases:
        if case.unserved:
            for skill in case.skills:
                askers[" ".join(skill.casefold().split())].add(case.mentee_id)
    shared = [(topic, len(people)) for topic, people in askers.items() if topic and len(people) >= ASKED_BY]
    return tuple(sorted(shared, key=lambda each: (-each[1], each[0]))[:MOST_TOPICS])


def _load(cases: Iterable[Case]) -> Load | None:
    held = Counter(case.mentor_id for case in cases if case.accepted)
    if len(held) < FEWEST:
        return None
    busiest = max(1, len(held) // BUSIEST)
    most = sum(count for _, count in held.most_common(busiest))
    return Load(round(100 * most / held.total()), busiest, len(held))


def _breakdown(cases: Iterable[Case], by: Callable[[Case], str]) -> Breakdown:
    """Groups of five people or more. Where one alone would be hidden, the smallest shown one is hidden with it."""
    grouped: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        grouped[by(case)].append(case)
    shown = {name: group for name, group in grouped.items() if name and _people(group) >= FEWEST}
    if shown and len(grouped) - len(shown) == 1:
        del shown[min(shown, key=lambda name: (len(shown[name]), name))]
    return Breakdown(groups=_groups(shown), hidden=len(grouped) - len(shown))


def _people(cases: Iterable[Case]) -> int:
    return len({case.mentee_id for case in cases})


def _groups(shown: Mapping[str, Sequence[Case]]) -> tuple[Group, ...]:
    groups = (Group(name, len(cases), sum(case.accepted for case in cases)) for name, cases in shown.items())
    return tuple(sorted(groups, key=lambda group: (-group.requested, group.name)))
