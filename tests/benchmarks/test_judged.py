"""Judged requests: how they are read from files, and what is said of a way to propose."""

from pathlib import Path

import pytest

from benchmarks.judged import Request, hit, measure, ndcg, read_folder
from benchmarks.matching_floor import Seen, any_score, fitted
from flows.member import Member
from flows.proposal import Need

PEOPLE = """user_id,name,title,department,site,is_mentor,skills,evidence,ask_me_about
U1,Ada,Librarian,Adult,Main,true,weeding; maps,Ten years; Two atlases,Shelves
U2,Ben,Page,Adult,Main,false,,,
U3,Cy,Clerk,Adult,Main,true,tills; stamps,One line for both,
"""
NEED = Need(mentee=Member(user_id="U2", name="Ben"), goal="weed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "requests.csv").write_text(
        "request_id,mentee_id,goal,note\nR1,U2,weed,x\nR2,U2,fly,y\n", encoding="utf-8"
    )
    (tmp_path / "judgments.csv").write_text("request_id,user_id,grade\nR1,U1,2\n", encoding="utf-8")
    return tmp_path


def request(grades: dict[str, int], request_id: str = "R") -> Request:
    return Request(request_id, NEED, grades)


def test_an_organisation_is_read(folder: Path) -> None:
    found = read_folder(folder)

    assert [mentor.member.user_id for mentor in found.mentors] == ["U1", "U3"]
    assert [(skill.name, skill.evidence) for skill in found.mentors[0].skills] == [
        ("weeding", "Ten years"),
        ("maps", "Two atlases"),
    ]
    assert [skill.evidence for skill in found.mentors[1].skills] == ["One line for both", ""]
    assert [(each.request_id, each.need.goal, dict(each.grades)) for each in found.requests] == [
        ("R1", "weed", {"U1": 2}),
        ("R2", "fly", {}),
    ]


def test_gain_is_over_the_best_that_can_be_had() -> None:
    judged = request({"U1": 2, "U2": 1})

    assert ndcg(judged, ["U1", "U2", "U9"]) == 1
    assert ndcg(judged, ["U9", "U8", "U7", "U1"]) == 0
    assert 0 < ndcg(judged, ["U2", "U1"]) < ndcg(judged, ["U1"]) < 1
    assert hit(judged, ["U9", "U8", "U1"])
    assert not hit(judged, ["U2", "U8", "U7", "U1"])


def test_nobody_is_right_or_wrong_apart_from_the_others() -> None:
    requests = [request({"U1": 2}, "A"), request({"U1": 2}, "B"), request({}, "C"), request({}, "D")]
    figures = measure(requests, lambda each: {"A": ["U1"], "B": [], "C": [], "D": ["U1"]}[each.request_id])

    assert (figures.ndcg3, figures.hit3, figures.nobody_right, figures.nobody_wrong) == (0.5, 0.5, 0.5, 0.5)


def test_the_floor_s_scale_tells_the_answerable_apart() -> None:
    def seen(level: float, *, answerable: bool) -> Seen:
        return Seen(level, level, level - 1, (level, 0.1), (2 if answerable else 0, 0), answerable)

    able = [seen(0.6 + step / 50, answerable=True) for step in range(10)]
    unable = [seen(0.2 + step / 50, answerable=False) for step in range(5)]
    scale = fitted([*able, *unable])

    assert min(any_score(scale, each) for each in able) > max(any_score(scale, each) for each in unable)
    assert any_score(scale, Seen(0.9, 0.9, 0.0, (), (), answerable=True)) == 0
