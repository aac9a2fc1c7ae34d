"""The matcher's door: what it holds between questions, and whom a wish for known or new people leaves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from flows.member import Programme
from flows.proposal import Colleague, Need, Nobody, Proposals, Relationship, Room
from matching import Matcher
from tests.matching.test_properties import needs, pools, unhurried

AT = datetime(2026, 11, 30, 19, 40, tzinfo=UTC)
PROGRAMME = Programme()
Make = Callable[..., Colleague]
Wish = Callable[..., Need]


def answer(need: Need, pool: Sequence[Colleague]) -> Proposals:
    return Matcher().answer(need, pool, at=AT, programme=PROGRAMME)


@unhurried
@given(needs(), pools)
def test_a_wish_for_known_or_new_never_empties_the_list(need: Need, pool: list[Colleague]) -> None:
    free = answer(replace(need, relationship=Relationship.ANY), pool)

    for relationship in Relationship:
        wished = answer(replace(need, relationship=relationship), pool)
        assert len(wished.matches) == len(free.matches)
        assert wished.nobody == free.nobody


@unhurried
@given(needs(), pools)
def test_a_directory_that_is_held_answers_as_one_that_is_brought(need: Need, pool: list[Colleague]) -> None:
    held = Matcher()
    held.update("1", [replace(each, room=Room(places=9, minutes=9_999), away_until=None) for each in pool])
    by_id = {each.member.user_id: each for each in pool}

    def fresh(ids: Sequence[str]) -> list[Colleague]:
        return [by_id[user_id] for user_id in ids]

    expected = answer(need, pool)
    assert held.answer(need, pool, at=AT, programme=PROGRAMME) == expected
    assert held.answer(need, at=AT, programme=PROGRAMME, fresh=fresh) == expected


def test_three_thousand_signs_of_anything_are_read(colleague: Make, need: Wish) -> None:
    pool = [colleague("UA", "weeding: Tired books")]
    long = ["weeding " * 375, "x" * 3000, "🎉" * 3000, "مرحبا " * 500, "織" * 3000, "\u0301" * 3000]

    found = [bool(answer(need(text), pool).matches) for text in long]
    assert found == [True, False, False, False, False, False]


def test_a_directory_of_the_same_version_is_not_read_again(colleague: Make, need: Wish) -> None:
    matcher, asked = Matcher(), need("weed the nonfiction")
    matcher.update("1", [colleague("UA", "weeding: Tired books")])
    matcher.update("1", [])
    assert [match.mentor_id for match in matcher.propose(asked, at=AT, programme=PROGRAMME)] == ["UA"]

    matcher.update("2", [])
    assert matcher.version == "2"
    assert matcher.answer(asked, at=AT, programme=PROGRAMME) == Proposals(nobody=Nobody.NO_MENTORS)


def test_nothing_is_held_at_first(need: Wish) -> None:
    matcher = Matcher()

    assert matcher.version is None
    assert matcher.propose(need("weed the nonfiction"), at=AT, programme=PROGRAMME) == []


@pytest.mark.parametrize(("free", "looked_at"), [(0, 84), (59, 84), (83, 84), (84, 180)])
def test_more_are_looked_at_only_where_a_place_is_empty(colleague: Make, need: Wish, free: int, looked_at: int) -> None:
    asked_for: list[str] = []
    pool = [colleague(f"U{n:03}", "weeding: Tired books") for n in range(200)]
    matcher = Matcher()
    matcher.update("1", pool)

    def fresh(ids: Sequence[str]) -> list[Colleague]:
        asked_for.extend(ids)
        full = Room(places=0, minutes=0)
        return [each if int(each.member.user_id[1:]) == free else replace(each, room=full) for each in pool_of(ids)]

    def pool_of(ids: Sequence[str]) -> list[Colleague]:
        return [each for each in pool if each.member.user_id in ids]

    found = matcher.propose(need("weed the nonfiction"), limit=1, at=AT, programme=PROGRAMME, fresh=fresh)
    assert [match.mentor_id for match in found] == [f"U{free:03}"]
    assert len(asked_for) == looked_at


def test_who_has_gone_since_is_left_out(colleague: Make, need: Wish) -> None:
    gone, here = colleague("UA", "weeding: Tired books"), colleague("UB", "weeding: Tired books")
    matcher = Matcher()
    matcher.update("1", [gone, here])

    found = matcher.propose(need("weed the nonfiction"), at=AT, programme=PROGRAMME, fresh=lambda _ids: [here])
    assert [match.mentor_id for match in found] == ["UB"]


def test_absence_ends_by_itself(colleague: Make, need: Wish) -> None:
    matcher, asked = Matcher(), need("weed the nonfiction")
    matcher.update("1", [colleague("UA", "weeding: Tired books", away_until=date(2026, 12, 2))])

    assert matcher.answer(asked, at=AT, programme=PROGRAMME).nobody == Nobody.ALL_AWAY
    assert matcher.propose(asked, at=AT + timedelta(days=2), programme=PROGRAMME)


def test_a_changed_directory_is_read_for_what_changed(colleague: Make, need: Wish) -> None:
    weeder, other = colleague("UA", "weeding: Tired books"), colleague("UB", "puppets: Thirty-one")
    matcher = Matcher()
    matcher.update("1", [weeder, other])
    matcher.update("2", [colleague("UA", "puppets: Two"), other, colleague("UC", "weeding: Tired books")])

    def found(goal: str) -> list[str]:
        return sorted(match.mentor_id for match in matcher.propose(need(goal), at=AT, programme=PROGRAMME))

    assert found("weed the nonfiction") == ["UC"]
    assert found("make puppets") == ["UA", "UB"]
