"""Socket Mode: the connection over which Slack tells what happened, and how to know that it is alive.

It passes envelopes to Bolt and answers back. It must not know what is in them.
"""

import logging
import time
from dataclasses import dataclass
from threading import Event
from urllib.error import URLError

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.line import Aliveness, CannotServe
from bot.socket_client import Client
from bot.web_client import web_client
from handlers import unreadable

log = logging.getLogger(__name__)

PING_INTERVAL = 2
"""Seconds. A server that vanished without a word is noticed after five or six of them."""

CROWDED = 200
"""Envelopes waiting to be looked at; more than this for long means that the message thread is stuck."""

LONGEST_PAUSE = 30.0
"""Seconds between two attempts to connect, at most."""

_HOPELESS = frozenset({"invalid_auth", "not_authed", "account_inactive", "not_allowed_token_type", "token_revoked"})


class ConnectionRefused(CannotServe):
    """Slack will not have this token; no repetition helps. The message is for the operator."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What can be seen of a connection. `silence`: seconds since the newest pong's ping, None before the first.

    `age`: seconds since it was opened, None before. `waiting`: envelopes that were read and not yet looked at.
    """

    connected: bool
    silence: float | None
    waiting: int
    reading_on: bool
    age: float | None = None

    @property
    def alive(self) -> bool:
        """`connected` alone has been seen to lie for a minute; a stuck message thread still pongs."""
        heard = self.silence is not None and self.silence < 4 * PING_INTERVAL
        return self.connected and heard and self.waiting < CROWDED and self.reading_on


class Watchdog:
    """Says when a connection has been dead for `patience` seconds. One good reading starts it anew."""

    def __init__(self, patience: float = 60.0) -> None:
        self._patience = patience
        self._dead_since: float | None = None

    def expired(self, reading: Aliveness, now: float) -> bool:
        """Whether it is time to give up. `now` is monotonic, in seconds."""
        if reading.alive:
            self._dead_since = None
            return False
        if self._dead_since is None:
            self._dead_since = now
        return now - self._dead_since >= self._patience


class SocketLine:
    """One Socket Mode connection for a Bolt app, made anew whenever Slack or the network asks for it."""

    def __init__(self, app: App, app_token: str, api_url: str, concurrency: int) -> None:
        self._app = app
        self._client = Client(
            app_token=app_token,
            web_client=web_client(api_url),
            ping_interval=PING_INTERVAL,
            concurrency=concurrency,
        )
        self._client.socket_mode_request_listeners.append(self._answer)

    def connect(self, stop: Event) -> None:
        """Connect, trying until it works or `stop` is set. Later losses are mended by the client itself.

        Raises ConnectionRefused when Slack refuses the token.
        """
        pause = 1.0
        while not stop.is_set():
            try:
                self._client.connect()
            except SlackApiError as error:
                if (reason := str(error.response.get("error"))) in _HOPELESS:
                    raise ConnectionRefused(
                        f"Slack refuses SLACK_APP_TOKEN ({reason}). `micromentor doctor` says what to do."
                    ) from None
                log.warning("Slack cannot be connected to yet (%s)", reason)
            except (URLError, OSError) as error:
                log.warning("Slack cannot be reached yet (%s)", error)
            else:
                return
            stop.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def reading(self) -> Reading:
        """How the connection is."""
        session = self._client.current_session
        pinged = session.last_ping_pong_time if session else None
        return Reading(
            connected=self._client.is_connected(),
            silence=None if pinged is None else time.time() - pinged,
            waiting=self._client.message_queue.qsize(),
            reading_on=self._client.message_processor.is_alive(),
            age=None if self._client.opened is None else time.monotonic() - self._client.opened,
        )

    def close(self) -> None:
        """Take no more envelopes; those being answered are finished first."""
        self._client.close()

    def _answer(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        try:
            response = run_bolt_app(self._app, request)
        except unreadable.UNPARSED as error:  # only the making of the request raises: Bolt answers for all the rest
            log.warning("an envelope holds no payload (%s)", type(error).__name__)
            response = unreadable.answer(request.payload)
        send_response(client, request, response, started)
