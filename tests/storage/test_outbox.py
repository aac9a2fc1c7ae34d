"""The outbox: once, in order, one at a time in a conversation, and nothing lost when a sender dies."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from flows.decision import FetchMember, File, Outgoing, Post, PublishHome, Update
from flows.request_view import RequestNews
from storage.engine import Database
from storage.member import Members
from storage.outbox import LEASE, Outbox, conversation
from storage.outbox_row import Operation, OutboxItem, State

TEAM = "T1"
SECOND = timedelta(seconds=1)

Note = Callable[[str], RequestNews]
MakePost = Callable[..., Post]


class Desk:
    """The outbox as door and courier use it: each step a transaction of its own."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.now = now

    def add(self, *outgoing: Outgoing, team: str = TEAM) -> None:
        def work(session: Any) -> None:
            for each in outgoing:
                Outbox(session).add(team, each, self.now)

        self.database.run(work)

    def claim(self, owner: str = "a", limit: int = 20) -> list[OutboxItem]:
        return self.database.run(lambda s: Outbox(s).claim(owner, self.now, limit))

    def take_over(self, owner: str = "b", limit: int = 20) -> list[OutboxItem]:
        return self.database.run(lambda s: Outbox(s).take_over(owner, self.now, limit))

    def sent(self, item: OutboxItem, owner: str = "a", channel: str = "D1", ts: str = "1.0") -> bool:
        return self.database.run(lambda s: Outbox(s).settle_sent(item, owner, channel, ts))

    def failed(self, item: OutboxItem, error: str = "user_disabled", owner: str = "a") -> list[str]:
        return [gone.key for gone in self.database.run(lambda s: Outbox(s).settle_failed(item, owner, error))]

    def change(self, work: Callable[[Outbox], bool]) -> bool:
        return self.database.run(lambda s: work(Outbox(s)))

    def find(self, key: str) -> OutboxItem:
        found = self.database.run(lambda s: Outbox(s).find(TEAM, key))
        assert found is not None, key
        return found

    def empty(self) -> bool:
        return self.database.run(lambda s: Outbox(s).queue_is_empty())

    def send_all(self, owner: str = "a") -> list[str]:
        """Send until nothing is left to claim; the keys in the order they went."""
        went: list[str] = []
        while items := self.claim(owner):
            for item in items:
                went.append(item.key)
                assert self.sent(item, owner, ts=f"{len(went)}.0")
        return went


@pytest.fixture
def desk(database: Database, now: datetime) -> Desk:
    return Desk(database, now)


# --- putting in ---


def test_a_post_comes_out_as_it_went_in(desk: Desk, post: MakePost, note: Note) -> None:
    desk.add(post("k", "U2", "U1"))

    (item,) = desk.claim()

    assert item.team_id == TEAM
    assert item.operation is Operation.POST
    assert item.state is State.SENDING
    assert item.message == note("k")
    assert item.user_ids == ("U1", "U2")
    assert item.conversation == conversation(("U2", "U1")) == "U1,U2"
    assert (item.attempts, item.attempted_at, item.resends) == (1, desk.now, 0)
    assert (item.lease, item.lease_until) == ("a", desk.now + LEASE)
    assert len(item.reference) == 32


def test_the_next_of_a_conversation_is_one_of_this_workspace(desk: Desk, post: MakePost) -> None:
    desk.add(post("k1", "U1"), post("k2", "U1"))
    desk.add(post("k3", "U1"), post("k4", "U2"), team="T2")
    first, *_ = desk.claim()

    assert first.key == "k1"
    assert desk.change(lambda outbox: outbox.has_next(first))
    desk.sent(first)
    (second,) = desk.claim()
    assert not desk.change(lambda outbox: outbox.has_next(second))


def test_a_key_is_said_once_whatever_it_says_the_second_time(desk: Desk, note: Note) -> None:
    desk.add(Post(key="k", to=("U1",), message=note("first")))
    desk.add(Post(key="k", to=("U1",), message=note("second")))
    (item,) = desk.claim()
    assert item.message == note("first")
    desk.sent(item)

    desk.add(Post(key="k", to=("U1",), message=note("third")))

    assert desk.claim() == []
    assert desk.find("k").state is State.SENT


