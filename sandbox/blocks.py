"""Checks lists of Block Kit blocks for one of the three surfaces: message, modal, home.

What is wrong is said as Slack says it, with the JSON pointer that leads there. A table of block types stands at the
end of the module; elements have theirs in `sandbox.elements`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sandbox import limits
from sandbox.composition import check_text, check_url
from sandbox.elements import check_element, check_image
from sandbox.place import Place
from sandbox.rich_text import check_rich_text

Surface = Literal["message", "modal", "home"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block type: its fields beside type and block_id, its rules, and the surfaces that take it."""

    check: Callable[[Place, Surface], None]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    surfaces: tuple[Surface, ...] = ("message", "modal", "home")


def check_blocks(blocks: Place, surface: Surface) -> None:
    """Check a list of blocks; what is wrong is added to the place's problems."""
    most = limits.MESSAGE_BLOCKS if surface == "message" else limits.VIEW_BLOCKS
    seen: set[str] = set()
    for block in blocks.items(most=most):
        _check_block(block, surface)
        block_id = block.at("block_id").value if isinstance(block.value, dict) else None
        if isinstance(block_id, str) and block_id:
            if block_id in seen:
                block.at("block_id").wrong(f'`block_id` "{block_id}" already exists')
            seen.add(block_id)
    if isinstance(blocks.value, list):
        _check_together(blocks, surface)


def characters(blocks: Any) -> int:
    """Count the characters a reader is shown by a list of blocks: every `text` string, wherever it stands."""
    if isinstance(blocks, list):
        return sum(characters(item) for item in blocks)
    if isinstance(blocks, dict):
        return sum(len(v) if k == "text" and isinstance(v, str) else characters(v) for k, v in blocks.items())
    return 0


def elements_of(block: Any) -> Iterator[Any]:
    """Give the elements of one block: its accessory, its input's element, or those of an actions block."""
    if block.get("accessory"):
        yield block["accessory"]
    if block.get("element"):
        yield block["element"]
    if block.get("type") == "actions":
        yield from block.get("elements", ())


def _check_block(place: Place, surface: Surface) -> None:
    if not isinstance(place.value, dict):
        place.wrong("must provide an object")
        return
    kind = place.at("type").value
    block = BLOCKS.get(kind) if isinstance(kind, str) else None
    if block is None or surface not in block.surfaces:
        place.at("type").wrong(f"unsupported type: {kind}")
        return
    place.object(("type", *block.required), ("block_id", *block.optional))
    if place.has("block_id"):
        place.at("block_id").string(most=limits.BLOCK_ID)
    block.check(place, surface)


def _check_together(blocks: Place, surface: Surface) -> None:
    """Check what holds for the list as a whole."""
    found = [block for block in blocks.value if isinstance(block, dict)]
    if sum(len(str(b.get("text", ""))) for b in found if b.get("type") == "markdown") > limits.MARKDOWN_CHARACTERS:
        blocks.wrong(f"markdown blocks must be less than {limits.MARKDOWN_CHARACTERS + 1} characters in total")
    if sum(b.get("type") == "table" for b in found) > limits.TABLES:
        blocks.wrong("only_one_table_allowed")
    focused = [e for b in found for e in elements_of(b) if isinstance(e, dict) and e.get("focus_on_load")]
    if len(focused) > 1 and surface != "message":
        blocks.wrong("only one element may set `focus_on_load`")


def _check_action_ids(elements: list[Place]) -> None:
    seen: set[str] = set()
    for element in elements:
        action_id = element.at("action_id").value if isinstance(element.value, dict) else None
        if isinstance(action_id, str) and action_id:
            if action_id in seen:
                element.at("action_id").wrong(f'`action_id` "{action_id}" already exists')
            seen.add(action_id)


def _section(place: Place, surface: Surface) -> None:
    if not place.has("text") and not place.has("fields"):
        place.wrong("must define either `text` or `fields`")
    if place.has("text"):
        check_text(place.at("text"), most=limits.SECTION_TEXT)
    if place.has("fields"):
        for item in place.at("fields").items(least=1, most=limits.SECTION_FIELDS):
            check_text(item, most=limits.SECTION_FIELD)
    if place.has("accessory"):
        check_element(place.at("accessory"), "section", surface)
    if place.has("expand"):
        place.at("expand").boolean()


def _divider(_place: Place, _surface: Surface) -> None:
    """A divider has nothing to check."""


