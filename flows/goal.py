"""The goal coach: tells a goal that is ready to be asked from a vague, a broad and a double one (product.md, *Ask*).

Two goals are found by how they are joined (`flows.goal_halves`). One goal is weighed by its build
(`flows.goal_reading`, `flows.goal_weights`) and is stopped only where little speaks for it: a good goal that is
stopped costs more than a faulty one that passes. English only; silent where a text is in another language.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from flows.decision import Phrase, Words
from flows.goal_halves import Halves, halves
from flows.goal_reading import reading, wish
from flows.goal_weights import WEIGHTS, Weights
from flows.goal_words import ACTIONS, FOREIGN, UNBOUNDED, words

DOUBT = 0.27
"""A goal whose likelihood of being good is below this meets the coach: low, for a good goal that is stopped costs more
than a faulty one that passes. Cross-validated, two good goals in 350 are stopped at 0.27, and thirteen at 0.5. From
0.29 on, short ones like "calm a heated conversation" meet it."""

_LEADING = re.compile(r"^(?:with|about|on|in|regarding) ", re.IGNORECASE)
"""What leads from "I need help" to the thing itself; a hint names the thing alone."""

QUOTED = 80
"""Characters of somebody's own words that a hint repeats."""


class Fault(StrEnum):
    """VAGUE: no skill, situation or result. BROAD: far more than three sessions. DOUBLE: two unrelated goals."""

    VAGUE = "vague"
    BROAD = "broad"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Hint:
    """One fault, and what would mend it, in the person's own words."""

    fault: Fault
    words: Phrase


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach has to say: at most one hint for each fault, and `rewrite` to start from.

    Of two goals, `rewrite` is the first and `second` the other; else `second` is empty.
    """

    hints: tuple[Hint, ...]
    rewrite: Phrase
    second: str = ""

    @property
    def fault(self) -> Fault:
        """The one that comes first."""
        return self.hints[0].fault


def kind(goal: str, weights: Weights = WEIGHTS) -> str:
    """The goal's first fault, or `good`: what the coach is measured by. `weights` may be others than its own."""
    if not is_english(goal):
        return "good"
    return Fault.DOUBLE if halves(goal) else single_fault(goal, weights) or "good"


def advice(goal: str) -> Advice | None:
    """What is said to a goal; None for one that is ready, or that is not in English."""
    goal = goal.strip()
    if not is_english(goal):
        return None
    if two := halves(goal):
        return _of_two(two)
    fault = single_fault(goal)
    return Advice((Hint(fault, _hint(fault, goal)),), _rewrite(fault, goal)) if fault else None


def single_fault(goal: str, weights: Weights = WEIGHTS) -> Fault | None:
    """What is the matter with a text that holds one goal."""
    read = reading(goal)
    shares = likelihoods(read, weights)
    if shares["good"] >= DOUBT:
        return None
    # Vague means that nothing is named: where a field is, it is the field that is too wide.
    named = read["a bare field"] and not read["names nothing"] and not read["becoming more"]
    return Fault.BROAD if named or shares["broad"] > shares["vague"] else Fault.VAGUE


def likelihoods(read: Mapping[str, float], weights: Weights = WEIGHTS) -> dict[str, float]:
    """How likely a goal of this build is good, vague or broad; together 1."""
    sums = {label: sum(each.get(name, 0.0) * value for name, value in read.items()) for label, each in weights.items()}
    most = max(sums.values())
    shares = {label: math.exp(value - most) for label, value in sums.items()}
    whole = sum(shares.values())
    return {label: share / whole for label, share in shares.items()}


def is_english(goal: str) -> bool:
    """Enough of it is English, and nothing speaks for another language; not so for a text without any English word."""
    letters = [c for c in goal if c.isalpha()]
    spoken = words(goal)
    if not letters or sum(c.isascii() for c in letters) < 0.9 * len(letters):
        return False
    english = sum(w in UNBOUNDED or w in ACTIONS for w in spoken)
    foreign = sum(w in FOREIGN for w in spoken)
    return english > 0 and 3 * foreign <= english


# --- what is said ---


def _of_two(two: Halves) -> Advice:
    """Two goals become two requests; what else is the matter with the first is said too."""
    said = Phrase("goal-hint-double", {"first": _quoted(two.first), "second": _quoted(two.second)})
    hints = [Hint(Fault.DOUBLE, said)]
    if fault := single_fault(two.first):
        hints.append(Hint(fault, _hint(fault, two.first)))
    return Advice(tuple(hints), Phrase("words", {"words": Words(two.first)}), two.second)


def _hint(fault: Fault, goal: str) -> Phrase:
    """The hint that fits best what makes the goal vague or broad."""
    read = reading(goal)
    given = {"goal": _quoted(_LEADING.sub("", wish(goal)))}
    if fault is Fault.VAGUE:
        if read["unsure"]:
            return Phrase("goal-hint-vague-unsure", given)
        return Phrase("goal-hint-vague-more" if read["becoming more"] else "goal-hint-vague", given)
    if read["becoming"]:
        return Phrase("goal-hint-broad-becoming", given)
    return Phrase("goal-hint-broad-whole" if read["the whole of it"] else "goal-hint-broad", given)


def _rewrite(fault: Fault, goal: str) -> Phrase:
    """The goal as it was typed, with a beginning of what it lacks."""
    given = {"goal": Words(goal.rstrip(" .!?;,:…"))} if goal.rstrip(" .!?;,:…") else {"goal": Words(goal)}
    if fault is Fault.VAGUE:
        return Phrase("goal-rewrite-vague", given)
    return Phrase("goal-rewrite-becoming" if reading(goal)["becoming"] else "goal-rewrite-broad", given)


def _quoted(text: str) -> Words:
    """The person's own words, as many as a sentence can hold."""
    text = re.sub(r"\s+", " ", text).strip(" .!?;,:") or text
    if len(text) <= QUOTED:
        return Words(text)
    return Words(text[:QUOTED].rsplit(" ", 1)[0] + " …")
