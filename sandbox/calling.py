"""What a Web API method is to the dispatcher, and what the methods share: scopes, and looking people up.

The method families (`sandbox.chat`, `sandbox.conversations`, ...) each offer a table of these.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.arguments import Arguments
from sandbox.conversation import Conversation
from sandbox.errors import SlackError
from sandbox.people import Person
from sandbox.shapes import Json
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Method:
    """One Web API method: what it does, the scope it needs (None: any token), and the kind of token it takes."""

    run: Callable[[Arguments], Json]
    scope: str | None = None
    token: str = "bot"  # noqa: S105 - a kind of token


def need_scope(workspace: Workspace, *scopes: str) -> None:
    """Raise `missing_scope` unless the workspace granted one of these scopes."""
    granted = workspace.installation.scopes
    if not granted.intersection(scopes):
        raise SlackError("missing_scope", needed=",".join(scopes), provided=",".join(sorted(granted)))


def scope_for(conversation: Conversation, what: str) -> str:
    """Return the scope that reading (`history`, `read`) this kind of conversation needs."""
    return {"im": "im", "mpim": "mpim", "channel": "channels"}[conversation.kind] + ":" + what


def visible_conversation(workspace: Workspace, channel: str) -> Conversation:
    """Return the conversation with that id if the app can know of it; raises `channel_not_found`.

    Direct messages without the app do not exist for it.
    """
    found = workspace.conversations.get(channel)
    if found is None or (found.kind != "channel" and workspace.team.bot_user_id not in found.members):
        raise SlackError("channel_not_found")
    return found


def active_person(workspace: Workspace, user_id: str) -> Person:
    """Return the person with that id; raises `user_not_found`, and `user_disabled` for a deactivated account."""
    person = workspace.people.get(user_id)
    if person is None:
        raise SlackError("user_not_found")
    if person.deleted:
        raise SlackError("user_disabled")
    return person
