"""Making a request wider, so that somebody may fit: any place, any way to meet, other times, one session.

product.md, *Ask*. Values only: what there is to widen, and the request once it is. `flows.waiting_list` decides.
"""

from dataclasses import replace
from enum import StrEnum

from flows.ask import Request
from flows.proposal import Nobody


class Widening(StrEnum):
    """PLACE: any department or site. WAYS: any way to meet. TIMES: no shared working hours needed. ONE: one session."""

    PLACE = "place"
    WAYS = "ways"
    TIMES = "times"
    ONE = "one"


def possible(request: Request) -> tuple[Widening, ...]:
    """Those that would change something; times are offered only where those are what is missing."""
    wider = {
        Widening.PLACE: bool(request.departments or request.sites),
        Widening.WAYS: bool(request.ways),
        Widening.TIMES: request.nobody is Nobody.NO_SHARED_HOURS and not request.any_time,
        Widening.ONE: request.sessions > 1,
    }
    return tuple(each for each, changes in wider.items() if changes)


def widened(request: Request, how: Widening) -> Request:
    """The request, wider by this."""
    match how:
        case Widening.PLACE:
            return replace(request, departments=(), sites=())
        case Widening.WAYS:
            return replace(request, ways=())
        case Widening.TIMES:
            return replace(request, any_time=True)
        case Widening.ONE:
            return replace(request, sessions=1)
