"""How well the matcher proposes: its lists beside a coordinator's judgment of who qualifies.

    python -m benchmarks.matching --people people.csv --requests requests.csv --judgments judgments.csv [--json]

people.csv is a directory as product.md describes it, requests.csv has `request_id`, `mentee_id` and `goal`, and
judgments.csv `request_id`, `user_id` and `grade` (2: clearly qualified, 1: could help somewhat; absent: no).

- nDCG@3: gain 2^grade - 1, discount log2(rank + 1), over the best that the judgments allow; a mean over the requests
  that somebody qualifies for.
- hit@3: the share of them with a grade 2 among three proposals.
- nobody: of the requests nobody qualifies for, how many got no proposal.

Only who is a mentor and who asks are looked at: room, zones and wishes are no part of these judgments.
"""

import argparse
import csv
import json
import math
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, median

from flows.member import Member, Programme
from flows.proposal import Colleague, Need, Room, Skill
from matching import Matcher

PLACES = 3
AT = datetime(2026, 11, 30, 15, tzinfo=UTC)
ROOM = Room(places=1, minutes=10_000)

Row = Mapping[str, str]
Grades = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one organisation's judgments say of the matcher. `milliseconds` is the median of one answer."""

    judged: int
    ndcg_at_3: float
    hit_at_3: float
    without: int
    nobody: int
    milliseconds: float


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


def measure(people: Sequence[Row], requests: Sequence[Row], grades: Grades) -> Figures:
    """Ask the matcher every request and hold its lists beside the grades."""
    matcher = Matcher()
    matcher.update("benchmark", [colleague(row) for row in people if row["is_mentor"] == "true"])
    by_id = {row["user_id"]: member(row) for row in people}
    gains, hits, took = [], [], []
    without = nobody = 0
    for request in requests:
        need = Need(mentee=by_id[request["mentee_id"]], goal=request["goal"])
        start = time.perf_counter()
        proposed = [match.mentor_id for match in matcher.propose(need, limit=PLACES, at=AT, programme=Programme())]
        took.append(time.perf_counter() - start)
        judged = grades.get(request["request_id"], {})
        if judged:
            found = [judged.get(user_id, 0) for user_id in proposed]
            gains.append(_gain(found) / _gain(sorted(judged.values(), reverse=True)[:PLACES]))
            hits.append(2 in found)
        else:
            without += 1
            nobody += not proposed
    return Figures(len(gains), mean(gains), mean(hits), without, nobody, 1000 * median(took))


def main() -> None:
    """Print the figures of one organisation, for people or as one line of JSON."""
    parser = argparse.ArgumentParser(description="Hold the matcher's proposals beside judgments of who qualifies.")
    for name in ("people", "requests", "judgments"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args()
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows(given.judgments):
        grades[row["request_id"]][row["user_id"]] = int(row["grade"])
    figures = measure(_rows(given.people), _rows(given.requests), grades)
    print(json.dumps(asdict(figures)) if given.json else _said(figures))


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def _said(figures: Figures) -> str:
    return (
        f"nDCG@3 {figures.ndcg_at_3:.3f}  hit@3 {figures.hit_at_3:.3f}  over {figures.judged} requests\n"
        f"nobody proposed for {figures.nobody} of the {figures.without} requests that nobody qualifies for\n"
        f"{figures.milliseconds:.2f} ms an answer (median)"
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


if __name__ == "__main__":
    main()
