"""Slack's side of the reflection journey: the private questions. What is typed in the thread comes by the inbox."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from flows.pair import Continue
from flows.reflection import PrivateAnswered, PrivateQuestionsAsked
from handlers import answers, payloads
from handlers.ids import ReflectionAction, ReflectionForm
from handlers.payloads import Body, Submission
from handlers.services import Services

YES_NO = {"yes": True, "no": False}
"""The values of the questions that take yes or no."""


def register(app: App, services: Services) -> None:
    """Bind the prompt's button and the form."""

    def on_open(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        asked = PrivateQuestionsAsked(
            team_id=click.actor.team_id, at=services.now(), actor=click.actor.user_id, mentorship_id=click.value
        )
        reply = services.handle(asked).reply
        answers.to_click(ack, client, click, body, reply, services)

    def on_answers(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        reply = services.handle(answered(services, sent)).reply
        answers.to_submission(ack, reply, answers.reader_of(services, sent.actor))

    app.action(ReflectionAction.ANSWER)(on_open)
    app.view(ReflectionForm.PRIVATE)(on_answers)


def answered(services: Services, sent: Submission) -> PrivateAnswered:
    """The form as an event; what was left open, or is none of the choices, is None."""
    fields = sent.fields
    wish = fields.choice("proceed")
    return PrivateAnswered(
        team_id=sent.actor.team_id,
        at=services.now(),
        actor=sent.actor.user_id,
        mentorship_id=sent.private,
        goal_met=mark(fields.choice("goal_met")),
        expectations=mark(fields.choice("expectations")),
        time_right=YES_NO.get(fields.choice("time_right")),
        skill_right=YES_NO.get(fields.choice("skill_right")),
        thanks=fields.text("thanks"),
        proceed=Continue(wish) if wish in set(Continue) else None,
    )


def mark(choice: str) -> int | None:
    """A mark chosen from a scale."""
    return payloads.whole_number(choice)
