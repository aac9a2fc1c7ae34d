"""What a person says: messages, edits, deletions, slash commands, global shortcuts, and reading."""

from dataclasses import dataclass

from sandbox import payloads
from sandbox.chat import Chat
from sandbox.conversation import Conversation, Message
from sandbox.errors import Refused, SlackError
from sandbox.interactivity import Interactivity
from sandbox.manifest import Manifest
from sandbox.people import Person
from sandbox.response_urls import ResponseUrls
from sandbox.triggers import Triggers
from sandbox.typed import typed_text
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """How a command went: the error the person sees, or the message that answered it at once, if one did."""

    error: str | None = None
    message: Message | None = None


class Speaking:
    """Acts for people in conversations, within what Slack's client lets them do."""

    def __init__(
        self,
        workspace: Workspace,
        manifest: Manifest,
        chat: Chat,
        interactivity: Interactivity,
        triggers: Triggers,
        response_urls: ResponseUrls,
    ) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._chat = chat
        self._interactivity = interactivity
        self._triggers = triggers
        self._response_urls = response_urls

    def open_conversation(self, person_id: str, users: list[str]) -> Conversation:
        """Open the DM or group DM of a person with others."""
        others = [self._workspace.person(user).id for user in users if user != person_id]
        if not others:
            raise Refused("nobody", "Choose somebody to write to.")
        return self._workspace.open_direct([self._active(person_id).id, *others])

    def say(self, person_id: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Post what a person typed, in a thread if `thread_ts` names its first message."""
        person, conversation = self._active(person_id), self._workspace.conversation_of(person_id, channel)
        if not text.strip():
            raise Refused("no_text", "There is nothing to send.")
        if self._is_app_dm(conversation) and (not self._manifest.messages_tab or self._manifest.messages_read_only):
            raise Refused("messages_tab_disabled", "Sending messages to this app has been turned off.")
        parent = conversation.find(thread_ts) if thread_ts else None
        if thread_ts and parent is None:
            raise Refused("thread_not_found", "That message is not there any more.", 404)
        message = Message(
            channel=conversation.id,
            ts=self._workspace.next_ts(),
            user=person.id,
            text=typed_text(text, self._workspace.people.values()),
            root=(parent.root or parent.ts) if parent else None,
        )
        self._chat.publish(conversation, message)
        return message

    def edit(self, person_id: str, channel: str, ts: str, text: str) -> Message:
        """Change one of a person's own messages."""
        conversation, message = self._own(person_id, channel, ts)
        self._chat.rewrite(conversation, message, typed_text(text, self._workspace.people.values()))
        return message

    def delete(self, person_id: str, channel: str, ts: str) -> None:
        """Take one of a person's own messages back."""
        conversation, message = self._own(person_id, channel, ts)
        self._chat.remove(conversation, message)

    def read(self, person_id: str, channel: str, ts: str) -> None:
        """Note that a person has read a conversation up to `ts`."""
        conversation = self._workspace.conversation_of(person_id, channel)
        conversation.reads[person_id] = max(conversation.reads.get(person_id, "0"), ts, key=float)
        self._workspace.changes.tell([person_id], "conversations")

    async def command(self, person_id: str, name: str, text: str, channel: str | None) -> CommandAnswer:
        """Type a slash command; without a channel it is typed to the app."""
        person = self._active(person_id)
        if self._manifest.command(name) is None or not self._workspace.installation.installed:
            return CommandAnswer("unknown_command")
        conversation = (
            self._workspace.conversation_of(person_id, channel) if channel else self._workspace.app_dm(person_id)
        )
        seen = len(conversation.ephemerals)
        form = payloads.command(
            self._workspace.team,
            person,
            conversation,
            name,
            text.strip(),
            trigger_id=self._triggers.give(person.id),
            response_url=self._response_urls.give(conversation, person.id),
        )
        answer = await self._interactivity.ask("slash_commands", form)
        if answer.failure:
            return CommandAnswer(answer.failure)
        if answer.body:
            try:
                return CommandAnswer(message=self._response_urls.answer(conversation, person.id, answer.body))
            except SlackError as error:
                return CommandAnswer(error.code)
        since = [m for m in conversation.ephemerals[seen:] if m.only_for == person.id]
        return CommandAnswer(message=since[-1] if since else None)

    async def shortcut(self, person_id: str, callback_id: str) -> str | None:
        """Use a global shortcut; return what went wrong, if anything."""
        person = self._active(person_id)
        if self._manifest.shortcut(callback_id) is None:
            raise Refused("unknown_shortcut", f"The app has no shortcut {callback_id}.", 404)
        payload = payloads.shortcut(self._workspace.team, person, callback_id, self._triggers.give(person.id))
        return (await self._interactivity.ask("interactive", payload)).failure

    def _active(self, person_id: str) -> Person:
        person = self._workspace.person(person_id)
        if person.deleted:
            raise Refused("deactivated", f"{person.real_name}'s account is deactivated.", 403)
        return person

    def _own(self, person_id: str, channel: str, ts: str) -> tuple[Conversation, Message]:
        conversation = self._workspace.conversation_of(self._active(person_id).id, channel)
        message = conversation.find(ts)
        if message is None or message.subtype == "tombstone":
            raise Refused("message_not_found", "That message is not there any more.", 404)
        if message.user != person_id:
            raise Refused("not_yours", "Only its author can change a message.", 403)
        return conversation, message

    def _is_app_dm(self, conversation: Conversation) -> bool:
        return conversation.kind == "im" and self._workspace.team.bot_user_id in conversation.members
