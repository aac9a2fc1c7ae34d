"""The text catalogue: every word the bot says, by Fluent, in the reader's language and zone.

A phrase comes out as *pieces*, so that what people wrote, whom a sentence names and when something is stay values until
the last moment: `handlers/views` turns pieces into rich text or plain text. Only the catalogue's own sentences may hold
emphasis (`*bold*`, `_italic_`); the gaps are filled after it is read, so nothing a member wrote is ever formatting.
It must not know Block Kit.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from flows.decision import Arg, Day, LocalTime, Moment, Person, Phrase, Words

LOCALES = Path(__file__).parent / "locales"
DEFAULT_LANGUAGE = "en"
SHOWN = 1500
"""Characters of one member's text that a message shows. The forms keep it shorter; an import or an old row may not."""

NOTHING = "…"
"""What stands for words of which nothing can be shown."""

_FIRST_MARK = 0xE000  # a private-use character stands for each gap while the catalogue's sentence is read
_GAP = re.compile(f"([{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + 255)}])")
_EMPHASIS = re.compile(r"(\*[^*\n]+\*|_[^_\n]+_)")


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom text is made: a Slack locale such as `de-DE` and an IANA zone name.

    `twelve_hours`: their clock says 2:00 PM, as Slack's own does where it writes an instant for them. `links` holds the
    addresses of posts that a message points to, by their keys.
    """

    locale: str = "en-US"
    zone: str = "UTC"
    twelve_hours: bool = False
    links: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, or a value in it; `bold` and `italic` come from the catalogue only."""

    content: str | Person | Moment
    bold: bool = False
    italic: bool = False


class MissingPhraseError(LookupError):
    """The catalogue has no such phrase, or a gap of it was not filled."""


@lru_cache
def languages() -> tuple[str, ...]:
    """The catalogue's languages, as the names of their folders."""
    return tuple(sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))


@lru_cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def read_all() -> None:
    """Read the texts of every language now, and not when the first of them is said."""
    for language in languages():
        _bundle(language)


def language_of(locale: str, otherwise: str = DEFAULT_LANGUAGE) -> str:
    """The catalogue language for a Slack locale; `otherwise` where there is none, or no locale is known."""
    wanted = locale.replace("_", "-").split("-")[0].lower()
    return wanted if wanted in languages() else otherwise


def clean(text: str) -> str:
    """People's words without what no reader can see: control characters and overrides of direction."""
    if text.isprintable():
        return text  # almost always; it holds neither
    return "".join(
        c
        for c in text
        if c in "\n\t" or (unicodedata.category(c) not in {"Cc", "Cs"} and c not in "\u202a\u202b\u202d\u202e")
    )


def clip(text: str, limit: int) -> str:
    """At most `limit` characters, an ellipsis standing for what was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def day(on: date, reader: Reader) -> str:
    """A calendar day as the reader's language writes it: `Fri 18 Dec`."""
    return format_date(on, _sentence("day-pattern", {}, reader), locale=language_of(reader.locale))


def moment(at: datetime, reader: Reader) -> str:
    """An instant in the reader's zone: `Wed 25 Nov, 13:40 CST`."""
    local = at.astimezone(ZoneInfo(reader.zone))
    pattern = _sentence("moment-pattern", {"clock": _clock(reader)}, reader)
    written = format_datetime(local, pattern, locale=language_of(reader.locale))
    return f"{written} {local.tzname()}"


def mean(of: float, reader: Reader) -> str:
    """A mean as the reader's language writes it, to one decimal: `4.2`, `4,2`."""
    return str(format_decimal(of, "0.0", locale=language_of(reader.locale)))


def language_name(language: str, reader: Reader) -> str:
    """A language given by its code (`de`), as the reader's language calls it; any other words as they are."""
    return str(Locale(language_of(reader.locale)).languages.get(language.strip().casefold(), language))


def in_slacks_words(reader: Reader) -> str:
    """How Slack is to write an instant in each reader's own zone (docs.slack.dev, Formatting dates)."""
    return _sentence("day-and-time", {"day": "{date_long_pretty}", "time": "{time}"}, reader)


def local_time(time: LocalTime, reader: Reader) -> str:
    """An instant on somebody's clock, written as the reader's is: `14:00`, `2:00 PM`, or `Wed 14:00`."""
    local, clock = time.at.astimezone(timezone(timedelta(minutes=time.offset))), _clock(reader)
    return format_datetime(local, f"EEE {clock}" if time.day else clock, locale=language_of(reader.locale))


