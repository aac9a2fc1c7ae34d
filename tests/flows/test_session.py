"""A time that is set: the day before, and calling it off."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.between import BetweenChosen
from flows.decision import Tell
from flows.pair import Between
from flows.prompt import ReplyDeleted, ReplyWritten
from flows.proposal import Way
from flows.scheduling import TimesOffered
from flows.session import SessionCancelled
from flows.session_card import TimeCardState
from flows.session_clock import day_before
from flows.written import WrittenCalledOff, WrittenSent

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

TUE = datetime(2026, 11, 24, 16, tzinfo=UTC)  # Tuesday 10:00 in Chicago, 09:00 in Denver
WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago, 13:00 in Denver


# --- the day before --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ahead", "comes"),
    [
        (timedelta(days=2), timedelta(days=1)),
        (timedelta(hours=20), timedelta(0)),
        (timedelta(hours=2, minutes=1), timedelta(0)),
        (timedelta(hours=2), None),
        (timedelta(minutes=20), None),
    ],
)
def test_the_preparation_card_comes_one_day_before_or_at_once(
    pair: Pair, ahead: timedelta, comes: timedelta | None
) -> None:
    confirmed = pair.now
    pair.agrees_on(confirmed + ahead)
    pair.until(confirmed + ahead)

    assert pair.said_at.get("mentorship:7:session:1:prepare:1") == (None if comes is None else confirmed + comes)


def test_the_day_before_is_the_same_time_on_the_clock_where_the_clocks_change(pair: Pair) -> None:
    monday = datetime(2026, 11, 2, 15, tzinfo=UTC)  # 09:00 CST; on Sunday the clocks went back
    saturday = day_before(day_before(monday, pair.state.mentee), pair.state.mentee)

    assert saturday == datetime(2026, 10, 31, 14, tzinfo=UTC)  # 09:00 CDT


def repeated(pair: Pair, card: str) -> list[tuple[str, str]]:
    return [(said.by.user_id, said.text) for said in pair.card(card).said]


def test_the_card_repeats_what_was_agreed_and_written_between_and_keeps_up_with_it(pair: Pair) -> None:
    pair.meets_at(WED)
    pair.happens(BetweenChosen, "UADA", number=1, attempt=1, between=Between.PLAN)
    second = WED + timedelta(days=14)
    pair.agrees_on(second, number=2)
    pair.until(second - timedelta(hours=20))
    card = "session:2:prepare:1"
    assert (pair.card(card).between, repeated(pair, card)) == (Between.PLAN, [])

    key = "mentorship:7:touchpoint:1:prompt"
    for ts, author, words in (("1.1", "UADA", "Three meetings."), ("1.2", "UTOM", "Begin with food.")):
        pair.happens(ReplyWritten, prompt_key=key, ts=ts, author=author, text=words)
    assert repeated(pair, card) == [("UADA", "Three meetings."), ("UTOM", "Begin with food.")]
    assert [said.opens for said in pair.card(card).said] == [True, False]
    pair.happens(ReplyDeleted, prompt_key=key, ts="1.2", author="UTOM")
    assert repeated(pair, card) == [("UADA", "Three meetings.")]
    assert not pair.card(card).over
    pair.until(second + timedelta(minutes=30))
    assert pair.card(card).over


@pytest.mark.parametrize("moved", [True, False])
def test_the_card_of_a_session_that_is_moved_or_called_off_asks_nothing_more(pair: Pair, moved: bool) -> None:
    pair.agrees_on(WED).until(WED - timedelta(hours=20))
    if moved:
        pair.offers("UADA", WED + timedelta(days=7), attempt=2)
    else:
        pair.happens(SessionCancelled, "UADA", number=1, attempt=1)
    assert pair.card("session:1:prepare:1").over


@pytest.mark.parametrize("answered", [True, False])
def test_the_card_repeats_a_question_asked_in_writing_whether_it_was_answered_or_they_preferred_to_meet(
    new_pair: Callable[..., Pair], answered: bool
) -> None:
    pair = new_pair(ways=(Way.WRITTEN, Way.VIDEO)).opened()
    on = (pair.now + timedelta(days=3)).date()
    pair.happens(WrittenSent, "UADA", number=1, attempt=1, question="Who chairs?", answer_by=on)
    key = "mentorship:7:session:1:question:1"
    pair.happens(ReplyWritten, prompt_key=key, ts="1.1", author="UTOM", text="They do.")
    if answered:
        pair.answers("UADA", 10)
    else:
        pair.happens(WrittenCalledOff, "UADA", number=1, attempt=1)
    number, attempt = (2, 1) if answered else (1, 2)
    pair.agrees_on(pair.now + timedelta(days=7), number=number, attempt=attempt)
    while f"mentorship:7:session:{number}:prepare:{attempt}" not in pair.said:
        pair.next()
    assert repeated(pair, f"session:{number}:prepare:{attempt}") == [("UADA", "Who chairs?"), ("UTOM", "They do.")]


def test_who_is_new_to_video_is_named_the_day_before_a_call_until_the_two_held_one(pair: Pair) -> None:
    pair.state = pair.state.with_mentorship(new_to_video=("UADA",))
    named = []
    for number, way in enumerate((Way.IN_PERSON, Way.VIDEO, Way.VIDEO), start=1):
        pair.state = pair.state.with_mentorship(extended_to=3)
        at = WED + timedelta(weeks=2 * number)
        pair.happens(TimesOffered, "UADA", number=number, attempt=1, times=(at,), warned=(at,), way=way)
        pair.meets_at(at, number=number)
        named.append([person.user_id for person in pair.card(f"session:{number}:prepare:1").new_to_video])
    assert named == [[], ["UADA"], []]


# --- calling it off --------------------------------------------------------------------------------------------------


def test_a_session_called_off_is_told_in_the_others_hours(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    pair.happens(SessionCancelled, "UADA", number=1, attempt=1)

    assert pair.card("session:1:time:1").state is TimeCardState.CANCELLED
    assert pair.card("agreement").may_find_time
    pair.until(WED)
    assert pair.said_at["mentorship:7:session:1:called_off:1"] == TUE
    assert not [key for key in pair.said if ":met:" in key or ":prepare:" in key]


def test_a_session_called_off_at_night_for_the_morning_is_told_at_once(pair: Pair) -> None:
    early = datetime(2026, 11, 24, 15, tzinfo=UTC)  # Tuesday 09:00 in Chicago, 08:00 in Denver
    pair.agrees_on(early)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    pair.happens(SessionCancelled, "UADA", number=1, attempt=1)
    pair.next()

    assert pair.said_at["mentorship:7:session:1:called_off:1"] == datetime(2026, 11, 24, 4, tzinfo=UTC)


def test_a_session_that_has_begun_is_not_called_off(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.until(WED)

    reply = pair.happens(SessionCancelled, "UADA", number=1, attempt=1)
    assert isinstance(reply, Tell)
    assert reply.line.name == "session-has-begun"
