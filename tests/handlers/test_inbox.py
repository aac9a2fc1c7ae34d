"""What is kept of what Slack tells, and what is forgotten: through Bolt, into a real database."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from flows import pair
from flows.aside import AsideWritten
from flows.decision import Person, Post
from flows.invitation_card import InvitationReminder
from flows.member import Member
from flows.writing import Purpose
from handlers import errors, inbox
from handlers.errors import Commits
from handlers.incoming import from_inbox
from handlers.text import Reader
from handlers.unreadable import ReadableOnly
from storage.conversation import Conversations
from storage.engine import Database, wall_clock
from storage.inbox import Inbox, InboxRow
from storage.member import Members
from storage.mentorship import MENTORSHIPS
from storage.outbox import Outbox
from storage.prompt import PromptRow
from storage.session import SESSIONS
from tests.agreements import a_mentorship

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
TEAM, BOT, ADA, TOMAS = "T1", "UBOT", "UADA", "UTOMAS"
PAIR, SHARED, DIRECT = (ADA, TOMAS), "G1", "D1"
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
SECRET = "what two people say to each other"


class Desk:
    """An app with nothing but the middleware, and what it kept."""

    def __init__(self, database: Database, executor: ThreadPoolExecutor) -> None:
        self.database = database
        self.woken = 0
        self.now = NOW
        self.app = App(
            client=WebClient(),
            authorize=lambda: AuthorizeResult(
                enterprise_id=None, team_id=TEAM, bot_user_id=BOT, bot_id="BBOT", bot_token="xoxb-1"
            ),
            request_verification_enabled=False,
            listener_executor=executor,
        )
        inbox.register(self.app, database, lambda: self.now, self._wake)
        errors.register(self.app, Commits(), executor, otherwise=Reader())

    def _wake(self) -> None:
        self.woken += 1

    def tell(self, event: dict[str, Any], event_id: str = "E1", **headers: str) -> int:
        body = {"type": "event_callback", "team_id": TEAM, "event_id": event_id, "event": event}
        return self.app.dispatch(BoltRequest(mode="socket_mode", body=body, headers={**headers})).status

    def kept(self) -> list[dict[str, Any]]:
        claims = self.database.run(lambda session: Inbox(session).claim_next("test", 100))
        return [claim.payload for claim in claims]

    def stored(self) -> list[dict[str, Any]]:
        """The payloads of all rows, claimed or not, in Slack's order."""
        with self.database.reading() as session:
            rows = session.exec(select(InboxRow).order_by(col(InboxRow.ts)))
            return [row.payload or {} for row in rows]

    def prompt(self, ts: str, *, closed_at: datetime | None = None) -> None:
        """A prompt in the shared DM, said at `ts`."""

        def save(session: Session) -> None:
            self.post(session, f"prompt:{ts}")
            (item,) = Outbox(session).claim("test", wall_clock(), 1)
            assert Outbox(session).settle_sent(item, "test", SHARED, ts)
            session.add(
                PromptRow(
                    team_id=TEAM,
                    key=f"prompt:{ts}",
                    mentorship_id="m",
                    purpose=Purpose.TOUCHPOINT,
                    number=1,
                    opened_at=NOW,
                    closed_at=closed_at,
                )
            )

        self.database.run(save)

    @staticmethod
    def post(session: Session, key: str) -> None:
        words = InvitationReminder(request_id="r", number=1, mentee=Person(ADA, "Ada"), goal="g", until=NOW)
        Conversations(session).save(TEAM, ",".join(PAIR), SHARED)
        Outbox(session).add(TEAM, Post(key=key, to=PAIR, message=words), wall_clock())


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    with ThreadPoolExecutor(1) as executor:
        yield Desk(database, executor)


def message(text: str = SECRET, **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "channel": SHARED,
        "channel_type": "mpim",
        "user": ADA,
        "text": text,
        "ts": "100.1",
        "event_ts": "100.1",
        "blocks": [{"type": "rich_text", "elements": []}],
        "client_msg_id": "x",
        **more,
    }


def edit(thread_ts: str, text: str = "better words") -> dict[str, Any]:
    inner = {"type": "message", "user": ADA, "text": text, "ts": "100.1", "thread_ts": thread_ts}
    changed = inner | {"edited": {"user": ADA, "ts": "101.0"}}
    return message(subtype="message_changed", ts="101.1", message=changed, previous_message=inner)


