"""Why somebody is proposed: their own words, and figures that are so."""

from collections.abc import Callable
from datetime import time

import pytest

from flows.member import Hours
from flows.proposal import Colleague, Need, Proposals, Reason, ReasonKind, Room, Way

Make = Callable[..., Colleague]
Wish = Callable[..., Need]
Ask = Callable[..., Proposals]

COUNCIL = "teen councils: started ours in 2023, still running"


@pytest.fixture
def why(ask: Ask) -> Callable[..., list[tuple[str, str | int]]]:
    """The reasons for the only one proposed, each with its words or its figure."""

    def reasons(asked: Need, mentor: Colleague) -> list[tuple[str, str | int]]:
        (match,) = ask(asked, mentor).matches
        return [(str(reason.about), reason.words or reason.number) for reason in match.reasons]

    return reasons


Why = Callable[..., list[tuple[str, str | int]]]


def test_as_the_story_tells_it(colleague: Make, need: Wish, why: Why) -> None:
    tomas = colleague(
        "UTOMAS",
        "songs for storytime: Know about ninety",
        COUNCIL,
        zone="America/Denver",
        room=Room(places=2, minutes=60),
    )

    assert why(need("run a teen advisory council"), tomas) == [
        ("skill", "teen councils"),
        ("evidence", "started ours in 2023, still running"),
        ("free_minutes", 60),
        ("new", 0),
        ("shared_hours", 7),
    ]


def test_a_second_skill_is_named_for_what_the_first_leaves_open(colleague: Make, need: Wish, why: Why) -> None:
    mentor = colleague("UM", "SQL: Taught five colleagues", "ILS reports: Forty-two", "SQL courses: Two")

    said = why(need("write an ILS report in SQL"), mentor)
    assert said[:3] == [("skill", "ILS reports"), ("evidence", "Forty-two"), ("skill", "SQL")]
    assert [about for about, _ in said[3:]] == ["free_minutes", "new", "shared_hours"], "and costs no other reason"


def test_evidence_alone_brings_its_skill(colleague: Make, need: Wish, why: Why) -> None:
    mentor = colleague("UM", "hard conversations: Wrote our guide for talking about lateness")

    assert why(need("speak with someone about lateness"), mentor)[:2] == [
        ("skill", "hard conversations"),
        ("evidence", "Wrote our guide for talking about lateness"),
    ]


def test_a_skill_without_evidence_stands_alone(colleague: Make, need: Wish, why: Why) -> None:
    assert why(need("weed the nonfiction"), colleague("UM", "weeding"))[:2] == [
        ("skill", "weeding"),
        ("free_minutes", 60),
    ]


def test_ask_me_about_and_title_are_given_only_where_no_skill_answers(colleague: Make, need: Wish, why: Why) -> None:
    facts = {"ask_me_about": "Teens and what they like", "title": "Teen Librarian"}

    def kinds(mentor: Colleague) -> set[str]:
        return {kind for kind, _ in why(need("run a teen council"), mentor)} & {"skill", "ask_me_about", "title"}

    assert kinds(colleague("UM", COUNCIL, **facts)) == {"skill"}
    assert kinds(colleague("UM", "puppets: Thirty-one", **facts)) == {"ask_me_about"}
    assert kinds(colleague("UM", "puppets: Thirty-one", title="Teen Librarian")) == {"title"}


def test_words_are_quoted_to_the_letter(colleague: Make, need: Wish, why: Why) -> None:
    mentor = colleague("UM", "  *Teen* <!channel> councils & co. : <@U1> \u202eran it\u202c ")

    assert why(need("run a teen council"), mentor)[:2] == [
        ("skill", "  *Teen* <!channel> councils & co. "),
        ("evidence", "<@U1> \u202eran it\u202c "),
    ]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"worked_with": ("UADA",), "site": "Fenwick"}, Reason(ReasonKind.KNOWN)),
        ({"site": "Fenwick", "department": "Branches"}, Reason(ReasonKind.SAME_SITE, "Fenwick")),
        ({"department": "Branches", "site": "Main"}, Reason(ReasonKind.SAME_DEPARTMENT, "Branches")),
        ({"worked_with": ("USOMEBODY",)}, Reason(ReasonKind.NEW)),
    ],
)
def test_how_near_they_are_is_said_once(
    colleague: Make, need: Wish, ask: Ask, facts: dict[str, object], reason: Reason
) -> None:
    (match,) = ask(need("run a teen council"), colleague("UM", COUNCIL, **facts)).matches
    kinds = {ReasonKind.KNOWN, ReasonKind.NEW, ReasonKind.SAME_SITE, ReasonKind.SAME_DEPARTMENT}

    assert [each for each in match.reasons if each.about in kinds] == [reason]


@pytest.mark.parametrize(
    ("ways", "hours", "shared"),
    [
        ((), None, [8]),
        ((Way.VIDEO, Way.WRITTEN), None, [8]),
        ((Way.WRITTEN,), None, []),  # nobody has to be there at the same time
        (
            (Way.WRITTEN, Way.VIDEO),
            Hours(days=(1, 2, 3, 4, 5), start=time(16, 15), end=time(23)),
            [],
        ),  # not a whole one
        ((), Hours(days=(3,), start=time(7), end=time(11, 45)), [2]),
    ],
)
def test_shared_hours_are_whole_ones_and_only_where_they_matter(
    colleague: Make, need: Wish, ask: Ask, ways: tuple[Way, ...], hours: Hours | None, shared: list[int]
) -> None:
    (match,) = ask(need("run a teen council", ways=ways), colleague("UM", COUNCIL, hours=hours)).matches

    assert [reason.number for reason in match.reasons if reason.about is ReasonKind.SHARED_HOURS] == shared


def test_whom_the_mentee_named_is_said_so_with_whatever_else_is_true(colleague: Make, need: Wish, why: Why) -> None:
    assert why(need("run a teen council", someone="UM"), colleague("UM", COUNCIL))[:2] == [
        ("named", 0),
        ("skill", "teen councils"),
    ]
    assert why(need("run a teen council", someone="UM"), colleague("UM", "puppets: Thirty-one"))[:2] == [
        ("named", 0),
        ("free_minutes", 60),
    ]
