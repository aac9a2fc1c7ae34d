"""How well the goal coach tells good goals from vague, broad and double ones.

    python -m benchmarks.goal_coach FILE.csv [--json | --weights] [--missed]

FILE.csv has the columns id, goal and label (good, vague, broad, double), and may have a note: rows whose note says
"arguable" are then counted in and left out. Beside the coach as it is stand its figures cross-validated: weights fitted
to all rows but 20, tried on those, in five shufflings. What is fitted is the weights alone; the words and patterns of
`flows/goal_*.py` were written with goals_dev.csv in sight, so only rows of other hands say how it carries over.

`--weights` fits the weights to the whole file and prints the table of `flows/goal_weights.py`.
"""

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks import goal_fit
from benchmarks.goal_fit import Row
from benchmarks.table import aligned
from flows import goal

SHUFFLINGS = 5
FAULTS = tuple(goal.Fault)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts: good goals and those stopped, faulty ones, those found, and those of them whose kind is right."""

    good: int
    stopped: int
    faulty: int
    found: int
    right: int

    @property
    def shares(self) -> dict[str, float]:
        """As shares of 1; of the kinds, among those found."""
        return {
            "good_stopped": round(self.stopped / max(1, self.good), 4),
            "found": round(self.found / max(1, self.faulty), 4),
            "kind_right": round(self.right / max(1, self.found), 4),
        }

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.good + other.good,
            self.stopped + other.stopped,
            self.faulty + other.faulty,
            self.found + other.found,
            self.right + other.right,
        )


def measure(rows: Sequence[Row], found: Sequence[str]) -> Figures:
    """Hold what was found in each row beside its label."""
    pairs = [(row["label"], kind) for row, kind in zip(rows, found, strict=True)]
    faulty = [(label, kind) for label, kind in pairs if label != "good"]
    return Figures(
        good=len(pairs) - len(faulty),
        stopped=sum(label == "good" != kind for label, kind in pairs),
        faulty=len(faulty),
        found=sum(kind != "good" for _, kind in faulty),
        right=sum(label == kind for label, kind in faulty),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one file, for people or as one line of JSON."""
    parser = argparse.ArgumentParser(description="Hold the goal coach beside labels of goals.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="one line of JSON: the coach as it is, all rows")
    parser.add_argument("--weights", action="store_true", help="fit the weights to this file and print them")
    parser.add_argument("--missed", action="store_true", help="also print the rows that are told wrong")
    given = parser.parse_args(arguments)
    with given.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [goal.kind(row["goal"]) for row in rows]
    if given.weights:
        print(goal_fit.table(goal_fit.fitted(rows)))
    elif given.json:
        print(json.dumps(measure(rows, found).shares))
    else:
        print(said(rows, found))
        if given.missed:
            print(
                *(_missed(row, kind) for row, kind in zip(rows, found, strict=True) if row["label"] != kind), sep="\n"
            )


def said(rows: Sequence[Row], found: Sequence[str]) -> str:
    """All figures, as text."""
    validated = [goal_fit.left_out(rows, seed) for seed in range(SHUFFLINGS)]
    groups = {"all rows": list(range(len(rows)))}
    clear = [n for n, row in enumerate(rows) if "arguable" not in (row.get("note") or "").casefold()]
    if len(clear) < len(rows):
        groups["without the arguable ones"] = clear
    parts = []
    for name, chosen in groups.items():
        some = [rows[n] for n in chosen]
        parts.append(f"{name}: {len(some)}\n{_table(some, [[f[n] for n in chosen] for f in (found, *validated)])}")
    return "\n\n".join(parts)


def _table(rows: Sequence[Row], found: Sequence[Sequence[str]]) -> str:
    plain, *validated = found
    lines = [
        (label, *_cells(rows, plain, label), *_cells([*rows] * len(validated), list(chain(*validated)), label))
        for label in ("good", *FAULTS)
        if any(row["label"] == label for row in rows)
    ]
    whole, crossed = measure(rows, plain), sum((measure(rows, f) for f in validated), Figures(0, 0, 0, 0, 0))
    shares = [
        f"  {name}: good stopped {s['good_stopped']:.1%}, found {s['found']:.1%}, kind right {s['kind_right']:.1%}"
        for name, s in (("as it is", whole.shares), ("cross-validated", crossed.shares))
    ]
    head = ("", "rows", "stopped", "kind right", "rows x 5", "stopped", "kind right (cross-validated)")
    return "\n".join((aligned(head, lines), *shares))


def _cells(rows: Sequence[Row], found: Sequence[str], label: str) -> tuple[str, str, str]:
    kinds = [kind for row, kind in zip(rows, found, strict=True) if row["label"] == label]
    right = "" if label == "good" else str(sum(kind == label for kind in kinds))
    return str(len(kinds)), str(sum(kind != "good" for kind in kinds)), right


def _missed(row: Row, kind: str) -> str:
    return f"{row['id']} is {row['label']}, told as {kind}: {row['goal']}"


if __name__ == "__main__":
    main()
