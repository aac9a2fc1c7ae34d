"""One pair from the first session to after the close, under any events in any order, twice, late and by strangers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from flows import course, halfway, prompt, reflection, touchpoint, touchpoint_card, worktime
from flows.decision import Decision, Event, File, Outgoing, Post, Update
from flows.halfway import HalfwayDue, HalfwayOver
from flows.member import Hours, Member, Programme
from flows.mentor_word import MentorWordDue, TouchpointEvent
from flows.pair import Between, MentorshipStatus, Progress, Session, SessionStatus, root_key
from flows.pair_state import PairState
from flows.prompt import ReplyDeleted, ReplyEdited, ReplyEvents, ReplyWritten
from flows.reflection import PrivateAnswered, PrivateQuestionsAsked, ReflectionDue, ReflectionLapsed
from flows.summary import ClosingSummary, SummaryDue
from flows.touchpoint import ProgressSaid, TouchpointDue, TouchpointOver, TouchpointSkipped
from flows.writing import LISTENS_ON, Continue, Purpose
from tests.agreements import a_mentorship

START = datetime(2026, 11, 23, 15, tzinfo=UTC)
PEOPLE = st.sampled_from(("UADA", "UTOM", "UADA", "UTOM", "UEVE"))
NUMBERS = st.integers(1, 4)
MARKS = st.one_of(st.none(), st.integers(0, 6))
YES_NO = st.one_of(st.none(), st.booleans())
PROMPTS = tuple(f"mentorship:7:{part}:prompt" for part in ("touchpoint:1", "touchpoint:2", "halfway", "reflection"))
WROTE = {"1.1": "UADA", "1.2": "UADA", "1.3": "UTOM", "1.4": "UEVE"}
"""Who wrote the message with each ts."""
ZONES = ("America/Chicago", "America/Denver", "Europe/Berlin", "Pacific/Auckland")
DECIDERS: tuple[tuple[Any, Callable[[PairState, Any], Decision[PairState]]], ...] = (
    (touchpoint.EVENTS, touchpoint.decide),
    (halfway.EVENTS, halfway.decide),
    (prompt.EVENTS, prompt.decide),
    (reflection.EVENTS, reflection.decide),
)
OURS = tuple(kind for kinds, _ in DECIDERS for kind in kinds)
"""Events this machine decides on; the clock of a mentorship with nothing scheduled is another's."""


