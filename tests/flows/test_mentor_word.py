"""When the mentor is asked for an answer between two sessions: by each button, with words and without, once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from flows.between import BetweenChosen
from flows.decision import Moment, Phrase, Tell
from flows.pair import Between, Progress
from flows.prompt import ReplyDeleted, ReplyWritten
from flows.touchpoint import ProgressSaid
from flows.touchpoint_card import WordsAreThere
from flows.worktime import working_minutes_between

if TYPE_CHECKING:
    from tests.flows.conftest import Pair

FIRST = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago
SECOND = FIRST + timedelta(days=7)
PROMPT, WORD = "mentorship:7:touchpoint:1:prompt", "mentorship:7:touchpoint:1:word"
HOUR = timedelta(hours=1)


@pytest.fixture
def asked(new_pair: "Callable[..., Pair]") -> "Pair":
    """Session 1 is held, session 2 a week later, and the mentee is asked for the plan."""
    pair = new_pair().opened().meets_at(FIRST)
    pair.happens(BetweenChosen, "UADA", number=1, attempt=1, between=Between.PLAN)
    pair.agrees_on(SECOND, number=2)
    return until_asked(pair)


def until_asked(pair: "Pair") -> "Pair":
    while PROMPT not in pair.said:
        pair.next()
    return pair


def says(pair: "Pair", progress: Progress) -> Phrase:
    reply = pair.happens(ProgressSaid, "UADA", number=1, progress=progress)
    assert isinstance(reply, Tell)
    return reply.line


def writes(pair: "Pair", author: str = "UADA", ts: str = "1.1") -> None:
    pair.happens(ReplyWritten, prompt_key=PROMPT, ts=ts, author=author, text="My plan")


def word(pair: "Pair") -> WordsAreThere:
    message = pair.said[WORD].message
    assert isinstance(message, WordsAreThere)
    return message


@pytest.mark.parametrize("progress", [Progress.DONE, Progress.STUCK])
def test_done_and_stuck_pass_the_words_on_at_once(asked: "Pair", progress: Progress) -> None:
    writes(asked)
    assert WORD not in asked.said
    assert says(asked, progress).name == "touchpoint-noted"
    assert (word(asked).progress, word(asked).written) == (progress, True)


@pytest.mark.parametrize("progress", [Progress.DONE, Progress.UNDER_WAY])
def test_without_words_nobody_is_asked_for_anything(asked: "Pair", progress: Progress) -> None:
    assert says(asked, progress).name == "touchpoint-write-here"
    asked.until(SECOND - HOUR)
    assert WORD not in asked.said


def test_stuck_is_told_without_words_too_once_there_was_time_to_write_some(asked: "Pair") -> None:
    pressed = asked.now
    line = says(asked, Progress.STUCK)
    assert (line.name, line.args["asked"]) == ("touchpoint-noted-stuck", Moment(pressed + HOUR))
    asked.until(pressed + HOUR - timedelta(minutes=1))
    assert WORD not in asked.said
    asked.until(pressed + HOUR)
    assert (word(asked).progress, word(asked).written) == (Progress.STUCK, False)


def test_under_way_leaves_half_of_the_mentors_time_that_is_left(asked: "Pair") -> None:
    writes(asked)
    pressed, state = asked.now, asked.state
    line = says(asked, Progress.UNDER_WAY)
    due = asked.timers[WORD].at
    assert (line.name, line.args["asked"]) == ("touchpoint-noted-under_way", Moment(due))
    before, after = (
        working_minutes_between(*span, state.mentor, state.programme) for span in ((pressed, due), (due, SECOND))
    )
    assert abs(before - after) <= 1
    asked.until(due - timedelta(minutes=1))
    assert WORD not in asked.said
    asked.until(due)
    assert word(asked).progress is Progress.UNDER_WAY


def test_done_after_under_way_asks_at_once_and_only_once(asked: "Pair") -> None:
    writes(asked)
    says(asked, Progress.UNDER_WAY)
    asked.until(asked.now + HOUR)
    says(asked, Progress.DONE)
    assert word(asked).progress is Progress.DONE
    assert says(asked, Progress.STUCK).name == "touchpoint-mentor-knows"
    assert asked.until(SECOND - HOUR).card("touchpoint:1:word") == word(asked)


def test_the_word_names_the_session_as_it_is_set_now(asked: "Pair") -> None:
    writes(asked)
    says(asked, Progress.DONE)
    assert word(asked).next_at == SECOND
    asked.offers("UADA", SECOND + HOUR, number=2, attempt=2)
    assert asked.card("touchpoint:1:word").next_at is None
    asked.picks("UTOM", SECOND + HOUR, number=2, attempt=2)
    assert asked.card("touchpoint:1:word").next_at == SECOND + HOUR


def test_under_way_with_no_date_waits_two_working_days(new_pair: "Callable[..., Pair]") -> None:
    pair = until_asked(new_pair().opened().meets_at(FIRST))
    writes(pair)
    pressed = pair.now
    says(pair, Progress.UNDER_WAY)
    assert pair.timers[WORD].at == pressed + timedelta(days=2)


def test_when_the_next_session_moves_the_word_moves_with_it(asked: "Pair") -> None:
    writes(asked)
    says(asked, Progress.UNDER_WAY)
    due = asked.timers[WORD].at
    asked.offers("UTOM", SECOND + timedelta(days=7), number=2, attempt=2)
    asked.picks("UADA", SECOND + timedelta(days=7), number=2, attempt=2)
    assert asked.timers[WORD].at > due + timedelta(days=1)


def test_a_mentor_who_is_in_the_thread_is_not_asked(asked: "Pair") -> None:
    writes(asked)
    writes(asked, "UTOM", "1.2")
    assert says(asked, Progress.DONE).name == "touchpoint-mentor-is-there"
    asked.until(SECOND - HOUR)
    assert WORD not in asked.said


def test_words_taken_back_are_waited_for_again(asked: "Pair") -> None:
    writes(asked)
    asked.happens(ReplyDeleted, prompt_key=PROMPT, ts="1.1", author="UADA")
    assert WORD not in asked.timers
    assert says(asked, Progress.DONE).name == "touchpoint-write-here"


def test_outside_the_mentors_hours_the_mentee_hears_when_they_are_asked(asked: "Pair") -> None:
    night, morning = datetime(2026, 12, 1, 3, tzinfo=UTC), datetime(2026, 12, 1, 16, tzinfo=UTC)
    asked.until(night)
    writes(asked)
    line = says(asked, Progress.DONE)
    assert (line.name, line.args["asked"]) == ("touchpoint-noted-done", Moment(morning))
    assert WORD not in asked.said
    assert WORD in asked.until(morning).said
