"""Buttons and forms with anything wrong in what they carry, in what was filled in, and in what Slack says around it."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.fuzz.conftest import Fuzz
    from tests.fuzz.recording import Recorded

PARTS = 10


@pytest.mark.parametrize("part", range(PARTS))
def test_a_click_changes_nothing_or_is_decided_on_whole(recorded: "list[Recorded]", fuzz: "Fuzz", part: int) -> None:
    clicks = [one for one in recorded if one.key[0] == "block_actions"]
    fuzz(clicks[part::PARTS], 200)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_form_is_held_back_or_decided_on_whole(recorded: "list[Recorded]", fuzz: "Fuzz", part: int) -> None:
    forms = [one for one in recorded if one.key[0] == "view_submission"]
    fuzz(forms[part::PARTS], 170)
