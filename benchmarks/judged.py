"""An organisation whose requests a coordinator has judged: its directory, what was asked, and who qualifies for it.

Three files as `benchmarks.matching` says. The judges' notes are not read.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from flows.member import Member
from flows.proposal import Colleague, Need, Room, Skill
from matching import taught
from matching.embedder import Embedder
from matching.minilm import load

PLACES = 3
ROOM = Room(places=1, minutes=10_000)

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """One request, and who qualifies for it: 2 clearly, 1 somewhat. Nobody where `grades` is empty."""

    request_id: str
    need: Need
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A directory's mentors and its judged requests."""

    name: str
    mentors: tuple[Colleague, ...]
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What judgments say of a way to propose. `nobody_right` is of those nobody fits, `nobody_wrong` of the others."""

    ndcg3: float
    hit3: float
    nobody_right: float
    nobody_wrong: float


def read(people: Path, requests: Path, judgments: Path) -> Organisation:
    """The organisation in these three files."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(judgments):
        grades[row["request_id"]][row["user_id"]] = int(row["grade"])
    rows = _rows(people)
    by_id = {row["user_id"]: member(row) for row in rows}
    asked = (
        Request(
            row["request_id"],
            Need(mentee=by_id[row["mentee_id"]], goal=row["goal"]),
            grades.get(row["request_id"], {}),
        )
        for row in _rows(requests)
    )
    mentors = tuple(colleague(row) for row in rows if row["is_mentor"] == "true")
    return Organisation(people.resolve().parent.name, mentors, tuple(asked))


def read_folder(folder: Path) -> Organisation:
    """The organisation in a folder, its files called as they are meant."""
    return read(folder / "people.csv", folder / "requests.csv", folder / "judgments.csv")


def model(named: str) -> Embedder | None:
    """The model an option names: none, bundled, or the folder of one."""
    if named == "none":
        return None
    return taught.load() if named == "bundled" else load(Path(named))


def colleague(row: Row) -> Colleague:
    """A mentor from a row of the directory. Evidence goes with its skill where it is listed in step, else the first."""
    names, lines = _listed(row["skills"]), _listed(row["evidence"])
    evidence = lines if len(lines) == len(names) else [row["evidence"].strip()]
    skills = (Skill(name, evidence[n] if n < len(evidence) else "") for n, name in enumerate(names))
    return Colleague(member=member(row), skills=tuple(skills), ask_me_about=row["ask_me_about"], room=ROOM)


def member(row: Row) -> Member:
    """The person of a row. The directory's manager is not one of the judgments' concerns."""
    return Member(
        user_id=row["user_id"], name=row["name"], title=row["title"], department=row["department"], site=row["site"]
    )


def ndcg(request: Request, proposed: Sequence[str]) -> float:
    """Gain 2^grade - 1, discount log2(rank + 1), over the best that the judgments allow."""
    return _gain([request.grades.get(user_id, 0) for user_id in proposed[:PLACES]]) / _gain(
        sorted(request.grades.values(), reverse=True)[:PLACES]
    )


def hit(request: Request, proposed: Sequence[str]) -> bool:
    """Is one who is clearly qualified among those proposed?"""
    return any(request.grades.get(user_id) == 2 for user_id in proposed[:PLACES])


def measure(requests: Sequence[Request], propose: Callable[[Request], Sequence[str]]) -> Figures:
    """Hold what is proposed for each request, the best first, beside the judgments."""
    proposed = {request.request_id: propose(request) for request in requests}
    fit = [(request, proposed[request.request_id]) for request in requests if request.grades]
    unfit = [proposed[request.request_id] for request in requests if not request.grades]
    return Figures(
        ndcg3=mean(ndcg(*each) for each in fit),
        hit3=mean(hit(*each) for each in fit),
        nobody_right=mean(not each for each in unfit) if unfit else 1.0,
        nobody_wrong=mean(not each for _, each in fit),
    )


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
