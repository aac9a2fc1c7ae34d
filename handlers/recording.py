"""Slack's side of recording: the form with the use, and the yes and no to it."""

from datetime import datetime

from slack_bolt import App

from flows.recording import RecordingAgreed, RecordingAsked, RecordingProposed, RecordingWithdrawn
from handlers import about, payloads
from handlers.ids import RecordingAction, RecordingForms
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the buttons and the form. A yes or no in the form takes its place."""
    on = Listeners(app, services)
    on.click(RecordingAction.OPEN, asked)
    on.click(RecordingAction.AGREE, agreed, in_place=True)
    on.click(RecordingAction.WITHDRAW, withdrawn, in_place=True)
    on.form(RecordingForms.FORM, proposed)


def asked(click: Click, at: datetime) -> RecordingAsked:
    """The form, for the mentorship that the button carries."""
    return RecordingAsked(**about.carried_mentorship(click.actor, at, click.value))


def agreed(click: Click, at: datetime) -> RecordingAgreed:
    """Yes to the use that the reader had before them."""
    version = payloads.whole_number(payloads.carried(click.value).get("version")) or 0
    return RecordingAgreed(**about.carried_mentorship(click.actor, at, click.value), version=version)


def withdrawn(click: Click, at: datetime) -> RecordingWithdrawn:
    """No recording, or no more."""
    return RecordingWithdrawn(**about.carried_mentorship(click.actor, at, click.value))


def proposed(sent: Submission, at: datetime) -> RecordingProposed:
    """A use in somebody's own words."""
    return RecordingProposed(**about.carried_mentorship(sent.actor, at, sent.private), use=sent.fields.text("use"))
