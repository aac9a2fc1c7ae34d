"""The matcher's door: what must hold for any text and any pool, and what it holds between questions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.member import Member, Programme
from flows.proposal import Colleague, Need, Nobody, Proposals, ReasonKind, Relationship, Room, Skill, Way
from matching import Matcher

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of the code."""

AT = datetime(2026, 11, 30, 19, 40, tzinfo=UTC)
PROGRAMME = Programme()
Make = Callable[..., Colleague]
Wish = Callable[..., Need]

TOPICS = (
    "teen councils",
    "weeding",
    "grant budgets",
    "storytime",
    "SQL reports",
    "caf\u00e9s",
    "каталог",
    "🎉 parties",
)
PLACES = ("", "Main", "Fenwick")

topics = st.sampled_from(TOPICS)
texts = st.one_of(
    topics,
    st.text(max_size=80),
    st.lists(topics, max_size=4).map(" and ".join),
    st.sampled_from(["<!channel> *weeding* _x_", "\u202eweeding\u202c", "\x00\x07 storytime", "weeding " * 375]),
)
ways = st.sets(st.sampled_from(Way)).map(lambda chosen: tuple(sorted(chosen)))
user_ids = st.integers(0, 12).map(lambda n: f"U{n:02}")


@st.composite
def colleagues(draw: st.DrawFn) -> Colleague:
    member = Member(
        user_id=draw(user_ids),
        name="Somebody",
        title=draw(texts),
        department=draw(st.sampled_from(PLACES)),
        site=draw(st.sampled_from(PLACES)),
        manager_id=draw(st.none() | user_ids),
        zone=draw(st.sampled_from(["America/Chicago", "America/Denver", "Asia/Kathmandu"])),
        guest=draw(st.booleans()) and draw(st.booleans()),
        deactivated=draw(st.booleans()) and draw(st.booleans()),
    )
    return Colleague(
        member=member,
        skills=tuple(draw(st.lists(st.builds(Skill, texts, texts), max_size=4))),
        ask_me_about=draw(texts),
        ways=draw(ways),
        away_until=draw(st.none() | st.dates(date(2026, 11, 28), date(2026, 12, 3))),
        room=Room(places=draw(st.integers(0, 2)), minutes=draw(st.integers(0, 180))),
        worked_with=draw(st.just(()) | st.tuples(user_ids)),
    )


pools = st.lists(colleagues(), max_size=10, unique_by=lambda each: each.member.user_id)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    return Need(
        mentee=replace(draw(colleagues()).member, guest=False, deactivated=False),
        goal=draw(texts),
        outcome=draw(texts),
        skills=tuple(draw(st.lists(texts, max_size=2))),
        sessions=draw(st.integers(1, 3)),
        minutes=draw(st.sampled_from([10, 15, 30, 45, 60])),
        ways=draw(ways),
        relationship=draw(st.sampled_from(Relationship)),
        departments=tuple(draw(st.sets(st.sampled_from(PLACES[1:]), max_size=1))),
        sites=tuple(draw(st.sets(st.sampled_from(PLACES[1:]), max_size=1))),
        declined=tuple(draw(st.sets(user_ids, max_size=2))),
        someone=draw(st.none() | user_ids),
    )


def answer(need: Need, pool: Sequence[Colleague]) -> Proposals:
    return Matcher().answer(need, pool, at=AT, programme=PROGRAMME)


@unhurried
@given(needs(), pools)
def test_nobody_is_proposed_past_a_barrier(need: Need, pool: list[Colleague]) -> None:
    by_id = {each.member.user_id: each for each in pool}
    matches = answer(need, pool).matches

    assert len(matches) <= 3
    assert len({match.mentor_id for match in matches}) == len(matches)
    for match in matches:
        mentor = by_id[match.mentor_id]
        assert mentor.member.can_take_part
        assert match.mentor_id not in {need.mentee.user_id, need.mentee.manager_id, *need.declined}
        assert mentor.member.manager_id != need.mentee.user_id
        assert mentor.room.holds(need.total)
        assert mentor.away_until is None or AT.astimezone(mentor.member.tz).date() >= mentor.away_until
        if match.mentor_id != need.someone:
            assert not need.sites or mentor.member.site in need.sites
            assert not need.departments or mentor.member.department in need.departments
            assert not need.ways or not mentor.ways or set(need.ways) & set(mentor.ways)


@unhurried
@given(needs(), pools)
def test_every_quoted_word_stands_in_that_mentors_row(need: Need, pool: list[Colleague]) -> None:
    by_id = {each.member.user_id: each for each in pool}
    for match in answer(need, pool).matches:
        mentor = by_id[match.mentor_id]
        theirs = {
            ReasonKind.SKILL: {skill.name for skill in mentor.skills},
            ReasonKind.EVIDENCE: {skill.evidence for skill in mentor.skills},
            ReasonKind.ASK_ME_ABOUT: {mentor.ask_me_about},
            ReasonKind.TITLE: {mentor.member.title},
            ReasonKind.SAME_SITE: {mentor.member.site},
            ReasonKind.SAME_DEPARTMENT: {mentor.member.department},
        }
        assert match.reasons
        assert len(match.reasons) <= 5
        for reason in match.reasons:
            assert reason.words in theirs.get(reason.about, {""})
            if reason.about is ReasonKind.EVIDENCE:
                assert Skill(match.reasons[match.reasons.index(reason) - 1].words, reason.words) in mentor.skills
            if reason.about is ReasonKind.FREE_MINUTES:
                assert reason.number == mentor.room.minutes


@unhurried
@given(needs(), pools, st.randoms(use_true_random=False))
def test_the_same_question_has_the_same_answer_in_any_order_of_the_pool(
    need: Need, pool: list[Colleague], chance: Random
) -> None:
    shuffled = pool.copy()
    chance.shuffle(shuffled)

    assert answer(need, pool) == answer(need, pool) == answer(need, shuffled)


@unhurried
@given(needs(), pools)
def test_there_is_a_match_or_a_reason_why_not(need: Need, pool: list[Colleague]) -> None:
    said = answer(need, pool)

    assert bool(said.matches) != (said.nobody is not None)


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
