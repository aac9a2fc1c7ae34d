"""The chat family: what the app says, changes and takes back, and the address of a message."""

from dataclasses import dataclass
from typing import Any

from sandbox.arguments import Arguments, missing
from sandbox.calling import Method, active_person, visible_conversation
from sandbox.conversation import Conversation, Message
from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.files import check_slack_files
from sandbox.manifest import Manifest
from sandbox.normal import normal_blocks
from sandbox.place import Place
from sandbox.posted import check_attachments, check_message_blocks, check_metadata, check_text_length
from sandbox.shapes import Json
from sandbox.workspace import Workspace

_NOTHING_TO_SHOW = "This content can't be displayed."


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says, checked."""

    text: str
    blocks: list[Json] | None
    attachments: list[Json] | None


def content_of(workspace: Workspace, given: Arguments, *, update: bool = False) -> Content:
    """Check and return what a message is to say.

    Raises SlackError: `no_text` where there is nothing, and what `sandbox.posted` says of blocks and attachments.
    """
    text = given.text("text") or ""
    blocks = given.structure("blocks", "invalid_blocks_format")
    attachments = given.structure("attachments", "invalid_attachments")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    if blocks is not None:
        blocks = check_message_blocks(blocks)
        check_slack_files(workspace, Place(blocks, "/blocks"))
        blocks = normal_blocks(blocks) or None
    if attachments:
        attachments = check_attachments(attachments)
    return Content(check_text_length(text, update=update), blocks, attachments or None)


class Chat:
    """The methods of the chat family."""

    def __init__(self, workspace: Workspace, manifest: Manifest, events: Events) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._events = events

    def methods(self) -> dict[str, Method]:
        """Return the family's table."""
        return {
            "chat.postMessage": Method(self.post_message, "chat:write"),
            "chat.postEphemeral": Method(self.post_ephemeral, "chat:write"),
            "chat.update": Method(self.update, "chat:write"),
            "chat.delete": Method(self.delete, "chat:write"),
            "chat.getPermalink": Method(self.permalink),
        }

    def post_message(self, given: Arguments) -> Json:
        """Post, to a conversation id, a person's id (opens the DM) or a public channel's name."""
        conversation = self.where_to_post(given.required("channel"))
        content = content_of(self._workspace, given)
        metadata = given.structure("metadata", "invalid_metadata_format")
        message = Message(
            channel=conversation.id,
            ts=self._workspace.next_ts(),
            user=self._workspace.team.bot_user_id,
            app=True,
            text=content.text or _NOTHING_TO_SHOW,
            blocks=content.blocks,
            attachments=content.attachments,
            metadata=check_metadata(metadata) if metadata is not None else None,
            root=self._root(conversation, given.text("thread_ts")),
            broadcast=given.flag("reply_broadcast") and bool(given.text("thread_ts")),
        )
        self.publish(conversation, message)
        return {"ok": True, "channel": conversation.id, "ts": message.ts, "message": self._full(message)}

    def publish(self, conversation: Conversation, message: Message) -> None:
        """Add a message and, unless one person alone sees it, tell of it."""
        self._workspace.post(conversation, message)
        if message.only_for is None:
            self._events.posted(conversation, message)

    def post_ephemeral(self, given: Arguments) -> Json:
        """Show a message to one member of a conversation."""
        conversation = self.where_to_post(given.required("channel"))
        user = given.required("user")
        if user not in conversation.members:
            raise SlackError("user_not_in_channel")
        active_person(self._workspace, user)
        content = content_of(self._workspace, given)
        message = Message(
            channel=conversation.id,
            ts=self._workspace.next_ts(),
            user=self._workspace.team.bot_user_id,
            app=True,
            text=content.text or _NOTHING_TO_SHOW,
            blocks=content.blocks,
            attachments=content.attachments,
            root=self._root(conversation, given.text("thread_ts")),
            only_for=user,
        )
        self.publish(conversation, message)
        return {"ok": True, "message_ts": message.ts}

    def update(self, given: Arguments) -> Json:
        """Change one of the app's own messages. Blocks, attachments and metadata not given are kept."""
        conversation, message = self._own(given, "cant_update_message")
        content = content_of(self._workspace, given, update=True)
        metadata = given.structure("metadata", "invalid_metadata_format")
        if metadata is not None:
            message.metadata = check_metadata(metadata)
        self.change(conversation, message, content, blocks_given=given.structure("blocks") is not None)
        return {
            "ok": True,
            "channel": conversation.id,
            "ts": message.ts,
            "text": message.text,
            "message": self._full(message),
        }

    def change(self, conversation: Conversation, message: Message, content: Content, *, blocks_given: bool) -> None:
        """Put other content into a message in place, and tell of it."""
        previous = self._workspace.describe_in_thread(conversation, message)
        message.text = content.text or (message.text if not blocks_given else _NOTHING_TO_SHOW)
        if blocks_given:
            message.blocks = content.blocks
        if content.attachments is not None:
            message.attachments = content.attachments
        if message.only_for is None:
            message.edited_ts = self._workspace.next_ts()
        self._workspace.edited(conversation, message)
        if message.only_for is None:
            self._events.changed(conversation, message, previous)

    def rewrite(self, conversation: Conversation, message: Message, text: str) -> None:
        """Give a person's message other words, and tell of it."""
        self.change(conversation, message, Content(text, None, None), blocks_given=False)

    def delete(self, given: Arguments) -> Json:
        """Take one of the app's own messages back."""
        conversation, message = self._own(given, "cant_delete_message")
        self.remove(conversation, message)
        return {"ok": True, "channel": conversation.id, "ts": message.ts}

    def remove(self, conversation: Conversation, message: Message) -> None:
        """Take a message back and tell of it; the root of a thread with replies leaves a tombstone."""
        previous = self._workspace.describe_in_thread(conversation, message)
        self._workspace.delete(conversation, message)
        if message.only_for is not None:
            return
        if message.subtype == "tombstone":
            self._events.changed(conversation, message, previous)
        else:
            self._events.deleted(conversation, previous)

    def permalink(self, given: Arguments) -> Json:
        """Return a message's address; one in a thread names its root too (docs reference/methods/chat.getPermalink)."""
        conversation = visible_conversation(self._workspace, given.required("channel"))
        message = conversation.find(given.required("message_ts"))
        if message is None or message.only_for is not None:
            raise SlackError("message_not_found")
        address = (
            f"https://{self._workspace.team.domain}.slack.com/archives/{conversation.id}/p{message.ts.replace('.', '')}"
        )
        if message.root:
            address += f"?thread_ts={message.root}&cid={conversation.id}"
        return {"ok": True, "channel": conversation.id, "permalink": address}

    def where_to_post(self, channel: str) -> Conversation:
        """Return where the app may post under `channel`.

        Raises SlackError `channel_not_found`, `not_in_channel`, `messages_tab_disabled`, `user_disabled`.
        """
        workspace = self._workspace
        if channel[:1] in "UW" and channel in workspace.people and channel != self._workspace.team.bot_user_id:
            active_person(workspace, channel)
            conversation = workspace.open_direct([channel, self._workspace.team.bot_user_id])
        else:
            named = channel.removeprefix("#")
            by_name = next(
                (c for c in workspace.conversations.values() if c.kind == "channel" and c.name == named), None
            )
            conversation = by_name or visible_conversation(workspace, channel)
        inside = (
            self._workspace.team.bot_user_id in conversation.members
            or "chat:write.public" in workspace.installation.scopes
        )
        if not inside:
            raise SlackError("not_in_channel")
        if conversation.kind == "im":
            if not self._manifest.messages_tab:
                raise SlackError("messages_tab_disabled")
            for member in conversation.members:
                active_person(workspace, member)
        return conversation

    def _root(self, conversation: Conversation, thread_ts: str | None) -> str | None:
        if not thread_ts:
            return None
        parent = conversation.find(thread_ts)
        if parent is None:
            raise SlackError("thread_not_found")
        return parent.root or parent.ts

    def _own(self, given: Arguments, refusal: str) -> tuple[Conversation, Message]:
        conversation = visible_conversation(self._workspace, given.required("channel"))
        ts = given.text("ts")
        if not ts:
            raise missing("ts")
        message = conversation.find(ts)
        if message is None or message.subtype == "tombstone":
            raise SlackError("message_not_found")
        if not message.app:
            raise SlackError(refusal)
        return conversation, message

    def _full(self, message: Message) -> Json:
        described: dict[str, Any] = self._workspace.describe(message)
        if message.metadata is not None:
            described["metadata"] = message.metadata
        return described
