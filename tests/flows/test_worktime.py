"""Working hours: the product's examples by table."""

from datetime import date, time, timedelta

import pytest

from flows import worktime
from flows.member import Hours, Member, Programme
from tests.flows.at_work import (
    BERLIN,
    CHICAGO,
    DENVER,
    KATHMANDU,
    LORD_HOWE,
    MONDAY,
    PROGRAMME,
    local,
    somebody,
    weekly,
)

# --- the product's examples ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "days", "expected"),
    [
        ("2026-12-03 15:00", 2, "2026-12-07 15:00"),  # Thursday and two working days: Monday
        ("2026-12-03 15:00", 0, "2026-12-03 15:00"),
        ("2026-12-03 15:00", 5, "2026-12-10 15:00"),
        ("2026-11-30 12:40", 2, "2026-12-02 12:40"),  # the story's invitation
        ("2026-12-03 22:00", 2, "2026-12-08 09:00"),  # 22:00 on Thursday arrives on Friday at 09:00
        ("2026-12-05 11:00", 1, "2026-12-08 09:00"),  # Saturday arrives on Monday
        ("2026-12-04 17:00", 1, "2026-12-08 09:00"),  # work ends at 17:00 sharp
        ("2026-12-04 16:59", 1, "2026-12-07 16:59"),
        ("2026-10-30 15:00", 2, "2026-11-03 15:00"),  # over the end of summer time
        ("2027-03-12 15:00", 1, "2027-03-15 15:00"),  # over its beginning
    ],
)
def test_a_clock_runs_out_at_the_same_local_time_so_many_working_days_later(at: str, days: int, expected: str) -> None:
    assert worktime.add_working_days(local(at), days, somebody(), PROGRAMME) == local(expected)


def test_the_week_the_clocks_change_is_an_hour_longer_in_the_world() -> None:
    friday = local("2026-10-30 15:00")

    assert worktime.add_working_days(friday, 1, somebody(), PROGRAMME) - friday == timedelta(days=3, hours=1)


def test_holidays_are_no_working_days() -> None:
    programme = Programme(holidays=(date(2026, 12, 24), date(2026, 12, 25)))

    assert worktime.add_working_days(local("2026-12-23 10:00"), 1, somebody(), programme) == local("2026-12-28 10:00")
    assert not worktime.is_working(local("2026-12-24 10:00"), somebody(), programme)


def test_a_holiday_is_a_day_where_the_member_is() -> None:
    programme = Programme(holidays=(date(2026, 12, 24),))
    at = local("2026-12-24 09:30", LORD_HOWE)  # still the 23rd in Chicago, 16:30 in the afternoon

    assert not worktime.is_working(at, somebody(LORD_HOWE), programme)
    assert worktime.is_working(at, somebody(CHICAGO), programme)


def test_working_days_are_counted_forward_only() -> None:
    with pytest.raises(ValueError, match="forward"):
        worktime.add_working_days(local("2026-12-03 15:00"), -1, somebody(), PROGRAMME)


def test_own_days_and_hours_go_before_the_programme() -> None:
    early = somebody(hours=weekly(2, 4, start=time(6), end=time(10)))

    assert worktime.hours_of(early, PROGRAMME) == early.hours
    assert worktime.next_working(local("2026-11-30 08:00"), early, PROGRAMME) == local("2026-12-01 06:00")
    assert worktime.add_working_days(local("2026-12-01 07:00"), 2, early, PROGRAMME) == local("2026-12-08 07:00")


def test_the_programmes_hours_serve_who_set_none() -> None:
    programme = Programme(hours=weekly(1, 2, 3, 4, 5, 6, start=time(10), end=time(20)))

    assert worktime.is_working(local("2026-12-05 19:59"), somebody(), programme)
    assert not worktime.is_working(local("2026-12-05 09:59"), somebody(), programme)


