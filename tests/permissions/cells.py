"""What became of one deed of one person: what they got back, and what is kept now that was not before."""

import json
from dataclasses import dataclass

from flows.decision import Phrase
from handlers import text
from handlers.text import Reader
from tests.isolation.payloads import Json
from tests.isolation.stand import Answer
from tests.permissions.deeds import Deed
from tests.permissions.world import HERE, PEOPLE, Person, World, rows_of

NEVER = "V-NEVER"
"""An id that no request and no mentorship ever had."""

REFUSALS = tuple(
    text.plain(Phrase(name), Reader()) for name in ("not-found-for-you", "guests-cannot", "report-for-admins")
)


@dataclass(frozen=True)
class Outcome:
    """What a deed led to. `changed` are the tables, `here` whether any of their rows is of the first workspace."""

    answer: Answer
    changed: tuple[str, ...]
    here: bool

    @property
    def verdict(self) -> str:
        """The word of the matrix."""
        if set(self.changed) - {"inbox"}:
            return "does"
        if self.answer.body == {"options": []} or any(line in self.answer.words for line in REFUSALS):
            return "no"
        if '"callback_id": "' in self.answer.words or '"options": [{' in self.answer.words:
            return "sees"
        if self.answer.body or self.answer.calls:
            return "told"
        return "no" if self.changed or self.answer.status == 200 else "?"


def done(world: World, deed: Deed, person: Person, carried: str) -> Outcome:
    """Let the person do it, and look."""
    before = world.kept()
    answer = world.stand.send(deed.payload(world, person, carried))
    if deed.kind == "event":
        world.stand.settle()
    after = world.kept()
    changed = tuple(sorted(name for name in after if after[name] != before[name]))
    here = bool(changed) and rows_of(HERE, after) != rows_of(HERE, before)
    return Outcome(answer, changed, here=here)


def with_id(carried: str, an_id: str) -> str:
    """The same button value or private metadata about another request or mentorship."""
    try:
        held: Json = json.loads(carried)
    except ValueError:
        return an_id
    return json.dumps({name: an_id if name in {"request_id", "mentorship_id"} else held[name] for name in held})


def columns() -> list[tuple[str, Person]]:
    return list(PEOPLE.items())
