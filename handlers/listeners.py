"""What nearly every listener does: read the payload, hand the event it means to the door, answer what was decided.

A journey says only which event a button or a form means. It must not know any journey.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from flows.decision import Event
from handlers import answers, payloads, readers
from handlers.payloads import Body, Click, Submission
from handlers.services import Services

ClickMeans = Callable[[Click, datetime], Event]
"""From a click and the product's time (aware UTC) to the event."""

FormMeans = Callable[[Submission, datetime], Event]
"""From a form that was sent in and the product's time (aware UTC) to the event."""


@dataclass(frozen=True, slots=True)
class Listeners:
    """Binds buttons and forms to the events they mean."""

    app: App
    services: Services

    def click(self, action_id: str, means: ClickMeans, *, in_place: bool = False) -> None:
        """A button; `in_place` as in `answers.to_click`."""
        services = self.services

        def on_click(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
            click = payloads.click(body)
            reply = services.handle(means(click, services.now())).reply
            answers.to_click(ack, client, click, body, reply, readers.of_request(context), in_place=in_place)

        self.app.action(action_id)(on_click)

    def link(self, action_id: str) -> None:
        """A button that opens a page elsewhere: Slack tells of the click all the same, and wants an answer."""

        def on_link(ack: Ack) -> None:
            ack()

        self.app.action(action_id)(on_link)

    def form(self, callback_id: str, means: FormMeans) -> None:
        """A form."""
        services = self.services

        def on_form(ack: Ack, body: Body, context: BoltContext) -> None:
            sent = payloads.submission(body)
            reply = services.handle(means(sent, services.now())).reply
            answers.to_submission(ack, reply, readers.of_request(context))

        self.app.view(callback_id)(on_form)
