"""What the matcher costs at scale, beside bm25s alone and the plain mixture of it with vectors.

    python -m benchmarks.matching_scale [--quick] [--json]

For 100 to 100,000 made-up mentors (benchmarks/phrases.py): building from vectors that are there, one changed profile,
memory, and a query's p50 and p95. Each engine is built in a process of its own, where its memory is what that process
grew by; the queries of all three are asked in turn in one process, so that a ratio is of the same moment. Each phrase
is embedded once, before; so is each goal, and the some ten milliseconds that takes are in nobody's time.
"""

import argparse
import gc
import json
import pickle
import re
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import Any, ClassVar, TypeVar
from zlib import crc32

import numpy as np
import psutil

from benchmarks.matching_engines import Engine, Floats, Lexical, Mixture
from benchmarks.phrases import ASK, EVIDENCE, QUESTIONS, SKILLS, TITLES, mentors
from benchmarks.table import aligned, load
from flows.member import Member, Programme
from flows.proposal import Colleague, Need, Skill
from matching import Matcher, taught
from matching.index import wanted
from matching.vectors import Memory, Vectors

SIZES, QUICK = (100, 1_000, 10_000, 100_000), (100, 1_000)
ROUNDS = 3
AT = datetime(2026, 11, 30, 15, tzinfo=UTC)
ADA = Member(user_id="UADA", name="Ada")
NEW = Skill("falconry", "Flew a kestrel for six years")
"""What one of them lists of a sudden; a word that nobody else has."""

BETWEEN = re.compile(r"[.:;] ")
"""What stands between the phrases of a text that the matcher puts together."""

QUERY_TARGET = 1.5
UPDATE_TARGET = 50.0
"""Of the issue, at 100,000: times the plain mixture; milliseconds."""

T = TypeVar("T")


