"""A time that is set: the day before, and calling it off."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.decision import Tell
from flows.session import SessionCancelled
from flows.session_card import TimeCardState
from flows.session_clock import day_before

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
