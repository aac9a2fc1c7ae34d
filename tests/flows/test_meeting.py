"""Did you meet, the ledger of agreed and used minutes, and what comes next."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.between import BetweenAsked, BetweenChosen, BetweenForm
from flows.decision import Closed, FieldErrors, Show, Tell
from flows.meeting import MinutesAsked, OneMoreWanted
from flows.pair import Between, Ending, MentorshipStatus, Progress, SessionStatus, TouchpointStatus
from flows.prompt import ReplyDeleted, ReplyWritten
from flows.scheduling import FindTimeAsked
from flows.session_card import TimeCardState
from flows.time_form import TimeForm
from flows.touchpoint import ProgressSaid

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago, 13:00 in Denver
LATER = datetime(2026, 12, 16, 20, tzinfo=UTC)  # a Wednesday, the same hours
HALF = timedelta(minutes=30)


def errors(reply: Any) -> dict[str, str]:
    assert isinstance(reply, FieldErrors)
    return {name: phrase.name for name, phrase in reply.errors.items()}


def told(reply: Any) -> str:
    assert isinstance(reply, Tell)
    return reply.line.name


# --- did you meet? ---------------------------------------------------------------------------------------------------


def asked(pair: Pair) -> Pair:
    pair.agrees_on(WED)
    return pair.until(WED + HALF)


def test_they_are_asked_at_the_end_of_the_session_even_at_night(pair: Pair) -> None:
    night = datetime(2026, 11, 26, 3, tzinfo=UTC)
    pair.agrees_on(night)
    pair.until(night + HALF)

    assert pair.said_at["mentorship:7:session:1:met:1"] == night + HALF
    assert pair.said["mentorship:7:session:1:met:1"].thread == "mentorship:7:agreement"


def test_one_yes_is_enough(pair: Pair) -> None:
    asked(pair)

    assert pair.answers("UTOM", 30) == Closed()
    card = pair.card("session:1:met:1")
    assert (card.used, card.total, card.held) == (30, 60, 1)
    assert (card.next_number, card.ask_between) == (2, True)
    assert "mentorship:7:session:1:presume" not in pair.timers
    assert pair.card("agreement").used == 30


def test_where_they_differ_the_smaller_figure_counts_until_they_say_the_same(pair: Pair) -> None:
    asked(pair)
    pair.answers("UADA", 30)
    pair.answers("UTOM", 20)

    assert pair.state.used == 20
    assert [(a.by.user_id, a.minutes) for a in pair.card("session:1:met:1").answers] == [("UADA", 30), ("UTOM", 20)]
    assert told(pair.answers("UADA", 30)) == "session-answer-waits"
    assert pair.answers("UTOM", 30) == Closed()
    assert pair.state.used == 30


def test_that_both_want_more_is_said_in_a_common_hour_and_not_once_a_time_is_found(pair: Pair) -> None:
    asked(pair)
    pair.answers("UADA", 60)
    pair.now = datetime(2026, 11, 26, 4, tzinfo=UTC)  # Wednesday night
    for one in ("UADA", "UTOM"):
        pair.happens(OneMoreWanted, one, number=1, attempt=1)
    assert "mentorship:7:one_more" not in pair.said
    again = pair.timers["mentorship:7:one_more"]
    assert again.at == datetime(2026, 11, 26, 16, tzinfo=UTC), "both work on Thursday at 10:00 in Chicago"
    pair.offers("UADA", LATER, number=2)
    pair.until(again.at)
    assert "mentorship:7:one_more" not in pair.said


def test_yes_against_no_counts_nothing_and_frees_the_session(pair: Pair) -> None:
    asked(pair)
    pair.answers("UADA", 30)
    pair.answers("UTOM", 0)

    assert (pair.state.used, pair.state.session(1).status) == (0, SessionStatus.CANCELLED)
    assert pair.card("session:1:met:1").next_number == 1
    pair.answers("UTOM", 25)
    assert (pair.state.used, pair.state.held) == (25, 1)


def test_no_is_no_blame_and_the_session_can_be_had_again(pair: Pair) -> None:
    asked(pair)
    pair.answers("UADA", 0)
    pair.meets_at(LATER, attempt=2)

    assert (pair.state.used, pair.state.held) == (30, 1)
    assert told(pair.answers("UTOM", 30)) == "session-card-is-old"


def test_a_card_keeps_what_was_true_of_its_session_and_a_correction_shows_in_those_after_it(pair: Pair) -> None:
    pair.meets_at(WED).meets_at(LATER, number=2)
    first, second = (pair.card(f"session:{n}:met:1") for n in (1, 2))
    assert (first.used, first.total, first.starts_at) == (30, 60, WED)
    assert (second.used, second.total, second.starts_at) == (60, 60, LATER)

    pair.answers("UADA", 20)
    assert [pair.card(f"session:{n}:met:1").used for n in (1, 2)] == [20, 50]
    for one in ("UADA", "UTOM"):
        pair.happens(OneMoreWanted, one, number=2, attempt=1)
    pair.meets_at(datetime(2026, 12, 17, 20, tzinfo=UTC), number=3).for_days(30)
    assert pair.state.mentorship.status is MentorshipStatus.CLOSED
    ledger = [(card.used, card.total) for card in (pair.card(f"session:{n}:met:1") for n in (1, 2, 3))]
    assert ledger == [(20, 60), (50, 90), (80, 90)], "the session both agreed to add came after the first two"


def test_we_moved_it_leads_to_another_time_and_asks_no_more(pair: Pair) -> None:
    asked(pair)
    reply = pair.happens(FindTimeAsked, "UADA", number=1, attempt=1)
    assert isinstance(reply, Show)
    pair.offers("UADA", LATER, attempt=2)

    assert pair.card("session:1:met:1").moved
    pair.for_days(5)
    assert pair.state.session(1).status is SessionStatus.OFFERED
    assert pair.state.used == 0


def test_silence_until_the_end_of_the_next_working_day_counts_as_met_and_says_so(pair: Pair) -> None:
    asked(pair)
    posts = len(pair.said)
    end_of_thursday = datetime(2026, 11, 27, 0, tzinfo=UTC)  # 17:00 in Denver, the later of the two
    pair.until(end_of_thursday - timedelta(seconds=1))
    assert pair.state.used == 0
    pair.until(end_of_thursday)

    card = pair.card("session:1:met:1")
    assert (card.presumed, card.used_here, card.used) == (True, 30, 30)
    assert len(pair.said) == posts, "said by changing the card, not by another post"
    pair.answers("UADA", 45)
    assert (pair.state.used, pair.state.session(1).presumed) == (45, False)


@pytest.mark.parametrize("minutes", [None, -1, 481, 10_000])
def test_minutes_nobody_can_mean_are_not_taken(pair: Pair, minutes: int | None) -> None:
    asked(pair)

    assert errors(pair.answers("UADA", minutes)) == {"minutes": "session-minutes-range"}
    assert pair.state.used == 0


def test_nothing_is_answered_before_it_is_asked(pair: Pair) -> None:
    pair.agrees_on(WED)

    assert told(pair.answers("UADA", 30)) == "session-card-is-old"
    assert told(pair.happens(MinutesAsked, "UADA", number=1, attempt=1)) == "session-card-is-old"


# --- what comes next -------------------------------------------------------------------------------------------------


def test_the_mentee_says_what_comes_between_and_the_card_shows_it(pair: Pair) -> None:
    pair.meets_at(WED)
    fields: dict[str, Any] = {"number": 1, "attempt": 1, "between": Between.PLAN}

    assert told(pair.happens(BetweenChosen, "UTOM", **fields)) == "session-between-mentee"
    pair.happens(BetweenChosen, "UADA", **fields)
    card = pair.card("session:1:met:1")
    assert (card.between, card.ask_between) == (Between.PLAN, False)


def test_nothing_between_leaves_the_touchpoint_out(pair: Pair) -> None:
    pair.meets_at(WED)
    assert "mentorship:7:touchpoint:1" in pair.timers
    pair.happens(BetweenChosen, "UADA", number=1, attempt=1, between=Between.NOTHING)

    assert "mentorship:7:touchpoint:1" not in pair.timers


def chooses(pair: Pair, kind: Between | None, number: int = 1) -> Any:
    return pair.happens(BetweenChosen, "UADA", number=number, attempt=1, between=kind)


def test_words_in_the_thread_end_the_choice_on_both_cards_and_taking_them_back_opens_it_again(pair: Pair) -> None:
    pair.meets_at(WED)
    chooses(pair, Between.PLAN)
    pair.for_days(7)
    cards = ("agreement", "session:1:met:1")
    assert all(pair.card(card).may_change_between for card in cards)
    thread: dict[str, Any] = {"prompt_key": "mentorship:7:touchpoint:1:prompt", "ts": "1.1", "author": "UADA"}
    pair.happens(ReplyWritten, text="Three meetings.", **thread)
    assert not any(pair.card(card).may_change_between for card in cards)
    pair.happens(ReplyDeleted, **thread)
    assert all(pair.card(card).may_change_between for card in cards)


def test_another_kind_may_be_chosen_from_a_form_and_the_agreement_names_it(pair: Pair) -> None:
    pair.meets_at(WED)
    assert (pair.card("agreement").between, pair.card("agreement").may_change_between) == (None, False)
    chooses(pair, Between.PLAN)
    assert (pair.card("agreement").between, pair.card("agreement").between_after) == (Between.PLAN, 1)
    assert pair.card("agreement").may_change_between
    assert pair.card("session:1:met:1").may_change_between

    reply = pair.happens(BetweenAsked, "UADA")
    assert isinstance(reply, Show)
    assert isinstance(reply.view, BetweenForm)
    assert (reply.view.number, reply.view.attempt, reply.view.chosen) == (1, 1, Between.PLAN)
    assert told(pair.happens(BetweenAsked, "UTOM")) == "session-between-mentee"
    assert errors(chooses(pair, None)) == {"between": "between-missing"}
    assert chooses(pair, Between.WORK) == Closed()
    assert pair.card("agreement").between is Between.WORK

    pair.agrees_on(LATER, number=2)
    pair.until(LATER + HALF)
    assert not pair.card("session:1:met:1").may_change_between, "the next session has come"
    assert told(chooses(pair, Between.STEPS)) == "session-card-is-old"
    pair.answers("UADA", 30, number=2)
    assert pair.card("agreement").between is Between.WORK, "it was so"


def test_a_prompt_that_waits_for_an_answer_follows_the_choice_away_and_back(pair: Pair) -> None:
    pair.meets_at(WED)
    chooses(pair, Between.NOTHING)
    assert "mentorship:7:touchpoint:1" not in pair.timers
    chooses(pair, Between.PLAN)
    pair.until(pair.timers["mentorship:7:touchpoint:1"].at)
    assert pair.card("touchpoint:1:prompt").between is Between.PLAN

    chooses(pair, Between.STEPS)
    assert pair.card("touchpoint:1:prompt").between is Between.STEPS
    chooses(pair, Between.NOTHING)
    assert pair.card("touchpoint:1:prompt").status is TouchpointStatus.WITHDRAWN
    chooses(pair, Between.WORK)
    card = pair.card("touchpoint:1:prompt")
    assert (card.between, card.status) == (Between.WORK, TouchpointStatus.OPEN)
    assert pair.state.prompt("mentorship:7:touchpoint:1:prompt").closed_at is None

    pair.happens(ProgressSaid, "UADA", number=1, progress=Progress.STUCK)
    assert not pair.card("agreement").may_change_between
    assert told(chooses(pair, Between.NOTHING)) == "between-is-answered"
    assert told(pair.happens(BetweenAsked, "UADA", number=1, attempt=1)) == "between-is-answered"


def test_the_way_to_the_next_time_goes_from_the_card_once_it_is_found(pair: Pair) -> None:
    pair.meets_at(WED)
    pair.offers("UADA", LATER, number=2)

    assert pair.card("session:1:met:1").next_number == 0


def test_after_the_last_session_comes_the_reflection_and_no_more_times(pair: Pair) -> None:
    pair.meets_at(WED).meets_at(LATER, number=2)

    assert told(pair.happens(FindTimeAsked, "UADA")) == "session-none-left"
    assert "mentorship:7:idle" not in pair.timers
    assert pair.timers["mentorship:7:reflection"].at == datetime(2026, 12, 17, 16, tzinfo=UTC)


def test_the_last_session_is_no_longer_than_what_is_left(pair: Pair) -> None:
    pair.meets_at(WED, minutes=40)
    reply = pair.happens(FindTimeAsked, "UADA")

    assert isinstance(reply, Show)
    assert isinstance(reply.view, TimeForm)
    assert reply.view.minutes == 20


def test_time_used_up_early_wraps_up_unless_both_want_the_session_that_is_left(pair: Pair) -> None:
    pair.meets_at(WED, minutes=60)
    assert "mentorship:7:reflection" in pair.timers
    card = pair.card("session:1:met:1")
    assert card.may_add_one

    for _ in range(2):
        assert told(pair.happens(OneMoreWanted, "UADA", number=1, attempt=1)) == "session-one-more-waits"
    assert pair.card("session:1:met:1") == card, "nobody hears of a one-sided wish"
    assert "mentorship:7:reflection" in pair.timers, "a one-sided wish extends nothing"
    assert told(pair.happens(OneMoreWanted, "UTOM", number=1, attempt=1)) == "session-one-more-agreed"
    assert pair.card("one_more").number == 2
    assert (pair.card("agreement").planned, pair.card("agreement").held) == (2, 1)
    assert "mentorship:7:reflection" not in pair.timers
    assert pair.state.mentorship.total == 90

    pair.meets_at(LATER, number=2)
    assert "mentorship:7:reflection" in pair.timers
    assert not pair.card("session:2:met:1").may_add_one, "once is enough"


def test_both_may_add_one_session_after_the_last(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(sessions=1).opened().meets_at(WED)
    pair.happens(OneMoreWanted, "UTOM", number=1, attempt=1)
    pair.happens(OneMoreWanted, "UADA", number=1, attempt=1)
    pair.meets_at(LATER, number=2)

    assert (pair.state.held, pair.state.used, pair.state.mentorship.total) == (2, 60, 60)
    assert told(pair.happens(OneMoreWanted, "UADA", number=2, attempt=1)) == "session-card-is-old"


def test_an_offer_the_agreed_time_no_longer_covers_is_taken_back(pair: Pair) -> None:
    pair.meets_at(WED)
    pair.offers("UADA", LATER, number=2)
    pair.answers("UADA", 60)

    assert pair.card("session:2:time:1").state is TimeCardState.CANCELLED
    assert "mentorship:7:reflection" in pair.timers


def test_a_session_both_confirmed_stands_though_the_time_is_used(pair: Pair) -> None:
    pair.meets_at(WED).agrees_on(LATER, number=2)
    pair.answers("UADA", 60)

    assert pair.state.session(2).status is SessionStatus.CONFIRMED
    assert "mentorship:7:reflection" not in pair.timers


def test_a_correction_brings_the_session_back_until_the_look_back(pair: Pair) -> None:
    pair.meets_at(WED).meets_at(LATER, number=2)
    pair.answers("UTOM", 0, number=2)

    assert "mentorship:7:reflection" not in pair.timers
    assert pair.card("agreement").may_find_time


# --- the whole life --------------------------------------------------------------------------------------------------


def test_a_mentorship_of_two_sessions_shows_each_at_most_ten_posts_here_and_then_is_silent(pair: Pair) -> None:
    pair.meets_at(WED).meets_at(LATER, number=2)
    pair.for_days(60)

    assert pair.state.mentorship.status is MentorshipStatus.CLOSED
    assert pair.state.mentorship.ending is Ending.COMPLETED
    assert not pair.timers
    # With the invitation and the word to the mentor that the mentee's words are there: 12 (product.md, Message budget).
    assert len(pair.posts_to("UADA")) == 10
    assert len(pair.posts_to("UTOM")) == 10


@pytest.mark.parametrize("sessions", [1, 2, 3])
def test_each_model_has_its_sessions_and_the_touchpoints_between(new_pair: Callable[..., Pair], sessions: int) -> None:
    pair = new_pair(sessions=sessions).opened()
    for number in range(1, sessions + 1):
        pair.meets_at(WED + timedelta(weeks=2 * number), number=number)
    pair.for_days(60)

    assert pair.state.mentorship.ending is Ending.COMPLETED
    assert len([key for key in pair.said if ":touchpoint:" in key]) == sessions - 1
    assert pair.state.used == 30 * sessions
