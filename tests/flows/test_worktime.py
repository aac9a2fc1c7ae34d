"""Working hours: the product's examples by table, and what must hold in any zone and week by properties."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import worktime
from flows.member import Hours, Member, Programme

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the code."""

PROGRAMME = Programme()
CHICAGO, DENVER, BERLIN = "America/Chicago", "America/Denver", "Europe/Berlin"
LORD_HOWE, KATHMANDU = "Australia/Lord_Howe", "Asia/Kathmandu"
ZONES = (CHICAGO, DENVER, BERLIN, LORD_HOWE, KATHMANDU)
MONDAY = date(2026, 11, 30)


def somebody(zone: str = CHICAGO, hours: Hours | None = None) -> Member:
    return Member(user_id="U1", name="Ada", zone=zone, hours=hours)


def local(text: str, zone: str = CHICAGO) -> datetime:
    """`2026-12-03 15:00` where the member is, as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def weekly(*days: int, start: time = time(9), end: time = time(17)) -> Hours:
    return Hours(days=days, start=start, end=end)


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


# --- properties ------------------------------------------------------------------------------------------------------

CHANGES = {  # Saturdays before a change of clocks; Kathmandu has none, so any will do
    CHICAGO: (date(2026, 3, 7), date(2026, 10, 31)),
    DENVER: (date(2026, 3, 7), date(2026, 10, 31)),
    BERLIN: (date(2026, 3, 28), date(2026, 10, 24)),
    LORD_HOWE: (date(2026, 4, 4), date(2026, 10, 3)),
    KATHMANDU: (date(2026, 4, 4), date(2026, 10, 3)),
}

zones = st.sampled_from(ZONES)
days_of_the_week = st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days)))


@st.composite
def daytime(draw: st.DrawFn) -> Hours:
    """Hours no change of clocks touches, the shortest 15 minutes long."""
    start = draw(st.integers(5 * 4, 22 * 4))
    end = draw(st.integers(start + 1, 23 * 4))
    return Hours(days=draw(days_of_the_week), start=time(start // 4, start % 4 * 15), end=time(end // 4, end % 4 * 15))


@st.composite
def any_hours(draw: st.DrawFn) -> Hours:
    """Any hours at all, the useless ones too."""
    return Hours(days=tuple(draw(st.sets(st.integers(0, 8)))), start=draw(st.times()), end=draw(st.times()))


@st.composite
def near_a_change(draw: st.DrawFn, zone: str) -> datetime:
    """An instant in the fortnight round a change of clocks."""
    saturday = datetime.combine(draw(st.sampled_from(CHANGES[zone])), time(12), tzinfo=UTC)
    return saturday + timedelta(minutes=draw(st.integers(-7 * 1440, 7 * 1440)))


@st.composite
def somewhere(draw: st.DrawFn, hours: st.SearchStrategy[Hours | None]) -> tuple[Member, Programme, datetime]:
    zone = draw(zones)
    at = draw(near_a_change(zone))
    holidays = draw(st.sets(st.integers(-7, 14), max_size=8))
    programme = Programme(holidays=tuple(at.date() + timedelta(days=n) for n in holidays))
    return somebody(zone, draw(hours)), programme, at


by_day = somewhere(st.none() | daytime())
by_any = somewhere(st.none() | any_hours())


@unhurried
@given(by_any)
def test_the_next_working_instant_is_worked_and_none_before_it_is(case: tuple[Member, Programme, datetime]) -> None:
    member, programme, at = case
    found = worktime.next_working(at, member, programme)

    assert found >= at
    assert found.tzinfo is UTC
    assert worktime.is_working(found, member, programme)
    assert worktime.next_working(found, member, programme) == found
    assert worktime.working_minutes_between(at, found, member, programme) == 0
    assert (found == at) == worktime.is_working(at, member, programme)


@unhurried
@given(by_any, st.integers(0, 5))
def test_a_clock_runs_out_inside_hours(case: tuple[Member, Programme, datetime], days: int) -> None:
    member, programme, at = case
    due = worktime.add_working_days(at, days, member, programme)

    assert worktime.is_working(due, member, programme)
    assert due >= at


@unhurried
@given(by_day, st.integers(0, 5))
def test_a_clock_keeps_the_local_time(case: tuple[Member, Programme, datetime], days: int) -> None:
    member, programme, at = case
    started = worktime.next_working(at, member, programme)
    due = worktime.add_working_days(at, days, member, programme)

    assert due.astimezone(member.tz).time() == started.astimezone(member.tz).time()


@unhurried
@given(by_day, st.integers(0, 5))
def test_a_clock_counts_the_days_that_are_worked(case: tuple[Member, Programme, datetime], days: int) -> None:
    member, programme, at = case
    first = worktime.next_working(at, member, programme).astimezone(member.tz).date()
    last = worktime.add_working_days(at, days, member, programme).astimezone(member.tz).date()
    between = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    worked = [
        day
        for day in between
        if day.isoweekday() in worktime.hours_of(member, programme).days and day not in programme.holidays
    ]

    assert len(worked) == days


@unhurried
@given(by_day, st.integers(0, 4), st.integers(0, 3 * 1440))
def test_a_later_start_or_a_longer_clock_never_ends_sooner(
    case: tuple[Member, Programme, datetime], days: int, minutes: int
) -> None:
    member, programme, at = case
    due = worktime.add_working_days(at, days, member, programme)

    assert due <= worktime.add_working_days(at + timedelta(minutes=minutes), days, member, programme)
    assert due < worktime.add_working_days(at, days + 1, member, programme)


@unhurried
@given(by_any, st.integers(0, 10 * 1440), st.integers(0, 10 * 1440))
def test_working_minutes_add_up(case: tuple[Member, Programme, datetime], first: int, second: int) -> None:
    member, programme, start = case
    middle = start + timedelta(minutes=first)
    end = middle + timedelta(minutes=second)
    whole = worktime.working_minutes_between(start, end, member, programme)
    halves = worktime.working_minutes_between(start, middle, member, programme)
    halves += worktime.working_minutes_between(middle, end, member, programme)

    assert 0 <= whole <= first + second
    assert abs(whole - halves) <= 1  # hours that begin within a minute leave a part of one on each side


@unhurried
@given(by_any, st.integers(0, 10 * 480), st.integers(0, 10 * 480))
def test_working_minutes_that_are_added_have_gone_by(
    case: tuple[Member, Programme, datetime], first: int, second: int
) -> None:
    member, programme, at = case
    due = worktime.add_working_minutes(at, first, member, programme)

    assert worktime.is_working(due, member, programme)
    assert worktime.working_minutes_between(at, due, member, programme) == first
    assert worktime.add_working_minutes(due, second, member, programme) == worktime.add_working_minutes(
        at, first + second, member, programme
    )


@unhurried
@given(by_any, st.integers(1, 20 * 1440))
def test_the_middle_of_a_gap_is_worked_where_anything_is(
    case: tuple[Member, Programme, datetime], minutes: int
) -> None:
    member, programme, start = case
    end = start + timedelta(minutes=minutes)
    middle = worktime.middle_of_gap(start, end, member, programme)
    before = worktime.working_minutes_between(start, middle, member, programme)
    after = worktime.working_minutes_between(middle, end, member, programme)

    assert start <= middle <= end
    assert abs(before - after) <= 1
    if before + after:
        assert worktime.is_working(middle, member, programme)


@unhurried
@given(by_any, somewhere(st.none() | any_hours()))
def test_a_common_instant_is_worked_by_both_and_is_the_first(
    case: tuple[Member, Programme, datetime], other: tuple[Member, Programme, datetime]
) -> None:
    a, programme, at = case
    b = other[0]
    found = worktime.next_common(at, a, b, programme)

    assert found == worktime.next_common(at, b, a, programme)
    assert worktime.for_both(at, a, b, programme) == (found or worktime.next_working(at, a, programme))
    if found is not None:
        assert worktime.is_working(found, a, programme)
        assert worktime.is_working(found, b, programme)
        assert found == at or not (
            worktime.is_working(found - timedelta(microseconds=1), a, programme)
            and worktime.is_working(found - timedelta(microseconds=1), b, programme)
        )


@unhurried
@given(zones, zones, st.none() | any_hours(), st.none() | any_hours(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_shared_time_is_part_of_a_working_day(
    mine: str, theirs: str, a: Hours | None, b: Hours | None, on: date
) -> None:
    minutes = worktime.shared_minutes_a_day(somebody(mine, a), somebody(theirs, b), PROGRAMME, on)

    assert 0 <= minutes <= 25 * 60
