"""Sockets of this machine on which servers of ours listen. It must not know what is served."""

import socket

from bot.line import CannotServe

_BACKLOG = 256
_ANYWHERE = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - looked for, not listened on


def listen(host: str, port: int, named_by: str) -> socket.socket:
    """A socket that listens; `port` 0 lets the system choose one.

    Raises CannotServe where the address cannot be had; `named_by` are the settings that would name another.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise CannotServe(
            f"Port {port} of {host} cannot be used ({error.strerror}). {named_by} name another."
        ) from None
    # asyncio does so only for sockets it made itself; without it a small answer waits 40 ms for the reader's ACK.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def url_of(listening: socket.socket) -> str:
    """Where this machine reaches it."""
    host, port = listening.getsockname()[:2]
    return local_url(host, port)


def local_url(host: str, port: int) -> str:
    """Where this machine reaches what listens on this host and port; a host that stands for all is this machine."""
    there = _ANYWHERE.get(host, host)
    return f"http://[{there}]:{port}" if ":" in there else f"http://{there}:{port}"
