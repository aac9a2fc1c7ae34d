"""How the programme's rules look at the foot of an admin's App Home."""

from collections.abc import Iterable
from functools import reduce

from flows.decision import Day, Phrase, Words
from flows.programme_rules import Rules
from handlers.text import language_name, language_of
from handlers.views.blocks import Layout
from handlers.views.hours import in_a_row, of_the_day


def programme(layout: Layout, rules: Rules) -> None:
    """The way to the numbers, then what holds for everybody."""
    layout.divider().header(Phrase("home-admin")).line(Phrase("home-admin-line"))
    language = language_name(language_of(rules.language), layout.reader)
    lines = [
        Phrase("home-rules-sessions", {"sessions": rules.sessions, "requests": rules.requests}),
        Phrase("home-rules-clock", {"days": rules.answer_days}),
        _week(rules),
        *_holidays(rules),
        Phrase("home-rules-language", {"language": Words(language)}),
        Phrase("home-rules-kept", {"days": rules.keep_days}),
    ]
    if rules.admins:
        people = _listed(Phrase("person-only", {"person": admin}) for admin in rules.admins)
        lines.append(Phrase("home-rules-admins", {"admins": people}))
    layout.bullets(lines).line(Phrase("home-rules-set"))


def _week(rules: Rules) -> Phrase:
    """In no zone: the hours hold by everybody's own clock."""
    start, end = map(of_the_day, (rules.hours.start, rules.hours.end))
    return Phrase("home-rules-week", {"days": in_a_row(rules.hours), "start": start, "end": end})


def _holidays(rules: Rules) -> list[Phrase]:
    if not rules.holidays:
        return [Phrase("home-rules-no-holidays")]
    days = _listed(Phrase("home-rules-day", {"day": Day(day)}) for day in rules.holidays)
    return [Phrase("home-rules-holidays", {"days": days, "more": rules.more_holidays})]


def _listed(phrases: Iterable[Phrase]) -> Phrase:
    return reduce(lambda first, second: Phrase("list-two", {"first": first, "second": second}), phrases)
