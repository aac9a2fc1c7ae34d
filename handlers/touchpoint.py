"""Slack's side of the touchpoint journey: the mentee's buttons. What is typed in the thread comes by the inbox."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from flows.pair import Progress
from flows.touchpoint import ProgressSaid, TouchpointSkipped
from handlers import answers, payloads
from handlers.ids import TouchpointAction
from handlers.payloads import Body, Click
from handlers.services import Services

SAID = {
    TouchpointAction.DONE: Progress.DONE,
    TouchpointAction.UNDER_WAY: Progress.UNDER_WAY,
    TouchpointAction.STUCK: Progress.STUCK,
}
"""What each button says of the work."""


def register(app: App, services: Services) -> None:
    """Bind the prompt's buttons."""

    def on_progress(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        mentorship_id, number = about(click)
        said = ProgressSaid(
            team_id=click.actor.team_id,
            at=services.now(),
            actor=click.actor.user_id,
            mentorship_id=mentorship_id,
            number=number,
            progress=SAID[TouchpointAction(click.action_id)],
        )
        answer(ack, body, client, click, said)

    def on_skip(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        mentorship_id, number = about(click)
        skipped = TouchpointSkipped(
            team_id=click.actor.team_id,
            at=services.now(),
            actor=click.actor.user_id,
            mentorship_id=mentorship_id,
            number=number,
        )
        answer(ack, body, client, click, skipped)

    def answer(ack: Ack, body: Body, client: WebClient, click: Click, event: ProgressSaid | TouchpointSkipped) -> None:
        reply = services.handle(event).reply
        answers.to_click(ack, client, click, body, reply, services)

    for action in SAID:
        app.action(action)(on_progress)
    app.action(TouchpointAction.SKIP)(on_skip)


def about(click: Click) -> tuple[str, int]:
    """The mentorship and the session's number that a button carries; 0 for one that carries none."""
    carried = payloads.carried(click.value)
    return str(carried.get("mentorship_id", "")), payloads.whole_number(carried.get("number")) or 0
