"""The workspace with its clock, the bot beside it, and what journeys have in common."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

import pytest

from bot.build import build
from bot.process import Bot
from bot.settings import Settings
from bot.stage import ZONE
from sandbox import staff
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from tests.conversations.actor import Actor

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
BOUND_TO_THE_SESSION = (
    "Coming up: session",
    "For session ",
    "did you meet?",
    "did the visit take place?",
    "In ten minutes:",
)
"""What comes with a session, whatever the hour (product.md, Time and hours)."""

FIND_TIME_FIELDS = ("A time that suits you", "Another", "Another ")


@dataclass(repr=False)
class House:
    """The workspace and the bot of one scene."""

    database_url: str
    sandbox: Sandbox
    bot: Bot
    workspace: Workspace

    @classmethod
    def opened(cls, database_url: str, settings: Mapping[str, str]) -> Self:
        """Start both on this database; `settings` overrule the demo's."""
        sandbox = Sandbox(Terms(MANIFEST, from_staff(staff.load().people), staff.ORGANISATION)).start()
        given = {
            "SLACK_BOT_TOKEN": sandbox.bot_token,
            "SLACK_APP_TOKEN": sandbox.app_token,
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": database_url,
            "MICROMENTOR_CLOCK_URL": sandbox.clock_url,
            "MICROMENTOR_STATUS_PORT": "0",
            "MICROMENTOR_TIME_ZONE": ZONE,
        }
        bot = build(Settings.model_validate({**given, **settings}))
        house = cls(database_url, sandbox, bot, Workspace(sandbox.base_url))
        bot.start()
        assert bot.status_server is not None
        house.workspace.bot_status(f"{bot.status_server.url}/status")
        return house

    def close(self) -> None:
        """Stop both."""
        self.workspace.close()
        self.bot.stop()
        self.sandbox.stop()


