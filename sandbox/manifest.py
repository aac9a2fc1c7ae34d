"""Reads manifest.yml: what the app said it is and needs. Scopes, commands, shortcuts and events are granted from it.

The sandbox grants nothing that is not here. It knows the file's format, not the app behind it.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from sandbox.errors import ManifestError

EVENT_SCOPES = {
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "user_change": "users:read",
}
"""The scope without which Slack refuses an event subscription (ref: the events' own pages)."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command as registered: `name` with its slash."""

    name: str
    description: str
    usage_hint: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A global shortcut as registered."""

    name: str
    callback_id: str
    description: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the sandbox takes from the app's manifest."""

    name: str
    bot_name: str
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    scopes: frozenset[str]
    events: frozenset[str]
    home_tab: bool
    messages_tab: bool
    messages_read_only: bool
    interactivity: bool
    redirect_urls: tuple[str, ...] = ()

    def command(self, name: str) -> Command | None:
        """Return the command with that name (with its slash), or None where it is not registered."""
        return next((c for c in self.commands if c.name == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        """Return the global shortcut with that callback id, or None."""
        return next((s for s in self.shortcuts if s.callback_id == callback_id), None)


def read_manifest(path: Path) -> Manifest:
    """Read the manifest at `path`.

    Raises ManifestError for what Slack would refuse: no bot user, an event without its scope, commands without theirs.
    """
    return _read(path.name, path.read_text(encoding="utf-8"))


@lru_cache
def _read(file: str, words: str) -> Manifest:
    """What the file says; tests start many sandboxes on the same one."""
    document: dict[str, Any] = yaml.safe_load(words)
    features = document.get("features", {})
    settings = document.get("settings", {})
    home = features.get("app_home", {})
    bot = features.get("bot_user")
    if not bot:
        raise ManifestError(f"{file}: features.bot_user is missing, so no bot token can be made")
    manifest = Manifest(
        name=document["display_information"]["name"],
        bot_name=bot["display_name"],
        commands=tuple(
            Command(c["command"], c.get("description", ""), c.get("usage_hint", ""))
            for c in features.get("slash_commands", [])
        ),
        shortcuts=tuple(
            Shortcut(s["name"], s["callback_id"], s.get("description", ""))
            for s in features.get("shortcuts", [])
            if s.get("type") == "global"
        ),
        scopes=frozenset(document.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        home_tab=bool(home.get("home_tab_enabled")),
        messages_tab=bool(home.get("messages_tab_enabled")),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled")),
        interactivity=bool(settings.get("interactivity", {}).get("is_enabled")),
        redirect_urls=tuple(document.get("oauth_config", {}).get("redirect_urls", [])),
    )
    _check(manifest, file)
    return manifest


def _check(manifest: Manifest, file: str) -> None:
    for event in sorted(manifest.events):
        needed = EVENT_SCOPES.get(event)
        if needed and needed not in manifest.scopes:
            raise ManifestError(f"{file}: event {event} needs the scope {needed}")
    if (manifest.commands or manifest.shortcuts) and "commands" not in manifest.scopes:
        raise ManifestError(f"{file}: commands and shortcuts need the scope commands")
