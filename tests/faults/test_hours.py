"""Working hours as the checker counts them, over the change of clocks too."""

from datetime import UTC, date, datetime, time

import pytest

from bot.faults.hours import at_local, first_work, is_work, workdays_on

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


@pytest.mark.parametrize(
    ("clock", "works"), [(time(8, 59), False), (time(9), True), (time(16, 59), True), (time(17), False)]
)
def test_the_day_begins_at_nine_and_ends_at_five(clock: time, *, works: bool) -> None:
    assert is_work(at_local(date(2035, 3, 8), clock, BERLIN), BERLIN) is works


def test_nobody_works_on_a_saturday() -> None:
    saturday = at_local(date(2035, 3, 10), time(12), BERLIN)
    assert not is_work(saturday, BERLIN)
    assert first_work(saturday, [BERLIN]) == datetime(2035, 3, 12, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour"),
    [(date(2035, 3, 9), 14), (date(2035, 3, 12), 13), (date(2035, 3, 26), 13)],
    ids=["winter in both", "summer in one", "summer in both"],
)
def test_two_zones_meet_when_the_later_begins(day: date, hour: int) -> None:
    first = first_work(datetime.combine(day, time(), UTC), [BERLIN, NEW_YORK])
    assert first == datetime.combine(day, time(hour), UTC)


def test_a_working_day_later_is_the_same_wall_clock_after_the_change() -> None:
    friday = at_local(date(2035, 3, 23), time(10, 30), BERLIN)
    monday = workdays_on(friday, 1, BERLIN)
    assert monday == at_local(date(2035, 3, 26), time(10, 30), BERLIN)
    assert (monday - friday).total_seconds() == (3 * 24 - 1) * 60 * 60


def test_who_never_meets_is_said() -> None:
    with pytest.raises(LookupError):
        first_work(datetime(2035, 3, 8, tzinfo=UTC), ["Asia/Tokyo", "America/New_York"])
