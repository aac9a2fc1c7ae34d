"""The matcher's door: who could help with this need, with why, or why nobody can.

It ranks first and looks at people after, from the best down, and stops when it has enough: a directory of 10,000 costs
one ranking and a handful of looks.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from flows.member import Programme, local_day
from flows.proposal import Colleague, Grade, Match, Need, Nobody, Proposals
from matching.barriers import Barrier, barrier, free_from, is_there, why_nobody
from matching.choice import LOOKED_AT, Fit, choose
from matching.index import Index, wanted
from matching.lexical import text_of
from matching.rank import Ranked, question, ranked, texts_of
from matching.reading import language, spelt
from matching.reasons import reasons, topic_of
from matching.vectors import Vectors

Fresh = Callable[[Sequence[str]], Sequence[Colleague]]
"""Asked for colleagues by id as they are now; one it leaves out is not there any more."""

WORTH = 0.3
"""Who fits less than this, measured against the best who can be proposed, is not worth a place on the list."""

STANDS_IN = 0.5
"""Who fits so well, measured against the best who cannot be proposed, may stand in for them."""

PATIENCE = 0.5
"""Seconds that a question waits for its vectors, most of them behind others: one takes a fiftieth of a second."""

FIRST_LOOK = 12
"""How many are looked at first; each later look is twice as large."""


class Matcher:
    """Proposes colleagues. One serves one workspace; it may be used by many threads.

    The index is swapped as a whole and never changed, so a search that began with the old one ends with it. `patience`:
    seconds that a question may wait for its vectors, PATIENCE where it is not said.
    """

    def __init__(self, vectors: Vectors | None = None, patience: float | None = None) -> None:
        self._vectors = vectors
        self._patience = PATIENCE if patience is None else patience
        self._language = language(vectors)
        self._index = Index(())
        self._version: str | None = None

    @property
    def version(self) -> str | None:
        """The version of the directory that is held, None before the first."""
        return self._version

    def update(self, version: str, colleagues: Sequence[Colleague]) -> None:
        """Hold this directory from now on. The version that is held costs nothing, a new one what changed in it."""
        if version != self._version:
            self._index = self._made(colleagues)
            self._version = version

    def unlearnt(self) -> tuple[str, ...]:
        """What is listed in the directory that is held, and of which no vector was there when it was indexed."""
        return self._index.unlearnt()

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
        need = spelt(need, index, self._language)
        asked = question(need, index)
        vectors = self._asked(need) if index.meaning else {}
        met: list[tuple[Barrier, Colleague]] = []
        order = _qualified(need, index, ranked(need, index, vectors, asked))
        fits = _who_can(need, _as_they_are(order, people, fresh), limit, programme, at, met)
        chosen = choose(need, _worth(need, fits), limit)
        if not chosen:
            there = any(is_there(need, colleague) for colleague in people)
            best = next(_qualified(need, index, ranked(need, index, vectors, asked)), None)
            topic = topic_of(people[best.position], best.answers) if best else ""
            if not there:
                return Proposals(nobody=Nobody.NO_MENTORS, topic=topic)
            nobody = why_nobody([barrier for barrier, _ in met])
            free_on = _free_on(need, met, programme, at) if nobody in {Nobody.ALL_FULL, Nobody.ALL_AWAY} else None
            return Proposals(nobody=nobody, topic=topic, free_on=free_on)
        return Proposals(matches=tuple(_match(need, fit, programme, at) for fit in chosen))

    def thought_of(
        self, need: Need, user_ids: Sequence[str], *, at: datetime, programme: Programme, fresh: Fresh | None = None
    ) -> list[Match]:
        """Those of these colleagues whom nothing stands against, however they fit: somebody thought of them as better.

        Their own words are quoted only where they answer the need. The arguments are those of `answer`.
        """
        index = self._index
        need = spelt(need, index, self._language)
        vectors = self._asked(need) if index.meaning else {}
        there = [user_id for user_id in user_ids if user_id in index.position]
        order = (next(ranked(replace(need, someone=user_id), index, vectors)) for user_id in there)
        return [
            _match(need, (each if each.grade else replace(each, find=tuple), colleague), programme, at)
            for each, colleague in _as_they_are(order, index.colleagues, fresh)
            if barrier(need, colleague, programme, at) is None
        ]

    def _asked(self, need: Need) -> Mapping[str, NDArray[np.float32]]:
        """The vectors of the need's texts that are there in time. What is not is left to the words."""
        if self._vectors is None:
            return {}
        until = time.monotonic() + self._patience
        found = {text: self._vectors.ask(text, until - time.monotonic()) for text in texts_of(need)}
        return {text: vector for text, vector in found.items() if vector is not None}

    def _index_of(self, pool: Sequence[Colleague]) -> Index:
        held = self._index
        same = len(pool) == len(held.colleagues) and all(
            colleague.member.user_id == known.member.user_id and text_of(colleague) == text
            for colleague, known, text in zip(pool, held.colleagues, held.texts, strict=True)
        )
        return held if same else self._made(pool)

    def _made(self, colleagues: Sequence[Colleague]) -> Index:
        vectors = self._vectors.held(wanted(colleagues, self._index)) if self._vectors else {}
        return Index(colleagues, before=self._index, vectors=vectors)


def _qualified(need: Need, index: Index, order: Iterator[Ranked]) -> Iterator[Ranked]:
    """Whom the mentee named, however they fit, and then whoever is above the floor."""
    for each in order:
        if each.grade is None and index.colleagues[each.position].member.user_id != need.someone:
            return
        yield each


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
    need: Need,
    fits: Iterator[Fit],
    limit: int,
    programme: Programme,
    at: datetime,
    met: list[tuple[Barrier, Colleague]],
) -> Iterator[Fit]:
    """Those nothing stands against; what stopped the others is added to `met`.

    Beyond the first `LOOKED_AT` nobody is looked at, unless those leave a place empty. Nor is anybody who fits far less
    than somebody who cannot: that those are full says more than a stranger to the subject.
    """
    found, stopped_best = 0, 0.0
    for seen, fit in enumerate(fits, start=1):
        if fit[0].fit < STANDS_IN * stopped_best and fit[1].member.user_id != need.someone:
            return
        stopped = barrier(need, fit[1], programme, at)
        if stopped is None:
            found += 1
            yield fit
        else:
            met.append((stopped, fit[1]))
            stopped_best = max(stopped_best, fit[0].fit)
        if found >= limit and seen >= LOOKED_AT:
            return


def _free_on(need: Need, met: Sequence[tuple[Barrier, Colleague]], programme: Programme, at: datetime) -> date | None:
    """The day, where the mentee is, on which the first of those who are full or away could help."""
    waited_for = (each for which, each in met if which in {Barrier.FULL, Barrier.AWAY})
    days = [since for each in waited_for if (since := free_from(need, each, programme, at))]
    return local_day(min(days), need.mentee) if days else None


def _worth(need: Need, fits: Iterator[Fit]) -> Iterator[Fit]:
    """Those who do not fit far less than the best who can be proposed, and whom the mentee named."""
    best = 0.0
    for each, colleague in fits:
        if colleague.member.user_id != need.someone:
            if each.fit < WORTH * best:
                return
            best = max(best, each.fit)
        yield each, colleague


def _match(need: Need, fit: Fit, programme: Programme, at: datetime) -> Match:
    each, colleague = fit
    why = reasons(need, colleague, each.answers, programme, at)
    return Match(
        mentor_id=colleague.member.user_id, score=each.score, reasons=why, grade=each.grade or Grade.COULD_HELP
    )
