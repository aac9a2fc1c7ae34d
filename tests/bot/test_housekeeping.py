"""What is long settled keeps what still serves, and no words."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.housekeeping import Housekeeping
from flows.decision import File, Outgoing, Person, Post, PublishHome, Update
from flows.invitation_card import InvitationReminder
from storage import retention
from storage.engine import Database, wall_clock
from storage.outbox import Outbox
from storage.outbox_row import OutboxItem, State
from storage.retention import KEPT

TEAM = "T1"
ADA, JUNE = "UADA", "UJUNE"
LONG_AGO = wall_clock() - KEPT - timedelta(days=1)
DAY = timedelta(days=1)


def words(goal: str) -> InvitationReminder:
    return InvitationReminder(request_id="r", number=1, mentee=Person(ADA, "Ada"), goal=goal, until=LONG_AGO)


def said(database: Database, *outgoing: Outgoing, at: "timedelta" = timedelta()) -> None:
    """Queue and settle at LONG_AGO, or so much later."""

    def work(session: Session) -> None:
        outbox = Outbox(session)
        for each in outgoing:
            outbox.add(TEAM, each, LONG_AGO + at)
            for item in outbox.claim("one", LONG_AGO + at, 10):
                outbox.settle_sent(item, "one", "C1", f"{item.id}.0")

    database.run(work)


def row(database: Database, key: str) -> OutboxItem | None:
    with database.reading() as session:
        return Outbox(session).find(TEAM, key)


def sweep(database: Database) -> None:
    Housekeeping(database).sweep()


def test_a_post_keeps_its_key_and_its_place_and_loses_its_words(database: Database) -> None:
    said(database, Post(key="old", to=(ADA,), message=words("tulip")))
    said(database, Post(key="new", to=(JUNE,), message=words("rose")), at=2 * DAY)
    sweep(database)
    old, new = row(database, "old"), row(database, "new")
    assert old is not None
    assert (old.body, old.state, old.channel, old.ts) == (None, State.SENT, "C1", f"{old.id}.0")
    assert new is not None
    assert new.body is not None


def test_a_file_keeps_its_key_and_is_not_given_again(database: Database) -> None:
    plan = File(key="plan", to=(ADA,), message=words("tulip"), name="plan.txt")
    said(database, plan)
    sweep(database)
    old = row(database, "plan")
    assert old is not None
    assert (old.body, old.state, old.channel) == (None, State.SENT, "C1")
    said(database, plan)
    assert row(database, "plan") == old


def test_what_hangs_on_a_swept_post_still_finds_it_and_its_key_is_not_said_again(database: Database) -> None:
    said(database, Post(key="root", to=(ADA,), message=words("tulip")))
    sweep(database)

    def again(session: Session) -> list[OutboxItem]:
        outbox, now = Outbox(session), wall_clock()
        outbox.add(TEAM, Post(key="root", to=(ADA,), message=words("again")), now)
        outbox.add(TEAM, Post(key="reply", to=(ADA,), message=words("reply"), thread="root"), now)
        (reply,) = outbox.claim("one", now, 10)
        outbox.settle_sent(reply, "one", "C1", "2.0")
        outbox.add(TEAM, Update(of="root", to=(ADA,), message=words("update")), now)
        return [reply, *outbox.claim("one", now, 10)]

    reply, changed = database.run(again)
    root = row(database, "root")
    assert root is not None
    assert (reply.key, reply.root_ts) == ("reply", root.ts)
    assert (changed.root_channel, changed.root_ts) == (root.channel, root.ts)


def test_updates_and_homes_go_altogether_and_come_again(database: Database) -> None:
    said(database, Post(key="root", to=(ADA,), message=words("tulip")), PublishHome(user_id=ADA))
    said(database, Update(of="root", to=(ADA,), message=words("violet")))
    sweep(database)
    assert row(database, f"home:{ADA}") is None
    assert row(database, "update:root") is None
    said(database, PublishHome(user_id=ADA), at=9 * DAY)
    assert row(database, f"home:{ADA}") is not None


@pytest.mark.parametrize("in_flight", [False, True])
def test_what_is_still_to_be_said_is_left_alone_however_old(database: Database, in_flight: bool) -> None:
    def work(session: Session) -> None:
        Outbox(session).add(TEAM, Post(key="waits", to=(ADA,), message=words("tulip")), LONG_AGO)
        if in_flight:
            Outbox(session).claim("one", LONG_AGO, 1)

    database.run(work)
    sweep(database)
    waits = row(database, "waits")
    assert waits is not None
    assert waits.body is not None


def test_what_is_queued_again_while_it_is_swept_is_left_alone(database: Database) -> None:
    said(database, Post(key="root", to=(ADA,), message=words("tulip")))
    said(database, Update(of="root", to=(ADA,), message=words("violet")))
    with database.reading() as session:
        ids = retention.Retention(session).overdue(wall_clock(), 10)
    assert len(ids) == 2
    database.run(lambda s: Outbox(s).add(TEAM, Update(of="root", to=(ADA,), message=words("rose")), wall_clock()))
    database.run(lambda session: retention.Retention(session).forget(ids))
    update = row(database, "update:root")
    assert update is not None
    assert update.state is State.QUEUED
    assert update.body is not None


def test_it_stops_when_told_and_goes_on_later(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.housekeeping.BATCH", 2)
    for number in range(5):
        said(database, Post(key=f"{number}", to=(ADA,), message=words("tulip")))
    asked = iter([False, True])
    Housekeeping(database).sweep(lambda: next(asked))
    assert [number for number in range(5) if has_words(database, number)] == [2, 3, 4]
    sweep(database)
    assert not any(has_words(database, number) for number in range(5))


def has_words(database: Database, number: int) -> bool:
    found = row(database, f"{number}")
    assert found is not None
    return found.body is not None
