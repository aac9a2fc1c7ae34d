"""Slack's side of the touchpoint journey: the buttons. What is typed in the thread comes by the inbox."""

from datetime import datetime

from slack_bolt import App

from flows.pair import Progress
from flows.scheduling import FindTimeAsked
from flows.touchpoint import ProgressSaid, TouchpointSkipped
from handlers import about
from handlers.ids import TouchpointAction
from handlers.listeners import Listeners
from handlers.payloads import Click
from handlers.services import Services

SAID = {
    TouchpointAction.DONE: Progress.DONE,
    TouchpointAction.UNDER_WAY: Progress.UNDER_WAY,
    TouchpointAction.STUCK: Progress.STUCK,
}
"""What each button says of the work."""


def register(app: App, services: Services) -> None:
    """Bind the prompt's buttons."""
    on = Listeners(app, services)
    for action in SAID:
        on.click(action, progress)
    on.click(TouchpointAction.SKIP, skipped)
    on.click(TouchpointAction.SOONER, sooner)


def progress(click: Click, at: datetime) -> ProgressSaid:
    """How far the work is."""
    return ProgressSaid(
        **about.touchpoint(click.actor, at, click.value), progress=SAID[TouchpointAction(click.action_id)]
    )


def skipped(click: Click, at: datetime) -> TouchpointSkipped:
    """Nothing to share this time."""
    return TouchpointSkipped(**about.touchpoint(click.actor, at, click.value))


def sooner(click: Click, at: datetime) -> FindTimeAsked:
    """The next session, whichever it is, is wanted sooner."""
    return FindTimeAsked(**about.session(click.actor, at, click.value), sooner=True)
