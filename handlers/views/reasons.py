"""Why somebody is proposed, as the mentee reads it, and as the mentor does (*why you*).

Only the mentor's own words and figures; a reason adds nothing of its own.
"""

from collections.abc import Sequence

from flows.decision import Phrase, Words
from flows.proposal import Reason, ReasonKind

OFFERS = frozenset({ReasonKind.SKILL, ReasonKind.EVIDENCE, ReasonKind.ASK_ME_ABOUT, ReasonKind.TITLE})
"""What a mentor has to offer, in their own words."""

FOR_MENTOR = OFFERS | {ReasonKind.NAMED}
"""What a mentor is told of; what they have free they know."""


def for_mentee(reasons: Sequence[Reason]) -> list[Phrase]:
    """One line a reason; a skill and the evidence that follows it are one."""
    lines: list[Phrase] = []
    for before, r in zip((None, *reasons), reasons, strict=False):
        if before and (before.about, r.about) == (ReasonKind.SKILL, ReasonKind.EVIDENCE):
            lines[-1] = Phrase("reason-skill-evidence", {"words": Words(before.words), "evidence": Words(r.words)})
        else:
            lines.append(Phrase(f"reason-{r.about}", {"words": Words(r.words), "number": r.number}))
    return lines


def says_why(reasons: Sequence[Reason]) -> bool:
    """Is any of it about what they offer? Whom the mentee named may be there for their name alone."""
    return any(r.about in OFFERS for r in reasons)


def for_mentor(reasons: tuple[Reason, ...]) -> list[Phrase]:
    """The reasons that are about the mentor, said to them."""
    return [Phrase(f"why-{r.about}", {"words": Words(r.words)}) for r in reasons if r.about in FOR_MENTOR]
