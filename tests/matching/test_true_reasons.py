"""Every quoted word of every proposal stands in that mentor's row, in whole directories as organisations write them.

More of them, by `MATCHING_PEOPLE`: their people.csv, separated as in PATH; requests.csv is read where it stands beside.
Three of benchmarks/organisations are taken always; to embed every one would cost more than the other tests of the room.
"""

import csv
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import match_file
from flows.member import Programme
from flows.proposal import Match, Need, ReasonKind, Room
from matching import Matcher, taught
from matching.index import wanted
from matching.vectors import Vectors
from sandbox import staff

AT = datetime(2026, 11, 30, 15, tzinfo=UTC)
ORGANISATIONS = Path(__file__).parents[2] / "benchmarks" / "organisations"
GIVEN = [Path(file) for file in os.environ.get("MATCHING_PEOPLE", "").split(os.pathsep) if file]
ALWAYS = [ORGANISATIONS / name / "people.csv" for name in ("county-library", "harbour-utility", "st-brannoc-hospital")]
DIRECTORIES = [staff.DIRECTORY, *ALWAYS, *GIVEN]

GOALS = (
    "run a teen advisory council",
    "cope with a furious customer shouting at the counter",
    "get a number out of the system without waiting",
    "write an application for money",
    "understand what a director does all week",
    "calm down before speaking to many people",
    "weeeding the nonfction",
)

COLUMN = {
    ReasonKind.SKILL: "skills",
    ReasonKind.EVIDENCE: "evidence",
    ReasonKind.ASK_ME_ABOUT: "ask_me_about",
    ReasonKind.TITLE: "title",
    ReasonKind.SAME_SITE: "site",
    ReasonKind.SAME_DEPARTMENT: "department",
}


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return Vectors(taught.load())


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


@pytest.mark.parametrize("people", DIRECTORIES, ids=lambda file: file.parent.name)
def test_every_quoted_word_stands_in_that_mentors_row(people: Path, vectors: Vectors) -> None:
    directory = match_file.read(people.read_bytes(), "UTC")
    mentors = [replace(each, room=Room(places=1, minutes=600)) for each in directory.mentors]
    asked = people.with_name("requests.csv")
    goals = [(row["mentee_id"], row["goal"]) for row in rows(asked)] if asked.exists() else []
    anybody = next(iter(directory.members))
    vectors.learn(wanted(mentors))
    matcher = Matcher(vectors)
    matcher.update("1", mentors)
    written = {row["user_id"]: row for row in rows(people)}

    quoted = 0
    for mentee_id, goal in [*goals, *((anybody, goal) for goal in GOALS)]:
        need = Need(mentee=directory.members[mentee_id], goal=goal)
        for match in matcher.propose(need, at=AT, programme=Programme()):
            quoted += stands(match, written[match.mentor_id])
    assert quoted, "something was quoted"


def stands(match: Match, row: Mapping[str, str]) -> int:
    """How many reasons quote something; each quotes the row."""
    quotes = [reason for reason in match.reasons if reason.words]
    for reason in quotes:
        assert reason.words in " ".join(row[COLUMN[reason.about]].split()), (match.mentor_id, reason)
    assert any(reason.about in list(ReasonKind)[:4] for reason in match.reasons), "nobody is proposed without a why"
    return len(quotes)
