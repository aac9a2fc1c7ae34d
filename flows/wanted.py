"""A colleague who is wanted: a mentee has somebody in mind who offers no help yet.

product.md, *Ask*: they may let the bot ask that colleague once to join. Values only, so that requests and profiles can
both speak of it without knowing each other; `flows.join` decides.
"""

from dataclasses import dataclass

from flows.decision import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The request for whose sake a colleague is asked to join. `minutes` is one session's length.

    It holds all that the colleague is shown of the request, and `skills`, which their profile would begin with.
    """

    request_id: str
    mentee: Person
    goal: str
    sessions: int
    minutes: int
    skills: tuple[str, ...] = ()


def join_key(request_id: str, user_id: str) -> str:
    """The key of the one message that asks this person to join for this request."""
    return f"request:{request_id}:join:{user_id}"
