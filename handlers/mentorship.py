"""Slack's side of the mentorship journey: the buttons of the agreement, and the form for questions."""

from datetime import datetime
from typing import TypedDict

from slack_bolt import Ack, App
from slack_sdk import WebClient

from flows.mentorship import BringAsked, MentorshipEnded, QuestionsBrought, RoleCardAsked, StillOnSaid
from flows.pair import PairEvent
from handlers import answers, payloads
from handlers.ids import MentorshipAction, MentorshipForm
from handlers.payloads import Actor, Body, Click
from handlers.services import Services


class About(TypedDict):
    """Which mentorship an event is about, and who did it when."""

    team_id: str
    at: datetime
    actor: str
    mentorship_id: str


def register(app: App, services: Services) -> None:
    """Bind the agreement's buttons and the form for questions."""

    def on_bring(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, BringAsked(**about(services, click.actor, click.value)))

    def on_role(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, RoleCardAsked(**about(services, click.actor, click.value)))

    def on_end(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, MentorshipEnded(**about(services, click.actor, click.value)))

    def on_still_on(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        whose = about(services, click.actor, click.value)
        since = payloads.carried_moment(click.value, "since") or whose["at"]
        answer(ack, client, body, click, StillOnSaid(**whose, since=since))

    def on_questions(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        event = QuestionsBrought(
            **about(services, sent.actor, sent.private),
            questions=sent.fields.text("questions"),
            standing=payloads.whole_number(sent.fields.choice("standing")),
        )
        answers.to_submission(ack, services.handle(event).reply, answers.reader_of(services, sent.actor))

    def answer(ack: Ack, client: WebClient, body: Body, click: Click, event: PairEvent) -> None:
        decision = services.handle(event)
        answers.to_click(ack, client, click, body, decision.reply, services)

    app.action(MentorshipAction.BRING)(on_bring)
    app.action(MentorshipAction.ROLE)(on_role)
    app.action(MentorshipAction.END)(on_end)
    app.action(MentorshipAction.STILL_ON)(on_still_on)
    app.view(MentorshipForm.BRING)(on_questions)


def about(services: Services, actor: Actor, carried: str) -> About:
    """Which mentorship a button or form carries; the empty id, which is none, where it carries nothing."""
    return About(
        team_id=actor.team_id,
        at=services.now(),
        actor=actor.user_id,
        mentorship_id=str(payloads.carried(carried).get("mentorship_id", "")),
    )
