"""Slack's side of the question journey: a mentor's one question, and the mentee's answer."""

from datetime import datetime

from slack_bolt import App

from flows.question import AnswerFormAsked, QuestionAnswered, QuestionAsked, QuestionFormAsked
from handlers import about, payloads
from handlers.ids import QuestionAction, QuestionForms
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the two buttons and the form behind each."""
    on = Listeners(app, services)
    on.click(QuestionAction.ASK, form_asked)
    on.form(QuestionForms.QUESTION, asked)
    on.click(QuestionAction.ANSWER, answer_asked)
    on.form(QuestionForms.ANSWER, answered)


def form_asked(click: Click, at: datetime) -> QuestionFormAsked:
    """Ask a question: the form comes next."""
    return QuestionFormAsked(**about.invitation(click.actor, at, click.value))


def asked(sent: Submission, at: datetime) -> QuestionAsked:
    """The question."""
    return QuestionAsked(**about.invitation(sent.actor, at, sent.private), text=sent.fields.text("question"))


def answer_asked(click: Click, at: datetime) -> AnswerFormAsked:
    """Answer: the form comes next."""
    typed = payloads.carried(click.value).get("typed")
    return AnswerFormAsked(**about.invitation(click.actor, at, click.value), typed=str(typed or ""))


def answered(sent: Submission, at: datetime) -> QuestionAnswered:
    """The answer."""
    return QuestionAnswered(**about.invitation(sent.actor, at, sent.private), text=sent.fields.text("answer"))
