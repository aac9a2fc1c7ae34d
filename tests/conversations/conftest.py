"""Whole journeys through the stand-in Slack: its workspace, the real bot beside it on a real database, and people.

A `Scene` is the workspace with its clock; an `Actor` is one person of the staff: what they do reads as a sentence, and
what they see is what their own Slack shows them. Every scene ends with a look at what must never happen: an error in
the log, a call that Slack refuses, something said to somebody who is asleep.
"""

import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

import pytest

from bot.build import build
from bot.child import Addresses
from bot.process import Bot
from bot.settings import Settings
from bot.stage import ZONE, introduce_staff
from sandbox import staff
from sandbox.driver import Person, Workspace
from sandbox.pages import MessagePage, ViewPage
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox

if TYPE_CHECKING:
    from tests.conftest import Copies

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
MONDAY = datetime(2035, 6, 4, 15, 0, tzinfo=UTC)
"""When every scene begins: a Monday, 10:00 in Chicago and 09:00 in Denver, no change of clocks near."""

SOON = 10.0
"""Seconds within which the answer to a click is there; it comes after the acknowledgement."""

NOWHERE = Addresses("http://127.0.0.1:9/api/", "http://127.0.0.1:9/clock", "xoxb-nobody", "xapp-nobody")
BOUND_TO_THE_SESSION = ("Coming up: session", "did you meet?", "did the visit take place?", "In ten minutes:")
"""What comes with a session, whatever the hour (product.md, Time and hours)."""

