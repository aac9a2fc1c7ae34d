"""Slack's date tokens as one reader sees them: in their zone and their language.

Pure: epoch seconds, a zone, a locale and the sandbox's now in, words out. The page has the same in dates.js.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta

_HALF_YEAR = timedelta(days=182)
_PRETTY = {
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
    "nl": {-1: "gisteren", 0: "vandaag", 1: "morgen"},
    "de": {-1: "gestern", 0: "heute", 1: "morgen"},
    "fr": {-1: "hier", 0: "aujourd’hui", 1: "demain"},
    "es": {-1: "ayer", 0: "hoy", 1: "mañana"},
}
"""Days with a name of their own, by language: Babel has none. Other languages show the date."""

_YEAR = re.compile(r"[\s,]*('de'\s*)?y+[\s.]*$")
"""The year at the end of a CLDR date pattern, with what joins it to the day."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Where and in what language somebody reads; `now` is the sandbox's time as epoch seconds."""

    zone: str
    locale: str
    now: float

    def at(self, epoch: float) -> datetime:
        """Return an instant as a local datetime."""
        return datetime.fromtimestamp(epoch, ZoneInfo(self.zone))

    @property
    def language(self) -> Locale:
        """The locale as Babel names it."""
        return Locale.parse(self.locale.replace("-", "_"))


def slack_date(epoch: float, template: str, eyes: Eyes) -> str:
    """Return `template` with its tokens filled in; a pretty word at the very beginning starts with a capital.

    Raises KeyError for a token that Slack does not know: the caller then shows the fallback.
    """
    local = eyes.at(epoch)

    def fill(match: "re.Match[str]") -> str:
        words = _TOKENS[match[1]](local, eyes)
        return words[:1].upper() + words[1:] if match.start() == 0 else words

    return re.sub(r"\{(\w+)\}", fill, template)


def _near(local: datetime, eyes: Eyes) -> bool:
    return abs(local - eyes.at(eyes.now)) < _HALF_YEAR


def _long(local: datetime, eyes: Eyes, *, weekday: bool = False) -> str:
    year = not _near(local, eyes)
    if eyes.language.language != "en":
        pattern = str(eyes.language.date_formats["full" if weekday else "long"].pattern)
        return format_date(local, pattern if year else _YEAR.sub("", pattern), locale=eyes.language)
    day = f"{local:%B} {_ordinal(local.day)}" + (f", {local.year}" if year else "")
    return f"{local:%A}, {day}" if weekday else day


def _ordinal(day: int) -> str:
    ending = "th" if 11 <= day % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _short(local: datetime, eyes: Eyes) -> str:
    skeleton = "MMMd" if _near(local, eyes) else "yMMMd"
    return format_skeleton(skeleton, local, locale=eyes.language, tzinfo=local.tzinfo)


def _time(local: datetime, eyes: Eyes, width: str = "short") -> str:
    words = format_time(local, width, tzinfo=ZoneInfo(eyes.zone), locale=eyes.language)
    return words.replace("\u202f", " ")


def _pretty(otherwise: Callable[[datetime, Eyes], str]) -> Callable[[datetime, Eyes], str]:
    def words(local: datetime, eyes: Eyes) -> str:
        days = (local.date() - eyes.at(eyes.now).date()).days
        near = _PRETTY.get(eyes.language.language, {})
        return near[days] if days in near else otherwise(local, eyes)

    return words


def _ago(local: datetime, eyes: Eyes) -> str:
    away = local - eyes.at(eyes.now)
    if abs(away) < timedelta(minutes=1):
        return "just now" if away <= timedelta() else "in a moment"
    return format_timedelta(away, add_direction=True, locale=eyes.language)


def _long_weekday(local: datetime, eyes: Eyes) -> str:
    return _long(local, eyes, weekday=True)


_TOKENS: dict[str, Callable[[datetime, Eyes], str]] = {
    "date_num": lambda local, _: f"{local:%Y-%m-%d}",
    "date_slash": lambda local, eyes: format_skeleton("yMMdd", local, locale=eyes.language, tzinfo=local.tzinfo),
    "date": _long,
    "date_short": _short,
    "date_long": _long_weekday,
    "date_long_full": lambda local, eyes: format_date(local, "long", locale=eyes.language),
    "date_pretty": _pretty(_long),
    "date_short_pretty": _pretty(_short),
    "date_long_pretty": _pretty(_long_weekday),
    "day_divider_pretty": _pretty(_long_weekday),
    "time": _time,
    "time_secs": lambda local, eyes: _time(local, eyes, "medium"),
    "ago": _ago,
}
