"""How *did you meet?* looks: the question, the answers beside the ledger, and what comes next."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from flows.between import BetweenForm
from flows.decision import Moment, Phrase, Words
from flows.meeting import MOST_MINUTES, MinutesForm, OneMoreAgreed
from flows.met_card import Answered, DidYouMeet
from flows.pair import Between
from flows.proposal import Way
from handlers.ids import SessionAction, SessionForm, WrittenAction
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered
from handlers.views.elements import Choice

BETWEEN = {
    Between.PLAN: SessionAction.PLAN,
    Between.STEPS: SessionAction.STEPS,
    Between.WORK: SessionAction.WORK,
    Between.NOTHING: SessionAction.NOTHING,
}
"""The button of each thing the mentee may take on."""


def did_you_meet(message: DidYouMeet, reader: Reader) -> Rendered:
    """One question with one click; afterwards what it left, and the way on."""
    page = Layout(reader)
    if message.moved:
        return page.line(Phrase("met-moved", {"number": message.number})).message()
    if message.asking:
        return _question(page, message)
    return outcome(page, message).message()


def outcome(page: Layout, message: DidYouMeet) -> Layout:
    """What was answered, what it left, and the way on."""
    page.line(*_outcome(message))
    differ = _differ(message.answers)
    if differ:
        page.bullets([_answer(answer, message) for answer in message.answers])
    if message.closed:
        return page
    if differ:
        page.line(Phrase("met-differ")).buttons(
            *settle((answer.minutes for answer in message.answers), _ids(message), written=message.written)
        )
    _between(page, message)
    find = find_time(message.mentorship_id, message.next_number, main=not message.ask_between)
    left_over = message.sessions > message.held
    one_more = Button(
        Phrase("button-keep-session" if left_over else "button-one-more"), SessionAction.ONE_MORE, _about(message)
    )
    return page.buttons(
        find if message.next_number and message.may_meet else None,
        ask_in_writing(message.mentorship_id) if message.next_number and message.may_write else None,
        one_more if message.may_add_one else None,
        change_between(message.mentorship_id) if message.may_change_between else None,
        Button(Phrase("button-correct"), SessionAction.MINUTES, _about(message)),
    )


def _question(page: Layout, message: DidYouMeet) -> Rendered:
    about = _about(message)
    minutes = {"minutes": message.minutes}
    args: dict[str, Any] = {"mentee": message.mentee, "mentor": message.mentor, "number": message.number}
    ask = Phrase("met-ask-shadowing" if message.way is Way.SHADOWING else "met-ask", args)
    if message.starts_at:
        page.line(Phrase("met-session", {"number": message.number, "at": Moment(message.starts_at)}), ask)
    else:
        page.line(ask)
    yes = carry(**_ids(message), minutes=message.minutes)
    return page.buttons(
        Button(Phrase("button-met", minutes), SessionAction.MET, yes, "primary"),
        Button(Phrase("button-minutes"), SessionAction.MINUTES, about),
        Button(Phrase("button-moved"), SessionAction.MOVED, about),
        Button(Phrase("button-not-met"), SessionAction.NOT_MET, about),
    ).message()


def _outcome(message: DidYouMeet) -> list[Phrase]:
    """What the ledger counts, and why."""
    ledger = {"minutes": message.used_here, "used": message.used, "total": message.total, "number": message.number}
    if message.used_here == 0:
        unsaid = message.closed and not message.answers
        not_met = "written-answered-not" if message.written else "met-not"
        return [Phrase("met-unsaid" if unsaid else not_met, ledger)]
    met = "written-answered" if message.written else "met"
    lines = [Phrase(f"{met}-presumed" if message.presumed else f"{met}-yes", ledger)]
    if message.may_add_one:
        left = message.sessions - message.held
        lines.append(Phrase("met-time-used", {"left": max(left, 0)}))
    elif message.extended and not message.closed:
        lines.append(Phrase("met-extended"))
    return lines


def _differ(answers: tuple[Answered, ...]) -> bool:
    return len({answer.minutes for answer in answers}) > 1


def _answer(answer: Answered, message: DidYouMeet) -> Phrase:
    return Phrase("written-answer" if message.written else "met-answer", {"by": answer.by, "minutes": answer.minutes})


def _between(page: Layout, message: DidYouMeet) -> None:
    """What the mentee takes on until the next session."""
    if message.may_add_one:
        return  # the time is used, so nothing comes between
    if message.between:
        page.line(Phrase(f"between-{message.between}", {"mentee": message.mentee}))
    elif message.ask_between:
        page.line(
            Phrase("between-ask", {"mentee": message.mentee}),
            Phrase("between-ask-why", {"mentor": Words(message.mentor.name)}),
        )
        page.buttons(*kinds(message.usual, _about(message)))


def kinds(usual: Between | None, about: str) -> list[Button]:
    """A button for each kind, the usual one first; `about` says which attempt at which session they follow."""
    first = usual or Between.PLAN
    order = (first, *(kind for kind in BETWEEN if kind is not first))
    return [
        Button(Phrase(f"button-between-{kind}"), BETWEEN[kind], about, "primary" if kind is first else None)
        for kind in order
    ]


def change_between(mentorship_id: str) -> Button:
    """The way to another kind, after whichever session was the last by then."""
    return Button(Phrase("button-change-between"), SessionAction.BETWEEN, carry(mentorship_id=mentorship_id))


def between_form(view: BetweenForm, reader: Reader) -> dict[str, Any]:
    """The four kinds, with the one that stands chosen."""
    page = Layout(reader).line(Phrase("between-ask-why", {"mentor": Words(view.mentor.name)}))
    choices = [Choice(Phrase(f"button-between-{kind}"), kind.value) for kind in BETWEEN]
    label = Phrase("between-label", {"number": view.number, "next": view.number + 1})
    page.field("between", label, page.radio("between", choices, view.chosen.value))
    return page.modal(
        Phrase("between-title"),
        callback_id=SessionForm.BETWEEN,
        submit=Phrase("button-between-save"),
        close=Phrase("button-cancel"),
        private=carry(mentorship_id=view.mentorship_id, number=view.number, attempt=view.attempt),
    )


def settle(figures: Iterable[int], about: Mapping[str, str | int], *, written: bool) -> list[Button]:
    """Each of the two figures, in minutes: whoever clicks the other's has settled it."""
    actions = (SessionAction.SETTLE_LESS, SessionAction.SETTLE_MORE)
    return [
        Button(
            Phrase("button-settle-written" if written else "button-settle", {"minutes": minutes}),
            action,
            carry(**about, minutes=minutes),
        )
        for minutes, action in zip(sorted(set(figures)), actions, strict=False)
    ]


