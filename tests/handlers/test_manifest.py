"""manifest.yml says what the code registers, and the reverse: commands, shortcuts, events, and every id of a view."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.build import build
from bot.settings import Settings
from handlers import ids, inbox, registration

MANIFEST = yaml.safe_load((Path(__file__).parents[2] / "manifest.yml").read_text(encoding="utf-8"))


class Register:
    """Notes what would be registered with Bolt, by kind."""

    def __init__(self) -> None:
        self.ids: dict[str, list[str]] = {}

    def use(self, _middleware: object) -> None:
        pass

    def __getattr__(self, kind: str) -> Callable[[Any], Callable[[object], None]]:
        def noted(given: Any) -> Callable[[object], None]:
            name = given["action_id"] if isinstance(given, dict) else given
            self.ids.setdefault(kind, []).append(name if isinstance(name, str) else name.pattern)
            return lambda _listener: None

        return noted


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    url = f"sqlite:///{tmp_path_factory.mktemp('manifest') / 'unused.db'}"
    settings = Settings.model_validate({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "DATABASE_URL": url})
    bot = build(settings)
    register = Register()
    registration.register(register, bot.services)  # type: ignore[arg-type] # it has what registering needs
    bot.stop()
    return register.ids


def enumerated(*suffixes: str) -> set[str]:
    """Every value of the id enums whose name ends so."""
    enums = [e for e in vars(ids).values() if isinstance(e, type) and issubclass(e, StrEnum) and e is not StrEnum]
    return {str(member) for enum in enums if enum.__name__.endswith(suffixes) for member in enum}


def test_actions_and_views_are_those_of_the_ids(registered: dict[str, list[str]]) -> None:
    assert set(registered["action"]) | set(registered["options"]) == enumerated("Action")
    assert set(registered["view"]) == enumerated("Form", "Forms")


def test_commands(registered: dict[str, list[str]]) -> None:
    assert sorted(registered["command"]) == sorted(c["command"] for c in MANIFEST["features"]["slash_commands"])


def test_shortcuts(registered: dict[str, list[str]]) -> None:
    assert sorted(registered["shortcut"]) == sorted(s["callback_id"] for s in MANIFEST["features"]["shortcuts"])


def test_events(registered: dict[str, list[str]]) -> None:
    assert sorted(inbox.EVENTS) == sorted(MANIFEST["settings"]["event_subscriptions"]["bot_events"])
    assert not {"event", "message"} & set(registered), "events go through the inbox alone"


def test_nothing_is_registered_twice(registered: dict[str, list[str]]) -> None:
    for kind, names in registered.items():
        assert sorted(set(names)) == sorted(names), kind


def test_what_a_manifest_of_socket_mode_must_say() -> None:
    settings, home = MANIFEST["settings"], MANIFEST["features"]["app_home"]
    assert settings["socket_mode_enabled"]
    assert settings["interactivity"] == {"is_enabled": True}
    assert not settings["org_deploy_enabled"]
    assert not settings["token_rotation_enabled"]
    assert home["messages_tab_enabled"], "or no DM can be sent at all"
    assert not home["messages_tab_read_only_enabled"]


def test_the_scopes_are_those_decided() -> None:
    assert set(MANIFEST["oauth_config"]["scopes"]["bot"]) == {
        "commands", "chat:write", "im:write", "im:history", "mpim:write", "mpim:history", "users:read", "files:write",
    }  # fmt: skip
