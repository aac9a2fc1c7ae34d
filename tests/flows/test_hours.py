"""One's own days and hours: anybody may set them, and they always hold some time."""

from dataclasses import replace
from datetime import time

import pytest

from flows.decision import FieldErrors
from flows.hours import HoursForm, HoursFormAsked, HoursSet
from flows.member import Hours
from tests.flows.offering import TOMAS, happens, shown, state, told


def test_anybody_may_set_their_own_days_and_hours() -> None:
    page = shown(happens(state(), HoursFormAsked).reply, HoursForm)
    assert page == HoursForm(hours=Hours(), usual=Hours(), zone="America/Chicago")
    own = Hours(days=(1, 3, 5), start=time(7), end=time(12, 30))
    decision = happens(state(), HoursSet, days=(5, 3, 1, 3, 9), start=time(7), end=time(12, 30))
    assert decision.state.member == replace(TOMAS, hours=own)
    assert told(decision.reply) == "hours-saved"
    assert shown(happens(decision.state, HoursFormAsked).reply, HoursForm).hours == own


def test_the_programmes_hours_are_nobodys_own() -> None:
    before = state(None, replace(TOMAS, hours=Hours(days=(1,))))
    decision = happens(before, HoursSet, days=(1, 2, 3, 4, 5), start=time(9), end=time(17))
    assert decision.state.member == TOMAS
    assert told(decision.reply) == "hours-saved-usual"


@pytest.mark.parametrize(
    ("days", "start", "end", "field"),
    [
        ((), time(9), time(17), "days"),
        ((0, 8), time(9), time(17), "days"),
        ((1,), time(9), time(9, 59), "end"),
        ((1,), time(17), time(9), "end"),
        ((1,), None, time(17), "end"),
        ((1,), time(9), None, "end"),
    ],
)
def test_hours_that_hold_no_time_are_not_kept(
    days: tuple[int, ...], start: time | None, end: time | None, field: str
) -> None:
    before = state()
    decision = happens(before, HoursSet, days=days, start=start, end=end)
    assert isinstance(decision.reply, FieldErrors)
    assert list(decision.reply.errors) == [field]
    assert decision.state == before
