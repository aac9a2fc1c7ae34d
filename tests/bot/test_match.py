"""`micromentor match`: what would be proposed, why, and every part of the score; or what is wrong, in words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session
from typer.testing import CliRunner, Result

from bot.cli import app
from flows.member import Member
from flows.profile import Profile, ProfileStatus
from flows.proposal import Skill
from sandbox import staff
from storage.engine import Database
from storage.member import Members
from storage.profile import Profiles

Match = Callable[..., Result]

PEOPLE = """\
user_id,name,title,site,timezone,is_mentor,skills,evidence,ask_me_about,capacity_left
UHEN,Henrietta,Collections Manager,Main,America/Chicago,true,weeding; book challenges,31000 tired books,The dumpster,1
UTOM,Tomas,Librarian,West,America/Chicago,true,teen councils,started ours in 2023,,2
UFULL,Fay,Librarian,West,America/Chicago,true,weeding,for years,,0
UADA,Ada,Assistant,West,America/Chicago,false,,,,
"""


@pytest.fixture
def match(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Match:
    """Runs the command, on PEOPLE unless told otherwise, without a model unless told otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")

    def run(*arguments: str, model: str = "none", people: Path | None = file) -> Result:
        monkeypatch.setenv("MICROMENTOR_MODEL", model)
        return CliRunner().invoke(app, ["match", *arguments, *(["--people", str(people)] if people else [])])

    return run


def test_who_is_proposed_with_why_and_every_part_of_the_score(match: Match) -> None:
    said = match("weed the shelves", "--as", "Ada")
    assert said.exit_code == 0, said.output
    proposed, _, accounted = said.output.partition("Score that anybody here can help: ")
    assert "Ada asks for: weed the shelves" in proposed
    assert "3 mentors; model: none, by words alone" in proposed
    assert "1. Henrietta (UHEN), Collections Manager, Main" in proposed
    assert "- Lists weeding: “31000 tired books”" in proposed
    assert "8 shared working hours a day" in proposed
    assert "UFULL" not in proposed
    assert "the floor of 0." in accounted
    assert "clearly fits from 0." in accounted
    assert "Henrietta (UHEN): proposed, number 1" in accounted
    assert "Fay (UFULL): not proposed, has no place or too few minutes left" in accounted
    for part in ("score 0.", "fit ", "lexical ", "semantic none", "skill: weeding / 31000 tired books"):
        assert part in accounted


def test_nobody_is_said_with_why(match: Match) -> None:
    said = match("fly a helicopter")
    assert said.exit_code == 0, said.output
    assert "Nobody would be proposed (not_listed)" in said.output
    assert "Nobody lists anything close to “fly a helicopter” yet." in said.output
    assert "Nobody would be proposed (all_full)" in match("weed the shelves", "--minutes", "200").output
    assert "together with “ukulele”" in match("weed the shelves", "--skill", "ukulele").output


def test_the_bundled_model_reads_what_is_meant(match: Match) -> None:
    said = match("trace my great-grandparents", model="bundled", people=staff.DIRECTORY)
    assert said.exit_code == 0, said.output
    assert "model: all-MiniLM-L6-v2" in said.output
    assert "1. Theodora Quill (U0ALDER16)" in said.output
    assert "- Lists family history: “Hold the Thursday clinic" in said.output
    assert "semantic 0." in said.output


@pytest.mark.parametrize(
    ("arguments", "model", "said"),
    [
        (["weed", "--as", "UNOT"], "none", "Nobody here is UNOT"),
        (["  "], "none", "Give a goal of 1 to 3000 characters"),
        (["x" * 3001], "none", "Give a goal of 1 to 3000 characters"),
        (["weed"], "/nowhere", "The model cannot be used"),
    ],
)
def test_what_cannot_be_done_is_said(match: Match, arguments: list[str], model: str, said: str) -> None:
    result = match(*arguments, model=model)
    assert result.exit_code == 2
    assert said in result.output


def test_a_file_that_does_not_serve_is_said_so(match: Match, tmp_path: Path) -> None:
    missing = match("weed", people=tmp_path / "no.csv")
    assert (missing.exit_code, "no.csv cannot be read: No such file" in missing.output) == (2, True), missing.output
    folder = match("weed", people=tmp_path)
    assert (folder.exit_code, "cannot be read" in folder.output) == (2, True), folder.output
    empty = tmp_path / "empty.csv"
    empty.touch()
    assert "The file is empty" in match("weed", people=empty).output


def test_without_a_file_or_a_database_it_says_so(
    match: Match, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = match("weed", people=None)
    assert (nowhere.exit_code, "There is no database" in nowhere.output) == (2, True), nowhere.output
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert "No workspace is in this database yet" in match("weed", people=None).output


def test_without_a_file_the_database_is_looked_into(
    match: Match, database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)

    def mentor(session: Session) -> None:
        Members(session).save("T1", Member(user_id="UHEN", name="Henrietta"))
        profile = Profile(user_id="UHEN", status=ProfileStatus.LISTED, skills=(Skill("weeding", "Ten years"),))
        Profiles(session).save("T1", profile)

    database.run(mentor)
    which = match("weed the shelves", people=None)
    assert (which.exit_code, "Say which workspace with --team: one of T0SANDBOX, T1, T2." in which.output) == (
        2,
        True,
    ), which.output
    said = match("weed the shelves", "--team", "T1", people=None)
    assert said.exit_code == 0, said.output
    assert "1. Henrietta (UHEN)" in said.output
    assert "- Lists weeding: “Ten years”" in said.output
    assert "Nobody would be proposed (no_mentors)" in match("weed the shelves", "--team", "T2", people=None).output
