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
FOR_THEMSELVES: Final = {Because.DIAGNOSE, Because.SERIES}
"""Reasons that say it whatever is to exist at the end."""


def between(mentorship: Mentorship) -> Between:
    """The kind to offer first: a diagnosis leads to steps, a series needs nothing, else what is to exist says it."""
    because = adviser.suggest(mentorship.goal, mentorship.outcome, mentorship.sessions).because
    if because in FOR_THEMSELVES:
        return USUAL[because]
    said = mentorship.outcome or mentorship.goal
    if _PLAN.search(said):
        return Between.PLAN
    return Between.STEPS if _STEPS.search(said) else USUAL.get(because, Between.PLAN)
