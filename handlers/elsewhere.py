"""People of other workspaces, met in a channel that two workspaces share: they can neither ask nor mentor here.

Their workspace may have given them the very id of somebody here, so nothing is looked up by it. It must not know any
journey.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from flows.decision import Phrase
from handlers import payloads, text, views
from handlers.payloads import Body
from handlers.text import Reader

LINE: Final = Phrase("guests-cannot")


def is_from_elsewhere(body: Body) -> bool:
    """Whether who did it belongs to another workspace than the app acts in.

    The workspaces of one Enterprise Grid count as one: no two of its people have the same id.
    """
    user = body.get("user")
    own = user.get("team_id") if isinstance(user, Mapping) else None
    return bool(own) and not body.get("enterprise") and own != payloads.actor(body).team_id


def refusal(body: Body) -> BoltResponse:
    """The acknowledgement. A button's has no room for words: `tell` says them."""
    match body.get("type"):
        case "view_submission":
            return _json({"response_action": "update", "view": views.line_view(LINE, Reader())})
        case "block_suggestion":
            return _json({"options": []})
        case _:
            return BoltResponse(status=200)


def tell(body: Body, client: WebClient) -> None:
    """The line under the message whose button was pressed, to them alone; in a form of its own elsewhere."""
    url = body.get("response_url")
    if url:
        line = text.plain(LINE, Reader())
        webhook = WebhookClient(str(url), timeout=client.timeout, retry_handlers=[])
        webhook.send(text=line, response_type="ephemeral", replace_original=False)
    elif body.get("type") in {"block_actions", "shortcut"}:
        client.views_open(trigger_id=str(body.get("trigger_id")), view=views.line_view(LINE, Reader()))


def _json(said: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, headers={"content-type": ["application/json"]}, body=json.dumps(said))