def test_a_file_comes_out_as_it_went_in(desk: Desk, post: MakePost, note: Note) -> None:
    desk.add(post("root"), File(key="f", to=("U1",), message=note("f"), name="plan.txt", thread="root"))
    (root,) = desk.claim()
    desk.sent(root)

    (item,) = desk.claim()

    assert (item.operation, item.message, item.thread, item.root_ts) == (Operation.FILE, note("f"), "root", "1.0")
    assert item.name == f"plan-{item.reference[:12]}.txt"
    assert desk.sent(item, ts="2.0")
    desk.add(File(key="f", to=("U1",), message=note("again"), name="plan.txt", thread="root"))
    assert desk.claim() == []
    assert (desk.find("f").state, desk.find("f").ts) == (State.SENT, "2.0")


def test_a_file_in_the_thread_of_no_post_is_refused(desk: Desk, note: Note) -> None:
    with pytest.raises(ValueError, match="no post root"):
        desk.add(File(key="f", to=("U1",), message=note("f"), name="plan.txt", thread="root"))


def test_an_upload_is_kept_with_a_fresh_lease_and_only_by_who_holds_it(desk: Desk, note: Note) -> None:
    desk.add(File(key="f", to=("U1",), message=note("f"), name="plan.txt"))
    (item,) = desk.claim()
    desk.now += LEASE - SECOND
    assert desk.change(lambda outbox: outbox.keep_upload(item, "F1", desk.now))
    desk.now += 2 * SECOND
    assert desk.take_over() == []
    desk.now += LEASE
    (taken,) = desk.take_over()
    assert taken.file_id == "F1"
    assert not desk.change(lambda outbox: outbox.keep_upload(item, "F2", desk.now)), "it is another's by now"
    assert desk.find("f").file_id == "F1"


def test_the_same_key_in_another_workspace_is_another_post(desk: Desk, post: MakePost) -> None:
    desk.add(post("k"))
    desk.add(post("k"), team="T2")
    assert [(item.team_id, item.key) for item in desk.claim()] == [(TEAM, "k"), ("T2", "k")]


def test_ten_changes_are_one_home_and_one_look_at_a_member(desk: Desk) -> None:
    for _ in range(10):
        desk.add(PublishHome(user_id="U1"), FetchMember(user_id="U1"))
    items = desk.claim()
    assert [(i.key, i.operation, i.user_ids, i.message) for i in items] == [
        ("home:U1", Operation.HOME, ("U1",), None),
        ("member:U1", Operation.MEMBER, ("U1",), None),
    ]


def test_the_newest_update_wins_and_knows_where_its_post_stands(desk: Desk, post: MakePost, note: Note) -> None:
    desk.add(post("k"))
    desk.add(Update(of="k", to=("U1",), message=note("old")), Update(of="k", to=("U1",), message=note("new")))
    (root,) = desk.claim()
    desk.sent(root, channel="D7", ts="123.4")

    (update,) = desk.claim()

    assert (update.key, update.target, update.message) == ("update:k", "k", note("new"))
    assert (update.root_channel, update.root_ts) == ("D7", "123.4")


def test_an_update_that_was_sent_is_sent_again_with_newer_words(desk: Desk, post: MakePost, note: Note) -> None:
    desk.add(post("k"), Update(of="k", to=("U1",), message=note("old")))
    assert desk.send_all() == ["k", "update:k"]
    desk.add(Update(of="k", to=("U1",), message=note("new")))
    (item,) = desk.claim()
    assert item.message == note("new")


def test_an_update_of_a_post_that_was_never_made_is_nothing(desk: Desk, note: Note) -> None:
    desk.add(Update(of="nothing", to=("U1",), message=note("words")))
    assert desk.empty()


def test_a_reply_to_no_post_or_in_anothers_conversation_is_an_error(desk: Desk, post: MakePost) -> None:
    with pytest.raises(ValueError, match="no post"):
        desk.add(post("reply", thread="nothing"))
    desk.add(post("root", "U1"))
    with pytest.raises(ValueError, match="went to U1"):
        desk.add(post("reply", "U2", thread="root"))
    with pytest.raises(ValueError, match="nobody"):
        desk.add(Post(key="x", to=(), message=post("x").message))


