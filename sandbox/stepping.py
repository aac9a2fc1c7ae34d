"""Moves the sandbox's clock from one due time of the bot to the next, and waits for the bot in between.

A week forward is so a week lived. The bot is asked at its status endpoint (`{"idle", "next", "now"}`); asking makes it
read the clock and start what is due. Several processes of one bot are all asked, and those that cannot be reached left
out as long as one can. Without an endpoint the clock simply jumps.
"""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx

from sandbox.clock import Clock
from sandbox.errors import Refused
from sandbox.local_http import settings
from sandbox.shapes import Json
from sandbox.stream import Everywhere

_POLL_SECONDS = (0.01, 0.1)
"""How soon the bot is asked again: at first, and at most, as each pause is longer than the one before."""

_WATCH_SECONDS = 1.0
_PATIENCE_SECONDS = 90.0
_MORNING = (9, 5)
_SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}


class Stepping:
    """The clock's buttons. `on_its_way` counts what the sandbox has sent and the bot has not acknowledged."""

    def __init__(self, clock: Clock, changes: Everywhere, on_its_way: Callable[[], int]) -> None:
        self._clock = clock
        self._changes = changes
        self._on_its_way = on_its_way
        self._client = httpx.AsyncClient(**settings(timeout=5.0))
        self._one_at_a_time = asyncio.Lock()
        self.status_urls: tuple[str, ...] = ()
        self.next: float | None = None
        self.moving = False

    async def close(self) -> None:
        """Close the connections that are kept open."""
        await self._client.aclose()

    def shown(self) -> Json:
        """Return the clock as the control API gives it; `next` is as the bot said when it was last asked."""
        return {"now": self._clock.now(), "offset": self._clock.offset, "next": self.next, "moving": self.moving}

    async def watch(self) -> None:
        """While a page is open, ask the bot every second what comes next, until cancelled."""
        while True:
            await asyncio.sleep(_WATCH_SECONDS)
            if self.status_urls and self._changes.watched() and not self.moving:
                before = self.next
                await self._quiet()
                if self.next != before:
                    self._changes.tell("clock")

    async def settle(self, seconds: float = _PATIENCE_SECONDS) -> None:
        """Wait until nothing is on its way to the bot and the bot is idle; raises Refused when it does not settle."""
        deadline = time.monotonic() + seconds
        pause, longest = _POLL_SECONDS
        while not await self._quiet():
            if time.monotonic() > deadline:
                raise Refused("not_settled", f"The bot was still busy after {seconds:g} seconds.", 504)
            await asyncio.sleep(pause)
            pause = min(1.5 * pause, longest)

    async def move(self, target: float) -> None:
        """Move to `target` (epoch seconds), stopping at each due time on the way until the bot is idle."""
        async with self._one_at_a_time:
            self.moving = True
            self._changes.tell("clock")
            try:
                await self._move(target)
            finally:
                self.moving = False
                self._changes.tell("clock")

    async def _move(self, target: float) -> None:
        await self.settle()
        while self.next is not None and self.next <= target:
            self._clock.move_to(self.next)
            self._changes.tell("clock")
            await self.settle()
        self._clock.move_to(target)
        await self.settle()

    async def _quiet(self) -> bool:
        """Tell whether all is quiet. A timer that is due but not yet taken counts as work."""
        if self._on_its_way():
            return False
        if not self.status_urls:
            return True
        told = [status for status in await asyncio.gather(*map(self._status, self.status_urls)) if status is not None]
        if not told:
            return False
        self.next = min((status["next"] for status in told if status.get("next") is not None), default=None)
        due = self.next is not None and self.next <= self._clock.now()
        return all(status.get("idle") for status in told) and not due and not self._on_its_way()

    async def _status(self, url: str) -> Json | None:
        """Return what one process of the bot says, None from one that does not answer."""
        try:
            status = (await self._client.get(url)).json()
        except (httpx.HTTPError, ValueError):
            return None
        return status if isinstance(status, dict) else None

    def target(self, asked: Json, zone: str) -> float:
        """Return where a request of the control API leads: `by` seconds, `to` an epoch, or a named `step`.

        `zone` is that of the person a morning is meant for. Raises Refused for a step of another name.
        """
        now = self._clock.now()
        if "by" in asked:
            return now + float(asked["by"])
        if "to" in asked:
            return float(asked["to"])
        step = asked.get("step")
        if step in _SPANS:
            return now + _SPANS[step].total_seconds()
        if step == "morning":
            return next_morning(self._clock.today(), ZoneInfo(zone)).timestamp()
        if step == "next":
            return now if self.next is None else max(now, self.next)
        raise Refused("unknown_step", f"The clock knows no step called {step}.")


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next 09:05 in `zone` on a day from Monday to Friday, strictly after `now`."""
    local = now.astimezone(zone)
    morning = local.replace(hour=_MORNING[0], minute=_MORNING[1], second=0, microsecond=0)
    while morning <= local or morning.weekday() > 4:
        morning += timedelta(days=1)
    return morning