@dataclass(repr=False)
class Scene:
    """The workspace, the bot and the clock. `forgives` are refusals of Slack's that this scene is about."""

    ws: Workspace
    bot: Bot
    database_url: str
    forgives: set[str] = field(default_factory=set)
    _actors: dict[str, Actor] = field(default_factory=dict)

    def __call__(self, *names: str) -> Any:
        """People by their full names: one, or several in that order."""
        for name in names:
            if name not in self._actors:
                self._actors[name] = Actor(self, self.ws.person_named(name), name)
        actors = [self._actors[name] for name in names]
        return actors[0] if len(actors) == 1 else actors

    # --- time ---

    @property
    def now(self) -> datetime:
        return self.ws.clock.now

    def at(self, person: Actor, clock: str, *, days: int = 0) -> datetime:
        """So many weekdays from today, at this hour where the person is."""
        day = self.now.astimezone(person.zone).date()
        while days:
            day += timedelta(days=1)
            days -= day.weekday() < 5
        return datetime.combine(day, time.fromisoformat(clock), person.zone).astimezone(UTC)

    def passes(self, until: datetime) -> None:
        """Live through the time until then."""
        self.ws.clock.to(until)

    def passes_to(self, person: Actor, clock: str, *, days: int = 0) -> None:
        """Live through the time until this hour where the person is, so many weekdays on."""
        self.passes(self.at(person, clock, days=days))

    def passes_days(self, person: Actor, days: int) -> None:
        """Live through so many weekdays of the person's and ten minutes."""
        local = self.now.astimezone(person.zone)
        self.passes(self.at(person, f"{local:%H:%M}", days=days) + timedelta(minutes=10))

    def until_said(self, words: str, to: Actor, *, steps: int = 60) -> None:
        """Live on from one thing that happens to the next, until the bot has said this to them."""
        self.ws.settle()
        seen = len(self.ws.record())
        for _ in range(steps):
            if any(words in said for said in self._said_to(to, seen)):
                return
            self.ws.clock.next()
            self.ws.settle()
        raise AssertionError(f"{words!r} is not said to {to.first}; {to._shown()}")

    def _said_to(self, to: Actor, since: int) -> Iterator[str]:
        """What they read of the bot's new posts after the first `since` entries of the record."""
        self.ws.settle()
        posts = [entry for entry in self._posts(since) if to.slack.id in entry["to"]]
        reader = to.slack.reader() if posts else None
        return (reader.message(entry["message"]) for entry in posts if reader)

    def posts(self) -> list[dict[str, Any]]:
        """Every new post of the bot's so far."""
        self.ws.settle()
        return self._posts(0)

    def _posts(self, since: int) -> list[dict[str, Any]]:
        bot = self.ws.described()["app"]["bot_user_id"]
        return [e for e in self.ws.record(since) if e["what"] == "post" and e["user"] == bot]

    def slow_to_change(self) -> None:
        """Slack is busy for a moment: what changes now keeps its old buttons before people's eyes for so long."""
        self.busy("chat.update", seconds=1)

    def busy(self, method: str, seconds: float) -> None:
        """Slack sends the next call of this away for so long."""
        self.ws.fault("ratelimited", method=method, seconds=seconds)
        self.forgives.add(f"{method}: ratelimited")

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Nothing new is said to anybody meanwhile."""
        before = len(self.posts())
        yield
        said = [entry["message"]["text"] for entry in self.posts()[before:]]
        assert not said, said

    # --- what journeys have in common ---

    def ask(self, mentee: Actor, goal: str, *, first: str = "", fields: Mapping[str, Any] | None = None) -> list[str]:
        """Type the command, send the form in, ask; returns whom was proposed, in the order of asking."""
        mentee.types(f"/micromentor {goal}").fills(fields or {}).submits()
        offered: list[str] = mentee.form.choices("Ask first")
        if first:
            mentee.fills({"Ask first": first})
        mentee.submits()
        mentee.closes()
        return [first, *(n for n in offered if n != first)] if first else offered

    def pair(self, mentee: Actor, mentor: Actor, goal: str, *, sessions: str = "Two sessions", **fields: Any) -> None:
        """A mentorship of the two, from the command to the agreement in their shared DM."""
        self.ask(mentee, goal, first=mentor.name, fields={"How many sessions?": sessions, **fields.get("fields", {})})
        mentor.clicks("Accept", on=goal)
        self.ws.settle()
        mentee.sees("Agreed:", goal)

    def offer(
        self,
        one: Actor,
        at: datetime,
        *more: datetime,
        on: str = "Agreed:",
        button: str = "Find a time",
        anyway: bool = False,
    ) -> None:
        """One offers times on the agreement, or on another card; `anyway`: though they do not suit both."""
        one.clicks(button, on=on)
        for label, when in zip(FIND_TIME_FIELDS, (at, *more), strict=False):
            one.fills({label: when})
        one.submits()
        assert ("Look at these again" in one.answer) is anyway, one.answer
        if anyway:
            one.submits()
        one.closes()

    def set_time(self, one: Actor, other: Actor, at: datetime, *, on: str = "Agreed:") -> None:
        """One offers a time, the other takes it."""
        self.offer(one, at, on=on)
        other.clicks("Take it", on="can meet for session", under=on if on != "Agreed:" else "")

    def hold(self, one: Actor, other: Actor, number: int, at: datetime, *, on: str = "Agreed:") -> None:
        """Find a time, live to the end of the session, and say with one click that they met."""
        self.set_time(one, other, at, on=on)
        self.passes(at + timedelta(minutes=35))
        one.clicks("Yes, about 30 min", on="did you meet?", under=on if on != "Agreed:" else "")
        one.sees("Met.", f"Session {number}")

    def answers_in_private(self, one: Actor, other: Actor, *, wish: str = "This is done", **said: Any) -> str:
        """Answer the private questions under the newest closing prompt; what is told then."""
        one.clicks("Private questions, one minute", on="Looking back")
        one.fills(
            {
                "Was the goal met?": said.get("goal_met", "4"),
                "Did it meet your expectations?": said.get("expectations", "5, fully"),
                "Was it the right amount of time?": "Yes",
                "Was it the right skill for the goal?": "Yes",
                "What would you like next?": wish,
            }
        )
        if thanks := said.get("thanks"):
            one.fills({f"A thank-you to pass on to {other.name}": thanks})
        told: str = one.submits()
        one.closes()
        return told

    # --- what must never happen ---

    def held(self, logs: pytest.LogCaptureFixture) -> None:
        """Nothing broke, and Slack refused nothing."""
        self.ws.settle()
        errors = [r.getMessage() for r in logs.get_records("call") if r.levelno >= logging.ERROR]
        assert not [e for e in errors if not any(forgiven in e for forgiven in self.forgives)], errors
        refused = {f"{c['method']}: {c['error']}" for c in self.ws.calls() if not c["ok"]}
        assert not [r for r in refused if not any(forgiven in r for forgiven in self.forgives)], refused
        assert not (asleep := list(self._said_to_sleepers())), asleep

    def _said_to_sleepers(self) -> Iterator[str]:
        """What was said outside the hours of all who read it, but for what a session or their own words brought."""
        zones = {p["id"]: ZoneInfo(p["tz"]) for p in self.ws.described()["people"]}
        written: dict[str, float] = {}
        for entry in self.ws.record():
            if entry["what"] != "post":
                continue
            if entry["user"] in zones and not entry["message"].get("bot_id"):
                written[entry["channel"]] = entry["at"]
                continue
            answered = entry["at"] - written.get(entry["channel"], 0) < 5
            bound = any(words in entry["message"]["text"] for words in BOUND_TO_THE_SESSION)
            at = datetime.fromtimestamp(entry["at"], UTC)
            if not (answered or bound or any(_at_work(at, zones[user]) for user in entry["to"])):
                yield f"{at}: {entry['message']['text']}"


def _at_work(at: datetime, zone: ZoneInfo) -> bool:
    """In the programme's working hours, where the person is."""
    local = at.astimezone(zone)
    return local.weekday() < 5 and time(9) <= local.time() < time(17)
