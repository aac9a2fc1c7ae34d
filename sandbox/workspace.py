"""The workspace itself: people, conversations, files, and the only functions that change what was said.

It holds no protocol: who asked (the Web API, a person at the page) and what the app is told of it are others'. All of
it lives on one event loop, so nothing here locks.
"""

import hashlib
import mimetypes
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sandbox.clock import Clock
from sandbox.conversation import Conversation, Kind, Message
from sandbox.errors import Refused
from sandbox.installation import Installation
from sandbox.people import Person
from sandbox.record import Record, What
from sandbox.shapes import Json
from sandbox.stream import Changes
from sandbox.team import APP_ID, Team
from sandbox.typed import typed_block


@dataclass(slots=True)
class File:
    """An uploaded file. `data` is None until the bytes came, `shared` False until the upload was completed."""

    id: str
    name: str
    title: str
    mimetype: str
    length: int
    alt_txt: str
    created: float
    user: str
    data: bytes | None = None
    shared: bool = False

    def slack(self, base_url: str) -> Json:
        """Return the file object as messages and files.completeUploadExternal carry it."""
        url = f"{base_url}/files/{self.id}/{self.name}"
        return {
            "id": self.id,
            "created": int(self.created),
            "timestamp": int(self.created),
            "name": self.name,
            "title": self.title,
            "mimetype": self.mimetype,
            "filetype": self.name.rpartition(".")[2],
            "user": self.user,
            "size": self.length,
            "mode": "hosted",
            "alt_txt": self.alt_txt,
            "is_external": False,
            "url_private": url,
            "url_private_download": url,
        }