FIND_TIME_FIELDS = ("A time that suits you", "Another", "Another ")


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as one person reads it. `under` is the text of the first message of its thread."""

    page: MessagePage
    text: str
    under: str


@dataclass(repr=False)
class Actor:
    """One person of the staff at their Slack. `answer` is what came back at once to what they did last."""

    scene: "Scene"
    slack: Person
    name: str
    answer: str = ""

    @property
    def first(self) -> str:
        """The name a friend calls."""
        return self.name.split()[0]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.slack.reader().eyes.zone)

    # --- what they do ---

    def types(self, words: str) -> Self:
        """Type a slash command, or else a message to the bot."""
        if not words.startswith("/"):
            self.slack.say(self.slack.dm(), words)
            return self
        command, _, text = words.partition(" ")
        answer = self.slack.command(command, text)
        assert answer.ok, answer.error
        self.answer = answer.message.text if answer.message else ""
        return self

    def writes(self, words: str, *, on: str = "", to: "Actor | None" = None) -> MessagePage:
        """Write in the thread of the newest message that says `on`, or in the DM shared with `to`."""
        if to is None:
            return self.sees(on).page.reply(words)
        return self.slack.say(self.slack.group_with(to.name), words)

    def clicks(self, button: str, *, on: str = "", under: str = "") -> Self:
        """Press a button of the newest message that says `on` and has it; the click is taken without an error."""
        found = [seen for seen in self._found((on,), under) if button in _pressable(seen.page)]
        assert found, f"{self.first} sees no {button!r} on {on!r}; {self._shown()}"
        return self._press(found[-1].page, button)

    def presses(self, button: str) -> Self:
        """Press a button of the form before them."""
        return self._press(self.form, button)

    def clicks_at_home(self, button: str) -> Self:
        """Press a button of App Home."""
        return self._press(self.slack.open_home(), button)

    def _press(self, surface: MessagePage | ViewPage, button: str) -> Self:
        self.answer = ""
        error = surface.click(button)
        assert error is None, error
        return self

    def fills(self, fields: Mapping[str, Any]) -> Self:
        """Fill fields of the form by their labels."""
        for label, value in fields.items():
            self.form.fill(label, value)
        return self

    def is_offered(self, label: str, typed: str) -> list[str]:
        """What the type-ahead of this field offers for these letters."""
        form = self.form
        block = next(b for b in form.raw["blocks"] if b.get("label", {}).get("text") == label)
        asked = {"view_id": form.id, "block_id": block["block_id"], "action_id": block["element"]["action_id"]}
        return [
            each["text"]["text"] for each in self.slack.ask("POST", "options", {**asked, "query": typed})["options"]
        ]

    def lists(self, skill: str, evidence: str = "") -> Self:
        """In the form of what they offer: type a skill in their own words, and a line of evidence for it."""
        self.fills({"What could you help with?": [skill]})
        return self.fills({f"Your evidence for “{skill}”, in one line": evidence})

    def submits(self) -> str:
        """Send the form in; it is taken. Returns what stands there then."""
        sent = self.form.submit()
        assert sent.ok, sent.error
        assert not sent.errors, sent.errors
        self.answer = _as_spoken(sent.modal.text) if sent.modal else ""
        return self.answer

    def is_held_back(self) -> dict[str, str]:
        """Send the form in; it stays, with a line at each field that needs one."""
        sent = self.form.submit()
        assert sent.errors, f"nothing was said of any field; {sent}"
        return sent.errors

    def closes(self) -> Self:
        """Close all forms."""
        if form := self.slack.modal():
            form.close(clear=True)
        return self

    # --- what they see ---

    @property
    def form(self) -> ViewPage:
        """The form before them."""
        form: ViewPage = self.scene.ws.until(self.slack.modal, SOON)
        return form

    @property
    def home(self) -> str:
        """App Home as it is now."""
        return _as_spoken(self.slack.open_home().text)

    def reads(self) -> list[Seen]:
        """Everything their Slack shows, in the order it was written, as it stands now."""
        self.scene.ws.settle()
        reader, pages = self.slack.everything()
        texts = {(page.channel, page.ts): _as_spoken(reader.message(page.raw)) for page in pages}
        return [
            Seen(page, texts[page.channel, page.ts], texts.get((page.channel, root), "") if root != page.ts else "")
            for page in pages
            for root in [page.thread_ts]
        ]

    def sees(self, *fragments: str, under: str = "") -> Seen:
        """The newest message of theirs that says all of this."""
        found = self._found(fragments, under)
        assert found, f"{self.first} sees nothing that says {fragments}; {self._shown()}"
        return found[-1]

    def sees_nothing_of(self, *fragments: str) -> None:
        """None of this is anywhere before them: not in a message, nor in one as it was, nor in Home or a form."""
        self.scene.ws.settle()
        reader = self.slack.reader()
        shown = [e for e in self.scene.ws.record() if self.slack.id in e["to"]]
        texts = [reader.message(e["message"]) for e in shown if e["what"] not in {"view", "home"}]
        texts += [seen.text for seen in self.reads()]
        texts += [self.home, str([e["message"] for e in shown if e["what"] in {"view", "home"}])]
        for fragment in fragments:
            assert not [text for text in texts if fragment in text], f"{self.first} sees {fragment!r}"

    def is_told(self, *fragments: str) -> str:
        """What came back to them alone at their last act: under the message, in a small form, or to the command."""
        try:
            told: str = self.scene.ws.until(lambda: self._told(fragments), SOON)
        except TimeoutError:
            raise AssertionError(f"{self.first} is not told {fragments}, but {self._answers()}") from None
        return told

    def _told(self, fragments: tuple[str, ...]) -> str | None:
        return next((a for a in self._answers() if a and all(f in a for f in fragments)), None)

    def _answers(self) -> list[str]:
        form = self.slack.modal()
        alone = [seen.text for seen in self.reads() if seen.page.ephemeral]
        return [_as_spoken(self.answer), _as_spoken(form.text) if form else "", *alone[-1:]]

    def posts(self) -> int:
        """How many new posts by the bot they were shown so far: what the message budget counts, so no calendar file."""
        shown = (entry for entry in self.scene.posts() if not entry["message"].get("files"))
        return sum(1 for entry in shown if self.slack.id in entry["to"])

    def _found(self, fragments: tuple[str, ...], under: str) -> list[Seen]:
        return [s for s in self.reads() if all(f in s.text for f in fragments) and under in (s.under or s.text)]

    def _shown(self) -> str:
        return "the newest: " + " | ".join(seen.text for seen in self.reads()[-6:])


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
        before = self._count(words, to)
        for _ in range(steps):
            if self._count(words, to) > before:
                return
            self.ws.clock.next()
            self.ws.settle()
        raise AssertionError(f"{words!r} is not said to {to.first}; {to._shown()}")

    def _count(self, words: str, to: Actor) -> int:
        self.ws.settle()
        reader = to.slack.reader()
        return sum(1 for e in self.posts() if to.slack.id in e["to"] and words in reader.message(e["message"]))

    def posts(self) -> list[dict[str, Any]]:
        """Every new post of the bot's so far."""
        self.ws.settle()
        bot = self.ws.described()["app"]["bot_user_id"]
        return [e for e in self.ws.record() if e["what"] == "post" and e["user"] == bot]

    def slow_to_change(self) -> None:
        """Slack is busy for a moment: what changes now keeps its old buttons before people's eyes for so long."""
        self.ws.fault("ratelimited", method="chat.update", seconds=1)
        self.forgives.add("chat.update: ratelimited")

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
        other.clicks("Take it", on="can do these times", under=on if on != "Agreed:" else "")

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