@pytest.mark.parametrize(
    ("at", "start", "end"),
    [
        ("2026-12-02 14:30", "2026-12-03 09:00", "2026-12-03 17:00"),
        ("2026-12-02 07:00", "2026-12-03 09:00", "2026-12-03 17:00"),  # today is not the next day
        ("2026-12-04 14:30", "2026-12-07 09:00", "2026-12-07 17:00"),
        ("2026-12-05 14:30", "2026-12-07 09:00", "2026-12-07 17:00"),
    ],
)
def test_the_next_working_day_is_the_first_after_today(at: str, start: str, end: str) -> None:
    assert worktime.start_of_next_working_day(local(at), somebody(), PROGRAMME) == local(start)
    assert worktime.end_of_next_working_day(local(at), somebody(), PROGRAMME) == local(end)


# --- two people ------------------------------------------------------------------------------------------------------


def test_the_first_hour_both_work_is_when_the_western_day_begins() -> None:
    ada, tomas = somebody(CHICAGO), somebody(DENVER)

    assert worktime.next_common(local("2026-12-17 08:00"), ada, tomas, PROGRAMME) == local("2026-12-17 10:00")
    assert worktime.next_common(local("2026-12-17 11:11"), ada, tomas, PROGRAMME) == local("2026-12-17 11:11")
    assert worktime.next_common(local("2026-12-17 17:00"), ada, tomas, PROGRAMME) == local("2026-12-18 10:00")
    assert worktime.next_common(local("2026-12-18 17:00"), ada, tomas, PROGRAMME) == local("2026-12-21 10:00")


def test_without_a_common_hour_it_waits_for_the_one_who_must_act_next() -> None:
    ada, far = somebody(CHICAGO), somebody(KATHMANDU)
    at = local("2026-12-01 12:00")

    assert worktime.next_common(at, ada, far, PROGRAMME) is None
    assert worktime.for_both(at, ada, far, PROGRAMME) == at
    assert worktime.for_both(at, far, ada, PROGRAMME) == local("2026-12-02 09:00", KATHMANDU)


def test_a_common_hour_more_than_two_working_days_off_is_not_waited_for() -> None:
    ada, mondays = somebody(CHICAGO), somebody(CHICAGO, weekly(1))
    tuesday, thursday = local("2026-12-01 12:00"), local("2026-12-03 12:00")

    assert worktime.next_common(tuesday, ada, mondays, PROGRAMME) is None
    assert worktime.next_common(thursday, ada, mondays, PROGRAMME) == local("2026-12-07 09:00")
    assert worktime.next_common(tuesday, ada, mondays, PROGRAMME, within_days=4) == local("2026-12-07 09:00")


def test_the_common_hour_is_the_same_from_either_side() -> None:
    ada, berlin = somebody(CHICAGO), somebody(BERLIN, weekly(1, 2, 3, 4, 5, start=time(10), end=time(18)))
    at = local("2026-12-01 12:00")

    expected = local("2026-12-02 09:00")
    assert worktime.next_common(at, ada, berlin, PROGRAMME) == expected
    assert worktime.next_common(at, berlin, ada, PROGRAMME) == expected


@pytest.mark.parametrize(
    ("a", "b", "on", "minutes"),
    [
        (somebody(CHICAGO), somebody(DENVER), MONDAY, 7 * 60),
        (somebody(DENVER), somebody(CHICAGO), MONDAY, 7 * 60),
        (somebody(CHICAGO), somebody(DENVER), date(2026, 11, 28), 7 * 60),  # a Saturday: the Monday after it
        (somebody(CHICAGO), somebody(BERLIN), MONDAY, 60),
        (somebody(CHICAGO), somebody(KATHMANDU), MONDAY, 0),
        (somebody(CHICAGO, weekly(1)), somebody(CHICAGO, weekly(2)), MONDAY, 0),
        (somebody(CHICAGO), somebody(CHICAGO, weekly(3, start=time(12), end=time(13, 30))), MONDAY, 90),
    ],
)
def test_shared_minutes_a_day(a: Member, b: Member, on: date, minutes: int) -> None:
    assert worktime.shared_minutes_a_day(a, b, PROGRAMME, on) == minutes


