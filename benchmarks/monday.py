"""A Monday morning: thousands of timers fall due at nine, and people click while the courier says what they brought.

The bot is a process of its own (`micromentor run`), on a database filled beforehand, beside the stand-in, which owns
the time and keeps Slack's own pace. What the morning took is held beside what that pace allows for the same calls.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
from sqlalchemy import func, select

from benchmarks import envelopes
from benchmarks.crowd import Crowd, falls_due, waiting
from benchmarks.figures import SECONDS, Figure, Section, Times
from benchmarks.pace import POST, Throttle, least
from benchmarks.slack import StandIn
from benchmarks.staff import GOALS, ZONES
from bot.child import Addresses, ChildBot
from bot.settings import NO_MODEL
from flows.ask import Invitation, InvitationStatus
from handlers.ids import Command, InvitationAction
from handlers.payloads import carry
from sandbox.pace import Pace
from storage.engine import Database
from storage.invitation import InvitationRow
from storage.mapping import table_of
from storage.outbox import Outbox
from storage.timers import Timers

NINE = datetime(2026, 12, 7, 15, tzinfo=UTC)
"""A Monday, nine in the morning for everybody there."""

BEFORE = timedelta(minutes=20)
"""How long before nine the bot starts."""

WITHIN = 1.1
"""The target: so many times what Slack's pace allows."""

STARTING, BETWEEN, POLL = 120.0, 0.2, 0.05
"""Seconds: until the bot must be there; from one click to the next; between two looks whether all is said."""

APART = 0.7
"""Slack's seconds from one click to the next, at the least: four in five open a form, and Slack lets an app open a
hundred a minute. People who click more often are sent away by Slack, which says nothing of the bot."""

COMMANDS = 4
"""Commands to one Accept: each of these opens a conversation, and Slack lets an app open fifty a minute."""

STILL_BUSY = 0.9
"""People click until this share of the messages is said: every click falls in the working courier's time."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Lived:
    """What a morning was like. Times are seconds, memory megabytes."""

    at_rest: dict[str, Times]
    meanwhile: dict[str, Times]
    cleared: float
    messages: float
    decided: float
    processor: float
    throttle: Throttle
    memory_at_rest: float
    memory_at_most: float

    def section(self, title: str) -> Section:
        """How long a click took while the courier worked, beside a click at rest."""
        named = {name: f"{name}, at rest" for name in self.meanwhile}
        figures = tuple(
            Figure(name, times, {named[name]: self.at_rest[name]}, named[name], paired=False)
            for name, times in self.meanwhile.items()
        )
        clicks = sum(len(times.seconds) for times in self.meanwhile.values())
        return Section(f"{title}: {clicks} clicks while the courier works", figures, tail=99)

    def backlog(self, title: str) -> Section:
        """How long it took until all was said, beside what Slack's pace allows."""
        calls, pace, speed = self.throttle.let_through, self.throttle.pace, self.throttle.speed
        own = "by Slack's pace"
        posts = {call: n for call, n in calls.items() if call[0] == POST}
        figures = (
            Figure("the messages", Times((self.messages,)), {own: Times((least(posts, pace) / speed,))}, own, WITHIN),
            Figure("everything", Times((self.cleared,)), {own: Times((least(calls, pace) / speed,))}, own, WITHIN),
        )
        others = sum(calls.values()) - sum(posts.values())
        away = self.throttle.sent_away
        notes = (
            f"{sum(posts.values()):,} messages and {others:,} other calls",
            f"sent away with 429: {away[POST]:,} messages and {sum(away.values()) - away[POST]:,} other calls",
            f"one second here is {speed:.1f} of Slack's; every timer was decided on after {self.decided:.1f} s",
            (
                f"the bot took {self.processor:.1f} s of processor time: "
                f"{self.processor / least(calls, pace):.1%} of one processor in Slack's own time"
            ),
        )
        return Section(f"{title}: the backlog", figures, unit=SECONDS, notes=notes)


