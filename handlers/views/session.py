"""How finding a time looks: the form, the time card, the preparation card, and a session called off."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flows.decision import Moment, Person, Phrase, Words
from flows.scheduling import MOST_TIMES, PLACE_LIMIT, TimeForm, time_field
from flows.session import CalledOff
from flows.session_card import PreparationCard, TimeCard, TimeCardState, TimeOption
from handlers.ids import SessionAction, SessionForm
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views import calendars
from handlers.views.blocks import Button, Choice, Confirm, Layout, Rendered, words

TAKE = (SessionAction.TAKE_FIRST, SessionAction.TAKE_SECOND, SessionAction.TAKE_THIRD)
"""The buttons of up to three times."""

SAID_SHOWN = 4
"""How many replies to a touchpoint the preparation card repeats: a message has room for about 10,000 characters."""


def time_card(message: TimeCard, reader: Reader) -> Rendered:
    """An offer with a button for each time, then the time itself."""
    match message.state:
        case TimeCardState.OFFERED:
            return _offer(message, reader)
        case TimeCardState.CONFIRMED | TimeCardState.OVER:
            return _set(message, reader)
        case TimeCardState.CANCELLED | TimeCardState.REPLACED:
            args = {"number": message.number}
            return Layout(reader).line(Phrase(f"time-card-{message.state}", args)).message()


def _offer(message: TimeCard, reader: Reader) -> Rendered:
    page = Layout(reader)
    args: dict[str, Any] = {
        "number": message.number,
        "minutes": message.minutes,
        "by": message.offered_by,
        "other": message.other,
    }
    if moved_from := message.moved_from:
        sooner = bool(message.options) and all(option.at < moved_from for option in message.options)
        page.line(Phrase("time-card-sooner" if sooner else "time-card-moves", {**args, "from": Moment(moved_from)}))
    else:
        page.line(Phrase("time-card-offer", args))
    page.bullets([_option(option) for option in message.options])
    _where(page, message)
    page.line(Phrase("time-card-pick", {"other": message.other}))
    return page.buttons(
        *takes([option.at for option in message.options], _about(message)),
        Button(Phrase("button-other-times"), SessionAction.OTHER_TIMES, carry(**_about(message))),
        Button(Phrase("button-take-back"), SessionAction.CANCEL, carry(**_about(message))),
    ).message()


def takes(offered: Sequence[datetime], about: dict[str, str | int]) -> list[Button]:
    """A button for each time. What is spoken begins with what stands on it, so it can be asked for by voice."""
    buttons = []
    for n, (action, at) in enumerate(zip(TAKE, offered, strict=False), start=1):
        label = Phrase("button-take-it" if len(offered) == 1 else f"button-take-{n}")
        spoken = Phrase("spoken-take", {"label": label, "at": Moment(at)})
        buttons.append(Button(label, action, carry(**about, choice=at.isoformat()), "primary", spoken=spoken))
    return buttons


def _set(message: TimeCard, reader: Reader) -> Rendered:
    page = Layout(reader)
    if message.chosen is None:
        return page.line(Phrase("time-card-replaced", {"number": message.number})).message()
    args: dict[str, Any] = {"number": message.number, "minutes": message.minutes, "at": Moment(message.chosen.at)}
    page.line(Phrase("time-card-set", args), *_notes(message.chosen))
    _where(page, message)
    if message.state is TimeCardState.OVER:
        return page.message()
    sure = Confirm(
        Phrase("call-off-title"), Phrase("call-off-text"), Phrase("button-call-off-yes"), Phrase("button-call-off-no")
    )
    page.buttons(
        Button(Phrase("button-move"), SessionAction.MOVE, carry(**_about(message))),
        Button(Phrase("button-call-off"), SessionAction.CANCEL, carry(**_about(message)), confirm=sure),
    )
    return page.buttons(*_calendar_links(message, message.chosen.at, reader)).message()


def _calendar_links(card: TimeCard, at: datetime, reader: Reader) -> tuple[Button, Button]:
    """For those who would rather not open the file. They open another page; the click itself means nothing."""
    args = {"number": card.number}
    return (
        Button(
            Phrase("button-google"),
            SessionAction.GOOGLE,
            url=calendars.google(card, at, reader),
            spoken=Phrase("spoken-google", args),
        ),
        Button(
            Phrase("button-outlook"),
            SessionAction.OUTLOOK,
            url=calendars.outlook(card, at, reader),
            spoken=Phrase("spoken-outlook", args),
        ),
    )


def _option(option: TimeOption) -> Phrase:
    """A time; whom it does not suit follows it."""
    line = Phrase("time-option", {"at": Moment(option.at)})
    for note in _notes(option):
        line = Phrase("time-option-noted", {"option": line, "note": note})
    return line


def _notes(option: TimeOption) -> list[Phrase]:
    notes = []
    if option.outside:
        notes.append(Phrase("time-outside", {"who": _names(option.outside)}))
    if option.busy:
        notes.append(Phrase("time-busy", {"who": _names(option.busy)}))
    return notes


def _names(people: tuple[Person, ...]) -> Phrase:
    first, *rest = (Phrase("person", {"person": person}) for person in people)
    for each in rest:
        first = Phrase("list-and", {"first": first, "second": each})
    return first


def _where(page: Layout, card: TimeCard | PreparationCard) -> None:
    """How and where, as far as anybody said."""
    lines = []
    if card.way:
        lines.append(Phrase("session-way", {"way": Phrase(f"way-{card.way}")}))
    if card.place:
        lines.append(Phrase("session-place", {"place": Words(card.place)}))
    if lines:
        page.line(*lines)


def preparation(message: PreparationCard, reader: Reader) -> Rendered:
    """The day before: when and where, what the mentee brings, and what was written since."""
    args: dict[str, Any] = {
        "number": message.number,
        "minutes": message.minutes,
        "at": Moment(message.starts_at),
        "mentee": message.mentee,
        "mentor": message.mentor,
    }
    page = Layout(reader).line(Phrase("preparation-lead", args))
    _where(page, message)
    if message.questions:
        page.line(Phrase("preparation-questions", args)).quote(words(message.questions))
    if message.standing is not None:
        page.line(Phrase("preparation-standing", {"mentee": message.mentee, "standing": message.standing}))
    for said in message.said[-SAID_SHOWN:]:
        page.line(Phrase("preparation-said", {"by": said.by})).quote(words(said.text))
    way = f"preparation-way-{message.way}" if message.way else "preparation-way"
    return page.line(Phrase(way)).message()


def called_off(message: CalledOff, reader: Reader) -> Rendered:
    """The other hears it in time, with the way to another."""
    args: dict[str, Any] = {
        "number": message.number,
        "by": message.by,
        "other": message.other,
        "at": Moment(message.starts_at),
    }
    about = carry(mentorship_id=message.mentorship_id)
    page = Layout(reader).line(Phrase("called-off", args))
    return page.buttons(Button(Phrase("button-find-time"), SessionAction.FIND_TIME, about, "primary")).message()


def time_form(view: TimeForm, reader: Reader) -> dict[str, Any]:
    """Up to three times, in the reader's own zone, with one that suits both filled in."""
    page = Layout(reader)
    args: dict[str, Any] = {"number": view.number, "minutes": view.minutes, "other": view.other}
    if view.moved_from:
        page.line(Phrase("times-move", {**args, "from": Moment(view.moved_from)}))
    else:
        page.line(Phrase("times-intro", args))
    for n in range(MOST_TIMES):
        name = time_field(n)
        first = n == 0
        picker = page.date_time(name, view.suggested if first else None)
        page.field(name, Phrase("times-first" if first else "times-another"), picker, optional=not first)
    if choices := [Choice(Phrase(f"way-{way}"), way) for way in dict.fromkeys(view.ways)]:
        page.field("way", Phrase("times-way"), page.select("way", choices, view.way or choices[0].value))
    page.field(
        "place",
        Phrase("times-place"),
        page.text_input("place", value=view.place, limit=PLACE_LIMIT),
        optional=True,
        hint=Phrase("times-place-hint"),
    )
    return page.modal(
        Phrase("times-title"),
        callback_id=SessionForm.TIMES,
        submit=Phrase("button-offer"),
        close=Phrase("button-cancel"),
        private=carry(mentorship_id=view.mentorship_id, number=view.number, attempt=view.attempt),
    )


def _about(card: TimeCard) -> dict[str, str | int]:
    """Which attempt at which session a button is about."""
    return {"mentorship_id": card.mentorship_id, "number": card.number, "attempt": card.attempt}


MESSAGES = {TimeCard: time_card, PreparationCard: preparation, CalledOff: called_off}
VIEWS = {TimeForm: time_form}
