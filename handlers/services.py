"""The door: the only way any state changes, from a click, a reply, the clock, the command line or an import.

Facts from outside are put on the event first; then one transaction loads, decides, and saves the state, what to say
and when to wake. No network call happens inside it. It must not know any journey.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

from sqlmodel import Session

from flows.decision import Decision, Event, FetchMember, File, Outgoing, Post, PublishHome, Update
from flows.member import Programme
from storage.engine import Database, wall_clock
from storage.outbox import Outbox
from storage.timers import Timers

S = TypeVar("S")


class Clock(Protocol):
    """What time it is for the product."""

    def now(self) -> datetime:
        """The aware UTC instant."""


class Claimed(Protocol):
    """A timer or an inbox row that caused an event, consumed with the decision on it."""

    def consume(self, session: Session) -> bool:
        """False: it was moved, cancelled or taken over meanwhile."""


class Repository(Protocol[S]):
    """Between a journey's state and its tables, for one event in one transaction. It never commits."""

    def load(self, event: Any) -> S:
        """What the event is decided on, locked."""

    def save(self, before: S, after: S, at: datetime) -> None:
        """Keep what changed. `at` is the event's."""

    def members(self, state: S) -> Iterable[str]:
        """Whose App Home shows something of this state."""


@dataclass(frozen=True, slots=True)
class Journey(Generic[S]):
    """How the events of one journey are decided on: a line of the table in `handlers.journeys`.

    `prepare`, where there is one, puts facts from outside on the event, before and without any transaction. What may
    have changed since is for `decide` to check. Events are `Any` because each journey takes only its own.
    """

    events: tuple[type[Event], ...]
    repository: Callable[[Session, Programme], Repository[S]]
    decide: Callable[[S, Any], Decision[S]]
    prepare: Callable[[Any, Any], Event] | None = None


class Services:
    """The app's one set of services. `facts` is what `prepare` may ask; `wake` rouses the courier after a commit.

    `own_team` is the workspace of the settings, once that is known.
    """

    def __init__(
        self,
        database: Database,
        journeys: Sequence[Journey[Any]],
        *,
        programme: Programme,
        facts: Any,
        wake: Callable[[], None],
        clock: Clock,
    ) -> None:
        self._database = database
        self._journeys: dict[type[Event], Journey[Any]] = {}
        for journey in journeys:
            for event in journey.events:
                if event in self._journeys:
                    raise ValueError(f"two journeys take {event.__name__}")
                self._journeys[event] = journey
        self.programme = programme
        self.own_team: str | None = None
        self.facts = facts
        self._wake = wake
        self._clock = clock

    def programme_in(self, team_id: str) -> Programme:
        """The programme's rules in a workspace."""
        return self.programme.in_workspace(team_id, self.own_team)

    def now(self) -> datetime:
        """The product's time, aware UTC."""
        return self._clock.now()

    def read(self) -> AbstractContextManager[Session]:
        """A transaction for looking only: Home, the report, the index."""
        return self._database.reading()

    def handle(self, event: Event, consume: Claimed | None = None) -> Decision[Any]:
        """Decide on the event and keep all that follows, or nothing.

        Where `consume` is void by now, nothing is done and the decision is an empty one. Raises LookupError for an
        event no journey takes, Contention when others were always first, and whatever a flow or repository raises.
        """
        journey = self._journeys.get(type(event))
        if journey is None:
            raise LookupError(f"no journey takes {type(event).__name__}")
        prepared = journey.prepare(event, self.facts) if journey.prepare else event
        decision, queued = self._database.run(
            lambda session: self._decide(session, journey, prepared, consume), patient=consume is not None
        )
        if queued:
            self._wake()
        return decision

    def _decide(
        self, session: Session, journey: Journey[S], event: Event, consume: Claimed | None
    ) -> tuple[Decision[S], bool]:
        """One try, inside a transaction: the decision, and whether there is anything to be sent."""
        repository = journey.repository(session, self.programme_in(event.team_id))
        before = repository.load(event)
        # After the load: a click locks its state first and its timers later, and the clock must not do it crosswise.
        if consume is not None and not consume.consume(session):
            return Decision(before), False
        decision = journey.decide(before, event)
        repository.save(before, decision.state, event.at)
        # The state is saved before the outbox: what serialises on it gets its outbox ids in order.
        Timers(session).set_all(event.team_id, decision.wake)
        shown_to = () if decision.state == before else repository.members(decision.state)
        outbox = Outbox(session)
        there = outbox.there(event.team_id, decision.say, shown_to)
        outgoing = in_order(decision.say, there.homes)
        outbox.add_all(event.team_id, outgoing, wall_clock(), there)
        return decision, bool(outgoing or decision.wake)


def in_order(say: Sequence[Outgoing], homes: Iterable[str]) -> list[Outgoing]:
    """What is said, in the flow's order, then the Homes and members, sorted.

    Those rows belong to no one journey: two transactions that write the same two must do so in one order.
    """
    said: list[Outgoing] = [each for each in say if isinstance(each, Post | Update | File)]
    shared = {PublishHome(user_id=user_id) for user_id in homes}
    shared |= {each for each in say if isinstance(each, PublishHome)}
    fetched = {each for each in say if isinstance(each, FetchMember)}
    by_user = attrgetter("user_id")
    return said + sorted(shared, key=by_user) + sorted(fetched, key=by_user)
