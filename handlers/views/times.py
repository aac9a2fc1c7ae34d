"""How a time for a session looks: the line it is said in, and the forms in which it is offered and taken."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import reduce
from typing import Any

from flows.decision import Day, LocalTime, Message, Moment, Person, Phrase, Words
from flows.scheduling import MOST_TIMES, PLACE_LIMIT, WATCH_FOR_LIMIT, TakeForm, time_field
from flows.session_details import DetailsForm
from flows.time_form import TimeForm
from flows.time_option import TimeOption
from handlers.ids import SessionForm
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Layout
from handlers.views.elements import Choice


def time_form(view: TimeForm, reader: Reader) -> dict[str, Any]:
    """Up to three times, in the reader's own zone; first one that suits both, later what was typed."""
    page = Layout(reader)
    args: dict[str, Any] = {"number": view.number, "minutes": view.minutes, "other": view.other}
    if view.doubts:
        page.line(Phrase("times-look-again"))
        page.bullets([_in_doubt(option, view.other) for option in view.doubts])
        page.line(Phrase("times-anyway", args))
    elif view.moved_from:
        page.line(Phrase("times-move", {**args, "from": Moment(view.moved_from)}), *_zones(view))
    else:
        page.line(Phrase("times-intro", args), *_zones(view))
    for n in range(MOST_TIMES):
        name = time_field(n)
        picker = page.date_time(name, view.times[n] if n < len(view.times) else None)
        page.field(name, Phrase("times-another" if n else "times-first"), picker, optional=n > 0)
    how_and_where(page, view)
    return page.modal(
        Phrase("times-title-move" if view.moved_from else "times-title"),
        callback_id=SessionForm.TIMES,
        submit=Phrase("button-offer-anyway" if view.doubts else "button-offer"),
        close=Phrase("button-cancel"),
        private=carry(**_attempt(view), watching=view.watching, warned=_warned(view)),
    )


def how_and_where(page: Layout, view: TimeForm | DetailsForm) -> None:
    """How, where, and what to watch for where it may be shadowing."""
    ways = dict.fromkeys((*view.ways, *((view.way,) if view.way else ())))
    if choices := [Choice(Phrase(f"way-{way}"), way) for way in ways]:
        page.field("way", Phrase("times-way"), page.select("way", choices, view.way or choices[0].value))
    alone = view.watching and len(ways) == 1
    page.field(
        "place",
        Phrase("times-place-shadowing" if alone else "times-place"),
        page.text_input("place", value=view.place, limit=PLACE_LIMIT),
        optional=True,
        hint=Phrase("times-place-hint"),
    )
    if view.watching:
        page.field(
            "watch_for",
            Phrase("times-watch-for" if alone else "times-watch-for-if", {"mentee": view.mentee}),
            page.text_input("watch_for", value=view.watch_for, limit=WATCH_FOR_LIMIT, lines=True),
            optional=True,
            hint=Phrase("times-watch-for-hint"),
        )


def details_form(view: DetailsForm, reader: Reader) -> dict[str, Any]:
    """How and where, with the time as it is."""
    page = Layout(reader).line(Phrase("details-intro", {"number": view.number}))
    how_and_where(page, view)
    return page.modal(
        Phrase("details-title"),
        callback_id=SessionForm.DETAILS,
        submit=Phrase("button-details-save"),
        close=Phrase("button-cancel"),
        private=carry(**_attempt(view), watching=view.watching),
    )


def _zones(view: TimeForm) -> list[Phrase]:
    """What the other's clock shows, and when they work by the reader's own; nothing where the clocks agree."""
    lines = []
    first = next((at for at in view.times if at), None)
    if view.offsets and first:
        mine, theirs = on_clocks(first, view.offsets)
        lines.append(Phrase("times-zones", {"mine": mine, "theirs": theirs, "other": view.other}))
    if view.no_common_hour:
        lines.append(Phrase("times-no-common-hour", {"other": view.other}))
    if view.hours:
        start, end = view.hours
        lines.append(Phrase("times-hours", {"other": view.other, "start": start, "end": end}))
    return lines


def _warned(view: TimeForm) -> list[str]:
    return [option.at.isoformat() for option in view.doubts]


