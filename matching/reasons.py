"""Why this colleague: the mentor's own words that answer the need, and figures that are true at that moment.

First what they have to offer, then circumstances. Words are quoted to the letter.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from flows import worktime
from flows.member import Programme, local_day
from flows.proposal import LIVE, Colleague, Need, Reason, ReasonKind, Skill
from matching.index import SKILL_WEIGHT
from matching.words import stems

MINUTES_AN_HOUR = 60

MOST = 5
"""Reasons said for one colleague: the skill, its evidence and the circumstances; a second skill goes before hours."""


def reasons(
    need: Need, colleague: Colleague, decisive: Mapping[str, float], programme: Programme, at: datetime
) -> tuple[Reason, ...]:
    """What is said for this colleague. `decisive`: the need's stems and how much each of them tells."""
    named = [Reason(ReasonKind.NAMED)] if colleague.member.user_id == need.someone else []
    return (*named, *_offers(colleague, decisive), *_circumstances(need, colleague, programme, at))[:MOST]


def topic_of(colleague: Colleague, decisive: Mapping[str, float]) -> str:
    """The name of the skill of theirs that the need names best; empty where it names none."""
    best = _best_name(colleague.skills, decisive)
    return best.name if best else ""


def _offers(colleague: Colleague, decisive: Mapping[str, float]) -> list[Reason]:
    """The skill that answers best with its evidence, and one that answers more; else the words that matched alone."""
    best = max(colleague.skills, key=lambda skill: _tells(skill, decisive), default=None)
    if best and _tells(best, decisive):
        offers = [Reason(ReasonKind.SKILL, best.name)]
        if best.evidence:
            offers.append(Reason(ReasonKind.EVIDENCE, best.evidence))
        more = _best_name(colleague.skills, {s: w for s, w in decisive.items() if s not in _stems(best)})
        return [*offers, Reason(ReasonKind.SKILL, more.name)] if more else offers
    if _weight(colleague.ask_me_about, decisive):
        return [Reason(ReasonKind.ASK_ME_ABOUT, colleague.ask_me_about)]
    if _weight(colleague.member.title, decisive):
        return [Reason(ReasonKind.TITLE, colleague.member.title)]
    return []


def _circumstances(need: Need, colleague: Colleague, programme: Programme, at: datetime) -> list[Reason]:
    """What they have free, how near they are to the mentee, and the hours both work."""
    circumstances = [Reason(ReasonKind.FREE_MINUTES, number=colleague.room.minutes), _nearness(need, colleague)]
    if not need.ways or LIVE & set(need.ways):
        day = local_day(at, need.mentee)
        minutes = worktime.shared_minutes_a_day(need.mentee, colleague.member, programme, day)
        if minutes >= MINUTES_AN_HOUR:
            circumstances.append(Reason(ReasonKind.SHARED_HOURS, number=minutes // MINUTES_AN_HOUR))
    return circumstances


def _nearness(need: Need, colleague: Colleague) -> Reason:
    """The nearest thing that is known: a colleague of the same site is not called new to the mentee."""
    mentee, mentor = need.mentee, colleague.member
    if mentee.user_id in colleague.worked_with:
        return Reason(ReasonKind.KNOWN)
    if mentee.site and mentee.site == mentor.site:
        return Reason(ReasonKind.SAME_SITE, mentor.site)
    if mentee.department and mentee.department == mentor.department:
        return Reason(ReasonKind.SAME_DEPARTMENT, mentor.department)
    return Reason(ReasonKind.NEW)


def _best_name(skills: Iterable[Skill], decisive: Mapping[str, float]) -> Skill | None:
    """The skill whose name alone answers most of `decisive`, if any does."""
    best = max(skills, key=lambda skill: _weight(skill.name, decisive), default=None)
    return best if best and _weight(best.name, decisive) else None


def _tells(skill: Skill, decisive: Mapping[str, float]) -> float:
    return SKILL_WEIGHT * _weight(skill.name, decisive) + _weight(skill.evidence, decisive)


def _weight(text: str, decisive: Mapping[str, float]) -> float:
    return sum(decisive.get(stem, 0.0) for stem in sorted(set(stems(text))))


def _stems(skill: Skill) -> set[str]:
    return {*stems(skill.name), *stems(skill.evidence)}
