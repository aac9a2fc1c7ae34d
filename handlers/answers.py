"""Showing the one who clicked, typed or submitted what a Decision replies. The outbox says everything else.

A reply may be lost with the process and is never the only record of anything.
"""

import logging
from collections.abc import Callable, Mapping
from http.client import HTTPException
from time import sleep
from typing import Any, Final

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from flows.decision import Answer, Closed, FieldErrors, Phrase, Reply, Show, Tell, Words
from handlers import payloads, text, views
from handlers.payloads import Body, Click
from handlers.payloads import thread as thread_of
from handlers.text import Reader
from handlers.views.blocks import Rendered

log = logging.getLogger(__name__)

TOO_LATE: Final = Phrase("form-too-late")
BUSY: Final = Phrase("slack-is-busy")

_GONE_BY = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "not_found", "hash_conflict"})
"""What views.open, .push and .update say where the moment has passed (docs.slack.dev/reference/methods)."""

_UNWELL = frozenset({"ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""What they say where it is Slack's own trouble, and gone in a while."""

SOON = 1
"""Seconds that a call is waited with where Slack asks for it; an answer is due within 3 seconds of the click."""


def to_command(ack: Ack, client: WebClient, body: Body, reply: Reply | None, reader: Reader) -> None:
    """Answer a slash command: a modal is opened by its trigger before the ack, a line goes back with it."""
    match reply:
        case Show(view=view):
            shown = views.render_view(view, reader)
            why_not = _unshown(lambda: client.views_open(trigger_id=body["trigger_id"], view=shown))
            if why_not is None:
                ack()
            else:
                _aside(ack, views.render_line(with_typed(why_not, body), reader))
        case Tell(line=line):
            _aside(ack, views.render_line(line, reader))
        case Answer(message=message):
            _aside(ack, views.render(message, reader))
        case _:
            ack()


def with_typed(line: Phrase, body: Body) -> Phrase:
    """The line, and what was typed with the command that it answers: Slack has cleared the field it was typed in."""
    typed = payloads.typed(body)
    return Phrase("with-typed", {"line": line, "typed": Words(f"{body.get('command')} {typed}")}) if typed else line


def to_shortcut(ack: Ack, client: WebClient, body: Body, reply: Reply | None, reader: Reader) -> None:
    """Answer a global shortcut. Nothing that goes back with an ack is shown there: a line is a small modal too."""
    shown = _view_of(reply, body, reader)
    if shown is None:
        ack()
    else:
        why_not = _unshown(lambda: client.views_open(trigger_id=body["trigger_id"], view=shown))
        _acknowledge(ack, client, body, why_not, reader)


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
        why_not = _unshown(lambda: client.views_open(trigger_id=click.trigger_id, view=shown))
    elif in_place:
        why_not = _unshown(lambda: client.views_update(view_id=click.view_id, view=shown))
    else:
        why_not = _unshown(lambda: client.views_push(trigger_id=click.trigger_id, view=shown))
    _acknowledge(ack, client, body, why_not, reader)


def _acknowledge(ack: Ack, client: WebClient, body: Body, why_not: Phrase | None, reader: Reader) -> None:
    """Answer what opened a modal, or did not: the reason goes under the message.

    In a modal, in App Home and after a shortcut there is no such place. There the click is left unacknowledged, for
    then Slack itself says that it did not work. To press again is always safe.
    """
    if why_not is None:
        ack()
    elif body.get("response_url"):
        ack()
        _whisper(client, body, _line(why_not, reader))
    else:
        ack.response = BoltResponse(status=503)


def _unshown(call: Callable[[], object], patience: float = SOON) -> Phrase | None:
    """Open or change a modal. None where it stands there, else the line that says why it does not.

    Where Slack asks to come again within `patience` seconds, that is done, once. Raises SlackApiError for what Slack
    will never take: that is a fault of ours.
    """
    try:
        call()
    except SlackApiError as error:
        code = str(error.response.get("error"))
        wait = _retry_after(error)
        if wait <= patience:
            sleep(wait)
            return _unshown(call, patience=-1)
        unwell = error.response.status_code >= 500 or code in _UNWELL
        if not unwell and code not in _GONE_BY:
            raise
        log.warning("a modal could not be shown: %s", code)
        return BUSY if unwell else TOO_LATE
    except (SlackClientError, OSError, HTTPException) as error:  # it may stand there; then the line does no harm
        log.warning("a modal could not be shown: %s", type(error).__name__)
        return BUSY
    return None


def _retry_after(error: SlackApiError) -> float:
    """Seconds after which Slack takes the call, as it says with a 429; for ever where it says nothing of it."""
    seconds = str(error.response.headers.get("Retry-After", ""))
    return int(seconds) if seconds.isdecimal() else float("inf")


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
