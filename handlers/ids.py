"""Every id that Slack hands back to us: commands, shortcuts, actions, views, options. Never bare strings elsewhere."""

from enum import StrEnum


class Command(StrEnum):
    """Slash commands of manifest.yml."""

    MICROMENTOR = "/micromentor"
    REPORT = "/micromentor-report"


class Shortcut(StrEnum):
    """Global shortcuts of manifest.yml."""

    ASK = "ask_for_mentor"
