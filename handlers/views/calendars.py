"""A session in people's calendars: the file that is given, and links that open a calendar's own form filled in.

The file (RFC 5545) names nobody's address: it has no organiser and no attendees, so each of the two opens it for
themselves. What people wrote goes into it escaped by icalendar, into links percent-encoded and cut to fit. The goal is
in the file alone: a link takes what it holds out of Slack, to whoever runs that calendar.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from icalendar import Alarm, Calendar, Event

from flows.calendar_file import CalendarFile
from flows.decision import Message, Moment, Person, Phrase, View, Words
from flows.proposal import Way
from flows.session_card import TimeCard
from handlers import text
from handlers.text import Reader
from handlers.views import ways
from handlers.views.blocks import Layout, Rendered, RenderedFile

REMINDER = timedelta(minutes=10)
TITLE = 200
"""Characters of an entry's title: two names of whatever length stand in it."""

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"
"""Forms of the two for a new entry. Neither is an interface with a promise; the file works where they change."""

ENCODED = 900
"""Characters that words of people take in a link, percent-encoded: with two of them it stays below Slack's 3,000."""


_MOST_FOR_ONE = 12  # four bytes of UTF-8, each as %XX


# --- the file ---


def said_with(message: CalendarFile, reader: Reader) -> Rendered:
    """What stands above the file."""
    return Layout(reader).line(Phrase(f"calendar-{_change(message)}", _args(message))).message()


def calendar_file(message: CalendarFile, reader: Reader) -> RenderedFile:
    """The file itself: times in UTC, a reminder in it, the newest sequence of its uid."""
    title = _title(message.number, message.sessions, message.mentee, message.mentor, reader)
    calendar = Calendar()
    calendar.add("prodid", "-//Micromentor//Micromentor//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if message.cancelled else "PUBLISH")
    calendar.add_component(_event(message, title, reader))
    shown_as = text.plain(Phrase(f"calendar-file-{_change(message)}", _args(message)), reader)
    return RenderedFile(shown_as, said_with(message, reader).text, calendar.to_ical())


def _event(message: CalendarFile, title: str, reader: Reader) -> Event:
    event = Event()
    event.add("uid", message.uid)
    event.add("sequence", message.sequence)
    event.add("dtstamp", _second(message.made_at))
    event.add("dtstart", _second(message.starts_at))
    event.add("dtend", _second(message.starts_at + timedelta(minutes=message.minutes)))
    event.add("summary", title)
    event.add("description", _description(message, reader))
    if place := text.clean(message.place).strip():
        event.add("location", place)
    event.add("status", "CANCELLED" if message.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")  # calendars are often open to colleagues, a goal is not for them
    if not message.cancelled:
        event.add_component(_reminder(title))
    return event


def _reminder(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -REMINDER)
    alarm.add("description", title)
    return alarm


def _description(message: CalendarFile, reader: Reader) -> str:
    lines = [Phrase("calendar-goal", _args(message)), Phrase("calendar-with", _args(message))]
    lines += _how(message.minutes, message.way, message.place)
    return "\n".join(text.plain(line, reader) for line in lines)


def _args(message: CalendarFile) -> dict[str, int | Person | Moment | Words]:
    return {
        "number": message.number,
        "sessions": message.sessions,
        "at": Moment(message.starts_at),
        "mentee": message.mentee,
        "mentor": message.mentor,
        "goal": Words(message.goal),
    }


def _change(message: CalendarFile) -> str:
    if message.cancelled:
        return "cancelled"
    return "moved" if message.sequence else "new"


# --- links ---


def google(card: TimeCard, starts_at: datetime, reader: Reader) -> str:
    """Google Calendar's form for a new entry, filled in."""
    ends_at = starts_at + timedelta(minutes=card.minutes)
    dates = f"{_second(starts_at):%Y%m%dT%H%M%SZ}/{_second(ends_at):%Y%m%dT%H%M%SZ}"
    return _link(GOOGLE, card, reader, {"action": "TEMPLATE", "dates": dates}, ("text", "location", "details"))


def outlook(card: TimeCard, starts_at: datetime, reader: Reader) -> str:
    """Outlook's form for a new entry, filled in."""
    fixed = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "startdt": f"{_second(starts_at):%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{_second(starts_at + timedelta(minutes=card.minutes)):%Y-%m-%dT%H:%M:%SZ}",
    }
    return _link(OUTLOOK, card, reader, fixed, ("subject", "location", "body"))


def _link(base: str, card: TimeCard, reader: Reader, fixed: Mapping[str, str], names: tuple[str, str, str]) -> str:
    title = _fitting(_title(card.number, card.sessions, card.offered_by, card.other, reader))
    place = _fitting(text.clean(card.place).strip())
    details = ", ".join(text.plain(line, reader) for line in _how(card.minutes, card.way, ""))
    filled = zip(names, (title, place, details), strict=True)
    return f"{base}?{urlencode({**fixed, **{name: value for name, value in filled if value}}, quote_via=quote)}"


def _fitting(words: str) -> str:
    """As much of it as takes ENCODED characters in a link."""
    words = text.clip(words, ENCODED)
    while (too_many := len(quote(words)) - ENCODED) > 0:
        words = text.clip(words, len(words) - 1 - too_many // _MOST_FOR_ONE)
    return words


# --- what both say ---


def _title(number: int, sessions: int, one: Person, other: Person, reader: Reader) -> str:
    args: dict[str, int | Person] = {"number": number, "sessions": sessions, "one": one, "other": other}
    return text.clip(" ".join(text.plain(Phrase("calendar-title", args), reader).split()), TITLE)


def _how(minutes: int, way: Way | None, place: str) -> list[Phrase]:
    lines = [Phrase("calendar-minutes", {"minutes": minutes})]
    if way:
        lines.append(Phrase("session-way", {"way": ways.way(way)}))
    if place:
        lines.append(Phrase("session-place", {"place": Words(place)}))
    return lines


def _second(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)


MESSAGES = {CalendarFile: said_with}
FILES: dict[type[Message], Any] = {CalendarFile: calendar_file}
VIEWS: dict[type[View], Any] = {}
