"""Asking again with the goal of a closed mentorship: one's own goals of which nothing is open, each once.

product.md, *Meet*: after an early end the mentee can be re-matched, and a mentor may be asked again. It must not know
how Home shows it.
"""

from collections.abc import Collection, Sequence
from enum import StrEnum

from flows.ask import fingerprint
from flows.pair import Ending
from flows.pair_state import PairState


class Again(StrEnum):
    """How: REMATCH after an early end, on the same terms; ANEW, with the goal alone, where it was completed."""

    REMATCH = "rematch"
    ANEW = "anew"


def ways(
    user_id: str, closed: Sequence[PairState], running: Sequence[PairState], asked: Collection[str]
) -> list[Again | None]:
    """For each of `closed`, the latest first. `asked` are the fingerprints of this person's open requests."""
    taken = {*asked, *(_goal(pair) for pair in running if pair.mentee.user_id == user_id)}
    found: list[Again | None] = []
    for pair in closed:
        mine = pair.mentee.user_id == user_id and _goal(pair) not in taken
        found.append(_how(pair) if mine else None)
        if mine:
            taken.add(_goal(pair))
    return found


def _how(pair: PairState) -> Again:
    ended_early = pair.mentorship is not None and pair.mentorship.ending not in {None, Ending.COMPLETED}
    return Again.REMATCH if ended_early else Again.ANEW


def _goal(pair: PairState) -> str:
    return fingerprint(pair.mentorship.goal) if pair.mentorship else ""
