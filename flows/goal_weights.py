"""What the build of a goal weighs, for each thing that `flows.goal_reading` sees.

Fitted to labelled goals by `python -m benchmarks.goal_coach FILE.csv --weights`, never by hand.
"""

from collections.abc import Mapping

Weights = Mapping[str, Mapping[str, float]]

_TABLE = {
    # how much it speaks for good, for vague and for broad
    "always": (-0.82, 1.18, -0.36),
    "names nothing": (-0.20, 0.45, -0.25),
    "things named": (0.97, -1.23, 0.26),
    "named around it": (0.55, -0.30, -0.25),
    "general words": (-0.61, 0.70, -0.08),
    "things pointed at": (0.52, -0.51, -0.01),
    "a number": (0.99, -0.47, -0.52),
    "a question": (0.26, -0.27, 0.02),
    "narrowed": (0.50, -0.25, -0.25),
    "begins with a deed": (0.84, -0.67, -0.17),
    "the whole of it": (-1.34, -0.11, 1.45),
    "a large undertaking": (-0.66, -0.05, 0.71),
    "becoming": (-0.71, -0.64, 1.34),
    "becoming more": (-0.26, 0.78, -0.51),
    "a bare field": (-0.30, -0.27, 0.57),
    "unsure": (-0.61, 0.92, -0.31),
}

WEIGHTS: Weights = {
    kind: {name: row[n] for name, row in _TABLE.items()} for n, kind in enumerate(("good", "vague", "broad"))
}
