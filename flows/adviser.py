"""The model adviser: one, two or three sessions, and shadowing, read from the goal and what is to exist.

The table of product.md, *Three models*, as rules from the surest to the least sure. English is read; in another
language only whether something is to exist at the end counts. The mentee's own number always stands before this.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from flows.proposal import Way

_I = re.IGNORECASE


class Because(StrEnum):
    """Why that many sessions."""

    TALK = "talk"
    QUESTION = "question"
    NARROW = "narrow"
    STEPS = "steps"
    PIECE = "piece"
    DIAGNOSE = "diagnose"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A number of sessions, and the reason."""

    sessions: int
    because: Because


_DIAGNOSE = re.compile(
    r"\b(?:find|figure|work) out why\b|\bno idea why\b|\bwhat(?:'s| is| goes| went| keeps going) wrong\b|\broot cause|"
    r"\bkeeps? \w+ing\b|\btrouble ?shoot|\bdiagnos|\b(?:does not|doesn't|won't|stopped) work",
    _I,
)
"""It must first be found out what the matter is: sessions for that, for the remedy, and for how it went."""

_SERIES = re.compile(
    r"\bpractis(?:e|ing)\b|\bpractic(?:e|ing)\b (?:\w+ ){0,3}\w*s\b|\brole[- ]play|"
    r"\b(?:two|three|several) (?:rounds|drafts)\b|"
    r"\bfeedback (?:on|after) each\b",
    _I,
)
"""Doing it, hearing how it was, doing it again: a quick series, or two rounds of feedback."""

_TALK = re.compile(
    r"\binformational interview\b|\bshadow(?:ing)?\b|\bsit(?:ting)? (?:in|with)\b|\b(?:ride|walk|come|tag) along\b|"
    r"\b(?:talk|speak|chat|coffee|lunch) (?:to|with)\b|^\W*(?:watch|observe|follow|visit|meet|interview|ask)\b|"
    r"\bwhat (?:\w+ ){1,4}(?:do|does) (?:all day|in|on|at)\b|\bwhat (?:it|that|the job|the work) is like\b",
    _I,
)
"""A role, a department or a site to hear about, or a colleague to watch."""

_SHADOWING = re.compile(
    r"\b[Ss]hadow(?:ing)? (?:(?:a|an|the|our|my|one|some(?:body|one)|people|how)\b|@|[A-ZÄÖÜ][^\W\d_A-Z])|"
    r"^\W*[Ss]hadow(?:ing)? (?:\S+ ){1,3}(?:at|during|when|while)\b|"
    r"\b[Ss]it(?:ting)? in (?:on|with)\b|\b(?:[Rr]ide|[Ww]alk|[Tt]ag) along\b|"
    r"\b(?:[Ww]atch|[Oo]bserve)(?:ing)? (?:a colleague|some(?:body|one)|@)|"
    r"\b(?:bei|in) (?:\S+ ){1,5}hospitieren\b|\büber die Schulter\b|\bmitlaufen\b"
)
"""To watch somebody at work; not "shadow IT", nor shadow puppets. In German too, where the words are plain."""

_MAKING = re.compile(
    r"^\W*(?:write|draft|build|design|create|make|rewrite|redesign|prepare|compose|record|produce|set up|put together|"
    r"turn|shorten|proofread|cut|fix|develop|script|edit)\b",
    _I,
)
"""Something comes out of it, on which feedback is worth a second session."""

_STEPS = re.compile(
    r"\b(?:plans?|steps?|roadmap|schedule|agenda|checklist)\b|^\W*(?:plan|start|organi[sz]e|introduce|delegate)\b", _I
)
"""A plan is made, or steps are taken, and somebody looks at how it went."""

_QUESTION = re.compile(r"\?\s*$|^\W*(?:how|what|which|whether|why|when|where|who|is|are|should|can|do|does)\b", _I)


def suggest(goal: str, outcome: str = "", most: int = 3) -> Suggestion:
    """How many sessions suit the goal: at least 1, and no more than `most`, which the programme allows."""
    found = _suggestion(goal.replace("’", "'").strip(), outcome.replace("’", "'").strip())
    return Suggestion(max(1, min(found.sessions, most)), found.because)


def way(goal: str) -> Way | None:
    """How to meet, where the goal says it: shadowing, where somebody would like to watch a colleague at work."""
    return Way.SHADOWING if _SHADOWING.search(goal) else None


def _suggestion(goal: str, outcome: str) -> Suggestion:
    if _DIAGNOSE.search(goal):
        return Suggestion(3, Because.DIAGNOSE)
    if _SERIES.search(goal) or _SERIES.search(outcome):
        return Suggestion(3, Because.SERIES)
    if outcome:
        return Suggestion(2, Because.STEPS if _STEPS.search(outcome) else Because.PIECE)
    if _TALK.search(goal):
        return Suggestion(1, Because.TALK)
    if _QUESTION.search(goal):
        return Suggestion(1, Because.QUESTION)
    if _MAKING.search(goal):
        return Suggestion(2, Because.PIECE)
    if _STEPS.search(goal):
        return Suggestion(2, Because.STEPS)
    return Suggestion(1, Because.NARROW)