def one_more_agreed(message: OneMoreAgreed, reader: Reader) -> Rendered:
    """Both wanted it: here it is."""
    page = Layout(reader).line(Phrase("one-more-agreed", {"mentee": message.mentee, "mentor": message.mentor}))
    return page.buttons(find_time(message.mentorship_id, message.number)).message()


def find_time(mentorship_id: str, number: int, *, main: bool = True) -> Button:
    """The way to a time for the next session, whichever it is by then; `main` while nothing else is asked first."""
    label = Phrase("button-find-time-for", {"number": number})
    return Button(label, SessionAction.FIND_TIME, carry(mentorship_id=mentorship_id), "primary" if main else None)


def ask_in_writing(mentorship_id: str, style: Literal["primary"] | None = None) -> Button:
    """The way to the question of the next session, whichever it is by then."""
    return Button(Phrase("button-ask-in-writing"), WrittenAction.ASK, carry(mentorship_id=mentorship_id), style)


def minutes_form(view: MinutesForm, reader: Reader) -> dict[str, Any]:
    """How long it really was."""
    page = Layout(reader)
    page.field(
        "minutes",
        Phrase("minutes-label", {"number": view.number}),
        page.number("minutes", view.minutes, least=0, most=MOST_MINUTES),
        hint=Phrase("minutes-hint-written" if view.written else "minutes-hint"),
    )
    return page.modal(
        Phrase("minutes-title"),
        callback_id=SessionForm.MINUTES,
        submit=Phrase("button-minutes-save"),
        close=Phrase("button-cancel"),
        private=carry(mentorship_id=view.mentorship_id, number=view.number, attempt=view.attempt),
    )


def _ids(card: DidYouMeet) -> dict[str, str | int]:
    return {"mentorship_id": card.mentorship_id, "number": card.number, "attempt": card.attempt}


def _about(card: DidYouMeet) -> str:
    """Which attempt at which session a button is about."""
    return carry(**_ids(card))


MESSAGES = {DidYouMeet: did_you_meet, OneMoreAgreed: one_more_agreed}
VIEWS = {MinutesForm: minutes_form, BetweenForm: between_form}
