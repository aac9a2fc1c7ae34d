"""Slack's side of a mentor's profile: the form, pauses, the answer to having been put forward, leaving."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from flows.pause import MentorCameBack, MentorPaused, PauseAsked
from flows.profile import MentorLeft, ProfileEvent, ProfileFormAsked, ProfileSubmitted
from flows.proposal import Way
from flows.put_forward import PutForwardAccepted, PutForwardDeclined
from handlers import answers, payloads
from handlers.ids import ProfileAction, ProfileForms
from handlers.payloads import Body, Submission
from handlers.services import Services

BUTTONS: dict[ProfileAction, type[ProfileEvent]] = {
    ProfileAction.OPEN: ProfileFormAsked,
    ProfileAction.PAUSE: PauseAsked,
    ProfileAction.BACK: MentorCameBack,
    ProfileAction.LEAVE: MentorLeft,
    ProfileAction.ACCEPT: PutForwardAccepted,
    ProfileAction.DECLINE: PutForwardDeclined,
}
"""What each button means; all are about the one who clicks."""


def register(app: App, services: Services) -> None:
    """Bind the buttons and the two forms."""

    def bind(action: ProfileAction, event: type[ProfileEvent]) -> None:
        def on_click(ack: Ack, body: Body, client: WebClient) -> None:
            click = payloads.click(body)
            happened = event(team_id=click.actor.team_id, at=services.now(), user_id=click.actor.user_id)
            reply = services.handle(happened).reply
            answers.to_click(ack, client, click, body, reply, services)

        app.action(action)(on_click)

    def on_form(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        reply = services.handle(submitted(services, sent)).reply
        answers.to_submission(ack, reply, answers.reader_of(services, sent.actor))

    def on_pause(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        paused = MentorPaused(
            team_id=sent.actor.team_id,
            at=services.now(),
            user_id=sent.actor.user_id,
            until=sent.fields.day("until"),
        )
        answers.to_submission(ack, services.handle(paused).reply, answers.reader_of(services, sent.actor))

    for action, event in BUTTONS.items():
        bind(action, event)
    app.view(ProfileForms.FORM)(on_form)
    app.view(ProfileForms.PAUSE)(on_pause)


def submitted(services: Services, sent: Submission) -> ProfileSubmitted:
    """The form as an event."""
    fields = sent.fields
    return ProfileSubmitted(
        team_id=sent.actor.team_id,
        at=services.now(),
        user_id=sent.actor.user_id,
        skills=fields.text("skills"),
        ask_me_about=fields.text("ask_me_about"),
        title=fields.text("title"),
        department=fields.text("department"),
        site=fields.text("site"),
        ways=tuple(Way(value) for value in fields.choices("ways") if value in set(Way)),
        languages=fields.text("languages"),
        places=fields.number("places"),
        minutes_a_month=fields.number("minutes_a_month"),
        away_until=fields.day("away_until"),
    )
