"""conversations.open, .info, .history, .replies: where the app may speak, and what it may read back."""

from sandbox import limits
from sandbox.arguments import Arguments
from sandbox.calling import Method, active_person, need_scope, scope_for, visible_conversation
from sandbox.conversation import Conversation, Message
from sandbox.errors import SlackError
from sandbox.shapes import Json
from sandbox.workspace import Workspace

_PAGE = 100
_LARGEST_PAGE = 999


class Conversations:
    """The methods of the conversations family."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def methods(self) -> dict[str, Method]:
        """Return the family's table; the scopes depend on the kind of conversation and are asked for inside."""
        return {
            "conversations.open": Method(self.open),
            "conversations.info": Method(self.info),
            "conversations.history": Method(self.history),
            "conversations.replies": Method(self.replies),
        }

    def open(self, given: Arguments) -> Json:
        """Open the DM with one person or the group DM with several: the same people always share one."""
        if given.text("channel"):
            conversation = self._readable(given.required("channel"), None)
            if conversation.kind == "channel":
                raise SlackError("method_not_supported_for_channel_type")
            return self._opened(conversation, given, there=True)
        users = [user for user in dict.fromkeys(given.listed("users")) if user != self._workspace.team.bot_user_id]
        if not given.listed("users"):
            raise SlackError("users_list_not_supplied")
        if not users:
            raise SlackError("not_enough_users")
        if len(users) > limits.OPEN_USERS:
            raise SlackError("too_many_users")
        need_scope(self._workspace, "im:write" if len(users) == 1 else "mpim:write")
        for user in users:
            if active_person(self._workspace, user).is_bot:
                raise SlackError("cannot_dm_bot")
        found = self._workspace.direct([*users, self._workspace.team.bot_user_id])
        if found is None and given.flag("prevent_creation"):
            raise SlackError("channel_not_found")
        return self._opened(
            found or self._workspace.open_direct([*users, self._workspace.team.bot_user_id]), given, there=bool(found)
        )

    def info(self, given: Arguments) -> Json:
        """Describe one conversation."""
        conversation = self._readable(given.required("channel"), "read")
        channel = conversation.slack(self._workspace.team.bot_user_id)
        if given.flag("include_num_members"):
            channel["num_members"] = len(conversation.members)
        if given.flag("include_locale"):
            channel["locale"] = "en-US"
        return {"ok": True, "channel": channel}

    def history(self, given: Arguments) -> Json:
        """Give the messages of a conversation, newest first, without replies that were not broadcast."""
        conversation = self._member_of(given)
        shown = [m for m in conversation.messages if m.root is None or m.broadcast]
        page, answer = _page(list(reversed(_between(shown, given))), given)
        return {"ok": True, "messages": [self._read(conversation, m, given) for m in page], "pin_count": 0, **answer}

    def replies(self, given: Arguments) -> Json:
        """Give a thread, its root first."""
        conversation = self._member_of(given)
        root = conversation.find(given.required("ts"))
        if root is None:
            raise SlackError("thread_not_found")
        first = conversation.find(root.root) if root.root else root
        thread = [first or root, *_between(conversation.replies((first or root).ts), given)]
        page, answer = _page(thread, given)
        return {"ok": True, "messages": [self._read(conversation, m, given) for m in page], **answer}

    def _opened(self, conversation: Conversation, given: Arguments, *, there: bool) -> Json:
        channel = (
            conversation.slack(self._workspace.team.bot_user_id) if given.flag("return_im") else {"id": conversation.id}
        )
        return {"ok": True, **({"no_op": True, "already_open": True} if there else {}), "channel": channel}

    def _readable(self, channel: str, what: str | None) -> Conversation:
        conversation = visible_conversation(self._workspace, channel)
        if what:
            need_scope(self._workspace, scope_for(conversation, what))
        return conversation

    def _member_of(self, given: Arguments) -> Conversation:
        conversation = self._readable(given.required("channel"), "history")
        if self._workspace.team.bot_user_id not in conversation.members:
            raise SlackError("not_in_channel")
        return conversation

    def _read(self, conversation: Conversation, message: Message, given: Arguments) -> Json:
        described = self._workspace.describe_in_thread(conversation, message)
        if message.metadata is not None:
            everything = given.flag("include_all_metadata")
            described["metadata"] = message.metadata if everything else {"event_type": message.metadata["event_type"]}
        return described


def _between(messages: list[Message], given: Arguments) -> list[Message]:
    oldest, latest = given.text("oldest"), given.text("latest")
    inclusive = given.flag("inclusive")
    kept = messages
    if oldest:
        kept = [m for m in kept if float(m.ts) > float(oldest) or (inclusive and m.ts == oldest)]
    if latest:
        kept = [m for m in kept if float(m.ts) < float(latest) or (inclusive and m.ts == latest)]
    return kept


def _page(messages: list[Message], given: Arguments) -> tuple[list[Message], Json]:
    limit = given.number("limit", _PAGE)
    if not 1 <= limit <= _LARGEST_PAGE:
        raise SlackError("invalid_limit")
    cursor = given.text("cursor") or "0"
    if not cursor.isdigit():
        raise SlackError("invalid_cursor")
    start, end = int(cursor), int(cursor) + limit
    if end >= len(messages):
        return messages[start:], {"has_more": False}
    return messages[start:end], {"has_more": True, "response_metadata": {"next_cursor": str(end)}}
