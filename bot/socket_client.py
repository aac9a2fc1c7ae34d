"""slack_sdk's Socket Mode client, with three of its limits taken away: it hears every connection to its end.

It must not know what an envelope is, nor who answers it.
"""

import json
import logging
import os
import socket
import ssl
import struct
import time
from contextlib import suppress
from functools import partial
from threading import Thread, Timer
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackClientNotConnectedError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection, ConnectionState

log = logging.getLogger(__name__)

LAST_WORDS_SECONDS = 5.0
"""How long a connection is heard after it was replaced."""


class Client(SocketModeClient):
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
