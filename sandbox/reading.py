"""Messages and views as plain text a person reads: names for ids, dates in their own zone, no markup.

It reads the control API's JSON and knows nothing of how it came. Buttons and fields are the driver's to find; only a
view's words include them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sandbox.dates import Eyes, slack_date
from sandbox.shapes import Json
from sandbox.typed import unescape

_TAG = re.compile(r"<([^<>]+)>")
_MARK = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])")


@dataclass(frozen=True, slots=True)
class Reader:
    """One person reading: their eyes, and the names that ids stand for."""

    eyes: Eyes
    names: Mapping[str, str]
    channels: Mapping[str, str]

    # --- texts -------------------------------------------------------------------------------------------------------

    def mrkdwn(self, text: str) -> str:
        """Return mrkdwn as it is read."""
        return unescape(_TAG.sub(self._tag, _plain(text)))

    def text_object(self, text: Json | None) -> str:
        """Return a text object as it is read; plain_text has no tags to resolve."""
        if not text:
            return ""
        return self.mrkdwn(text["text"]) if text["type"] == "mrkdwn" else unescape(text["text"])

    def _tag(self, match: "re.Match[str]") -> str:
        inner, _, label = match[1].partition("|")
        if inner.startswith("@"):
            return "@" + self.names.get(inner[1:], inner[1:])
        if inner.startswith("#"):
            return "#" + self.channels.get(inner[1:], label or inner[1:])
        if inner.startswith("!date^"):
            _, epoch, template, *_link = inner.split("^")
            return self._date(int(epoch), template, label)
        if inner.startswith("!"):
            return label or "@" + inner[1:].partition("^")[0]
        return label or inner

    def _date(self, epoch: int, template: str, fallback: str) -> str:
        try:
            return slack_date(epoch, template, self.eyes)
        except KeyError:
            return fallback

    # --- blocks ------------------------------------------------------------------------------------------------------

    def message(self, message: Json) -> str:
        """Return a message as it is read: its blocks, or its text where it has none, then its files' names."""
        lines = list(self.blocks(message["blocks"])) if message.get("blocks") else [self.mrkdwn(message["text"])]
        for attachment in message.get("attachments") or []:
            lines += self.blocks(attachment.get("blocks") or [])
            lines += [self.mrkdwn(attachment[key]) for key in ("pretext", "title", "text") if attachment.get(key)]
        lines += [f"[{file['title'] or file['name']}]" for file in message.get("files") or ()]
        return "\n".join(line for line in lines if line)

    def blocks(self, blocks: list[Json], *, controls: bool = False) -> Iterator[str]:
        """Give the lines of blocks; with `controls`, what stands on buttons and beside fields too."""
        for block in blocks:
            yield from self._block(block)
            if controls:
                yield from self._controls(block)

    def _block(self, block: Json) -> Iterator[str]:
        match block["type"]:
            case "section":
                return self._section(block)
            case "header":
                return iter([self.text_object(block["text"])])
            case "context":
                return self._context(block)
            case "image":
                return iter([self.text_object(block.get("title")), f"[{block['alt_text']}]"])
            case "video":
                return iter([self.text_object(block["title"])])
            case "input":
                return iter([self.text_object(block["label"]), self.text_object(block.get("hint"))])
            case "markdown":
                return iter([str(block["text"])])
            case "table":
                return self._table(block)
            case "rich_text":
                return self._rich_text(block)
            case "divider" | "actions" | "file":
                return iter([])
            case unknown:
                raise ValueError(f"a {unknown} block cannot be read")

    def _section(self, block: Json) -> Iterator[str]:
        yield self.text_object(block.get("text"))
        for field in block.get("fields") or []:
            yield self.text_object(field)
        if (block.get("accessory") or {}).get("type") == "image":
            yield f"[{block['accessory']['alt_text']}]"

    def _context(self, block: Json) -> Iterator[str]:
        words = [f"[{e['alt_text']}]" if e["type"] == "image" else self.text_object(e) for e in block["elements"]]
        yield " ".join(words)

    def _table(self, block: Json) -> Iterator[str]:
        for row in block["rows"]:
            yield " | ".join(
                cell["text"] if cell["type"] != "rich_text" else " ".join(self._rich_text(cell)) for cell in row
            )

    def _rich_text(self, block: Json) -> Iterator[str]:
        for element in block["elements"]:
            if element["type"] == "rich_text_list":
                for number, item in enumerate(element["elements"], start=element.get("offset", 0) + 1):
                    mark = f"{number}." if element["style"] == "ordered" else "•"
                    yield f"{mark} {self._inlines(item)}"
            else:
                yield self._inlines(element)

    def _inlines(self, element: Json) -> str:
        return "".join(self._inline(inline) for inline in element["elements"])

    def _inline(self, inline: Json) -> str:
        kind = inline["type"]
        if kind == "user":
            return "@" + self.names.get(inline["user_id"], inline["user_id"])
        if kind == "channel":
            return "#" + self.channels.get(inline["channel_id"], inline["channel_id"])
        if kind == "date":
            return self._date(inline["timestamp"], inline["format"], inline.get("fallback", ""))
        if kind == "emoji":
            return f":{inline['name']}:"
        if kind == "broadcast":
            return "@" + str(inline["range"])
        return str(inline.get("text") or inline.get("url") or inline.get("value") or inline.get("usergroup_id"))

    def _controls(self, block: Json) -> Iterator[str]:
        for element in elements(block):
            if element["type"] == "button":
                yield self.text_object(element["text"])
            elif element["type"] in ("radio_buttons", "checkboxes"):
                for option in element["options"]:
                    yield self.text_object(option["text"])
                    yield self.text_object(option.get("description"))


def elements(block: Json) -> list[Json]:
    """Return the interactive elements of one block."""
    found = [block.get("accessory"), block.get("element")]
    found += block["elements"] if block["type"] == "actions" else []
    return [element for element in found if element and element["type"] != "image"]


def _plain(text: str) -> str:
    """Take the marks of bold, italic, strike and code away where Slack would read them as such."""
    before = None
    while before != text:
        before, text = text, _MARK.sub(r"\2", text)
    return text
