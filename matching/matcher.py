"""The matcher's door: who could help with this need, with why, or why nobody can.

It ranks first and looks at people after, from the best down, and stops when it has enough: a directory of 10,000 costs
one ranking and a handful of looks.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import chain, islice

from flows.member import Programme
from flows.proposal import Colleague, Match, Need, Nobody, Proposals, Relationship
from matching.barriers import Barrier, barrier, is_there, why_nobody
from matching.index import Index, text_of
from matching.rank import Question, Ranked, question, ranked
from matching.reasons import reasons, topic_of

Fresh = Callable[[Sequence[str]], Sequence[Colleague]]
"""Asked for colleagues by id as they are now; one it leaves out is not there any more."""

WORTH = 0.3
"""Who fits less than this, measured against the best who can be proposed, is not worth a place on the list."""

AS_GOOD = 0.5
"""From here on somebody fits about as well as the best, and the mentee's wish for known or new decides."""

LOOKED_AT = 60
"""How many are looked at to grant that wish; the first look, at `FIRST_LOOK`, is smaller, later ones twice as large."""

FIRST_LOOK = 12

Fit = tuple[Ranked, Colleague]


class Matcher:
    """Proposes colleagues. One serves one workspace; it may be used by many threads.

    The index is swapped as a whole and never changed, so a search that began with the old one ends with it.
    """

    def __init__(self) -> None:
        self._index = Index(())
        self._version: str | None = None

    @property
    def version(self) -> str | None:
        """The version of the directory that is held, None before the first."""
        return self._version

    def update(self, version: str, colleagues: Sequence[Colleague]) -> None:
        """Hold this directory from now on. The version that is held costs nothing, a new one what changed in it."""
        if version != self._version:
            self._index = Index(colleagues, before=self._index)
            self._version = version

    def propose(
        self,
        need: Need,
        pool: Sequence[Colleague] | None = None,
        limit: int = 3,
        *,
        at: datetime,
        programme: Programme,
        fresh: Fresh | None = None,
    ) -> list[Match]:
        """The matches of `answer`, best first; empty where there is nobody."""
        return list(self.answer(need, pool, limit, at=at, programme=programme, fresh=fresh).matches)

    def answer(
        self,
        need: Need,
        pool: Sequence[Colleague] | None = None,
        limit: int = 3,
        *,
        at: datetime,
        programme: Programme,
        fresh: Fresh | None = None,
    ) -> Proposals:
        """Up to `limit` colleagues who could help, best first, or why there are none.

        Args:
            need: what is asked for.
            pool: whom to search; None for the directory given to `update`. One that says the same as what is held,
                whatever room it shows, is searched with the index at hand.
            limit: how many at most.
            at: the aware instant it is for: who is away then, which hours the two share.
            programme: the workspace's rules, for shared hours.
            fresh: gives the present state of those looked at (room, absence) where the pool may be old.
        """
        index = self._index if pool is None else self._index_of(pool)
        people = index.colleagues if pool is None else pool
        asked = question(need, index)
        met: list[Barrier] = []
        order = _named_first(need, index, ranked(asked, index))
        chosen = _chosen(need, _who_can(need, _as_they_are(order, people, fresh), programme, at, met), limit)
        if not chosen:
            there = any(is_there(need, colleague) for colleague in people)
            best = next(_named_first(need, index, ranked(asked, index)), None)
            topic = topic_of(people[best.position], asked.decisive) if best else ""
            return Proposals(nobody=why_nobody(met) if there else Nobody.NO_MENTORS, topic=topic)
        return Proposals(matches=tuple(_match(need, fit, asked, programme, at) for fit in chosen))

    def _index_of(self, pool: Sequence[Colleague]) -> Index:
        held = self._index
        same = len(pool) == len(held.colleagues) and all(
            colleague.member.user_id == known.member.user_id and text_of(colleague) == text
            for colleague, known, text in zip(pool, held.colleagues, held.texts, strict=True)
        )
        return held if same else Index(pool, before=held)


def _named_first(need: Need, index: Index, order: Iterator[Ranked]) -> Iterator[Ranked]:
    """Whom the mentee named comes first, listed or not."""
    if need.someone is None or (position := index.position.get(need.someone)) is None:
        return order
    everybody = list(order)
    score = next((each.score for each in everybody if each.position == position), 0.0)
    return chain([Ranked(position, score)], (each for each in everybody if each.position != position))


def _as_they_are(order: Iterator[Ranked], people: Sequence[Colleague], fresh: Fresh | None) -> Iterator[Fit]:
    """The ranked colleagues in their present state, asked for in growing handfuls; who has gone is left out."""
    look = FIRST_LOOK
    while handful := list(islice(order, look)):
        now = {people[each.position].member.user_id: people[each.position] for each in handful}
        if fresh:
            now = {colleague.member.user_id: colleague for colleague in fresh(list(now))}
        for each in handful:
            if colleague := now.get(people[each.position].member.user_id):
                yield each, colleague
        look *= 2


def _who_can(
    need: Need, fits: Iterator[Fit], programme: Programme, at: datetime, met: list[Barrier]
) -> Iterator[Fit]:
    """Those nothing stands against; what stopped the others is added to `met`."""
    for fit in fits:
        stopped = barrier(need, fit[1], programme, at)
        if stopped is None:
            yield fit
        else:
            met.append(stopped)


def _chosen(need: Need, fits: Iterator[Fit], limit: int) -> list[Fit]:
    """The first few that are worth it, with those the mentee would rather have before others about as good."""
    enough = limit if need.relationship is Relationship.ANY else max(limit, LOOKED_AT)
    found = list(islice(fits, enough))
    named = [fit for fit in found if fit[1].member.user_id == need.someone]
    others = [fit for fit in found if fit not in named]
    best = max((each.score for each, _ in others), default=0.0)
    worth = [fit for fit in others if fit[0].score >= WORTH * best]
    as_good = [fit for fit in worth if fit[0].score >= AS_GOOD * best]
    rest = [fit for fit in worth if fit[0].score < AS_GOOD * best]
    return [*named, *sorted(as_good, key=lambda fit: _distance(need, fit[1])), *rest][:limit]


def _distance(need: Need, colleague: Colleague) -> int:
    """How far somebody is from what the mentee would rather have; the same for all where it does not matter."""
    met_before = need.mentee.user_id in colleague.worked_with
    near = _same(need.mentee.site, colleague.member.site) or _same(need.mentee.department, colleague.member.department)
    match need.relationship:
        case Relationship.ANY:
            return 0
        case Relationship.KNOWN:
            return 0 if met_before else 1 if near else 2
        case Relationship.NEW:
            return 2 if met_before else 1 if near else 0


def _same(mine: str, theirs: str) -> bool:
    return bool(mine) and mine == theirs


def _match(need: Need, fit: Fit, asked: Question, programme: Programme, at: datetime) -> Match:
    each, colleague = fit
    why = reasons(need, colleague, asked.decisive, programme, at)
    return Match(mentor_id=colleague.member.user_id, score=each.score, reasons=why)
