"""Conversations and the messages in them, as Slack keeps and describes them. State only: no rules, no network."""

from dataclasses import dataclass, field
from typing import Literal

from sandbox.shapes import Json

Kind = Literal["channel", "im", "mpim"]


@dataclass(slots=True)
class Message:
    """One message. `user` is its author's id, `app` says that the app posted it (then it has a bot_id).

    `only_for` names the one person who sees an ephemeral message. `root` is the ts of the thread's first message for a
    reply, and None for a message of its own; `broadcast` shows a reply in the conversation too.
    """

    channel: str
    ts: str
    user: str
    text: str
    app: bool = False
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None
    files: list[str] = field(default_factory=list)
    metadata: Json | None = None
    root: str | None = None
    broadcast: bool = False
    subtype: str | None = None
    edited_ts: str | None = None
    only_for: str | None = None
    client_msg_id: str | None = None


@dataclass(slots=True)
class Conversation:
    """A channel, a direct message (im) or a group direct message (mpim), with what was said in it, oldest first.

    `reads` holds the ts up to which each member has read.
    """

    id: str
    kind: Kind
    members: list[str]
    created: float
    name: str = ""
    topic: str = ""
    messages: list[Message] = field(default_factory=list)
    ephemerals: list[Message] = field(default_factory=list)
    reads: dict[str, str] = field(default_factory=dict)

    def find(self, ts: str) -> Message | None:
        """Return the message with that ts, or None. Ephemeral ones are not looked at."""
        return next((m for m in self.messages if m.ts == ts), None)

    def find_ephemeral(self, ts: str, person: str) -> Message | None:
        """Return the ephemeral message with that ts which `person` sees, or None."""
        return next((m for m in self.ephemerals if m.ts == ts and m.only_for == person), None)

    def replies(self, root: str) -> list[Message]:
        """Return the replies in a thread, oldest first, without its root."""
        return [m for m in self.messages if m.root == root]

    @property
    def channel_type(self) -> str:
        """What message events call this kind."""
        return self.kind

    def slack(self, viewer: str) -> Json:
        """Return the conversation object as `viewer` (the bot) gets it."""
        base: Json = {
            "id": self.id,
            "created": int(self.created),
            "is_archived": False,
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_channel": self.kind == "channel",
            "is_group": False,
            "is_private": self.kind != "channel",
            "is_org_shared": False,
            "is_member": viewer in self.members,
            "context_team_id": None,
            "updated": int(self.created * 1000),
        }
        if self.kind == "im":
            return base | {"user": next((m for m in self.members if m != viewer), viewer), "is_open": True}
        return base | {
            "name": self.name,
            "name_normalized": self.name,
            "num_members": len(self.members),
            "topic": {"value": self.topic, "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
        }
