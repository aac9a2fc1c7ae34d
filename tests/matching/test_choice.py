"""Who of those that fit is proposed: never far from how well they fit, and among equals the person decides."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.member import Member
from flows.proposal import Colleague, Grade, Need, ReasonKind, Relationship, Room, Skill
from matching.choice import LOOKED_AT, OFTEN, REACH, WISH, Fit, choose
from matching.rank import Answer, Ranked

Make = Callable[..., Colleague]
Wish = Callable[..., Need]

CLEARLY, COULD_HELP = Grade.CLEARLY, Grade.COULD_HELP
ADA = Member(user_id="UADA", name="Ada", department="Branches", site="Fenwick")
FIRST_SKILL = (Answer(ReasonKind.SKILL, 0, 1.0),)


@pytest.fixture
def fit(colleague: Make) -> Callable[..., Fit]:
    """Somebody who fits so well; `Ranked`'s own facts go there, the others to the colleague."""

    def made(user_id: str, score: float = 0.8, skill: str = "", grade: Grade | None = CLEARLY, **facts: Any) -> Fit:
        answers = facts.pop("answers", FIRST_SKILL)
        return Ranked(0, score, grade, score, lambda: answers), colleague(
            user_id, skill or f"skill of {user_id}", **facts
        )

    return made


Made = Callable[..., Fit]


def ids(chosen: list[Fit]) -> list[str]:
    return [colleague.member.user_id for _, colleague in chosen]


def test_how_well_they_fit_decides(need: Wish, fit: Made) -> None:
    fits = [fit("UA", 0.9), fit("UB", 0.6), fit("UC", 0.3, grade=COULD_HELP), fit("UD", 0.2, grade=COULD_HELP)]
    assert ids(choose(need("g"), fits, 3)) == ["UA", "UB", "UC"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"asked_lately": 0}, {"asked_lately": 1}),
        ({"asked_lately": 1}, {"asked_lately": OFTEN}),
        ({"years_in_role": 4}, {"years_in_role": 20}),
        ({"years_in_role": 4}, {"years_in_role": 0}),
        ({"years_in_role": 4}, {}),
        ({}, {"years_in_role": 20}),
        ({"title": "Analyst", "years_in_role": 4}, {"title": "Deputy Director", "years_in_role": 4}),
        ({"room": Room(places=1, minutes=90)}, {"room": Room(places=1, minutes=30)}),
    ],
)
def test_among_equals_the_person_decides(need: Wish, fit: Made, before: dict[str, Any], after: dict[str, Any]) -> None:
    last, first = fit("UA", **after), fit("UB", **before)
    assert ids(choose(need("g"), [last, first], 2)) == ["UB", "UA"]
    assert ids(choose(need("g"), [last, first], 1)) == ["UB"]
    clearly_better = fit("UA", 0.9, **after)
    assert ids(choose(need("g"), [clearly_better, first], 2)) == ["UA", "UB"], "and no more than a tie"


def test_the_same_few_are_not_always_asked(need: Wish, fit: Made) -> None:
    asked = dict.fromkeys((f"U{n}" for n in range(9)), 0)
    for _ in range(27):
        fits = [fit(user_id, asked_lately=times) for user_id, times in asked.items()]
        asked[ids(choose(need("g"), fits, 1))[0]] += 1
    assert set(asked.values()) <= {2, 3, 4, 5}, asked


def test_the_role_itself_is_asked_of_those_who_have_it(need: Wish, fit: Made) -> None:
    by_title = (Answer(ReasonKind.TITLE, 0, 1.0),)
    director = fit("UB", title="Library Director", years_in_role=4, answers=by_title)
    other = fit("UA", title="Director's Office", years_in_role=20, answers=by_title)
    assert ids(choose(need("what a director does"), [other, director], 2)) == ["UB", "UA"]


@pytest.mark.parametrize(
    ("relationship", "expected"),
    [
        (Relationship.ANY, ["UANY", "UKNOWN", "UNAMED", "UNEAR"]),
        (Relationship.KNOWN, ["UKNOWN", "UNAMED", "UNEAR", "UANY"]),
        (Relationship.NEW, ["UANY", "UNEAR", "UKNOWN", "UNAMED"]),
    ],
)
def test_known_or_new_as_the_mentee_wishes(
    need: Wish, fit: Made, relationship: Relationship, expected: list[str]
) -> None:
    fits = [
        fit("UANY"),
        fit("UKNOWN", worked_with=("UADA",)),
        fit("UNAMED", named_by=("UADA",)),
        fit("UNEAR", site="Fenwick"),
    ]
    assert ids(choose(need("g", relationship=relationship), fits, 4)) == expected


