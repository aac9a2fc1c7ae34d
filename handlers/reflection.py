"""Slack's side of the reflection journey: the private questions. What is typed in the thread comes by the inbox."""

from datetime import datetime

from slack_bolt import App

from flows.reflection import PrivateAnswered, PrivateQuestionsAsked
from flows.writing import Continue
from handlers import about, payloads
from handlers.ids import ReflectionAction, ReflectionForm
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services

YES_NO = {"yes": True, "no": False}
"""The values of the questions that take yes or no."""


def register(app: App, services: Services) -> None:
    """Bind the prompt's button and the form."""
    on = Listeners(app, services)
    on.click(ReflectionAction.ANSWER, asked)
    on.form(ReflectionForm.PRIVATE, answered)


def asked(click: Click, at: datetime) -> PrivateQuestionsAsked:
    """The private questions are wanted."""
    return PrivateQuestionsAsked(**about.mentorship(click.actor, at, click.value))


def answered(sent: Submission, at: datetime) -> PrivateAnswered:
    """The form as an event; what was left open, or is none of the choices, is None."""
    fields = sent.fields
    wish = fields.choice("proceed")
    return PrivateAnswered(
        **about.mentorship(sent.actor, at, sent.private),
        goal_met=mark(fields.choice("goal_met")),
        expectations=mark(fields.choice("expectations")),
        time_right=YES_NO.get(fields.choice("time_right")),
        skill_right=YES_NO.get(fields.choice("skill_right")),
        thanks=fields.text("thanks"),
        proceed=Continue(wish) if wish in set(Continue) else None,
        stands_now=mark(fields.choice("stands_now")),
    )


def mark(choice: str) -> int | None:
    """A mark chosen from a scale."""
    return payloads.whole_number(choice)
