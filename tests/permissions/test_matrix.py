"""Everybody does everything, by `app.dispatch` on a real file; tests/permissions/matrix.py says what may come of it."""

from collections import Counter
from enum import StrEnum
from typing import Any

import pytest

from handlers import ids, registration
from handlers.inbox import EVENTS
from tests.permissions import matrix
from tests.permissions.cells import NEVER, columns, done, with_id
from tests.permissions.deeds import DEEDS, NOBODYS, Deed
from tests.permissions.world import World


class Listening:
    """An app that only notes what is bound to it."""

    def __init__(self) -> None:
        self.bound: Counter[str] = Counter()

    def use(self, *_: Any) -> None:
        """Middleware is for everything."""

    def __getattr__(self, kind: str) -> Any:
        def bind(name: str) -> Any:
            self.bound[f"{kind} {name}"] += 1
            return lambda _listener: None

        return bind


def registered() -> set[str]:
    """Everything that Slack can hand to the app, as `kind id`."""
    app = Listening()
    registration.register(app, None)  # type: ignore[arg-type] # nothing is called
    assert set(app.bound.values()) == {1}
    return set(app.bound) | {f"event {name}" for name in EVENTS}


def test_there_is_a_row_and_a_deed_for_everything_that_is_registered() -> None:
    everything = registered()
    assert set(matrix.rows()) | {f"event {name}" for name in NOBODYS} == everything
    assert {deed.name for deed in DEEDS} == set(matrix.rows())
    listed = {each.value for kind in vars(ids).values() if _is_ids(kind) for each in kind}
    assert listed == {name.split()[1] for name in everything if not name.startswith("event ")}


def _is_ids(value: Any) -> bool:
    return isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_who_may(deed: Deed, whole_world: World) -> None:
    world, row = whole_world, matrix.rows()[deed.name]
    world.back_to(deed.at)
    carried = deed.carried(world)
    found = {}
    for column, person in columns():
        world.back_to(deed.at)
        outcome = done(world, deed, person, carried)
        found[column] = outcome.verdict
        assert not (column == "elsewhere" and outcome.here), (
            f"{deed.name} from elsewhere changes {outcome.changed} here"
        )
        if outcome.verdict == "no":
            never = done(world, deed, person, with_id(carried, NEVER) if carried else "")
            assert never.answer == outcome.answer, f"{column} can tell that it exists"
        if outcome.verdict == "does" and deed.kind != "event":
            again = done(world, deed, person, carried)
            assert not again.changed, f"{deed.name} by {column}, sent twice, changes {again.changed}"
    assert found == dict(row)
