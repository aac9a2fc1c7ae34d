"""Why somebody is proposed, as the mentee reads it, and as the mentor does (*why you*).

Only the mentor's own words and figures; a reason adds nothing of its own.
"""

from flows.decision import Phrase, Words
from flows.proposal import Reason, ReasonKind

FOR_MENTOR = frozenset(
    {ReasonKind.SKILL, ReasonKind.EVIDENCE, ReasonKind.ASK_ME_ABOUT, ReasonKind.TITLE, ReasonKind.NAMED}
)
"""What a mentor is told of; what they have free they know."""


def for_mentee(reasons: tuple[Reason, ...]) -> list[Phrase]:
    """One line a reason."""
    return [Phrase(f"reason-{r.about}", {"words": Words(r.words), "number": r.number}) for r in reasons]


def for_mentor(reasons: tuple[Reason, ...]) -> list[Phrase]:
    """The reasons that are about the mentor, said to them."""
    return [Phrase(f"why-{r.about}", {"words": Words(r.words)}) for r in reasons if r.about in FOR_MENTOR]