def _header(place: Place, _surface: Surface) -> None:
    if place.has("text"):
        check_text(place.at("text"), most=limits.HEADER_TEXT, plain_only=True)


def _context(place: Place, surface: Surface) -> None:
    if not place.has("elements"):
        return
    for element in place.at("elements").items(least=1, most=limits.CONTEXT_ELEMENTS):
        if isinstance(element.value, dict) and element.value.get("type") in ("mrkdwn", "plain_text"):
            check_text(element, most=limits.TEXT_OBJECT)
        else:
            check_element(element, "context", surface)


def _actions(place: Place, surface: Surface) -> None:
    if not place.has("elements"):
        return
    elements = place.at("elements").items(least=1, most=limits.ACTIONS_ELEMENTS)
    for element in elements:
        check_element(element, "actions", surface)
    _check_action_ids(elements)


def _input(place: Place, surface: Surface) -> None:
    if place.has("label"):
        check_text(place.at("label"), most=limits.INPUT_LABEL, plain_only=True)
    if place.has("hint"):
        check_text(place.at("hint"), most=limits.INPUT_HINT, plain_only=True)
    for key in ("optional", "dispatch_action"):
        if place.has(key):
            place.at(key).boolean()
    if place.has("element"):
        check_element(place.at("element"), "input", surface)


def _image(place: Place, _surface: Surface) -> None:
    check_image(place)
    if place.has("title"):
        check_text(place.at("title"), most=limits.IMAGE_TITLE, plain_only=True)


def _rich_text(place: Place, _surface: Surface) -> None:
    if place.has("elements"):
        check_rich_text(place.at("elements"))


def _markdown(place: Place, _surface: Surface) -> None:
    if place.has("text"):
        place.at("text").string()


def _file(place: Place, _surface: Surface) -> None:
    place.at("source").one_of("remote")
    place.at("external_id").string()


def _video(place: Place, _surface: Surface) -> None:
    if place.has("title"):
        check_text(place.at("title"), most=limits.VIDEO_TITLE, plain_only=True)
    if place.has("description"):
        check_text(place.at("description"), most=limits.TEXT_OBJECT, plain_only=True)
    if place.has("author_name"):
        place.at("author_name").string(most=limits.VIDEO_AUTHOR)
    for key in ("video_url", "thumbnail_url", "title_url", "provider_icon_url"):
        if place.has(key):
            check_url(place.at(key), most=limits.IMAGE_URL)


def _table(place: Place, _surface: Surface) -> None:
    if place.has("column_settings"):
        place.at("column_settings").items(most=limits.TABLE_CELLS)
    if not place.has("rows"):
        return
    for row in place.at("rows").items(least=1, most=limits.TABLE_ROWS):
        for cell in row.items(least=1, most=limits.TABLE_CELLS):
            kind = cell.at("type").value
            if kind == "rich_text" and cell.object(("type", "elements")):
                check_rich_text(cell.at("elements"))
            elif kind == "raw_text" and cell.object(("type", "text")):
                cell.at("text").string()
            elif kind == "raw_number" and cell.object(("type", "value", "text")):
                cell.at("text").string()
                if not isinstance(cell.value.get("value"), int | float):
                    cell.at("value").wrong("must provide a number")
            elif kind not in ("rich_text", "raw_text", "raw_number"):
                cell.at("type").wrong(f"unsupported type: {kind}")


BLOCKS: dict[str, Block] = {
    "section": Block(_section, (), ("text", "fields", "accessory", "expand")),
    "divider": Block(_divider),
    "header": Block(_header, ("text",)),
    "context": Block(_context, ("elements",)),
    "actions": Block(_actions, ("elements",)),
    "input": Block(_input, ("label", "element"), ("hint", "optional", "dispatch_action")),
    "image": Block(_image, ("alt_text",), ("image_url", "slack_file", "title")),
    "rich_text": Block(_rich_text, ("elements",)),
    "markdown": Block(_markdown, ("text",), (), ("message",)),
    "file": Block(_file, ("external_id", "source"), (), ("message",)),
    "video": Block(
        _video,
        ("alt_text", "title", "thumbnail_url", "video_url"),
        ("author_name", "description", "provider_icon_url", "provider_name", "title_url"),
    ),
    "table": Block(_table, ("rows",), ("column_settings",), ("message",)),
}
