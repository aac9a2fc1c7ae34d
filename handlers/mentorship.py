"""Slack's side of the mentorship journey: the buttons of the agreement, and the form for questions."""

from datetime import datetime

from slack_bolt import App

from flows.mentorship import BringAsked, QuestionsBrought, RoleCardAsked
from flows.nudge import StillOnSaid
from flows.pair_state import PairEvent
from handlers import about, payloads
from handlers.ids import MentorshipAction, MentorshipForm
from handlers.listeners import ClickMeans, Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services

BUTTONS: dict[MentorshipAction, type[PairEvent]] = {
    MentorshipAction.BRING: BringAsked,
    MentorshipAction.ROLE: RoleCardAsked,
}
"""What each button means that carries nothing but the mentorship."""


def register(app: App, services: Services) -> None:
    """Bind the agreement's buttons and the form for questions."""
    on = Listeners(app, services)
    for action, event in BUTTONS.items():
        on.click(action, of_mentorship(event))
    on.click(MentorshipAction.STILL_ON, still_on)
    on.form(MentorshipForm.BRING, brought)


def of_mentorship(event: type[PairEvent]) -> ClickMeans:
    """The event, of the mentorship that a button carries."""
    return lambda click, at: event(**about.carried_mentorship(click.actor, at, click.value))


def still_on(click: Click, at: datetime) -> StillOnSaid:
    """Still on; the button says since when it was quiet."""
    since = payloads.carried_moment(click.value, "since") or at
    return StillOnSaid(**about.carried_mentorship(click.actor, at, click.value), since=since)


def brought(sent: Submission, at: datetime) -> QuestionsBrought:
    """The questions, and where the mentee stands now."""
    return QuestionsBrought(
        **about.carried_mentorship(sent.actor, at, sent.private),
        questions=sent.fields.text("questions"),
        standing=payloads.whole_number(sent.fields.choice("standing")),
    )
