"""The composition root: the only place where the engine, the Slack client, the app and the workers are made.

Tests call the same function with another clock and another Slack. It must not run anything: `bot.process` does.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from secrets import token_hex
from socket import gethostname
from typing import Any, cast

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot import fault_points
from bot.authorize import authorizer
from bot.calls import Calls
from bot.clock import Clock, SandboxClock, SystemClock
from bot.courier import Courier
from bot.delivery import Drawing
from bot.inbox_worker import InboxWorker
from bot.process import Bot
from bot.scheduler import Scheduler, Ticker
from bot.settings import Settings
from flows.decision import Decision, Event
from flows.member import Programme
from handlers import errors, inbox, incoming, registration, views
from handlers.errors import Commits
from handlers.facts import Facts
from handlers.journeys import JOURNEYS
from handlers.services import Claimed, Services
from storage.engine import Database
from storage.inbox import Inbox

LISTENERS = 20
"""Clicks, commands and forms answered at the same time. Bolt's own five are full too soon."""

CLICK_TIMEOUT = 2
"""Seconds a call may take whose answer somebody waits for; Slack allows 3 in all."""


class _Door(Services):
    """The door, which tells the error handler that it committed."""

    def __init__(self, *given: Any, commits: Commits, **named: Any) -> None:
        super().__init__(*given, **named)
        self._commits = commits

    def handle(self, event: Event, consume: Claimed | None = None) -> Decision[Any]:
        decision = super().handle(event, consume)
        self._commits.committed()
        return decision


def build(settings: Settings, clock: Clock | None = None) -> Bot:
    """The whole bot, ready to be started. Nothing is connected and no thread runs yet."""
    clock = clock or (SandboxClock(settings.clock_url) if settings.clock_url else SystemClock())
    owner = f"{gethostname()}/{token_hex(4)}"
    token = settings.bot_token.get_secret_value()
    kinds = fault_points.kinds(settings.fault_points)
    database = kinds.database(settings.database_url)
    programme = Programme(zone=settings.time_zone, admins=settings.admins)
    commits = Commits()

    def wake_courier() -> None:
        courier.wake()

    facts = Facts(database, programme)
    services = _Door(
        database, JOURNEYS, programme=programme, facts=facts, wake=wake_courier, clock=clock, commits=commits
    )
    calls = cache(lambda _team_id: Calls(token, settings.api_url, settings.pace.timeout))
    drawing = Drawing(message=views.render, home=partial(views.home_view, services), member_seen=incoming.member_seen)
    courier = Courier(database, services, kinds.delivery(database, services, calls, drawing), settings.pace, owner)
    reader = InboxWorker(database, services, owner, settings.pace)
    scheduler = Scheduler(
        Ticker(database, services, clock, owner, settings.pace),
        housekeeping=lambda: _sweep(database),
        after_tick=(courier.wake, reader.wake),
    )
    executor = ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener")
    app = _app(settings, database, executor)
    inbox.register(app, database, services.now, reader.wake)
    registration.register(app, services)
    errors.register(app, commits, executor)
    return Bot(
        settings=settings,
        database=database,
        clock=clock,
        services=services,
        app=app,
        executor=executor,
        courier=courier,
        inbox=reader,
        scheduler=scheduler,
        connect=lambda: kinds.line(app, settings.app_token.get_secret_value(), settings.api_url, LISTENERS),
    )


def _app(settings: Settings, database: Database, executor: ThreadPoolExecutor) -> App:
    authorize = authorizer(database, settings.bot_token.get_secret_value())
    return App(
        name="micromentor",
        client=WebClient(base_url=settings.api_url, retry_handlers=[], timeout=CLICK_TIMEOUT),
        authorize=cast("Callable[..., AuthorizeResult]", authorize),  # None is an answer too, for Bolt
        token_verification_enabled=False,
        request_verification_enabled=False,  # Socket Mode is authenticated by its connection
        ignoring_self_events_enabled=True,
        process_before_response=False,
        listener_executor=executor,
    )


def _sweep(database: Database) -> None:
    """Forget the keys of events that Slack will not send again."""
    database.run(lambda session: Inbox(session).forget(), patient=True)
