"""A pair that may meet and may write, under any events in any order: its invariants, and those of its questions."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from flows.idle import is_idle
from flows.meeting import SessionAnswered
from flows.mentorship import MentorshipOpened
from flows.pair import MentorshipStatus, SessionStatus
from flows.prompt import ReplyDeleted, ReplyEdited, ReplyWritten
from flows.proposal import Way
from flows.written import WrittenCalledOff, WrittenFormAsked, WrittenNewsDue, WrittenSent
from flows.written_clock import WrittenDue
from flows.written_stage import Stage, prompt_key, stage
from tests.flows.test_pair_machine import ATTEMPTS, NUMBERS, PEOPLE, PairMachine

WAYS = st.sampled_from(((Way.WRITTEN,), (Way.VIDEO, Way.WRITTEN), ()))
AUTHORS = st.sampled_from(("UADA", "UTOM", "UTOM", "UEVE"))


class WrittenMachine(PairMachine):
    """What people do about questions, beside all that they do about meetings."""

    @initialize(sessions=st.integers(1, 3), minutes=st.sampled_from((10, 30)), ways=WAYS)
    def agree_on_writing(self, sessions: int, minutes: int, ways: tuple[Way, ...]) -> None:
        self.pair = self.new_pair(sessions=sessions, minutes=minutes, ways=ways)
        self.happens(MentorshipOpened)

    @rule(actor=PEOPLE, question=st.sampled_from(("", "Which first?")), days=st.none() | st.integers(-2, 7))
    def ask_in_writing(self, actor: str, question: str, days: int | None) -> None:
        """The form for what is next, or for the question that stands there, sent in twice."""
        view = getattr(self.happens(WrittenFormAsked, actor), "view", None)
        fields: dict[str, Any] = {
            "number": getattr(view, "number", 1),
            "attempt": getattr(view, "attempt", 1),
            "question": question if getattr(view, "asks", True) else None,
            "answer_by": None if days is None else (self.pair.now + timedelta(days=days)).date(),
        }
        self.happens(WrittenSent, actor, **fields)
        before = self.pair.state
        self.happens(WrittenSent, actor, **fields)
        assert self.pair.state == before, "the form sent in twice changes nothing the second time"

    @rule(author=AUTHORS, which=st.integers(0, 2))
    def write_in_the_thread(self, author: str, which: int) -> None:
        for prompt in self.pair.state.prompts[which : which + 1]:
            ts = f"{len(self.past)}.1"
            self.happens(ReplyWritten, prompt_key=prompt.key, ts=ts, author=author, text="Words")

    @rule(which=st.integers(0, 5), gone=st.booleans())
    def change_words(self, which: int, *, gone: bool) -> None:
        for reply in self.pair.state.replies[which : which + 1]:
            about = {"prompt_key": reply.prompt_key, "ts": reply.ts, "author": reply.author_id}
            if gone:
                self.happens(ReplyDeleted, **about)
            else:
                self.happens(ReplyEdited, **about, text="Other words", edited_at=self.pair.now)

    @rule(actor=PEOPLE, minutes=st.sampled_from((0, 5, 10, 60)))
    def say_it_was_answered(self, actor: str, minutes: int) -> None:
        for session in self.pair.state.sessions:
            if session.is_written:
                about: dict[str, Any] = {"number": session.number, "attempt": session.attempt}
                self.happens(SessionAnswered, actor, **about, minutes=minutes)

    @rule(actor=PEOPLE)
    def call_the_question_off(self, actor: str) -> None:
        if session := self.pair.state.open_session:
            self.happens(WrittenCalledOff, actor, number=session.number, attempt=session.attempt)

    @rule(number=NUMBERS, attempt=ATTEMPTS, actor=PEOPLE)
    def out_of_turn(self, number: int, attempt: int, actor: str) -> None:
        about: dict[str, Any] = {"number": number, "attempt": attempt}
        self.happens(WrittenDue, **about)
        self.happens(WrittenNewsDue, **about, by="UADA", since=self.pair.now, answer_by=None)
        self.happens(WrittenCalledOff, actor, **about)
        self.happens(WrittenFormAsked, actor, **about)

    # --- what always holds ---

    @invariant()
    def a_question_has_no_time_and_a_day_until_it_is_held(self) -> None:
        for session in self.pair.state.sessions:
            if session.is_written:
                assert session.answer_by
                assert session.status is not SessionStatus.OFFERED
                assert session.starts_at is None or session.answers or session.presumed

    @invariant()
    def a_thread_is_listened_to_while_its_question_is_open(self) -> None:
        for session in self.pair.state.sessions:
            if session.is_written and (prompt := self.pair.state.prompt(prompt_key(session))):
                assert prompt.key in self.pair.said
                assert (prompt.closed_at is None) == session.is_open

    @invariant()
    def what_is_shown_is_how_it_stands(self) -> None:
        for session in self.pair.state.sessions:
            if session.is_written and session.shown_at:
                assert self.pair.shown[prompt_key(session)].stage is stage(self.pair.state, session)

    @invariant()
    def one_word_and_one_reminder_at_most(self) -> None:
        said = [key for key in self.pair.said if ":question:" in key]
        for what in ("word", "reminder", "answer"):
            keys = [key for key in said if f":question:{what}:" in key]
            assert len(set(keys)) == len(keys)

    @invariant()
    def a_mentor_is_waited_for_until_a_day_and_nobody_for_ever(self) -> None:
        if self.pair.state.mentorship.status is not MentorshipStatus.OPEN:
            return
        session = self.pair.state.open_session
        if session and session.is_written:
            stalled = stage(self.pair.state, session) in {Stage.ASKING, Stage.LATE}
            assert is_idle(self.pair.state) == stalled or self.pair.state.time_is_used
            assert ("mentorship:7:idle" in self.pair.timers) == is_idle(self.pair.state)


def test_questions_under_any_events(new_pair: Callable[..., Any]) -> None:
    run_state_machine_as_test(
        lambda: WrittenMachine(new_pair),  # type: ignore[arg-type] # anything that makes one
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )
