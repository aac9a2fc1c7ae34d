"""Commands, the shortcut, closed forms and type-ahead; and that the looking itself can see."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from handlers.unreadable import ReadableOnly
from tests.fuzz.conftest import MODES
from tests.fuzz.recording import registered

if TYPE_CHECKING:
    from tests.fuzz.conftest import Fuzz
    from tests.fuzz.door import Door
    from tests.fuzz.recording import Recorded


def of_kinds(recorded: "list[Recorded]", *kinds: str) -> "list[Recorded]":
    return [one for one in recorded if one.key[0] in kinds]


def test_every_id_that_slack_may_hand_back_is_among_the_recorded(recorded: "list[Recorded]") -> None:
    assert {one.key for one in recorded} == registered()


@pytest.mark.parametrize("mode", MODES)
def test_every_real_payload_is_readable_and_answered(recorded: "list[Recorded]", door: "Door", mode: str) -> None:
    decided_on = set()
    for one in recorded:
        door.stand_at(one)
        assert not door.send(one.body, mode), one
        assert (door.unreadable, door.foreign) == (False, False), one
        if door.changed():
            decided_on.add(one.key)
    assert len(decided_on) > 30, "hardly anything came through the door"


def test_commands(recorded: "list[Recorded]", fuzz: "Fuzz") -> None:
    fuzz(of_kinds(recorded, "command", "shortcut"), 600)


def test_closed_forms_and_type_ahead(recorded: "list[Recorded]", fuzz: "Fuzz") -> None:
    fuzz(of_kinds(recorded, "view_closed", "block_suggestion"), 1_200)


def test_the_same_in_the_threads_of_the_bot(
    recorded: "list[Recorded]", fuzz: "Fuzz", open_door: "Callable[..., Door]"
) -> None:
    fuzz(of_kinds(recorded, "block_actions", "view_submission", "command")[::6], 200, open_door(at_once=False))


def test_a_bot_that_reads_whatever_comes_is_seen_to_break(
    recorded: "list[Recorded]", open_door: "Callable[..., Door]"
) -> None:
    door = open_door()
    app = door.bot.app
    app._middleware_list[:] = [each for each in app._middleware_list if not isinstance(each, ReadableOnly)]
    (ask, *_) = of_kinds(recorded, "shortcut")
    door.stand_at(ask)
    assert door.send(ask.body | {"user": {"id": "U0ALDER\ud800"}}, "socket_mode")
