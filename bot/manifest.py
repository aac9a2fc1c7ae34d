"""manifest.yml: the scopes it asks for, and its form for HTTP. There is no second file.

It must not know Slack's client.
"""

from pathlib import Path
from typing import Any

import yaml

from bot import address

MANIFEST = Path(__file__).resolve().parent.parent / "manifest.yml"


def scopes(manifest: Path = MANIFEST) -> tuple[str, ...]:
    """The bot scopes it asks for, in its order."""
    return tuple(_read(manifest)["oauth_config"]["scopes"]["bot"])


def over_http(public_url: str, manifest: Path = MANIFEST) -> str:
    """The manifest, as YAML, of an app whose events, clicks and commands come to `public_url` by HTTP.

    Raises ValueError, in words, for an address that Slack would not take.
    """
    base = address.public(public_url)
    if not base.startswith("https://"):
        raise ValueError("Slack takes only https")
    made = _read(manifest)
    url = base + address.EVENTS
    for command in made["features"]["slash_commands"]:
        command["url"] = url
    made["oauth_config"]["redirect_urls"] = [base + address.REDIRECT]
    settings = made["settings"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"]["request_url"] = url
    settings["interactivity"] |= {"request_url": url, "message_menu_options_url": url}
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=100)


def _read(manifest: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    return read
