"""Reaches the TCP connection under an ASGI call, for faults that break it as a network would.

ASGI has no word for this. uvicorn's `receive` is a method of the object that holds the connection's transport; that is
the only thing relied on here.
"""

import asyncio

from starlette.types import Receive


def transport_under(receive: Receive) -> asyncio.Transport | None:
    """Return the transport of an HTTP or WebSocket connection, or None under another server (a test client)."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    return transport if isinstance(transport, asyncio.Transport) else None


async def gone(receive: Receive, seconds: float) -> bool:
    """Wait so long at a request that was read whole; tell whether the one who asked hung up meanwhile."""
    try:
        async with asyncio.timeout(seconds):
            await _hung_up(receive)
    except TimeoutError:
        return False
    return True


async def cut(receive: Receive) -> None:
    """Abort the connection without an answer, and wait until the server has noticed."""
    transport = transport_under(receive)
    if transport is None:
        return
    transport.abort()
    await _hung_up(receive)


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] not in ("http.disconnect", "websocket.disconnect"):
        pass
