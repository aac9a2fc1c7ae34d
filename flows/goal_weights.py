"""What the build of a goal weighs: for each thing that `flows.goal_reading` sees, how much it speaks for a goal that is
good, vague or broad. Fitted to labelled goals by `python -m benchmarks.goal_coach FILE.csv --weights`, never by hand.
"""

from collections.abc import Mapping

Weights = Mapping[str, Mapping[str, float]]

_TABLE = {
    # how much it speaks for good, for vague and for broad
    "always": (-0.57, 1.18, -0.61),
    "names nothing": (-0.24, 0.52, -0.28),
    "things named": (1.01, -1.44, 0.43),
    "named around it": (0.55, -0.29, -0.26),
    "general words": (-0.72, 0.74, -0.02),
    "things pointed at": (0.60, -0.46, -0.14),
    "a number": (1.07, -0.44, -0.63),
    "a question": (0.17, -0.24, 0.07),
    "narrowed": (0.55, -0.35, -0.21),
    "begins with a deed": (0.51, -0.58, 0.08),
    "the whole of it": (-1.15, 0.07, 1.09),
    "a large undertaking": (-0.48, -0.02, 0.50),
    "becoming": (-0.88, -0.25, 1.13),
    "becoming more": (-0.13, 0.63, -0.51),
    "a bare field": (-0.51, -0.34, 0.85),
    "unsure": (-0.42, 0.67, -0.25),
}

WEIGHTS: Weights = {
    kind: {name: row[n] for name, row in _TABLE.items()} for n, kind in enumerate(("good", "vague", "broad"))
}
