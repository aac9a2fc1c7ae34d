"""The manifest for HTTP is the one of Socket Mode with addresses in it, and nothing else."""

from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from bot.cli import app
from bot.manifest import MANIFEST, over_http

URL = "https://mentors.example.org"
EVENTS = f"{URL}/slack/events"


def printed(url: str) -> Any:
    said = CliRunner().invoke(app, ["manifest", "--url", url])
    assert said.exit_code == 0
    return yaml.safe_load(said.output)


def test_every_way_in_has_its_address() -> None:
    made = printed(f"{URL}/")
    settings = made["settings"]
    assert [command["url"] for command in made["features"]["slash_commands"]] == [EVENTS, EVENTS]
    assert settings["event_subscriptions"]["request_url"] == EVENTS
    assert settings["interactivity"]["request_url"] == EVENTS
    assert settings["interactivity"]["message_menu_options_url"] == EVENTS, "or type-ahead finds nothing"
    assert made["oauth_config"]["redirect_urls"] == [f"{URL}/slack/oauth_redirect"]
    assert settings["socket_mode_enabled"] is False


def test_all_else_is_that_of_the_one_file() -> None:
    made = yaml.safe_load(over_http(URL))
    for command in made["features"]["slash_commands"]:
        del command["url"]
    del made["settings"]["event_subscriptions"]["request_url"]
    del made["settings"]["interactivity"]["request_url"]
    del made["settings"]["interactivity"]["message_menu_options_url"]
    del made["oauth_config"]["redirect_urls"]
    made["settings"]["socket_mode_enabled"] = True
    assert made == yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "url",
    [
        "mentors.example.org",
        "http://mentors.example.org",
        "http://localhost:3000",
        "https://",
        "https://mentors.example.org/slack/events",
        "https://mentors.example.org?x=1",
        "https://user:secret@mentors.example.org",
        "https://mentors.example.org:door",
        "https://mentors example.org",
        "https://[::1",
        "",
    ],
)
def test_an_address_that_slack_would_not_take_is_refused_in_words(url: str) -> None:
    said = CliRunner().invoke(app, ["manifest", "--url", url])
    assert said.exit_code == 2
    assert "https" in said.output
    assert "Traceback" not in said.output
