"""Timers: due by the product's clock, leased by the wall clock, decided on once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from flows.decision import Wake
from flows.pair import Progress
from flows.touchpoint import ProgressSaid
from storage.engine import Database
from storage.timers import LEASE, TimerClaim, Timers
from storage.wire import UnknownKind

TEAM = "T1"
HOUR = timedelta(hours=1)


class Bench:
    """The timers as door and tick use them; `wall` is what the leases go by."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.now = now
        self.wall = datetime(2020, 1, 1, tzinfo=now.tzinfo)

    def run(self, work: Any) -> Any:
        return self.database.run(lambda session: work(Timers(session, wall=lambda: self.wall)))

    def set(self, key: str, after: timedelta, progress: Progress = Progress.DONE, team: str = TEAM) -> ProgressSaid:
        event = ProgressSaid(
            team_id=team, at=self.now + after, mentorship_id="M1", actor="U1", number=1, progress=progress
        )
        self.run(lambda timers: timers.set(team, Wake(key=key, event=event)))
        return event

    def cancel(self, key: str) -> None:
        self.run(lambda timers: timers.set(TEAM, Wake(key=key)))

    def claim(self, owner: str = "a", limit: int = 10) -> list[TimerClaim]:
        claims: list[TimerClaim] = self.run(lambda timers: timers.claim_due(owner, self.now, limit))
        return claims

    def consume(self, claim: TimerClaim) -> bool:
        return self.database.run(claim.consume)


@pytest.fixture
def bench(database: Database, now: datetime) -> Bench:
    return Bench(database, now)


def test_a_timer_is_claimed_when_it_is_due_with_the_time_it_is_decided_at(bench: Bench) -> None:
    event = bench.set("k", HOUR, Progress.STUCK)
    due = event.at
    assert bench.claim() == []
    bench.now += 3 * HOUR

    (claim,) = bench.claim()

    assert (claim.team_id, claim.key, claim.due_at) == (TEAM, "k", due)
    assert isinstance(claim.event, ProgressSaid)
    assert claim.event.progress is Progress.STUCK
    assert claim.event.at == bench.now


def test_timers_come_in_the_order_they_fell_due(bench: Bench) -> None:
    for hours in (3, 1, 2):
        bench.set(f"k{hours}", hours * HOUR)
    bench.now += 5 * HOUR
    assert [claim.key for claim in bench.claim(limit=2)] == ["k1", "k2"]
    assert [claim.key for claim in bench.claim()] == ["k3"]


def test_a_claimed_timer_is_nobody_elses_until_its_lease_runs_out(bench: Bench) -> None:
    bench.set("k", -HOUR)
    (first,) = bench.claim("a")
    assert bench.claim("b") == []
    bench.wall += LEASE + timedelta(seconds=1)

    (second,) = bench.claim("a")  # the same process even

    assert not bench.consume(first)
    assert bench.consume(second)
    assert not bench.consume(second)
    assert bench.claim() == []


def test_a_timer_moved_after_the_claim_is_not_decided_on(bench: Bench) -> None:
    bench.set("k", -HOUR)
    (claim,) = bench.claim()
    bench.set("k", HOUR)

    assert not bench.consume(claim)

    bench.now += 2 * HOUR
    assert [claim.key for claim in bench.claim()] == ["k"]


def test_a_timer_set_anew_for_the_same_time_is_a_new_one(bench: Bench) -> None:
    bench.set("k", -HOUR, Progress.DONE)
    (claim,) = bench.claim()
    bench.set("k", -HOUR, Progress.STUCK)
    assert not bench.consume(claim)
    (again,) = bench.claim()
    assert isinstance(again.event, ProgressSaid)
    assert again.event.progress is Progress.STUCK


def test_a_timer_cancelled_after_the_claim_is_not_decided_on(bench: Bench) -> None:
    bench.set("k", -HOUR)
    (claim,) = bench.claim()
    bench.cancel("k")
    assert not bench.consume(claim)
    assert bench.run(lambda timers: timers.next_due()) is None


def test_a_timer_whose_transaction_fails_is_there_again(bench: Bench) -> None:
    bench.set("k", -HOUR)
    (claim,) = bench.claim()

    def work(session: Any) -> None:
        assert claim.consume(session)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        bench.database.run(work)
    assert bench.consume(claim)


def test_one_put_back_waits_in_real_time_and_keeps_its_due_time(bench: Bench) -> None:
    event = bench.set("k", -HOUR)
    (claim,) = bench.claim()
    assert bench.run(lambda timers: timers.put_back(claim, timedelta(minutes=5)))
    bench.wall += timedelta(minutes=4)
    assert bench.claim() == []
    bench.wall += timedelta(minutes=2)
    (again,) = bench.claim()
    assert again.due_at == event.at
    assert not bench.run(lambda timers: timers.put_back(claim, timedelta(minutes=5)))


def test_the_next_timer_is_one_that_is_claimed_too(bench: Bench) -> None:
    first = bench.set("a", HOUR)
    bench.set("b", 2 * HOUR)
    bench.set("c", 2 * HOUR, team="T2")
    assert bench.run(lambda timers: timers.next_due()) == first.at
    bench.now += 2 * HOUR
    bench.claim(limit=1)
    assert bench.run(lambda timers: timers.next_due()) == first.at


def test_two_workspaces_have_timers_of_one_key(bench: Bench) -> None:
    bench.set("k", -HOUR)
    bench.set("k", -HOUR, team="T2")
    bench.cancel("k")
    assert [claim.team_id for claim in bench.claim()] == ["T2"]


def test_four_ticks_take_each_timer_once(bench: Bench) -> None:
    for number in range(24):
        bench.set(f"k{number}", -HOUR)
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda name: bench.claim(name, limit=6), ["a", "b", "c", "d"]))
    keys = [claim.key for claims in taken for claim in claims]
    assert len(keys) == len(set(keys)) == 24


def test_an_event_this_version_does_not_know_stops_no_other(bench: Bench) -> None:
    bench.set("a", -HOUR)
    bench.set("b", -HOUR)
    with bench.database.transaction() as session:
        session.execute(text("UPDATE timer SET event = '{\"kind\": \"of_long_ago\"}' WHERE key = 'a'"))

    unknown, known = bench.claim()

    with pytest.raises(UnknownKind):
        _ = unknown.event
    assert isinstance(known.event, ProgressSaid)
