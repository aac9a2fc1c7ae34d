"""What Slack is answered to a payload that is none: in words where somebody reads them, and never with anything saved.

It stands before Bolt's own middleware, which would stumble over it.
"""

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from flows.decision import Phrase
from handlers import shapes, text, views
from handlers.shapes import UnreadablePayload
from handlers.text import Reader

log = logging.getLogger(__name__)

LINE: Final = Phrase("error-unreadable")

UNPARSED: Final = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What Bolt raises where it cannot even make a request of a body."""


class ReadableOnly(Middleware):
    """Lets on only what has the shape of its kind.

    A class, for Bolt looks into a payload's parts before it calls a function.
    """

    def process(
        self,
        *,
        req: BoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt's signature
        next: Callable[[], BoltResponse],  # noqa: A002 - Bolt's signature
    ) -> BoltResponse:
        """Go on, or answer at once."""
        try:
            shapes.check(req.body)
        except UnreadablePayload as error:
            log.warning("a payload could not be read: %s", error)
            return answer(req.body)
        return next()


def answer(body: object) -> BoltResponse:
    """What is answered to a body of which nothing may be taken for granted."""
    if not isinstance(body, dict):
        return BoltResponse(status=400)
    line = text.plain(LINE, Reader())
    match body.get("type"):
        case "view_submission":
            field = _a_field(body)
            if field is None:
                return _json({"response_action": "update", "view": views.line_view(LINE, Reader())})
            return _json({"response_action": "errors", "errors": {field: line}})
        case "block_suggestion":
            return _json({"options": []})
        case str():
            return BoltResponse(status=200)
        case _ if "command" in body:
            return _json({"response_type": "ephemeral", "text": line})
        case _:
            return BoltResponse(status=400)


def _a_field(body: Mapping[str, Any]) -> str | None:
    """The first field of a form, where it can be found: an error at it keeps the form open with all that was typed."""
    view = body.get("view")
    blocks = view.get("blocks") if isinstance(view, dict) else None
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, dict) and block.get("type") == "input" and isinstance(block.get("block_id"), str):
            return str(block["block_id"])
    return None


def _json(said: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, headers={"content-type": ["application/json"]}, body=json.dumps(said))
