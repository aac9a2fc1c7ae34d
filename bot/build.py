"""The composition root: the only place where the engine, the Slack client, the app and the workers are made.

Tests call the same function with another clock and another Slack. It must not run anything: `bot.process` does.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from secrets import token_hex
from socket import gethostname
from typing import Any, cast

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot import fault_points, model, oauth
from bot.authorize import authorizer
from bot.calls import Calls
from bot.clock import Clock, SandboxClock, SystemClock
from bot.courier import Courier
from bot.delivery import Drawing
from bot.housekeeping import Housekeeping
from bot.inbox_worker import InboxWorker
from bot.installations import DatabaseStates, WorkspaceInstallations
from bot.line import Line
from bot.measured_app import MeasuredApp
from bot.metrics import Metrics
from bot.process import Bot
from bot.scheduler import Scheduler, Ticker
from bot.sealing import Seal
from bot.settings import Mode, Settings
from bot.status import healthz
from bot.tokens import Tokens
from bot.web import WebLine
from bot.web_client import web_client
from flows.decision import Decision, Event, Phrase
from flows.member import Programme
from handlers import errors, inbox, incoming, registration, text, unreadable, views
from handlers.errors import Commits
from handlers.facts import Facts
from handlers.journeys import JOURNEYS
from handlers.readers import reader_of
from handlers.services import Claimed, Services
from handlers.text import Reader
from storage.engine import Database
from storage.outbox_row import OutboxItem

LISTENERS = 20
"""Clicks, commands and forms answered at the same time. Bolt's own five are full too soon."""

ANSWERS = 2 * LISTENERS
"""HTTP requests answered at the same time. An answer waits for its listener, and events, which have none, go by."""

WORKSPACES = 1024
"""So many workspaces' connections to Slack are kept at hand."""

CLICK_TIMEOUT = 2
"""Seconds a call may take whose answer somebody waits for; Slack allows 3 in all."""


class _Door(Services):
    """The door, which tells the error handler that it committed, and counts."""

    def __init__(self, *given: Any, commits: Commits, metrics: Metrics, **named: Any) -> None:
        super().__init__(*given, **named)
        self._commits = commits
        self._metrics = metrics

    def handle(self, event: Event, consume: Claimed | None = None) -> Decision[Any]:
        kept = False
        try:
            decision = super().handle(event, consume)
            kept = True
        finally:
            self._metrics.decided(str(getattr(event, "kind", "")), kept=kept)
        self._commits.committed()
        return decision


def build(settings: Settings, clock: Clock | None = None, mode: Mode = "run") -> Bot:
    """The whole bot, ready to be started, with the way in of `mode`. Nothing is connected and no thread runs yet.

    What `mode` needs of the settings is there (`Settings.missing`). Raises CannotServe where the model cannot be used.
    """
    embedder = model.chosen(settings.model)
    clock = clock or _clock(settings)
    owner = f"{gethostname()}/{token_hex(4)}"
    kinds = fault_points.kinds(settings.fault_points)
    metrics = Metrics()
    database = kinds.database(settings.database_url)
    database.on_conflict = metrics.conflict
    tokens = _tokens(settings, database)
    programme = _programme(settings)
    commits = Commits()

    def wake_courier() -> None:
        courier.wake()

    facts = Facts(database, programme, embedder)
    services = _Door(
        database,
        JOURNEYS,
        programme=programme,
        facts=facts,
        wake=wake_courier,
        clock=clock,
        commits=commits,
        metrics=metrics,
    )
    delivery = kinds.delivery(database, services, _calls(settings, tokens), _drawing(services), settings.pace)
    courier = Courier(database, services, delivery, settings.pace, owner, metrics, lambda: tokens.served)
    reader = InboxWorker(database, services, owner, settings.pace)
    scheduler = Scheduler(
        Ticker(database, services, clock, owner, settings.pace),
        housekeeping=Housekeeping(database, facts).sweep,
        after_tick=(courier.wake, reader.wake),
    )
    executor = ThreadPoolExecutor(LISTENERS, thread_name_prefix="listener")
    programmes = reader_of((), programme)
    app = _app(settings, authorizer(database, tokens), executor, metrics, programmes)
    inbox.register(app, database, services.now, reader.wake)
    registration.register(app, services)
    errors.register(app, commits, executor, otherwise=programmes)

    bot = Bot(
        settings=settings,
        database=database,
        clock=clock,
        services=services,
        app=app,
        executor=executor,
        courier=courier,
        inbox=reader,
        scheduler=scheduler,
        connect=lambda: _line(bot, kinds, mode),
        tokens=tokens,
        metrics=metrics,
    )
    return bot


def _line(bot: Bot, kinds: fault_points.Kinds, mode: Mode) -> Line:
    """The way in: HTTP, with the page to install from where workspaces may, or Socket Mode."""
    settings = bot.settings
    if mode == "serve" and settings.signing_secret:
        endpoint = kinds.endpoint(bot.app, settings.signing_secret.get_secret_value(), ANSWERS)
        there = [endpoint.route(), healthz(bot.ills)]
        if settings.takes_installs:
            installations = WorkspaceInstallations(bot.database, bot.services, bot.tokens)
            there += oauth.routes(oauth.install_flow(settings, installations, DatabaseStates(bot.database)))
        return WebLine(settings.http_host, settings.http_port, there)
    app_token = settings.app_token.get_secret_value() if settings.app_token else ""
    return kinds.line(bot.app, app_token, settings.api_url, LISTENERS)


def _clock(settings: Settings) -> Clock:
    return SandboxClock(settings.clock_url) if settings.clock_url else SystemClock()


def _programme(settings: Settings) -> Programme:
    return Programme(
        zone=settings.time_zone,
        language=settings.language,
        admins=settings.admins,
        keep_removed_days=settings.keep_removed_days,
    )


def _calls(settings: Settings, tokens: Tokens) -> Callable[[OutboxItem], Calls]:
    """Slack for each workspace by its id, with the token that is its own now."""
    with_token = lru_cache(maxsize=WORKSPACES)(lambda token: Calls(token, settings.api_url, settings.pace.timeout))
    return lambda item: with_token(tokens.opened(item.team_id, item.sealed_token))


def _drawing(services: Services) -> Drawing:
    return Drawing(
        message=views.render,
        file=views.render_file,
        home=partial(views.home_view, services),
        member_seen=incoming.member_seen,
    )


def _tokens(settings: Settings, database: Database) -> Tokens:
    keys = [key.get_secret_value() for key in settings.token_keys]
    own = settings.bot_token.get_secret_value() if settings.bot_token else None
    return Tokens(database, Seal(keys) if keys else None, own)


def _app(
    settings: Settings,
    authorize: Callable[..., AuthorizeResult | None],
    executor: ThreadPoolExecutor,
    metrics: Metrics,
    reader: Reader,
) -> App:
    return MeasuredApp(
        metrics=metrics,
        name="micromentor",
        client=web_client(settings.api_url, timeout=CLICK_TIMEOUT),
        authorize=cast("Callable[..., AuthorizeResult]", authorize),  # None is an answer too, for Bolt
        token_verification_enabled=False,
        request_verification_enabled=False,  # a socket is known by its token, HTTP by its endpoint
        before_authorize=unreadable.ReadableOnly(reader),
        ignoring_self_events_enabled=True,
        process_before_response=False,
        listener_executor=executor,
        user_facing_authorize_error_message=text.plain(Phrase("not-installed"), reader),
    )
