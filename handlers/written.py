"""Slack's side of a written session: asking, another day, calling it off.

What is typed in its thread comes by the inbox; *answered, about N minutes* is a session's own (handlers/session.py).
"""

from datetime import datetime

from slack_bolt import App

from flows.written import WrittenCalledOff, WrittenFormAsked, WrittenSent
from handlers import about
from handlers.ids import WrittenAction, WrittenForms
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the buttons of the question, and its form."""
    on = Listeners(app, services)
    for opens in (WrittenAction.ASK, WrittenAction.CHANGE):
        on.click(opens, form_asked)
    on.click(WrittenAction.CALL_OFF, called_off)
    on.form(WrittenForms.FORM, sent_in)


def form_asked(click: Click, at: datetime) -> WrittenFormAsked:
    """The form, for the next session or for the question that stands there."""
    return WrittenFormAsked(**about.session(click.actor, at, click.value))


def called_off(click: Click, at: datetime) -> WrittenCalledOff:
    """Not this one."""
    return WrittenCalledOff(**about.session(click.actor, at, click.value))


def sent_in(sent: Submission, at: datetime) -> WrittenSent:
    """The question, where the form had one, and the day."""
    question = sent.fields.text("question") if "question" in sent.fields.values else None
    return WrittenSent(
        **about.session(sent.actor, at, sent.private), question=question, answer_by=sent.fields.day("answer_by")
    )
