"""Hands what waits in the inbox to the door, in Slack's order within each conversation.

One thread, woken by every write and by the tick. A row is consumed in the transaction of the decision it causes, so it
is decided on once whatever happens to this process. It must not know what a row means.
"""

import logging
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Literal

from bot.health import Pulse
from bot.logs import about
from bot.patience import Pace
from handlers import shapes
from handlers.inbox import Kept, is_ours
from handlers.incoming import from_inbox
from handlers.services import Services
from handlers.unreadable import UNPARSED
from storage.engine import Database, wall_clock
from storage.inbox import Inbox, InboxClaim
from storage.installation import Installations

log = logging.getLogger(__name__)

BATCH = 10
IDLE_WAIT = 1.0
"""Seconds after which the inbox is looked into though nobody woke the worker."""

UNSETTLED_WAIT = timedelta(seconds=1)
"""How long a reply rests whose thread may be that of a prompt on its way out."""

GIVE_UP_AFTER = timedelta(hours=24)
"""How long a row is tried whose decision fails: as long as Slack itself would send it again."""


class InboxWorker:
    """The one thread that reads the inbox."""

    def __init__(self, database: Database, services: Services, owner: str, pace: Pace) -> None:
        self._database = database
        self._services = services
        self._owner = owner
        self._pace = pace
        self.pulse = Pulse()
        self._wake = Event()
        self._stopping = False
        self._thread = Thread(target=self._run, name="inbox")

    def start(self) -> None:
        self.pulse.beat()
        self._thread.start()

    def wake(self) -> None:
        """There may be something to read."""
        self._wake.set()

    def stop(self) -> None:
        """Finish the row in hand and end."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            self.pulse.beat()
            try:
                while self._work() and not self._stopping:
                    pass
            except Exception:  # whatever it was, the next look may go well; a dead thread never looks
                log.exception("the inbox could not be read")
            self._wake.wait(IDLE_WAIT)

    def _work(self) -> bool:
        """Handle a batch; whether there was anything."""
        claims = self._database.run(
            lambda session: Inbox(session).claim_next(self._owner, BATCH, self._pace.claim), patient=True
        )
        for claim in claims:
            self.pulse.beat()
            try:
                self._handle(claim)
            except Exception as error:
                log.exception("an event of Slack's could not be decided on", extra=about(claim.team_id, claim.event_id))
                self._put_aside(claim, error)
        return bool(claims)

    def _handle(self, claim: InboxClaim) -> None:
        now = self._services.now()
        try:
            shapes.check_event(claim.payload)
            event = from_inbox(claim.team_id, claim.payload, now)
        except UNPARSED as error:
            # It will be no better in a day: the conversation must not wait for it. A traceback could hold its words.
            log.error(  # noqa: TRY400 - said above
                "an event of Slack's is none that can be read", extra=about(claim.team_id, claim.event_id)
            )
            self._give_up(claim, error)
            return
        ours = event is not None and self._is_ours(claim, now)
        if ours == "unsettled":
            self._database.run(lambda session: Inbox(session).put_back(claim, UNSETTLED_WAIT), patient=True)
            return
        if event is None or not ours:
            self._database.run(claim.consume, patient=True)
        else:
            self._services.handle(event, consume=claim)

    def _is_ours(self, claim: InboxClaim, now: datetime) -> bool | Literal["unsettled"]:
        kept = Kept(claim.conversation, claim.ts, claim.payload)
        with self._database.reading() as session:
            installation = Installations(session).get(claim.team_id)
            bot_user_id = installation.bot_user_id if installation else ""
            return is_ours(session, claim.team_id, bot_user_id, kept, now)

    def _put_aside(self, claim: InboxClaim, error: Exception) -> None:
        if wall_clock() - claim.received_at > GIVE_UP_AFTER:
            self._give_up(claim, error)
        else:
            self._database.run(lambda s: Inbox(s).put_back(claim, self._pace.again), patient=True)

    def _give_up(self, claim: InboxClaim, error: Exception) -> None:
        self._database.run(lambda s: Inbox(s).give_up(claim, type(error).__name__), patient=True)
