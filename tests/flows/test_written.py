"""Written sessions: the question as a prompt, the day, the answer in its thread, and the minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows.between import BetweenChosen
from flows.decision import Closed, FieldErrors, Show, Tell
from flows.pair import Between, Ending, MentorshipStatus, SessionStatus
from flows.prompt import ReplyDeleted, ReplyEdited, ReplyWritten
from flows.proposal import Way
from flows.scheduling import FindTimeAsked
from flows.session import SessionCancelled
from flows.writing import LISTENS_ON, Purpose
from flows.written import WrittenCalledOff, WrittenForm, WrittenFormAsked, WrittenSent
from flows.written_stage import Stage

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

MONDAY = datetime(2026, 11, 23, 21, tzinfo=UTC)  # Monday 15:00 in Chicago, 14:00 in Denver
THURSDAY = date(2026, 11, 26)
QUESTION = "session:1:question:1"
PROMPT = f"mentorship:7:{QUESTION}"
PASSED = "session:1:question:passed:2026-11-26:1"


def told(reply: Any) -> str:
    assert isinstance(reply, Tell)
    return reply.line.name


@pytest.fixture
def pair(new_pair: Callable[..., Pair]) -> Pair:
    """One written session of 10 minutes, the shared DM just opened."""
    return new_pair(sessions=1, minutes=10, ways=(Way.WRITTEN,)).opened()


def asks(pair: Pair, question: str = "Which grant first?", on: date | None = THURSDAY, **more: Any) -> Any:
    fields = {"number": 1, "attempt": 1, "question": question, "answer_by": on, **more}
    return pair.happens(WrittenSent, fields.pop("actor", "UADA"), **fields)


def writes(pair: Pair, author: str, text: str = "Words", ts: str = "1.1", key: str = PROMPT) -> None:
    pair.happens(ReplyWritten, prompt_key=key, ts=ts, author=author, text=text)


def under(pair: Pair) -> list[str]:
    return [key.removeprefix("mentorship:7:session:1:question:") for key in pair.said if ":question:" in key]


# --- asking ----------------------------------------------------------------------------------------------------------


def test_the_form_suggests_three_of_the_mentors_working_days_and_what_the_mentee_brought(pair: Pair) -> None:
    pair.state = pair.state.with_mentorship(questions="How did you start?")
    reply = pair.happens(WrittenFormAsked, "UADA")

    assert isinstance(reply, Show)
    assert isinstance(reply.view, WrittenForm)
    assert (reply.view.answer_by, reply.view.question, reply.view.asks) == (THURSDAY, "How did you start?", True)
    assert (reply.view.number, reply.view.attempt, reply.view.minutes) == (1, 1, 10)


def test_the_question_is_a_prompt_of_its_own_that_mentions_the_mentor_and_nothing_else_is_said(pair: Pair) -> None:
    assert told(asks(pair)) == "written-sent"

    post = pair.said[PROMPT]
    assert post.thread is None, "a top-level message of its own"
    assert (post.message.stage, post.message.question, post.message.answer_by) == (
        Stage.ASKED,
        "Which grant first?",
        THURSDAY,
    )
    assert pair.state.prompt(PROMPT).purpose is Purpose.WRITTEN_SESSION
    assert under(pair) == ["1"]
    assert (pair.card("agreement").answer_by, pair.card("agreement").asked) == (THURSDAY, True)
    assert "mentorship:7:idle" not in pair.timers


def test_the_form_sent_in_twice_asks_once(pair: Pair) -> None:
    asks(pair)
    before = pair.state

    assert told(asks(pair)) == "written-sent"
    assert pair.state == before


def test_a_question_at_night_waits_for_the_mentors_morning(pair: Pair) -> None:
    pair.now = datetime(2026, 11, 24, 4, tzinfo=UTC)
    assert told(asks(pair)) == "written-sent-later"

    assert PROMPT not in pair.said
    pair.next()
    assert pair.said_at[PROMPT] == datetime(2026, 11, 24, 16, tzinfo=UTC), "Tuesday 9:00 in Denver"


def test_without_words_the_prompt_asks_for_them_and_the_mentor_hears_once_they_rest(pair: Pair) -> None:
    assert told(asks(pair, "")) == "written-sent-empty"
    assert pair.card(QUESTION).stage is Stage.ASKING
    assert "mentorship:7:idle" in pair.timers, "it waits for the mentee, so nothing is arranged yet"

    writes(pair, "UADA", "Which grant")
    pair.now += timedelta(minutes=5)
    writes(pair, "UADA", "would you try first?", ts="1.2")
    assert pair.card(QUESTION).stage is Stage.ASKED
    assert "mentorship:7:idle" not in pair.timers
    pair.next()
    assert under(pair) == ["1", "word:1"]
    assert pair.now == MONDAY + timedelta(minutes=65)
    pair.next()
    assert under(pair)[-1] == "reminder:1"


def test_the_words_taken_back_before_the_mentor_heard_leave_nothing_to_hear(pair: Pair) -> None:
    asks(pair, "")
    writes(pair, "UADA")
    pair.happens(ReplyDeleted, prompt_key=PROMPT, ts="1.1", author="UADA")

    assert pair.card(QUESTION).stage is Stage.ASKING
    assert pair.state.replies_to(PROMPT) == ()
    pair.for_days(2)
    assert under(pair) == ["1"]


def test_an_edit_is_kept_and_puts_the_word_off(pair: Pair) -> None:
    asks(pair, "")
    writes(pair, "UADA", "Witch grant?")
    pair.now += timedelta(minutes=30)
    pair.happens(ReplyEdited, prompt_key=PROMPT, ts="1.1", author="UADA", text="Which grant?", edited_at=pair.now)

    assert pair.state.replies_to(PROMPT)[0].text == "Which grant?"
    pair.next()
    assert pair.now == MONDAY + timedelta(minutes=90)


def test_a_question_that_comes_late_moves_the_day(pair: Pair) -> None:
    asks(pair, "")
    pair.until(datetime(2026, 11, 26, 17, tzinfo=UTC))  # Thursday 10:00 in Denver
    writes(pair, "UADA")

    assert pair.card(QUESTION).answer_by == date(2026, 11, 30), "two of the mentor's working days"


@pytest.mark.parametrize(
    ("on", "error"),
    [(None, "written-day-missing"), (date(2026, 11, 22), "written-day-unseen"), (date(2028, 1, 1), "written-day-far")],
)
def test_a_day_that_cannot_be_is_held_back(pair: Pair, on: date | None, error: str) -> None:
    reply = asks(pair, on=on)

    assert isinstance(reply, FieldErrors)
    assert reply.errors["answer_by"].name == error
    assert pair.state.sessions == ()


def test_only_the_mentee_asks(pair: Pair) -> None:
    assert told(pair.happens(WrittenFormAsked, "UTOM")) == "written-mentee-asks"
    assert told(asks(pair, actor="UTOM")) == "written-mentee-asks"
    assert told(pair.happens(WrittenFormAsked, "UEVE")) == "not-found-for-you"
    assert pair.state.sessions == ()


def test_nothing_is_asked_in_writing_that_was_not_agreed(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(ways=(Way.VIDEO,)).opened()

    assert told(pair.happens(WrittenFormAsked, "UADA")) == "session-card-is-old"


# --- the day ---------------------------------------------------------------------------------------------------------


def test_one_reminder_before_the_day_and_a_kind_word_after_it(pair: Pair) -> None:
    asks(pair)
    pair.next()
    assert under(pair) == ["1", "reminder:1"]
    assert pair.now == datetime(2026, 11, 25, 16, tzinfo=UTC), "Wednesday 9:00 in Denver, the day before"
    pair.next()
    assert under(pair) == ["1", "reminder:1", "passed:2026-11-26:1"]
    assert pair.now == datetime(2026, 11, 27, 16, tzinfo=UTC), "Friday 9:00 in Denver"
    assert pair.card(QUESTION).stage is Stage.LATE
    assert list(pair.timers) == ["mentorship:7:idle"], "from here on it is as if nothing was arranged"


def test_a_mentor_who_is_away_is_not_reminded_and_the_day_passes_when_they_are_back(pair: Pair) -> None:
    asks(pair)
    pair.state = replace(pair.state, mentor_away_until=date(2026, 12, 7))
    pair.until(datetime(2026, 12, 7, 15, tzinfo=UTC))
    assert under(pair) == ["1"]
    pair.state = replace(pair.state, mentor_away_until=None)
    pair.next()
    assert under(pair) == ["1", "passed:2026-11-26:1"]
    assert pair.now == datetime(2026, 12, 7, 16, tzinfo=UTC), "Monday 9:00 in Denver"


def test_a_day_that_passed_leads_to_the_nudge_and_at_last_to_a_kind_close(pair: Pair) -> None:
    asks(pair)
    pair.for_days(11)
    nudge = next(post.message for post in pair.said.values() if post.message.kind == "nudge")
    assert nudge.written is Stage.LATE
    pair.for_days(60)

    assert pair.state.mentorship.ending is Ending.NEVER_SCHEDULED
    assert pair.card(QUESTION).stage is Stage.OVER
    assert pair.card(PASSED).over
    assert pair.state.prompt(PROMPT).closed_at == pair.state.mentorship.closed_at
    assert not pair.timers


@pytest.mark.parametrize("actor", ["UADA", "UTOM"])
def test_either_moves_the_day_and_the_other_hears_of_it(pair: Pair, actor: str) -> None:
    asks(pair)
    on = date(2026, 12, 1)
    asks(pair, "Which grant first?", on, actor=actor)

    assert pair.card(QUESTION).answer_by == on
    (news,) = [post.message for key, post in pair.said.items() if ":news:" in key]
    assert (news.by.user_id, news.answer_by) == (actor, on)


def test_another_day_after_the_day_passed_gives_it_a_new_life_without_a_second_reminder(pair: Pair) -> None:
    asks(pair)
    pair.until(datetime(2026, 11, 27, 17, tzinfo=UTC))
    asks(pair, question="", on=date(2026, 12, 3), actor="UTOM")

    assert pair.card(QUESTION).stage is Stage.ASKED, "the mentor's form has no question, so it stands as it was"
    assert pair.card(QUESTION).question == "Which grant first?"
    assert "mentorship:7:idle" not in pair.timers
    assert pair.card(PASSED).over, "the day that went by asks nothing more"
    pair.until(datetime(2026, 12, 4, 17, tzinfo=UTC))
    assert not pair.card("session:1:question:passed:2026-12-03:1").over
    assert [key for key in under(pair) if "reminder" in key] == ["reminder:1"]
    assert under(pair)[-1] == "passed:2026-12-03:1"


def test_an_answer_after_all_overtakes_the_word_that_the_day_passed(pair: Pair) -> None:
    asks(pair)
    pair.until(datetime(2026, 11, 27, 17, tzinfo=UTC))
    assert not pair.card(PASSED).over
    writes(pair, "UTOM", "The small one.")
    assert pair.card(PASSED).over


def test_a_day_so_near_that_a_reminder_would_come_at_once_has_none(pair: Pair) -> None:
    asks(pair, on=date(2026, 11, 24))
    pair.for_days(3)

    assert under(pair) == ["1", "passed:2026-11-24:1"]


# --- the answer ------------------------------------------------------------------------------------------------------


def test_the_mentee_who_does_not_follow_the_thread_hears_of_the_answer(pair: Pair) -> None:
    asks(pair)
    writes(pair, "UTOM", "The small one.")
    assert pair.card(QUESTION).stage is Stage.ANSWERED
    assert pair.card("agreement").answered
    pair.next()

    assert under(pair) == ["1", "answer:1"]


@pytest.mark.parametrize(("clicks", "hears"), [("UTOM", True), ("UADA", False)])
def test_the_mentee_hears_of_it_though_the_mentor_said_at_once_that_it_is_answered(
    pair: Pair, clicks: str, hears: bool
) -> None:
    asks(pair)
    writes(pair, "UTOM", "The small one.")
    pair.answers(clicks, 10)
    pair.until(pair.now + timedelta(hours=2))

    assert under(pair) == (["1", "answer:1"] if hears else ["1"])
    assert not [key for key in pair.timers if key.endswith(":written")]


def test_the_mentee_who_wrote_in_the_thread_needs_no_telling(pair: Pair) -> None:
    asks(pair, "")
    writes(pair, "UADA")
    writes(pair, "UTOM", ts="1.2")
    pair.for_days(1)

    assert under(pair) == ["1"]


@pytest.mark.parametrize("actor", ["UADA", "UTOM"])
def test_one_click_settles_it_and_the_look_back_comes_the_working_day_after(pair: Pair, actor: str) -> None:
    asks(pair)
    writes(pair, "UTOM")

    assert pair.answers(actor, 10) == Closed()
    card = pair.card(QUESTION)
    assert (card.stage, card.met.used, card.met.total, card.met.presumed) == (Stage.OVER, 10, 10, False)
    assert pair.state.prompt(PROMPT).closed_at == pair.now
    assert (pair.card("agreement").used, pair.card("agreement").held) == (10, 1)
    assert pair.timers["mentorship:7:reflection"].at == datetime(2026, 11, 24, 16, tzinfo=UTC)
    writes(pair, "UADA", "Thank you", ts="1.3")
    assert pair.state.replies_to(PROMPT)[-1].text == "Thank you", "late words are still kept"
    pair.now += LISTENS_ON
    writes(pair, "UADA", "Much later", ts="1.4")
    assert pair.state.replies_to(PROMPT)[-1].text == "Thank you"


def test_nobody_says_so_and_it_is_taken_as_answered_for_the_agreed_minutes(pair: Pair) -> None:
    asks(pair)
    writes(pair, "UTOM")
    end = datetime(2026, 11, 25, 0, tzinfo=UTC)  # Tuesday 17:00 in Denver
    pair.until(end - timedelta(seconds=1))
    assert pair.state.used == 0
    pair.until(end)

    assert (pair.card(QUESTION).met.presumed, pair.state.used) == (True, 10)
    pair.answers("UADA", 0)
    assert (pair.state.used, pair.state.session(1).status) == (0, SessionStatus.CANCELLED)


def test_an_answer_taken_back_is_not_taken_as_one(pair: Pair) -> None:
    asks(pair)
    writes(pair, "UTOM")
    pair.happens(ReplyDeleted, prompt_key=PROMPT, ts="1.1", author="UTOM")
    pair.until(datetime(2026, 11, 27, 17, tzinfo=UTC))

    assert (pair.state.used, pair.card(QUESTION).stage) == (0, Stage.LATE)
    assert not pair.card("agreement").answered


def test_an_answer_after_the_day_is_as_good(pair: Pair) -> None:
    asks(pair)
    pair.until(datetime(2026, 11, 27, 17, tzinfo=UTC))
    writes(pair, "UTOM")

    assert pair.card(QUESTION).stage is Stage.ANSWERED
    assert "mentorship:7:idle" not in pair.timers


def test_differing_figures_count_the_smaller_one_as_with_any_session(pair: Pair) -> None:
    asks(pair)
    writes(pair, "UTOM")
    pair.answers("UADA", 10)
    pair.answers("UTOM", 5)

    assert pair.state.used == 5
    assert [a.minutes for a in pair.card(QUESTION).met.answers] == [10, 5]
    assert pair.card(QUESTION).met.written


# --- calling it off, and other ways ----------------------------------------------------------------------------------


def test_either_calls_it_off_and_the_session_is_there_to_be_had_again(pair: Pair) -> None:
    asks(pair)
    pair.happens(WrittenCalledOff, "UTOM", number=1, attempt=1)

    assert (pair.card(QUESTION).stage, pair.card(QUESTION).met) == (Stage.OVER, None)
    assert pair.card(QUESTION).kept_until == pair.now + LISTENS_ON
    assert any(":news:" in key for key in pair.said)
    assert pair.card("agreement").may_find_time
    asks(pair, attempt=2)
    assert "mentorship:7:session:1:question:2" in pair.said
    assert told(pair.happens(WrittenCalledOff, "UADA", number=1, attempt=1)) == "session-card-is-old"


def test_what_is_for_meetings_does_not_touch_a_question(pair: Pair) -> None:
    asks(pair)

    assert told(pair.happens(FindTimeAsked, "UADA")) == "written-question-stands"
    assert told(pair.happens(SessionCancelled, "UADA", number=1, attempt=1)) == "session-card-is-old"
    assert pair.state.session(1).status is SessionStatus.CONFIRMED


def test_no_question_is_asked_over_a_time(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(ways=(Way.VIDEO, Way.WRITTEN)).opened()
    pair.agrees_on(datetime(2026, 11, 25, 20, tzinfo=UTC))

    assert told(pair.happens(WrittenFormAsked, "UADA")) == "written-time-stands"


# --- the whole life --------------------------------------------------------------------------------------------------


def test_a_written_mentorship_shows_no_file_no_preparation_and_no_did_you_meet(pair: Pair) -> None:
    asks(pair)
    writes(pair, "UTOM")
    pair.answers("UADA", 10)
    pair.for_days(60)

    assert pair.state.mentorship.ending is Ending.COMPLETED
    assert not pair.timers
    assert not [key for key in pair.said if ":met:" in key or ":prepare:" in key or ":calendar" in key]
    assert pair.posts_to("UADA") == [
        "mentorship:7:agreement",
        PROMPT,
        "mentorship:7:reflection:prompt",
        "mentorship:7:summary:UADA",
    ]


def test_a_meeting_first_and_then_a_question(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(ways=(Way.VIDEO, Way.WRITTEN)).opened()
    pair.meets_at(datetime(2026, 11, 25, 20, tzinfo=UTC))
    assert pair.card("session:1:met:1").may_write
    pair.happens(BetweenChosen, "UADA", number=1, attempt=1, between=Between.PLAN)
    pair.until(datetime(2026, 12, 1, 20, tzinfo=UTC))
    assert "mentorship:7:touchpoint:1:prompt" in pair.said
    asks(pair, number=2, on=date(2026, 12, 4))
    pair.next()
    assert pair.state.touchpoint(1).status == "closed", "the question is the next session"
    writes(pair, "UTOM", key="mentorship:7:session:2:question:1")
    pair.answers("UTOM", 25, number=2)
    pair.for_days(60)

    assert pair.state.mentorship.status is MentorshipStatus.CLOSED
    assert (pair.state.used, pair.state.held) == (55, 2)
    assert len(pair.posts_to("UADA")) <= 10


def test_a_question_first_and_then_a_meeting_with_a_touchpoint_between(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(ways=(Way.VIDEO, Way.WRITTEN)).opened()
    asks(pair)
    writes(pair, "UTOM")
    pair.answers("UTOM", 20)
    card = pair.card(QUESTION).met
    assert (card.next_number, card.ask_between, card.used, card.total) == (2, True, 20, 60)
    assert pair.timers["mentorship:7:touchpoint:1"].at == datetime(2026, 11, 26, 21, tzinfo=UTC)
    pair.meets_at(datetime(2026, 12, 9, 20, tzinfo=UTC), number=2)

    assert (pair.state.used, pair.state.held) == (50, 2)
