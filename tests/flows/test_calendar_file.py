"""Files for calendars: when they come, what they take the place of, and what they are called."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.calendar_file import uid
from flows.decision import File
from flows.ending import MentorshipEnded
from flows.meeting import SessionAnswered
from flows.scheduling import FindTimeAsked
from flows.session import SessionCancelled
from flows.session_clock import CalendarDue

THURSDAY = datetime(2026, 11, 26, 18, tzinfo=UTC)  # 12:00 in Chicago
FRIDAY = THURSDAY + timedelta(days=1)
DAY = timedelta(days=1)


def given(pair: Any) -> list[File]:
    return [each for each in pair.said.values() if isinstance(each, File)]


def contents(pair: Any) -> list[Any]:
    return [each.message for each in given(pair)]


def summary(pair: Any) -> list[tuple[int, bool, datetime]]:
    return [(file.sequence, file.cancelled, file.starts_at) for file in contents(pair)]


def calls_off(pair: Any, actor: str, attempt: int = 1) -> None:
    pair.happens(SessionCancelled, actor, number=1, attempt=attempt)


def test_a_time_that_is_set_brings_one_file_under_the_agreement(pair: Any) -> None:
    pair.agrees_on(THURSDAY)
    (file,) = given(pair)
    assert (file.to, file.thread, file.name) == (("UADA", "UTOM"), "mentorship:7:agreement", "session-1.ics")
    content = contents(pair)[0]
    assert (content.starts_at, content.minutes, content.sequence, content.cancelled) == (THURSDAY, 30, 0, False)
    assert (content.goal, content.mentee.name, content.mentor.name) == (
        "run a teen advisory council",
        "Ada",
        "Tomas",
    )
    assert content.made_at == pair.now
    pair.picks("UTOM", THURSDAY)
    pair.happens(CalendarDue, number=1, attempt=1)
    pair.until(THURSDAY)
    assert len(given(pair)) == 1, "once, however often it is clicked and woken"


def test_both_are_at_work_when_the_file_comes(pair: Any) -> None:
    pair.offers("UADA", THURSDAY)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))  # Monday 22:00 in Chicago
    pair.picks("UTOM", THURSDAY)
    assert given(pair) == []
    pair.until(datetime(2026, 11, 24, 17, tzinfo=UTC))
    (file,) = given(pair)
    assert pair.said_at[file.key] == datetime(2026, 11, 24, 16, tzinfo=UTC), "09:00 in Denver, 10:00 in Chicago"


def test_where_the_session_begins_before_that_it_comes_at_once(pair: Any) -> None:
    tomorrow = datetime(2026, 11, 24, 15, tzinfo=UTC)  # 9:00 in Chicago, 8:00 in Denver
    pair.offers("UADA", tomorrow)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    pair.picks("UTOM", tomorrow)
    assert len(given(pair)) == 1


def test_a_move_is_the_next_file_of_the_same_event(pair: Any) -> None:
    pair.agrees_on(THURSDAY)
    pair.happens(FindTimeAsked, "UTOM", number=1, attempt=1)
    pair.offers("UTOM", FRIDAY, attempt=2)
    assert len(given(pair)) == 1, "an offer is no time yet"
    pair.until(pair.now + timedelta(minutes=1))
    pair.picks("UADA", FRIDAY, attempt=2)
    assert summary(pair) == [(0, False, THURSDAY), (1, False, FRIDAY)]
    assert len({file.uid for file in contents(pair)}) == 1


def test_a_session_called_off_is_taken_out_when_the_other_hears_of_it(pair: Any) -> None:
    pair.agrees_on(THURSDAY)
    calls_off(pair, "UADA")
    pair.for_days(1)
    assert summary(pair) == [(0, False, THURSDAY), (1, True, THURSDAY)]
    news, file = "mentorship:7:session:1:called_off:1", given(pair)[1].key
    assert pair.said_at[news] == pair.said_at[file]
    pair.agrees_on(FRIDAY, attempt=2)
    assert summary(pair)[-1] == (2, False, FRIDAY)
    assert len({each.uid for each in contents(pair)}) == 1


def test_a_move_that_is_withdrawn_takes_the_first_time_out(pair: Any) -> None:
    pair.agrees_on(THURSDAY)
    pair.offers("UTOM", FRIDAY, attempt=2)
    calls_off(pair, "UTOM", attempt=2)
    pair.for_days(1)
    assert summary(pair) == [(0, False, THURSDAY), (1, True, THURSDAY)]


def test_a_time_called_off_unheard_offered_anew_and_withdrawn_is_taken_out(pair: Any) -> None:
    pair.agrees_on(THURSDAY)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))  # by night: Tomas hears of nothing
    calls_off(pair, "UADA")
    pair.offers("UADA", FRIDAY, attempt=2)
    calls_off(pair, "UADA", attempt=2)
    pair.for_days(1)
    assert summary(pair) == [(0, False, THURSDAY), (1, True, THURSDAY)]
    assert "mentorship:7:session:1:called_off:2" in pair.said


def test_what_never_was_in_a_calendar_is_not_taken_out(pair: Any) -> None:
    pair.offers("UADA", THURSDAY)
    calls_off(pair, "UADA")
    pair.offers("UADA", THURSDAY, attempt=2)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    pair.picks("UTOM", THURSDAY, attempt=2)
    calls_off(pair, "UTOM", attempt=2)  # by night, before the file came
    pair.for_days(3)
    assert given(pair) == []


def test_a_session_that_was_missed_is_moved_in_the_calendars(pair: Any) -> None:
    pair.agrees_on(THURSDAY)
    pair.until(THURSDAY + timedelta(minutes=31))
    pair.happens(SessionAnswered, "UADA", number=1, attempt=1, minutes=0)
    pair.agrees_on(FRIDAY, attempt=2)
    assert summary(pair) == [(0, False, THURSDAY), (1, False, FRIDAY)]


def test_an_end_takes_out_what_was_to_come(pair: Any) -> None:
    pair.agrees_on(THURSDAY)
    pair.happens(MentorshipEnded, "UADA")
    pair.for_days(3)
    assert summary(pair) == [(0, False, THURSDAY), (1, True, THURSDAY)]
    keys = list(pair.said)
    assert keys.index("mentorship:7:ended") < keys.index(given(pair)[1].key)


def test_an_end_after_the_last_session_takes_nothing_out(new_pair: Callable[..., Any]) -> None:
    pair = new_pair(sessions=1).opened()
    pair.meets_at(THURSDAY)
    pair.happens(MentorshipEnded, "UADA")
    pair.for_days(3)
    assert summary(pair) == [(0, False, THURSDAY)]


@pytest.mark.parametrize("other", [("T2", "7", 1), ("T1", "8", 1), ("T1", "7", 2)])
def test_every_session_has_a_uid_of_its_own_that_tells_nothing(other: tuple[str, str, int]) -> None:
    mine = uid("T1", "7", 1)
    assert mine == uid("T1", "7", 1) != uid(*other)
    assert len(mine) == 32
    assert int(mine, 16)
