"""How the report looks: numbers as text, in the order in which a request lives. It must not decide what is shown."""

from collections.abc import Sequence
from typing import Any

from flows.decision import Day, Phrase, Words
from flows.report import FEWEST, Average, Breakdown, Funnel, Report
from handlers.text import Reader, clip, mean
from handlers.views.blocks import Layout, Rendered

MOST_GROUPS = 15
NAME = 80
"""Characters of a department, site or skill that a line shows."""
FUNNEL = ("proposed", "accepted", "first_met", "all_met", "reflected")


def report(numbers: Report, reader: Reader) -> Rendered:
    """The whole report as one message."""
    page = Layout(reader)
    page.header(Phrase("report-title"))
    page.line(_period(numbers))
    if not numbers.funnel.requested:
        return page.line(Phrase("report-nothing")).message()
    page.line(Phrase("report-funnel")).bullets(_funnel(numbers.funnel))
    page.line(Phrase("report-time")).bullets(
        [
            _or_hidden("report-hours", None if numbers.hours_to_answer is None else {"hours": numbers.hours_to_answer}),
            Phrase("report-minutes", {"agreed": numbers.agreed, "used": numbers.used}),
        ]
    )
    page.line(Phrase("report-answers")).bullets(
        [
            _or_hidden("report-goal-met", _mean(numbers.goal_met, reader)),
            _or_hidden("report-expectations", _mean(numbers.expectations, reader)),
        ]
    )
    page.line(Phrase("report-load-head")).bullets(
        [
            _or_hidden(
                "report-load",
                {"share": numbers.load.share, "busiest": numbers.load.busiest, "mentors": numbers.load.mentors}
                if numbers.load
                else None,
            )
        ]
    )
    page.line(Phrase("report-topics"))
    page.bullets([Phrase("report-topic", {"topic": _name(t), "people": n}) for t, n in numbers.topics])
    if not numbers.topics:
        page.bullets([Phrase("report-topics-none")])
    _breakdown(page, "report-departments", numbers.departments)
    _breakdown(page, "report-sites", numbers.sites)
    return page.line(Phrase("report-hidden", {"fewest": FEWEST})).message()


def _period(numbers: Report) -> Phrase:
    first_day = numbers.period.first_day
    return Phrase("report-since", {"day": Day(first_day)}) if first_day else Phrase("report-ever")


def _funnel(funnel: Funnel) -> Sequence[Phrase]:
    """Each step with its share of what was requested."""
    steps = [Phrase("report-requested", {"count": funnel.requested})]
    for name in FUNNEL:
        count = getattr(funnel, name)
        share = round(100 * count / funnel.requested)
        steps.append(Phrase(f"report-{name}", {"count": count, "share": share}))
    return steps


def _mean(average: Average | None, reader: Reader) -> dict[str, Any] | None:
    return {"mean": Words(mean(average.mean, reader)), "people": average.people} if average else None


def _or_hidden(name: str, args: dict[str, Any] | None) -> Phrase:
    return Phrase(f"{name}-hidden") if args is None else Phrase(name, args)


def _breakdown(page: Layout, heading: str, breakdown: Breakdown) -> None:
    page.line(Phrase(heading))
    lines = [
        Phrase("report-group", {"name": _name(g.name), "requested": g.requested, "accepted": g.accepted})
        for g in breakdown.groups[:MOST_GROUPS]
    ]
    if len(breakdown.groups) > MOST_GROUPS:
        lines.append(Phrase("home-cut", {"count": len(breakdown.groups) - MOST_GROUPS}))
    if breakdown.hidden:
        lines.append(Phrase("report-groups-hidden", {"count": breakdown.hidden}))
    page.bullets(lines)


def _name(name: str) -> Words:
    return Words(clip(name, NAME))
