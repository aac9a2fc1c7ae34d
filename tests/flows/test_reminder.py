"""The ten-minute reminder: for those who asked, once for each session, and withdrawn with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.decision import Tell
from flows.ending import MentorshipEnded
from flows.member import Member, MemberState
from flows.reminder import AHEAD, ReminderChosen, decide
from flows.session import SessionCancelled

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago, 13:00 in Denver
LATER = WED + timedelta(days=7)
ADA = Member(user_id="UADA", name="Ada", zone="America/Chicago")


@pytest.fixture
def asked(pair: Pair) -> Pair:
    """Ada asked for reminders, Tomas did not."""
    pair.state = replace(pair.state, mentee=replace(pair.state.mentee, reminders=True))
    return pair


def reminders(pair: Pair) -> list[tuple[str, datetime]]:
    return [(key, pair.said_at[key]) for key in pair.said if ":soon:" in key]


def test_it_comes_ten_minutes_before_to_the_one_who_asked(asked: Pair) -> None:
    asked.agrees_on(WED)
    asked.until(WED + timedelta(days=1))

    key = "mentorship:7:session:1:soon:1:UADA"
    assert reminders(asked) == [(key, WED - AHEAD)]
    assert asked.said[key].to == ("UADA",)
    assert asked.said[key].thread is None
    assert asked.said[key].message.other.user_id == "UTOM"


def test_whoever_did_not_ask_hears_nothing(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.until(WED)

    assert reminders(pair) == []


def test_who_asks_after_the_time_was_set_is_reminded_too(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.state = replace(pair.state, mentor=replace(pair.state.mentor, reminders=True))
    pair.until(WED)

    assert reminders(pair) == [("mentorship:7:session:1:soon:1:UTOM", WED - AHEAD)]


def test_it_moves_with_the_session(asked: Pair) -> None:
    asked.agrees_on(WED)
    asked.offers("UTOM", LATER, attempt=2)
    asked.until(WED)
    assert reminders(asked) == []
    asked.picks("UADA", LATER, attempt=2)
    asked.until(LATER)
    assert reminders(asked) == [("mentorship:7:session:1:soon:2:UADA", LATER - AHEAD)]


@pytest.mark.parametrize("how", [SessionCancelled, MentorshipEnded])
def test_it_goes_with_the_session(asked: Pair, how: Callable[..., Any]) -> None:
    asked.agrees_on(WED)
    asked.happens(how, "UTOM", **({"number": 1, "attempt": 1} if how is SessionCancelled else {}))
    asked.until(LATER)

    assert reminders(asked) == []


def test_a_session_that_is_nearer_than_that_has_none(asked: Pair) -> None:
    asked.agrees_on(asked.now + timedelta(minutes=8))
    asked.for_days(1)

    assert reminders(asked) == []


def test_one_that_the_clock_brings_too_late_says_nothing(asked: Pair) -> None:
    asked.agrees_on(WED)
    asked.until(WED - timedelta(minutes=11))
    asked.now = WED
    asked.until(WED)

    assert reminders(asked) == []


@pytest.mark.parametrize(("before", "wanted"), [(False, True), (True, True), (True, False), (False, False)])
def test_the_setting_is_kept_and_said(*, before: bool, wanted: bool) -> None:
    state = MemberState(replace(ADA, reminders=before))
    decision = decide(state, ReminderChosen(team_id="T1", at=WED, user_id="UADA", wanted=wanted))

    assert decision.state.member == replace(ADA, reminders=wanted)
    assert isinstance(decision.reply, Tell)
    assert decision.reply.line.name == ("reminder-wanted" if wanted else "reminder-unwanted")


@pytest.mark.parametrize("member", [None, replace(ADA, guest=True), replace(ADA, deactivated=True)])
def test_guests_and_the_unknown_keep_no_setting(member: Member | None) -> None:
    decision = decide(MemberState(member), ReminderChosen(team_id="T1", at=WED, user_id="UADA", wanted=True))

    assert decision.state == MemberState(member)
    assert isinstance(decision.reply, Tell)
    assert decision.reply.line.name == "guests-cannot"
