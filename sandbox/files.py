"""files.getUploadURLExternal, the upload itself, files.completeUploadExternal, and files used as pictures in blocks."""

import asyncio
import re
from collections.abc import Callable
from typing import Any

from sandbox import limits
from sandbox.arguments import Arguments
from sandbox.calling import Method, visible_conversation
from sandbox.conversation import Conversation, Message
from sandbox.errors import SlackError
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.normal import normal_blocks
from sandbox.place import Place
from sandbox.posted import check_message_blocks
from sandbox.shapes import Json
from sandbox.workspace import File, Workspace


class Files:
    """The methods of the files family. `where_to_post` is how the chat family finds where the app may post."""

    def __init__(
        self, workspace: Workspace, events: Events, where_to_post: Callable[[str], Conversation], faults: Faults
    ) -> None:
        self._workspace = workspace
        self._events = events
        self._where_to_post = where_to_post
        self._faults = faults

    def methods(self) -> dict[str, Method]:
        """Return the family's table."""
        return {
            "files.getUploadURLExternal": Method(self.upload_url, "files:write"),
            "files.completeUploadExternal": Method(self.complete, "files:write"),
        }

    def upload_url(self, given: Arguments) -> Json:
        """Give an id and a URL to send the bytes to."""
        name, length = given.text("filename"), given.number("length", 0)
        if not name or length <= 0:
            raise SlackError("missing_argument")
        alt_txt = given.text("alt_txt") or ""
        if len(alt_txt) > limits.FILE_ALT_TEXT:
            raise SlackError("alt_txt_too_large")
        file = self._workspace.add_file(name, length, alt_txt, self._workspace.team.bot_user_id)
        return {"ok": True, "upload_url": f"{self._workspace.base_url}/files/upload/{file.id}", "file_id": file.id}

    def complete(self, given: Arguments) -> Json:
        """Finish uploads and, with a channel, post one message that carries them.

        Slack may post it after it has answered, which is why the answer never says where the files stand.
        """
        listed = given.structure("files")
        if not isinstance(listed, list) or not listed:
            raise SlackError("invalid_arguments")
        files = [self._uploaded(item) for item in listed]
        channel = given.text("channel_id") or given.text("channels")
        conversation = self._conversation(channel) if channel else None
        message = self._message(conversation, files, given) if conversation else None
        for file, item in zip(files, listed, strict=True):
            file.title = item.get("title") or file.name
            file.shared = True
        if conversation is not None and message is not None:
            self._share(conversation, message)
        return {"ok": True, "files": [file.slack(self._workspace.base_url) for file in files]}

    def _share(self, conversation: Conversation, message: Message) -> None:
        late = self._faults.strike("late_file", team=self._workspace.team.id)

        def share() -> None:
            message.ts = self._workspace.next_ts()
            self._workspace.post(conversation, message)
            self._events.posted(conversation, message)

        if late is None:
            share()
        else:
            asyncio.get_running_loop().call_later(late.seconds, share)

    def _uploaded(self, item: Any) -> File:
        file = self._workspace.files.get(item.get("id", "")) if isinstance(item, dict) else None
        if file is None or file.data is None or file.shared:
            raise SlackError("file_not_found")
        return file

    def _conversation(self, channel: str) -> Conversation:
        if not re.fullmatch(r"[CGDZ][A-Z0-9]+", channel):
            raise SlackError(
                "invalid_arguments",
                response_metadata={
                    "messages": ["[ERROR] must match the pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"]
                },
            )
        visible_conversation(self._workspace, channel)
        return self._where_to_post(channel)

    def _message(self, conversation: Conversation, files: list[File], given: Arguments) -> Message:
        thread_ts = given.text("thread_ts")
        parent = conversation.find(thread_ts) if thread_ts else None
        if thread_ts and parent is None:
            raise SlackError("thread_not_found")
        if parent is not None and parent.root is not None:  # "Never use a reply's ts value; use its parent instead."
            raise SlackError("invalid_arguments")
        blocks = given.structure("blocks", "invalid_blocks_format")
        comment = given.text("initial_comment") or ""
        return Message(
            channel=conversation.id,
            ts=self._workspace.next_ts(),
            user=self._workspace.team.bot_user_id,
            app=True,
            text=comment,
            blocks=normal_blocks(check_message_blocks(blocks)) if blocks and not comment else None,
            files=[file.id for file in files],
            root=thread_ts or None,
        )


def take_bytes(workspace: Workspace, file_id: str, data: bytes) -> None:
    """Store the bytes of an upload.

    Raises SlackError `file_not_found`, or `file_upload_size_mismatch` for another length than announced.
    """
    file = workspace.files.get(file_id)
    if file is None or file.data is not None:
        raise SlackError("file_not_found")
    if len(data) != file.length:
        raise SlackError("file_upload_size_mismatch")
    file.data = data


def check_slack_files(workspace: Workspace, place: Place) -> None:
    """Check that every `slack_file` in blocks is an uploaded picture; raises SlackError `invalid_blocks`."""
    _walk(workspace, place)
    if place.problems:
        messages = [f"[ERROR] {problem}" for problem in place.problems]
        raise SlackError("invalid_blocks", errors=place.problems, response_metadata={"messages": messages})


def _walk(workspace: Workspace, place: Place) -> None:
    if isinstance(place.value, list):
        for index in range(len(place.value)):
            _walk(workspace, place.at(index))
    elif isinstance(place.value, dict):
        for key in place.value:
            below = place.at(key)
            if key == "slack_file" and isinstance(below.value, dict) and below.has("id"):
                file = workspace.files.get(below.value["id"])
                if file is None or not file.shared or not file.mimetype.startswith("image/"):
                    below.wrong("invalid slack file")
            else:
                _walk(workspace, below)