class Closing(RuleBasedStateMachine):
    """The two click and type, strangers try, sessions come and go, and the clock runs."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.timers: dict[str, Event] = {}
        self.said: dict[str, Post | File] = {}
        self.deliveries: dict[tuple[str, str], list[ReplyEvents]] = {}
        self.state = PairState(
            team_id="T1",
            programme=Programme(),
            mentorship=a_mentorship(START, opened_at=START),
            mentee=Member(user_id="UADA", name="Ada"),
            mentor=Member(user_id="UTOM", name="Tomas"),
        )

    @initialize(
        zones=st.tuples(st.sampled_from(ZONES), st.sampled_from(ZONES)),
        sessions=st.integers(1, 3),
        short=st.booleans(),
        met=st.integers(0, 3),
    )
    def two_people(self, zones: tuple[str, str], sessions: int, short: bool, met: int) -> None:
        """Some have met before, as often as `met`, and are where the next thing has just happened."""
        hours = Hours(days=(1, 2, 4), start=time(13), end=time(15)) if short else None
        self.state = replace(
            self.state.with_mentorship(sessions=sessions),
            mentee=replace(self.state.mentee, zone=zones[0]),
            mentor=replace(self.state.mentor, zone=zones[1], hours=hours),
        )
        for _ in range(met):
            self.meet(hours=100, used=30, between=None)
        if met:
            self.the_next_timer_fires(0)

    # --- what happens ---

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.live_until(self.now + timedelta(hours=hours))

    @rule(minutes=st.integers(0, 90))
    def the_next_thing_happens(self, minutes: int) -> None:
        self.the_next_timer_fires(minutes)

    def the_next_timer_fires(self, minutes: int) -> None:
        """And a little beyond, which a random walk would seldom find."""
        if self.timers:
            due = min(event.at for event in self.timers.values())
            self.live_until(max(self.now, due) + timedelta(minutes=minutes))

    @rule(hours=st.integers(2, 200), used=st.sampled_from((15, 30)), between=st.sampled_from((None, *Between)))
    def they_meet(self, hours: int, used: int, between: Between | None) -> None:
        self.meet(hours, used, between)

    def meet(self, hours: int, used: int, between: Between | None) -> None:
        """The next session is arranged, its time comes, and they say so."""
        opened = self.state.open_session
        self.arrange(opened.number if opened else self.state.held + 1, hours)
        opened = self.state.open_session
        if opened and opened.ends_at:
            self.live_until(max(self.now, opened.ends_at + timedelta(minutes=5)))
            self.settle(used, between)

    @rule(number=st.integers(1, 3), hours=st.integers(2, 200))
    def a_session_gets_a_time(self, number: int, hours: int) -> None:
        self.arrange(number, hours)

    def arrange(self, number: int, hours: int) -> None:
        session = self.state.session(number)
        if not self.may_arrange(number) or (session and session.status is SessionStatus.HELD):
            return
        self.sessions_change(
            Session(
                mentorship_id="7",
                number=number,
                status=SessionStatus.CONFIRMED,
                starts_at=self.now + timedelta(hours=hours),
                minutes=30,
            )
        )

    @rule(used=st.sampled_from((0, 15, 30, 60)), between=st.sampled_from((None, *Between)))
    def they_say_whether_they_met(self, used: int, between: Between | None) -> None:
        self.settle(used, between)

    def settle(self, used: int, between: Between | None) -> None:
        session = self.state.open_session
        if self.is_closed or session is None or session.ends_at is None or session.ends_at > self.now:
            return
        status = SessionStatus.HELD if used else SessionStatus.CANCELLED
        self.sessions_change(replace(session, status=status, used=used, between=between))

    @rule(number=st.integers(1, 3), used=st.sampled_from((0, 30, 60)))
    def an_answer_is_corrected(self, number: int, used: int) -> None:
        session = self.state.session(number)
        if self.is_closed or session is None or session.status is not SessionStatus.HELD:
            return
        self.sessions_change(
            replace(session, status=SessionStatus.HELD if used else SessionStatus.CANCELLED, used=used)
        )

    @rule(actor=PEOPLE, number=NUMBERS, progress=st.sampled_from(Progress))
    def progress_is_said(self, actor: str, number: int, progress: Progress) -> None:
        self.take(self.event(ProgressSaid, actor=actor, number=number, progress=progress))

    @rule(actor=PEOPLE, number=NUMBERS)
    def it_is_skipped(self, actor: str, number: int) -> None:
        self.take(self.event(TouchpointSkipped, actor=actor, number=number))

    @rule(nth=st.integers(0, 3), ts=st.sampled_from(tuple(WROTE)), minutes=st.integers(0, 3), how=st.integers(0, 3))
    def somebody_types(self, nth: int, ts: str, minutes: int, how: int) -> None:
        """In the thread of a prompt that is there, or of one that is not, or not yet."""
        key = (*(thread.key for thread in self.state.prompts), *PROMPTS)[nth]
        self.type(key, ts, minutes, how)

    def type(self, key: str, ts: str, minutes: int, how: int) -> None:
        about: dict[str, Any] = {"prompt_key": key, "ts": ts, "author": WROTE[ts]}
        edited = START + timedelta(minutes=minutes)
        event: ReplyEvents = (
            self.event(ReplyDeleted, **about),
            self.event(ReplyEdited, **about, text=f"edit {minutes}", edited_at=edited),
            self.event(ReplyWritten, **about, text="written"),
            self.event(ReplyWritten, **about, text="written"),
        )[how]
        thread = self.state.prompt(key)
        if thread and (thread.listens(self.now) or (how == 0 and self.state.reply(key, ts))):
            self.deliveries.setdefault((key, ts), []).append(event)
        self.take(event)

    @rule(actor=PEOPLE)
    def the_private_questions_are_opened(self, actor: str) -> None:
        self.take(self.event(PrivateQuestionsAsked, actor=actor))

    @rule(
        actor=PEOPLE,
        marks=st.tuples(MARKS, MARKS),
        right=st.tuples(YES_NO, YES_NO),
        proceed=st.one_of(st.none(), st.sampled_from(Continue)),
    )
    def they_are_answered(
        self, actor: str, marks: tuple[Any, Any], right: tuple[Any, Any], proceed: Continue | None
    ) -> None:
        self.answer(actor, marks, right, proceed)

    @rule(progress=st.sampled_from(Progress), minutes=st.integers(0, 180))
    def the_mentee_writes_and_clicks(self, progress: Progress, minutes: int) -> None:
        for number in (1, 2):
            self.type(PROMPTS[number - 1], "1.1", 0, 3)
            self.live_until(self.now + timedelta(minutes=minutes))
            self.take(self.event(ProgressSaid, actor="UADA", number=number, progress=progress))

    @rule(mark=st.integers(1, 5), proceed=st.tuples(st.sampled_from(Continue), st.sampled_from(Continue)))
    def both_answer(self, mark: int, proceed: tuple[Continue, Continue]) -> None:
        for actor, wish in zip(("UADA", "UTOM"), proceed, strict=True):
            self.answer(actor, (mark, mark), (True, False), wish)

    @rule(actor=PEOPLE, mark=st.integers(1, 5), proceed=st.sampled_from(Continue))
    def they_are_answered_in_full(self, actor: str, mark: int, proceed: Continue) -> None:
        self.answer(actor, (mark, mark), (True, False), proceed)

    @rule(
        kind=st.sampled_from(
            (
                TouchpointDue,
                TouchpointOver,
                MentorWordDue,
                HalfwayDue,
                HalfwayOver,
                ReflectionDue,
                ReflectionLapsed,
                SummaryDue,
            )
        ),
        number=NUMBERS,
        user_id=PEOPLE,
    )
    def a_timer_goes_astray(self, kind: Any, number: int, user_id: str) -> None:
        """Out of its time, or a second time."""
        more: dict[str, Any] = {"user_id": user_id} if kind is SummaryDue else {}
        if issubclass(kind, TouchpointEvent):
            more = {"number": number}
        self.take(self.event(kind, **more))

    # --- how it is taken ---

    def live_until(self, until: datetime) -> None:
        """Each timer is decided on when it is due, in order; what is set anew in that time too."""
        while due := [key for key, event in self.timers.items() if event.at <= until]:
            key = min(due, key=lambda key: self.timers[key].at)
            event = self.timers.pop(key)
            self.now = max(self.now, event.at)
            self.take(replace(event, at=self.now))
        self.now = until

    @property
    def is_closed(self) -> bool:
        assert self.state.mentorship
        return self.state.mentorship.status is MentorshipStatus.CLOSED

    def may_arrange(self, number: int) -> bool:
        """As the session journey has it: one at a time, in order, none once it is over or being closed."""
        opened = self.state.open_session
        return not (
            self.is_closed
            or self.state.time_is_used
            or self.state.is_closing
            or number != (opened.number if opened else self.state.held + 1)
        )

    def event(self, kind: Any, **more: Any) -> Any:
        return kind(team_id="T1", at=self.now, mentorship_id="7", **more)

    def answer(self, actor: str, marks: tuple[Any, Any], right: tuple[Any, Any], proceed: Continue | None) -> None:
        self.take(
            self.event(
                PrivateAnswered,
                actor=actor,
                goal_met=marks[0],
                expectations=marks[1],
                time_right=right[0],
                skill_right=right[1],
                thanks=f"thanks from {actor}",
                proceed=proceed,
                stands_now=marks[0],
            )
        )

    def sessions_change(self, session: Session) -> None:
        self.keep(course.follow(self.state.with_session(session), self.now))

    def take(self, event: Any) -> None:
        decide = next(decide for kinds, decide in DECIDERS if isinstance(event, kinds))
        was_closed = self.is_closed
        before = self.state
        decision = decide(self.state, event)
        if getattr(event, "actor", "") == "UEVE" or getattr(event, "author", "") == "UEVE":
            assert (decision.state, decision.say, decision.wake) == (before, (), ())
        if was_closed:
            assert all(isinstance(out, Post) and isinstance(out.message, ClosingSummary) for out in decision.say)
        self.keep(decision)

    def keep(self, decision: Decision[PairState]) -> None:
        self.state = decision.state
        for out in decision.say:
            self.hear(out)
        for wake in decision.wake:
            if wake.event is None:
                self.timers.pop(wake.key, None)
            elif isinstance(wake.event, OURS):
                assert wake.event.at >= self.now
                self.timers[wake.key] = wake.event

    def hear(self, out: Outgoing) -> None:
        match out:
            case Post() | File():
                assert out.key not in self.said, "no key is said twice"
                assert out.thread is None or out.thread in self.said
                self.said[out.key] = out
                self.in_working_hours(out)
            case Update():
                assert out.of in self.said or out.of == root_key("7")
            case _:
                raise AssertionError(out)

    def in_working_hours(self, post: Post | File) -> None:
        """What is for one comes when they work; what is for both at least when the mentee does, who acts next."""
        two = {"UADA": self.state.mentee, "UTOM": self.state.mentor}
        reader = "UTOM" if post.key.endswith(":word") else post.to[0]
        assert worktime.is_working(self.now, two[reader], self.state.programme)

    # --- what always holds ---

    @invariant()
    def words_are_as_their_author_left_them(self) -> None:
        for (key, ts), events in self.deliveries.items():
            reply = self.state.reply(key, ts)
            if WROTE[ts] == "UEVE":
                assert reply is None
                continue
            assert reply is not None
            edits = [event for event in events if isinstance(event, ReplyEdited)]
            if any(isinstance(event, ReplyDeleted) for event in events):
                assert (reply.deleted, reply.text) == (True, "")
            elif edits:
                assert reply.text == max(edits, key=lambda event: event.edited_at or event.at).text
            else:
                assert reply.text == "written"
        assert {(r.prompt_key, r.ts) for r in self.state.replies} <= set(self.deliveries)

    @invariant()
    def after_the_close_only_late_words_are_heard(self) -> None:
        assert self.state.mentorship
        if not self.is_closed:
            return
        closed_at = self.state.mentorship.closed_at
        assert closed_at
        for thread in self.state.prompts:
            assert thread.closed_at
            assert thread.closed_at <= closed_at
            assert not thread.listens(closed_at + LISTENS_ON)
        assert {key for key in self.timers if ":summary:" not in key} <= set()

    @invariant()
    def each_prompt_was_posted_once_and_each_touchpoint_has_one(self) -> None:
        keys = [thread.key for thread in self.state.prompts]
        assert len(set(keys)) == len(keys)
        assert set(keys) <= set(self.said)
        assert {touchpoint_card.prompt_key("7", t.number) for t in self.state.touchpoints} <= set(keys)

    @invariant()
    def they_look_back_once_it_is_over_and_a_look_back_that_waits_has_an_end(self) -> None:
        asked = [p for p in self.state.prompts if p.purpose is Purpose.REFLECTION and p.closed_at is None]
        assert len(asked) <= 1
        if asked:
            assert "mentorship:7:close" in self.timers
            assert self.state.time_is_used or self.timers["mentorship:7:reflection"].at <= self.now

    @invariant()
    def half_way_is_asked_for_once_and_only_in_a_longer_mentorship(self) -> None:
        assert self.state.mentorship
        asked = [p for p in self.state.prompts if p.purpose is Purpose.SHARED_REFLECTION]
        assert len(asked) <= (self.state.mentorship.sessions > 2)

    @invariant()
    def where_the_mentee_stands_is_theirs_to_say(self) -> None:
        assert self.state.mentorship
        stands = self.state.mentorship.stands_now
        assert stands is None or (self.state.reflection_of("UADA") and 1 <= stands <= 5)

    @invariant()
    def a_summary_tells_nothing_of_the_other_but_the_thanks(self) -> None:
        for post in self.said.values():
            if not isinstance(post.message, ClosingSummary):
                continue
            reader = post.to[0]
            mine, theirs = self.state.reflection_of(reader), self.state.reflection_of(self.state.other(reader).user_id)
            assert post.message.goal_met == (mine.goal_met if mine else None)
            assert post.message.thanks == (theirs.thanks if theirs else "")
            agree = mine and theirs and mine.proceed is theirs.proceed
            assert post.message.proceed == (mine.proceed if mine and agree else None)


Closing.TestCase.settings = settings(max_examples=120, stateful_step_count=50, deadline=None)
TestClosing = Closing.TestCase
