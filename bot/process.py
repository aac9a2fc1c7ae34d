"""The running process: start everything in order, watch the connection, stop everything in order.

Any number of these may run against one PostgreSQL; killing one at any moment loses nothing. It must not build anything.
"""

import logging
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Timer

from slack_bolt import App
from slack_sdk.errors import SlackApiError

from bot.authorize import learn_installation
from bot.clock import Clock
from bot.courier import Courier
from bot.gauges import Gauges
from bot.health import Health
from bot.inbox_worker import InboxWorker
from bot.line import CannotServe, Line
from bot.metrics import Metrics
from bot.outcome import CALL_FAILURES, Held, of_failure
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.socket import ConnectionRefused
from bot.status import Status, StatusServer
from bot.tokens import Tokens, in_words
from bot.web_client import web_client
from flows.installation import Installation
from handlers.services import Services
from storage.engine import Database
from storage.inbox import Inbox
from storage.installation import Installations
from storage.outbox import Outbox
from storage.timers import Timers

log = logging.getLogger(__name__)

WATCH_SECONDS = 1.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0

LAST_SECONDS = 20.0
"""How long a process that is beyond hope may take to end in good order."""


@dataclass
class Bot:
    """One process of the bot, as `bot.build` made it."""

    settings: Settings
    database: Database
    clock: Clock
    services: Services
    app: App
    executor: ThreadPoolExecutor
    courier: Courier
    inbox: InboxWorker
    scheduler: Scheduler
    connect: Callable[[], Line]
    tokens: Tokens
    metrics: Metrics
    stopping: Event = field(default_factory=Event)
    line: Line | None = None
    status_server: StatusServer | None = None
    exit: Callable[[int], object] = os._exit

    def __post_init__(self) -> None:
        pulses = {"tick": self.scheduler.pulse, "inbox": self.inbox.pulse, "courier": self.courier.pulse}
        self.health = Health(pulses, lambda: self.line.reading() if self.line else None)
        self.metrics.registry.register(Gauges(self.database, self.health, self.services.now))

    def run(self) -> int:
        """Start, serve until asked to stop, stop. The exit code: 1 where only a fresh start helps.

        Raises CannotServe where something is wrong that only the operator can mend.
        """
        code = 0
        last_words = Timer(LAST_SECONDS, self.exit, [1])
        last_words.daemon = True
        try:
            self.start()
            while not self.stopping.wait(WATCH_SECONDS):
                if why := self.health.hopeless(time.monotonic()):
                    log.error("%s; ending, to be started anew", why)
                    code = 1
                    last_words.start()  # what stands still may not let itself be stopped either
                    break
        finally:
            self.stop()
            last_words.cancel()
        return code

    def request_stop(self) -> None:
        """Let `run` come to its end. Safe in a signal handler."""
        self.stopping.set()

    def start(self) -> None:
        """Bring the tables up to date, learn the workspaces, start the workers, connect.

        Waits for Slack where it cannot be reached. Raises CannotServe when it refuses a token, or a token or an address
        cannot be used.
        """
        self.database.migrate()
        self.clock.refresh()
        if self.settings.status_port is not None:
            self.status_server = StatusServer(
                self.settings.status_host, self.settings.status_port, self.status, self.ills, self.metrics
            )
            self.status_server.start()
        own = self._learn_installation() if self.settings.bot_token else None
        if self.stopping.is_set():
            return
        if unreadable := self.tokens.unreadable():
            raise CannotServe(" ".join(in_words(unreadable)))
        self._learn_directories(own)
        self.courier.start()
        self.inbox.start()
        self.scheduler.start()
        self.line = self.connect()
        self.line.connect(self.stopping)
        log.info("at work%s", f" in {own.team_name or own.team_id}" if own else "")

    def stop(self) -> None:
        """Take nothing new, finish what is in hand, close everything."""
        self.stopping.set()
        if self.line:
            self.line.close()
        self.executor.shutdown(wait=True)
        self.scheduler.stop()
        self.inbox.stop()
        self.courier.stop()
        if self.status_server:
            self.status_server.stop()
        self.services.facts.close()
        self.database.dispose()

    def status(self) -> Status:
        """Look at the clock anew, start what is due, and say how things stand."""
        self.clock.refresh()
        now = self.services.now()
        with self.database.reading() as session:
            # In this order: what a timer or an event causes goes into the outbox, never the other way round.
            upcoming = Timers(session).next_due()
            due = upcoming is not None and upcoming <= now
            idle = not due and Inbox(session).is_empty() and Outbox(session).queue_is_empty()
        if due:
            self.scheduler.wake()
        # What is asked next is answered by all that mentors list, not by what has been learnt of it so far.
        return Status(idle and not self.services.facts.is_learning, upcoming, now)

    def ills(self) -> list[str]:
        """What is wrong with this process, in words; one that is about to end is not well either."""
        return ["it is about to end"] if self.stopping.is_set() else self.health.ills()

    def healthy(self) -> bool:
        """Whether nothing is wrong with this process."""
        return not self.ills()

    def _learn_directories(self, own: Installation | None) -> None:
        """Read the directories of all workspaces; only that of the settings' own is waited for."""
        if own is not None:
            self.services.facts.learn(own.team_id)
        with self.database.reading() as session:
            active = [installation.team_id for installation in Installations(session).active()]
        self.services.facts.learn_in_time(active)

    def _learn_installation(self) -> Installation | None:
        token = self.settings.bot_token.get_secret_value() if self.settings.bot_token else None
        client = web_client(self.settings.api_url, token)
        pause = FIRST_PAUSE
        while not self.stopping.is_set():
            try:
                return learn_installation(client, self.services, self.tokens)
            except CALL_FAILURES as error:
                failed = of_failure(error)
                if isinstance(error, SlackApiError) and isinstance(failed, Held) and failed.reason != "ratelimited":
                    raise ConnectionRefused(
                        f"Slack refuses SLACK_BOT_TOKEN ({failed.reason}). `micromentor doctor` says what to do."
                    ) from None
                log.warning("Slack cannot be reached yet (%s)", failed)
                self.stopping.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        return None
