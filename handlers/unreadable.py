"""What Slack is answered to a payload that is none: in words where somebody reads them, and never with anything saved.

It stands before Bolt's own middleware, which would stumble over it.
"""

import logging
from collections.abc import Callable
from typing import Final

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.middleware import Middleware

from flows.decision import Phrase
from handlers import inbox, refusal, shapes
from handlers.shapes import UnreadablePayload
from handlers.text import Reader

log = logging.getLogger(__name__)

LINE: Final = Phrase("error-unreadable")
NOBODY: Final = Reader()

UNPARSED: Final = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What Bolt raises where it cannot even make a request of a body."""


class ReadableOnly(Middleware):
    """Lets on only what has the shape of its kind, and no event that nobody would keep.

    Slack tells the bot of each message it posts itself: that costs no look at the database. A class, for Bolt looks
    into a payload's parts before it calls a function. `reader` is whoever reads the answer: nothing in a payload that
    cannot be read says who that is.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

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
            return answer(req.body, self._reader)
        if inbox.is_for_nobody(req.body):
            return BoltResponse(status=200)
        return next()


def answer(body: object, reader: Reader = NOBODY) -> BoltResponse:
    """What is answered to a body of which nothing may be taken for granted."""
    if not isinstance(body, dict):
        return BoltResponse(status=400)
    match body.get("type"):
        case "view_submission":
            return refusal.of_form(body, LINE, reader)
        case "block_suggestion":
            return refusal.of_suggestion()
        case str():
            return BoltResponse(status=200)
        case _ if "command" in body:
            return refusal.of_command(LINE, reader)
        case _:
            return BoltResponse(status=400)
