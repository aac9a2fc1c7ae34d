"""Working hours: what must hold in any zone, in any week, whatever hours somebody keeps."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import worktime
from flows.member import Hours, Member, Programme
from tests.flows.at_work import BERLIN, CHICAGO, DENVER, KATHMANDU, LORD_HOWE, PROGRAMME, ZONES, somebody

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the code."""


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
