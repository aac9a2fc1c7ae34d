"""Events with anything wrong: they are kept or dropped, and what is kept is read to its end."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from handlers.inbox import essence
from sandbox.team import TEAM_ID
from storage.engine import wall_clock
from storage.inbox import Inbox
from tests.fuzz.conftest import MODES, steady
from tests.fuzz.mutations import mutated, places

if TYPE_CHECKING:
    from tests.fuzz.door import Door
    from tests.fuzz.recording import Recorded

PARTS = 2


@pytest.fixture(scope="module")
def events(recorded: "list[Recorded]") -> "list[Recorded]":
    return [one for one in recorded if one.key[0] == "event_callback"]


@pytest.mark.parametrize("part", range(PARTS))
def test_an_event_is_kept_or_dropped_and_what_is_kept_is_read(
    events: "list[Recorded]", door: "Door", part: int
) -> None:
    for one in events[part::PARTS]:
        _tell(one, 2_400 // len(events), door)


def _tell(one: "Recorded", examples: int, door: "Door") -> None:
    @steady(examples)
    @given(body=mutated(one.body, _inner(one.body)), mode=st.sampled_from(MODES))
    def taken(body: Any, mode: str) -> None:
        door.stand_at(one)
        assert not door.send(body, mode), one
        if door.changed():
            assert not door.read_inbox(), one

    taken()


def test_a_row_that_cannot_be_read_is_given_up_and_the_next_of_its_conversation_goes_on(
    events: "list[Recorded]", door: "Door"
) -> None:
    """Rows of another version, or spoilt ones: what stands in the table was not looked at by this version's door."""
    written = next(one for one in events if one.key[1] == "message.im" and "subtype" not in one.body["event"])
    good = essence(written.body["event"])
    assert good is not None
    kept = [found.payload for one in events if (found := essence(one.body["event"]))]
    for payload in kept:
        _spoil(payload, good.payload, 300 // len(kept), door, written)


def _spoil(payload: Any, good: Any, examples: int, door: "Door", standing: "Recorded") -> None:
    @steady(examples)
    @given(spoilt=mutated(payload, [at for at in places(payload) if at]))
    def settled(spoilt: Any) -> None:
        door.stand_at(standing)
        _keep(door, "E1", "1", spoilt)
        _keep(door, "E2", "2", good)
        wrong = [line for line in door.read_inbox() if "none that can be read" not in line]
        assert not wrong
        with door.bot.services.read() as session:
            state = session.connection().execute(text("SELECT state FROM inbox WHERE event_id = 'E2'")).scalar()
        assert state == "done"

    settled()


def _keep(door: "Door", event_id: str, ts: str, payload: Any) -> None:
    """Put a row into the inbox, past what looks at payloads; one that JSON cannot hold is none."""
    now = wall_clock()
    with suppress(ValueError):
        door.bot.database.run(lambda session: Inbox(session).add(TEAM_ID, event_id, "D1", ts, payload, now))


def _inner(body: Any) -> list[Any]:
    """Mostly the inner part: what is around it is the same for every event."""
    inside = [
        at for at in places(body) if at and at[0] == "event" and not {"blocks", "bot_profile"} & set(map(str, at))
    ]
    return [at for at in places(body) if at and at[0] != "event"] + inside * 3
