"""The goal coach's weights: fitted to labelled goals, and what they say of goals they were not fitted to.

Multinomial logistic regression by gradient descent with a ridge; the same every time. Double goals take no part: they
are found by how they are joined, and nothing is fitted there.
"""

import random
from collections.abc import Mapping, Sequence

from flows import goal
from flows.goal_reading import reading

KINDS = ("good", "vague", "broad")
RIDGE, RATE, STEPS = 0.01, 0.8, 400
"""The ridge is mild: of 0.003, 0.01 and 0.02 none was better than the others in cross-validation."""

LEFT_OUT = 20
Weights = dict[str, dict[str, float]]
Row = Mapping[str, str]


def fitted(rows: Sequence[Row]) -> Weights:
    """Weights for each kind, by the names of `flows.goal_reading`."""
    seen = [(reading(row["goal"]), row["label"]) for row in rows if row["label"] in KINDS]
    names = list(reading(""))
    weights: Weights = {kind: dict.fromkeys(names, 0.0) for kind in KINDS}
    for _ in range(STEPS if seen else 0):
        slope: Weights = {kind: dict.fromkeys(names, 0.0) for kind in KINDS}
        for read, label in seen:
            shares = goal.likelihoods(read, weights)
            for kind in KINDS:
                off = shares[kind] - (kind == label)
                for name, value in read.items():
                    slope[kind][name] += off * value
        for kind in KINDS:
            for name in names:
                pull = RIDGE * weights[kind][name] if name != "always" else 0.0
                weights[kind][name] -= RATE * (slope[kind][name] / len(seen) + pull)
    return weights


def left_out(rows: Sequence[Row], seed: int) -> list[str]:
    """What the coach finds in each row with weights fitted to all but its 20; `good` where it is silent."""
    order = list(range(len(rows)))
    random.Random(seed).shuffle(order)
    found = [""] * len(rows)
    for start in range(0, len(order), LEFT_OUT):
        held = order[start : start + LEFT_OUT]
        weights = fitted([rows[n] for n in order if n not in held])
        for n in held:
            found[n] = goal.kind(rows[n]["goal"], weights)
    return found


def table(weights: Weights) -> str:
    """The weights as `flows/goal_weights.py` holds them."""
    lines = [
        f'    "{name}": ({", ".join(f"{weights[kind][name]:.2f}" for kind in KINDS)}),' for name in weights["good"]
    ]
    return "\n".join(lines)
