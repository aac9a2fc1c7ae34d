"""The report: a funnel that only narrows, and nothing that would speak of fewer than five people."""

from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.member import Member, Programme
from flows.report import (
    FEWEST,
    Average,
    Breakdown,
    Figures,
    Group,
    Load,
    Part,
    Period,
    Report,
    Unserved,
    Wait,
    arrange,
    may_see,
    period,
)

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)  # still Sunday, 21:00, in Chicago
CHICAGO = Programme(zone="America/Chicago", admins=("URHEA",))
EVER = Period(None, None)


def report(*parts: Part, **figures: Any) -> Report:
    return arrange(Figures(parts=parts, **figures), EVER)


@pytest.mark.parametrize(
    ("typed", "since", "first_day"),
    [
        ("", NOW - timedelta(days=30), date(2026, 10, 23)),
        (" 7D ", NOW - timedelta(days=7), date(2026, 11, 15)),
        ("30d", NOW - timedelta(days=30), date(2026, 10, 23)),
        ("quarter", datetime(2026, 10, 1, 5, tzinfo=UTC), date(2026, 10, 1)),
        ("all", None, None),
    ],
)
def test_a_period_is_read(typed: str, since: datetime | None, first_day: date | None) -> None:
    over = period(typed, NOW, CHICAGO)
    assert over is not None
    assert (over.since, over.first_day) == (since, first_day)


@pytest.mark.parametrize("typed", ["31d", "year", "7 days", "d", "2026-01-01..2026-02-01", "quarter all", "🎉"])
def test_any_other_period_is_none(typed: str) -> None:
    assert period(typed, NOW, CHICAGO) is None


@given(st.integers(0, 20 * 366 * 24 * 60))
def test_a_quarter_begins_before_now_on_the_first_of_its_month(minutes: int) -> None:
    now = NOW + timedelta(minutes=minutes)
    over = period("quarter", now, CHICAGO)
    assert over is not None
    assert over.since is not None
    assert over.first_day is not None
    assert (over.first_day.day, over.first_day.month % 3) == (1, 1)
    assert timedelta(0) <= now - over.since < timedelta(days=93)


def test_only_admins_may_see_it() -> None:
    ada = Member(user_id="UADA", name="Ada")
    assert not may_see("UADA", ada, CHICAGO)
    assert not may_see("UADA", None, CHICAGO)
    assert may_see("UADA", Member(user_id="UADA", name="Ada", admin=True), CHICAGO)
    assert not may_see("UADA", Member(user_id="UADA", name="Ada", admin=True, deactivated=True), CHICAGO)
    assert may_see("URHEA", None, CHICAGO)
    assert may_see("URHEA", Member(user_id="URHEA", name="Rhea"), CHICAGO)
    assert not may_see("URHEA", Member(user_id="URHEA", name="Rhea", deactivated=True), CHICAGO)


PART = st.builds(
    Part,
    department=st.sampled_from(["", "Youth", "IT", "Facilities"]),
    site=st.sampled_from(["Main", "West"]),
    people=st.integers(1, 12),
    requested=st.integers(1, 30),
    accepted=st.integers(0, 30),
)
PARTS = st.lists(PART, max_size=8, unique_by=lambda part: (part.department, part.site))


@given(PARTS)
def test_no_small_group_is_ever_shown(parts: list[Part]) -> None:
    made = report(*parts)
    for by, shown in ((attrgetter("department"), made.departments), (attrgetter("site"), made.sites)):
        for group in shown.groups:
            its = [part for part in parts if by(part) == group.name]
            assert sum(part.people for part in its) >= FEWEST
            assert (group.requested, group.accepted) == (sum(p.requested for p in its), sum(p.accepted for p in its))
        assert shown.hidden != 1 or not shown.groups, "one hidden group could be worked out from the total"
        assert len(shown.groups) + shown.hidden == len({by(part) for part in parts})


@given(st.lists(st.integers(1, 20), max_size=30))
def test_load_is_a_share_and_stands_for_five_mentors(held: list[int]) -> None:
    load = report(held=tuple(held)).load
    assert (load is None) == (len(held) < FEWEST)
    assert load is None or 0 < load.share <= 100


@pytest.mark.parametrize(("wait", "shown"), [(None, None), (Wait(6.2, 4), None), (Wait(6.2, 5), 7), (Wait(6.0, 5), 6)])
def test_the_median_wait_stands_for_five_mentors_or_is_hidden(wait: Wait | None, shown: int | None) -> None:
    assert report(wait=wait).hours_to_answer == shown


def test_the_parts_add_up() -> None:
    one = Part(requested=6, proposed=5, accepted=4, first_met=3, all_met=2, reflected=1, agreed=210, used=125)
    other = Part(site="West", requested=1, proposed=1, accepted=1, agreed=30)
    made = report(one, other)
    funnel = made.funnel
    assert (funnel.requested, funnel.proposed, funnel.accepted) == (7, 6, 5)
    assert (funnel.first_met, funnel.all_met, funnel.reflected) == (3, 2, 1)
    assert (made.agreed, made.used) == (240, 125)


def test_averages_need_five_people() -> None:
    made = report(goal_met=Average(4.1, 5), expectations=Average(1.9, 4))
    assert made.goal_met == Average(4.1, 5)
    assert made.expectations is None


def test_a_group_hidden_alone_takes_the_smallest_shown_one_with_it() -> None:
    def of(department: str, people: int) -> Part:
        return Part(department=department, people=people, requested=people, accepted=people)

    assert report(of("A", 9), of("B", 6)).departments == Breakdown(groups=(Group("A", 9, 9), Group("B", 6, 6)))
    assert report(of("A", 9), of("B", 6), of("C", 1)).departments == Breakdown(groups=(Group("A", 9, 9),), hidden=2)
    assert report(of("A", 9), of("C", 1)).departments == Breakdown(hidden=2)
    assert report(of("A", 9), of("C", 1), of("D", 1)).departments == Breakdown(groups=(Group("A", 9, 9),), hidden=2)


def test_load_is_the_share_of_the_busiest_tenth() -> None:
    assert report(held=(6, 1, 1, 1, 1)).load == Load(share=60, busiest=1, mentors=5)
    assert report(held=(6, 1, 1, 1)).load is None


def test_a_topic_needs_two_people_and_counts_words_without_case() -> None:
    unserved = (
        Unserved("U1", ("Grant  writing", "quilts")),
        Unserved("U1", ("quilts",)),
        Unserved("U2", ("grant writing",)),
    )
    assert report(unserved=unserved).topics == (("grant writing", 2),)
