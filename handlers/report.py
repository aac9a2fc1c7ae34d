"""Slack's side of the report: one command, answered to the one who typed it alone."""

from threading import Event, Timer

from slack_bolt import Ack, App, BoltContext, Respond

from flows.decision import Phrase, Words
from flows.report import arrange, may_see, period
from handlers import payloads, readers, views
from handlers.ids import Command
from handlers.payloads import Actor, Body
from handlers.services import Services
from handlers.text import Reader
from handlers.views.blocks import Rendered
from handlers.views.report import report as in_numbers
from storage.member import Members
from storage.report import Reports

SHOWN = 40
"""Characters of a period nobody could read that the answer repeats."""

PATIENCE_SECONDS = 1.5
"""How long the command waits for the numbers. Slack allows 3 s; a programme of many years may take longer to add up."""


def register(app: App, services: Services) -> None:
    """Bind the command."""

    def on_report(ack: Ack, respond: Respond, body: Body, context: BoltContext) -> None:
        actor = payloads.actor(body)
        words = payloads.typed(body)
        reader = readers.of_request(context)
        patience = Patience(ack, views.render_line(Phrase("report-takes-longer"), reader))
        try:
            rendered = answer(services, actor, words, reader)
        except Exception:
            if not patience.end():  # a report was promised; otherwise the error's own answer says what happened
                _say(respond, views.render_line(Phrase("report-failed"), reader))
            raise
        _say(ack if patience.end() else respond, rendered)

    app.command(Command.REPORT)(on_report)


class Patience:
    """Acknowledges with `line` when an answer takes longer than people can be kept waiting for."""

    def __init__(self, ack: Ack, line: Rendered) -> None:
        self._ack = ack
        self._line = line
        self._said = Event()
        self._timer = Timer(PATIENCE_SECONDS, self._promise)
        self._timer.start()

    def end(self) -> bool:
        """The answer is there, or never comes: whether the acknowledgement is still to be given."""
        self._timer.cancel()
        self._timer.join()
        return not self._said.is_set()

    def _promise(self) -> None:
        self._said.set()
        _say(self._ack, self._line)


def _say(way: Ack | Respond, rendered: Rendered) -> None:
    """Tell the one who typed the command, and nobody else."""
    way(text=rendered.text, blocks=rendered.blocks, response_type="ephemeral")


def answer(services: Services, actor: Actor, words: str, reader: Reader) -> Rendered:
    """The report of the period that was typed; to anyone but an admin a line that says nothing of the programme."""
    with services.read() as session:
        member = Members(session).get(actor.team_id, actor.user_id)
        if not may_see(actor.user_id, member, services.programme_in(actor.team_id)):
            return views.render_line(Phrase("report-for-admins"), reader)
        over = period(words, services.now(), services.programme)
        if over is None:
            return views.render_line(Phrase("report-period-unread", {"words": Words(words.strip()[:SHOWN])}), reader)
        figures = Reports(session).figures(actor.team_id, over.since)
    return in_numbers(arrange(figures, over), reader)
