"""The look back together after session 2 of a longer mentorship: when, for whom, and how it ends."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from flows import halfway
from flows.between import BetweenChosen
from flows.decision import Decision, Post
from flows.ending import MentorshipEnded
from flows.halfway import HalfwayDue, HalfwayOver, HalfwayPrompt, HalfwayStatus
from flows.pair import Between
from flows.prompt import ReplyWritten
from flows.writing import LISTENS_ON, Purpose

if TYPE_CHECKING:
    from tests.flows.conftest import Pair

FIRST = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago
SECOND, THIRD = FIRST + timedelta(days=7), FIRST + timedelta(days=14)
TIMER, PROMPT = "mentorship:7:halfway", "mentorship:7:halfway:prompt"


@pytest.fixture
def met_twice(new_pair: "Callable[..., Pair]") -> "Pair":
    return new_pair(sessions=3).opened().meets_at(FIRST).meets_at(SECOND, number=2)


def asked(pair: "Pair") -> "Pair":
    while PROMPT not in pair.said:
        pair.next()
    return pair


def test_it_comes_after_session_2_to_both_at_the_top_level(met_twice: "Pair") -> None:
    pair = asked(met_twice)
    post = pair.said[PROMPT]
    assert isinstance(post, Post)
    assert (post.to, post.thread) == (("UADA", "UTOM"), None)
    assert post.message == HalfwayPrompt(
        mentorship_id="7",
        goal="run a teen advisory council",
        mentee=pair.state.mentee.person,
        mentor=pair.state.mentor.person,
        held=2,
        sessions=3,
    )
    assert pair.said_at[PROMPT] == SECOND + timedelta(minutes=30)
    (prompt,) = (p for p in pair.state.prompts if p.purpose is Purpose.SHARED_REFLECTION)
    assert (prompt.key, prompt.number) == (PROMPT, 2)


@pytest.mark.parametrize("between", Between)
def test_it_comes_whatever_was_taken_on_and_the_touchpoint_beside_it(met_twice: "Pair", between: Between) -> None:
    met_twice.happens(BetweenChosen, "UADA", number=2, attempt=1, between=between)
    met_twice.agrees_on(THIRD, number=3).until(THIRD - timedelta(hours=25))
    assert PROMPT in met_twice.said
    assert ("mentorship:7:touchpoint:2:prompt" in met_twice.said) is (between is not Between.NOTHING)


def test_two_sessions_have_none(new_pair: "Callable[..., Pair]") -> None:
    pair = new_pair(sessions=2).opened().meets_at(FIRST).meets_at(SECOND, number=2).for_days(30)
    assert PROMPT not in pair.said
    assert halfway.withdraw(pair.state, pair.now) == Decision(pair.state)


def test_time_that_is_used_up_early_leaves_it_out_and_takes_it_back(met_twice: "Pair") -> None:
    met_twice.answers("UADA", 45, number=1)
    met_twice.answers("UADA", 45, number=2)
    assert TIMER not in met_twice.timers
    met_twice.answers("UADA", 30, number=2)
    pair = asked(met_twice)
    pair.answers("UADA", 45, number=2)
    pair.until(pair.now)
    assert pair.card("halfway:prompt").status is HalfwayStatus.WITHDRAWN


def test_it_waits_for_working_hours(new_pair: "Callable[..., Pair]") -> None:
    late = SECOND + timedelta(hours=4)  # 18:00 in Chicago
    pair = asked(new_pair(sessions=3).opened().meets_at(FIRST).meets_at(late, number=2))
    assert pair.said_at[PROMPT] == datetime(2026, 12, 3, 16, tzinfo=UTC)


def test_too_little_time_before_session_3_leaves_it_out(met_twice: "Pair") -> None:
    met_twice.timers.pop(TIMER)
    soon = SECOND + timedelta(hours=1)
    met_twice.agrees_on(soon, number=3)
    assert TIMER not in met_twice.timers


def test_a_correction_to_not_met_takes_it_back_before_and_after_it_was_asked(met_twice: "Pair") -> None:
    assert TIMER in met_twice.timers
    met_twice.answers("UTOM", 0, number=2)
    assert TIMER not in met_twice.timers
    met_twice.answers("UTOM", 30, number=2)
    pair = asked(met_twice)
    pair.answers("UADA", 0, number=2)
    pair.until(pair.now)
    assert pair.card("halfway:prompt").status is HalfwayStatus.WITHDRAWN


def test_it_is_open_until_session_3_begins_and_comes_once(met_twice: "Pair") -> None:
    pair = asked(met_twice).agrees_on(THIRD, number=3)
    pair.happens(ReplyWritten, prompt_key=PROMPT, ts="1.1", author="UTOM", text="Deeper.")
    pair.until(THIRD - timedelta(minutes=1))
    assert pair.card("halfway:prompt").status is HalfwayStatus.OPEN
    pair.happens(HalfwayDue)
    pair.happens(HalfwayOver)
    assert pair.card("halfway:prompt").status is HalfwayStatus.OPEN
    pair.until(THIRD)
    assert pair.card("halfway:prompt").status is HalfwayStatus.CLOSED
    assert pair.card("halfway:prompt").kept_until == THIRD + LISTENS_ON
    assert [said.text for said in pair.card("session:3:prepare:1").said] == ["Deeper."]


@pytest.mark.parametrize("opened", [True, False])
def test_an_end_of_the_mentorship_takes_it_along(met_twice: "Pair", opened: bool) -> None:
    pair = asked(met_twice) if opened else met_twice
    pair.happens(MentorshipEnded, "UADA")
    assert TIMER not in pair.timers
    assert (PROMPT in pair.shown) is opened
    if opened:
        assert pair.card("halfway:prompt").status is HalfwayStatus.WITHDRAWN
        prompt = pair.state.prompt(PROMPT)
        assert prompt is not None
        assert prompt.closed_at == pair.now


def test_the_clock_is_answered_for_a_mentorship_that_is_not_there(met_twice: "Pair") -> None:
    met_twice.state = type(met_twice.state)(
        programme=met_twice.state.programme,
        mentorship=None,
        mentee=met_twice.state.mentee,
        mentor=met_twice.state.mentor,
    )
    said = dict(met_twice.said)
    met_twice.happens(HalfwayDue)
    met_twice.happens(HalfwayOver)
    assert met_twice.said == said
