"""What a form, a command or a type-ahead is answered that nobody takes: in words where somebody reads them.

Nothing of the payload is taken for granted. It must not know why it is not taken, nor who reads it: `reader` says so.
"""

import json
from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltResponse

from flows.decision import Phrase
from handlers import text, views
from handlers.text import Reader


def of_form(body: Mapping[str, Any], line: Phrase, reader: Reader) -> BoltResponse:
    """The form stays open with every word in it; one without fields has nothing to lose and is replaced."""
    field = _a_field(body)
    if field is None:
        return in_place_of_form(line, reader)
    return _json({"response_action": "errors", "errors": {field: text.plain(line, reader)}})


def in_place_of_form(line: Phrase, reader: Reader) -> BoltResponse:
    """The line stands where the form was."""
    return _json({"response_action": "update", "view": views.line_view(line, reader)})


def of_command(line: Phrase, reader: Reader) -> BoltResponse:
    """The line, to whoever typed it alone. It may hold words of theirs, which only blocks show to the letter."""
    rendered = views.render_line(line, reader)
    return _json({"response_type": "ephemeral", "text": rendered.text, "blocks": rendered.blocks})


def of_suggestion() -> BoltResponse:
    """Nothing to choose from: there is no room for words."""
    return _json({"options": []})


def _a_field(body: Mapping[str, Any]) -> str | None:
    """The first field of a form, where it can be found: an error can stand at it."""
    view = body.get("view")
    blocks = view.get("blocks") if isinstance(view, Mapping) else None
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, Mapping) and block.get("type") == "input" and isinstance(block.get("block_id"), str):
            return str(block["block_id"])
    return None


def _json(said: Mapping[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, headers={"content-type": ["application/json"]}, body=json.dumps(said))
