"""A stand-in Slack with a few people, and a bot's sending side of it without the product's journeys."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Signal
from time import monotonic
from typing import Any

import httpx
import pytest
from sqlmodel import Session

from bot.calls import Calls
from bot.clock import SystemClock
from bot.courier import Courier
from bot.delivery import Delivery, Drawing
from bot.metrics import Metrics
from bot.patience import Pace
from bot.process import Bot
from flows.decision import Decision, File, Message, Outgoing, Person, Post, Update
from flows.delivery import DeliveryFailed
from flows.invitation_card import InvitationReminder
from flows.member import MemberMet, MemberSeen, Programme, decide
from handlers import incoming
from handlers.services import Journey, Services
from handlers.text import Reader
from handlers.views.blocks import Rendered, RenderedFile
from sandbox.driver import Workspace
from sandbox.local_http import settings
from sandbox.parts import Terms
from sandbox.people import Person as Account
from sandbox.server import Sandbox
from storage.engine import Database, wall_clock
from storage.member_state import MemberRepository
from storage.outbox import Outbox
from storage.outbox_row import OutboxItem
from tests.stand_ins import Stateless

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
TEAM = "T0SANDBOX"
ADA, TOMAS, JUNE, GONE = "UADA", "UTOMAS", "UJUNE", "UGONE"
PEOPLE = (
    Account(ADA, "ada", "Ada Lindgren", title="Librarian", tz="America/Chicago"),
    Account(TOMAS, "tomas", "Tomas Reyes"),
    Account(JUNE, "june", "June Okafor"),
    Account(GONE, "gone", "Gone Away", deleted=True),
)
DEADLINE = 90.0
"""Seconds after which a condition that does not come true fails the test."""

HASTE = Pace(lease=timedelta(seconds=2), margin=timedelta(seconds=1), look_after=timedelta(seconds=0.8))
"""A pace that tests can wait for; the proportions are those of the real one."""


def wait_until(condition: Callable[[], Any], what: str) -> Any:
    """Wait until the condition gives something, and give that."""
    end = monotonic() + DEADLINE
    while not (found := condition()):
        assert monotonic() < end, f"waited {DEADLINE:.0f} s for {what}"
        Signal().wait(0.02)
    return found


@pytest.fixture
def until() -> Callable[[Callable[[], Any], str], Any]:
    """Waits for a condition; fails at the deadline, saying what for."""
    return wait_until


def words(text: str) -> InvitationReminder:
    """Any message; here its words are all that is shown."""
    at = datetime(2026, 12, 1, tzinfo=UTC)
    return InvitationReminder(request_id="r", number=1, mentee=Person(ADA, "Ada"), goal=text, until=at)


def drawn(message: Message, _reader: Reader) -> Rendered:
    assert isinstance(message, InvitationReminder)
    return Rendered(message.goal, [{"type": "section", "text": {"type": "plain_text", "text": message.goal}}])


def drawn_file(message: Message, _reader: Reader) -> RenderedFile:
    assert isinstance(message, InvitationReminder)
    return RenderedFile(f"The file {message.goal}", message.goal, f"what is in {message.goal}".encode())


@dataclass
class Slack:
    """The stand-in, and what a test asks of it."""

    sandbox: Sandbox

    @property
    def api_url(self) -> str:
        return self.sandbox.api_url

    def given(self, database_url: str, **more: str) -> dict[str, str]:
        """What a bot at this stand-in reads from its environment."""
        tokens = {"SLACK_BOT_TOKEN": self.sandbox.bot_token, "SLACK_APP_TOKEN": self.sandbox.app_token}
        return {**tokens, "SLACK_API_URL": self.api_url, "DATABASE_URL": database_url, **more}

    def control(self, verb: str, path: str, **json: Any) -> Any:
        answer = httpx.request(verb, f"{self.sandbox.base_url}/control/{path}", json=json or None, **settings())
        assert answer.is_success, answer.text
        return answer.json()

    def fault(self, fault: str, **more: Any) -> None:
        self.control("POST", "faults", fault=fault, **more)

    def record(self) -> list[dict[str, Any]]:
        record: list[dict[str, Any]] = self.control("GET", "record")
        return record

    def said(self) -> list[str]:
        """Everything posted, in order."""
        return [entry["message"]["text"] for entry in self.record() if entry["what"] == "post"]

    def files(self) -> list[tuple[str, str]]:
        """Every file that stands in a conversation, in order: what is said with it, and what is in it."""
        posts = [entry["message"] for entry in self.record() if entry["what"] == "post"]
        shared = [(post["text"], file["url_private"]) for post in posts for file in post.get("files") or ()]
        return [(text, httpx.get(url, **settings()).text) for text, url in shared]

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [call for call in self.control("GET", "calls")["calls"] if call["method"] == method]


@pytest.fixture
def slack() -> Iterator[Slack]:
    with Sandbox(Terms(manifest=MANIFEST, people=PEOPLE, retry_delays=(0.1, 0.1, 0.1))) as sandbox:
        yield Slack(sandbox)


@pytest.fixture
def workspace(slack: Slack, bot: Bot) -> Iterator[Workspace]:
    """What people see and do there, beside the `bot` that a file of tests has."""
    assert bot.status_server
    with Workspace(slack.sandbox.base_url) as workspace:
        workspace.bot_status(f"{bot.status_server.url}/status")
        yield workspace


@dataclass
class Office:
    """The sending side over one database: couriers, and what became of what they were given."""

    slack: Slack
    database: Database
    couriers: ExitStack
    failures: list[DeliveryFailed] = field(default_factory=list)

    @property
    def calls(self) -> Calls:
        return Calls(self.slack.sandbox.bot_token, self.slack.api_url, HASTE.timeout)

    def hire(
        self, owner: str = "one", metrics: Metrics | None = None, kind: Callable[..., Delivery] = Delivery
    ) -> Courier:
        """Start a courier; it stops with the test."""

        def rouse() -> None:
            courier.wake()

        services = Services(
            self.database,
            (
                Journey((MemberSeen, MemberMet), MemberRepository, decide),
                Journey((DeliveryFailed,), lambda _session, _programme: Stateless(), self._note),
            ),
            programme=Programme(),
            facts=None,
            wake=rouse,
            clock=SystemClock(),
        )
        drawing = Drawing(message=drawn, file=drawn_file, home=home, member_seen=incoming.member_seen)
        delivery = kind(self.database, services, lambda _team: self.calls, drawing, HASTE)
        courier = Courier(self.database, services, delivery, HASTE, owner, metrics=metrics)
        courier.start()
        self.couriers.callback(courier.stop)
        return courier

    @staticmethod
    def post(key: str, to: tuple[str, ...] = (ADA,), thread: str | None = None) -> Post:
        """A post that says its own key."""
        return Post(key=key, to=to, message=words(key), thread=thread)

    @staticmethod
    def file(key: str, to: tuple[str, ...] = (ADA,), thread: str | None = None) -> File:
        """A file that says its own key."""
        return File(key=key, to=to, message=words(key), name="plan.txt", thread=thread)

    @staticmethod
    def update(of: str, to: tuple[str, ...], now: str) -> Update:
        return Update(of=of, to=to, message=words(now))

    def queue(self, *outgoing: Outgoing) -> None:
        def add(session: Session) -> None:
            for each in outgoing:
                Outbox(session).add(TEAM, each, wall_clock())

        self.database.run(add)

    def left_by_the_dead(self, post: Post | File) -> OutboxItem:
        """A row as a process left it that was killed while sending; its lease is over."""
        long_ago = wall_clock() - HASTE.lease * 2

        def claim(session: Session) -> OutboxItem:
            Outbox(session).add(TEAM, post, long_ago)
            (item,) = Outbox(session).claim("dead", long_ago, 1, HASTE.lease)
            return item

        return self.database.run(claim)

    def row(self, key: str) -> OutboxItem:
        with self.database.reading() as session:
            found = Outbox(session).find(TEAM, key)
        assert found is not None
        return found

    def settled(self) -> bool:
        with self.database.reading() as session:
            return Outbox(session).queue_is_empty()

    def wait(self) -> None:
        wait_until(self.settled, "the outbox to be empty")

    def _note(self, _state: None, event: DeliveryFailed) -> Decision[None]:
        self.failures.append(event)
        return Decision(None)


def home(team_id: str, user_id: str) -> dict[str, Any]:
    text = {"type": "plain_text", "text": f"{team_id} {user_id}"}
    return {"type": "home", "blocks": [{"type": "section", "text": text}]}


@pytest.fixture
def office(slack: Slack, database: Database) -> Iterator[Office]:
    with ExitStack() as couriers:
        yield Office(slack, database, couriers)
