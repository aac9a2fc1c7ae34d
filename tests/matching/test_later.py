"""A large directory in which little changed: a few rows behind the others answer as if all were indexed anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.phrases import QUESTIONS, mentors
from flows.proposal import Colleague, Need, Skill
from matching import later
from matching.index import Index, wanted
from matching.rank import Ranked, ranked

FALCONRY = Skill("falconry", "Flew a kestrel for six years")
POOL = mentors(later.MOST + 50)

Vectors = Mapping[str, NDArray[np.float32]]
Change = Callable[[list[Colleague]], list[Colleague]]


@pytest.fixture(autouse=True)
def as_if_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "FROM", 100)


def vectors(*texts: str) -> Vectors:
    """A direction for each text, the same whenever it is asked for."""
    made = {}
    for text in texts:
        row = np.random.default_rng(sum(map(ord, text))).standard_normal(32).astype(np.float32)
        made[text] = row / np.linalg.norm(row)
    return made


def listing(colleague: Colleague, *skills: Skill) -> Colleague:
    return replace(colleague, skills=skills)


def one_lists_more(pool: list[Colleague]) -> list[Colleague]:
    return [*pool[:7], listing(pool[7], *pool[7].skills, FALCONRY), *pool[8:]]


def one_lists_nothing(pool: list[Colleague]) -> list[Colleague]:
    nothing = replace(pool[9], skills=(), ask_me_about="", member=replace(pool[9].member, title=""))
    return [*pool[:9], nothing, *pool[10:]]


def one_leaves(pool: list[Colleague]) -> list[Colleague]:
    return [*pool[:5], *pool[6:]]


def one_joins(pool: list[Colleague]) -> list[Colleague]:
    joins = listing(replace(pool[3], member=replace(pool[3].member, user_id="U000003B")), FALCONRY)
    return [*pool[:4], joins, *pool[4:]]


def two_say_what_two_others_say(pool: list[Colleague]) -> list[Colleague]:
    return [listing(pool[0], *pool[1].skills), listing(pool[1], *pool[0].skills), *pool[2:]]


def answers(index: Index, goal: str, asked: Vectors) -> list[tuple[str, Ranked]]:
    mentee = replace(POOL[0].member, user_id="UADA")
    found = ranked(Need(mentee=mentee, goal=goal), index, asked)
    return [(index.colleagues[each.position].member.user_id, each) for each, _ in zip(found, range(40), strict=False)]


@pytest.mark.parametrize("by_meaning", [False, True])
@pytest.mark.parametrize(
    "steps",
    [
        (one_lists_more,),
        (one_lists_nothing,),
        (one_leaves,),
        (one_joins,),
        (two_say_what_two_others_say,),
        (one_lists_more, one_lists_nothing, one_joins, one_leaves, one_lists_more, two_say_what_two_others_say),
    ],
)
def test_a_few_changes_answer_as_if_all_were_indexed_anew(steps: Sequence[Change], *, by_meaning: bool) -> None:
    def indexed(pool: Sequence[Colleague], before: Index | None) -> Index:
        return Index(pool, before, vectors(*wanted(pool, before)) if by_meaning else None)

    pool = list(POOL)
    held = indexed(pool, None)
    for step in steps:
        pool = step(pool)
        held = indexed(pool, held)
    anew = indexed(pool, None)

    assert held.held.later > 0
    assert held.colleagues == anew.colleagues
    for goal in (*QUESTIONS[:5], "learn falconry"):
        asked = vectors(goal)
        some, whole = answers(held, goal, asked), answers(anew, goal, asked)
        assert [user_id for user_id, _ in some] == [user_id for user_id, _ in whole] or by_meaning
        for (_, one), (_, other) in zip(some, whole, strict=True):
            assert one.fit == pytest.approx(other.fit, abs=5e-3)
            assert one.score == pytest.approx(other.score, abs=5e-3)


def test_what_is_learnt_later_completes_its_row() -> None:
    texts = vectors(*wanted(POOL))
    held = Index(POOL, None, texts)
    changed = one_lists_more(POOL)
    unlearnt = Index(changed, held, {})
    assert unlearnt.held.unlearnt == {7}
    lacks = wanted(changed, unlearnt)
    assert "falconry" in lacks
    assert len(lacks) < 20, "and nothing else is asked for"
    learnt = Index(changed, unlearnt, vectors(*lacks))
    assert not learnt.held.unlearnt
    assert not wanted(changed, learnt)


def test_many_changes_are_indexed_anew() -> None:
    held = Index(POOL)
    few, many = list(POOL), list(POOL)
    for n in range(later.MOST):
        few[n] = many[n] = listing(POOL[n], FALCONRY)
    many[-1] = listing(POOL[-1], FALCONRY)

    assert Index(few, held).held.later == later.MOST
    assert Index(many, held).held.later == 0
    assert Index(many, Index(few, held)).held.later == 0