@dataclass(slots=True)
class Workspace:
    """Everything that is said and known in one workspace, on the sandbox's clock.

    Its page, files and response URLs are below `base_url`, whose path is `path`.
    """

    team: Team
    installation: Installation
    bot_name: str
    app_name: str
    clock: Clock
    changes: Changes
    record: Record
    base_url: str = ""
    path: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    last_ts: int = 0
    given_ids: Counter[str] = field(default_factory=Counter)

    def new_id(self, prefix: str) -> str:
        """Return an id never given before, in Slack's manner: a letter for the kind, then capitals and digits.

        Ids of conversations are unique in their workspace alone, as Slack's are by its word: the first of a kind has
        the same id in every workspace. Those of files and views are unique everywhere.
        """
        self.given_ids[prefix] += 1
        number = self.given_ids[prefix]
        told_apart = f"{prefix}{number}" if prefix in "CD" else uuid.uuid4().hex
        return f"{prefix}0{number:03d}{hashlib.sha256(told_apart.encode()).hexdigest()[:6].upper()}"

    def next_ts(self) -> str:
        """Return a message timestamp: the clock's time in microseconds, unique and increasing in the workspace."""
        self.last_ts = max(self.last_ts + 1, int(self.clock.now() * 1_000_000))
        return f"{self.last_ts // 1_000_000}.{self.last_ts % 1_000_000:06d}"

    def clear(self) -> None:
        """Forget everything said, known and noted; the clock goes on."""
        self.people.clear()
        self.conversations.clear()
        self.files.clear()
        self.record.calls.clear()
        self.record.said.clear()

    # --- conversations -----------------------------------------------------------------------------------------------

    def add_channel(self, name: str, members: Iterable[str], topic: str = "") -> Conversation:
        """Make a public channel."""
        return self._add("channel", list(members), name=name, topic=topic)

    def direct(self, members: Iterable[str]) -> Conversation | None:
        """Return the DM or group DM of exactly these members, or None: the same people always share one."""
        wanted = frozenset(members)
        kind = "im" if len(wanted) <= 2 else "mpim"
        return next((c for c in self.conversations.values() if c.kind == kind and frozenset(c.members) == wanted), None)

    def open_direct(self, members: Iterable[str]) -> Conversation:
        """Return the DM or group DM of exactly these members, made now if it was not there."""
        wanted = list(dict.fromkeys(members))
        found = self.direct(wanted)
        if found is not None:
            return found
        if len(wanted) <= 2:
            return self._add("im", wanted)
        name = "mpdm-" + "--".join(self.people[m].name for m in wanted) + "-1"
        return self._add("mpim", wanted, name=name)

    def _add(self, kind: Kind, members: list[str], *, name: str = "", topic: str = "") -> Conversation:
        prefix = "D" if kind == "im" else "C"
        conversation = Conversation(
            self.new_id(prefix), kind, members, created=self.clock.now(), name=name, topic=topic
        )
        self.conversations[conversation.id] = conversation
        self.changes.tell(members, "conversations")
        return conversation

    def add_file(self, name: str, length: int, alt_txt: str, user: str) -> File:
        """Make room for a file whose bytes are still to come."""
        kind = "text/calendar" if name.endswith(".ics") else mimetypes.guess_type(name)[0]
        file = File(
            id=self.new_id("F"),
            name=name,
            title=name,
            mimetype=kind or "application/octet-stream",
            length=length,
            alt_txt=alt_txt,
            created=self.clock.now(),
            user=user,
        )
        self.files[file.id] = file
        return file

    # --- what is said ------------------------------------------------------------------------------------------------

    def post(self, conversation: Conversation, message: Message) -> None:
        """Add a message, whose ts must be fresh from `next_ts`."""
        if message.only_for is not None:
            conversation.ephemerals.append(message)
            self._said("ephemeral", conversation, message)
        else:
            if not message.app:
                message.client_msg_id = str(uuid.uuid4())
                conversation.reads[message.user] = message.ts
            conversation.messages.append(message)
            self._said("post", conversation, message)

    def edited(self, conversation: Conversation, message: Message) -> None:
        """Note that `message` was changed in place."""
        self._said("update", conversation, message)

    def delete(self, conversation: Conversation, message: Message) -> None:
        """Take a message back. The first one of a thread with replies leaves a tombstone in its place."""
        self._said("delete", conversation, message)
        if message.only_for is not None:
            conversation.ephemerals.remove(message)
        elif conversation.replies(message.ts):
            message.text, message.blocks, message.attachments = "This message was deleted.", None, None
            message.files, message.metadata, message.subtype = [], None, "tombstone"
        else:
            conversation.messages.remove(message)

    def _said(self, what: What, conversation: Conversation, message: Message) -> None:
        to = [message.only_for] if message.only_for else [m for m in conversation.members if m != message.user]
        self.record.say(
            what,
            at=self.clock.now(),
            channel=conversation.id,
            ts=message.ts,
            user=message.user,
            to=to,
            message=self.describe(message),
        )
        thread = (f"thread:{conversation.id}:{message.root or message.ts}",)
        self.changes.tell(
            [message.only_for] if message.only_for else conversation.members,
            "conversations",
            f"messages:{conversation.id}",
            *thread,
        )

    def describe(self, message: Message) -> Json:
        """Return the message as Slack's JSON gives it, without metadata and without what depends on its thread."""
        described: Json = {"type": "message", "user": message.user, "ts": message.ts}
        if message.client_msg_id:
            described["client_msg_id"] = message.client_msg_id
        if message.app:
            described |= {"bot_id": self.team.bot_id, "app_id": APP_ID, "bot_profile": self.bot_profile()}
        if message.subtype:
            described["subtype"] = message.subtype
        described |= {"text": message.text, "team": self.team.id}
        blocks = message.blocks if message.app or message.subtype else [typed_block(message)]
        if blocks is not None:
            described["blocks"] = blocks
        if message.attachments:
            described["attachments"] = message.attachments
        if message.files:
            described |= {"files": [self.files[f].slack(self.base_url) for f in message.files], "upload": False}
        if message.root:
            described["thread_ts"] = message.root
        if message.edited_ts:
            described["edited"] = {"user": self.team.bot_id if message.app else message.user, "ts": message.edited_ts}
        return described

    def describe_in_thread(self, conversation: Conversation, message: Message) -> Json:
        """Return the message as `describe` does, with what Slack adds for threads."""
        described = self.describe(message)
        if message.root:
            root = conversation.find(message.root)
            return described | {"parent_user_id": root.user if root else None}
        replies = conversation.replies(message.ts)
        if not replies:
            return described
        users = list(dict.fromkeys(reply.user for reply in replies))
        return described | {
            "thread_ts": message.ts,
            "reply_count": len(replies),
            "reply_users_count": len(users),
            "latest_reply": replies[-1].ts,
            "reply_users": users[:5],
            "is_locked": False,
            "subscribed": self.team.bot_user_id in users or message.user == self.team.bot_user_id,
        }

    def person(self, person_id: str) -> Person:
        """Return the person with that id for the page; raises Refused for somebody unknown."""
        found = self.people.get(person_id)
        if found is None:
            raise Refused("no_such_person", f"There is nobody called {person_id}.", 404)
        return found

    def conversation_of(self, person_id: str, conversation_id: str) -> Conversation:
        """Return a conversation for one of its members; raises Refused for anybody else."""
        found = self.conversations.get(conversation_id)
        if found is None or person_id not in found.members:
            raise Refused("no_such_conversation", f"{person_id} is in no conversation {conversation_id}.", 404)
        return found

    def app_dm(self, person_id: str) -> Conversation:
        """Return a person's direct message with the app."""
        return self.open_direct([person_id, self.team.bot_user_id])

    def bot_profile(self) -> Json:
        """Return the short description of the bot that its messages carry."""
        return {
            "id": self.team.bot_id,
            "app_id": APP_ID,
            "user_id": self.team.bot_user_id,
            "name": self.bot_name,
            "icons": {},
            "deleted": False,
            "updated": 0,
            "team_id": self.team.id,
        }
