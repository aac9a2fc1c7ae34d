"""Settings with anything in them: they serve, or are refused in words; nothing else comes out of reading them."""

from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.settings import Settings
from tests.fuzz.conftest import steady
from tests.fuzz.mutations import TEXTS

NAMES = sorted(str(each.validation_alias) for each in Settings.model_fields.values())
GOOD = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
VALUES = st.one_of(st.sampled_from(TEXTS), st.text(max_size=20), st.integers().map(str), st.floats().map(str))


@steady(500)
@given(wrong=st.dictionaries(st.sampled_from(NAMES), VALUES, min_size=1, max_size=3))
def test_settings_serve_or_are_refused(wrong: dict[str, Any]) -> None:
    with suppress(ValidationError):
        repr(Settings.model_validate(GOOD | wrong).pace)
