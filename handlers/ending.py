"""Slack's side of an early end: the button that ends it, and the word that one may leave for oneself."""

from datetime import datetime

from slack_bolt import App

from flows.ending import MentorshipEnded, PrivateWordLeft
from handlers import about
from handlers.ids import EndingForm, MentorshipAction
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the button and the form."""
    on = Listeners(app, services)
    on.click(MentorshipAction.END, ended)
    on.form(EndingForm.WORD, word_left)


def ended(click: Click, at: datetime) -> MentorshipEnded:
    """One of the two ends the mentorship that the button carries."""
    return MentorshipEnded(**about.carried_mentorship(click.actor, at, click.value))


def word_left(sent: Submission, at: datetime) -> PrivateWordLeft:
    """A word to oneself; none takes away what stood there."""
    return PrivateWordLeft(**about.carried_mentorship(sent.actor, at, sent.private), word=sent.fields.text("word"))