def test_three_who_say_the_same_are_one_proposal(need: Wish, fit: Made) -> None:
    same = [fit(f"U{n}", 0.8, "weeding: Tired books", site="Main", department="Books") for n in range(3)]
    other = fit("UOTHER", 0.79, "collection audits: Two", site="Depot", department="Outreach")
    assert ids(choose(need("g"), [*same, other], 3)) == ["U0", "UOTHER", "U1"]


def test_whom_the_mentee_named_comes_first_however_they_fit(need: Wish, fit: Made) -> None:
    named = (Ranked(0, 0.0, None), fit("UNAMED")[1])
    fits = [named, fit("UA"), fit("UB")]
    assert ids(choose(need("g", someone="UNAMED"), fits, 2)) == ["UNAMED", "UA"]
    assert ids(choose(need("g"), fits, 3)) == ["UA", "UB"], "and nobody else who does not qualify comes at all"


def test_no_more_are_looked_at_than_can_matter(need: Wish, fit: Made) -> None:
    taken: list[Fit] = []

    def offered(scores: list[float]) -> Iterator[Fit]:
        for n, score in enumerate(scores):
            taken.append(fit(f"U{n:03}", score))
            yield taken[-1]

    choose(need("g"), offered([0.9, 0.9, 0.9, 0.89, 0.9 - 0.9 * REACH - 0.01, 0.5, 0.4]), 3)
    assert len(taken) == 5
    taken.clear()
    choose(need("g"), offered([0.9] * 500), 3)
    assert len(taken) <= LOOKED_AT + 1


@st.composite
def colleagues(draw: st.DrawFn) -> Colleague:
    places = st.sampled_from(["", "Main", "Fenwick"])
    acquaintance = st.sampled_from([(), ("UADA",)])
    return Colleague(
        member=Member(
            user_id=f"U{draw(st.uuids())}",
            name="Somebody",
            title=draw(st.sampled_from(["", "Director", "Librarian"])),
            site=draw(places),
            department=draw(places),
        ),
        skills=(draw(st.sampled_from([Skill("weeding", "Tired books"), Skill("puppets"), Skill("weeding")])),),
        years_in_role=draw(st.none() | st.integers(0, 70)),
        room=Room(places=1, minutes=draw(st.integers(0, 2000))),
        worked_with=draw(acquaintance),
        named_by=draw(acquaintance),
        asked_lately=draw(st.integers(0, 50)),
    )


@st.composite
def many_fits(draw: st.DrawFn) -> list[Fit]:
    scores = sorted(draw(st.lists(st.floats(0, 1), max_size=12)), reverse=True)
    clear = draw(st.floats(0, 1))
    found: st.SearchStrategy[Callable[[], tuple[Answer, ...]]] = st.sampled_from([tuple, lambda: FIRST_SKILL])
    return [
        (Ranked(n, score, CLEARLY if score > clear else COULD_HELP, score, draw(found)), draw(colleagues()))
        for n, score in enumerate(scores)
    ]


@settings(deadline=None)
@given(many_fits(), st.sampled_from(Relationship), st.integers(1, 5))
def test_no_order_is_turned_but_among_those_who_fit_about_as_well(
    fits: list[Fit], relationship: Relationship, limit: int
) -> None:
    asked = Need(mentee=ADA, goal="g", relationship=relationship)
    chosen = choose(asked, fits, limit)

    assert len(chosen) == min(limit, len(fits)), "a place is never left empty while somebody qualifies"
    assert len(set(ids(chosen))) == len(chosen)
    left_out = [fit for fit in fits if fit not in chosen]
    reach = REACH if relationship is Relationship.ANY else REACH + WISH
    pairs = [*combinations(chosen, 2), *((one, other) for one in chosen for other in left_out)]
    for (before, _), (after, _) in pairs:
        assert before.grade is after.grade or before.grade is CLEARLY
        assert before.grade is not after.grade or before.fit >= after.fit - reach * fits[0][0].fit
    assert chosen == choose(asked, fits, limit)


def test_a_qualified_one_never_loses_to_one_who_is_not(need: Wish, fit: Made) -> None:
    worst = fit("UQUALIFIED", 0.31, grade=COULD_HELP, asked_lately=50, years_in_role=40, title="Director")
    unqualified = fit("UNOT", 0.30, grade=None, worked_with=("UADA",), years_in_role=4)
    assert ids(choose(need("g", relationship=Relationship.KNOWN), [worst, unqualified], 3)) == ["UQUALIFIED"]
