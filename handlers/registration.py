"""Binds every listener of every journey to the app. The one place where Slack's ids meet the journeys."""

from collections.abc import Callable

from slack_bolt import App

from flows.member import MemberMet
from handlers import invitation, mentorship, payloads, profile, reflection, report, request, session, touchpoint
from handlers.payloads import Body
from handlers.services import Services
from storage.member import Members


def register(app: App, services: Services) -> None:
    """Register all journeys. Who is not known yet becomes known first, with what the payload holds."""

    def introduce(body: Body, next_: Callable[[], None]) -> None:
        if body.get("user") or body.get("user_id"):
            meet(services, body)
        next_()

    app.use(introduce)
    for journey in (request, invitation, profile, mentorship, session, touchpoint, reflection, report):
        journey.register(app, services)


def meet(services: Services, body: Body) -> None:
    """Save who clicked, typed or submitted where they are new; Slack is asked for the rest by the outbox."""
    actor = payloads.actor(body)
    with services.read() as reading:
        known = Members(reading).get(actor.team_id, actor.user_id)
    if known is None:
        services.handle(
            MemberMet(
                team_id=actor.team_id,
                at=services.now(),
                user_id=actor.user_id,
                name=actor.name,
                zone=services.programme.zone,
            )
        )