class Written:
    """An Embedder of phrases that were embedded before: a text made of several is their mean, and others are made up.

    What the model would say of a whole profile takes it a quarter of an hour for these sizes and changes no figure.
    """

    name = "written"
    pieces: ClassVar[Mapping[str, int]] = {}

    def __init__(self, vectors: Mapping[str, Floats]) -> None:
        self._vectors = vectors
        self.size = len(next(iter(vectors.values())))

    def embed(self, texts: Sequence[str]) -> Floats:
        """A row a text."""
        rows = np.stack([np.sum([self._of(part) for part in BETWEEN.split(text)], axis=0) for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)

    def _of(self, phrase: str) -> Floats:
        if (known := self._vectors.get(phrase)) is not None:
            return known
        made = np.random.default_rng(crc32(phrase.encode())).standard_normal(self.size)
        return np.asarray(made / np.linalg.norm(made), dtype=np.float32)


class Ours:
    """The matcher as the bot holds it."""

    def __init__(self, people: Sequence[Colleague], vectors: Vectors) -> None:
        self._people = list(people)
        self._matcher = Matcher(vectors)
        self._version = 0
        self._hold()

    def _hold(self) -> None:
        self._version += 1
        self._matcher.update(str(self._version), self._people)

    def update(self, position: int, colleague: Colleague) -> None:
        self._people[position] = colleague
        self._hold()

    def propose(self, goal: str) -> int:
        need = Need(mentee=ADA, goal=goal)
        return len(self._matcher.answer(need, at=AT, programme=Programme()).matches)


ENGINES = ("bm25s", "mixture", "micromentor")


def _ready(engine: str, people: Sequence[Colleague], vectors: Mapping[str, Floats]) -> Callable[[], Engine]:
    """What builds the engine, with all the vectors it needs at hand."""
    if engine == "bm25s":
        return partial(Lexical, people)
    if engine == "mixture":
        return partial(Mixture, people, vectors)
    learnt = Vectors(Written(vectors), memory=Memory(sys.maxsize))
    learnt.learn([*wanted(people), *QUESTIONS, NEW.name, NEW.evidence])
    return partial(Ours, people, learnt)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one engine at one size: milliseconds, and MB. `ratios`: a query's p50 beside each engine's."""

    mentors: int
    engine: str
    build: float
    update: float
    memory: float
    p50: float
    p95: float
    ratios: Mapping[str, float]


def main() -> None:
    """Measure, and print the figures for people or as one line of JSON."""
    parser = argparse.ArgumentParser(description="The matcher's cost at scale, beside bm25s and a plain mixture.")
    parser.add_argument("--quick", action="store_true", help="only the small sizes")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "vectors"
        file.write_bytes(pickle.dumps(_embedded()))
        costs = [cost for size in (QUICK if given.quick else SIZES) for cost in _costs(size, file)]
    print(json.dumps([asdict(cost) for cost in costs], separators=(",", ":")) if given.json else _said(costs))


def _embedded() -> dict[str, Floats]:
    """Every distinct string of the made-up mentors, in whatever form the matcher or the mixture takes it, and goals."""
    texts = [*SKILLS, *EVIDENCE, *ASK, *TITLES, *QUESTIONS, NEW.name, NEW.evidence]
    model = taught.load()
    return dict(zip(texts, model.embed(texts), strict=True))


def _costs(size: int, file: Path) -> list[Cost]:
    built = {engine: _apart(_build, engine, size, file) for engine in ENGINES}
    asked = _apart(_ask, size, file)
    p50 = {engine: median(took) for engine, took in asked.items()}
    return [
        Cost(
            size,
            engine,
            **built[engine],
            p50=p50[engine],
            p95=quantiles(asked[engine], n=20)[-1],
            ratios={other: p50[engine] / p50[other] for other in ENGINES if other != engine},
        )
        for engine in ENGINES
    ]


def _apart(work: Callable[..., T], *given: Any) -> T:
    """In a process of its own, begun anew."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *given).result()


def _build(engine: str, size: int, file: Path) -> dict[str, float]:
    people, vectors = mentors(size), pickle.loads(file.read_bytes())
    make = _ready(engine, people, vectors)
    before = _memory()
    took, made = _timed(make)
    memory = _memory() - before
    changed = replace(people[size // 2], skills=(*people[size // 2].skills, NEW))
    made.propose(QUESTIONS[0])
    updates = []
    for n in range(ROUNDS):
        whole = people[size // 2] if n % 2 else changed
        updates.append(_timed(partial(made.update, size // 2, whole))[0])
    return {"build": took, "update": median(updates), "memory": memory}


def _ask(size: int, file: Path) -> dict[str, list[float]]:
    people, vectors = mentors(size), pickle.loads(file.read_bytes())
    engines = {name: _ready(name, people, vectors)() for name in ENGINES}
    took: dict[str, list[float]] = {name: [] for name in engines}
    for goal in QUESTIONS[:2]:  # what is made at first use is no query's cost
        for engine in engines.values():
            engine.propose(goal)
    for _ in range(ROUNDS):
        for goal in QUESTIONS:
            for name, engine in engines.items():
                took[name].append(_timed(partial(engine.propose, goal))[0])
    return took


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    done = work()
    return 1000 * (time.perf_counter() - start), done


def _memory() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 2**20


def _said(costs: Sequence[Cost]) -> str:
    head = ("mentors", "engine", "build ms", "update ms", "MB", "query p50", "p95", *(f"x {name}" for name in ENGINES))
    rows = [
        (
            f"{cost.mentors:,}",
            cost.engine,
            *(f"{figure:,.1f}" for figure in (cost.build, cost.update, cost.memory)),
            *(f"{figure:.2f}" for figure in (cost.p50, cost.p95)),
            *(f"{cost.ratios[name]:.2f}" if name in cost.ratios else "" for name in ENGINES),
        )
        for cost in costs
    ]
    largest = costs[-1]
    held = (
        ("a query's median beside the plain mixture", largest.ratios["mixture"], QUERY_TARGET, "x"),
        ("one changed profile", largest.update, UPDATE_TARGET, " ms"),
    )
    verdicts = [
        f"At {largest.mentors:,}: {what} {figure:.2f}{unit}, target {target:g}{unit}: {_met(figure, target)}"
        for what, figure, target, unit in held
        if largest.mentors == SIZES[-1]  # the targets are of that size
    ]
    return "\n".join((load(), aligned(head, rows), *verdicts))


def _met(figure: float, target: float) -> str:
    return "met" if figure <= target else "NOT MET"


if __name__ == "__main__":
    main()
