"""Examples of everything the bot shows: each kind of message and form in each of its states, with words of the library.

They are made from the types themselves, so that a new message or a new state is in the gallery without being added to
a list. Nothing here is random: the same pictures come out every time. It must not know how anything looks.
"""

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal

from bot.gallery import closing, deciding, forms, meeting, pages
from bot.gallery.scenes import ADA, ANSWERED, ASKED, AT, DAY, GOAL, JUNE, SECOND, TOMAS, USE, Scenes
from flows.decision import LocalTime, Moment, Person, Phrase, Words

SCENES: Mapping[type, Scenes] = {
    **deciding.SCENES,
    **meeting.SCENES,
    **closing.SCENES,
    **forms.SCENES,
    **pages.SCENES,
}
PEOPLE = {"mentee": ADA, "by": ADA, "offered_by": ADA, "now": JUNE, "said_by": ADA}
WORDS = {
    "goal": GOAL,
    "outcome": "a plan for the first three meetings",
    "tried": "One meeting in spring: four came, and two of them for the pizza.",
    "line": "Your open mic night is why I dare to ask.",
    "words": "teen councils",
    "evidence": "started ours in 2023, still running",
    "name": "teen councils",
    "question": ASKED,
    "questions": "How do I get teens to come twice?\nWho chairs the first meeting?",
    "answer": ANSWERED,
    "ask_me_about": "What to do when only two kids show up.",
    "thanks": "You saved me a year of empty rooms.",
    "text": "I have a date, a room and eleven names.",
    "use": USE,
    "word": "Ask for fewer sessions, sooner.",
    "place": "Room 2, West Branch",
    "title": "Youth Services Librarian",
    "mentee_title": "Library Assistant",
    "department": "Youth Services",
    "site": "West Branch",
    "languages": "English, Spanish",
    "zone": "America/Chicago",
    "second": SECOND,
    "rest": "",
    "typed": "2w",
}
NUMBERS: Mapping[str, float] = {
    "sessions": 2, "max_sessions": 3, "minutes": 30, "total": 60, "agreed": 60, "used": 35, "used_here": 35, "held": 1,
    "planned": 2, "number": 1, "next_number": 2, "standing": 2, "goal_met": 4, "expectations": 5, "places": 2,
    "minutes_a_month": 120, "free_minutes": 90, "offset": -300, "version": 1, "stands_now": 4, "people": 11,
    "requested": 34, "proposed": 29, "accepted": 22, "first_met": 18, "all_met": 14, "reflected": 12,
    "hours_to_answer": 9, "mentors": 16, "busiest": 3, "share": 41, "mean": 4.2, "hidden": 2, "between_after": 1,
}  # fmt: skip
PHRASES = {
    "note": Phrase("request-open-already"),
    "standing": Phrase("request-waits"),
    "news": Phrase("news-declined", {"before": TOMAS}),
    "said": Phrase("help-words"),
    "hints": Phrase("goal-hint-vague", {"goal": Words("get better at meetings")}),
    "rewrite": Phrase("goal-rewrite-vague", {"goal": Words("get better at meetings")}),
    "missing": Phrase("preview-missing-title"),
}

NEVER_EMPTY = frozenset({"goal", "name", "words", "proposed", "way", "ways", "question", "title"})
"""What is always there when such a thing is shown."""

MOST = 40
"""States of one kind: each thing it holds is varied by itself, and few hold more than this."""


def samples(kind: type[Any]) -> Iterator[tuple[str, Any]]:
    """States of a message or form with what is special about each: the usual one first."""
    scenes = SCENES.get(kind, Scenes())
    usual = example(kind)
    yield "as usual", usual
    hints = typing.get_type_hints(kind)
    for each in _held(kind):
        if each.name not in scenes.settled:
            for other in _others(choices(hints[each.name], each.name), getattr(usual, each.name)):
                yield f"{each.name}: {_told(other)}", replace(usual, **{each.name: other})
    for told, held in scenes.also.items():
        yield told, replace(usual, **held)


def _others(known: Sequence[Any], usual: Any) -> Iterator[Any]:
    """What else it may be; one made-up figure in place of another is nothing new."""
    for other in known:
        new = isinstance(other, bool | Enum) or other in (None, "", ()) or usual in known
        if new and other != usual:
            yield other


def example(kind: type[Any]) -> Any:
    """The usual value of a dataclass."""
    hints = typing.get_type_hints(kind)
    said = SCENES.get(kind, Scenes()).usual
    return kind(**{f.name: said[f.name] if f.name in said else choices(hints[f.name], f.name)[0] for f in _held(kind)})


def _held(kind: type[Any]) -> list[Field[Any]]:
    """What a state holds, without the mark of its kind that every message has."""
    return [each for each in fields(kind) if each.name != "kind" or each.default is MISSING]


def choices(hint: Any, name: str) -> Sequence[Any]:
    """Values of a type for something of this name, the usual one first."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return args
    if origin in {typing.Union, UnionType}:
        return _one_of([arg for arg in args if arg is not NoneType], name, optional=NoneType in args)
    if origin is tuple:
        return _several(args, name)
    if origin is Mapping:
        return [{}]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return list(hint)
    return _simple(hint, name)


def _one_of(kinds: Sequence[Any], name: str, *, optional: bool) -> Sequence[Any]:
    found = [value for kind in kinds for value in choices(kind, name)]
    if not optional:
        return found
    a_state = any(isinstance(kind, type) and issubclass(kind, Enum) for kind in kinds)
    return (
        [None, *found]
        if a_state or name in {"note", "offered", "wanted", "theirs_at", "moved_from", "met", "join"}
        else [*found, None]
    )


def _several(args: Sequence[Any], name: str) -> Sequence[Any]:
    if args[-1] is not Ellipsis:
        return [tuple(choices(arg, name)[0] for arg in args)]
    some = tuple(choices(args[0], name.removesuffix("s"))[:3])
    fewer = [] if name in NEVER_EMPTY else [()]
    return [some, some[:1], *fewer] if len(some) > 1 else [some, *fewer]


def _simple(hint: Any, name: str) -> Sequence[Any]:
    if hint is str:
        return (
            [""]
            if name.endswith(("_id", "uid")) or name in {"key", "someone"}
            else [_words(name), *([] if name in NEVER_EMPTY else [""])]
        )
    if hint is bool:
        return [False, True]
    if hint in {int, float}:
        return [NUMBERS.get(name, 1)]
    if hint is Person:
        return [PEOPLE.get(name, TOMAS)]
    if hint is Phrase:
        return [PHRASES.get(name, Phrase("home-nothing-next"))]
    if hint in {datetime, Moment, LocalTime, date, time}:
        return [_when(hint)]
    if is_dataclass(hint) and isinstance(hint, type):
        return [value for _, value in zip(range(3), (state for _, state in samples(hint)), strict=False)]
    return [Phrase("home-nothing-next")] if hint is Any else [hint()]


def _when(hint: Any) -> Any:
    return {datetime: AT, Moment: Moment(AT), LocalTime: LocalTime(AT, -300), date: DAY, time: time(9)}[hint]


def _words(name: str) -> str:
    return WORDS.get(name, WORDS["goal"])


def _told(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or value in ("", ()):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(len(value)) if isinstance(value, tuple) else "another"
