"""From a need to the colleagues who list something of it, best first, before anybody is left out.

The words of the goal decide who is on the list; skills the mentee asked for must be among what a mentor lists. The
outcome only helps to order those who are: "a plan" is not what anybody is asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flows.proposal import Need
from matching.index import Index
from matching.words import stems

SKILL, GOAL, OUTCOME = 3, 2, 1
"""How often a word counts, by where in the request it stands."""


class Ranked(NamedTuple):
    """A position of the index and how well it fits."""

    position: int
    score: float


@dataclass(frozen=True, slots=True)
class Question:
    """A need in stems. `weights`: what each counts in the order; `decisive`: one of these must be shared."""

    weights: Mapping[str, int]
    decisive: Mapping[str, float]

    @property
    def query(self) -> list[str]:
        """The stems, each as often as it counts."""
        return [stem for stem, weight in self.weights.items() for _ in range(weight)]


def question(need: Need, index: Index) -> Question:
    """Read the need with the eyes of this directory: words that tell nobody apart are passed over."""
    skills = {stem for name in need.skills for stem in stems(name)}
    goal = stems(need.goal)
    weights: dict[str, int] = {}
    for found, weight in ((sorted(skills), SKILL), (goal, GOAL), (stems(need.outcome), OUTCOME)):
        for stem in found:
            if index.meaning(stem):
                weights.setdefault(stem, weight)
    decisive = {stem: index.meaning(stem) for stem in weights if stem in (skills or goal)}
    return Question(weights, decisive)


def ranked(asked: Question, index: Index) -> Iterator[Ranked]:
    """Everybody who shares a decisive stem, best first, equals by id. Thousands may, and few are looked at."""
    scores = index.scores(asked.query)
    for position in index.best_first(scores, index.scores(asked.decisive) > 0):
        yield Ranked(position, float(scores[position]))