def _as_spoken(text: str) -> str:
    """People's names without the sign of a mention."""
    return re.sub(r"(?<!<)@(?=[A-Z])", "", text)


def _pressable(page: MessagePage) -> list[str]:
    overflow = [
        option["text"]["text"]
        for block in page.raw["blocks"] or []
        for element in block.get("elements", [])
        for option in element.get("options", [])
    ]
    return [*page.buttons(), *overflow]


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


def _introduce(database_url: str) -> None:
    """Put the staff into a database, with what the model learns of their skills: no scene has to do so again."""
    introduce_staff(database_url, NOWHERE)
    house = House.opened(database_url, {})
    house.workspace.settle()
    house.close()


# --- fixtures ---


@pytest.fixture(scope="session")
def staff_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file in which the staff is known and its mentors have said yes, to be copied."""
    path = tmp_path_factory.mktemp("staff") / "template.db"
    shutil.copy(sqlite_template, path)
    _introduce(f"sqlite:///{path}")
    return path


@pytest.fixture
def staffed_sqlite(staff_template: Path, tmp_path: Path) -> str:
    """The staff in a SQLite file of this test's own."""
    return f"sqlite:///{shutil.copy(staff_template, tmp_path / 'micromentor.db')}"


@pytest.fixture(scope="session")
def staff_on_postgres(postgres_copies: "Copies") -> str:
    """A PostgreSQL database in which the staff is known, to be copied; its name."""
    name, url = postgres_copies.copy("micromentor")
    _introduce(url)
    return name


@pytest.fixture
def staffed_postgres(staff_on_postgres: str, postgres_copies: "Copies") -> Iterator[str]:
    """The staff in a PostgreSQL database of this test's own."""
    name, url = postgres_copies.copy(staff_on_postgres)
    yield url
    postgres_copies.drop(name)


ON_BOTH = ("invitation", "mentorship", "mentorships", "session", "touchpoint", "reflection")
"""The journeys whose conversations are played on both kinds of database; with `--everywhere` all are."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the other journeys on PostgreSQL to `--everywhere`: a scene there costs as much as it does on SQLite."""
    if config.getoption("everywhere"):
        return
    files = {Path(__file__).parent / f"test_{name}.py" for name in ON_BOTH}
    mine = [i for i in items if Path(__file__).parent in i.path.parents and i.get_closest_marker("postgres")]
    left = {id(item) for item in mine if item.path not in files}
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left])
    items[:] = [item for item in items if id(item) not in left]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def staffed_url(request: pytest.FixtureRequest) -> str:
    """Where the scene is kept: every journey is played on both kinds of database."""
    url: str = request.getfixturevalue(f"staffed_{request.param}")
    return url


@pytest.fixture
def open_scene(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[..., Scene]]:
    """Begins a scene on a database; `settings` overrule the demo's."""
    opened: list[House] = []

    def begin(database_url: str, **settings: str) -> Scene:
        house = House.opened(database_url, settings)
        opened.append(house)
        house.workspace.clock.to(MONDAY)
        return Scene(house.workspace, house.bot, database_url)

    yield begin
    for house in opened:
        house.close()


@pytest.fixture
def scene(staffed_url: str, open_scene: Callable[..., Scene], caplog: pytest.LogCaptureFixture) -> Iterator[Scene]:
    """The library on a Monday morning, with nothing asked yet; at the end, nothing broke."""
    scene = open_scene(staffed_url)
    yield scene
    scene.held(caplog)
