"""How a session looks on its way: the time card, the preparation card, and a session called off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from flows.aside import ButtonsDecide
from flows.decision import Moment, Phrase, View, Words
from flows.pair import Between
from flows.proposal import Way
from flows.reminder import Reminder
from flows.session import CalledOff
from flows.session_card import PreparationCard, Said, TimeCard, TimeCardState
from handlers.ids import MentorshipAction, SessionAction
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views import calendars, ways
from handlers.views.blocks import Button, Confirm, Layout, Rendered, words
from handlers.views.place import open_link
from handlers.views.times import notes, option_line

TAKE = (SessionAction.TAKE_FIRST, SessionAction.TAKE_SECOND, SessionAction.TAKE_THIRD)
"""The buttons of up to three times."""

SAID_SHOWN = 4
"""How much of what was written the preparation card repeats: a message has room for about 10,000 characters."""


def time_card(message: TimeCard, reader: Reader) -> Rendered:
    """An offer with a button for each time, then the time itself."""
    match message.state:
        case TimeCardState.OFFERED:
            return _offer(message, reader)
        case TimeCardState.CONFIRMED | TimeCardState.OVER:
            return _set(message, reader)
        case TimeCardState.CANCELLED | TimeCardState.REPLACED:
            return Layout(reader).line(_gone(message)).message()


def _gone(message: TimeCard) -> Phrase:
    """What stood here: the time of a session that had one, or times that were offered."""
    args: dict[str, Any] = {"number": message.number, "by": message.offered_by}
    was = message.chosen.at if message.chosen else message.moved_from
    if was and message.state is TimeCardState.CANCELLED:
        return Phrase("time-card-called-off", {**args, "at": Moment(was)})
    return Phrase(f"time-card-{message.state}", args)


def _offer(message: TimeCard, reader: Reader) -> Rendered:
    page = Layout(reader)
    args: dict[str, Any] = {
        "number": message.number,
        "minutes": message.minutes,
        "by": message.offered_by,
        "other": message.other,
        "times": len(message.options),
    }
    if moved_from := message.moved_from:
        sooner = bool(message.options) and all(option.at < moved_from for option in message.options)
        page.line(Phrase("time-card-sooner" if sooner else "time-card-moves", {**args, "from": Moment(moved_from)}))
    else:
        page.line(Phrase("time-card-offer", args))
    page.bullets([option_line(option, message.offered_by, message.other) for option in message.options])
    _where(page, message)
    page.line(Phrase("time-card-pick", args))
    return page.buttons(
        *takes([option.at for option in message.options], _about(message)),
        Button(Phrase("button-other-times"), SessionAction.OTHER_TIMES, carry(**_about(message))),
        _call_off(message) if message.moved_from else _take_back(message),
    ).message()


def _take_back(card: TimeCard) -> Button:
    return Button(Phrase("button-take-back"), SessionAction.CANCEL, carry(**_about(card)))


def _call_off(card: TimeCard) -> Button:
    """Asked once more, since the other is told."""
    sure = Confirm(
        Phrase("call-off-title"), Phrase("call-off-text"), Phrase("button-call-off-yes"), Phrase("button-call-off-no")
    )
    return Button(Phrase("button-call-off"), SessionAction.CANCEL, carry(**_about(card)), confirm=sure)


def takes(offered: Sequence[datetime], about: dict[str, str | int]) -> list[Button]:
    """A button for each time; one alone stands out. What is spoken begins with what stands on it, for use by voice."""
    buttons, style = [], "primary" if len(offered) == 1 else None
    for n, (action, at) in enumerate(zip(TAKE, offered, strict=False), start=1):
        label = Phrase("button-take-it" if len(offered) == 1 else f"button-take-{n}")
        spoken = Phrase("spoken-take", {"label": label, "at": Moment(at)})
        buttons.append(Button(label, action, carry(**about, choice=at.isoformat()), style, spoken=spoken))
    return buttons


def _set(message: TimeCard, reader: Reader) -> Rendered:
    page = Layout(reader)
    if message.chosen is None:
        return page.line(_gone(replace(message, state=TimeCardState.REPLACED))).message()
    args: dict[str, Any] = {"number": message.number, "minutes": message.minutes, "at": Moment(message.chosen.at)}
    page.line(Phrase("time-card-set", args), *notes(message.chosen, message.offered_by, message.other, "set"))
    _where(page, message)
    if message.state is TimeCardState.OVER:
        return page.message()
    page.buttons(
        Button(Phrase("button-move"), SessionAction.MOVE, carry(**_about(message))),
        Button(Phrase("button-details"), SessionAction.DETAILS, carry(**_about(message))),
        _call_off(message),
    )
    remind = Button(Phrase("button-remind"), SessionAction.REMIND, spoken=Phrase("spoken-remind"))
    links = (*open_link(message.place), *_calendar_links(message, message.chosen.at, reader))
    return page.buttons(*links, remind).message()


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


def _how_and_where(page: Layout, way: Way | None, place: str) -> None:
    lines = []
    if way:
        lines.append(Phrase("session-way", {"way": ways.way(way)}))
    if place:
        lines.append(Phrase("session-place", {"place": Words(place)}))
    if lines:
        page.line(*lines)


def _where(page: Layout, card: TimeCard | PreparationCard) -> None:
    """How and where, as far as anybody said, and what to watch for."""
    _how_and_where(page, card.way, card.place)
    if card.watch_for:
        page.line(Phrase("session-watch-for")).quote(words(card.watch_for))


def preparation(message: PreparationCard, reader: Reader) -> Rendered:
    """The day before: when and where, what the mentee brings, and what was written since."""
    args: dict[str, Any] = {
        "number": message.number,
        "minutes": message.minutes,
        "at": Moment(message.starts_at),
        "mentee": message.mentee,
        "mentor": message.mentor,
    }
    page = Layout(reader).line(Phrase("preparation-was" if message.over else "preparation-lead", args))
    _where(page, message)
    if message.questions:
        page.line(Phrase("preparation-questions", args)).quote(words(message.questions))
    if message.standing is not None:
        page.line(Phrase("preparation-standing", {"mentee": message.mentee, "standing": message.standing}))
    if message.between and message.between is not Between.NOTHING:
        page.line(Phrase(f"preparation-between-{message.between}", args))
    for said in _repeated(message.said):
        page.line(Phrase("preparation-said", {"by": said.by})).quote(words(said.text))
    if message.over:
        return page.message()
    if message.way is Way.SHADOWING:
        page.line(Phrase("guest-lead")).bullets([Phrase(f"guest-{n}", args) for n in range(1, 5)])
    else:
        page.line(_to_settle(message))
    unsaid = _unsaid(page, message, args)
    return page.buttons(*open_link(message.place), *unsaid).message()


def _repeated(said: Sequence[Said]) -> list[Said]:
    """What opens each thread, a plan or a question, and of the rest the latest; all in the order it was written."""
    latest = sorted(range(len(said)), key=lambda n: (said[n].opens, n))[-SAID_SHOWN:]
    return [said[n] for n in sorted(latest)]


def _to_settle(message: PreparationCard) -> Phrase:
    """What the way they meet leaves to settle; nobody can try a link that is not there, nor settle a place that is."""
    if message.way and not message.place:
        video = message.way is Way.VIDEO
        return Phrase("preparation-way-video-no-link" if video else f"preparation-way-{message.way}")
    match message.new_to_video if message.way is Way.VIDEO else ():
        case (one,):
            return Phrase("preparation-way-video", {"one": one})
        case (one, other):
            return Phrase("preparation-way-video-both", {"one": one, "other": other})
        case _:
            return Phrase("preparation-way")


def _unsaid(page: Layout, message: PreparationCard, args: dict[str, Any]) -> list[Button]:
    """What is still to be said before they meet, with its button: nothing where all is there."""
    about = carry(mentorship_id=message.mentorship_id, number=message.number, attempt=message.attempt)
    buttons = []
    if message.way is Way.SHADOWING:
        if not (message.place and message.watch_for):
            page.line(Phrase("preparation-no-place" if not message.place else "preparation-no-watching", args))
            buttons.append(Button(Phrase("button-details"), SessionAction.DETAILS, about, "primary"))
    elif not message.questions:
        page.line(Phrase("preparation-no-questions", args))
        bring = carry(mentorship_id=message.mentorship_id)
        buttons.append(Button(Phrase("button-bring"), MentorshipAction.BRING, bring, "primary"))
    if message.way in (Way.VIDEO, Way.IN_PERSON) and not message.place:
        buttons.append(Button(Phrase("button-details"), SessionAction.DETAILS, about))
    return buttons


def reminder(message: Reminder, reader: Reader) -> Rendered:
    """It begins soon; where to go, and nothing else."""
    args: dict[str, Any] = {
        "number": message.number,
        "sessions": message.sessions,
        "minutes": message.minutes,
        "other": message.other,
        "at": Moment(message.starts_at),
        "goal": Words(message.goal),
    }
    page = Layout(reader).line(Phrase("reminder", args))
    _how_and_where(page, message.way, message.place)
    return page.buttons(*open_link(message.place)).line(Phrase("reminder-off")).message()


def buttons_decide(message: ButtonsDecide, reader: Reader) -> Rendered:
    """To the one who has the choice, who alone is mentioned."""
    args: dict[str, Any] = {"other": message.other, "by": Words(message.by.name), "times": message.times}
    return Layout(reader).line(Phrase("buttons-decide", args), Phrase("not-read")).message()


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


def _about(card: TimeCard) -> dict[str, str | int]:
    """Which attempt at which session a button is about."""
    return {"mentorship_id": card.mentorship_id, "number": card.number, "attempt": card.attempt}


MESSAGES = {
    TimeCard: time_card,
    PreparationCard: preparation,
    CalledOff: called_off,
    Reminder: reminder,
    ButtonsDecide: buttons_decide,
}
VIEWS: dict[type[View], Any] = {}
