"""Binds every listener of every journey to the app. The one place where Slack's ids meet the journeys."""

from collections.abc import Callable

from slack_bolt import App, BoltContext, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from flows.decision import Event
from flows.member import Member, MemberMet, MemberState
from handlers import (
    elsewhere,
    ending,
    home,
    invitation,
    mentorship,
    payloads,
    profile,
    question,
    readers,
    recording,
    reflection,
    rematch,
    report,
    request,
    session,
    terms,
    touchpoint,
    written,
)
from handlers.incoming import member_seen
from handlers.payloads import Actor, Body
from handlers.services import Services
from storage.member import Members

JOURNEYS = (
    home,
    request,
    rematch,
    invitation,
    terms,
    question,
    profile,
    mentorship,
    ending,
    recording,
    session,
    written,
    touchpoint,
    reflection,
    report,
)

LETTERS = "block_suggestion"
"""What Slack sends while somebody types into a form. They were met when it opened; anybody else is told nothing."""

ASK_SECONDS = 1
"""How long that question may take: an acknowledgement is due within 3 seconds of the click."""


def register(app: App, services: Services) -> None:
    """Register all journeys. Who is not known yet becomes known first; who is of another workspace gets no further."""

    def introduce(
        body: Body, client: WebClient, context: BoltContext, next_: Callable[[], None]
    ) -> BoltResponse | None:
        if elsewhere.is_from_elsewhere(body):
            programmes = readers.reader_of((), services.programme)
            app.listener_runner.listener_executor.submit(elsewhere.tell, body, client, programmes)
            return elsewhere.answer(body, programmes)
        if (body.get("user") or body.get("user_id")) and body.get("type") != LETTERS:
            context[readers.READER] = readers.reader_of((meet(services, body, client),), services.programme)
        next_()
        return None

    app.use(introduce)
    for journey in JOURNEYS:
        journey.register(app, services)


def meet(services: Services, body: Body, client: WebClient) -> Member | None:
    """Who clicked, typed or submitted; saved where they are new.

    Slack is asked then, for the first answer is already in their language and may depend on what they are. Where it
    does not answer at once they take part with what the payload holds, and the outbox asks again, with patience.
    """
    actor = payloads.actor(body)
    with services.read() as reading:
        known = Members(reading).get(actor.team_id, actor.user_id)
    if known is not None:
        return known
    state: MemberState = services.handle(_asked(services, actor, client) or _met(services, actor)).state
    return state.member


def _asked(services: Services, actor: Actor, client: WebClient) -> Event | None:
    asking = WebClient(
        token=client.token, base_url=client.base_url, timeout=ASK_SECONDS, retry_handlers=[], ssl=client.ssl
    )
    try:
        user = asking.users_info(user=actor.user_id, include_locale=True).get("user")
    except (SlackApiError, SlackClientError, OSError):
        return None
    return member_seen(actor.team_id, user, services.now()) if user else None


def _met(services: Services, actor: Actor) -> Event:
    return MemberMet(
        team_id=actor.team_id,
        at=services.now(),
        user_id=actor.user_id,
        name=actor.name,
        zone=services.programme.zone,
    )
