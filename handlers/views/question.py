"""How the question journey looks: what people wrote is set apart as a quotation, and never read as formatting."""

from typing import Any

from flows.decision import Arg, Moment, Phrase, Words
from flows.invitation_card import CardOutcome
from flows.question_card import (
    ANSWER_LIMIT,
    QUESTION_LIMIT,
    AnswerCard,
    AnswerForm,
    QuestionCard,
    QuestionForm,
    QuestionOutcome,
)
from handlers.ids import QuestionAction, QuestionForms
from handlers.payloads import carry
from handlers.text import Reader, clean, clip
from handlers.views.blocks import Button, Layout, Rendered, words
from handlers.views.invitation import outcome
from handlers.views.written_back import decisions

CARRIED = 900
"""Characters of a typed answer that a button brings to its form: its value has room for 2,000 of JSON."""

# --- the mentor ---


def question_form(view: QuestionForm, reader: Reader) -> dict[str, Any]:
    """One field."""
    page = Layout(reader).line(Phrase("question-intro", {"mentee": view.mentee}))
    page.field(
        "question",
        Phrase("question-label"),
        page.text_input("question", limit=QUESTION_LIMIT, lines=True),
        hint=Phrase("question-hint"),
    )
    return page.modal(
        Phrase("question-title"),
        callback_id=QuestionForms.QUESTION,
        submit=Phrase("question-submit"),
        close=Phrase("button-cancel"),
        private=carry(request_id=view.request_id, number=view.number),
    )


def answer(message: AnswerCard, reader: Reader) -> Rendered:
    """The answer, with the decision at hand; once that is made, what became of it."""
    page = Layout(reader)
    about: dict[str, Arg] = {"mentee": message.mentee, "goal": Words(message.goal)}
    asked = Phrase("answer-asked", {"question": Words(message.question)})
    page.line(Phrase("answer-lead" if message.answer else "answer-none-lead", about), asked)
    if message.answer:
        page.quote(words(message.answer))
    if message.outcome_of_it is not CardOutcome.OPEN:
        return page.line(outcome(message.outcome_of_it, message.mentee, message.opens_at)).message()
    page.line(Phrase("answer-until", {"until": Moment(message.until)}))
    return page.buttons(*decisions(message.request_id, message.number, may_ask=False)).message()


# --- the mentee ---


def question(message: QuestionCard, reader: Reader) -> Rendered:
    """Who asks what, and a button to answer; then what became of it."""
    page = Layout(reader)
    args: dict[str, Arg] = {"mentor": message.mentor, "until": Moment(message.until)}
    about = Phrase("question-goal", {"goal": Words(message.goal)})
    if message.outcome_of_it is QuestionOutcome.WAITING:
        page.line(Phrase("question-reminder" if message.reminder else "question-lead", args), about)
        page.quote(words(message.question))
        if not message.reminder:
            page.line(Phrase("question-until", args))
        return page.buttons(answer_button(message.request_id, message.number)).message()
    if message.reminder:  # the card above says the rest
        return page.line(_settled(message, args), about).message()
    page.line(Phrase("question-lead", args), about).quote(words(message.question))
    page.line(Phrase(f"question-{message.outcome_of_it}", args))
    if message.outcome_of_it is QuestionOutcome.ANSWERED:
        page.quote(words(message.answer))
    return page.message()


def _settled(message: QuestionCard, args: dict[str, Arg]) -> Phrase:
    """What became of it, for the reminder."""
    answered = message.outcome_of_it is QuestionOutcome.ANSWERED
    return Phrase("question-is-answered" if answered else f"question-{message.outcome_of_it}", args)


def answer_button(request_id: str, number: int) -> Button:
    """Opens the form for it."""
    value = carry(request_id=request_id, number=number)
    return Button(Phrase("button-answer"), QuestionAction.ANSWER, value, "primary")


def answer_with(request_id: str, number: int, typed: str) -> Button:
    """Opens the form for it, with what was typed to the bot."""
    value = carry(request_id=request_id, number=number, typed=clip(clean(typed), CARRIED))
    return Button(Phrase("button-answer-with-this"), QuestionAction.ANSWER, value, "primary")


def answer_form(view: AnswerForm, reader: Reader) -> dict[str, Any]:
    """The question, and one field."""
    page = Layout(reader)
    page.line(Phrase("question-asks", {"mentor": view.mentor})).quote(words(view.question))
    page.field(
        "answer",
        Phrase("answer-label"),
        page.text_input("answer", value=view.typed, limit=ANSWER_LIMIT, lines=True),
        hint=Phrase("answer-hint", {"mentor": view.mentor}),
    )
    return page.modal(
        Phrase("answer-title"),
        callback_id=QuestionForms.ANSWER,
        submit=Phrase("answer-submit"),
        close=Phrase("button-cancel"),
        private=carry(request_id=view.request_id, number=view.number),
    )


MESSAGES = {QuestionCard: question, AnswerCard: answer}
VIEWS = {QuestionForm: question_form, AnswerForm: answer_form}
