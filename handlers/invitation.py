"""Slack's side of the invitation journey: Accept, Decline and the private reason."""

from datetime import datetime
from typing import TypedDict

from slack_bolt import Ack, App
from slack_sdk import WebClient

from flows.decision import Event
from flows.invitation import DeclineAsked, InvitationAccepted, InvitationDeclined
from handlers import answers, payloads
from handlers.ids import InvitationAction, InvitationForm
from handlers.payloads import Actor, Body, Click
from handlers.services import Services


class About(TypedDict):
    """Which invitation an event is about, and who did it when: what every event of the journey has."""

    team_id: str
    at: datetime
    actor: str
    request_id: str
    number: int


def register(app: App, services: Services) -> None:
    """Bind the card's buttons and the decline form."""

    def on_accept(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, InvitationAccepted(**about(services, click.actor, click.value)))

    def on_decline(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, DeclineAsked(**about(services, click.actor, click.value)))

    def on_reason(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        event = InvitationDeclined(**about(services, sent.actor, sent.private), reason=sent.fields.choice("reason"))
        answers.to_submission(ack, services.handle(event).reply, answers.reader_of(services, sent.actor))

    def answer(ack: Ack, client: WebClient, body: Body, click: Click, event: Event) -> None:
        decision = services.handle(event)
        answers.to_click(ack, client, click, body, decision.reply, services)

    app.action(InvitationAction.ACCEPT)(on_accept)
    app.action(InvitationAction.DECLINE)(on_decline)
    app.view(InvitationForm.DECLINE)(on_reason)


def about(services: Services, actor: Actor, carried: str) -> About:
    """Which invitation a button or form carries; number 0, which is none, where it carries nothing."""
    ids = payloads.carried(carried)
    return About(
        team_id=actor.team_id,
        at=services.now(),
        actor=actor.user_id,
        request_id=str(ids.get("request_id", "")),
        number=payloads.whole_number(ids.get("number")) or 0,
    )
