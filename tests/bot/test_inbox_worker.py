"""The inbox worker: rows reach the door once and in order; what turned out foreign is forgotten unread."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.inbox_worker import InboxWorker
from bot.patience import Pace
from flows.decision import Decision, Event, Person, Post
from flows.installation import Installation
from flows.invitation_card import InvitationReminder
from flows.member import Programme
from flows.words import DirectMessage
from flows.writing import Purpose
from handlers.incoming import ThreadSpoken
from handlers.services import Journey, Services
from storage.conversation import Conversations
from storage.engine import Database, wall_clock
from storage.inbox import Inbox, InboxRow, State
from storage.installation import Installations
from storage.outbox import Outbox
from storage.outbox_row import OutboxItem
from storage.prompt import PromptRow
from tests.stand_ins import Stateless, StoppedClock

TEAM, BOT, ADA, TOMAS, SHARED, DIRECT = "T1", "UBOT", "UADA", "UTOMAS", "G1", "D1"
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
Until = Callable[[Callable[[], Any], str], Any]


class Desk:
    """The worker, and a door that notes what comes; a message saying `bad` breaks it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.decided: list[Event] = []
        self._events = 0
        services = Services(
            database,
            (Journey((DirectMessage, ThreadSpoken), lambda _session, _programme: Stateless(), self._decide),),
            programme=Programme(),
            facts=None,
            wake=lambda: None,
            clock=StoppedClock(NOW),
        )
        self.worker = InboxWorker(database, services, "test", Pace())
        bot = Installation(team_id=TEAM, team_name="Team", bot_user_id=BOT, bot_id="B", app_id="A", token="sealed")
        database.run(lambda session: Installations(session).save(bot))

    def _decide(self, _state: None, event: Any) -> Decision[None]:
        if isinstance(event, DirectMessage) and event.text == "bad":
            raise RuntimeError("a fault of ours")
        self.decided.append(event)
        return Decision(None)

    def receive(self, text: str, ts: str, channel: str = DIRECT, thread_ts: str | None = None) -> None:
        self._events += 1
        kind = "im" if channel.startswith("D") else "mpim"
        payload = {
            "type": "message", "channel": channel, "channel_type": kind, "user": ADA, "text": text, "ts": ts,
        }  # fmt: skip
        if thread_ts:
            payload["thread_ts"] = thread_ts
        event_id = f"E{self._events}"
        self.database.run(lambda s: Inbox(s).add(TEAM, event_id, channel, ts, payload, wall_clock()))
        self.worker.wake()

    def begin_post(self) -> OutboxItem:
        """A prompt on its way to the shared DM."""
        words = InvitationReminder(request_id="r", number=1, mentee=Person(ADA, "Ada"), goal="g", until=NOW)

        def begin(session: Session) -> OutboxItem:
            Conversations(session).save(TEAM, f"{ADA},{TOMAS}", SHARED)
            Outbox(session).add(TEAM, Post(key="prompt", to=(ADA, TOMAS), message=words), wall_clock())
            prompt = PromptRow(
                team_id=TEAM, key="prompt", mentorship_id="m", purpose=Purpose.TOUCHPOINT, number=1, opened_at=NOW
            )
            session.add(prompt)
            (item,) = Outbox(session).claim("test", wall_clock(), 1)
            return item

        return self.database.run(begin)

    def settle(self, item: OutboxItem, ts: str) -> None:
        self.database.run(lambda session: Outbox(session).settle_sent(item, "test", SHARED, ts))

    def rows(self) -> list[tuple[State, dict[str, Any] | None, datetime | None]]:
        """State, payload and lease of every row."""
        with self.database.reading() as session:
            rows = session.exec(select(InboxRow)).all()
            return [(row.state, row.payload, row.lease_until) for row in rows]

    def empty(self) -> bool:
        with self.database.reading() as session:
            return Inbox(session).is_empty()


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    desk = Desk(database)
    desk.worker.start()
    yield desk
    desk.worker.stop()


def test_messages_reach_the_door_in_order_and_leave_no_words(desk: Desk, until: Until) -> None:
    for ts in ("3.0", "4.0", "5.0"):
        desk.receive(f"word {ts}", ts)
    until(desk.empty, "the inbox to be empty")
    assert [event.text for event in desk.decided if isinstance(event, DirectMessage)] == [
        "word 3.0",
        "word 4.0",
        "word 5.0",
    ]
    assert [(state, payload) for state, payload, _ in desk.rows()] == [(State.DONE, None)] * 3


def test_one_bad_row_holds_its_own_conversation_alone(desk: Desk, until: Until) -> None:
    desk.receive("bad", "1.0", "D1")
    desk.receive("after it", "2.0", "D1")
    desk.receive("elsewhere", "3.0", "D2")
    until(lambda: desk.decided, "the other conversation")
    assert [event.text for event in desk.decided if isinstance(event, DirectMessage)] == ["elsewhere"]
    assert not desk.empty()


@pytest.mark.parametrize(("ts", "ours"), [("60.1", True), ("60.2", False)])
def test_a_reply_that_came_before_its_prompt_settled(desk: Desk, until: Until, ts: str, ours: bool) -> None:
    item = desk.begin_post()
    desk.receive("quick words", "61.0", SHARED, thread_ts="60.1")
    until(lambda: desk.rows()[0][2], "the worker to look at it")
    assert desk.decided == []
    desk.settle(item, ts)
    until(desk.empty, "the inbox to be empty")
    assert bool(desk.decided) is ours
    assert [payload for _, payload, _ in desk.rows()] == [None]
