"""Becoming a mentor: opt-in only, every wrong field said, every click answered."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import skills
from flows.decision import FieldErrors, Show, Words
from flows.member import Member
from flows.profile import ProfileStatus, Taken, room_of
from flows.profile_form import (
    MentorLeft,
    ProfileForm,
    ProfileFormAsked,
    ProfilePreviewAsked,
    ProfileSubmitted,
    SkillsChosen,
)
from flows.profile_preview import ProfilePreview
from flows.proposal import Skill
from flows.put_forward import PutForwardAccepted
from tests.flows.offering import COUNCILS, LISTED, MONDAY, PROPOSED, TOMAS, form, happens, shown, state, told

# --- skills as they are picked and typed ---


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["teen councils - started ours in 2023"], [COUNCILS]),
        (["teen councils – started ours in 2023"], [COUNCILS]),
        (["teen councils — started ours in 2023", "grants"], [COUNCILS, Skill("grants")]),
        (["teen councils; grants", "e-books"], [Skill("teen councils"), Skill("grants"), Skill("e-books")]),
        (["Grants", "grants - won two"], [Skill("grants", "won two")]),
        (["grants - won two", "GRANTS"], [Skill("grants", "won two")]),
        (["teen   councils."], [Skill("teen councils")]),
        (["e-books - Libby - and others"], [Skill("e-books", "Libby - and others")]),
        (["Python: the basics"], [Skill("Python: the basics")]),
        (["rota for 24:7 desks"], [Skill("rota for 24:7 desks")]),
        ([" ; ", " "], []),
        ([], []),
    ],
)
def test_skills_are_read_as_people_pick_and_type_them(typed: list[str], read: list[Skill]) -> None:
    assert list(skills.chosen(typed)) == read


@given(st.lists(st.text(max_size=200), max_size=8))
def test_no_text_is_too_odd_to_be_read(typed: list[str]) -> None:
    found = skills.chosen(typed)
    for skill in found:
        assert skill.name == skill.name.strip() != ""
    fields = {skills.evidence_field(skill.name) for skill in found}
    assert len(fields) == len({skill.name.casefold() for skill in found}) == len(found)


def test_each_chosen_skill_gets_a_line_with_the_evidence_that_is_known() -> None:
    chosen = ("Teen councils", "grants - won two", *(f"skill {n}" for n in range(9)))
    page = shown(happens(state(LISTED), SkillsChosen, chosen=chosen).reply, ProfileForm)
    assert page.skills[:2] == (Skill("Teen councils", "started ours in 2023"), Skill("grants", "won two"))
    assert len(page.skills) == skills.MOST
    assert page.listed


# --- as a mentee sees it ---


def test_what_is_missing_is_said_kindly_and_not_all_at_once() -> None:
    bare = replace(LISTED, skills=(Skill("grants"), Skill("e-books")))
    view = shown(happens(state(bare, replace(TOMAS, title="")), ProfilePreviewAsked).reply, ProfilePreview)
    assert [m.name for m in view.missing] == [
        "preview-missing-evidences",
        "preview-missing-title",
        "preview-missing-about",
    ]
    one = shown(happens(state(replace(bare, skills=(Skill("grants"),))), ProfilePreviewAsked).reply, ProfilePreview)
    assert one.missing[0].args == {"skill": Words("grants")}
    full = replace(LISTED, ask_me_about="rotas", languages=("English",))
    site = replace(TOMAS, site="Main")
    assert shown(happens(state(full, site), ProfilePreviewAsked).reply, ProfilePreview).missing == ()


def test_what_nobody_lists_is_suggested_until_they_list_it() -> None:
    wanted = ("laser cutter", "teen councils")
    view = shown(happens(state(LISTED), ProfilePreviewAsked, unlisted=wanted).reply, ProfilePreview)
    assert view.unlisted == ("laser cutter",)
    assert shown(happens(state(), ProfileFormAsked, unlisted=wanted).reply, ProfileForm).unlisted == wanted
    chosen = happens(state(LISTED), SkillsChosen, chosen=("Laser cutter",), unlisted=wanted)
    assert shown(chosen.reply, ProfileForm).unlisted == ("teen councils",)


def test_only_who_offers_something_has_a_preview() -> None:
    assert told(happens(state(), ProfilePreviewAsked).reply) == "profile-not-listed"
    away = replace(LISTED, away_until=date(2026, 12, 24))
    assert shown(happens(state(away), ProfilePreviewAsked).reply, ProfilePreview).away_until == date(2026, 12, 24)
    back = replace(LISTED, away_until=MONDAY)
    assert shown(happens(state(back), ProfilePreviewAsked).reply, ProfilePreview).away_until is None


# --- what was learned ---


@pytest.mark.parametrize(
    ("goal", "outcome", "listed"),
    [
        (
            "run a teen council",
            "a plan for  three meetings.",
            Skill("run a teen council", "a plan for three meetings."),
        ),
        ("run a teen council.", "", Skill("run a teen council")),
        ("budgets: the first - draft", "", Skill("budgets: the first draft")),
        ("word " * 20, "x" * 300, Skill("word " * 14 + "word", "x" * 200)),
        ("x" * 80, "", Skill("x" * 75)),
        (" . ", "an outcome", None),
    ],
)
def test_a_goal_that_was_reached_is_a_skill_to_list(goal: str, outcome: str, listed: Skill | None) -> None:
    learned = skills.from_goal(goal, outcome)
    assert learned == listed
    if learned:
        assert skills.chosen((learned.name,)) == (Skill(learned.name),)


def test_what_was_learned_joins_the_skills_where_there_is_room() -> None:
    known = tuple(Skill(f"skill {n}") for n in range(skills.MOST - 1))
    assert skills.with_one_more(known, Skill("new")) == (*known, Skill("new"))
    assert skills.with_one_more(known, Skill("SKILL 1")) == known
    assert skills.with_one_more(known, None) == known
    assert skills.with_one_more((*known, Skill("last")), Skill("new")) == (*known, Skill("last"))


# --- becoming one ---


def test_what_they_learned_stands_in_the_form_of_a_newcomer() -> None:
    reply = happens(state(), ProfileFormAsked, learned="run a teen council", outcome="a plan").reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, ProfileForm)
    assert reply.view.skills == (Skill("run a teen council", "a plan"),)


def test_a_newcomer_gets_a_form_with_what_is_known_of_them() -> None:
    reply = happens(state(), ProfileFormAsked).reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, ProfileForm)
    assert (reply.view.title, reply.view.listed, reply.view.places) == ("Librarian", False, 2)


def test_the_form_makes_a_mentor() -> None:
    decision = happens(
        state(), ProfileSubmitted, **form(languages="English, Spanish; English", title="Youth Librarian")
    )
    made = decision.state.profile
    assert made == replace(LISTED, languages=("English", "Spanish"))
    assert decision.state.member == replace(TOMAS, title="Youth Librarian")
    assert told(decision.reply) == "profile-listed"
    assert not decision.say, "the form's own answer is enough"


def test_a_title_left_empty_stays_as_the_directory_has_it() -> None:
    assert happens(state(), ProfileSubmitted, **form(title="")).state.member == TOMAS


@pytest.mark.parametrize(
    ("changes", "field", "phrase"),
    [
        ({"skills": ()}, "skills", "skills-none"),
        ({"skills": tuple(Skill(f"skill {n}") for n in range(7))}, "skills", "skills-many"),
        ({"skills": (Skill("x" * 76),)}, "skills", "skills-name-long"),
        ({"skills": (Skill("x", "y" * 201),)}, "skills", "skills-evidence-long"),
        ({"ways": ()}, "ways", "profile-ways-none"),
        ({"places": 0}, "places", "profile-places-wrong"),
        ({"places": None}, "places", "profile-places-wrong"),
        ({"places": 11}, "places", "profile-places-wrong"),
        ({"minutes_a_month": 14}, "minutes_a_month", "profile-minutes-wrong"),
        ({"away_until": MONDAY}, "away_until", "pause-day-past"),
        ({"away_until": MONDAY + timedelta(days=367)}, "away_until", "pause-day-far"),
    ],
)
def test_each_wrong_field_says_why_and_nothing_is_kept(changes: dict[str, Any], field: str, phrase: str) -> None:
    before = state()
    decision = happens(before, ProfileSubmitted, **form(**changes))
    assert isinstance(decision.reply, FieldErrors)
    assert {name: error.name for name, error in decision.reply.errors.items()} == {field: phrase}
    assert decision.state == before


def test_a_pause_that_is_over_does_not_stop_a_change() -> None:
    over = replace(LISTED, away_until=MONDAY)
    decision = happens(state(over), ProfileSubmitted, **form(places=3, away_until=MONDAY))
    assert told(decision.reply) == "profile-saved"
    assert decision.state.profile == replace(over, places=3)


def test_one_who_left_may_come_back_by_the_form() -> None:
    gone = happens(state(replace(LISTED, away_until=date(2027, 1, 4))), MentorLeft)
    assert gone.state.profile == replace(LISTED, status=ProfileStatus.LEFT)
    again = happens(gone.state, ProfileSubmitted, **form())
    assert again.state.profile == LISTED
    assert told(again.reply) == "profile-listed"


# --- who may not ---


@pytest.mark.parametrize("who", [replace(TOMAS, guest=True), replace(TOMAS, deactivated=True)])
def test_guests_and_people_who_left_offer_nothing(who: Member) -> None:
    for before in (state(None, who), state(PROPOSED, who)):
        for event, fields in ((ProfileFormAsked, {}), (ProfileSubmitted, form()), (PutForwardAccepted, {})):
            decision = happens(before, event, **fields)
            assert told(decision.reply) == "guests-cannot"
            assert decision.state == before


def test_one_of_whom_nothing_is_known_is_asked_about() -> None:
    decision = happens(state(None, None), ProfileSubmitted, **form())
    assert told(decision.reply) == "profile-who-are-you"
    assert decision.say


# --- room ---


@pytest.mark.parametrize(
    ("taken", "places", "minutes"),
    [(Taken(), 2, 120), (Taken(1, 60), 1, 60), (Taken(2, 120), 0, 0), (Taken(5, 400), 0, 0)],
)
def test_room_is_what_is_left_and_never_below_nothing(taken: Taken, places: int, minutes: int) -> None:
    room = room_of(LISTED, taken)
    assert (room.places, room.minutes) == (places, minutes)
