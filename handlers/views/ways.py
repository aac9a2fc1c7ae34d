"""Ways to meet as they are said within a sentence: `video, in person or written in Slack`."""

from collections.abc import Sequence
from functools import reduce

from flows.decision import Phrase
from flows.proposal import Way


def way(one: Way) -> Phrase:
    """A single way."""
    return Phrase(f"way-{one}-inline")


def any_of(ways: Sequence[Way]) -> Phrase:
    """Whichever of these suits; there is at least one."""
    *some, last = map(way, ways)
    if not some:
        return last
    first = reduce(lambda before, after: Phrase("list-two", {"first": before, "second": after}), some)
    return Phrase("either-or", {"first": first, "second": last})