def deletion(thread_ts: str) -> dict[str, Any]:
    inner = {"type": "message", "user": ADA, "text": SECRET, "ts": "100.1", "thread_ts": thread_ts}
    return message(subtype="message_deleted", ts="102.1", deleted_ts="100.1", previous_message=inner)


def test_the_events_taken_are_those_of_the_manifest() -> None:
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert set(inbox.EVENTS) == set(manifest["settings"]["event_subscriptions"]["bot_events"])


@pytest.mark.parametrize(
    "event",
    [
        message(),
        message(thread_ts="99.9"),
        message(ts="50.1", thread_ts="50.1"),
        edit("99.9"),
        deletion("99.9"),
        message(subtype="channel_join"),
        message(channel_type="channel"),
        {"type": "reaction_added", "user": ADA},
    ],
    ids=["aloud", "foreign thread", "root", "foreign edit", "foreign deletion", "joined", "channel", "reaction"],
)
def test_what_is_not_for_the_bot_is_acknowledged_and_forgotten(desk: Desk, event: dict[str, Any]) -> None:
    desk.prompt("50.1")
    assert desk.tell(event) == 200
    assert (desk.kept(), desk.woken) == ([], 0)


def test_a_reply_to_a_prompt_is_kept_with_no_more_than_is_needed(desk: Desk) -> None:
    desk.prompt("50.1")
    assert desk.tell(message("my plan", thread_ts="50.1")) == 200
    assert desk.kept() == [
        {
            "type": "message",
            "channel": SHARED,
            "channel_type": "mpim",
            "user": ADA,
            "text": "my plan",
            "ts": "100.1",
            "thread_ts": "50.1",
        }
    ]
    assert desk.woken == 1


def offered(desk: Desk, *, shown: bool = True) -> None:
    """Ada has offered times; the agreement, under which they stand, was said at 50.1."""

    def save(session: Session) -> None:
        desk.post(session, "mentorship:7:agreement")
        (item,) = Outbox(session).claim("test", wall_clock(), 1)
        assert Outbox(session).settle_sent(item, "test", SHARED, "50.1")
        MENTORSHIPS.save(session, a_mentorship(NOW), team_id=TEAM)
        times = pair.Session(
            mentorship_id="7",
            number=1,
            status=pair.SessionStatus.OFFERED,
            offered_by=ADA,
            shown_at=NOW if shown else None,
        )
        SESSIONS.save(session, times, team_id=TEAM)

    desk.database.run(save)


def test_of_words_under_an_offer_of_times_it_is_kept_that_there_were_some_and_no_more(desk: Desk) -> None:
    offered(desk)
    assert desk.tell(message(user=TOMAS, thread_ts="50.1")) == 200
    (kept,) = desk.kept()
    assert kept == {"type": "aside", "user": TOMAS, "mentorship": "7"}
    assert from_inbox(TEAM, kept, NOW) == AsideWritten(team_id=TEAM, at=NOW, mentorship_id="7", actor=TOMAS)


@pytest.mark.parametrize(
    "event",
    [
        message(thread_ts="50.1"),
        message(user=TOMAS),
        message(user=TOMAS, thread_ts="51.1"),
        edit("50.1"),
        deletion("50.1"),
    ],
    ids=["whose times they are", "aloud", "another thread", "an edit", "a deletion"],
)
def test_of_other_words_there_nothing_is_kept(desk: Desk, event: dict[str, Any]) -> None:
    offered(desk)
    assert (desk.tell(event), desk.kept()) == (200, [])


def test_nor_is_anything_kept_before_the_times_are_seen(desk: Desk) -> None:
    offered(desk, shown=False)
    assert (desk.tell(message(user=TOMAS, thread_ts="50.1")), desk.kept()) == (200, [])


def test_edits_and_deletions_of_a_reply_are_followed(desk: Desk) -> None:
    desk.prompt("50.1")
    desk.tell(edit("50.1"), "E1")
    assert [kept["message"]["text"] for kept in desk.kept()] == ["better words"]
    desk.tell(deletion("50.1"), "E2")
    kept = desk.stored()
    assert [row["subtype"] for row in kept] == ["message_changed", "message_deleted"]
    assert SECRET not in str(kept), "what an edit or a deletion took back is not kept"


@pytest.mark.parametrize(("days", "kept"), [(6, True), (8, False)])
def test_a_closed_prompt_listens_for_a_week(desk: Desk, days: int, kept: bool) -> None:
    desk.prompt("50.1", closed_at=NOW)
    desk.now = NOW + timedelta(days=days)
    desk.tell(message("late words", thread_ts="50.1"))
    assert bool(desk.kept()) is kept


