"""Ranking with the bundled model: what words alone cannot find, and what must not be found by it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

import pytest

from flows.member import Programme
from flows.proposal import Colleague, Grade, Need, Nobody, Proposals
from matching import Matcher, taught
from matching.index import Index, wanted
from matching.rank import ranked, texts_of
from matching.vectors import Vectors

AT = datetime(2026, 11, 30, 19, 40, tzinfo=UTC)

Make = Callable[..., Colleague]
Wish = Callable[..., Need]


class Ask(Protocol):
    """Ask a matcher that has learnt what these mentors list."""

    def __call__(self, asked: Need, *pool: Colleague) -> Proposals: ...


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors(taught.load())


@pytest.fixture
def ask(vectors: Vectors) -> Ask:
    def answer(asked: Need, *pool: Colleague) -> Proposals:
        vectors.learn([*wanted(pool), *texts_of(asked)])
        matcher = Matcher(vectors, patience=60)  # however busy the machine is
        matcher.update("1", pool)
        return matcher.answer(asked, at=AT, programme=Programme())

    return answer


@pytest.fixture
def office(colleague: Make) -> tuple[Colleague, ...]:
    """People who share no word with what is asked of them below."""
    return (
        colleague("UOPS", "alert tuning: Pages went from 70 a week to 9", "on-call", title="Reliability Engineer"),
        colleague("UPRESS", "media relations: Two national stories", title="Communications Manager"),
        colleague("UMONEY", "budgets: Six clean audits", "forecasting", title="Finance Manager"),
        colleague("UDATA", "Power BI: The dashboard of the board", "SQL", title="Analyst"),
        colleague("UCALM", "de-escalation: Twenty years at the counter", title="Security Lead"),
        colleague("UPEOPLE", "performance talks: Wrote our guide", "mediation", title="HR Partner"),
        colleague("UTEACH", "lesson planning: Twelve classes a month", title="Trainer"),
    )


def ids(said: Proposals) -> list[str]:
    return [match.mentor_id for match in said.matches]


@pytest.mark.parametrize(
    ("goal", "who"),
    [
        ("The phone wakes me every night for faults that mend themselves", "UOPS"),
        ("A journalist rang and wants a comment today", "UPRESS"),
        ("A man insults me across the counter and I want to stay calm", "UCALM"),
        ("Tell somebody kindly that their work is not good enough", "UPEOPLE"),
        ("One chart of how we are doing that refreshes by itself", "UDATA"),
    ],
)
def test_a_symptom_finds_who_has_the_skill(
    ask: Ask, need: Wish, office: tuple[Colleague, ...], goal: str, who: str
) -> None:
    assert ids(ask(need(goal), *office))[0] == who


@pytest.mark.parametrize(
    "goal", ["Play the piano with both hands", "Learn some Korean for a visit", "Weld two pipes so that they hold"]
)
def test_what_nobody_does_is_said(ask: Ask, need: Wish, office: tuple[Colleague, ...], goal: str) -> None:
    said = ask(need(goal), *office)

    assert said.matches == ()
    assert said.nobody is Nobody.NOT_LISTED


def test_what_somebody_lists_by_name_is_never_said_to_be_listed_by_nobody(
    ask: Ask, need: Wish, office: tuple[Colleague, ...], colleague: Make
) -> None:
    nurse = colleague("UNURSE", "cold chain audits", "blood gases", title="Ward Sister")
    asked = "A cold chain audit of the reptile house at the zoo, tortoises and all"

    assert ids(ask(need(asked.replace("cold chain audit", "census")), *office, nurse)) == []
    assert ids(ask(need(asked), *office, nurse)) == ["UNURSE"]


def test_the_surer_it_is_the_more_is_said(ask: Ask, need: Wish, office: tuple[Colleague, ...]) -> None:
    clear, *_ = ask(need("Build a Power BI dashboard"), *office).matches

    assert (clear.mentor_id, clear.grade) == ("UDATA", Grade.CLEARLY)
    assert 0 <= clear.score <= 1


def test_a_skill_the_mentor_must_have_may_be_said_otherwise(
    ask: Ask, need: Wish, office: tuple[Colleague, ...]
) -> None:
    asked = need("Get through a hard year", skills=("financial planning",))

    assert ids(ask(asked, *office)) in (["UMONEY"], [])
    assert "UMONEY" in ids(ask(need("Get my spending plan right", skills=("financial forecasts",)), *office))


def test_what_is_denied_is_not_found_by_its_meaning(ask: Ask, need: Wish, colleague: Make) -> None:
    denies = colleague("UA", "rotas: Four branches", ask_me_about="I would love to learn Python, so talk to me.")
    codes = colleague("UB", "Python: Sorts our logs")

    assert ids(ask(need("Write my first lines of Python"), denies, codes))[0] == "UB"


def test_a_misspelt_goal_is_answered(ask: Ask, need: Wish, office: tuple[Colleague, ...]) -> None:
    assert ids(ask(need("Build a dashbord that our managers read"), *office))[0] == "UDATA"


def test_whose_vectors_are_not_there_yet_is_found_by_words(vectors: Vectors, need: Wish, colleague: Make) -> None:
    known, new = colleague("UA", "lesson planning"), colleague("UB", "glassblowing: Vases")
    asked = need("try glassblowing")
    vectors.learn([*wanted([known]), *texts_of(asked)])
    index = Index([known, new], vectors=vectors.held(wanted([known])))
    first, *_ = ranked(asked, index, vectors.held(texts_of(asked)))

    assert index.colleagues[first.position] is new


def test_a_question_whose_vector_is_late_is_answered_by_words(
    vectors: Vectors, need: Wish, office: tuple[Colleague, ...]
) -> None:
    vectors.learn(wanted(office))
    index = Index(office, vectors=vectors.held(wanted(office)))
    found = [index.colleagues[each.position].member.user_id for each in ranked(need("audits of budgets"), index, {})]

    assert found == ["UMONEY"]
