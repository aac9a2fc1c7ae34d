"""Slack's side of the invitation journey: Accept, Decline and the private reason."""

from datetime import datetime

from slack_bolt import App

from flows.decline import DeclineAsked, InvitationDeclined
from flows.invitation import InvitationAccepted
from handlers import about
from handlers.ids import InvitationAction, InvitationForm
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the card's buttons and the decline form."""
    on = Listeners(app, services)
    on.click(InvitationAction.ACCEPT, accepted)
    on.click(InvitationAction.DECLINE, decline_asked)
    on.form(InvitationForm.DECLINE, declined)


def accepted(click: Click, at: datetime) -> InvitationAccepted:
    """Accept."""
    return InvitationAccepted(**about.invitation(click.actor, at, click.value))


def decline_asked(click: Click, at: datetime) -> DeclineAsked:
    """Decline: the reason comes next."""
    return DeclineAsked(**about.invitation(click.actor, at, click.value))


def declined(sent: Submission, at: datetime) -> InvitationDeclined:
    """The private reason."""
    return InvitationDeclined(**about.invitation(sent.actor, at, sent.private), reason=sent.fields.choice("reason"))
