"""Slack's side of asking again: the button under an early end, and the one under a close that both want to go on."""

from dataclasses import replace
from datetime import datetime

from slack_bolt import App

from flows.rematch import RematchAsked, request_id
from handlers import about
from handlers.ids import RequestAction
from handlers.listeners import Listeners
from handlers.payloads import Click
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the buttons. Who could help takes the place of the form one stands in, where it does."""
    on = Listeners(app, services)
    on.click(RequestAction.REMATCH, asked_again, in_place=True)
    on.click(RequestAction.AGAIN, one_more_round, in_place=True)


def asked_again(click: Click, at: datetime) -> RematchAsked:
    """The mentee asks again with the goal of the mentorship that the button carries."""
    return RematchAsked(**about.request(click.actor, at, request_id(click.value)), after=click.value)


def one_more_round(click: Click, at: datetime) -> RematchAsked:
    """The same, of the same mentor first."""
    return replace(asked_again(click, at), same_mentor=True)
