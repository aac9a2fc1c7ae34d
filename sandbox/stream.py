"""Tells every open page what changed, so that it fetches anew only what it shows.

Names of things are those of the control API: `conversations`, `messages:C1`, `thread:C1:ts`, `views`, `home`,
`clock`, `people`. It carries no content.
"""

import asyncio
from collections.abc import Callable, Iterable


class Changes:
    """Fans names of changed things out to the pages of the people who can see them. `count` grows with every change."""

    def __init__(self) -> None:
        self._pages: dict[asyncio.Queue[tuple[str, ...]], str] = {}
        self.count = 0

    def open(self, person: str) -> asyncio.Queue[tuple[str, ...]]:
        """Return a queue on which the changes that `person` can see will arrive."""
        queue: asyncio.Queue[tuple[str, ...]] = asyncio.Queue()
        self._pages[queue] = person
        return queue

    def watched(self) -> bool:
        """Tell whether any page is open."""
        return bool(self._pages)

    def close(self, queue: asyncio.Queue[tuple[str, ...]]) -> None:
        """Forget a page that went away."""
        self._pages.pop(queue, None)

    def tell(self, people: Iterable[str] | None, *what: str) -> None:
        """Say that `what` changed for `people`, or for everybody when None."""
        self.count += 1
        chosen = None if people is None else frozenset(people)
        for queue, person in self._pages.items():
            if chosen is None or person in chosen:
                queue.put_nowait(what)


class Everywhere:
    """The pages of all workspaces, for what concerns each: the clock, the connections of the app."""

    def __init__(self, workspaces: Callable[[], Iterable[Changes]]) -> None:
        self._workspaces = workspaces

    def watched(self) -> bool:
        """Tell whether any page is open."""
        return any(changes.watched() for changes in self._workspaces())

    def tell(self, what: str) -> None:
        """Say to everybody that `what` changed."""
        for changes in self._workspaces():
            changes.tell(None, what)
