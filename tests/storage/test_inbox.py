"""The inbox: every event once, in Slack's order within a conversation, nothing of it kept when it is done."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from storage.engine import Database
from storage.inbox import KEPT, LEASE, Inbox, InboxClaim

TEAM = "T1"
SECOND = timedelta(seconds=1)


class Tray:
    """The inbox as middleware and worker use it; `wall` is what it goes by."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.wall = now

    def run(self, work: Any) -> Any:
        return self.database.run(lambda session: work(Inbox(session, wall=lambda: self.wall)))

    def add(self, event_id: str, ts: str, conversation: str = "C1", team: str = TEAM) -> bool:
        added: bool = self.run(
            lambda inbox: inbox.add(team, event_id, conversation, ts, {"text": f"said {event_id}"}, self.wall)
        )
        return added

    def claim(self, owner: str = "a", limit: int = 10) -> list[InboxClaim]:
        claims: list[InboxClaim] = self.run(lambda inbox: inbox.claim_next(owner, limit))
        return claims

    def consume(self, claim: InboxClaim) -> bool:
        return self.database.run(claim.consume)

    def empty(self) -> bool:
        empty: bool = self.run(lambda inbox: inbox.is_empty())
        return empty

    def everything(self) -> str:
        with self.database.reading() as session:
            return str(session.execute(text("SELECT * FROM inbox")).all())


@pytest.fixture
def tray(database: Database, now: datetime) -> Tray:
    return Tray(database, now)


def test_an_event_comes_out_as_it_went_in(tray: Tray) -> None:
    assert tray.add("E1", "1.5")
    (claim,) = tray.claim()
    assert (claim.team_id, claim.event_id, claim.conversation, claim.ts) == (TEAM, "E1", "C1", "1.5")
    assert (claim.payload, claim.received_at, claim.attempts) == ({"text": "said E1"}, tray.wall, 1)


def test_a_redelivery_is_nothing_before_and_after_it_is_done(tray: Tray) -> None:
    assert tray.add("E1", "1.0")
    assert not tray.add("E1", "1.0")
    (claim,) = tray.claim()
    assert not tray.add("E1", "1.0")
    assert tray.consume(claim)
    assert not tray.add("E1", "1.0")
    assert tray.claim() == []
    assert tray.add("E1", "1.0", team="T2")


def test_a_conversation_goes_in_slacks_order_whatever_the_order_of_arrival(tray: Tray) -> None:
    for number in (3, 1, 2):
        tray.add(f"E{number}", f"1700000000.00000{number}")
    order = []
    while claims := tray.claim():
        (claim,) = claims
        assert tray.claim("b") == []
        order.append(claim.event_id)
        tray.consume(claim)
    assert order == ["E1", "E2", "E3"]


def test_conversations_do_not_wait_for_each_other(tray: Tray) -> None:
    tray.add("E1", "1.0", "C1")
    tray.add("E2", "2.0", "C1")
    tray.add("E3", "3.0", "C2")
    assert [claim.event_id for claim in tray.claim()] == ["E1", "E3"]


def test_nothing_of_it_is_left_when_it_is_done_or_given_up(tray: Tray) -> None:
    tray.add("E1", "1.0")
    tray.add("E2", "2.0")
    (first,) = tray.claim()
    assert "said E1" in tray.everything()
    tray.consume(first)
    (second,) = tray.claim()
    assert tray.run(lambda inbox: inbox.give_up(second, "ValueError"))
    assert "said" not in tray.everything()
    assert tray.empty()
    assert not tray.add("E2", "2.0")


def test_an_earlier_event_that_comes_late_waits_for_the_one_being_decided_on(tray: Tray) -> None:
    tray.add("E2", "2.0")
    (claim,) = tray.claim()
    tray.add("E1", "1.0")
    assert tray.claim("b") == []
    tray.wall += LEASE + SECOND  # its worker died: it goes first all the same, for it had begun

    (again,) = tray.claim("b")
    assert (again.event_id, again.attempts) == ("E2", 2)
    assert not tray.consume(claim)
    assert tray.consume(again)
    assert [claim.event_id for claim in tray.claim()] == ["E1"]


def test_one_put_back_holds_its_conversation(tray: Tray) -> None:
    tray.add("E1", "1.0")
    tray.add("E2", "2.0")
    (claim,) = tray.claim()
    assert tray.run(lambda inbox: inbox.put_back(claim, 5 * SECOND))
    assert tray.claim() == []
    assert not tray.empty()
    tray.wall += 6 * SECOND
    assert [claim.event_id for claim in tray.claim()] == ["E1"]


def test_the_index_itself_refuses_a_second_one_in_a_conversation(tray: Tray) -> None:
    tray.add("E1", "1.0")
    tray.add("E2", "2.0")
    tray.claim()
    with pytest.raises(IntegrityError), tray.database.transaction() as session:
        session.execute(text("UPDATE inbox SET state = 'taken' WHERE event_id = 'E2'"))


def test_four_workers_take_every_event_once_and_in_order(tray: Tray) -> None:
    for number in range(8):
        for channel in range(4):
            tray.add(f"C{channel}:{number}", f"{number}.0", f"C{channel}")
    order: dict[str, list[int]] = {f"C{channel}": [] for channel in range(4)}

    def work(name: str) -> None:
        while not tray.empty():
            for claim in tray.claim(name, limit=2):
                order[claim.conversation].append(int(claim.event_id.split(":")[1]))
                assert tray.consume(claim)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, ["a", "b", "c", "d"]))
    assert order == {f"C{channel}": list(range(8)) for channel in range(4)}


def test_keys_are_forgotten_after_a_day_and_an_hour_but_never_what_waits(tray: Tray) -> None:
    tray.add("E1", "1.0")
    tray.add("E2", "2.0")
    (claim,) = tray.claim()
    tray.consume(claim)
    tray.wall += KEPT
    assert tray.run(lambda inbox: inbox.forget()) == 0
    tray.wall += SECOND
    assert tray.run(lambda inbox: inbox.forget()) == 1
    assert [claim.event_id for claim in tray.claim()] == ["E2"]


def test_what_waits_in_one_workspace_is_dropped_in_whatever_hands_it_is(tray: Tray) -> None:
    for event_id, conversation in (("taken", "C1"), ("behind it", "C1"), ("put back", "C2")):
        assert tray.add(event_id, "1.0" if event_id != "behind it" else "2.0", conversation)
    claims = tray.claim()
    tray.run(lambda inbox: inbox.put_back(claims[1], 60 * SECOND))
    assert tray.add("elsewhere", "1.0", team="T2")
    tray.run(lambda inbox: inbox.drop_all(TEAM))
    assert not any(tray.consume(claim) for claim in claims)
    tray.wall += LEASE + 60 * SECOND
    assert [claim.event_id for claim in tray.claim()] == ["elsewhere"]
    assert "said taken" not in tray.everything()
    assert "said put back" not in tray.everything()
