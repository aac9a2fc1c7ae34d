"""What people mean: goals in other words than the right colleague's, goals nobody can serve, and a misspelt one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from matching.words import stems
from sandbox import staff

if TYPE_CHECKING:
    from sandbox.staff import StaffPerson
    from tests.conversations.conftest import Scene

IN_OTHER_WORDS = (
    ("Ada Lindgren", "raise money from a foundation", "Odalys Brandt", "grant writing"),
    ("Jasper Oyler", "trace my great-grandparents", "Theodora Quill", "family history"),
    ("Mateo Quintanilla", "help seniors use tablets", "Lucinda Park", "technology help for older adults"),
    ("Maisie Thornbury", "speak to journalists", "Marigold Penhallow", "talking to the press"),
    ("Calvin Ojukwu", "keep two-year-olds entertained with rhymes", "Bernadette Soto", "toddler storytime"),
    ("Dmitri Osgood", "fix the radiator", "Augustus Bellweather", "heating and boilers"),
)
"""Who asks, for what, who is right for it, and the skill of theirs that answers."""

NOBODY_CAN = (
    ("Ada Lindgren", "bake sourdough bread"),
    ("Jasper Oyler", "fly a helicopter"),
    ("Mateo Quintanilla", "transplant a kidney"),
    ("Maisie Thornbury", "ski downhill"),
)


def person(name: str) -> "StaffPerson":
    return next(each for each in staff.load().people if each.name == name)


def lines(who: "StaffPerson") -> Iterator[str]:
    """All that this mentor wrote, and their title."""
    assert who.mentor
    yield from (who.title, who.mentor.ask_me_about)
    for skill in who.mentor.skills:
        yield from (skill.name, skill.evidence)


@pytest.mark.parametrize(("goal", "mentor"), [(goal, mentor) for _, goal, mentor, _ in IN_OTHER_WORDS])
def test_these_goals_have_no_word_of_the_mentors(goal: str, mentor: str) -> None:
    asked = set(stems(goal))
    assert asked
    assert asked.isdisjoint(stem for line in lines(person(mentor)) for stem in stems(line))


@pytest.mark.parametrize("goal", [goal for _, goal in NOBODY_CAN])
def test_these_goals_are_in_nobodys_words(goal: str) -> None:
    everything = (line for who in staff.load().people if who.mentor for line in lines(who))
    assert set(stems(goal)).isdisjoint(stem for line in everything for stem in stems(line))


def test_who_means_the_same_is_proposed_for_what_they_wrote(scene: "Scene") -> None:
    for name, goal, mentor, skill in IN_OTHER_WORDS:
        mentee = scene(name)
        mentee.types(f"/micromentor {goal}")
        shown = mentee.submits()
        assert mentor in mentee.form.choices("Ask first"), f"{goal}: {shown}"
        theirs = shown.partition(mentor)[2]
        evidence = next(s.evidence for s in person(mentor).mentor.skills if s.name == skill)  # type: ignore[union-attr]
        assert f"Lists {skill}: “{evidence}”" in theirs, theirs


def test_what_nobody_can_serve_is_said_so(scene: "Scene") -> None:
    for name, goal in NOBODY_CAN:
        assert f"Nobody lists anything close to “{goal}” yet" in scene(name).types(f"/micromentor {goal}").submits()


def test_a_slip_of_the_keys_is_forgiven(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    shown = ada.types("/micromentor weeeding the nonfction").submits()
    assert ada.form.choices("Ask first")[0] == "Henrietta Vasquez-Boone"
    assert "Lists weeding" in shown
