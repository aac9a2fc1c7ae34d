"""What the build of a goal weighs, for each thing that `flows.goal_reading` sees.

Fitted to labelled goals by `python -m benchmarks.goal_coach FILE.csv --weights`, never by hand.
"""

from collections.abc import Mapping

Weights = Mapping[str, Mapping[str, float]]

_TABLE = {
    # how much it speaks for good, for vague and for broad
    "always": (-0.78, 1.16, -0.38),
    "names nothing": (-0.21, 0.45, -0.25),
    "things named": (0.98, -1.24, 0.26),
    "named around it": (0.57, -0.31, -0.26),
    "general words": (-0.62, 0.71, -0.08),
    "things pointed at": (0.52, -0.51, -0.01),
    "a number": (0.96, -0.46, -0.51),
    "a question": (0.28, -0.28, -0.00),
    "narrowed": (0.38, -0.16, -0.22),
    "begins with a deed": (0.87, -0.69, -0.18),
    "the whole of it": (-1.33, -0.12, 1.45),
    "a large undertaking": (-0.67, -0.05, 0.72),
    "becoming": (-0.72, -0.63, 1.35),
    "becoming more": (-0.28, 0.79, -0.51),
    "a bare field": (-0.29, -0.27, 0.56),
    "unsure": (-0.60, 0.92, -0.31),
}

WEIGHTS: Weights = {
    kind: {name: row[n] for name, row in _TABLE.items()} for n, kind in enumerate(("good", "vague", "broad"))
}