# --- stretches -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-12-03 15:00", "2026-12-03 15:45", 45),
        ("2026-12-03 15:00", "2026-12-04 10:00", 180),
        ("2026-12-04 16:00", "2026-12-07 10:00", 120),
        ("2026-12-05 00:00", "2026-12-07 00:00", 0),
        ("2026-12-04 16:00", "2026-12-04 16:00", 0),
        ("2026-12-04 16:00", "2026-12-04 15:00", 0),
    ],
)
def test_working_minutes_between(start: str, end: str, minutes: int) -> None:
    assert worktime.working_minutes_between(local(start), local(end), somebody(), PROGRAMME) == minutes


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-12-02 14:30", "2026-12-16 14:30", "2026-12-09 14:30"),  # two weeks: the same time a week later
        ("2026-12-03 15:00", "2026-12-04 11:00", "2026-12-04 09:00"),  # two hours each side of the night
        ("2026-12-05 00:00", "2026-12-06 00:00", "2026-12-05 12:00"),  # a weekend has no working middle
    ],
)
def test_the_middle_of_a_gap_halves_the_working_time(start: str, end: str, expected: str) -> None:
    assert worktime.middle_of_gap(local(start), local(end), somebody(), PROGRAMME) == local(expected)


# --- degenerate settings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hours",
    [Hours(days=()), Hours(days=(0, 8)), weekly(1, start=time(17), end=time(9)), weekly(1, start=time(9), end=time(9))],
)
def test_hours_that_hold_no_time_give_way(hours: Hours) -> None:
    tens = Programme(hours=weekly(1, 2, 3, 4, 5, start=time(10), end=time(11)))

    assert worktime.hours_of(somebody(hours=hours), tens) == tens.hours
    assert worktime.hours_of(somebody(hours=hours), Programme(hours=hours)) == Hours()


@pytest.mark.parametrize(
    ("at", "minutes", "expected"),
    [
        ("2026-12-03 15:00", 60, "2026-12-03 16:00"),
        ("2026-12-03 15:00", 120, "2026-12-04 09:00"),  # the end of Thursday's work is the beginning of Friday's
        ("2026-12-03 15:00", 960, "2026-12-07 15:00"),  # two working days: Monday
        ("2026-12-05 11:00", 0, "2026-12-07 09:00"),
        ("2026-12-04 22:00", 30, "2026-12-07 09:30"),
    ],
)
def test_working_minutes_are_added_in_working_hours(at: str, minutes: int, expected: str) -> None:
    assert worktime.add_working_minutes(local(at), minutes, somebody(), PROGRAMME) == local(expected)


def test_holidays_without_end_let_the_instant_stand() -> None:
    programme = Programme(holidays=tuple(MONDAY + timedelta(days=n) for n in range(3 * 366)))
    ada, tomas, at = somebody(CHICAGO), somebody(DENVER), local("2026-12-03 15:00")

    assert worktime.next_working(at, ada, programme) == at
    assert worktime.add_working_days(at, 5, ada, programme) == at
    assert worktime.start_of_next_working_day(at, ada, programme) == at
    assert worktime.end_of_next_working_day(at, ada, programme) == at
    assert worktime.for_both(at, ada, tomas, programme) == at
    assert worktime.next_common(at, ada, tomas, programme) is None
    assert worktime.shared_minutes_a_day(ada, tomas, programme, MONDAY) == 0


def test_hours_the_clocks_swallow_are_no_work_that_day() -> None:
    nights = somebody(CHICAGO, weekly(6, 7, start=time(2, 30), end=time(3)))  # 02:00-03:00 is skipped on Sun 14 Mar

    assert worktime.next_working(local("2027-03-13 12:00"), nights, PROGRAMME) == local("2027-03-20 02:30")


def test_a_skipped_local_time_moves_on_with_the_clocks() -> None:
    nights = somebody(CHICAGO, weekly(6, 7, start=time(1), end=time(5)))

    later = worktime.add_working_days(local("2027-03-13 02:30"), 1, nights, PROGRAMME)
    assert later == local("2027-03-14 03:30")
