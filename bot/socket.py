"""Socket Mode: the connection over which Slack tells what happened, and how to know that it is alive.

It passes envelopes to Bolt and answers back. It must not know what is in them.
"""

import json
import logging
import os
import socket
import ssl
import struct
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Event, Thread, Timer
from typing import Any
from urllib.error import URLError

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError, SlackClientNotConnectedError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.line import Aliveness, CannotServe
from bot.web_client import web_client
from handlers import unreadable

log = logging.getLogger(__name__)

PING_INTERVAL = 2
"""Seconds. A server that vanished without a word is noticed after five or six of them."""

LAST_WORDS_SECONDS = 5.0
"""How long a connection is heard after it was replaced."""

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
        self._client = _Client(
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


class _Client(SocketModeClient):
    """The library's client, with three of its limits taken away.

    It reads one connection at a time, and closes the old one when its reader, which waits up to 3 s for the next word,
    lets go of it: until then nobody hears the new one, and what is still on its way over the old one is lost. Here
    each connection has a reader of its own, and an old one is heard for a while after it was replaced. (A shorter
    time-out of the socket would mend the first alone; and one that strikes within a frame loses the rest of it.)
    And its frames end at 65,535 bytes: a form full of emoji, escaped, is longer.
    """

    def __init__(self, **options: Any) -> None:
        self._retired: list[Connection] = []
        self._leaving: Connection | None = None
        self.opened: float | None = None
        super().__init__(**options)

    def connect(self) -> None:
        retiring = self.current_session
        if retiring is not None:
            retiring.close = partial(self._retire, retiring)  # type: ignore[method-assign]
        super().connect()
        session = self.current_session
        if session is not None and session.is_active():
            session.on_message_listener = partial(self._heard, session)
            self.opened = time.monotonic()
            Thread(target=self._read, args=(session,), daemon=True).start()

    def _read(self, session: Connection) -> None:
        """Hear a connection to its end. One that broke off is replaced at once.

        The library reads on from a broken one as fast as it can, and notices after five pings that failed.
        """
        session.run_until_completion(_UntilClosed(session))
        if self.closed or session is not self.current_session:
            return
        session.disconnect()
        if session.last_ping_pong_time is None:
            return  # it broke off before it was of use: trying again is left to the monitor, which takes its time
        try:
            self.connect_to_new_endpoint()
        except (SlackApiError, URLError, OSError) as error:
            log.warning("Slack cannot be connected to again yet (%s)", error)

    def _run_current_session(self) -> None:
        """The library's own reader has nothing to do: each connection is read from `connect` on."""

    def _heard(self, session: Connection, message: str) -> None:
        # Slack asks twice, with a warning first; and one that was replaced need not be replaced again.
        if '"disconnect"' in message and json.loads(message).get("type") == "disconnect":
            if session is self._leaving or session is not self.current_session:
                return
            self._leaving = session
        self._on_message(message)

    def _retire(self, session: Connection) -> None:
        self._retired.append(session)
        last_words = Timer(LAST_WORDS_SECONDS, self._hang_up, [session])
        last_words.daemon = True
        last_words.start()

    def _hang_up(self, session: Connection) -> None:
        self._retired.remove(session)
        if session.is_active():
            _wake_reader(session)
            session.disconnect()

    def close(self) -> None:
        """Hear no more, finish the answers in hand, then hang up."""
        self.closed = True
        self.auto_reconnect_enabled = False
        self.current_session_runner.event.set()
        for session in filter(None, (self.current_session, *self._retired)):
            _wake_reader(session)
        self.message_queue.put(None)  # wakes the message thread, which would wait a second more
        self.message_workers.shutdown(wait=True)
        super().close()

    def send_message(self, message: str) -> None:
        frame = text_frame(message.encode())
        try:
            self._send(frame)
        except (OSError, SlackClientNotConnectedError):
            with self.connect_operation_lock:  # it was replaced underneath; the new one is ready once this is free
                self._send(frame)

    def _send(self, frame: bytes) -> None:
        session = self.current_session
        if session is None:
            raise SlackClientNotConnectedError("there is no connection")
        with session.sock_send_lock:
            if session.sock is None:
                raise SlackClientNotConnectedError("the connection is closed")
            session.sock.sendall(frame)


class _UntilClosed(ConnectionState):
    """Lets a connection be read for as long as it is open, whoever closes it."""

    def __init__(self, session: Connection) -> None:
        self._session = session

    @property
    def terminated(self) -> bool:
        sock = self._session.sock
        return sock is None or _has_broken_off(sock)

    @terminated.setter
    def terminated(self, _value: bool) -> None:
        pass


def _has_broken_off(sock: socket.socket) -> bool:
    """Is there nothing more to be read, ever? Looks at the plain socket, whatever is wrapped round it."""
    if isinstance(sock, ssl.SSLSocket) and sock.pending():
        return False
    try:
        return socket.socket.recv(sock, 1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def _wake_reader(session: Connection) -> None:
    """Let the thread that waits for the next word find that there will be none: closing needs the lock it holds."""
    if session.sock is not None:
        with suppress(OSError):  # it may be gone already
            # The plain socket's own method: the one of a TLS socket would drop the encryption.
            socket.socket.shutdown(session.sock, socket.SHUT_RD)


def text_frame(payload: bytes) -> bytes:
    """One whole WebSocket text frame from a client, masked (RFC 6455, 5.2), of any length."""
    length = len(payload)
    if length < 126:
        head = struct.pack("!BB", 0x81, 0x80 | length)
    elif length < 1 << 16:
        head = struct.pack("!BBH", 0x81, 0x80 | 126, length)
    else:
        head = struct.pack("!BBQ", 0x81, 0x80 | 127, length)
    mask = os.urandom(4)
    stretched = (mask * (length // 4 + 1))[:length]
    masked = int.from_bytes(payload) ^ int.from_bytes(stretched)
    return head + mask + masked.to_bytes(length)
