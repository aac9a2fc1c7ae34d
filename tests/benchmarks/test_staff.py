"""The made-up staff: the same every time, of the size asked for, and such as the bot takes."""

import pytest

from benchmarks.staff import DEPARTMENTS, GOALS, SITES, staff
from flows.profile import LEAST_MINUTES, MOST_MINUTES, MOST_PLACES
from flows.request_form import GOAL_LIMIT, SKILL_LIMIT


def test_the_same_seed_gives_the_same_people() -> None:
    assert staff(50) == staff(50)
    assert staff(50) != staff(50, seed=1)


@pytest.mark.parametrize("mentors", [1, 40, 1_000])
def test_so_many_mentors_and_some_who_only_ask(mentors: int) -> None:
    people = staff(mentors, mentees=5)
    assert (len(people.mentors), len(people.profiles), len(people.mentees)) == (mentors, mentors, 5)
    assert [profile.user_id for profile in people.profiles] == [member.user_id for member in people.mentors]
    assert len({member.user_id for member in (*people.mentors, *people.mentees)}) == mentors + 5


def test_everybody_lists_what_their_department_knows() -> None:
    known = {department.name: {name for name, _ in department.skills} for department in DEPARTMENTS}
    people = staff(400)
    for member, profile in zip(people.mentors, people.profiles, strict=True):
        assert {skill.name for skill in profile.skills} <= known[member.department]
        assert all(skill.evidence and "{" not in skill.evidence for skill in profile.skills)
        assert member.site in SITES


def test_the_forms_would_take_it() -> None:
    for profile in staff(400).profiles:
        assert 1 <= profile.places <= MOST_PLACES
        assert LEAST_MINUTES <= profile.minutes_a_month <= MOST_MINUTES
        assert all(len(skill.name) <= SKILL_LIMIT for skill in profile.skills)
    assert all(len(goal) <= GOAL_LIMIT for goal in GOALS)