def _clock(reader: Reader) -> str:
    """How the time of the day is written to them."""
    return "h:mm a" if reader.twelve_hours else "HH:mm"


def pieces(phrase: Phrase, reader: Reader, most: int = SHOWN) -> tuple[Piece, ...]:
    """The phrase in the reader's language, its gaps filled with values, at most `most` characters of a member's text.

    Raises MissingPhraseError when the catalogue does not hold it or a gap is left open.
    """
    marks: dict[str, Arg] = {}
    sentence = _sentence(phrase.name, _fluent_args(phrase.args, marks), reader)
    return tuple(_fill(sentence, marks, reader, most))


def plain(phrase: Phrase, reader: Reader) -> str:
    """The phrase as one plain string, dates in the reader's zone and people by name."""
    return "".join(_plain(piece, reader) for piece in pieces(phrase, reader))


def _plain(piece: Piece, reader: Reader) -> str:
    match piece.content:
        case Person(name=name):
            return clean(name).strip() or NOTHING
        case Moment(at=at):
            return moment(at, reader)
        case str(text):
            return text


def _fluent_args(args: Mapping[str, Arg], marks: dict[str, Arg]) -> dict[str, int | str]:
    """Numbers go to Fluent, which chooses plurals by them; everything else is a mark until the sentence is read."""
    given: dict[str, int | str] = {}
    for name, arg in args.items():
        if isinstance(arg, int):
            given[name] = arg
        else:
            mark = chr(_FIRST_MARK + len(marks))
            marks[mark] = arg
            given[name] = mark
    return given


def _sentence(name: str, args: Mapping[str, int | str], reader: Reader) -> str:
    return _read(name, tuple(args.items()), language_of(reader.locale))


@lru_cache(maxsize=4096)
def _read(name: str, args: tuple[tuple[str, int | str], ...], wanted: str) -> str:
    """In this language, else in English: a slip in a translation costs nobody a message.

    With marks in its gaps a sentence is the same for everybody, and read only once.
    """
    for language in (wanted, DEFAULT_LANGUAGE):
        bundle = _bundle(language)
        if bundle.has_message(name) and (value := bundle.get_message(name).value) is not None:
            sentence, errors = bundle.format_pattern(value, dict(args))
            if not errors:
                return str(sentence)
            if language == DEFAULT_LANGUAGE:
                raise MissingPhraseError(f"{name}: {errors[0]}")
    raise MissingPhraseError(name)


def _fill(sentence: str, marks: Mapping[str, Arg], reader: Reader, most: int) -> Iterator[Piece]:
    for run in _runs(sentence):
        if run.content in marks:
            yield from _value(marks[run.content], reader, most, bold=run.bold, italic=run.italic)
        else:
            yield Piece(run.content, run.bold, run.italic)


class _Run(NamedTuple):
    """A stretch of a sentence of the catalogue, or the mark of a gap in it."""

    content: str
    bold: bool
    italic: bool


@lru_cache(maxsize=4096)
def _runs(sentence: str) -> tuple[_Run, ...]:
    runs: list[_Run] = []
    for part in _EMPHASIS.split(sentence):
        emphasised = len(part) > 2 and part[0] == part[-1] and part[0] in "*_"
        text = part[1:-1] if emphasised else part
        bold, italic = emphasised and part[0] == "*", emphasised and part[0] == "_"
        runs += (_Run(run, bold, italic) for run in _GAP.split(text) if run)
    return tuple(runs)


def _value(arg: Arg, reader: Reader, most: int, *, bold: bool, italic: bool) -> Iterator[Piece]:
    match arg:
        case Words(text=text):
            yield Piece(clip(clean(text), most).strip() or NOTHING, bold, italic)
        case Day(on=on):
            yield Piece(day(on, reader), bold, italic)
        case LocalTime():
            yield Piece(local_time(arg, reader), bold, italic)
        case Phrase():
            for piece in pieces(arg, reader, most):
                yield Piece(piece.content, bold or piece.bold, italic or piece.italic)
        case Person() | Moment():
            yield Piece(arg, bold, italic)
        case int():
            yield Piece(str(arg), bold, italic)
