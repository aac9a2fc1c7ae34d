"""What people type, as Slack keeps it: escaped, with mentions, and the rich text block that goes with it."""

import re
from collections.abc import Iterable

from sandbox.conversation import Message
from sandbox.people import Person
from sandbox.shapes import Json

_MENTION = re.compile(r"(<@[UW][A-Z0-9]+>)")


def escape(text: str) -> str:
    """Escape the three characters Slack escapes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Undo `escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def typed_text(text: str, people: Iterable[Person]) -> str:
    """Return typed words as Slack delivers them: escaped, and `@Full Name` as a mention."""
    parts = [part if _MENTION.fullmatch(part) else escape(part) for part in _MENTION.split(text)]
    kept = "".join(parts)
    for person in sorted(people, key=lambda p: -len(p.real_name)):
        kept = kept.replace(f"@{escape(person.real_name)}", f"<@{person.id}>")
    return kept


def typed_block(message: Message) -> Json:
    """Return the rich text block Slack makes of what a person typed."""
    elements: list[Json] = [
        {"type": "user", "user_id": part[2:-1]}
        if _MENTION.fullmatch(part)
        else {"type": "text", "text": unescape(part)}
        for part in _MENTION.split(message.text)
        if part
    ]
    block_id = (message.client_msg_id or message.ts)[:5]
    return {
        "type": "rich_text",
        "block_id": block_id,
        "elements": [{"type": "rich_text_section", "elements": elements}],
    }
