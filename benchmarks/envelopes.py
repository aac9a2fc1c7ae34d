"""What Slack sends for a command, a form and a button, as the benchmarks need it."""

from itertools import count
from typing import Any

from benchmarks.slack import TEAM_ID

Json = dict[str, Any]

_numbers = count(1)


def command(user_id: str, name: str, text: str) -> Json:
    """A slash command."""
    return {
        "command": name,
        "text": text,
        "team_id": TEAM_ID,
        "team_domain": "bench",
        "user_id": user_id,
        "user_name": user_id.lower(),
        "channel_id": "D0BENCH",
        "channel_name": "directmessage",
        "api_app_id": "A0BENCH",
        "is_enterprise_install": "false",
        "response_url": "",  # where it is, who delivers it knows
        "trigger_id": f"t{next(_numbers)}",
    }


def submission(user_id: str, callback_id: str, view_id: str, values: Json) -> Json:
    """A form sent in. `values` are the states of its elements by block and action id."""
    view = {
        "id": view_id,
        "root_view_id": view_id,
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": "",
        "blocks": [],
        "state": {"values": values},
    }
    return {**_common("view_submission", user_id), "view": view, "response_urls": []}


def click(user_id: str, action_id: str, value: str) -> Json:
    """A button pressed under a message."""
    action = {"type": "button", "action_id": action_id, "block_id": "b1", "value": value, "action_ts": "1.1"}
    return {
        **_common("block_actions", user_id),
        "container": {"type": "message", "message_ts": "1.1", "channel_id": "D0BENCH", "is_ephemeral": False},
        "channel": {"id": "D0BENCH", "name": "directmessage"},
        "message": {"type": "message", "ts": "1.1", "text": "", "blocks": []},
        "state": {"values": {}},
        "response_url": "",  # where it is, who delivers it knows
        "actions": [action],
    }


def _common(kind: str, user_id: str) -> Json:
    return {
        "type": kind,
        "team": {"id": TEAM_ID, "domain": "bench"},
        "user": {"id": user_id, "username": user_id.lower(), "name": user_id.lower(), "team_id": TEAM_ID},
        "api_app_id": "A0BENCH",
        "token": "bench",
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": f"t{next(_numbers)}",
    }
