"""Showing the one who clicked, typed or submitted what a Decision replies. The outbox says everything else.

A reply may be lost with the process and is never the only record of anything.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from flows.decision import Answer, Closed, FieldErrors, Phrase, Reply, Show, Tell
from handlers import text, views
from handlers.payloads import Body, Click
from handlers.payloads import thread as thread_of
from handlers.text import Reader
from handlers.views.blocks import Rendered

log = logging.getLogger(__name__)

TOO_LATE = Phrase("form-too-late")

_GONE_BY = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "not_found", "hash_conflict"})
"""What views.open, .push and .update say where the moment has passed (docs.slack.dev/reference/methods)."""


def to_command(ack: Ack, client: WebClient, body: Body, reply: Reply | None, reader: Reader) -> None:
    """Answer a slash command: a modal is opened by its trigger before the ack, a line goes back with it."""
    match reply:
        case Show(view=view):
            shown = views.render_view(view, reader)
            if is_shown(lambda: client.views_open(trigger_id=body["trigger_id"], view=shown)):
                ack()
            else:
                ack(text=text.plain(TOO_LATE, reader), response_type="ephemeral")
        case Tell(line=line):
            _aside(ack, views.render_line(line, reader))
        case Answer(message=message):
            _aside(ack, views.render(message, reader))
        case _:
            ack()


def _aside(ack: Ack, rendered: Rendered) -> None:
    ack(text=rendered.text, blocks=rendered.blocks, response_type="ephemeral")


def to_submission(ack: Ack, reply: Reply | None, reader: Reader) -> None:
    """Answer a form: its errors, the next view in its place, a line in its place, or nothing more."""
    match reply:
        case FieldErrors(errors=errors):
            ack(response_action="errors", errors={name: text.plain(p, reader) for name, p in errors.items()})
        case Show(view=view):
            ack(response_action="update", view=views.render_view(view, reader))
        case Tell(line=line):
            ack(response_action="update", view=views.line_view(line, reader))
        case Closed():
            ack(response_action="clear")
        case None:
            ack()


def to_click(
    ack: Ack,
    client: WebClient,
    click: Click,
    body: Body,
    reply: Reply | None,
    reader: Reader,
    *,
    in_place: bool = False,
) -> None:
    """Answer a button after its decision is saved.

    A view opens by the click's trigger, on top of the modal the button stands in, where it does (`in_place`: instead
    of it, for a modal that the click makes stale). A line is ephemeral under a message, and a small modal where there
    is no message to be under.
    """
    if reply is None or isinstance(reply, Closed):
        ack()  # nothing to show: a click that is saved is acknowledged at once
        return
    shown = _view_of(reply, body, reader)
    if shown is None:
        ack()
        if isinstance(reply, Tell):
            _whisper(client, body, _line(reply.line, reader))
        return
    # Before the ack, as with a command: a click that counts as answered has its form open, though the process die.
    if click.view_type != "modal":
        opened = is_shown(lambda: client.views_open(trigger_id=click.trigger_id, view=shown))
    elif in_place:
        opened = is_shown(lambda: client.views_update(view_id=click.view_id, view=shown))
    else:
        opened = is_shown(lambda: client.views_push(trigger_id=click.trigger_id, view=shown))
    ack()
    if not opened and body.get("response_url"):
        _whisper(client, body, _line(TOO_LATE, reader))


def is_shown(call: Callable[[], object]) -> bool:
    """Open or change a modal; False where Slack refuses because it was clicked too long ago, or is closed by now."""
    try:
        call()
    except SlackApiError as error:
        code = str(error.response.get("error"))
        if code not in _GONE_BY:
            raise
        log.warning("a modal could not be shown: %s", code)
        return False
    return True


def _view_of(reply: Reply | None, body: Body, reader: Reader) -> dict[str, Any] | None:
    """What a reply shows as a modal; None for one that is no modal."""
    match reply:
        case Show(view=view):
            return views.render_view(view, reader)
        case Tell(line=line) if not body.get("response_url"):
            return views.line_view(line, reader)
        case _:
            return None


def _line(line: Phrase, reader: Reader) -> Mapping[str, Any]:
    """An ephemeral message that leaves the message above it as it is."""
    rendered = views.render_line(line, reader)
    return {
        "text": rendered.text,
        "blocks": rendered.blocks,
        "response_type": "ephemeral",
        "replace_original": False,
    }


def _in_thread(client: WebClient, body: Body, message: Mapping[str, Any]) -> bool:
    """Say it in the thread whose button was pressed, which on a phone is all that is in sight.

    A response URL would put it below in the conversation. False where it is no thread, or Slack refuses.
    """
    thread = thread_of(body)
    if thread is None:
        return False
    try:
        client.chat_postEphemeral(
            channel=body["container"]["channel_id"],
            user=body["user"]["id"],
            thread_ts=thread,
            text=message["text"],
            blocks=message["blocks"],
        )
    except SlackApiError as error:
        log.warning("could not tell the one who clicked in the thread: %s", error.response.get("error"))
        return False
    return True


def _whisper(client: WebClient, body: Body, message: Mapping[str, Any]) -> None:
    try:
        if _in_thread(client, body, message):
            return
        WebhookClient(body["response_url"], timeout=client.timeout, retry_handlers=[]).send_dict(dict(message))
    except (SlackClientError, OSError) as error:  # it is acknowledged, and what it said is no record of anything
        log.warning("could not tell the one who clicked: %s", type(error).__name__)
