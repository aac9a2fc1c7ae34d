"""A pair under any events in any order, twice, late and by strangers: the invariants of mentorship and session."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from flows.between import BetweenAsked, BetweenChosen
from flows.calendar_file import CalendarFile
from flows.consent import Recording
from flows.decision import Event, Message
from flows.ending import EndTold, MemberDeparted, MentorshipEnded, PrivateWordLeft
from flows.idle import IdleStep, NothingScheduled, StillOn
from flows.meeting import MeetPresumed, MinutesAsked, OneMoreWanted, SessionAnswered
from flows.mentorship import BringAsked, MentorshipOpened, QuestionsBrought, RoleCardAsked
from flows.nudge import StillOnSaid
from flows.pair import Between, Ending, MentorshipStatus, SessionStatus
from flows.proposal import Way
from flows.recording import RecordingAgreed, RecordingAsked, RecordingProposed, RecordingTold, RecordingWithdrawn
from flows.reminder import Reminder
from flows.scheduling import FindTimeAsked, OfferDelivered, TimePicked, TimesOffered
from flows.session import SessionCancelled
from flows.session_clock import CalendarDue, SessionNear, SessionOver, SessionSoon
from flows.session_details import DetailsAsked, DetailsSet
from storage import wire

TWO = st.sampled_from(("UADA", "UTOM"))
PEOPLE = st.sampled_from(("UADA", "UTOM", "UADA", "UTOM", "UEVE", ""))
NUMBERS = st.integers(0, 4)
ATTEMPTS = st.integers(0, 6)
MINUTES = st.sampled_from((None, -5, 0, 10, 30, 45, 60, 480, 481))
HOURS = st.sampled_from((-30, -1, 0, 1, 3, 20, 30, 70, 200, 9000))


class PairMachine(RuleBasedStateMachine):
    """Random clicks by everybody, and the clock: kept, late or doubled."""

    def __init__(self, new_pair: Callable[..., Any]) -> None:
        super().__init__()
        self.new_pair = new_pair
        self.pair = new_pair()
        self.past: list[Event] = []
        self.said_by_the_close: set[str] | None = None

    @initialize(sessions=st.integers(1, 3), minutes=st.sampled_from((15, 30, 60)), opened=st.integers(0, 9))
    def agree(self, sessions: int, minutes: int, opened: int) -> None:
        self.pair = self.new_pair(sessions=sessions, minutes=minutes)
        self.pair.state = replace(self.pair.state, mentee=replace(self.pair.state.mentee, reminders=True))
        if opened:
            self.happens(MentorshipOpened)

    def take(self, event: Event) -> Any:
        assert wire.load_event(wire.dump(event)) == event, "every event survives being kept"
        self.past.append(event)
        was_closed = self.pair.state.mentorship.status is MentorshipStatus.CLOSED
        before = self.pair.state
        reply = self.pair.take(event)
        if event.actor == "UEVE":  # type: ignore[attr-defined]
            assert self.pair.state == before
        if was_closed:
            may_change = {"summarised": (), "recording": Recording(), "private_word": ""}
            assert replace(self.pair.state.mentorship, **may_change) == replace(before.mentorship, **may_change)
            known, now = before.mentorship.recording.agreed, self.pair.state.mentorship.recording.agreed
            assert now in {known, ()}, "after the close a yes may only be withdrawn"
        return reply

    def happens(self, event: Any, actor: str = "", **fields: Any) -> Any:
        return self.take(event(team_id="T1", at=self.pair.now, mentorship_id="7", actor=actor, **fields))

    # --- people ---

    @rule(actor=PEOPLE)
    def click(self, actor: str) -> None:
        for event in (BringAsked, RoleCardAsked, FindTimeAsked):
            self.happens(event, actor)

    @rule(actor=PEOPLE, standing=st.sampled_from((None, 1, 5, 9)))
    def bring(self, actor: str, standing: int | None) -> None:
        self.happens(QuestionsBrought, actor, questions="How?", standing=standing)

    @rule(actor=PEOPLE, hours=st.lists(st.none() | HOURS, max_size=3), past_doubts=st.booleans())
    def offer_for_what_is_next(self, actor: str, hours: list[int | None], *, past_doubts: bool) -> None:
        reply = self.pair.happens(FindTimeAsked, actor)
        view = getattr(reply, "view", None)
        times = tuple(None if h is None else self.pair.now + timedelta(hours=h) for h in hours)
        about = {"number": getattr(view, "number", 1), "attempt": getattr(view, "attempt", 1), "times": times}
        before = self.pair.state
        said = self.happens(TimesOffered, actor, **about)
        for doubt in getattr(getattr(said, "view", None), "doubts", ()):
            assert self.pair.state == before, "what is in doubt is not offered yet"
            assert doubt.outside or doubt.busy
        if past_doubts:
            self.happens(TimesOffered, actor, **about, warned=tuple(t for t in times if t))

    @rule(actors=st.permutations(("UADA", "UTOM")), hours=st.sampled_from((3, 26, 70, 200)))
    def find_a_time(self, actors: list[str], hours: int) -> None:
        """As it should go: one offers, the other takes it as soon as they see it."""
        view = getattr(self.pair.happens(FindTimeAsked, actors[0]), "view", None)
        at = self.pair.now + timedelta(hours=hours)
        if view is None:
            return
        about = {"number": view.number, "attempt": view.attempt}
        self.happens(TimesOffered, actors[0], **about, times=(at,), warned=(at,))
        waiting = self.pair.state.open_session
        while waiting and not waiting.shown_at and self.pair.due() is not None:
            self.live_on(1)
            waiting = self.pair.state.open_session
        self.happens(TimePicked, actors[1], number=view.number, attempt=view.attempt, choice=at)

    @rule(minutes=st.lists(st.tuples(TWO, st.sampled_from((0, 15, 30, 60, 60))), max_size=3))
    def meet(self, minutes: list[tuple[str, int]]) -> None:
        """The session that has a time goes by, and they say how long it was, or nobody does."""
        if self.pair.state.open_session is None:
            self.find_a_time(["UADA", "UTOM"], 70)
        session = self.pair.state.open_session
        if session is None or session.status is not SessionStatus.CONFIRMED:
            return
        while (known := self.pair.state.session(session.number)) and known.is_open and not known.asked_at:
            self.live_on(1)
        for actor, each in minutes:
            self.happens(SessionAnswered, actor, number=session.number, attempt=session.attempt, minutes=each)

    @rule(actor=PEOPLE, number=NUMBERS, attempt=ATTEMPTS)
    def offer_blindly(self, actor: str, number: int, attempt: int) -> None:
        times = (self.pair.now + timedelta(hours=26),)
        self.happens(TimesOffered, actor, number=number, attempt=attempt, times=times, warned=times)

    @rule(actor=PEOPLE)
    def take_a_time(self, actor: str) -> None:
        offered = self.pair.state.open_session
        if offered and offered.offered:
            self.happens(TimePicked, actor, number=offered.number, attempt=offered.attempt, choice=offered.offered[-1])

    @rule(actor=PEOPLE, place=st.sampled_from(("", "Room 4", "The desk")), way=st.sampled_from((None, *Way)))
    def say_where(self, actor: str, place: str, way: Way | None) -> None:
        if session := self.pair.state.open_session:
            about = {"number": session.number, "attempt": session.attempt}
            self.happens(DetailsAsked, actor, **about)
            self.happens(DetailsSet, actor, **about, way=way, place=place, watch_for="How they begin")

    @rule(movers=st.lists(TWO, min_size=1, max_size=3), hours=st.sampled_from((3, 26, 70, 200)), taken=st.booleans())
    def move_again_and_again(self, movers: list[str], hours: int, *, taken: bool) -> None:
        """One moves it, and before it is taken somebody moves it once more; or the other takes the last."""
        for n, mover in enumerate(movers):
            moved = self.pair.state.open_session
            if moved is None:
                return
            about = {"number": moved.number, "attempt": moved.attempt}
            view = getattr(self.happens(FindTimeAsked, mover, **about), "view", None)
            if view is None:
                return
            at = self.pair.now + timedelta(hours=hours + n)
            offer = {"number": view.number, "attempt": view.attempt, "times": (at,), "warned": (at,)}
            for _ in range(2):
                self.happens(TimesOffered, mover, **offer)
            self.happens(SessionCancelled, self.pair.state.other(mover).user_id, **about)
            if taken:
                self.happens(TimePicked, self.pair.state.other(mover).user_id, **about, choice=at)
                self.take_a_time(self.pair.state.other(mover).user_id)

    @rule(actor=TWO)
    def call_off_what_is_open(self, actor: str) -> None:
        if session := self.pair.state.open_session:
            self.happens(SessionCancelled, actor, number=session.number, attempt=session.attempt)

    @rule(actor=PEOPLE, number=NUMBERS, attempt=ATTEMPTS)
    def call_off_blindly(self, actor: str, number: int, attempt: int) -> None:
        self.happens(SessionCancelled, actor, number=number, attempt=attempt)

    @rule(actor=PEOPLE, minutes=MINUTES, which=st.integers(0, 3))
    def answer(self, actor: str, minutes: int | None, which: int) -> None:
        for session in self.pair.state.sessions[which : which + 1]:
            about = {"number": session.number, "attempt": session.attempt}
            self.happens(MinutesAsked, actor, **about)
            self.happens(SessionAnswered, actor, **about, minutes=minutes)

    @rule(actor=PEOPLE, number=NUMBERS, attempt=ATTEMPTS, between=st.sampled_from(Between))
    def between(self, actor: str, number: int, attempt: int, between: Between) -> None:
        self.happens(BetweenAsked, actor)
        self.happens(BetweenChosen, actor, number=number, attempt=attempt, between=between)

    @rule(actors=st.lists(TWO, max_size=3))
    def want_one_more(self, actors: list[str]) -> None:
        for session in self.pair.state.sessions[-1:]:
            for actor in actors:
                self.happens(OneMoreWanted, actor, number=session.number, attempt=session.attempt)

    @rule(actor=PEOPLE)
    def still_on(self, actor: str) -> None:
        """Only a card that stands there has the button, an old one too."""
        for card in [c for c in self.pair.shown.values() if isinstance(c, StillOn)]:
            self.happens(StillOnSaid, actor, since=card.since)

    @rule(actor=PEOPLE, use=st.sampled_from(("", "notes", "the team")), late=st.integers(0, 2), what=st.integers(0, 3))
    def record(self, actor: str, use: str, late: int, what: int) -> None:
        """Proposed, agreed to by a card that may be old, withdrawn."""
        version = self.pair.state.mentorship.recording.version - late
        match what:
            case 0:
                self.happens(RecordingAsked, actor)
            case 1:
                self.happens(RecordingProposed, actor, use=use)
            case 2:
                before = self.pair.state.mentorship.recording
                self.happens(RecordingAgreed, actor, version=version)
                after = self.pair.state.mentorship.recording
                assert late == 0 or set(after.agreed) <= set(before.agreed), "an old button agrees to nothing"
            case _:
                self.happens(RecordingWithdrawn, actor)

    @rule(actor=PEOPLE, word=st.sampled_from(("", "nearer by")))
    def leave_a_word(self, actor: str, word: str) -> None:
        self.happens(PrivateWordLeft, actor, word=word)
        ending = self.pair.state.mentorship.ending
        if self.pair.state.mentorship.private_word:
            assert ending in {Ending.ENDED_BY_MENTEE, Ending.ENDED_BY_MENTOR}
        assert "nearer by" not in repr([*self.pair.shown.values(), *self.pair.timers.values()])

    @rule(actor=PEOPLE, really=st.integers(0, 30))
    def end(self, actor: str, really: int) -> None:
        if really == 0:
            self.happens(MentorshipEnded, actor)
        elif really == 1:
            self.happens(MemberDeparted, actor)

    # --- the clock ---

    @rule(steps=st.integers(1, 2), to_the_end=st.booleans())
    def live_on(self, steps: int, *, to_the_end: bool = True) -> None:
        for _ in range(steps):
            due = self.pair.due()
            if due is None:
                return
            key, event = due
            if isinstance(event, NothingScheduled) and event.step is IdleStep.CLOSE and not to_the_end:
                return
            del self.pair.timers[key]
            self.pair.now = max(self.pair.now, event.at)
            self.take(replace(event, at=self.pair.now))

    @rule(hours=st.integers(1, 40))
    def sleep_through_it(self, hours: int) -> None:
        self.pair.now += timedelta(hours=hours)

    @rule(number=NUMBERS, attempt=ATTEMPTS)
    def clock_out_of_turn(self, number: int, attempt: int) -> None:
        about: dict[str, Any] = {"number": number, "attempt": attempt}
        for event in (OfferDelivered, CalendarDue, SessionNear, SessionSoon, SessionOver, MeetPresumed):
            self.happens(event, **about)
        self.happens(MentorshipOpened)
        self.happens(EndTold, user_id="UTOM")
        self.happens(RecordingTold, version=number)
        self.happens(NothingScheduled, since=self.pair.now, step=IdleStep.CLOSE)

    @rule(which=st.integers(0, 30))
    def once_more(self, which: int) -> None:
        if which < len(self.past):
            self.take(replace(self.past[-1 - which], at=self.pair.now))

    # --- what always holds ---

    @invariant()
    def used_is_what_was_answered(self) -> None:
        for session in self.pair.state.sessions:
            if session.answers:
                assert session.used == min(a.minutes for a in session.answers)
                assert len({a.user_id for a in session.answers}) == len(session.answers)
            else:
                assert session.used == (session.minutes if session.presumed else 0)
            assert (session.status is SessionStatus.HELD) == (session.used > 0)
        assert self.pair.state.used == sum(s.used for s in self.pair.state.sessions)

    @invariant()
    def no_more_sessions_than_agreed(self) -> None:
        mentorship = self.pair.state.mentorship
        both_agreed = set(mentorship.one_more) == {"UADA", "UTOM"}
        assert self.pair.state.held <= mentorship.sessions + both_agreed
        assert bool(mentorship.extended_to) == both_agreed
        assert len([s for s in self.pair.state.sessions if s.is_open]) <= 1

    @invariant()
    def nothing_is_said_after_a_close_but_the_close(self) -> None:
        if self.pair.state.mentorship.status is not MentorshipStatus.CLOSED:
            return
        said = {
            key
            for key in self.pair.said
            if ":ended" not in key
            and ":summary:" not in key
            and ":recording" not in key
            and not is_cancellation(self.pair.said[key].message)
        }
        if self.said_by_the_close is None:
            self.said_by_the_close = said
        assert said == self.said_by_the_close
        assert not {
            key
            for key in self.pair.timers
            if not key.endswith((":ended", ":called_off", ":recording")) and ":summary:" not in key
        }
        assert self.pair.state.open_session is None

    @invariant()
    def calendars_are_told_in_order_and_of_one_session_once(self) -> None:
        """The newest file of a session is the one with the highest sequence, and it bears the session's one uid."""
        files = [file.message for file in self.pair.said.values() if isinstance(file.message, CalendarFile)]
        for number in {file.number for file in files}:
            mine = {file.sequence: file for file in files if file.number == number}
            assert sorted(mine) == list(range(len(mine)))
            assert len({file.uid for file in mine.values()}) == 1
            assert not mine[0].cancelled
            changes = [mine[n].cancelled for n in sorted(mine)]
            assert all(not (one and other) for one, other in pairwise(changes)), "nothing is taken out twice"

    @invariant()
    def recording_is_on_only_by_every_yes_to_one_use(self) -> None:
        recording = self.pair.state.mentorship.recording
        assert set(recording.agreed) <= {"UADA", "UTOM"}
        assert len(set(recording.agreed)) == len(recording.agreed)
        assert recording.use or not recording.agreed
        if root := self.pair.shown.get("mentorship:7:agreement"):
            assert {person.user_id for person in root.recording_agreed} == set(recording.agreed)
            assert root.recording_use == recording.use

    @invariant()
    def no_clock_is_left_of_a_time_that_was_given_up(self) -> None:
        """What waits for a session waits for the time it has now."""
        for key, event in self.pair.timers.items():
            if not isinstance(event, CalendarDue | SessionNear | SessionSoon | SessionOver):
                continue
            session = self.pair.state.session(event.number)
            assert session is not None
            assert (session.status, session.attempt) == (SessionStatus.CONFIRMED, event.attempt), key
            if isinstance(event, SessionOver):
                assert event.at == session.ends_at
            else:
                assert session.starts_at is not None
                assert event.at < session.starts_at

    @invariant()
    def reminders_come_within_ten_minutes_of_a_session_and_to_who_asked(self) -> None:
        for key, said in self.pair.said.items():
            if isinstance(said.message, Reminder):
                assert said.to == ("UADA",), "Tomas did not ask"
                ahead = said.message.starts_at - self.pair.said_at[key]
                assert timedelta(0) < ahead <= timedelta(minutes=10)

    @invariant()
    def something_is_always_going_to_happen(self) -> None:
        if self.pair.state.mentorship.status is MentorshipStatus.OPEN:
            assert self.pair.timers, "a mentorship that runs is never forgotten"


def is_cancellation(message: Message) -> bool:
    return isinstance(message, CalendarFile) and message.cancelled


def test_a_pair_under_any_events(new_pair: Callable[..., Any]) -> None:
    run_state_machine_as_test(
        lambda: PairMachine(new_pair),  # type: ignore[arg-type] # anything that makes one
        settings=settings(
            max_examples=120,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )
