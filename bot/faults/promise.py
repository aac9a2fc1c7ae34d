"""What a script promises: who reads which words, from when to when. Written from the product's rules alone.

It must not know the bot: not its code, keys or tables.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

ON_TIME = timedelta(minutes=10)
"""People act, and faults are overcome, in real seconds, while which the clock goes on."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One new post. `readers` are the ids of all who read it, `words` what it says when it comes.

    It comes at `at` (aware) or up to `within` later. `at_last` is what it says in the end. `at_any_hour`: it is bound
    to a session or answers somebody's own words. `about` is the goal it belongs to. It follows from the deed of the
    number `deed`, done at `deed_at`: before people do that, they have read all that was to be there by then.
    """

    readers: frozenset[str]
    words: tuple[str, ...]
    at: datetime
    deed: int
    deed_at: datetime
    within: timedelta = ON_TIME
    at_last: str = ""
    at_any_hour: bool = False
    about: str = ""


@dataclass(slots=True)
class Promises:
    """All promises of one script, in its order, and what else must hold.

    `places` is how many mentorships a mentor has room for, `zones` and `names` are everybody's, by their ids. `ends`
    says when the story of a goal is over for good, and `looseness` how far any moment may be off, because the bot's
    clock was made to be.
    """

    names: dict[str, str]
    zones: dict[str, str]
    places: dict[str, int]
    posts: list[Promise] = field(default_factory=list)
    looseness: timedelta = timedelta()
