"""The directory: rows as people make them, and what a row may and may not do to a person."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import directory, directory_row
from flows.decision import Decision, FetchMember, Tell, Update
from flows.directory import Imported, PersonImported, Prepared
from flows.directory_row import COLUMNS, Fault, People, Row, by_handle, heading, unusable
from flows.member import Member, Programme
from flows.profile import Profile, ProfileState, ProfileStatus
from flows.proposal import Skill, Way
from flows.put_forward import PutForwardDue

SATURDAY = datetime(2026, 11, 28, 12, tzinfo=UTC)
TOMAS = Member(user_id="U0TOM", name="Tomas Reyes", zone="America/Denver")
PREPARED = Prepared(skills=(Skill("grants", "won two"),), ask_me_about="budgets", places=3, years_in_role=4)
PEOPLE = People(frozenset({"U0TOM", "U0ADA"}), {"tomas": "U0TOM", "ada": "U0ADA"})


def imported(before: ProfileState, **row: Any) -> Decision[ProfileState]:
    return directory.decide(before, PersonImported(team_id="T1", at=SATURDAY, user_id="U0TOM", **row))


def state(profile: Profile | None = None, member: Member | None = TOMAS) -> ProfileState:
    return ProfileState(programme=Programme(), user_id="U0TOM", member=member, profile=profile)


def outcome(decision: Decision[ProfileState]) -> str:
    assert isinstance(decision.reply, Tell)
    return decision.reply.line.name


# --- what a row does ---


def test_a_row_describes_a_person_and_twice_changes_nothing() -> None:
    row = {"name": "T. Reyes", "title": "Librarian", "department": "Youth", "site": "West", "manager_id": "U0ADA"}
    first = imported(state(), **row)
    assert first.state.member == replace(
        TOMAS, title="Librarian", department="Youth", site="West", manager_id="U0ADA"
    ), "Slack's name for them stands"
    assert first.state.profile is None
    assert outcome(first) == Imported.KEPT
    second = imported(first.state, **row)
    assert (second.state, outcome(second)) == (first.state, Imported.AS_IT_WAS)


def test_empty_cells_leave_what_is_known() -> None:
    known = replace(TOMAS, title="Librarian", manager_id="U0ADA")
    assert imported(state(member=known)).state.member == known


def test_one_never_seen_is_kept_and_asked_about() -> None:
    decision = imported(state(member=None), name="Tomas")
    assert decision.state.member == Member(user_id="U0TOM", name="Tomas")
    assert decision.say == (FetchMember(user_id="U0TOM"),)


def test_one_put_forward_is_prepared_and_asked_in_their_own_hours() -> None:
    decision = imported(state(), prepared=PREPARED, put_forward_by="U0ADA")
    profile = decision.state.profile
    assert profile is not None
    assert (profile.status, profile.skills, profile.places, profile.proposed_by) == (
        ProfileStatus.PROPOSED,
        PREPARED.skills,
        3,
        "U0ADA",
    )
    (wake,) = decision.wake
    assert isinstance(wake.event, PutForwardDue)
    assert wake.due == datetime(2026, 11, 30, 16, tzinfo=UTC), "Monday 9:00 in Denver"
    again = imported(decision.state, prepared=PREPARED, put_forward_by="U0ADA")
    assert (again.state, again.wake, outcome(again)) == (decision.state, (), Imported.AS_IT_WAS)


@pytest.mark.parametrize("status", [ProfileStatus.LISTED, ProfileStatus.DECLINED, ProfileStatus.LEFT])
def test_what_people_said_themselves_is_never_overwritten(status: ProfileStatus) -> None:
    own = Profile(user_id="U0TOM", status=status, skills=(Skill("my own"),), ways=(Way.AUDIO,))
    decision = imported(state(own), prepared=PREPARED)
    assert decision.state.profile == own
    assert not decision.wake


def test_a_card_that_was_posted_shows_what_a_yes_would_mean_now() -> None:
    posted = Profile(user_id="U0TOM", status=ProfileStatus.PROPOSED, skills=(Skill("old"),), told=True)
    decision = imported(state(posted), prepared=PREPARED)
    (update,) = decision.say
    assert isinstance(update, Update)
    assert not decision.wake, "nobody is asked twice"


# --- how a row is read ---


def row(**cells: str) -> Row | tuple[Fault, ...]:
    return directory_row.read({"user_id": "U0TOM"} | cells, PEOPLE)


def good(**cells: str) -> Row:
    read = row(**cells)
    assert isinstance(read, Row), read
    return read


def faults(**cells: str) -> list[str]:
    read = row(**cells)
    assert not isinstance(read, Row), read
    return [fault.column for fault in read]


def test_a_full_row() -> None:
    read = good(
        name="Tomas  Reyes",
        title="Librarian",
        department="Youth",
        site="West",
        manager="@Ada",
        is_mentor="Yes",
        skills="teen councils; grants",
        evidence="started ours in 2023; won two",
        ask_me_about="budgets",
        capacity="3",
        years_in_role="4",
    )
    assert read == Row(
        user_id="U0TOM",
        name="Tomas Reyes",
        title="Librarian",
        department="Youth",
        site="West",
        manager_id="U0ADA",
        prepared=Prepared(
            skills=(Skill("teen councils", "started ours in 2023"), Skill("grants", "won two")),
            ask_me_about="budgets",
            places=3,
            years_in_role=4,
        ),
    )


def test_a_handle_serves_where_there_is_no_id() -> None:
    assert good(user_id="", handle="@TOMAS").user_id == "U0TOM"
    assert good(user_id="u0tom", handle="nonsense").user_id == "U0TOM", "the id is enough"


@pytest.mark.parametrize("no", ["", "no", "FALSE", "0"])
def test_a_row_that_puts_nobody_forward(no: str) -> None:
    assert good(is_mentor=no, capacity="nonsense", skills="x").prepared is None


@pytest.mark.parametrize(
    ("skills", "evidence", "read"),
    [
        ("a; b", "", [Skill("a"), Skill("b")]),
        ("a; b", "first", [Skill("a", "first"), Skill("b")]),
        ("a; b", "; second", [Skill("a"), Skill("b", "second")]),
        ("a;; b;", "x;; y;", [Skill("a", "x"), Skill("b", "y")]),
        ("a", "one; and the same", [Skill("a", "one; and the same")]),
        ("", "", []),
    ],
)
def test_evidence_goes_with_the_skill_in_its_place(skills: str, evidence: str, read: list[Skill]) -> None:
    prepared = good(is_mentor="yes", skills=skills, evidence=evidence).prepared
    assert prepared is not None
    assert list(prepared.skills) == read


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"user_id": ""}, ["user_id"]),
        ({"user_id": "tomas"}, ["user_id"]),
        ({"user_id": "U0NOBODY"}, ["user_id"]),
        ({"user_id": "", "handle": "nobody"}, ["handle"]),
        ({"manager": "U0TOM"}, ["manager"]),
        ({"manager": "tomas"}, ["manager"]),
        ({"manager": "nobody"}, ["manager"]),
        ({"is_mentor": "perhaps"}, ["is_mentor"]),
        ({"title": "x" * 201}, ["title"]),
        ({"is_mentor": "x", "capacity": "many"}, ["capacity"]),
        ({"is_mentor": "x", "capacity": "0"}, ["capacity"]),
        ({"is_mentor": "x", "capacity": "9" * 5000}, ["capacity"]),
        ({"is_mentor": "x", "years_in_role": "-1"}, ["years_in_role"]),
        ({"is_mentor": "x", "skills": "a;b;c;d;e;f;g"}, ["skills"]),
        ({"is_mentor": "x", "skills": "a; b", "evidence": "1; 2; 3"}, ["evidence"]),
        ({"is_mentor": "x", "skills": "y" * 76}, ["skills"]),
        ({"is_mentor": "x", "skills": "a", "evidence": "y" * 201}, ["evidence"]),
        ({"user_id": "?", "manager": "?", "is_mentor": "?"}, ["user_id", "manager", "is_mentor"]),
    ],
)
def test_every_fault_of_a_row_is_named_by_its_column(cells: dict[str, str], columns: list[str]) -> None:
    assert faults(**cells) == columns


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=300)))
def test_no_row_is_too_odd_to_be_answered(cells: dict[str, str]) -> None:
    read = directory_row.read(cells, PEOPLE)
    assert isinstance(read, Row) or all(fault.wrong and fault.do for fault in read)


@pytest.mark.parametrize(
    ("headings", "why"),
    [
        (["user_id", "name"], None),
        (["handle", "shoe size"], None),
        (["name", "title"], "user_id"),
        ([], "user_id"),
        (["user_id", "name", "name"], "more than once"),
    ],
)
def test_a_file_needs_to_say_who(headings: list[str], why: str | None) -> None:
    said = unusable(headings)
    assert (said is None) == (why is None)
    assert why is None or why in str(said)


@pytest.mark.parametrize("typed", ["Is mentor", " is_mentor ", "IS-MENTOR", "is  mentor"])
def test_headings_are_read_leniently(typed: str) -> None:
    assert heading(typed) == "is_mentor"


def test_a_shown_name_finds_a_person_only_where_it_is_one_persons() -> None:
    accounts = [("U1", "ada.l", "Ada"), ("U2", "ada.b", "Ada"), ("U3", "tom", "Tomas"), ("U4", "tomas", "")]
    assert by_handle(accounts) == {"ada.l": "U1", "ada.b": "U2", "tom": "U3", "tomas": "U4"}
