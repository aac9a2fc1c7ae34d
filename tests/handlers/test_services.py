"""The door: all of a decision is kept or none of it, once, whoever else is at it."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from flows.decision import Decision, FetchMember, Phrase, Post, PublishHome, Tell, Update, Wake
from flows.member import Member, MemberLeft, MemberSeen, MemberState, Programme
from flows.request_view import RequestNews
from handlers.services import Journey, Services, in_order
from storage.engine import Contention, Database
from storage.member import Members
from storage.member_state import MemberRepository
from storage.outbox import Outbox
from storage.timers import TimerClaim, Timers
from tests.stand_ins import StoppedClock

TEAM = "T1"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
Decide = Callable[[MemberState, Any], Decision[MemberState]]


def seen(user_id: str = "U1", at: datetime = NOW) -> MemberSeen:
    return MemberSeen(
        team_id=TEAM,
        at=at,
        user_id=user_id,
        name="Ada",
        title="",
        zone="UTC",
        locale="en-GB",
        guest=False,
        deactivated=False,
        admin=False,
    )


def post(key: str, to: str = "U1") -> Post:
    return Post(key=key, to=(to,), message=RequestNews(request_id="R1", goal=key, news=Phrase("n")))


def count_one(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
    """The title counts how often the member was seen; each time is said."""
    member = state.member or Member(user_id=event.user_id, name=event.name, title="0")
    number = int(member.title) + 1
    counted = MemberState(replace(member, title=str(number)))
    return Decision(counted, say=(post(f"{event.user_id}:{number}", event.user_id),))


class Door:
    """The services over a real database, with one journey whose decision a test chooses."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.woken = 0

    def services(self, decide: Decide, **journey: Any) -> Services:
        table = {"repository": MemberRepository, "decide": decide, **journey}
        return Services(
            database=self.database,
            journeys=[Journey(events=(MemberSeen,), **table)],
            programme=Programme(),
            facts="facts",
            wake=self.wake,
            clock=StoppedClock(NOW),
        )

    def wake(self) -> None:
        self.woken += 1

    def member(self, user_id: str = "U1") -> Member | None:
        return self.database.run(lambda session: Members(session).get(TEAM, user_id))

    def said(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.execute(text("SELECT key FROM outbox ORDER BY id")).scalars())

    def timers(self) -> list[str]:
        with self.database.reading() as session:
            return list(session.execute(text("SELECT key FROM timer ORDER BY key")).scalars())

    def set_timer(self, key: str = "k") -> TimerClaim:
        """A timer that is due, in somebody's hands."""
        self.database.run(lambda s: Timers(s).set(TEAM, Wake(key=key, event=seen(at=NOW - timedelta(hours=1)))))
        (claim,) = self.database.run(lambda s: Timers(s).claim_due("a", NOW, 1))
        return claim

    def open_home(self, *user_ids: str) -> None:
        def opened(session: Session) -> None:
            for user_id in user_ids:
                Members(session).mark_home_opened(TEAM, user_id)

        self.database.run(opened)


@pytest.fixture
def door(database: Database) -> Door:
    return Door(database)


def test_state_words_and_timers_are_kept_together_and_the_courier_is_woken(door: Door) -> None:
    def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
        counted = count_one(state, event)
        later = replace(event, at=event.at + timedelta(hours=1))
        return replace(counted, wake=(Wake(key="later", event=later),), reply=Tell(Phrase("hello")))

    decision = door.services(decide).handle(seen())

    assert decision.reply == Tell(Phrase("hello"))
    member = door.member()
    assert member is not None
    assert member.title == "1"
    assert door.said() == ["U1:1"]
    assert door.timers() == ["later"]
    assert door.woken == 1


def test_a_decision_that_raises_keeps_nothing_and_wakes_nobody(door: Door) -> None:
    def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        door.services(decide).handle(seen())
    assert (door.member(), door.said(), door.woken) == (None, [], 0)


def test_a_word_that_cannot_be_kept_takes_the_state_with_it(door: Door) -> None:
    def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
        return replace(count_one(state, event), say=(replace(post("k"), thread="nothing"),))

    with pytest.raises(ValueError, match="no post"):
        door.services(decide).handle(seen())
    assert (door.member(), door.said(), door.woken) == (None, [], 0)


def test_a_decision_with_nothing_to_send_wakes_nobody(door: Door) -> None:
    door.services(lambda state, event: Decision(state)).handle(seen())
    assert door.woken == 0


def test_sixteen_at_once_lose_nothing_and_are_said_in_the_order_decided(door: Door) -> None:
    services = door.services(count_one)
    services.handle(seen())
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(lambda _: [services.handle(seen()) for _ in range(8)], range(16)))

    member = door.member()
    assert member is not None
    assert member.title == "129"
    assert door.said() == [f"U1:{number}" for number in range(1, 130)]


def test_two_who_make_the_same_thing_at_once_make_it_once(door: Door) -> None:
    services = door.services(count_one)
    for number in range(10):
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda _, who=f"U{number}": services.handle(seen(who)), range(2)))
        member = door.member(f"U{number}")
        assert member is not None
        assert member.title == "2"


def test_a_lost_race_is_decided_again_and_prepared_once(door: Door) -> None:
    prepared, decided = [], []

    def prepare(event: MemberSeen, facts: str) -> MemberSeen:
        prepared.append(facts)
        return replace(event, name="Prepared")

    def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
        decided.append(event.name)
        if len(decided) < 3:
            raise _busy()
        return count_one(state, event)

    door.services(decide, prepare=prepare).handle(seen())

    assert prepared == ["facts"]
    assert decided == ["Prepared"] * 3
    member = door.member()
    assert member is not None
    assert (member.name, member.title) == ("Prepared", "1")
    assert (door.said(), door.woken) == (["U1:1"], 1)