def test_a_reply_while_a_post_is_on_its_way_is_kept_until_that_settles(desk: Desk) -> None:
    def begin(session: Session) -> None:
        desk.post(session, "prompt:60.1")
        Outbox(session).claim("test", wall_clock(), 1)

    desk.database.run(begin)
    assert desk.tell(message("quick words", thread_ts="60.1"), "E1") == 200
    assert desk.tell(message("aloud"), "E2") == 200
    assert [kept["text"] for kept in desk.kept()] == ["quick words"]


def test_a_message_to_the_bot_is_kept(desk: Desk) -> None:
    assert desk.tell(message("help", channel=DIRECT, channel_type="im")) == 200
    assert [kept["text"] for kept in desk.kept()] == ["help"]


@pytest.mark.parametrize(
    "by",
    [
        {"bot_id": "BBOT", "user": BOT},
        {"bot_id": "BOTHER"},
        {"user": BOT},
        {"user": None},
        {"subtype": "bot_message", "bot_id": "BBOT"},
        {"subtype": "message_changed", "message": {"bot_id": "BBOT", "user": BOT, "ts": "1.1", "text": "card"}},
    ],
)
def test_what_the_bot_or_another_app_says_is_no_message_to_it(desk: Desk, by: dict[str, Any]) -> None:
    assert desk.tell(message("words", channel=DIRECT, channel_type="im", **by)) == 200
    assert desk.kept() == []


def test_a_message_of_an_app_costs_no_look_at_the_database() -> None:
    def nobody_asks() -> AuthorizeResult:
        raise AssertionError("who the bot is here was looked up")

    gate = ReadableOnly(Reader())
    app = App(client=WebClient(), authorize=nobody_asks, before_authorize=gate, request_verification_enabled=False)
    body = {"type": "event_callback", "team_id": TEAM, "event_id": "E1", "event": message(user=BOT, bot_id="BBOT")}
    assert app.dispatch(BoltRequest(mode="socket_mode", body=body)).status == 200
    body["event"] = message()
    assert not inbox.is_for_nobody(body)


def test_a_redelivery_is_taken_and_changes_nothing(desk: Desk) -> None:
    direct = message("help", channel=DIRECT, channel_type="im")
    assert desk.tell(direct, "E1") == 200
    assert desk.tell(direct, "E1", **{"x-slack-retry-num": "1"}) == 200
    assert len(desk.kept()) == 1


def test_home_is_kept_and_the_messages_tab_is_not(desk: Desk) -> None:
    for number, tab in enumerate(("home", "messages")):
        desk.tell({"type": "app_home_opened", "user": ADA, "tab": tab, "event_ts": "1.1"}, f"E{number}")
    assert [kept["tab"] for kept in desk.kept()] == ["home"]


def test_changes_of_people_are_kept_where_they_are_known(desk: Desk) -> None:
    desk.database.run(lambda session: Members(session).save(TEAM, Member(user_id=ADA, name="Ada")))
    profile = {"real_name": "Ada Lindgren", "title": "Librarian", "email": "ada@example.org", "phone": "1"}
    for number, user_id in enumerate((ADA, TOMAS)):
        user = {"id": user_id, "tz": "America/Chicago", "deleted": False, "profile": profile, "color": "fff"}
        desk.tell({"type": "user_change", "user": user, "event_ts": "1.1"}, f"E{number}")
    (kept,) = desk.kept()
    assert kept["user"]["id"] == ADA
    assert set(kept["user"]["profile"]) == {"real_name", "title"}, "no address and no telephone"


def test_what_cannot_be_written_is_sent_again(
    desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(work: Callable[[Session], Any], *, patient: bool = False) -> None:
        def write(session: Session) -> None:
            work(session)
            raise OperationalError("INSERT", {"payload": SECRET}, Exception("disk full"), hide_parameters=True)

        with desk.database.transaction(patient=patient) as session:
            write(session)

    monkeypatch.setattr(desk.database, "run", full)
    direct = message(SECRET, channel=DIRECT, channel_type="im")
    assert desk.tell(direct) == 503
    monkeypatch.undo()
    assert desk.kept() == []
    assert desk.tell(direct) == 200
    assert len(desk.kept()) == 1
    assert SECRET not in caplog.text