# --- order ---


def test_only_the_head_of_each_conversation_goes_and_the_rest_follow_in_order(desk: Desk, post: MakePost) -> None:
    desk.add(*(post(f"{who}{n}", who) for n in range(3) for who in ("U1", "U2")))

    first = desk.claim()
    assert [item.key for item in first] == ["U10", "U20"]
    assert desk.claim("b") == []

    desk.sent(first[1])
    assert [item.key for item in desk.claim("b")] == ["U21"]


def test_the_limit_is_kept(desk: Desk, post: MakePost) -> None:
    desk.add(*(post(f"k{n}", f"U{n}") for n in range(5)))
    assert [len(desk.claim(limit=2)) for _ in range(4)] == [2, 2, 1, 0]


def test_a_thread_knows_its_root(desk: Desk, post: MakePost) -> None:
    desk.add(post("root"), post("reply", thread="root"))
    (root,) = desk.claim()
    desk.sent(root, channel="D9", ts="9.9")
    (reply,) = desk.claim()
    assert (reply.thread, reply.root, reply.root_channel, reply.root_ts) == ("root", "root", "D9", "9.9")


def test_the_index_itself_refuses_a_second_row_in_flight(desk: Desk, post: MakePost) -> None:
    desk.add(post("one"), post("two"))
    desk.claim()
    with pytest.raises(IntegrityError), desk.database.transaction() as session:
        session.execute(text("UPDATE outbox SET state = 'sending' WHERE key = 'two'"))


def test_a_row_with_a_smaller_id_that_appears_late_waits_for_the_one_in_flight(desk: Desk, post: MakePost) -> None:
    desk.add(post("early"))
    (early,) = desk.claim()
    desk.add(post("late"))
    with desk.database.transaction() as session:  # as when its transaction began first and committed last
        session.execute(text("UPDATE outbox SET id = -1 WHERE key = 'late'"))

    assert desk.claim("b") == []
    desk.sent(early)
    assert [item.key for item in desk.claim("b")] == ["late"]


def test_four_senders_say_everything_once_and_in_order(desk: Desk, post: MakePost) -> None:
    people, length = 12, 8
    desk.add(*(post(f"U{p}:{n}", f"U{p}") for n in range(length) for p in range(people)))
    said: dict[str, list[int]] = {f"U{p}": [] for p in range(people)}
    in_flight: set[str] = set()
    guard = Lock()

    def send(name: str) -> None:
        while not desk.empty():
            for item in desk.claim(name, limit=3):
                with guard:
                    assert item.conversation not in in_flight
                    in_flight.add(item.conversation)
                    said[item.conversation].append(int(item.key.split(":")[1]))
                with guard:
                    in_flight.remove(item.conversation)
                assert desk.sent(item, name)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(send, ["a", "b", "c", "d"]))

    assert said == {f"U{p}": list(range(length)) for p in range(people)}


# --- outcomes ---


def test_a_sender_that_died_is_followed_by_another_and_cannot_settle_any_more(desk: Desk, post: MakePost) -> None:
    desk.add(post("one"), post("two"))
    (dead,) = desk.claim("dead")
    attempted = desk.now
    assert desk.take_over("b") == []  # its lease still runs

    desk.now += LEASE + SECOND
    (taken,) = desk.take_over("b")

    assert taken.key == "one"
    assert taken.state is State.SENDING
    assert taken.attempted_at == attempted
    assert taken.reference == dead.reference
    assert desk.claim("c") == []  # nothing overtakes what nobody knows of
    assert not desk.sent(dead, "dead", ts="old")
    assert desk.failed(dead, owner="dead") == []
    assert desk.sent(taken, "b", ts="new")
    assert desk.find("one").ts == "new"
    assert not desk.sent(taken, "b", ts="twice")


def test_two_do_not_take_over_the_same(desk: Desk, post: MakePost) -> None:
    desk.add(*(post(f"k{n}", f"U{n}") for n in range(10)))
    desk.claim("dead")
    desk.now += LEASE + SECOND
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda name: desk.take_over(name, limit=5), ["b", "c", "d", "e"]))
    keys = [item.key for items in taken for item in items]
    assert sorted(keys) == sorted(set(keys))
    assert len(keys) == 10