def take_form(view: TakeForm, reader: Reader) -> dict[str, Any]:
    """Somebody has another session then: said before it is taken, and gone past in one click."""
    page = Layout(reader).line(Phrase("take-look-again", {"number": view.number, "other": view.other}))
    page.bullets([_in_doubt(view.option, view.other)]).line(Phrase("take-anyway", {"other": view.other}))
    return page.modal(
        Phrase("take-title"),
        callback_id=SessionForm.TAKE,
        submit=Phrase("button-take-anyway"),
        close=Phrase("button-cancel"),
        private=carry(**_attempt(view), choice=view.option.at.isoformat()),
    )


def option_line(option: TimeOption, by: Person, other: Person) -> Phrase:
    """A time that `by` offers, for both to read; what the clocks show and whom it does not suit follow it."""
    return _noted(option, notes(option, by, other))


def notes(option: TimeOption, by: Person, other: Person, said_of: str = "time") -> list[Phrase]:
    """What there is to say of a time, to both: beside it, or (`said_of` is "set") in sentences of their own."""
    said = []
    name = _called if said_of == "time" else _mentioned  # beside a time a name is enough, thrice over
    if option.offsets:
        mine, theirs = on_clocks(option.at, option.offsets)
        both: dict[str, Any] = {"one": name(by), "mine": mine, "other": name(other), "theirs": theirs}
        said.append(Phrase(f"{said_of}-on-clocks", both))
    if option.outside:
        said.append(Phrase(f"{said_of}-outside", {"who": _names(option.outside, name)}))
    if option.busy:
        said.append(Phrase(f"{said_of}-busy", {"who": _names(option.busy, name)}))
    if option.late:
        said.append(Phrase(f"{said_of}-late", {"day": Day(option.late)}))
    return said


def on_clocks(at: datetime, offsets: tuple[int, int]) -> tuple[LocalTime, LocalTime]:
    """What the clocks of two show at `at`; the weekday too where it is not the same."""
    mine, theirs = ((at + timedelta(minutes=offset)).date() for offset in offsets)
    return LocalTime(at, offsets[0], mine != theirs), LocalTime(at, offsets[1], mine != theirs)


def _in_doubt(option: TimeOption, other: Person) -> Phrase:
    """A time and what is to be said of it, to the one who would have it; the other is named."""
    said = []
    if option.offsets:
        there = on_clocks(option.at, option.offsets)[1]
        said.append(Phrase("time-there", {"there": there, "other": _called(other)}))
    for name, people in (("time-outside", option.outside), ("time-busy", option.busy)):
        if people:
            said.append(_against(name, people, other, named=option.offsets is not None))
    if option.late:
        said.append(Phrase("time-late", {"day": Day(option.late)}))
    return _noted(option, said)


def _against(name: str, people: Sequence[Person], other: Person, *, named: bool) -> Phrase:
    """Whom a time does not suit, to the one who would have it; the other by name, or as they once they are `named`."""
    if len(people) > 1:
        return Phrase(f"{name}-both")
    if other not in people:
        return Phrase(f"{name}-yours")
    return Phrase(f"{name}-theirs") if named else Phrase(name, {"who": _called(other)})


def _noted(option: TimeOption, said: Sequence[Phrase]) -> Phrase:
    line = Phrase("time-option", {"at": Moment(option.at)})
    if not said:
        return line
    note = reduce(lambda first, second: Phrase("time-notes", {"first": first, "second": second}), said)
    return Phrase("time-option-noted", {"option": line, "note": note})


def _mentioned(person: Person) -> Phrase:
    return Phrase("person", {"person": person})


def _called(person: Person) -> Phrase:
    return Phrase("words", {"words": Words(person.name)})


def _names(people: tuple[Person, ...], name: Callable[[Person], Phrase]) -> Phrase:
    return reduce(lambda one, other: Phrase("list-and", {"first": one, "second": other}), map(name, people))


def _attempt(view: TimeForm | TakeForm | DetailsForm) -> dict[str, str | int]:
    return {"mentorship_id": view.mentorship_id, "number": view.number, "attempt": view.attempt}


MESSAGES: dict[type[Message], Any] = {}
VIEWS = {TimeForm: time_form, TakeForm: take_form, DetailsForm: details_form}
