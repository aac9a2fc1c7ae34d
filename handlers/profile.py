"""Slack's side of a mentor's profile: the form, pauses, the answer to having been put forward, leaving."""

from datetime import datetime
from typing import TypedDict

from slack_bolt import App

from flows.pause import MentorCameBack, MentorPaused, PauseAsked
from flows.profile import MentorLeft, ProfileEvent, ProfileFormAsked, ProfileSubmitted
from flows.proposal import Way
from flows.put_forward import PutForwardAccepted, PutForwardDeclined
from handlers import payloads
from handlers.ids import ProfileAction, ProfileForms
from handlers.listeners import ClickMeans, Listeners
from handlers.payloads import Actor, Click, Submission
from handlers.services import Services

BUTTONS: dict[ProfileAction, type[ProfileEvent]] = {
    ProfileAction.PAUSE: PauseAsked,
    ProfileAction.BACK: MentorCameBack,
    ProfileAction.LEAVE: MentorLeft,
    ProfileAction.ACCEPT: PutForwardAccepted,
    ProfileAction.DECLINE: PutForwardDeclined,
}
"""What each button means; all are about the one who clicks."""


def register(app: App, services: Services) -> None:
    """Bind the buttons and the two forms."""
    on = Listeners(app, services)
    for action, event in BUTTONS.items():
        on.click(action, of_profile(event))
    on.click(ProfileAction.OPEN, opened)
    on.form(ProfileForms.FORM, submitted)
    on.form(ProfileForms.PAUSE, paused)


class Of(TypedDict):
    """Whose profile an event is about: always that of the one who did it."""

    team_id: str
    at: datetime
    user_id: str


def of(actor: Actor, at: datetime) -> Of:
    """The profile of the one who clicked or submitted."""
    return Of(team_id=actor.team_id, at=at, user_id=actor.user_id)


def of_profile(event: type[ProfileEvent]) -> ClickMeans:
    """The event, of the profile of the one who clicked."""
    return lambda click, at: event(**of(click.actor, at))


def opened(click: Click, at: datetime) -> ProfileFormAsked:
    """The form; the button under a closing summary carries what was learned."""
    carried = payloads.carried(click.value)
    return ProfileFormAsked(
        **of(click.actor, at),
        learned=payloads.spoken(carried.get("learned")),
        outcome=payloads.spoken(carried.get("outcome")),
    )


def paused(sent: Submission, at: datetime) -> MentorPaused:
    """Until when nobody shall ask."""
    return MentorPaused(**of(sent.actor, at), until=sent.fields.day("until"))


def submitted(sent: Submission, at: datetime) -> ProfileSubmitted:
    """The form as an event."""
    fields = sent.fields
    return ProfileSubmitted(
        **of(sent.actor, at),
        skills=fields.text("skills"),
        ask_me_about=fields.text("ask_me_about"),
        title=fields.text("title"),
        department=fields.text("department"),
        site=fields.text("site"),
        ways=tuple(Way(value) for value in fields.choices("ways") if value in set(Way)),
        languages=fields.text("languages"),
        places=fields.number("places"),
        minutes_a_month=fields.number("minutes_a_month"),
        away_until=fields.day("away_until"),
    )
