"""How working days and hours look: in a line, and in the form to change one's own."""

from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any

from flows.decision import LocalTime, Phrase, Words
from flows.hours import HoursForm
from flows.member import Hours
from handlers.ids import ProfileForms
from handlers.text import Reader
from handlers.views.blocks import Layout
from handlers.views.elements import Choice

ANY_DAY = date(2000, 1, 1)
WEEK = range(1, 8)
"""ISO weekdays, Monday first."""


def in_words(hours: Hours, zone: str) -> Phrase:
    """Days and hours in a few words, with the zone in which they hold."""
    start, end = of_the_day(hours.start), of_the_day(hours.end)
    return Phrase("hours", {"days": in_a_row(hours), "start": start, "end": end, "zone": place(zone)})


def of_the_day(at: time) -> LocalTime:
    """A time of the day on no day, by whatever clock it is read."""
    return LocalTime(datetime.combine(ANY_DAY, at, UTC), 0)


def place(zone: str) -> Words:
    """A zone as people call it: the city of its name."""
    return Words(zone.rpartition("/")[2].replace("_", " "))


def in_a_row(hours: Hours) -> Phrase:
    """Days in a row as their first and last, others one by one."""
    days = sorted(set(hours.days) & set(WEEK))
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), lambda each: each[1] - each[0])]
    parts = [part for run in runs for part in _run(run)]
    first, *rest = parts or [Phrase("weekday-none")]
    for each in rest:
        first = Phrase("list-two", {"first": first, "second": each})
    return first


def _run(run: list[int]) -> list[Phrase]:
    if len(run) < 3:  # two days are no range
        return [Phrase(f"weekday-{day}") for day in run]
    return [Phrase("weekday-range", {"first": Phrase(f"weekday-{run[0]}"), "last": Phrase(f"weekday-{run[-1]}")})]


def form(view: HoursForm, reader: Reader) -> dict[str, Any]:
    """One's own days and hours; beside them the programme's, to go back to."""
    page = Layout(reader)
    page.line(Phrase("hours-intro"), Phrase("hours-the-usual", {"hours": in_words(view.usual, view.zone)}))
    days = [Choice(Phrase(f"weekday-{day}-long"), str(day)) for day in WEEK]
    page.field("days", Phrase("hours-days"), page.checkboxes("days", days, [str(day) for day in view.hours.days]))
    page.field("start", Phrase("hours-start"), page.time("start", view.hours.start))
    page.field("end", Phrase("hours-end"), page.time("end", view.hours.end), hint=Phrase("hours-end-hint"))
    return page.modal(
        Phrase("hours-title"),
        callback_id=ProfileForms.HOURS,
        submit=Phrase("button-save"),
        close=Phrase("button-cancel"),
    )


MESSAGES: dict[type, Any] = {}
VIEWS = {HoursForm: form}