def test_what_is_in_doubt_stays_in_flight_until_it_may_be_looked_for(desk: Desk, post: MakePost) -> None:
    desk.add(post("one"), post("two"))
    (item,) = desk.claim()
    assert desk.change(lambda outbox: outbox.doubt(item, desk.now + 30 * SECOND))

    assert (desk.claim(), desk.take_over()) == ([], [])
    desk.now += 31 * SECOND
    (doubtful,) = desk.take_over("b")
    assert doubtful.resends == 0

    assert desk.change(lambda outbox: outbox.resend(doubtful, desk.now))
    again = desk.find("one")
    assert (again.resends, again.attempts, again.attempted_at) == (1, 2, desk.now)
    assert again.lease_until == desk.now + LEASE
    assert not desk.change(lambda outbox: outbox.resend(item, desk.now))  # the first sender has lost it


def test_a_held_conversation_waits_and_the_others_do_not(desk: Desk, post: MakePost) -> None:
    desk.add(post("one"), post("two"), post("other", "U2"))
    one, other = desk.claim()
    assert desk.change(lambda outbox: outbox.hold(one, desk.now + 30 * SECOND))
    desk.sent(other)
    desk.add(post("other2", "U2"))

    assert [item.key for item in desk.claim()] == ["other2"]
    assert not desk.empty()
    desk.now += 30 * SECOND
    (held,) = desk.claim()
    assert (held.key, held.attempts) == ("one", 2)


def test_a_newer_home_does_not_shorten_the_wait_slack_asked_for(desk: Desk) -> None:
    desk.add(PublishHome(user_id="U1"))
    (home,) = desk.claim()
    desk.change(lambda outbox: outbox.hold(home, desk.now + 30 * SECOND))
    desk.add(PublishHome(user_id="U1"))
    assert desk.claim() == []
    desk.now += 29 * SECOND
    assert desk.claim() == []
    desk.now += SECOND
    assert [item.key for item in desk.claim()] == [home.key]


def test_what_is_replaced_while_it_is_being_sent_is_sent_again(desk: Desk, post: MakePost, note: Note) -> None:
    desk.add(post("k"), Update(of="k", to=("U1",), message=note("old")))
    (root,) = desk.claim()
    desk.sent(root)
    (old,) = desk.claim()
    desk.add(Update(of="k", to=("U1",), message=note("new")))
    assert desk.claim("b") == []

    assert desk.sent(old)
    (new,) = desk.claim()
    assert (new.message, new.attempts) == (note("new"), 1)
    assert desk.sent(new)
    assert desk.claim() == []
    assert desk.find("update:k").state is State.SENT


def test_what_was_said_before_does_not_make_the_next_failure_wait_longer(desk: Desk) -> None:
    for _ in range(3):
        desk.add(PublishHome(user_id="U1"))
        (home,) = desk.claim()
        assert home.attempts == 1
        assert desk.sent(home)


def test_what_is_replaced_while_it_fails_is_tried_with_the_newer_words(desk: Desk) -> None:
    desk.add(PublishHome(user_id="U1"))
    (home,) = desk.claim()
    desk.add(PublishHome(user_id="U1"))
    assert desk.failed(home) == []
    assert [item.key for item in desk.claim()] == ["home:U1"]


def test_a_home_that_failed_is_tried_again_when_there_is_a_newer_one(desk: Desk) -> None:
    desk.add(PublishHome(user_id="U1"))
    (home,) = desk.claim()
    assert desk.failed(home) == ["home:U1"]
    assert desk.empty()
    desk.add(PublishHome(user_id="U1"))
    assert [item.key for item in desk.claim()] == ["home:U1"]


def test_what_hangs_on_a_post_that_failed_is_dropped_with_it(desk: Desk, post: MakePost, note: Note) -> None:
    desk.add(
        post("root"),
        post("reply", thread="root"),
        Update(of="root", to=("U1",), message=note("root")),
        Update(of="reply", to=("U1",), message=note("reply")),
        post("next"),
    )
    desk.add(post("root"), team="T2")
    root = next(item for item in desk.claim() if item.team_id == TEAM)

    assert desk.failed(root, "user_disabled") == ["root", "reply", "update:root", "update:reply"]

    assert desk.find("root").state is State.FAILED
    assert desk.find("root").error == "user_disabled"
    assert {desk.find(key).state for key in ("reply", "update:root", "update:reply")} == {State.DROPPED}
    assert [item.key for item in desk.claim()] == ["next"]


