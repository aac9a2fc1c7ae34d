"""Which replies in a shared DM are answers to a prompt: those, and no other, are read."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from flows.decision import Post, PublishHome, Update
from flows.request_view import RequestNews
from flows.writing import Prompt, Purpose
from storage.conversation import Conversations
from storage.engine import Database
from storage.outbox import Outbox
from storage.outbox_row import OutboxItem
from storage.prompt import PROMPTS, Prompts

TEAM, CHANNEL = "T1", "G1"
PAIR = ("U1", "U2")
DAY = timedelta(days=1)


class Room:
    """A shared DM in which the bot has said things."""

    def __init__(self, database: Database, now: datetime, post: Callable[..., Post]) -> None:
        self.database = database
        self.now = now
        self._post = post
        self.run(lambda s: Conversations(s).save(TEAM, "U1,U2", CHANNEL))

    def run(self, work: Callable[[Any], Any]) -> Any:
        return self.database.run(work)

    def begin(self, key: str, *to: str) -> OutboxItem:
        """A post that is in flight."""
        self.run(lambda s: Outbox(s).add(TEAM, self._post(key, *(to or PAIR)), self.now))
        (item,) = self.run(lambda s: Outbox(s).claim("a", self.now, 9))
        taken: OutboxItem = item
        return taken

    def end(self, item: OutboxItem, ts: str, channel: str = CHANNEL) -> None:
        assert self.run(lambda s: Outbox(s).settle_sent(item, "a", channel, ts))

    def prompt(self, key: str, closed_at: datetime | None = None) -> None:
        prompt = Prompt(
            key=key,
            mentorship_id="M1",
            purpose=Purpose.REFLECTION,
            number=1,
            opened_at=self.now,
            closed_at=closed_at,
        )
        self.run(lambda s: PROMPTS.save(s, prompt, team_id=TEAM))

    def listening(self, thread_ts: str | None, channel: str = CHANNEL, team: str = TEAM) -> bool | str:
        with self.database.reading() as session:
            return Prompts(session).listening(team, channel, thread_ts, self.now)


@pytest.fixture
def room(database: Database, now: datetime, post: Callable[..., Post]) -> Room:
    return Room(database, now, post)


def test_a_reply_to_an_open_prompt_is_an_answer_and_other_words_are_not(room: Room) -> None:
    room.end(room.begin("prompt"), "1.0")
    room.end(room.begin("card"), "2.0")
    room.prompt("prompt")

    assert room.listening("1.0") is True
    assert room.listening("2.0") is False  # the bot's, but no prompt
    assert room.listening("3.0") is False  # people's own thread
    assert room.listening(None) is False  # no thread at all
    assert room.listening("1.0", channel="G2") is False
    assert room.listening("1.0", team="T2") is False


def test_a_closed_prompt_listens_for_seven_days(room: Room) -> None:
    room.end(room.begin("prompt"), "1.0")
    room.prompt("prompt", closed_at=room.now)
    closed = room.now
    room.now = closed + 7 * DAY - timedelta(seconds=1)
    assert room.listening("1.0") is True
    room.now = closed + 7 * DAY
    assert room.listening("1.0") is False


def test_while_a_post_to_the_conversation_is_in_flight_nobody_knows(room: Room) -> None:
    room.end(room.begin("card"), "1.0")
    item = room.begin("prompt")
    room.prompt("prompt")

    assert room.listening("2.0") == "unsettled"
    assert room.listening("1.0") is False  # this one is known to be something else
    assert room.listening("2.0", channel="G2") is False

    room.end(item, "2.0")
    assert room.listening("2.0") is True
    assert room.listening("2.5") is False


def test_what_is_only_queued_or_no_post_leaves_no_doubt(room: Room, note: Callable[[str], RequestNews]) -> None:
    room.end(room.begin("card"), "1.0")
    room.run(lambda s: Outbox(s).add(TEAM, Post(key="next", to=PAIR, message=note("n")), room.now + DAY))
    assert room.listening("9.0") is False

    update = Update(of="card", to=PAIR, message=note("card"))
    room.run(lambda s: Outbox(s).add(TEAM, update, room.now))
    room.run(lambda s: Outbox(s).add(TEAM, PublishHome(user_id="U1"), room.now))
    room.run(lambda s: Outbox(s).claim("a", room.now, 9))
    assert room.listening("9.0") is False


def test_a_post_in_flight_elsewhere_leaves_no_doubt_here(room: Room) -> None:
    room.begin("card", "U1")
    assert room.listening("9.0") is False