def test_one_who_always_loses_is_told_and_nothing_is_kept(door: Door) -> None:
    def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
        raise _busy()

    with pytest.raises(Contention):
        door.services(decide).handle(seen())
    assert (door.member(), door.said(), door.woken) == (None, [], 0)


# --- timers ---


def test_a_timer_is_consumed_with_the_decision_it_causes(door: Door) -> None:
    claim = door.set_timer()
    door.services(count_one).handle(claim.event, consume=claim)
    assert door.timers() == []
    assert door.said() == ["U1:1"]


@pytest.mark.parametrize("event", [None, seen(at=NOW + timedelta(days=1))], ids=["cancelled", "moved"])
def test_a_timer_cancelled_or_moved_meanwhile_does_nothing(door: Door, event: MemberSeen | None) -> None:
    claim = door.set_timer()
    door.database.run(lambda s: Timers(s).set(TEAM, Wake(key="k", event=event)))
    decided: list[int] = []

    def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
        decided.append(1)
        return count_one(state, event)

    decision = door.services(decide).handle(claim.event, consume=claim)

    assert decision == Decision(MemberState(None))
    assert decided == []
    assert (door.said(), door.woken) == ([], 0)
    assert door.timers() == (["k"] if event else [])


def test_a_timer_whose_decision_raises_is_kept(door: Door) -> None:
    claim = door.set_timer()

    def decide(state: MemberState, event: MemberSeen) -> Decision[MemberState]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        door.services(decide).handle(claim.event, consume=claim)
    assert door.timers() == ["k"]
    assert door.database.run(claim.consume)


def test_a_timer_may_set_itself_again(door: Door) -> None:
    claim = door.set_timer()
    again = Wake(key="k", event=seen(at=NOW + timedelta(days=1)))
    door.services(lambda state, _: Decision(state, wake=(again,))).handle(claim.event, consume=claim)
    assert door.timers() == ["k"]
    assert door.database.run(lambda s: Timers(s).next_due()) == NOW + timedelta(days=1)


def test_two_workers_with_one_timer_decide_once(door: Door) -> None:
    claim = door.set_timer()
    services = door.services(count_one)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: services.handle(claim.event, consume=claim), range(4)))
    assert door.said() == ["U1:1"]


# --- App Home ---


def test_a_change_draws_the_homes_that_were_opened(door: Door) -> None:
    services = door.services(count_one)
    services.handle(seen())
    door.open_home("U1", "U2")
    services.handle(seen())
    assert door.said() == ["U1:1", "U1:2", "home:U1"]


def test_no_change_draws_no_home_unless_the_flow_says_so(door: Door) -> None:
    door.open_home("U1")
    door.services(lambda state, _: Decision(state)).handle(seen())
    assert door.said() == []
    door.services(lambda state, _: Decision(state, say=(PublishHome(user_id="U7"),))).handle(seen())
    assert door.said() == ["home:U7"]


def test_words_keep_their_order_and_shared_rows_come_last_sorted() -> None:
    first, update, second = post("b"), Update(of="b", to=("U1",), message=post("b").message), post("a")
    fetch = FetchMember(user_id="U5")
    say = (PublishHome(user_id="U9"), fetch, first, update, PublishHome(user_id="U1"), second)
    assert in_order(say, ["U4", "U1"]) == [
        first,
        update,
        second,
        *(PublishHome(user_id=user_id) for user_id in ("U1", "U4", "U9")),
        fetch,
    ]


def test_homes_shared_by_many_journeys_do_not_stop_each_other(door: Door) -> None:
    """On PostgreSQL two transactions that wrote the same rows crosswise would wait for each other."""
    people = [f"U{number}" for number in range(6)]
    door.open_home(*people)

    class Everyone(MemberRepository):
        def members(self, state: MemberState) -> tuple[str, ...]:
            assert state.member is not None
            return tuple(reversed(people) if state.member.user_id < "U3" else people)

    services = door.services(count_one, repository=Everyone)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda who: [services.handle(seen(who)) for _ in range(6)], people))
    assert sum(key.startswith("home:") for key in door.said()) == 6


# --- the rest ---


def test_events_without_a_journey_and_with_two_are_refused(door: Door) -> None:
    services = door.services(count_one)
    with pytest.raises(LookupError, match="MemberLeft"):
        services.handle(MemberLeft(team_id=TEAM, at=NOW, user_id="U1"))
    journey = Journey(events=(MemberSeen,), repository=MemberRepository, decide=count_one)
    with pytest.raises(ValueError, match="two journeys take MemberSeen"):
        Services(
            database=door.database,
            journeys=[journey, journey],
            programme=Programme(),
            facts=None,
            wake=door.wake,
            clock=StoppedClock(NOW),
        )


def test_looking_is_only_looking_and_now_is_the_clocks(door: Door) -> None:
    services = door.services(count_one)
    with services.read() as session:
        assert Outbox(session).queue_is_empty()
    with pytest.raises(DBAPIError), services.read() as session:
        session.execute(text("DELETE FROM member"))
    assert services.now() == NOW


def _busy() -> DBAPIError:
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return DBAPIError("COMMIT", None, cause)
