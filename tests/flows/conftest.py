"""A pair's life without a database: events go in, timers fall due, and what is said is kept as Slack would show it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows import (
    aside,
    between,
    ending,
    halfway,
    meeting,
    mentorship,
    nudge,
    prompt,
    recording,
    reflection,
    scheduling,
    session,
    session_details,
    touchpoint,
    written,
)
from flows.decision import Decision, Event, File, Message, Post, Reply, Update
from flows.invitation import AgreementEnded
from flows.member import Member, Programme
from flows.pair import MentorshipStatus
from flows.pair_state import PairState
from flows.proposal import Way
from flows.waiting import WaitingRoused
from tests.agreements import a_mentorship

MONDAY = datetime(2026, 11, 23, 21, tzinfo=UTC)  # Monday 15:00 in Chicago, 14:00 in Denver
ADA = Member(user_id="UADA", name="Ada", zone="America/Chicago")
TOMAS = Member(user_id="UTOM", name="Tomas", zone="America/Denver")

DECIDE: dict[type[Event], Callable[[Any, Any], Decision[PairState]]] = {
    event: journey.decide
    for journey in (
        mentorship,
        nudge,
        ending,
        recording,
        scheduling,
        session,
        session_details,
        meeting,
        between,
        touchpoint,
        halfway,
        reflection,
        prompt,
        written,
    )
    for event in journey.EVENTS
} | {aside.AsideWritten: aside.decide}


class Pair:
    """Ada and Tomas, with a clock.

    `said` holds posts and files by key and `said_at` when; `shown` is what each reads now. `of_requests` are the events
    for requests that came of it.
    """

    def __init__(
        self, sessions: int = 2, minutes: int = 30, at: datetime = MONDAY, ways: tuple[Way, ...] = (), **changes: Any
    ) -> None:
        self.now = at
        self.state = PairState(
            team_id="T1",
            programme=Programme(),
            mentee=ADA,
            mentor=TOMAS,
            mentorship=a_mentorship(
                at,
                outcome="a plan for the first three meetings",
                sessions=sessions,
                minutes=minutes,
                ways=ways,
                status=MentorshipStatus.AGREED,
            ),
        )
        self.state = replace(self.state, **changes)
        self.timers: dict[str, Event] = {}
        self.of_requests: list[Event] = []
        self.said: dict[str, Post | File] = {}
        self.said_at: dict[str, datetime] = {}
        self.shown: dict[str, Message] = {}

    # --- what happens ---

    def opened(self) -> "Pair":
        """The shared DM is open."""
        self.happens(mentorship.MentorshipOpened)
        return self

    def happens(self, event: type[Event], actor: str = "", **fields: Any) -> Reply | None:
        """The event comes now; what the one who did it sees comes back."""
        return self.take(event(team_id="T1", at=self.now, mentorship_id="7", actor=actor, **fields))  # type: ignore[call-arg]

    def take(self, event: Event) -> Reply | None:
        """Decide, keep the state, set the timers, show what is said."""
        decision = DECIDE[type(event)](self.state, event)
        self.state = decision.state
        for wake in decision.wake:
            if isinstance(wake.event, WaitingRoused | AgreementEnded):
                self.of_requests.append(wake.event)  # nothing of the pair's
                continue
            if wake.event is None:
                self.timers.pop(wake.key, None)
            else:
                self.timers[wake.key] = wake.event
        for each in decision.say:
            if isinstance(each, Post | File):
                if each.key in self.said:
                    assert each == self.said[each.key], f"{each.key} is said twice with different words"
                else:
                    self.said[each.key], self.said_at[each.key] = each, self.now
                    self.shown[each.key] = each.message
                    assert each.thread is None or each.thread in self.said, (
                        f"{each.key} hangs on a post that is not there"
                    )
            elif isinstance(each, Update):
                assert each.of in self.said, f"{each.of} is changed before it was said"
                self.shown[each.of] = each.message
        return decision.reply

    def due(self) -> tuple[str, Event] | None:
        """The timer that falls due first."""
        return min(self.timers.items(), key=lambda timer: (timer[1].at, timer[0]), default=None)

    def next(self) -> str:
        """Step to the next thing that happens; its timer's key."""
        due = self.due()
        assert due is not None, "nothing is going to happen"
        key, event = due
        del self.timers[key]
        self.now = max(self.now, event.at)
        self.take(replace(event, at=self.now))
        return key

    def until(self, at: datetime) -> "Pair":
        """Live until then."""
        while (due := self.due()) and due[1].at <= at:
            self.next()
        self.now = max(self.now, at)
        return self

    def for_days(self, days: float) -> "Pair":
        """Live for so many days of 24 hours."""
        return self.until(self.now + timedelta(days=days))

    # --- short ways to say what people do ---

    def offers(self, actor: str, *times: datetime | None, number: int = 1, attempt: int = 1) -> Reply | None:
        """Somebody sends the form in, whomever the times do not suit."""
        known = tuple(t for t in times if t)
        return self.happens(scheduling.TimesOffered, actor, number=number, attempt=attempt, times=times, warned=known)

    def picks(self, actor: str, choice: datetime, number: int = 1, attempt: int = 1) -> Reply | None:
        """Somebody takes a time."""
        return self.happens(scheduling.TimePicked, actor, number=number, attempt=attempt, choice=choice)

    def answers(self, actor: str, minutes: int | None, number: int = 1, attempt: int = 1) -> Reply | None:
        """Somebody says how long they met."""
        return self.happens(meeting.SessionAnswered, actor, number=number, attempt=attempt, minutes=minutes)

    def agrees_on(self, at: datetime, number: int = 1, attempt: int = 1) -> "Pair":
        """Ada offers a time, Tomas takes it as soon as he sees it."""
        self.offers("UADA", at, number=number, attempt=attempt)
        while f"mentorship:7:session:{number}:time:{attempt}" not in self.said:
            self.next()
        self.picks("UTOM", at, number=number, attempt=attempt)
        return self

    def meets_at(self, at: datetime, number: int = 1, attempt: int = 1, minutes: int = 30) -> "Pair":
        """They agree on a time, live until it is over, and Ada says how long it was."""
        self.agrees_on(at, number, attempt)
        while f"mentorship:7:session:{number}:met:{attempt}" not in self.said:
            self.next()
        self.answers("UADA", minutes, number, attempt)
        return self

    # --- what is seen ---

    def posts_to(self, user_id: str) -> list[str]:
        """The keys of the posts this person sees, in order."""
        return [key for key, post in self.said.items() if isinstance(post, Post) and user_id in post.to]

    def card(self, key: str) -> Any:
        """What the post `mentorship:7:<key>` reads now."""
        return self.shown[f"mentorship:7:{key}"]


@pytest.fixture
def new_pair() -> type[Pair]:
    """The pair, not opened yet, for tests that choose its terms."""
    return Pair


@pytest.fixture
def pair() -> Pair:
    """Two sessions of 30 minutes, the shared DM just opened on Monday at 15:00 in Chicago."""
    return Pair().opened()
