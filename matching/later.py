"""What changed in a directory since it was indexed: a few rows, searched beside the many that stand as they were.

An index of a hundred thousand mentors takes seconds to build. One changed profile is put in a row of its own behind the
others, and a list says which row is whose. It knows positions and texts, not how either is searched.
"""

from collections.abc import Mapping, Sequence
from operator import is_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from flows.proposal import Colleague
from matching.lexical import Text, text_of

Rows = NDArray[np.int64]

MOST = 256
"""Changes. Each takes every question some microseconds, and words that went are weighed as if they were still there;
with more, all are indexed anew."""

FROM = 500
"""Mentors. Fewer are indexed anew as fast, and then exactly: rows that were added are weighed by the words of the
directory as it was indexed."""


class Change(NamedTuple):
    """A new pool beside an indexed one: the row of each position, and the texts of the rows that are new, in order.

    `gone` are texts whose rows are nobody's any more, `many` how many changed, and `moved` whether positions did.
    """

    rows: Rows
    added: tuple[Text, ...]
    gone: tuple[Text, ...]
    many: int
    moved: bool


class Held(NamedTuple):
    """What is indexed: the pool, its texts and the row of each position.

    `size` is how many rows there are, `later` how many came or went since all was indexed.
    """

    colleagues: Sequence[Colleague]
    texts: Sequence[Text]
    position: Mapping[str, int]
    rows: Rows
    size: int
    later: int
    unlearnt: frozenset[int]


def changes(colleagues: Sequence[Colleague], held: Held | None) -> Change | None:
    """What changed, where it is little; None where all is to be indexed anew.

    A position of `held.unlearnt` counts as changed: what it means was not known yet.
    """
    if held is None or len(held.colleagues) < FROM:
        return None
    same_ids = len(colleagues) == len(held.colleagues)
    if same_ids:
        equal = np.fromiter(map(is_, colleagues, held.colleagues), dtype=np.bool_, count=len(colleagues))
        odd: Sequence[int] = np.flatnonzero(~equal).tolist()
        same_ids = all(colleagues[n].member.user_id == held.colleagues[n].member.user_id for n in odd)
    before = range(len(colleagues)) if same_ids else [held.position.get(c.member.user_id, -1) for c in colleagues]
    looked_at = odd if same_ids else range(len(colleagues))
    changed = {n for n in looked_at if before[n] < 0 or text_of(colleagues[n]) != held.texts[before[n]]}
    if held.unlearnt:
        changed |= {n for n, old in enumerate(before) if old in held.unlearnt}
    kept = None if same_ids else set(before)
    left = [] if kept is None else [n for n in held.position.values() if n not in kept]
    if held.later + len(changed) + len(left) > MOST:
        return None
    rows = held.rows.copy() if same_ids else held.rows[np.asarray(before, dtype=np.int64)]
    order = sorted(changed)
    rows[order] = np.arange(held.size, held.size + len(order))
    gone = [*(before[n] for n in order if before[n] >= 0), *left]
    added = tuple(text_of(colleagues[n]) for n in order)
    return Change(rows, added, tuple(held.texts[n] for n in gone), len(order) + len(left), moved=not same_ids)
