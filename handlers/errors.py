"""What Slack is answered when something broke: never that a thing was saved which was not.

One error handler for listeners and middleware, with four cases; the traceback goes to the log with a reference that the
person sees too. Beside it, a friendly line for buttons and commands that this version does not know.
"""

import logging
import re
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Executor

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_bolt.listener.listener_start_handler import CustomListenerStartHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from flows.decision import Phrase, Words
from handlers import answers, payloads, refusal, text, views
from handlers.payloads import Body
from handlers.readers import READER
from handlers.text import Reader

log = logging.getLogger(__name__)

UNSAVED = "unsaved"
"""Set in the context of a request whose sender was told that nothing was saved."""

STALE = Phrase("stale-button")
UNKNOWN = Phrase("unknown-command")

ANYTHING = re.compile(".*", re.DOTALL)


class Commits:
    """Whether the listener that runs in this thread has committed: Bolt says when one starts, the door when it did.

    What middleware commits, in a thread of its own, is not what the person asked for and does not count.
    """

    def __init__(self) -> None:
        self._thread = threading.local()

    def begin(self) -> None:
        """A listener starts in this thread."""
        self._thread.done = False

    def committed(self) -> None:
        """The door committed in this thread."""
        if hasattr(self._thread, "done"):
            self._thread.done = True

    @property
    def done(self) -> bool:
        """Whether the listener in this thread has saved what it was asked to."""
        return bool(getattr(self._thread, "done", False))


def register(app: App, commits: Commits, executor: Executor, otherwise: Reader) -> None:
    """Answer for everything that raises, and for what nobody else answers. Called after every journey's listeners.

    `otherwise` reads it where nobody knows who does.
    """
    app.listener_runner.listener_start_handler = CustomListenerStartHandler(logger=log, func=commits.begin)
    tell = _Teller(executor)

    def reader_in(context: BoltContext) -> Reader:
        known: Reader | None = context.get(READER)
        return known or otherwise

    def on_error(error: Exception, body: Body, context: BoltContext, client: WebClient) -> BoltResponse:
        reference = secrets.token_hex(4)
        # Logged first: an answer given after the ack makes Bolt raise where nobody logs, which is what keeps the ack.
        about = {"reference": reference, "team": context.team_id}
        log.error("%s failed", _name(body), exc_info=error, extra=about)
        if body.get("type") == "event_callback":
            return BoltResponse(status=503)  # not in the inbox: Slack sends it again
        acknowledged = context.ack.response
        if acknowledged is not None:
            return acknowledged
        if commits.done:
            return BoltResponse(status=200)
        context[UNSAVED] = True
        return _not_saved(body, client, reference, tell, reader_in(context))

    app.error(on_error)
    _register_leftovers(app, tell, reader_in)


def _name(body: Body) -> str:
    """What broke, by the ids Slack sent; nothing that anybody typed."""
    view = body.get("view") or {}
    action = (body.get("actions") or [{}])[0]
    event = body.get("event") or {}
    name = action.get("action_id") or view.get("callback_id") or body.get("callback_id") or event.get("type")
    return f"{body.get('type') or body.get('command') or 'request'} {name or ''}".strip()


def _not_saved(body: Body, client: WebClient, reference: str, tell: "_Teller", reader: Reader) -> BoltResponse:
    line = Phrase("error-not-saved", {"reference": Words(reference)})
    match body.get("type"):
        case "view_submission":
            return refusal.of_form(body, line, reader)
        case "block_suggestion":
            return refusal.of_suggestion()
        case None:
            return refusal.of_command(answers.with_typed(line, body), reader)
        case _:
            tell(body, client, line, reader)
            return BoltResponse(status=200)


class _Teller:
    """Tells the one who clicked a line: under the message, or as a small view where there is none.

    It calls Slack, so it runs beside the listener: the answer to the click does not wait for it.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def __call__(self, body: Body, client: WebClient, line: Phrase, reader: Reader) -> None:
        self._executor.submit(self._tell, body, client, line, reader)

    def _tell(self, body: Body, client: WebClient, line: Phrase, reader: Reader) -> None:
        try:
            self._say(body, client, line, reader)
        except (SlackClientError, OSError) as error:
            log.warning("could not tell the one who clicked: %s", type(error).__name__)

    @staticmethod
    def _say(body: Body, client: WebClient, line: Phrase, reader: Reader) -> None:
        container = body.get("container") or {}
        if container.get("type") == "message":
            words = text.plain(line, reader)
            client.chat_postEphemeral(
                channel=container["channel_id"], user=body["user"]["id"], text=words, thread_ts=payloads.thread(body)
            )
            return
        open_view = client.views_push if (body.get("view") or {}).get("type") == "modal" else client.views_open
        open_view(trigger_id=body["trigger_id"], view=views.line_view(line, reader))


def _register_leftovers(app: App, tell: _Teller, reader_in: Callable[[BoltContext], Reader]) -> None:
    """Old messages keep old buttons, and Slack may know a command that this version does not."""

    def on_stale_action(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        ack()
        action = body["actions"][0]
        # A link opens by itself, and a choice within a form is read when the form is sent.
        if action.get("type") == "button" and not action.get("url"):
            tell(body, client, STALE, reader_in(context))

    def on_stale_shortcut(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        ack()
        tell(body, client, UNKNOWN, reader_in(context))

    def on_stale_form(ack: Ack, context: BoltContext) -> None:
        ack(response_action="update", view=views.line_view(STALE, reader_in(context)))

    def on_unknown_command(ack: Ack, context: BoltContext) -> None:
        ack(text=text.plain(UNKNOWN, reader_in(context)), response_type="ephemeral")

    def on_stale_choice(ack: Ack) -> None:
        ack(options=[])

    def on_closed_form(ack: Ack) -> None:
        ack()

    app.action(ANYTHING)(on_stale_action)
    app.shortcut(ANYTHING)(on_stale_shortcut)
    app.view_submission(ANYTHING)(on_stale_form)
    app.view_closed(ANYTHING)(on_closed_form)
    app.command(ANYTHING)(on_unknown_command)
    app.options(ANYTHING)(on_stale_choice)
