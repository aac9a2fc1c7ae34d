"""Which of the qualified are proposed, and in which order: the person, once the words have had their say.

How well somebody fits decides. What else is known of them moves nobody further than `REACH`, and never past a better
grade: an order only ever changes among those who fit about as well. It must not know how fitness is measured, nor what
keeps somebody off the list.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from flows.proposal import Colleague, Grade, Need, ReasonKind, Relationship
from matching.rank import Ranked
from matching.reasons import quoted
from matching.words import stems

Fit = tuple[Ranked, Colleague]
"""How well a colleague fits, and the colleague as they are now."""

WISH = 0.55
"""How much of the best one's fit the mentee's own wish for somebody known or new is worth. By far the most, since they
said it: of all who clearly fit, whom they know comes first (product.md, Ask). A little more than half, so that who has
one of two things asked for may pass who has both; who has less may not."""

NEAR = 0.95
"""How well known somebody of the same site or department is taken to be: right behind whom one worked with or named."""

CIRCUMSTANCES = 0.05
"""What all that nobody asked for is worth together: who is just ahead, has time, and was not asked of late. Less than
two judges of the same pair differ by: it breaks a tie and overrules nobody."""

SAMENESS = 0.05
"""What it costs to say the same as somebody on the list: three who do are one proposal. A tie's worth again."""

REACH = CIRCUMSTANCES + SAMENESS
"""Nobody is passed by somebody of their grade who fits by more than this share of the best one's fit worse; where the
mentee has a wish, by more than this and `WISH`."""

LOOKED_AT = 60
"""How many are looked at, for each costs the database a little. Those beyond fit no better, and the load brings them
up: of sixty who were all asked of late the next has been asked no less."""

JUST_AHEAD = range(2, 9)
"""Years in a role from which somebody has done the thing and still knows what was hard about it. Before, they learn it
themselves; long after, they have forgotten what it is not to know."""

PLENTY = 3
"""Requests of this size that fit what is left of a mentor's month: beyond, more minutes make no difference."""

OFTEN = 4
"""Invitations in a month, one a week: asked more often than that is asked often."""

_TOP = frozenset(stems("chief director president principal head dean executive partner vp ceo cfo cto coo"))
"""Words of titles at the top of a house: all that a directory tells of a level."""


def choose(need: Need, fits: Iterable[Fit], limit: int) -> list[Fit]:
    """At most `limit` of `fits`, which come best first: whom the mentee named, then by grade, then who fits best.

    No more of `fits` is taken than can still get a place. The same fits in the same order give the same choice.
    """
    found = list(_within_reach(need, fits, limit))
    chosen = [fit for fit in found if _named(need, fit)][:limit]
    others = [fit for fit in found if not _named(need, fit) and fit[0].grade]
    best = max((each.fit for each, _ in others), default=0.0) or 1.0
    for grade in Grade:  # the better one first
        worth = [(fit, fit[0].fit / best + _liking(need, fit)) for fit in others if fit[0].grade is grade]
        worth.sort(key=lambda each: -each[1])
        while worth and len(chosen) < limit:
            chosen.append(worth.pop(_next_of(worth, chosen))[0])
    return chosen


def _next_of(worth: Sequence[tuple[Fit, float]], chosen: Sequence[Fit]) -> int:
    """The place of the best of these, which come by what speaks for them; to say the same as the chosen takes away."""
    place, most = 0, -math.inf
    for at, (fit, worthy) in enumerate(worth):
        if worthy <= most:
            break  # and so is everybody after them
        if (left := worthy - SAMENESS * _sameness(fit, chosen)) > most:
            place, most = at, left
    return place


def _within_reach(need: Need, fits: Iterable[Fit], limit: int) -> Iterator[Fit]:
    """Those whom the last who has a place by fitness alone does not leave out of reach."""
    reach = REACH if need.relationship is Relationship.ANY else REACH + WISH
    others: list[Ranked] = []
    for seen, fit in enumerate(fits):
        if seen >= max(LOOKED_AT, limit):
            return
        each = fit[0]
        if len(others) >= limit:
            last = others[limit - 1]
            if each.grade is not last.grade or each.fit < last.fit - reach * others[0].fit:
                return
        yield fit
        if not _named(need, fit):
            others.append(each)


def _named(need: Need, fit: Fit) -> bool:
    return fit[1].member.user_id == need.someone


def _liking(need: Need, fit: Fit) -> float:
    """What is to be said for the person: from 0 to WISH + CIRCUMSTANCES."""
    room = fit[1].room.minutes / max(1, need.total) / PLENTY
    rested = 1 - fit[1].asked_lately / OFTEN
    # The load counts twice: the other two speak for this mentee, and this one for everybody who asks and is asked.
    circumstances = (_ahead(need, fit) + min(1.0, room) + 2 * max(0.0, rested)) / 4
    return WISH * _granted(need, fit[1]) + CIRCUMSTANCES * circumstances


def _granted(need: Need, colleague: Colleague) -> float:
    """How far the mentee's wish for somebody known or new is granted, from 0 to 1; 0 for all where they have none."""
    mentee = need.mentee
    known = mentee.user_id in colleague.worked_with or mentee.user_id in colleague.named_by
    near = _same(mentee.site, colleague.member.site) or _same(mentee.department, colleague.member.department)
    closeness = 1.0 if known else NEAR if near else 0.0
    match need.relationship:
        case Relationship.ANY:
            return 0.0
        case Relationship.KNOWN:
            return closeness
        case Relationship.NEW:
            return 1 - closeness


def _ahead(need: Need, fit: Fit) -> float:
    """Is this somebody just ahead, from 0 to 1? Half where the directory does not say.

    The top of the house is far ahead of all but each other, unless what was asked about is the role itself.
    """
    each, colleague = fit
    if _at_the_top(colleague.member.title) and not _at_the_top(need.mentee.title) and not _about_the_role(each):
        return 0.0
    return 0.5 if colleague.years_in_role is None else float(colleague.years_in_role in JUST_AHEAD)


def _about_the_role(each: Ranked) -> bool:
    return bool(each.answers) and each.answers[0].kind is ReasonKind.TITLE


def _at_the_top(title: str) -> bool:
    return not _TOP.isdisjoint(stems(title))


def _sameness(fit: Fit, chosen: Sequence[Fit]) -> float:
    """How much of what they would say is said by somebody on the list, from 0 to 1: the same words, the same desk."""
    return max((_alike(fit, other) for other in chosen), default=0.0)


def _alike(fit: Fit, other: Fit) -> float:
    ours, theirs = _words(fit), _words(other)
    shared = len(ours & theirs) / max(1, len(ours | theirs))
    one, two = fit[1].member, other[1].member
    return shared * (2 + _same(one.department, two.department) + _same(one.site, two.site)) / 4


def _words(fit: Fit) -> set[str]:
    """The stems of what answers the need best."""
    each, colleague = fit
    return set(stems(" ".join(quoted(colleague, each.answers[0])))) if each.answers else set()


def _same(mine: str, theirs: str) -> bool:
    return bool(mine) and mine == theirs
