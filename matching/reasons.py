"""Why this colleague: the mentor's own words that answer the need, and figures that are true at that moment.

First what they have to offer, then circumstances. Words are quoted to the letter, whole: nothing is said of somebody
that stands neither in what they wrote nor in the directory.
"""

from collections.abc import Sequence
from datetime import datetime

from flows.member import Programme, local_day
from flows.proposal import LIVE, Colleague, Need, Reason, ReasonKind
from matching.hours import shared_minutes
from matching.rank import Answer
from matching.words import stems

MINUTES_AN_HOUR = 60

ALSO = 0.75
"""A second string of theirs is quoted where it answers at least so well as the best: a weak reason weakens the first.
From here on a listed skill is also quoted before what they say to ask about, and that before a title."""

REST = 0.4
"""A skill that answers at least so well, and has a word of the request which the first leaves open, is quoted too."""

_IN_SKILLS = frozenset({ReasonKind.SKILL, ReasonKind.EVIDENCE})
_BY_WEIGHT = (_IN_SKILLS, frozenset({ReasonKind.ASK_ME_ABOUT}), frozenset({ReasonKind.TITLE}))


def reasons(
    need: Need, colleague: Colleague, answers: Sequence[Answer], programme: Programme, at: datetime
) -> tuple[Reason, ...]:
    """What is said for this colleague. `answers`: which of their own strings answer the need, the strongest first."""
    named = [Reason(ReasonKind.NAMED)] if colleague.member.user_id == need.someone else []
    return (*named, *_offers(need, colleague, answers), *_circumstances(need, colleague, programme, at))


def topic_of(colleague: Colleague, answers: Sequence[Answer]) -> str:
    """The name of the skill of theirs that answers best; empty where none does."""
    return next((colleague.skills[each.place].name for each in answers if each.kind in _IN_SKILLS), "")


def quoted(colleague: Colleague, answer: Answer) -> tuple[str, ...]:
    """The mentor's own words that an answer stands for: a skill with its evidence, or a line of their profile."""
    if answer.kind is ReasonKind.ASK_ME_ABOUT:
        return (colleague.ask_me_about,)
    if answer.kind is ReasonKind.TITLE:
        return (colleague.member.title,)
    skill = colleague.skills[answer.place]
    return (skill.name, skill.evidence) if skill.evidence else (skill.name,)


def _offers(need: Need, colleague: Colleague, answers: Sequence[Answer]) -> list[Reason]:
    """What answers best, and one skill more that answers about as well or answers the rest."""
    good = [each for each in answers if each.strength >= ALSO * answers[0].strength]
    first = next((each for kinds in _BY_WEIGHT for each in good if each.kind in kinds), None)
    if first is None:
        return []
    said = quoted(colleague, first)
    if first.kind not in _IN_SKILLS:
        return [Reason(first.kind, said[0])]
    offers = [Reason(kind, words) for kind, words in zip((ReasonKind.SKILL, ReasonKind.EVIDENCE), said, strict=False)]
    more = _second_skill(need, colleague, answers, first)
    return [*offers, Reason(ReasonKind.SKILL, more)] if more else offers


def _second_skill(need: Need, colleague: Colleague, answers: Sequence[Answer], first: Answer) -> str:
    """The name of another skill of theirs that says something to the request, empty where none does."""
    left_open = {*stems(" ".join((need.goal, *need.skills)))} - {*stems(" ".join(quoted(colleague, first)))}
    best = answers[0].strength
    for each in answers:
        if each.kind in _IN_SKILLS and each.place != first.place and each.strength >= REST * best:
            name = colleague.skills[each.place].name
            if each.strength >= ALSO * best or not left_open.isdisjoint(stems(name)):
                return name
    return ""


def _circumstances(need: Need, colleague: Colleague, programme: Programme, at: datetime) -> list[Reason]:
    """What they have free, how near they are to the mentee, and the hours both work."""
    circumstances = [Reason(ReasonKind.FREE_MINUTES, number=colleague.room.minutes), *_nearness(need, colleague)]
    if not need.ways or LIVE & set(need.ways):
        minutes = shared_minutes(need.mentee, colleague.member, programme, local_day(at, need.mentee))
        if minutes >= MINUTES_AN_HOUR:
            circumstances.append(Reason(ReasonKind.SHARED_HOURS, number=minutes // MINUTES_AN_HOUR))
    return circumstances


def _nearness(need: Need, colleague: Colleague) -> list[Reason]:
    """The nearest thing that is known: a colleague of the same site is not called new, nor is whom they named."""
    mentee, mentor = need.mentee, colleague.member
    if mentee.user_id in colleague.worked_with:
        return [Reason(ReasonKind.KNOWN)]
    if mentor.user_id == need.someone:
        return []
    if mentee.user_id in colleague.named_by:
        return [Reason(ReasonKind.NAMED_BEFORE)]
    if mentee.site and mentee.site == mentor.site:
        return [Reason(ReasonKind.SAME_SITE, mentor.site)]
    if mentee.department and mentee.department == mentor.department:
        return [Reason(ReasonKind.SAME_DEPARTMENT, mentor.department)]
    return [Reason(ReasonKind.NEW)]
