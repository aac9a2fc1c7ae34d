"""Binds every listener of every journey to the app. The one place where Slack's ids meet the journeys."""

from collections.abc import Callable

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from flows.decision import Event
from flows.member import MemberMet
from handlers import (
    elsewhere,
    invitation,
    mentorship,
    payloads,
    profile,
    question,
    reflection,
    report,
    request,
    session,
    terms,
    touchpoint,
    written,
)
from handlers.ids import Command, ProfileAction, ProfileForms
from handlers.incoming import member_seen
from handlers.payloads import Actor, Body
from handlers.services import Services
from storage.member import Members

JOURNEYS = (request, invitation, terms, question, profile, mentorship, session, written, touchpoint, reflection, report)

FLAGS_DECIDE = frozenset({*ProfileAction, *ProfileForms, Command.REPORT})
"""Where it matters at once whether somebody is an admin or a guest, Slack is asked before anything is decided."""

ASK_SECONDS = 1
"""How long that question may take: an acknowledgement is due within 3 seconds of the click."""


def register(app: App, services: Services) -> None:
    """Register all journeys. Who is not known yet becomes known first; who is of another workspace gets no further."""

    def introduce(body: Body, client: WebClient, next_: Callable[[], None]) -> BoltResponse | None:
        if elsewhere.is_from_elsewhere(body):
            app.listener_runner.listener_executor.submit(elsewhere.tell, body, client)
            return elsewhere.answer(body)
        if body.get("user") or body.get("user_id"):
            meet(services, body, client)
        next_()
        return None

    app.use(introduce)
    for journey in JOURNEYS:
        journey.register(app, services)


def meet(services: Services, body: Body, client: WebClient) -> None:
    """Save who clicked, typed or submitted where they are new.

    Mostly what the payload holds is enough, and the outbox asks Slack for the rest.
    """
    actor = payloads.actor(body)
    with services.read() as reading:
        known = Members(reading).get(actor.team_id, actor.user_id)
    if known is None:
        services.handle((_asked(services, actor, client) if flags_decide(body) else None) or _met(services, actor))


def flags_decide(body: Body) -> bool:
    """Whether what was clicked, typed or submitted needs to know at once who somebody is."""
    actions = body.get("actions") or [{}]
    ids = {body.get("command"), (body.get("view") or {}).get("callback_id"), actions[0].get("action_id")}
    return bool(ids & FLAGS_DECIDE)


def _asked(services: Services, actor: Actor, client: WebClient) -> Event | None:
    asking = WebClient(token=client.token, base_url=client.base_url, timeout=ASK_SECONDS, retry_handlers=[])
    try:
        user = asking.users_info(user=actor.user_id, include_locale=True).get("user")
    except (SlackApiError, SlackClientError, OSError):
        return None  # the outbox asks again, with patience
    return member_seen(actor.team_id, user, services.now()) if user else None


def _met(services: Services, actor: Actor) -> Event:
    return MemberMet(
        team_id=actor.team_id,
        at=services.now(),
        user_id=actor.user_id,
        name=actor.name,
        zone=services.programme.zone,
    )