def test_what_is_hung_on_it_later_is_dropped_when_its_turn_comes(desk: Desk, post: MakePost, note: Note) -> None:
    desk.add(post("root"))
    (root,) = desk.claim()
    desk.failed(root)
    desk.add(post("reply", thread="root"), Update(of="root", to=("U1",), message=note("root")), post("next"))

    assert [item.key for item in desk.claim()] == ["next"]
    assert {desk.find(key).state for key in ("reply", "update:root")} == {State.DROPPED}
    desk.sent(desk.find("next"))
    assert desk.empty()


def test_an_outbox_with_nothing_to_do_says_so(desk: Desk, post: MakePost) -> None:
    assert desk.empty()
    desk.add(post("k"))
    assert not desk.empty()
    (item,) = desk.claim()
    assert not desk.empty()
    desk.sent(item)
    assert desk.empty()


def test_the_claims_of_sqlite_use_the_partial_indexes(sqlite_url: str, now: datetime) -> None:
    database = Database(sqlite_url)
    statements: list[tuple[str, Any]] = []
    with database.transaction() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *given: statements.append((given[2], given[3])))
        Outbox(session).claim("a", now, 5)
        Outbox(session).take_over("a", now, 5)
        # With its parameters still bound: SQLite does not look into them when it chooses an index.
        plans = [
            str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all())
            for statement, parameters in statements.copy()
            if statement.startswith("WITH")
        ]
    database.dispose()
    assert "outbox_queued" in plans[0]
    assert "outbox_open" in plans[0]
    assert "outbox_leases" in plans[1]


def test_what_is_paused_in_a_workspace_is_left_and_the_rest_is_taken(desk: Desk, post: MakePost) -> None:
    desk.add(post("a"), PublishHome(user_id="U9"))
    paused = frozenset({(TEAM, Operation.POST), ("T0OTHER", Operation.HOME)})
    taken = desk.database.run(lambda s: Outbox(s).claim("a", desk.now, 10, paused=paused))
    assert [item.operation for item in taken] == [Operation.HOME]
    assert [item.key for item in desk.claim()] == ["a"]


def test_what_a_newer_version_queued_is_left_to_it_and_holds_only_its_conversation(
    desk: Desk, post: MakePost, note: Note
) -> None:
    """A fleet is upgraded one machine after the other: the older ones meet rows they cannot know."""
    desk.add(post("root"), post("newer", "U1"), post("behind", "U1"), post("elsewhere", "U2"))
    newer = text("update outbox set operation = 'canvas', thread = 'root' where key = 'newer'")
    desk.database.run(lambda s: s.execute(newer))
    root, elsewhere = desk.claim()

    assert desk.failed(root) == ["root"]  # without what hangs on it that nobody here can read
    assert desk.sent(elsewhere)
    assert desk.claim() == []


def test_what_a_newer_version_is_sending_is_not_taken_over(desk: Desk, post: MakePost) -> None:
    desk.add(post("newer"))
    desk.claim("newer process")
    desk.database.run(lambda s: s.execute(text("update outbox set operation = 'canvas'")))
    desk.now += LEASE + SECOND

    assert desk.take_over() == []


def test_only_homes_that_were_opened_are_kept_up(database: Database) -> None:
    def homes(team: str, people: list[str]) -> tuple[str, ...]:
        return database.run(lambda session: Outbox(session).there(team, (), people).homes)

    def opens(user_id: str) -> None:
        database.run(lambda session: Members(session).mark_home_opened(TEAM, user_id))

    for user_id in ("U2", "U2", "U1"):
        opens(user_id)
    assert homes(TEAM, ["U3", "U2", "U1", "U1"]) == ("U1", "U2")
    assert homes("T2", ["U1"]) == ()
    assert homes(TEAM, []) == ()
