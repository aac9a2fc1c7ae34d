"""What the build of a goal weighs, for each thing that `flows.goal_reading` sees.

Fitted to labelled goals by `python -m benchmarks.goal_coach FILE.csv --weights`, never by hand.
"""

from collections.abc import Mapping

Weights = Mapping[str, Mapping[str, float]]

_TABLE = {
    # how much it speaks for good, for vague and for broad
    "always": (-0.74, 1.08, -0.34),
    "names nothing": (-0.23, 0.46, -0.23),
    "things named": (0.99, -1.24, 0.24),
    "named around it": (0.55, -0.28, -0.27),
    "general words": (-0.60, 0.69, -0.09),
    "things pointed at": (0.51, -0.48, -0.02),
    "a number": (0.96, -0.45, -0.51),
    "a question": (0.24, -0.29, 0.05),
    "narrowed": (0.45, -0.19, -0.25),
    "begins with a deed": (0.81, -0.65, -0.17),
    "the whole of it": (-1.45, 0.12, 1.34),
    "a large undertaking": (-0.67, -0.07, 0.73),
    "becoming": (-0.72, -0.64, 1.36),
    "becoming more": (-0.28, 0.79, -0.50),
    "a bare field": (-0.30, -0.33, 0.63),
    "unsure": (-0.41, 0.95, -0.53),
}

WEIGHTS: Weights = {
    kind: {name: row[n] for name, row in _TABLE.items()} for n, kind in enumerate(("good", "vague", "broad"))
}
