"""A directory file as the matcher sees it, of any of the forms that organisations have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import match_file
from bot.people_file import UnusableFile
from flows.proposal import Room, Skill, Way
from sandbox import staff

HEAD = (
    "user_id,name,title,department,site,timezone,is_mentor,skills,evidence,ask_me_about,capacity_left,years_in_role\n"
)


def one(row: str, head: str = HEAD) -> match_file.Staff:
    return match_file.read((head + row).encode(), "UTC")


def test_a_row_is_read() -> None:
    (tomas,) = one(
        'U1,Tomas,Librarian,Youth,West,America/Denver,true,"teens; songs","a council; ninety",Kids,0,6\n'
    ).mentors
    assert (tomas.member.user_id, tomas.member.name, tomas.member.title) == ("U1", "Tomas", "Librarian")
    assert (tomas.member.department, tomas.member.site, tomas.member.zone) == ("Youth", "West", "America/Denver")
    assert tomas.skills == (Skill("teens", "a council"), Skill("songs", "ninety"))
    assert (tomas.ask_me_about, tomas.years_in_role) == ("Kids", 6)
    assert tomas.room == Room(places=0, minutes=120)


@pytest.mark.parametrize(
    ("skills", "evidence", "read"),
    [
        ("a; b", "x", [Skill("a", "x"), Skill("b")]),
        ("a; b", "x; y; z", [Skill("a", "x; y; z"), Skill("b")]),
        ("a; b", "; y", [Skill("a"), Skill("b", "y")]),
        ("", "", []),
    ],
)
def test_evidence_goes_with_the_skill_in_its_place(skills: str, evidence: str, read: list[Skill]) -> None:
    (mentor,) = one(f'U1,N,,,,,yes,"{skills}","{evidence}",,,\n').mentors
    assert list(mentor.skills) == read


def test_the_stand_ins_own_staff_is_read() -> None:
    found = match_file.read(staff.DIRECTORY.read_bytes(), "UTC")
    known = {person.id: person for person in staff.load().people}
    assert found.members.keys() == known.keys()
    assert {mentor.member.user_id for mentor in found.mentors} == {p.id for p in known.values() if p.mentor}
    xochitl = next(mentor for mentor in found.mentors if mentor.member.name == "Xochitl Barrera")
    assert xochitl.ways == (Way.VIDEO, Way.WRITTEN)
    assert xochitl.member.manager_id == "U0ALDER08"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"name,skills\nAda,weeding\n", "needs a column user_id"),
        (b"user_id,is_mentor\nU1,yes\n", "no column skills"),
        (b"user_id,is_mentor,skills\nU1,no,weeding\n", "no mentor"),
        (b"user_id,is_mentor,skills\n,yes,weeding\n", "no mentor"),
        (b"\x00\x01", "no text"),
    ],
)
def test_a_file_that_does_not_serve_says_why(content: bytes, said: str) -> None:
    with pytest.raises(UnusableFile, match=said):
        match_file.read(content, "UTC")


@given(st.dictionaries(st.sampled_from(HEAD.strip().split(",")), st.text(max_size=20)))
def test_no_cell_is_too_odd(cells: dict[str, str]) -> None:
    cells |= {"user_id": "U1", "is_mentor": "yes"}
    quoted = (
        '"' + cells.get(name, "").replace('"', '""').replace("\x00", "") + '"' for name in HEAD.strip().split(",")
    )
    content = (HEAD + ",".join(quoted) + "\n").encode("utf-8", "replace")
    (mentor,) = match_file.read(content, "UTC").mentors
    assert mentor.member.tz.key
