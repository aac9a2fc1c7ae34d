"""From where on the matcher may say that somebody can help: fits the scales of `matching.grade`, shows their curves.

    python -m benchmarks.matching_floor [ORGANISATION ...] [--model bundled|none|FOLDER]

An organisation is a folder of people.csv, requests.csv and judgments.csv as in `benchmarks.matching`; by default all
in benchmarks/organisations. Both scales are logistic regressions, ridged so that a handful of requests cannot make
a weight large: of "somebody here qualifies" on what is known of each request, and of "a judge calls this mentor
qualified" on the three best of each. Every organisation is also scored by scales fitted on the others, and the curves
are of these: what they would be for one that was not seen. FLOOR is the highest that takes no more than `WRONGLY` of
the lists with somebody clearly qualified; a list without is no loss. CLEAR is where a mentor is clearly qualified more
often than not, and who is below LEAST is not even somewhat in nine of ten.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.judged import PLACES, Organisation, Request, model, read_folder
from matching.embedder import Embedder
from matching.grade import BY_MEANING, BY_WORDS, Anybody, Mentor, Scale, sure, sure_of_any
from matching.index import Index, wanted
from matching.rank import question, signals, texts_of
from matching.reading import language, spelt
from matching.vectors import Vectors

ORGANISATIONS = Path(__file__).parent / "organisations"

WRONGLY = 0.05
"""The share of good lists that the floor may take: one in twenty."""

RIDGE = 1.0
"""Of standardised features and some hundreds of pairs: next to nothing, but a few cannot make a weight huge."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as a directory answers it: what is known of anybody here, and the fits and grades of its best."""

    best: float
    covered: float
    ahead: float
    fits: tuple[float, ...]
    grades: tuple[int, ...]
    answerable: bool


def seen(organisation: Organisation, embedder: Embedder | None) -> list[Seen]:
    """Every request of an organisation."""
    vectors = Vectors(embedder) if embedder else None
    if vectors:
        vectors.learn(wanted(organisation.mentors))
    index = Index(organisation.mentors, vectors=vectors.held(wanted(organisation.mentors)) if vectors else None)
    return [_seen(request, index, vectors) for request in organisation.requests]


def _seen(request: Request, index: Index, vectors: Vectors | None) -> Seen:
    need = spelt(request.need, index, language(vectors))
    if vectors:
        vectors.learn(texts_of(need))
    found = signals(need, index, question(need, index), vectors.held(texts_of(need)) if vectors else {})
    order = index.best_first(found.fits, found.among)
    ids = [index.colleagues[position].member.user_id for position in order]
    best = [user_id for user_id in ids if user_id != need.mentee.user_id][:PLACES]
    fits = tuple(float(found.fits[index.position[user_id]]) for user_id in best)
    grades = tuple(request.grades.get(user_id, 0) for user_id in best)
    return Seen(found.best, found.covered, found.ahead, fits, grades, bool(request.grades))


def fitted(requests: Sequence[Seen]) -> Scale:
    """The scales of these requests. Those nobody fits weigh together as much as the others, few as they are."""
    about = [(each.best, each.covered, each.ahead) for each in requests]
    answerable = np.array([each.answerable for each in requests], dtype=np.float64)
    even = np.where(answerable > 0, 0.5 / answerable.mean(), 0.5 / max(1e-9, 1 - answerable.mean()))
    pairs = [(fit,) for each in requests for fit in each.fits]
    qualified = np.array([float(grade > 0) for each in requests for grade in each.grades])
    return Scale(
        Anybody(*_regression(np.array(about), answerable, even)),
        Mentor(*_regression(np.array(pairs), qualified, np.ones(len(pairs)))),
    )