class Morning:
    """The bot at work in a workspace before nine. Use it as a context manager."""

    def __init__(self, url: str, there: Crowd, slack: StandIn, app_token: str, folder: Path) -> None:
        self._url, self._there, self._slack, self._token = url, there, slack, app_token
        self._people = cycle(there.asking)
        self._goals = cycle(GOALS)
        self._invitations: Iterator[Invitation] = iter(())
        addresses = Addresses(slack.api_url, slack.clock_url, "xoxb-bench", app_token)
        self._bot = ChildBot(addresses, folder, _settings(url))

    def __enter__(self) -> Self:
        self._set_clock(NINE - BEFORE)
        self._database = Database(self._url)
        self._bot.start()
        try:
            self._connected()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        self._process = psutil.Process(self._bot.pid)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._slack.throttle = None
        self._bot.stop()
        self._database.dispose()

    def memory(self) -> float:
        """What the process holds now (resident set), in megabytes."""
        return self._process.memory_info().rss / MEGABYTE

    def _processor(self) -> float:
        """Seconds of processor time that the process has taken."""
        times = self._process.cpu_times()
        return times.user + times.system

    def live(self, timers: int, clicks: int, within: float) -> Lived:
        """So many clicks of each kind at rest; then nine o'clock, and clicks until the backlog is nearly cleared.

        `within`: seconds that the messages take by Slack's pace at the most; time runs faster where it would be more.
        """
        saying = falls_due(self._url, self._there, timers, NINE)
        # As many as anybody may need: one for every click the morning has time for.
        longest = least({(POST, str(n)): 1 for n in range(saying)}, Pace())
        speed = max(1.0, longest / within)
        self._invitations = iter(
            waiting(self._url, self._there, clicks + int(2 * longest / speed / BETWEEN) + 60, NINE)
        )
        self._until_quiet()
        at_rest = self._clicked(lambda done: done < clicks, BETWEEN)
        self._until_quiet()
        self._sure_of(len(at_rest["Accept"].seconds))
        memory = self.memory()
        throttle = self._slack.throttle = Throttle(Pace(), speed)
        spent = self._processor()
        self._set_clock(NINE)
        began, held, decided = time.monotonic(), [memory], 0.0

        def busy(_done: int) -> bool:
            nonlocal decided
            held.append(self.memory())
            if not decided and not self._due():
                decided = time.monotonic() - began
            return throttle.posts() < STILL_BUSY * saying

        meanwhile = self._clicked(busy, max(BETWEEN, APART / speed))
        self._until_quiet()
        self._sure_of(len(at_rest["Accept"].seconds) + len(meanwhile["Accept"].seconds))
        latest = max(throttle.latest.values())
        return Lived(
            at_rest=at_rest,
            meanwhile=meanwhile,
            cleared=latest - began,
            messages=throttle.latest[POST] - began,
            decided=decided or time.monotonic() - began,
            processor=self._processor() - spent,
            throttle=throttle,
            memory_at_rest=memory,
            memory_at_most=max(*held, self.memory()),
        )

    def _clicked(self, more: Callable[[int], bool], pause: float) -> dict[str, Times]:
        """Some of each kind after the other, while there are to be more; `pause`: seconds from one to the next."""
        taken: dict[str, list[float]] = {"command": [], "Accept": []}
        while more(len(taken["Accept"])):
            for name, click in (*COMMANDS * (("command", self._command),), ("Accept", self._accept)):
                time.sleep(pause)  # people do not click without a pause: a load, not a race
                taken[name].append(click())
        return {name: Times(tuple(seconds)) for name, seconds in taken.items()}

    def _command(self) -> float:
        payload = envelopes.command(next(self._people).user_id, Command.MICROMENTOR, next(self._goals))
        return self._slack.deliver(self._token, "slash_commands", payload)[0]

    def _accept(self) -> float:
        invitation = next(self._invitations)
        value = carry(request_id=invitation.request_id, number=invitation.number)
        payload = envelopes.click(invitation.mentor_id, InvitationAction.ACCEPT, value)
        return self._slack.deliver(self._token, "interactive", payload)[0]

    def _connected(self) -> None:
        deadline = time.monotonic() + STARTING
        while not self._slack.is_connected(self._token):
            self._sure_it_runs()
            if time.monotonic() > deadline:
                raise TimeoutError("the bot does not come to work")
            time.sleep(POLL)  # another process: it can only be looked at

    def _until_quiet(self) -> None:
        while self._due() or not self._said():
            self._sure_it_runs()
            time.sleep(POLL)  # as above

    def _sure_it_runs(self) -> None:
        if self._bot.exit_code is not None:
            raise RuntimeError(f"the bot ended with {self._bot.exit_code}")

    def _due(self) -> bool:
        now = datetime.now(UTC) + timedelta(seconds=self._slack.offset)
        with self._database.reading() as session:
            first = Timers(session).next_due()
        return first is not None and first <= now

    def _said(self) -> bool:
        with self._database.reading() as session:
            return Outbox(session).queue_is_empty()

    def _sure_of(self, accepts: int) -> None:
        if self._accepted() != accepts:
            raise RuntimeError("not every click on Accept made a mentorship")

    def _accepted(self) -> int:
        accepted = table_of(InvitationRow).c.status == InvitationStatus.ACCEPTED
        with self._database.reading() as session:
            return session.connection().scalar(select(func.count()).where(accepted)) or 0

    def _set_clock(self, to: datetime) -> None:
        self._slack.offset = (to - datetime.now(UTC)).total_seconds()


def _settings(url: str) -> dict[str, str]:
    """The pace of a real installation, not the demo's."""
    return {
        "DATABASE_URL": url,
        "MICROMENTOR_TIME_ZONE": ZONES[0],
        "MICROMENTOR_MODEL": NO_MODEL,
        "MICROMENTOR_COURIER_LEASE": "60",
        "MICROMENTOR_COURIER_MARGIN": "20",
        "MICROMENTOR_COURIER_LOOK_AFTER": "30",
        "LOG_LEVEL": "ERROR",
    }
