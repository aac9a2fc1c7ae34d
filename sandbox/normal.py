"""Puts blocks into the form in which Slack keeps them: ids filled in, text objects complete.

Only for blocks that were checked before.
"""

import copy
import uuid
from typing import Any

from sandbox.blocks import elements_of
from sandbox.shapes import Json


def normal_blocks(blocks: list[Json]) -> list[Json]:
    """Return a copy with every block_id and action_id filled in and every text object complete."""
    kept: list[Json] = copy.deepcopy(blocks)
    for block in kept:
        block["block_id"] = block.get("block_id") or _short_id()
        for element in elements_of(block):
            if element["type"] != "image":
                element["action_id"] = element.get("action_id") or _short_id()
        _complete(block)
    return kept


def normal_text(text: Json | None) -> Json | None:
    """Return a text object in the form Slack keeps, or None."""
    if text is None:
        return None
    complete = dict(text)
    _complete(complete)
    return complete


def _complete(value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _complete(item)
    elif isinstance(value, dict):
        if value.get("type") == "plain_text" and "text" in value:
            value.setdefault("emoji", True)
        elif value.get("type") == "mrkdwn" and "text" in value:
            value.setdefault("verbatim", False)
        for item in value.values():
            _complete(item)


def _short_id() -> str:
    return uuid.uuid4().hex[:5]
