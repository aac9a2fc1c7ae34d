"""People of other workspaces, met in a channel that two workspaces share: they can neither ask nor mentor here.

Their workspace may have given them the very id of somebody here, so nothing is looked up by it. It must not know any
journey.
"""

import logging
from collections.abc import Mapping
from typing import Final

from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from slack_sdk.webhook import WebhookClient

from flows.decision import Phrase
from handlers import payloads, refusal, text, views
from handlers.payloads import Body
from handlers.text import Reader

log = logging.getLogger(__name__)

LINE: Final = Phrase("guests-cannot")


def is_from_elsewhere(body: Body) -> bool:
    """Whether who did it belongs to another workspace than the app acts in.

    The workspaces of one Enterprise Grid count as one: no two of its people have the same id.
    """
    user = body.get("user")
    own = user.get("team_id") if isinstance(user, Mapping) else None
    return bool(own) and not body.get("enterprise") and own != payloads.actor(body).team_id


def answer(body: Body, reader: Reader) -> BoltResponse:
    """The acknowledgement. A button's has no room for words: `tell` says them."""
    match body.get("type"):
        case "view_submission":
            return refusal.in_place_of_form(LINE, reader)
        case "block_suggestion":
            return refusal.of_suggestion()
        case _:
            return BoltResponse(status=200)


def tell(body: Body, client: WebClient, reader: Reader) -> None:
    """The line under the message whose button was pressed, to them alone; in a form of its own elsewhere."""
    try:
        _say(body, client, reader)
    except (SlackClientError, OSError) as error:  # what it says is no record of anything
        log.warning("could not tell somebody of another workspace: %s", type(error).__name__)


def _say(body: Body, client: WebClient, reader: Reader) -> None:
    url = body.get("response_url")
    if url:
        line = text.plain(LINE, reader)
        webhook = WebhookClient(str(url), timeout=client.timeout, retry_handlers=[])
        webhook.send(text=line, response_type="ephemeral", replace_original=False)
    elif body.get("type") in {"block_actions", "shortcut"}:
        client.views_open(trigger_id=str(body.get("trigger_id")), view=views.line_view(LINE, reader))
