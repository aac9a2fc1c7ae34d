"""How and where, said after the time is set; and a session that is fitted to what is left of the agreed time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.calendar_file import CalendarFile
from flows.decision import Closed, Show, Tell
from flows.mentorship import QuestionsBrought
from flows.proposal import Way
from flows.scheduling import FindTimeAsked, TimesOffered
from flows.session import SessionCancelled
from flows.session_details import DetailsAsked, DetailsSet

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

THU = datetime(2026, 11, 26, 18, tzinfo=UTC)  # Thursday 12:00 in Chicago
FRI = THU + timedelta(days=1)
DAY = timedelta(days=1)
FIRST = {"number": 1, "attempt": 1}


def files(pair: Pair) -> list[tuple[int, int, str, bool]]:
    found = [s.message for s in pair.said.values() if isinstance(s.message, CalendarFile)]
    return [(f.sequence, f.minutes, f.place, f.cancelled) for f in found]


def says(pair: Pair, actor: str = "UTOM", **more: Any) -> Any:
    return pair.happens(DetailsSet, actor, **{**FIRST, "way": Way.IN_PERSON, "place": "Room 4"} | more)


# --- how and where ---------------------------------------------------------------------------------------------------


def test_a_place_said_later_is_on_the_card_and_in_calendars(pair: Pair) -> None:
    pair.agrees_on(THU)
    assert isinstance(pair.happens(DetailsAsked, "UTOM", **FIRST), Show)
    assert says(pair) == Closed()

    card = pair.card("session:1:time:1")
    assert (card.way, card.place, card.chosen.at) == (Way.IN_PERSON, "Room 4", THU)
    assert files(pair) == [(0, 30, "", False), (1, 30, "Room 4", False)]
    assert pair.timers["mentorship:7:session:1:over"].at == THU + timedelta(minutes=30)
    assert says(pair) == Closed()
    assert len(files(pair)) == 2, "said again, it is no news"


def test_the_preparation_card_that_is_there_says_it_too(pair: Pair) -> None:
    pair.agrees_on(THU)
    says(pair, place="Room 4")
    pair.until(THU - DAY)
    assert pair.card("session:1:prepare:1").place == "Room 4"
    says(pair, place="Room 5")
    assert pair.card("session:1:prepare:1").place == "Room 5"
    pair.happens(QuestionsBrought, "UADA", questions="How do they begin?", standing=2)
    assert pair.card("session:1:prepare:1").questions == "How do they begin?"


def test_by_night_the_file_waits_for_a_common_hour(pair: Pair) -> None:
    pair.agrees_on(THU)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))  # Monday 22:00 in Chicago
    says(pair)
    says(pair, place="Room 5")
    assert len(files(pair)) == 1
    pair.until(datetime(2026, 11, 24, 16, tzinfo=UTC))
    assert files(pair) == [(0, 30, "", False), (1, 30, "Room 5", False)]


def test_called_off_before_that_file_came_it_is_taken_out(pair: Pair) -> None:
    pair.agrees_on(THU)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    says(pair)
    pair.happens(SessionCancelled, "UTOM", **FIRST)
    pair.for_days(1)
    assert [(s, c) for s, _, _, c in files(pair)] == [(0, False), (1, True)]


def test_a_file_that_has_not_come_yet_comes_once(pair: Pair) -> None:
    pair.offers("UADA", THU)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    pair.picks("UTOM", THU)
    says(pair)
    pair.for_days(1)
    assert files(pair) == [(0, 30, "Room 4", False)]


@pytest.mark.parametrize("when", ["offered", "over", "moved"])
def test_there_is_a_moment_for_it(pair: Pair, when: str) -> None:
    if when == "offered":
        pair.offers("UADA", THU)
    else:
        pair.agrees_on(THU)
    if when == "moved":
        pair.offers("UADA", FRI, attempt=2)
    if when == "over":
        pair.until(THU + timedelta(minutes=31))
    before = pair.state
    for reply in (pair.happens(DetailsAsked, "UADA", **FIRST), says(pair)):
        assert isinstance(reply, Tell)
        assert reply.line.name == "session-card-is-old"
    assert pair.state == before


def test_while_it_runs_it_may_still_be_said(pair: Pair) -> None:
    pair.agrees_on(THU)
    pair.until(THU + timedelta(minutes=5))
    says(pair)
    assert pair.card("session:1:time:1").place == "Room 4"
    assert len(files(pair)) == 1, "what has begun is no news to a calendar"


# --- what is left of the agreed time ---------------------------------------------------------------------------------


def test_a_session_that_is_set_is_fitted_to_what_is_left(pair: Pair) -> None:
    pair.meets_at(THU - DAY)
    pair.agrees_on(FRI, number=2)
    pair.answers("UADA", 50)

    assert pair.state.session(2).minutes == 10
    assert pair.card("session:2:time:1").minutes == 10
    assert pair.timers["mentorship:7:session:2:over"].at == FRI + timedelta(minutes=10)
    of_second = [f for f in pair.said.values() if isinstance(f.message, CalendarFile) and f.message.number == 2]
    assert [(f.message.sequence, f.message.minutes) for f in of_second] == [(0, 30), (1, 10)]
    pair.answers("UADA", 30)
    assert pair.state.session(2).minutes == 30
    assert pair.timers["mentorship:7:session:2:over"].at == FRI + timedelta(minutes=30)


def test_a_session_that_is_set_stays_where_the_time_is_used_up(pair: Pair) -> None:
    pair.meets_at(THU - DAY)
    pair.agrees_on(FRI, number=2)
    pair.answers("UADA", 60)

    assert pair.state.session(2).minutes == 30
    assert pair.timers["mentorship:7:session:2:over"].at == FRI + timedelta(minutes=30)


# --- shadowing -------------------------------------------------------------------------------------------------------


@pytest.fixture
def shadowing(new_pair: Callable[..., Pair]) -> Pair:
    pair = new_pair(sessions=1)
    pair.state = pair.state.with_mentorship(ways=(Way.SHADOWING,))
    return pair.opened()


def watches(pair: Pair, **more: Any) -> None:
    given: dict[str, Any] = {**FIRST, "times": (THU,), "way": Way.SHADOWING, "place": "Reading room"}
    pair.happens(TimesOffered, "UADA", **given | more)
    pair.picks("UTOM", THU)


def test_shadowing_has_a_time_a_place_and_what_to_watch_for(shadowing: Pair) -> None:
    view = shadowing.happens(FindTimeAsked, "UADA").view
    assert (view.ways, view.mentee.user_id) == ((Way.SHADOWING,), "UADA")
    watches(shadowing, watch_for="How you open")
    shadowing.until(THU - DAY)

    for card in ("session:1:time:1", "session:1:prepare:1"):
        shown = shadowing.card(card)
        assert (shown.way, shown.place, shown.watch_for) == (Way.SHADOWING, "Reading room", "How you open")
    assert shadowing.card("session:1:prepare:1").questions == ""
    shadowing.until(THU + timedelta(minutes=30))
    assert shadowing.card("session:1:met:1").way is Way.SHADOWING


@pytest.mark.parametrize(("ways", "asked"), [((), False), ((Way.VIDEO,), False), ((Way.VIDEO, Way.SHADOWING), True)])
def test_what_to_watch_for_is_asked_where_shadowing_is_or_may_be_meant(
    new_pair: Callable[..., Pair], ways: tuple[Way, ...], asked: bool
) -> None:
    pair = new_pair(ways=ways).opened()
    assert pair.happens(FindTimeAsked, "UADA").view.watching is asked
    pair.offers("UADA", THU)
    pair.picks("UTOM", THU)
    assert pair.happens(DetailsAsked, "UADA", **FIRST).view.watching is asked
    says(pair, way=Way.SHADOWING, watch_for="How you open")
    assert pair.happens(DetailsAsked, "UTOM", **FIRST).view.watching
    moved = pair.happens(FindTimeAsked, "UTOM", **FIRST).view
    assert (moved.watching, moved.watch_for) == (True, "How you open")
    pair.happens(TimesOffered, "UTOM", number=1, attempt=2, times=(FRI,), way=Way.SHADOWING)
    assert pair.state.session(1).watch_for == "How you open", "a form that did not ask takes nothing away"


def test_what_the_mentee_brought_to_shadowing_is_what_to_watch_for(shadowing: Pair) -> None:
    shadowing.happens(QuestionsBrought, "UADA", questions="How you open", standing=2)
    watches(shadowing)
    shadowing.until(THU - DAY)

    assert shadowing.card("session:1:prepare:1").watch_for == "How you open"


def test_questions_of_a_mixed_mentorship_are_not_watched_for(pair: Pair) -> None:
    pair.happens(QuestionsBrought, "UADA", questions="How do I begin?", standing=2)
    pair.offers("UADA", THU)
    pair.picks("UTOM", THU)
    says(pair, way=Way.SHADOWING, place="Desk")
    pair.until(THU - DAY)

    card = pair.card("session:1:prepare:1")
    assert (card.questions, card.watch_for) == ("", "")
    says(pair, way=Way.SHADOWING, place="Desk", watch_for="How you open")
    assert pair.card("session:1:prepare:1").watch_for == "How you open"
    says(pair, way=Way.VIDEO, place="")
    card = pair.card("session:1:prepare:1")
    assert (card.questions, card.watch_for) == ("How do I begin?", "")
