"""The report: a funnel that only narrows, and nothing that would speak of fewer than five people."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.member import Member, Programme
from flows.report import (
    FEWEST,
    Breakdown,
    Case,
    Figures,
    Group,
    Load,
    Mark,
    Period,
    Report,
    Span,
    arrange,
    may_see,
    period,
)

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)  # still Sunday, 21:00, in Chicago
CHICAGO = Programme(zone="America/Chicago", admins=("URHEA",))
EVER = Period(Span.ALL, None, None)


def report(*cases: Case, waits: tuple[tuple[str, float], ...] = (), marks: tuple[Mark, ...] = ()) -> Report:
    return arrange(Figures(cases=cases, waits=waits, marks=marks), EVER)


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


CASE = st.builds(
    Case,
    mentee_id=st.sampled_from([f"U{n}" for n in range(12)]),
    department=st.sampled_from(["", "Youth", "IT", "Facilities"]),
    site=st.sampled_from(["Main", "West"]),
    proposed=st.booleans(),
    mentor_id=st.sampled_from(["", "M1", "M2", "M3", "M4", "M5", "M6"]),
    sessions=st.integers(0, 3),
    held=st.integers(0, 3),
    agreed=st.integers(0, 180),
    used=st.integers(0, 180),
    reflected=st.booleans(),
    unserved=st.booleans(),
    skills=st.lists(st.sampled_from(["Grants", "grants ", "e-books"]), max_size=2).map(tuple),
)


@given(st.lists(CASE, max_size=40))
def test_nothing_small_is_ever_shown(cases: list[Case]) -> None:
    made = report(*cases)
    for by, shown in ((lambda c: c.department, made.departments), (lambda c: c.site, made.sites)):
        for group in shown.groups:
            assert len({c.mentee_id for c in cases if by(c) == group.name}) >= FEWEST
        assert shown.hidden != 1 or not shown.groups, "one hidden group could be worked out from the total"
        assert len(shown.groups) + shown.hidden == len({by(c) for c in cases})
    for topic, people in made.topics:
        askers = {c.mentee_id for c in cases if c.unserved and topic in {s.strip().casefold() for s in c.skills}}
        assert people == len(askers) >= 2
    if made.load:
        assert made.load.mentors == len({c.mentor_id for c in cases if c.mentor_id}) >= FEWEST
        assert 0 < made.load.share <= 100


@given(st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.floats(0, 500)), max_size=20))
def test_the_median_wait_stands_for_five_mentors_or_is_hidden(waits: list[tuple[str, float]]) -> None:
    hours = report(waits=tuple(waits)).hours_to_answer
    assert (hours is None) == (len({mentor for mentor, _ in waits}) < FEWEST)
    assert hours is None or min(w for _, w in waits) <= hours < max(w for _, w in waits) + 1


def test_the_funnel_narrows() -> None:
    asked = Case(mentee_id="U1")
    shown = Case(mentee_id="U2", proposed=True)
    agreed = Case(mentee_id="U3", proposed=True, mentor_id="M1", sessions=2, agreed=60)
    once = Case(mentee_id="U4", proposed=True, mentor_id="M1", sessions=2, held=1, agreed=60, used=25)
    all_held = Case(mentee_id="U5", proposed=True, mentor_id="M2", sessions=2, held=2, agreed=60, used=60)
    done = Case(mentee_id="U6", proposed=True, mentor_id="M2", sessions=1, held=1, agreed=30, used=40, reflected=True)
    made = report(asked, shown, agreed, once, all_held, done)
    funnel = made.funnel
    assert (funnel.requested, funnel.proposed, funnel.accepted) == (6, 5, 4)
    assert (funnel.first_met, funnel.all_met, funnel.reflected) == (3, 2, 1)
    assert (made.agreed, made.used) == (210, 125)


def test_averages_need_five_people_not_five_answers() -> None:
    four = tuple(Mark(user_id=f"U{n % 4}", goal_met=4, expectations=2) for n in range(9))
    assert report(marks=four).goal_met is None
    made = report(marks=(*four, Mark(user_id="U9", goal_met=5, expectations=1)))
    assert made.goal_met is not None
    assert (round(made.goal_met.mean, 2), made.goal_met.people) == (4.1, 5)
    assert made.expectations is not None
    assert round(made.expectations.mean, 2) == 1.9


def test_a_group_hidden_alone_takes_the_smallest_shown_one_with_it() -> None:
    def of(department: str, people: int) -> list[Case]:
        return [Case(mentee_id=f"{department}{n}", department=department, mentor_id="M") for n in range(people)]

    assert report(*of("A", 9), *of("B", 6)).departments == Breakdown(groups=(Group("A", 9, 9), Group("B", 6, 6)))
    assert report(*of("A", 9), *of("B", 6), *of("C", 1)).departments == Breakdown(groups=(Group("A", 9, 9),), hidden=2)
    assert report(*of("A", 9), *of("C", 1)).departments == Breakdown(hidden=2)
    assert report(*of("A", 9), *of("C", 1), *of("D", 1)).departments == Breakdown(groups=(Group("A", 9, 9),), hidden=2)


def test_load_is_the_share_of_the_busiest_tenth() -> None:
    cases = [Case(mentee_id="U", mentor_id="BUSY")] * 6 + [Case(mentee_id="U", mentor_id=f"M{n}") for n in range(4)]
    assert report(*cases).load == Load(share=60, busiest=1, mentors=5)
    assert report(*cases[:-1]).load is None


def test_a_topic_needs_two_people_and_counts_words_without_case() -> None:
    cases = (
        Case(mentee_id="U1", unserved=True, skills=("Grant  writing", "quilts")),
        Case(mentee_id="U1", unserved=True, skills=("quilts",)),
        Case(mentee_id="U2", unserved=True, skills=("grant writing",)),
        Case(mentee_id="U3", unserved=False, skills=("quilts",)),
    )
    assert report(*cases).topics == (("grant writing", 2),)
