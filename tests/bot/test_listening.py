"""Where servers of ours listen: an address that cannot be had is said in words."""

from typing import TYPE_CHECKING

import pytest

from bot.build import build
from bot.line import CannotServe
from bot.listening import listen, local_url, url_of
from bot.settings import Settings

if TYPE_CHECKING:
    from tests.bot.conftest import Slack


def test_a_status_port_that_is_taken_ends_the_start_in_words(slack: "Slack", sqlite_url: str) -> None:
    with listen("127.0.0.1", 0, "") as taken:
        port = taken.getsockname()[1]
        bot = build(Settings.model_validate(slack.given(sqlite_url, MICROMENTOR_STATUS_PORT=str(port))))
        with pytest.raises(CannotServe, match=f"Port {port} of 127.0.0.1 .* MICROMENTOR_STATUS_PORT"):
            bot.run()


def test_what_listens_everywhere_is_reached_on_this_machine() -> None:
    with listen("0.0.0.0", 0, "") as everywhere:
        assert url_of(everywhere) == f"http://127.0.0.1:{everywhere.getsockname()[1]}"
    assert local_url("::", 80) == "http://[::1]:80"
    assert local_url("10.0.0.5", 80) == "http://10.0.0.5:80"
