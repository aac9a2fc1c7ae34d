"""Slack's side of the invitation journey: Accept, and a no with its private reason and what may follow."""

from datetime import datetime

from slack_bolt import App

from flows.correction import SkillsTakenOff
from flows.decline import ColleagueNamed, DeclineAsked, InvitationDeclined
from flows.invitation import InvitationAccepted
from handlers import about, payloads
from handlers.ids import DeclineForms, InvitationAction
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the card's buttons, and the forms of a no."""
    on = Listeners(app, services)
    on.click(InvitationAction.ACCEPT, accepted)
    on.click(InvitationAction.DECLINE, decline_asked)
    on.form(DeclineForms.REASON, declined)
    on.form(DeclineForms.CORRECTION, corrected)
    on.form(DeclineForms.COLLEAGUE, named)


def accepted(click: Click, at: datetime) -> InvitationAccepted:
    """Accept."""
    return InvitationAccepted(**about.invitation(click.actor, at, click.value))


def decline_asked(click: Click, at: datetime) -> DeclineAsked:
    """Decline: the reason comes next."""
    return DeclineAsked(**about.invitation(click.actor, at, click.value))


def declined(sent: Submission, at: datetime) -> InvitationDeclined:
    """The private reason."""
    return InvitationDeclined(**about.invitation(sent.actor, at, sent.private), reason=sent.fields.choice("reason"))


def corrected(sent: Submission, at: datetime) -> SkillsTakenOff:
    """What is not their skill."""
    return SkillsTakenOff(
        team_id=sent.actor.team_id,
        at=at,
        user_id=sent.actor.user_id,
        skills=sent.fields.choices("skills"),
        sure=payloads.carried(sent.private).get("sure") is True,
    )


def named(sent: Submission, at: datetime) -> ColleagueNamed:
    """Who would be better."""
    return ColleagueNamed(**about.invitation(sent.actor, at, sent.private), colleague=sent.fields.person("colleague"))
