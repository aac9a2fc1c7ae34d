"""How much waits, and since when."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from flows.decision import Person, Post, PublishHome, Wake
from flows.invitation_card import InvitationReminder
from flows.invitation_clock import InvitationDue
from storage.backlog import Backlog, Depth
from storage.engine import Database, wall_clock
from storage.inbox import Inbox
from storage.installation import Installations
from storage.outbox import Outbox
from storage.timers import Timers

TEAM, ADA = "T1", "UADA"
NOW = wall_clock()
EARLIER = NOW - timedelta(minutes=10)
NOTHING = Depth(0, None)


def depths(database: Database, now: datetime = NOW) -> tuple[Depth, Depth, Depth]:
    with database.reading() as session:
        backlog = Backlog(session)
        return backlog.outbox(), backlog.inbox(), backlog.timers(now)


def fill(session: Session) -> None:
    words = InvitationReminder(request_id="r", number=1, mentee=Person(ADA, "Ada"), goal="tulip", until=NOW)
    outbox = Outbox(session)
    outbox.add(TEAM, Post(key="a", to=(ADA,), message=words), EARLIER)
    outbox.add(TEAM, Post(key="b", to=(ADA,), message=words), NOW)
    outbox.add(TEAM, PublishHome(user_id=ADA), NOW)
    Inbox(session).add(TEAM, "E1", "D1", "1.0", {}, EARLIER)
    due = InvitationDue(team_id=TEAM, at=EARLIER, request_id="r", number=1)
    Timers(session).set(TEAM, Wake(key="t", event=due))


def test_an_empty_database_has_nothing_to_wait_for(database: Database) -> None:
    assert depths(database) == (NOTHING, NOTHING, NOTHING)


def test_what_waits_is_counted_since_the_oldest(database: Database) -> None:
    database.run(fill)
    assert depths(database) == (Depth(3, EARLIER), Depth(1, EARLIER), Depth(1, EARLIER))
    assert depths(database, EARLIER - timedelta(seconds=1))[2] == NOTHING, "not due yet"


def test_what_is_being_said_still_waits_and_what_slack_held_back_has_waited_since_it_was_decided(
    database: Database,
) -> None:
    database.run(fill)

    def take_and_hold(session: Session) -> None:
        (item, *_) = Outbox(session).claim("one", NOW, 1)
        Outbox(session).hold(item, NOW + timedelta(hours=1))

    database.run(take_and_hold)
    assert depths(database)[0] == Depth(3, EARLIER)


def test_what_nobody_will_work_on_does_not_wait(database: Database) -> None:
    database.run(fill)

    def remove(session: Session) -> None:
        installation = Installations(session).get(TEAM)
        assert installation is not None
        Installations(session).save(replace(installation, removed_at=NOW))

    database.run(remove)
    assert depths(database) == (NOTHING, NOTHING, NOTHING)
