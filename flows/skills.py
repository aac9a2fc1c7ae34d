"""Skills as people type them: one a line, and after a dash one line of evidence.

Read leniently, since nobody reads a hint twice: bullets, any dash with a blank on both sides, a colon, or all in one
line by semicolons. It must not know profiles.
"""

import re
from collections.abc import Sequence

from flows.decision import Phrase, Words
from flows.proposal import Skill

MOST = 6
NAME_LIMIT = 75
EVIDENCE_LIMIT = 200
TEXT_LIMIT = 2000
"""Characters the field takes: six skills with their evidence, and some to spare."""

_BULLET = re.compile(r"^\s*(?:[-*•–—]|\d{1,2}[.)])\s+")
_PARTING = re.compile(r"\s+[-–—|]+\s+|\s*[–—|]\s*|:\s+")


def read(text: str) -> tuple[Skill, ...]:
    """The skills that were typed, in their order; of two that differ only in case, the first with evidence."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and not _PARTING.search(_BULLET.sub("", lines[0])):
        lines = lines[0].split(";")
    found: dict[str, Skill] = {}
    for skill in map(_skill, lines):
        if not skill.name:
            continue
        known = found.get(skill.name.casefold())
        if known is None or (skill.evidence and not known.evidence):
            found[skill.name.casefold()] = skill
    return tuple(found.values())


def _skill(line: str) -> Skill:
    name, *evidence = _PARTING.split(_BULLET.sub("", line).strip(), maxsplit=1)
    return Skill(_tidy(name).rstrip(".,; "), _tidy(evidence[0]) if evidence else "")


def _tidy(text: str) -> str:
    return " ".join(text.split())


def fault(skills: Sequence[Skill]) -> Phrase | None:
    """What is wrong with them in one sentence; None where they serve."""
    if not skills:
        return Phrase("skills-none")
    if len(skills) > MOST:
        return Phrase("skills-many", {"count": len(skills), "most": MOST})
    for skill in skills:
        if len(skill.name) > NAME_LIMIT:
            return Phrase("skills-name-long", {"skill": Words(skill.name[:40]), "limit": NAME_LIMIT})
        if len(skill.evidence) > EVIDENCE_LIMIT:
            return Phrase("skills-evidence-long", {"skill": Words(skill.name), "limit": EVIDENCE_LIMIT})
    return None


def write(skills: Sequence[Skill]) -> str:
    """Skills as the form shows them: what `read` reads back."""
    return "\n".join(f"{s.name} - {s.evidence}" if s.evidence else s.name for s in skills)


def from_goal(goal: str, outcome: str) -> Skill | None:
    """What somebody learned, as a skill with its evidence; None without a goal. Too long a goal ends at a word."""
    name = _PARTING.sub(" ", _tidy(goal)).rstrip(".,; ")
    if len(name) > NAME_LIMIT:
        name = name[: NAME_LIMIT + 1].rpartition(" ")[0] or name[:NAME_LIMIT]
    return Skill(name, _tidy(outcome)[:EVIDENCE_LIMIT]) if name else None


def with_one_more(skills: Sequence[Skill], skill: Skill | None) -> tuple[Skill, ...]:
    """These and that one, unless it is among them already or there are as many as may be."""
    known = {each.name.casefold() for each in skills}
    if skill is None or skill.name.casefold() in known or len(skills) >= MOST:
        return tuple(skills)
    return (*skills, skill)
