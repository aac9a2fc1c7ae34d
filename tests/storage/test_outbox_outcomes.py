"""The outbox, when a message is not simply said: dead senders, doubt, waits, failures, and what hangs on them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from sqlalchemy import event, text

from flows.decision import PublishHome, Update
from storage.engine import Database
from storage.member import Members
from storage.outbox import LEASE, Outbox
from storage.outbox_row import Operation, State
from tests.storage.desk import SECOND, TEAM, Desk, MakePost, Note


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
