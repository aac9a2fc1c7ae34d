"""Slack's side of asking again: one button under an early end."""

from datetime import datetime

from slack_bolt import App

from flows.rematch import RematchAsked, request_id
from handlers import about
from handlers.ids import RequestAction
from handlers.listeners import Listeners
from handlers.payloads import Click
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the button. Who could help takes the place of the form it stands in, where it does."""
    Listeners(app, services).click(RequestAction.REMATCH, asked_again, in_place=True)


def asked_again(click: Click, at: datetime) -> RematchAsked:
    """The mentee asks again with the goal of the mentorship that the button carries."""
    return RematchAsked(**about.request(click.actor, at, request_id(click.value)), after=click.value)
