"""Pauses: a day that people type or pick, and every one of them ends."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import pause, pause_day
from flows.decision import Day, FieldErrors, Phrase, Show, Wake, Words
from flows.pause import MentorCameBack, MentorPaused, PauseAsked, PauseForm, PauseOver, day_meant
from flows.profile import SILENCE_PAUSE, is_away, open_to_requests, paused_for_silence
from flows.profile_form import ProfileSubmitted
from flows.returning import MentorReturned
from flows.waiting import WaitingRoused
from tests.flows.offering import LISTED, MONDAY, NOW, TOMAS, form, happens, shown, state, told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("until 2026-12-24", date(2026, 12, 24)),
        (" 2W ", date(2026, 12, 7)),
        ("10d", date(2026, 12, 3)),
        ("christmas", None),
        ("24.12.2026", None),
        ("99999999999999999w", None),
        ("d", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, meant: date | None) -> None:
    assert day_meant(typed, MONDAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("for 2 weeks", date(2026, 12, 7)),
        ("two weeks", date(2026, 12, 7)),
        ("für 2 Wochen", date(2026, 12, 7)),
        ("a week", date(2026, 11, 30)),
        ("eine Woche", date(2026, 11, 30)),
        ("for 10 days", date(2026, 12, 3)),
        ("bis in drei Tagen", date(2026, 11, 26)),
        ("3 months", date(2027, 2, 23)),
        ("until 24 December", date(2026, 12, 24)),
        ("until Dec 24th", date(2026, 12, 24)),
        ("until the 24th of December, 2026.", date(2026, 12, 24)),
        ("bis zum 24. Dezember 2026", date(2026, 12, 24)),
        ("bis 24.12.", date(2026, 12, 24)),
        ("24.12.2026", date(2026, 12, 24)),
        ("until 10 January", date(2027, 1, 10)),
        ("until Friday", date(2026, 11, 27)),
        ("bis Freitag", date(2026, 11, 27)),
        ("until next monday", date(2026, 11, 30)),
        ("until Friday 4 December", date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 24)),
        ("until 2026-12-24", date(2026, 12, 24)),
        ("until 31 November", None),
        ("until 5/6", None),
        ("for a while", None),
        ("until further notice", None),
        ("until December", None),
        ("for 0 weeks", None),
        ("for 99999999999999999 weeks", None),
        ("for ² weeks", None),
        ("2 machines at once", None),
        ("friday friday friday", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_words(typed: str, meant: date | None) -> None:
    assert pause_day.meant(typed, MONDAY) == meant


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(("until", "for", "2", "24", "weeks", "may", "fri", "of"))).map(" ".join)
)
def test_no_words_are_too_odd_to_be_read_for_a_day(typed: str) -> None:
    pause_day.meant(typed, MONDAY)


def test_a_day_in_words_stands_in_the_form() -> None:
    decision = happens(state(LISTED), PauseAsked, words="for 2 weeks")
    form = shown(decision.reply, PauseForm)
    assert (decision.state.profile, form.until) == (LISTED, date(2026, 12, 7))
    assert form.note == Phrase("pause-day-read", {"words": Words("for 2 weeks"), "day": Day(date(2026, 12, 7))})


def test_a_typed_day_begins_the_pause_at_once_and_that_day_ends_it() -> None:
    decision = happens(state(LISTED), PauseAsked, words="2026-12-24")
    paused = decision.state.profile
    assert paused == replace(LISTED, away_until=date(2026, 12, 24))
    assert told(decision.reply) == "pause-begun"
    assert is_away(paused, date(2026, 12, 23))
    assert not is_away(paused, date(2026, 12, 24))
    assert not open_to_requests(paused, TOMAS, date(2026, 12, 23))


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("", None),
        ("soon", "pause-day-unread"),
        ("2026-11-23", "pause-day-past"),
        ("60w", "pause-day-far"),
        ("for 60 weeks", "pause-day-far"),
    ],
)
def test_the_word_alone_or_a_wrong_day_opens_the_form_which_says_why(words: str, note: str | None) -> None:
    decision = happens(state(LISTED), PauseAsked, words=words)
    assert decision.state.profile == LISTED
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, PauseForm)
    assert decision.reply.view.until > MONDAY
    assert (decision.reply.view.note.name if decision.reply.view.note else None) == note


@pytest.mark.parametrize(("until", "phrase"), [(None, "pause-day-missing"), (MONDAY, "pause-day-past")])
def test_the_form_refuses_a_day_that_ends_no_pause(until: date | None, phrase: str) -> None:
    reply = happens(state(LISTED), MentorPaused, until=until).reply
    assert isinstance(reply, FieldErrors)
    assert reply.errors["until"].name == phrase


def test_today_is_where_the_mentor_is() -> None:
    """In UTC it is Tuesday already; in Chicago a pause may still end on Tuesday."""
    assert told(happens(state(LISTED), MentorPaused, until=date(2026, 11, 24)).reply) == "pause-begun"


def test_the_day_ends_a_pause_where_the_mentor_is_and_waiting_requests_look_again() -> None:
    paused = happens(state(LISTED), MentorPaused, until=date(2026, 12, 24))
    (timer,) = paused.wake
    assert isinstance(timer.event, PauseOver)
    assert timer.due == datetime(2026, 12, 24, 6, tzinfo=UTC), "midnight in Chicago"
    early = pause.decide(paused.state, replace(timer.event, at=NOW))
    assert (early.state, early.wake) == (paused.state, (timer,)), "where they are it is another day still"
    over = pause.decide(paused.state, timer.event)
    assert over.state.profile == LISTED
    assert [wake.key for wake in over.wake] == ["waiting:roused"]
    assert not pause.decide(over.state, timer.event).wake
    back = happens(paused.state, MentorCameBack)
    assert Wake(key=timer.key) in back.wake, "nothing is left to end"


def test_who_comes_back_early_rouses_all_that_waited_for_them_at_once() -> None:
    paused = state(replace(LISTED, away_until=date(2026, 12, 24)))
    for decision in (
        happens(paused, MentorCameBack),
        happens(paused, PauseAsked, words="back"),
        happens(paused, ProfileSubmitted, **form()),
    ):
        roused = {type(wake.event): wake.due for wake in decision.wake if wake.event}
        assert roused == {WaitingRoused: NOW, MentorReturned: NOW}
    never_away = happens(state(LISTED), ProfileSubmitted, **form())
    assert MentorReturned not in {type(wake.event) for wake in never_away.wake}


def test_one_click_ends_a_pause_and_a_second_one_is_answered_kindly() -> None:
    silent = paused_for_silence(replace(LISTED, unanswered=3), MONDAY)
    assert silent.away_until == MONDAY + SILENCE_PAUSE
    back = happens(state(silent), MentorCameBack)
    assert back.state.profile == LISTED
    assert told(back.reply) == "pause-over"
    assert told(happens(back.state, MentorCameBack).reply) == "pause-not-paused"
    assert told(happens(state(silent), PauseAsked, words="off").reply) == "pause-over"
