"""The day somebody means in words, in English and German: `for 2 weeks`, `bis Freitag`, `until 24 December`.

It reads and decides nothing: what is more than one day to different people (`5/6`) is read as none.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final


def _numbered(text: str) -> Mapping[str, int]:
    """Each group of words by its place, from 1."""
    return {word: place for place, group in enumerate(text.split(","), 1) for word in group.split()}


_COUNTS: Final = _numbered(
    "one a an ein eine einen einem, two zwei, three drei, four vier, five fünf, six sechs, seven sieben, eight acht, "
    "nine neun, ten zehn, eleven elf, twelve zwölf"
)
_MONTHS: Final = _numbered(
    "january januar jänner jan, february februar feb, march märz mar mär, april apr, may mai, june juni jun, "
    "july juli jul, august aug, september sept sep, october oktober oct okt, november nov, december dezember dec dez"
)
_WEEKDAYS: Final = _numbered(
    "monday montag mon mo, tuesday dienstag tue tues di, wednesday mittwoch wed mi, thursday donnerstag thu thurs do, "
    "friday freitag fri fr, saturday samstag sonnabend sat sa, sunday sonntag sun so"
)
_DAYS: Final = frozenset({"d", "day", "days", "tag", "tage", "tagen"})
_WEEKS: Final = frozenset({"w", "week", "weeks", "woche", "wochen"})
_MONTHS_LONG: Final = frozenset({"month", "months", "monat", "monate", "monaten"})
_TOMORROW: Final = frozenset({"tomorrow", "morgen"})
_BEFORE: Final = frozenset(
    {"until", "till", "til", "to", "for", "in", "on", "the", "next", "coming"}
    | {"bis", "zum", "für", "am", "den", "dem", "nächsten", "nächste", "nächster", "kommenden"}
)
"""Words that lead to a day and say nothing of which."""

_COMPACT: Final = re.compile(r"(?P<count>\d{1,4}) ?(?P<unit>[dw])")
_IN_FIGURES: Final = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?(?P<year>\d{4})?")
_DAY: Final = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?")


def meant(words: str, today: date) -> date | None:
    """The day, counted from `today` where they are; a day without a year or a weekday is the next to come.

    None where it is not to be read, or is no day of the calendar.
    """
    said = [word.strip(".!?") for word in words.casefold().replace(",", " ").split()]
    while said and said[0] in _BEFORE:
        del said[0]
    try:
        return _counted(said, today) or _named(said, today) or _in_figures(" ".join(said), today)
    except (ValueError, OverflowError):
        return None


def _counted(said: list[str], today: date) -> date | None:
    """So many days, weeks or months on, in two words or one."""
    if together := _COMPACT.fullmatch("".join(said)):
        said = [together["count"], together["unit"]]
    if len(said) != 2 or not (count := int(said[0]) if _is_count(said[0]) else _COUNTS.get(said[0])):
        return None
    if said[1] in _DAYS:
        return today + timedelta(days=count)
    if said[1] in _WEEKS:
        return today + timedelta(weeks=count)
    return _months_on(today, count) if said[1] in _MONTHS_LONG else None


def _is_count(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _months_on(today: date, count: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _named(said: list[str], today: date) -> date | None:
    """Tomorrow, a weekday, or a day of a month by its name."""
    first, *others = said or [""]
    if not others and first in _TOMORROW:
        return today + timedelta(days=1)
    if not others and first in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[first] - 1 - today.isoweekday()) % 7 + 1)
    if first in _WEEKDAYS:  # "Friday 27 November": the day of the month says which
        said = others
    return _of_a_month([word for word in said if word != "of" and word not in _BEFORE], today)


def _of_a_month(said: list[str], today: date) -> date | None:
    """`24 December`, `December 24th`, with the year behind them or without."""
    if len(said) not in {2, 3}:
        return None
    month, day = (said[0], said[1]) if said[0] in _MONTHS else (said[1], said[0])
    year = said[2] if len(said) == 3 else ""
    found = _DAY.fullmatch(day)
    if month not in _MONTHS or found is None or not re.fullmatch(r"(?:[0-9]{4})?", year):
        return None
    return _of_year(int(found["day"]), _MONTHS[month], int(year) if year else None, today)


def _in_figures(said: str, today: date) -> date | None:
    """`2026-12-24`, or as German has it: `24.12.`, `24.12.2026`."""
    if found := _IN_FIGURES.fullmatch(said):
        year = int(found["year"]) if found["year"] else None
        return _of_year(int(found["day"]), int(found["month"]), year, today)
    return date.fromisoformat(said) if re.fullmatch(r"\d{4}-\d\d-\d\d", said, re.ASCII) else None


def _of_year(day: int, month: int, year: int | None, today: date) -> date:
    """Of that year; without one, the next such day after today."""
    if year is not None:
        return date(year, month, day)
    this = date(today.year, month, day)
    return this if this > today else date(today.year + 1, month, day)
