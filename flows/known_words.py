"""The words with a meaning of their own, after the command or in the bot's DM, and what other words were meant for.

A goal in words remains a goal: a known word counts only where it stands alone (`pause` may be followed by a day). What
is close to one is never taken for it silently: it is answered with what was meant, and can still be asked for.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from flows import pause_day
from flows.pause import WORDS_FOR_BACK


class Known(StrEnum):
    """Words with a meaning of their own."""

    HELP = "help"
    STATUS = "status"
    HOME = "home"
    MENTOR = "mentor"
    PAUSE = "pause"
    FORGET = "forget"
    EXPORT = "export"


SPELLINGS: Final[Mapping[str, Known]] = {
    **{word.value: word for word in Known},
    "hilfe": Known.HELP,
    "stand": Known.STATUS,
    "mentoring": Known.MENTOR,
    "vergessen": Known.FORGET,
    "exportieren": Known.EXPORT,
}
"""How each may be typed: in English, which everybody may use, and as German has it where that differs."""

_OTHERS: Final[Mapping[Known, str]] = {
    Known.HELP: "?, info, usage, command, commands, menu, about, how, faq, -h, --help, help me, help please, "
    "what can you do, what is this, how does this work, befehle, ayuda, aide",
    Known.STATUS: "list, open, request, requests, my requests, progress, overview, pending, next, my status, "
    "what is next, what's next, where are we, übersicht, anfragen",
    Known.HOME: "dashboard, settings, preferences, hours, my hours, einstellungen, cancel, withdraw, undo, end, "
    "cancel request, cancel my request, withdraw request, withdraw my request, withdraw my goal, delete my request, "
    "end it, quit, exit, abbrechen, beenden, zurückziehen, anfrage zurückziehen, meine anfrage zurückziehen",
    Known.MENTOR: "profile, my profile, skills, my skills, offer, join, volunteer, become a mentor, be a mentor, "
    "sign up, signup, register, profil, mentor werden",
    Known.PAUSE: "away, vacation, holiday, holidays, ooo, snooze, mute, busy, stop, unsubscribe, urlaub, abwesend",
    Known.FORGET: "forget me, delete, delete me, delete my data, erase, remove me, gdpr, privacy, löschen, datenschutz",
    Known.EXPORT: "download, data, my data, export my data, meine daten",
}
"""What people type elsewhere for the same; each only as all that was typed."""

_BACK = ("back", "i am back", "resume", "unpause", "i'm back", "im back", "unmute", "zurück")

_MEANT: Final = {typed: word for word, others in _OTHERS.items() for typed in others.split(", ")}
_ANY_DAY: Final = date(2026, 1, 1)
"""Whether words speak of a day does not hang on which day is today."""

_UNTIL = ("until ", "till ", "bis ")
_OF_DAYS = frozenset(
    {"until", "till", "to", "for", "the", "of", "day", "days", "week", "weeks", "month", "months"}
    | {"bis", "zum", "für", "tag", "tage", "woche", "wochen", "monat", "monate"}
)
_MONTHS = frozenset(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär", "mai", "okt", "dez")
)


class Read(NamedTuple):
    """A known word and what followed it. `sure`: it was typed just so; otherwise it is only what was meant."""

    word: Known
    rest: str = ""
    sure: bool = True


def known(text: str) -> Known | None:
    """The known word that was typed; None for a goal, even one that begins with such a word."""
    found = read(text)
    return found.word if found and found.sure else None


def read(text: str) -> Read | None:
    """What word was typed or meant; None for a goal."""
    found = _read(" ".join(text.casefold().split()))
    if found is None or not found.rest or found.rest in WORDS_FOR_BACK:
        return found
    return found._replace(rest=" ".join(text.split()[1:]))  # as they wrote it


def _read(typed: str) -> Read | None:
    """The same of words in small letters, one blank between them."""
    if typed in _MEANT:  # a question mark alone is one of them
        return Read(_MEANT[typed], sure=False)
    first, _, rest = typed.partition(" ")
    first, alone = first.strip(".,!?"), typed.strip(".,!? ")
    if word := SPELLINGS.get(first):
        return _exactly(word, rest)
    if alone in _MEANT or alone in _BACK:
        return Read(Known.PAUSE, "off", sure=False) if alone in _BACK else Read(_MEANT[alone], sure=False)
    near = _near(first)
    if near and (not rest or (near is Known.PAUSE and _is_day(rest))):
        return Read(near, rest, sure=False)
    return None


def _exactly(word: Known, rest: str) -> Read | None:
    """A known word and what follows: alone it is the word, before anything else but a pause's day it begins a goal."""
    if not rest or (word is Known.PAUSE and _is_day(rest)):
        return Read(word, rest)
    if word is Known.PAUSE and rest.startswith(_UNTIL):
        return Read(word, rest, sure=False)
    whole = f"{word} {rest}".strip(".,!? ")
    return Read(_MEANT[whole], sure=False) if whole in _MEANT else None


def _is_day(rest: str) -> bool:
    """Does it speak of a day, or of the end of a pause? What else stands there makes it a goal."""
    said = rest.replace(",", " ").split()
    of_days = all(any(c.isdigit() for c in word) or word in _OF_DAYS or word[:3] in _MONTHS for word in said)
    if rest in WORDS_FOR_BACK or (of_days and any(c.isdigit() for c in rest)):
        return True
    return pause_day.meant(rest, _ANY_DAY) is not None


def _near(typed: str) -> Known | None:
    """The word that differs by one slip: a letter too many, too few, another one, or two that changed places."""
    if len(typed) < 4:
        return None
    return next((word for spelling, word in SPELLINGS.items() if _one_slip(typed, spelling)), None)


def _one_slip(typed: str, meant: str) -> bool:
    if abs(len(typed) - len(meant)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    left, right = typed[same:], meant[same:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right or left == right[1:] or left[1:] == right[1:]
