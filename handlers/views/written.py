"""How a written session looks: the form, the question as a prompt, and the few words in its thread."""

from collections.abc import Mapping
from typing import Any

from flows.decision import Day, Phrase, Words
from flows.idle import Nudge
from flows.written import QUESTION_LIMIT, WrittenForm
from flows.written_card import AnswerIsThere, DayPassed, QuestionIsThere, WrittenNews, WrittenPrompt
from flows.written_stage import Stage
from handlers.ids import SessionAction, WrittenAction, WrittenForms
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Confirm, Layout, Rendered
from handlers.views.meeting import outcome
from handlers.views.touchpoint import kept


def prompt(message: WrittenPrompt, reader: Reader) -> Rendered:
    """The question, by when it is answered, and what became of it."""
    heading = "written-heading-of" if message.sessions > 1 else "written-heading"
    page = Layout(reader).header(Phrase(heading, {"goal": Words(message.goal), "number": message.number}))
    if message.question:
        page.quote(Phrase("words", {"words": Words(message.question)}))
    if message.met:
        return outcome(page, message.met).message()
    if message.stage is Stage.OVER:
        return page.line(Phrase("written-off", {"number": message.number}), *kept(message.kept_until)).message()
    page.line(*_turn(message)).line(Phrase("replies-are-kept"))
    return page.buttons(*_buttons(message)).message()


def _turn(message: WrittenPrompt) -> list[Phrase]:
    """Whose turn it is, and by when."""
    args: dict[str, Any] = {
        "mentee": message.mentee,
        "mentor": message.mentor,
        "minutes": message.minutes,
        "day": Day(message.answer_by),
    }
    in_thread = message.stage is Stage.ASKED and not message.question
    there = [Phrase("written-asked-in-thread", args)] if in_thread else []
    return [*there, Phrase(f"written-{message.stage}", args)]


def _buttons(message: WrittenPrompt) -> list[Button]:
    about: dict[str, str | int] = {
        "mentorship_id": message.mentorship_id,
        "number": message.number,
        "attempt": message.attempt,
    }
    value = carry(**about)
    off = Button(
        Phrase("button-written-off"),
        WrittenAction.CALL_OFF,
        value,
        confirm=Confirm(
            Phrase("written-off-title"),
            Phrase("written-off-text"),
            Phrase("button-written-off"),
            Phrase("button-call-off-no"),
        ),
    )
    if message.stage is Stage.ASKING:
        return [Button(Phrase("button-write-question"), WrittenAction.CHANGE, value, "primary"), off]
    change = Button(Phrase("button-change-written"), WrittenAction.CHANGE, value)
    return [*answered_buttons(message.minutes, about, main=message.stage is Stage.ANSWERED), change, off]


def answered_buttons(minutes: int, about: Mapping[str, str | int], *, main: bool = True) -> tuple[Button, ...]:
    """In place of *did you meet?*: one click for the agreed minutes, or how long it really was.

    `main` once there is an answer.
    """
    return (
        Button(
            Phrase("button-answered", {"minutes": minutes}),
            SessionAction.MET,
            carry(**about, minutes=minutes),
            "primary" if main else None,
        ),
        Button(Phrase("button-minutes"), SessionAction.MINUTES, carry(**about)),
    )


def change_question(nudge: Nudge) -> Button:
    """The way to the question that stands there: to write it, or to another day."""
    value = carry(mentorship_id=nudge.mentorship_id, number=nudge.number, attempt=nudge.attempt)
    label = "button-another-day" if nudge.written is Stage.LATE else "button-write-question"
    return Button(Phrase(label), WrittenAction.CHANGE, value, "primary")


def question_is_there(message: QuestionIsThere, reader: Reader) -> Rendered:
    """To the mentor, who alone is mentioned: the mentee knows what they wrote."""
    args: dict[str, Any] = {
        "mentor": message.mentor,
        "mentee": Words(message.mentee.name),
        "minutes": message.minutes,
        "day": Day(message.answer_by),
    }
    return Layout(reader).line(Phrase("question-again" if message.again else "question-is-there", args)).message()


def answer_is_there(message: AnswerIsThere, reader: Reader) -> Rendered:
    """To the mentee, who alone is mentioned."""
    two: dict[str, Any] = {"mentee": message.mentee, "mentor": Words(message.mentor.name)}
    return Layout(reader).line(Phrase("answer-is-there", two)).message()


def day_passed(message: DayPassed, reader: Reader) -> Rendered:
    """No blame, and another day."""
    if message.over:
        return Layout(reader).line(Phrase("day-passed-over")).message()
    page = Layout(reader).line(Phrase("day-passed", {"mentee": message.mentee, "mentor": message.mentor}))
    value = carry(mentorship_id=message.mentorship_id, number=message.number, attempt=message.attempt)
    return page.buttons(Button(Phrase("button-another-day"), WrittenAction.CHANGE, value)).message()


def news(message: WrittenNews, reader: Reader) -> Rendered:
    """To the other, who alone is mentioned: another day, or none."""
    args: dict[str, Any] = {
        "other": message.other,
        "by": Words(message.by.name),
        "number": message.number,
    }
    if message.answer_by is None:
        return Layout(reader).line(Phrase("written-news-off", args)).message()
    whose = "written-news-day-yours" if message.other == message.mentor else "written-news-day"
    return Layout(reader).line(Phrase(whose, {**args, "day": Day(message.answer_by)})).message()


def form(view: WrittenForm, reader: Reader) -> dict[str, Any]:
    """The question in the mentee's own words, and the day; to the mentor, the day alone."""
    args: dict[str, Any] = {"number": view.number, "minutes": view.minutes, "other": view.other}
    page = Layout(reader).line(Phrase("written-intro" if view.asks else "written-day-intro", args))
    if view.asks:
        page.field(
            "question",
            Phrase("written-question"),
            page.text_input("question", value=view.question, limit=QUESTION_LIMIT, lines=True),
            optional=True,
            hint=Phrase("written-question-hint"),
        )
    page.field("answer_by", Phrase("written-day"), page.date("answer_by", view.answer_by))
    return page.modal(
        Phrase("written-title" if view.asks else "written-day-title"),
        callback_id=WrittenForms.FORM,
        submit=Phrase("button-written-send" if view.asks else "button-written-save"),
        close=Phrase("button-cancel"),
        private=carry(mentorship_id=view.mentorship_id, number=view.number, attempt=view.attempt),
    )


MESSAGES = {
    WrittenPrompt: prompt,
    QuestionIsThere: question_is_there,
    AnswerIsThere: answer_is_there,
    DayPassed: day_passed,
    WrittenNews: news,
}
VIEWS = {WrittenForm: form}
