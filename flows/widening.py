"""Making a request wider, so that somebody may fit: any place, any way to meet, other times, one session.

product.md, *Ask*. Values only: what there is to widen, and the request once it is. `flows.waiting_list` decides.
"""

from dataclasses import replace
from enum import StrEnum

from flows.ask import Request
from flows.proposal import Nobody

UNWIDENED = frozenset({Nobody.NO_MENTORS, Nobody.NOT_LISTED, Nobody.NONE_LEFT})
"""Why nobody is proposed however little of their time is asked for."""


class Widening(StrEnum):
    """PLACE: any department or site. WAYS: any way to meet. TIMES: no shared working hours needed. ONE: one session."""

    PLACE = "place"
    WAYS = "ways"
    TIMES = "times"
    ONE = "one"


def possible(request: Request) -> tuple[Widening, ...]:
    """Those that would change something; times are offered only where those are what is missing.

    One session asks less of somebody's room, which helps nobody where none lists it or all were asked.
    """
    wider = {
        Widening.PLACE: bool(request.departments or request.sites),
        Widening.WAYS: bool(request.ways),
        Widening.TIMES: request.nobody is Nobody.NO_SHARED_HOURS and not request.any_time,
        Widening.ONE: request.sessions > 1 and request.nobody not in UNWIDENED,
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
