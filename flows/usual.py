"""What usually comes between two sessions, read from the model and from what is to exist at the end (product.md).

Offered first to the mentee, who chooses. The reading is the adviser's; it must not know what the choice leads to.
"""

import re
from typing import Final

from flows import adviser
from flows.adviser import Because
from flows.pair import Between, Mentorship

_PLAN: Final = re.compile(r"\b(?:plans?|roadmap|schedule|agenda|outline|strategy|proposal)\b", re.IGNORECASE)
_STEPS: Final = re.compile(r"\b(?:steps?|checklist|habits?|routine)\b", re.IGNORECASE)

USUAL: Final = {
    Because.DIAGNOSE: Between.STEPS,
    Because.SERIES: Between.NOTHING,
    Because.STEPS: Between.STEPS,
    Because.PIECE: Between.WORK,
}
"""By the reason for so many sessions; for the others a plan."""


def between(mentorship: Mentorship) -> Between:
    """The kind to offer first: a quick series needs none, a diagnosis leads to steps, a piece of work is shown."""
    goal, outcome = mentorship.goal, mentorship.outcome
    because = adviser.suggest(goal, outcome, mentorship.sessions).because
    if because is Because.SERIES and mentorship.sessions < 3:  # noqa: PLR2004 - a series has three
        because = Because.STEPS
    if because in {Because.DIAGNOSE, Because.SERIES}:
        return USUAL[because]
    said = outcome or goal
    if _PLAN.search(said):
        return Between.PLAN
    return Between.STEPS if _STEPS.search(said) else USUAL.get(because, Between.PLAN)
