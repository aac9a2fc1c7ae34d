"""Response URLs: five messages within 30 minutes of real time, in answer to a command or a click in a message."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from sandbox import limits
from sandbox.arguments import Arguments
from sandbox.chat import Chat, content_of
from sandbox.conversation import Conversation, Message
from sandbox.errors import SlackError
from sandbox.shapes import Json
from sandbox.workspace import Workspace


@dataclass(slots=True)
class ResponseUrl:
    """One response URL: the conversation, the person who acted, the message acted on if any, and its use so far."""

    conversation: Conversation
    person: str
    message: Message | None
    made: float
    used: int = 0


class ResponseUrls:
    """The response URLs given out, and what is done when one is called. `monotonic` as for trigger ids."""

    def __init__(self, workspace: Workspace, chat: Chat, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._workspace = workspace
        self._chat = chat
        self._given: dict[str, ResponseUrl] = {}

    def give(self, conversation: Conversation, person: str, message: Message | None = None) -> str:
        """Return a new response URL."""
        token = uuid.uuid4().hex
        self._given[token] = ResponseUrl(conversation, person, message, self._monotonic())
        return f"{self._workspace.base_url}/response/{token}"

    def respond(self, token: str, given: Arguments) -> None:
        """Do what was posted to a response URL.

        Raises SlackError `invalid_url`, `expired_url`, `used_url`, and those of `sandbox.posted`.
        """
        url = self._given.get(token)
        if url is None:
            raise SlackError("invalid_url")
        if self._monotonic() - url.made > limits.RESPONSE_URL_SECONDS:
            raise SlackError("expired_url")
        if url.used >= limits.RESPONSE_URL_USES:
            raise SlackError("used_url")
        if given.flag("delete_original") and url.message is not None:
            self._chat.remove(url.conversation, url.message)
        else:
            content = content_of(self._workspace, given)
            if given.flag("replace_original") and url.message is not None:
                self._chat.change(url.conversation, url.message, content, blocks_given=True)
            else:
                self.answer(url.conversation, url.person, given.values)
        url.used += 1

    def answer(self, conversation: Conversation, person: str, body: Json) -> Message:
        """Post an answer: to the person alone, or with `response_type` in_channel to everybody there."""
        given = Arguments(body)
        content = content_of(self._workspace, given)
        to_all = given.text("response_type") == "in_channel"
        message = Message(
            channel=conversation.id,
            ts=self._workspace.next_ts(),
            user=self._workspace.team.bot_user_id,
            app=True,
            text=content.text,
            blocks=content.blocks,
            attachments=content.attachments,
            root=given.text("thread_ts") if to_all else None,
            only_for=None if to_all else person,
        )
        self._chat.publish(conversation, message)
        return message