def _regression(features: Numbers, outcome: Numbers, weights: Numbers) -> list[float]:
    """The weight of each feature, and at the end where they start, by Newton's method."""
    middle, spread = features.mean(axis=0), np.maximum(features.std(axis=0), 1e-6)
    columns = np.column_stack([(features - middle) / spread, np.ones(len(features))])
    ridge = np.diag([RIDGE] * features.shape[1] + [1e-6])
    found = np.zeros(columns.shape[1])
    for _ in range(50):
        odds = 1 / (1 + np.exp(-columns @ found))
        slope = columns.T @ (weights * (odds - outcome)) + ridge @ found
        found -= np.linalg.solve(columns.T @ (columns * (weights * odds * (1 - odds))[:, None]) + ridge, slope)
    unscaled = found[:-1] / spread
    return [*map(float, unscaled), float(found[-1] - unscaled @ middle)]


def any_score(scale: Scale, request: Seen) -> float:
    """How sure it is that anybody can help; not at all where nobody is found."""
    return sure_of_any(scale, request.best, request.covered, request.ahead) if request.fits else 0.0


def main() -> None:
    """Print the scales, the curves and the floor."""
    parser = argparse.ArgumentParser(description="Fit and show the floor below which nobody is proposed.")
    parser.add_argument(
        "organisations", nargs="*", type=Path, help="folders; those in benchmarks/organisations if none"
    )
    parser.add_argument("--model", default="bundled", help="bundled, none or the folder of a model")
    given = parser.parse_args()
    embedder = model(given.model)
    folders = given.organisations or sorted(file.parent for file in ORGANISATIONS.glob("*/judgments.csv"))
    if not folders:
        parser.error(f"there is no organisation in {ORGANISATIONS}")
    rows = {folder.resolve().name: seen(read_folder(folder), embedder) for folder in folders}
    everything = [row for each in rows.values() for row in each]
    scale = fitted(everything)
    for name, part in scale._asdict().items():
        print(f"{name}: " + ", ".join(f"{weight} {value:.1f}" for weight, value in part._asdict().items()))
    others = {
        name: fitted([row for other, each in rows.items() if other != name or len(rows) == 1 for row in each])
        for name in rows
    }
    _curve("by the scale of the others", rows, others)
    _curve("by the scale as it stands", rows, dict.fromkeys(rows, BY_MEANING if embedder else BY_WORDS))
    good = sorted(any_score(scale, row) for row in everything if 2 in row.grades)
    print(f"\nFLOOR {good[int(WRONGLY * len(good))]:.2f}: {WRONGLY:.0%} of the good lists are below it")
    _clear(rows, others)


def _curve(whose: str, rows: dict[str, list[Seen]], scales: dict[str, Scale]) -> None:
    print(f"\n{whose}: nobody right / wrongly nobody (of them, with somebody qualified among the three)")
    print("floor  " + "  ".join(f"{name:>24}" for name in rows))
    for floor in np.arange(0.05, 0.75, 0.05):
        cells = []
        for name, each in rows.items():
            below = [row for row in each if any_score(scales[name], row) < floor]
            wrong = [row for row in below if row.answerable]
            lost = sum(2 in row.grades for row in wrong)
            unfit = sum(not row.answerable for row in each)
            cells.append(f"{f'{len(below) - len(wrong)}/{unfit}  {len(wrong)}/{len(each) - unfit} ({lost})':>24}")
        print(f"{floor:.2f}   " + "  ".join(cells))


def _clear(rows: dict[str, list[Seen]], scales: dict[str, Scale]) -> None:
    pairs = [
        (sure(scales[name], fit), grade)
        for name, each in rows.items()
        for row in each
        for fit, grade in zip(row.fits, row.grades, strict=True)
    ]
    print("\n      score  mentors  clearly qualified  at least somewhat")
    bounds = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)
    for least, most in pairwise(bounds):
        between = [grade for each, grade in pairs if least <= each < most]
        if between:
            clearly, somewhat = (sum(grade >= sort for grade in between) / len(between) for sort in (2, 1))
            print(f"{least:.2f} - {most:.2f}  {len(between):7}  {clearly:17.2f}  {somewhat:17.2f}")


if __name__ == "__main__":
    main()
