"""The JSON of what people do, as Slack sends it to the app: actions, submissions, shortcuts, commands, suggestions."""

import time

from sandbox.conversation import Conversation, Message
from sandbox.form import State
from sandbox.modals import View
from sandbox.people import Person
from sandbox.shapes import Json
from sandbox.team import APP_ID, Team
from sandbox.workspace import Workspace


def common(team: Team, person: Person) -> Json:
    """Return what every interactive payload carries."""
    where: Json = {"id": team.id, "domain": team.domain}
    enterprise: Json | None = None
    if team.enterprise is not None:
        enterprise = {"id": team.enterprise.id, "name": team.enterprise.name}
        where |= {"enterprise_id": team.enterprise.id, "enterprise_name": team.enterprise.name}
    return {
        "team": where,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": team.id},
        "api_app_id": APP_ID,
        "token": "sandbox",
        "enterprise": enterprise,
        "is_enterprise_install": False,
    }


def channel_name(conversation: Conversation) -> str:
    """Return what payloads call a conversation."""
    return "directmessage" if conversation.kind == "im" else conversation.name


def action(block: Json, element: Json, entered: Json) -> Json:
    """Return one entry of `actions`: the element, and what was entered or chosen."""
    done: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    for key in ("text", "value", "style") if element["type"] == "button" else ("placeholder",):
        if key in element:
            done[key] = element[key]
    return done | entered | {"action_ts": f"{time.time():.6f}"}


def block_actions(team: Team, person: Person, action_done: Json, trigger_id: str) -> Json:
    """Return the part of a block_actions payload that does not depend on where it happened."""
    return {"type": "block_actions", **common(team, person), "trigger_id": trigger_id, "actions": [action_done]}


def in_message(
    workspace: Workspace, conversation: Conversation, message: Message, state: State, response_url: str
) -> Json:
    """Return what a payload says of the message it happened in. Ephemeral ones are not shown, as at Slack."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": conversation.id,
        "is_ephemeral": message.only_for is not None,
    }
    if message.root:
        container["thread_ts"] = message.root
    told: Json = {
        "container": container,
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
        "state": {"values": state},
        "response_url": response_url,
    }
    if message.only_for is None:
        told["message"] = workspace.describe_in_thread(conversation, message)
    return told


def in_view(view: View) -> Json:
    """Return what a payload says of the view it happened in."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view.slack()}


def suggestion(team: Team, person: Person, block_id: str, action_id: str, query: str) -> Json:
    """Return the part of a block_suggestion payload that does not depend on where it happened."""
    return {
        "type": "block_suggestion",
        **common(team, person),
        "block_id": block_id,
        "action_id": action_id,
        "value": query,
    }


def submission(team: Team, person: Person, view: View, trigger_id: str) -> Json:
    """Return a view_submission payload."""
    return {
        "type": "view_submission",
        **common(team, person),
        "trigger_id": trigger_id,
        "view": view.slack(),
        "response_urls": [],
    }


def closed(team: Team, person: Person, view: View, *, cleared: bool) -> Json:
    """Return a view_closed payload; `cleared` when the whole stack was closed at once."""
    return {"type": "view_closed", **common(team, person), "view": view.slack(), "is_cleared": cleared}


def shortcut(team: Team, person: Person, callback_id: str, trigger_id: str) -> Json:
    """Return the payload of a global shortcut."""
    return {
        "type": "shortcut",
        **common(team, person),
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "action_ts": f"{time.time():.6f}",
    }


def command(
    team: Team, person: Person, conversation: Conversation, name: str, text: str, *, trigger_id: str, response_url: str
) -> Json:
    """Return the form of a slash command."""
    grid = {"enterprise_id": team.enterprise.id, "enterprise_name": team.enterprise.name} if team.enterprise else {}
    return {
        "token": "sandbox",
        "team_id": team.id,
        "team_domain": team.domain,
        **grid,
        "channel_id": conversation.id,
        "channel_name": channel_name(conversation),
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": trigger_id,
    }
