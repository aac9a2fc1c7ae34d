"""What the build of a goal weighs: for each thing that `flows.goal_reading` sees, how much it speaks for a goal that is
good, vague or broad. Fitted to labelled goals by `python -m benchmarks.goal_coach FILE.csv --weights`, never by hand.
"""

from collections.abc import Mapping

Weights = Mapping[str, Mapping[str, float]]

_TABLE = {
    # name: (good, vague, broad)
    "always": (-0.69, 1.06, -0.37),
    "names nothing": (-0.35, 0.82, -0.46),
    "things named": (0.99, -1.43, 0.44),
    "named around it": (0.59, -0.39, -0.20),
    "general words": (-0.60, 0.74, -0.14),
    "things pointed at": (0.60, -0.48, -0.13),
    "a number": (1.03, -0.36, -0.68),
    "a question": (0.32, -0.24, -0.08),
    "narrowed": (0.48, -0.33, -0.14),
    "begins with a deed": (0.89, -0.54, -0.35),
    "the whole of it": (-1.03, 0.00, 1.03),
    "a large undertaking": (-0.54, -0.02, 0.56),
    "becoming": (-0.79, -0.21, 1.00),
    "becoming more": (-0.20, 0.47, -0.27),
    "a bare field": (-0.48, -0.42, 0.90),
    "unsure": (-0.18, 0.38, -0.20),
}

WEIGHTS: Weights = {
    kind: {name: row[n] for name, row in _TABLE.items()} for n, kind in enumerate(("good", "vague", "broad"))
}
