"""The whole matcher on any directory and any text, with the bundled model and with none.

Never an exception, nobody past a barrier, nothing said of anybody that does not stand in their row, and the same answer
to the same question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import worktime
from flows.member import Hours, Member, Programme
from flows.proposal import Colleague, Grade, Need, Proposals, ReasonKind, Relationship, Room, Skill, Way
from matching import Matcher, taught
from matching.index import wanted
from matching.vectors import Vectors

AT = datetime(2026, 11, 30, 19, 40, tzinfo=UTC)
PROGRAMME = Programme()

unhurried = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
"""A busy machine is no fault of the code, and a model is kept for all examples."""

fewer = settings(unhurried, max_examples=25)
"""The model takes longer than all the rest."""

ODD = (
    "",
    " \t\n",
    "🎉🎉 parties 🎂",
    "織物の手入れ",
    "مرحبا بالعالم \u202egnirts\u202c",
    "каталог и база данных",
    "\u0301\u0301\u0301",
    "\x00\x07 storytime",
    "<!channel> *weeding* _x_",
    "not not new to never used to",
    "weeding " * 375,
    "x" * 3000,
    "🎉" * 3000,
    "two words, " * 272,
)
PLAIN = (
    "weeding",
    "alert tuning",
    "wound care",
    "teen councils",
    "grant writing",
    "calm an angry customer",
    "my on-call pages me for nothing",
    "used to run SQL reports",
    "interested in learning weeding",
    "wieding the nonfiktion",
)
texts = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(ODD),
    st.text(max_size=60),
    st.lists(st.sampled_from(PLAIN), max_size=3).map(", ".join),
)
places = st.sampled_from(("", "Main", "Fenwick"))
ways = st.sets(st.sampled_from(Way)).map(lambda chosen: tuple(sorted(chosen)))
user_ids = st.integers(0, 9).map(lambda n: f"U{n}")
hours = st.none() | st.sampled_from([Hours(start=time(16, 30), end=time(23)), Hours(days=(6, 7)), Hours(days=())])


@st.composite
def colleagues(draw: st.DrawFn) -> Colleague:
    return Colleague(
        member=Member(
            user_id=draw(user_ids),
            name="Somebody",
            title=draw(texts),
            department=draw(places),
            site=draw(places),
            manager_id=draw(st.none() | user_ids),
            zone=draw(st.sampled_from(["America/Chicago", "Europe/Berlin", "Asia/Kathmandu"])),
            hours=draw(hours),
            guest=draw(st.sampled_from([False, False, False, True])),
            deactivated=draw(st.sampled_from([False, False, False, True])),
        ),
        skills=tuple(draw(st.lists(st.builds(Skill, texts, texts), max_size=3))),
        ask_me_about=draw(texts),
        ways=draw(ways),
        away_until=draw(st.none() | st.dates(date(2026, 11, 28), date(2026, 12, 3))),
        room=Room(places=draw(st.integers(0, 2)), minutes=draw(st.integers(0, 180))),
        years_in_role=draw(st.none() | st.integers(0, 60)),
        worked_with=draw(st.just(()) | st.tuples(user_ids)),
        named_by=draw(st.just(()) | st.tuples(user_ids)),
        asked_lately=draw(st.integers(0, 9)),
    )


def pools_of(most: int) -> st.SearchStrategy[list[Colleague]]:
    return st.lists(colleagues(), max_size=most, unique_by=lambda each: each.member.user_id)


pools, small_pools = pools_of(8), pools_of(6)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    return Need(
        mentee=replace(draw(colleagues()).member, guest=False, deactivated=False),
        goal=draw(texts),
        outcome=draw(texts),
        tried=draw(texts),
        skills=tuple(draw(st.lists(texts, max_size=2))),
        sessions=draw(st.integers(1, 3)),
        minutes=draw(st.sampled_from([10, 15, 30, 60])),
        ways=draw(ways),
        relationship=draw(st.sampled_from(Relationship)),
        departments=tuple(draw(st.sets(st.just("Main"), max_size=1))),
        sites=tuple(draw(st.sets(st.just("Fenwick"), max_size=1))),
        declined=tuple(draw(st.sets(user_ids, max_size=2))),
        someone=draw(st.none() | user_ids),
    )


class Asking:
    """Asks a matcher made for each pool, with the model or without one."""

    def __init__(self, vectors: Vectors | None) -> None:
        self._vectors = vectors

    def __call__(self, need: Need, pool: Sequence[Colleague]) -> Proposals:
        if self._vectors:
            self._vectors.learn(wanted(pool))
        return Matcher(self._vectors).answer(need, pool, at=AT, programme=PROGRAMME)


by_words = Asking(None)


@pytest.fixture(scope="module")
def by_meaning() -> Asking:
    return Asking(Vectors(taught.load()))


@unhurried
@given(needs(), pools)
def test_nobody_passes_a_barrier_and_every_word_is_theirs(need: Need, pool: list[Colleague]) -> None:
    assert_allowed_and_true(by_words(need, pool), need, pool)


def assert_allowed_and_true(said: Proposals, need: Need, pool: Sequence[Colleague]) -> None:
    by_id = {each.member.user_id: each for each in pool}
    assert bool(said.matches) != (said.nobody is not None)
    assert len({match.mentor_id for match in said.matches}) == len(said.matches) <= 3
    for match in said.matches:
        mentor = by_id[match.mentor_id]
        may_be_asked(need, mentor)
        assert 1 <= len(match.reasons) <= 5
        theirs = quotable(mentor)
        for before, reason in zip((None, *match.reasons), match.reasons, strict=False):
            assert reason.words in theirs.get(reason.about, {""})
            assert reason.about is not ReasonKind.FREE_MINUTES or reason.number == mentor.room.minutes
            if reason.about is ReasonKind.EVIDENCE:
                assert before
                assert Skill(before.words, reason.words) in mentor.skills
    grades = [match.grade for match in said.matches if match.mentor_id != need.someone]
    assert grades == sorted(grades, key=list(Grade).index)


def may_be_asked(need: Need, mentor: Colleague) -> None:
    user_id = mentor.member.user_id
    assert mentor.member.can_take_part
    assert user_id not in {need.mentee.user_id, need.mentee.manager_id, *need.declined}
    assert mentor.member.manager_id != need.mentee.user_id
    assert mentor.room.holds(need.total)
    assert mentor.away_until is None or AT.astimezone(mentor.member.tz).date() >= mentor.away_until
    if user_id == need.someone:
        return
    assert not need.sites or mentor.member.site in need.sites
    assert not need.departments or mentor.member.department in need.departments
    assert not need.ways or not mentor.ways or set(need.ways) & set(mentor.ways)
    day = AT.astimezone(need.mentee.tz).date()
    shared = worktime.shared_minutes_a_day(need.mentee, mentor.member, PROGRAMME, day)
    assert shared >= 60 or Way.WRITTEN in {*need.ways, *mentor.ways}


def quotable(mentor: Colleague) -> Mapping[ReasonKind, set[str]]:
    return {
        ReasonKind.SKILL: {skill.name for skill in mentor.skills},
        ReasonKind.EVIDENCE: {skill.evidence for skill in mentor.skills},
        ReasonKind.ASK_ME_ABOUT: {mentor.ask_me_about},
        ReasonKind.TITLE: {mentor.member.title},
        ReasonKind.SAME_SITE: {mentor.member.site},
        ReasonKind.SAME_DEPARTMENT: {mentor.member.department},
    }


@unhurried
@given(needs(), pools, st.randoms(use_true_random=False))
def test_the_same_question_has_the_same_answer(need: Need, pool: list[Colleague], chance: Random) -> None:
    assert_the_same_in_any_order(by_words, need, pool, chance)


@fewer
@given(needs(), small_pools, st.randoms(use_true_random=False))
def test_all_this_holds_with_the_model(by_meaning: Asking, need: Need, pool: list[Colleague], chance: Random) -> None:
    assert_allowed_and_true(assert_the_same_in_any_order(by_meaning, need, pool, chance), need, pool)


def assert_the_same_in_any_order(ask: Asking, need: Need, pool: list[Colleague], chance: Random) -> Proposals:
    shuffled = pool.copy()
    chance.shuffle(shuffled)
    said = ask(need, pool)
    assert said == ask(need, pool) == ask(need, shuffled)
    return said
