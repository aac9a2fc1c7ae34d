"""Slack's side of the report: one command, answered to the one who typed it alone."""

from slack_bolt import Ack, App

from flows.decision import Phrase, Words
from flows.report import arrange, may_see, period
from handlers import answers, payloads, views
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


def register(app: App, services: Services) -> None:
    """Bind the command."""

    def on_report(ack: Ack, body: Body) -> None:
        actor = payloads.actor(body)
        words = str(body.get("text") or "")
        rendered = answer(services, actor, words, answers.reader_of(services, actor))
        ack(text=rendered.text, blocks=rendered.blocks, response_type="ephemeral")

    app.command(Command.REPORT)(on_report)


def answer(services: Services, actor: Actor, words: str, reader: Reader) -> Rendered:
    """The report of the period that was typed; to anyone but an admin a line that says nothing of the programme."""
    with services.read() as session:
        member = Members(session).get(actor.team_id, actor.user_id)
        if not may_see(actor.user_id, member, services.programme):
            return views.render_line(Phrase("report-for-admins"), reader)
        over = period(words, services.now(), services.programme)
        if over is None:
            return views.render_line(Phrase("report-period-unread", {"words": Words(words.strip()[:SHOWN])}), reader)
        figures = Reports(session).figures(actor.team_id, over.since)
    return in_numbers(arrange(figures, over), reader)
