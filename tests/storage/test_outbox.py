"""The outbox: a key is said once, and each conversation goes in order, one message at a time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from flows.decision import FetchMember, File, Post, PublishHome, Update
from storage.outbox import LEASE
from storage.outbox_row import Operation, State, conversation
from tests.storage.desk import SECOND, TEAM, Desk, MakePost, Note

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
