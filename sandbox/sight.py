"""What one person sees of the workspace, in the shapes of the control API. It changes nothing."""

from sandbox.conversation import Conversation, Message
from sandbox.manifest import Manifest
from sandbox.modals import Modals, View
from sandbox.shapes import Json
from sandbox.team import APP_ID, TOKEN_SECONDS
from sandbox.workspace import File, Workspace


class Sight:
    """Describes people, conversations, messages and views to one person."""

    def __init__(self, workspace: Workspace, manifest: Manifest, modals: Modals) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._modals = modals

    def workspace(self) -> Json:
        """Return what does not depend on who looks."""
        manifest = self._manifest
        return {
            "team": {"id": self._workspace.team.id, "name": self._workspace.team.name},
            "app": {
                "id": APP_ID,
                "name": self._workspace.app_name,
                "bot_user_id": self._workspace.team.bot_user_id,
                "installed": self._workspace.installation.installed,
                "commands": [
                    {"command": c.name, "description": c.description, "usage_hint": c.usage_hint}
                    for c in manifest.commands
                ],
                "shortcuts": [
                    {"name": s.name, "callback_id": s.callback_id, "description": s.description}
                    for s in manifest.shortcuts
                ],
            },
            "people": [person.seen() for person in self._workspace.people.values()],
        }

    def identity(self) -> Json:
        """Return the answer of auth.test."""
        team = self._workspace.team
        grid = {"enterprise_id": team.enterprise.id} if team.enterprise else {}
        return {
            "ok": True,
            "url": self._workspace.base_url + "/",
            "team": team.name,
            "user": self._workspace.bot_name.lower(),
            "team_id": team.id,
            "user_id": team.bot_user_id,
            "bot_id": team.bot_id,
            **grid,
            "is_enterprise_install": False,
            **({"expires_in": TOKEN_SECONDS} if team.rotates else {}),
        }

    def eyes(self, person_id: str) -> Json:
        """Return what a person reads with: their zone and language, the time, and the names that ids stand for."""
        workspace = self._workspace
        person = workspace.person(person_id)
        mine = [c for c in workspace.conversations.values() if person_id in c.members]
        return {
            "zone": person.tz,
            "locale": person.locale,
            "now": workspace.clock.now(),
            "names": {each.id: each.real_name for each in workspace.people.values()},
            "channels": {c.id: self._name(person_id, c) for c in mine},
        }

    def everything(self, person_id: str) -> list[Json]:
        """Return every message a person sees, those of threads too, in the order in which they were written."""
        mine = [c for c in self._workspace.conversations.values() if person_id in c.members]
        said = [(c, message) for c in mine for message in self._said(person_id, c)]
        return [self.message(c, message) for c, message in sorted(said, key=lambda pair: float(pair[1].ts))]

    def conversations(self, person_id: str) -> list[Json]:
        """Return a person's conversations, the one with the app always among them, the latest first."""
        self._workspace.app_dm(self._workspace.person(person_id).id)
        mine = [c for c in self._workspace.conversations.values() if person_id in c.members]
        described = [self.conversation(person_id, conversation) for conversation in mine]
        return sorted(described, key=lambda c: float(c["last_ts"] or 0), reverse=True)

    def conversation(self, person_id: str, conversation: Conversation) -> Json:
        """Describe one conversation to one of its members."""
        others = [member for member in conversation.members if member != person_id]
        with_app = conversation.kind == "im" and self._workspace.team.bot_user_id in conversation.members
        unread = self._unread(person_id, conversation)
        said = self._said(person_id, conversation)
        described: Json = {
            "id": conversation.id,
            "kind": "app" if with_app else {"im": "dm", "mpim": "group"}.get(conversation.kind, "channel"),
            "name": self._name(person_id, conversation),
            "topic": conversation.topic,
            "members": conversation.members,
            "with": others,
            "unread": len(unread),
            "mentions": sum(conversation.kind != "channel" or f"<@{person_id}>" in m.text for m in unread),
            "last_ts": max((m.ts for m in said), key=float, default=None),
        }
        return described | {"app_id": APP_ID} if with_app else described

    def waiting(self) -> dict[str, int]:
        """Return how much each person has not read, channels apart; those who have read everything are left out."""
        said_to = [c for c in self._workspace.conversations.values() if c.kind != "channel"]
        people = [p.id for p in self._workspace.people.values() if p.id != self._workspace.team.bot_user_id]
        counts = {id_: sum(len(self._unread(id_, c)) for c in said_to if id_ in c.members) for id_ in people}
        return {id_: count for id_, count in counts.items() if count}

    def messages(self, person_id: str, conversation_id: str, thread_ts: str | None) -> list[Json]:
        """Return the messages a person sees: of the conversation, or of one thread with its root first."""
        conversation = self._workspace.conversation_of(person_id, conversation_id)
        said = sorted(self._said(person_id, conversation), key=lambda m: float(m.ts))
        if thread_ts is None:
            shown = [m for m in said if m.root is None or m.broadcast]
        else:
            shown = [m for m in said if thread_ts in (m.ts, m.root)]
        return [self.message(conversation, m) for m in shown]

    def _said(self, person_id: str, conversation: Conversation) -> list[Message]:
        return [*conversation.messages, *(m for m in conversation.ephemerals if m.only_for == person_id)]

    def _name(self, person_id: str, conversation: Conversation) -> str:
        if conversation.kind == "channel":
            return conversation.name
        people = self._workspace.people
        return ", ".join(people[other].real_name for other in conversation.members if other != person_id)

    def message(self, conversation: Conversation, message: Message) -> Json:
        """Describe one message."""
        workspace = self._workspace
        replies = conversation.replies(message.ts)
        author = workspace.people[message.user]
        return {
            "ts": message.ts,
            "channel": conversation.id,
            "thread_ts": message.root or (message.ts if replies else None),
            "user": message.user,
            "bot": message.app,
            "username": author.real_name,
            "text": message.text,
            "blocks": message.blocks,
            "attachments": message.attachments,
            "edited": {"ts": message.edited_ts} if message.edited_ts else None,
            "deleted": message.subtype == "tombstone",
            "ephemeral": message.only_for is not None,
            "files": [self.file(workspace.files[file]) for file in message.files],
            "reply_count": len(replies),
            "reply_users": list(dict.fromkeys(reply.user for reply in replies)),
            "latest_reply": replies[-1].ts if replies else None,
            "subtype": message.subtype,
        }

    def file(self, file: File) -> Json:
        """Describe one file, with a link of the same origin."""
        return {
            "id": file.id,
            "name": file.name,
            "title": file.title,
            "mimetype": file.mimetype,
            "size": file.length,
            "alt_txt": file.alt_txt,
            "url": f"{self._workspace.path}/files/{file.id}/{file.name}",
        }

    def views(self, person_id: str) -> Json:
        """Return a person's open modals, bottom first, and their App Home."""
        home = self._modals.homes.get(self._workspace.person(person_id).id)
        return {"stack": self.stack(person_id), "home": self.view(home) if home else None}

    def stack(self, person_id: str) -> list[Json]:
        """Return a person's open modals, bottom first."""
        return [self.view(view) for view in self._modals.stack(person_id)]

    def view(self, view: View) -> Json:
        """Describe one view to the person who has it."""
        stack = self._modals.stack(view.person)
        described = view.slack()
        return {
            "id": view.id,
            "root_view_id": view.root_id,
            "type": described["type"],
            "callback_id": described["callback_id"],
            "title": described["title"]["text"] if described["type"] == "modal" else None,
            "submit": described["submit"]["text"] if described["submit"] else None,
            "close": described["close"]["text"] if described["close"] else None,
            "blocks": view.blocks,
            "state": described["state"],
            "errors": view.errors,
            "hash": view.hash,
            "stack_depth": stack.index(view) + 1 if view in stack else 0,
        }

    def _unread(self, person_id: str, conversation: Conversation) -> list[Message]:
        read = float(conversation.reads.get(person_id, "0"))
        own = [m for m in conversation.ephemerals if m.only_for == person_id]
        return [m for m in [*conversation.messages, *own] if float(m.ts) > read and m.user != person_id]
