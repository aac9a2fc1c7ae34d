"""Skills as people pick or type them, each with one line of evidence.

What is picked is what a colleague lists, to the letter, so that the vocabulary grows together. What is typed is read
leniently, since nobody reads a hint twice: several at once by semicolons, evidence after a dash between blanks. It must
not know profiles.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from flows.decision import Phrase, Words
from flows.proposal import Skill

MOST = 6
NAME_LIMIT = 75
EVIDENCE_LIMIT = 200

_DASH = re.compile(r"\s+[-–—|]+\s+")


def chosen(values: Iterable[str]) -> tuple[Skill, ...]:
    """The skills in their order; of two that differ only in case, the first with evidence."""
    found: dict[str, Skill] = {}
    for skill in (_skill(part) for value in values for part in value.split(";")):
        known = found.get(skill.name.casefold())
        if skill.name and (known is None or (skill.evidence and not known.evidence)):
            found[skill.name.casefold()] = skill
    return tuple(found.values())


def _skill(typed: str) -> Skill:
    name, *evidence = _DASH.split(typed.strip(), maxsplit=1)
    return Skill(_tidy(name).rstrip(".,; "), _tidy(evidence[0]) if evidence else "")


def _tidy(text: str) -> str:
    return " ".join(text.split())


def evidence_field(name: str) -> str:
    """The name of the form's field for a skill's evidence: the same for as long as the skill stands in the form."""
    return "evidence_" + sha256(name.casefold().encode(errors="replace")).hexdigest()[:12]


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


def from_goal(goal: str, outcome: str) -> Skill | None:
    """What somebody learned, as a skill with its evidence; None without a goal. Too long a goal ends at a word."""
    name = _DASH.sub(" ", _tidy(goal.replace(";", ","))).rstrip(".,; ")
    if len(name) > NAME_LIMIT:
        name = name[: NAME_LIMIT + 1].rpartition(" ")[0] or name[:NAME_LIMIT]
    return Skill(name, _tidy(outcome)[:EVIDENCE_LIMIT]) if name else None


def with_one_more(skills: Sequence[Skill], skill: Skill | None) -> tuple[Skill, ...]:
    """These and that one, unless it is among them already or there are as many as may be."""
    known = {each.name.casefold() for each in skills}
    if skill is None or skill.name.casefold() in known or len(skills) >= MOST:
        return tuple(skills)
    return (*skills, skill)
