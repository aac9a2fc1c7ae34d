"""What Slack sends when people do something, and when something happened: commands, clicks, forms, choices, events."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

Json = dict[str, Any]
TRIGGER = "1.2.3"


def common(team: str, user: str) -> Json:
    return {
        "team": {"id": team, "domain": "d"},
        "user": {"id": user, "username": user.lower(), "team_id": team},
        "api_app_id": "A1",
        "trigger_id": TRIGGER,
        "is_enterprise_install": False,
    }


def command(team: str, user: str, name: str, words: str = "", respond: str = "") -> Json:
    return {
        "command": name,
        "text": words,
        "team_id": team,
        "user_id": user,
        "user_name": user.lower(),
        "channel_id": "C1",
        "trigger_id": TRIGGER,
        "response_url": respond,
    }


def shortcut(team: str, user: str, callback_id: str) -> Json:
    return {"type": "shortcut", "callback_id": callback_id, **common(team, user)}


def click(
    team: str, user: str, action_id: str, value: str = "", *, respond: str = "", view: str = "", private: str = ""
) -> Json:
    """A button under a message, where `respond` is given; in a view of this kind (home, modal) otherwise.

    `private` is what that view carries.
    """
    body = {
        "type": "block_actions",
        **common(team, user),
        "actions": [{"type": "button", "action_id": action_id, "block_id": "b", "value": value}],
    }
    if view:
        shown = {"id": "V-OPEN", "root_view_id": "V-OPEN", "type": view, "callback_id": "", "state": {"values": {}}}
        shown["private_metadata"] = private
        return body | {"container": {"type": "view", "view_id": "V-OPEN"}, "view": shown}
    where = {"type": "message", "channel_id": "D1", "message_ts": "1.1"}
    return body | {"container": where, "response_url": respond, "channel": {"id": "D1"}}


def submission(
    team: str, user: str, callback_id: str, fields: Mapping[str, Json], *, private: str = "", root: str = "V-FORM"
) -> Json:
    """A form sent in. `root` is the id of the first view of its stack."""
    view = {
        "id": root,
        "root_view_id": root,
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": private,
        "hash": "1.old",
        "blocks": [{"type": "input", "block_id": name} for name in fields],
        "state": {"values": {name: {"element": state} for name, state in fields.items()}},
    }
    return {"type": "view_submission", **common(team, user), "view": view}


def suggestion(team: str, user: str, action_id: str, typed: str) -> Json:
    view = {"id": "V-OPEN", "type": "modal", "callback_id": "request_form"}
    return {
        "type": "block_suggestion",
        "action_id": action_id,
        "block_id": "skills",
        "value": typed,
        "view": view,
        **common(team, user),
    }


def event(team: str, inner: Json, event_id: str) -> Json:
    return {"type": "event_callback", "team_id": team, "api_app_id": "A1", "event_id": event_id, "event": inner}


def direct(user: str, words: str, ts: str) -> Json:
    """A message to the bot."""
    said = {"user": user, "text": words, "ts": ts, "event_ts": ts}
    return {"type": "message", "channel": f"D-{user}", "channel_type": "im", **said}


def reply(channel: str, user: str, words: str, ts: str, thread: str) -> Json:
    """A message in a thread of a shared DM."""
    said = {"user": user, "text": words, "ts": ts, "thread_ts": thread, "event_ts": ts}
    return {"type": "message", "channel": channel, "channel_type": "mpim", **said}


def edit(channel: str, user: str, words: str, ts: str, thread: str) -> Json:
    inner = {"user": user, "text": words, "ts": ts, "thread_ts": thread, "edited": {"ts": "2075623200.0", "user": user}}
    about = {"type": "message", "subtype": "message_changed", "channel": channel, "channel_type": "mpim"}
    return {**about, "ts": f"{ts}1", "event_ts": f"{ts}1", "message": inner}


def deletion(channel: str, user: str, ts: str, thread: str) -> Json:
    inner = {"user": user, "text": "", "ts": ts, "thread_ts": thread}
    about = {"type": "message", "subtype": "message_deleted", "channel": channel, "channel_type": "mpim"}
    return {**about, "ts": f"{ts}2", "event_ts": f"{ts}2", "deleted_ts": ts, "previous_message": inner}


# --- what a field of a form holds ---


def text(value: str) -> Json:
    return {"type": "plain_text_input", "value": value}


def option(value: str) -> Json:
    return {"type": "static_select", "selected_option": {"value": value}}


def options(*values: str) -> Json:
    return {"type": "checkboxes", "selected_options": [{"value": value} for value in values]}


def day(on: date | None) -> Json:
    return {"type": "datepicker", "selected_date": on.isoformat() if on else None}


def clock_time(local: str) -> Json:
    return {"type": "timepicker", "selected_time": local}


def moment(at: datetime | None) -> Json:
    return {"type": "datetimepicker", "selected_date_time": int(at.timestamp()) if at else None}


def person(user: str) -> Json:
    return {"type": "users_select", "selected_user": user}
