"""The ticks: what is due reaches the door once, in order, at the product's time; one bad timer stops nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event as Signal
from typing import Any

import pytest

from bot.patience import Pace
from bot.scheduler import Scheduler, Ticker
from flows.decision import Decision, Event, Wake
from flows.delivery import DeliveryFailed
from flows.member import Programme
from handlers.services import Journey, Services
from storage.engine import Database
from storage.timers import Timers
from tests.stand_ins import Stateless

TEAM = "T1"
MORNING = datetime(2026, 12, 1, 9, tzinfo=UTC)
Until = Callable[[Callable[[], Any], str], Any]


@dataclass
class HandClock:
    """A clock that a test moves. `reads` counts how often it was looked at anew."""

    at: datetime = MORNING
    reads: int = 0

    def now(self) -> datetime:
        return self.at

    def refresh(self) -> None:
        self.reads += 1


@dataclass
class Desk:
    """The door with one journey that notes what it is asked; an event named `bad` breaks it."""

    database: Database
    clock: HandClock = field(default_factory=HandClock)
    decided: list[Event] = field(default_factory=list)
    during: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        self.services = Services(
            self.database,
            (Journey((DeliveryFailed,), lambda _session, _programme: Stateless(), self._decide),),
            programme=Programme(),
            facts=None,
            wake=lambda: None,
            clock=self.clock,
        )
        self.ticker = Ticker(self.database, self.services, self.clock, "test", Pace())

    def _decide(self, _state: None, event: DeliveryFailed) -> Decision[None]:
        if event.key == "bad":
            raise RuntimeError("a fault of ours")
        self.during()
        self.decided.append(event)
        return Decision(None)

    def set(self, key: str, due: datetime) -> None:
        event = DeliveryFailed(team_id=TEAM, at=due, key=key, to=("U1",), error="e")
        self.database.run(lambda session: Timers(session).set(TEAM, Wake(key=key, event=event)))

    def fire(self) -> list[str]:
        self.ticker.fire_due(lambda: False)
        return [event.key for event in self.decided if isinstance(event, DeliveryFailed)]


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def test_due_timers_fire_in_order_at_the_time_it_is(desk: Desk) -> None:
    desk.set("second", MORNING - timedelta(minutes=1))
    desk.set("later", MORNING + timedelta(minutes=1))
    desk.set("first", MORNING - timedelta(days=3))
    assert desk.fire() == ["first", "second"]
    assert {event.at for event in desk.decided} == {MORNING}
    assert desk.clock.reads == 1
    desk.clock.at += timedelta(minutes=1)
    assert desk.fire() == ["first", "second", "later"]
    assert desk.fire() == ["first", "second", "later"], "once"


def test_a_backlog_longer_than_a_batch_is_worked_off(desk: Desk) -> None:
    for number in range(25):
        desk.set(f"{number:02}", MORNING)
    assert desk.fire() == [f"{number:02}" for number in range(25)]


def test_one_bad_timer_does_not_stop_the_rest_and_stays(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.set("bad", MORNING - timedelta(hours=1))
    desk.set("good", MORNING)
    assert desk.fire() == ["good"]
    with desk.database.reading() as session:
        assert Timers(session).next_due() == MORNING - timedelta(hours=1)
    (failure,) = [record for record in caplog.records if record.exc_info]
    assert vars(failure)["key"] == "bad"


def test_a_claimed_timer_that_was_moved_is_not_fired(desk: Desk) -> None:
    desk.set("one", MORNING - timedelta(hours=1))
    (claim,) = desk.database.run(lambda session: Timers(session).claim_due("test", MORNING, 1))
    desk.set("one", MORNING + timedelta(hours=1))
    desk.ticker._fire(claim)
    assert desk.decided == []
    desk.clock.at += timedelta(hours=1)
    assert desk.fire() == ["one"]


@pytest.fixture
def scheduler(desk: Desk) -> Iterator[Scheduler]:
    """One that ticks at its start, and then only when it is woken."""
    scheduler = Scheduler(desk.ticker, housekeeping=lambda _stopping: None, after_tick=(), every=3600)
    scheduler.start()
    yield scheduler
    scheduler.stop()


def test_a_wake_while_a_tick_runs_is_followed_by_another(desk: Desk, scheduler: Scheduler, until: Until) -> None:
    inside, go_on = Signal(), Signal()

    def wait() -> None:
        inside.set()
        assert go_on.wait(30)

    desk.during = wait
    desk.set("slow", MORNING)
    scheduler.wake()
    assert inside.wait(30)
    looked = desk.clock.reads
    scheduler.wake()
    go_on.set()
    until(lambda: desk.clock.reads > looked, "another look")


def test_a_wake_finds_what_has_become_due(desk: Desk, scheduler: Scheduler, until: Until) -> None:
    until(lambda: desk.clock.reads, "the tick of the start")
    desk.set("due", MORNING)
    scheduler.wake()
    until(lambda: desk.decided, "the tick asked for")


def test_ticks_come_by_themselves(desk: Desk, until: Until) -> None:
    ticks: list[None] = []
    scheduler = Scheduler(
        desk.ticker, housekeeping=lambda _stopping: None, after_tick=(lambda: ticks.append(None),), every=0.05
    )
    scheduler.start()
    until(lambda: len(ticks) >= 3, "three ticks")
    scheduler.stop()
