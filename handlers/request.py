"""Slack's side of the request journey: the command, the shortcut, the form, and the buttons about a request."""

from slack_bolt import Ack, App
from slack_sdk import WebClient

from flows.decision import Reply, Show
from flows.join import JoinAsked
from flows.proposal import Relationship, Way
from flows.request import MentorsChosen, ProposalsAsked, RequestFormAsked, RequestSubmitted, RequestWithdrawn
from flows.request_view import SUGGEST
from handlers import answers, payloads, views
from handlers.home import KNOWN_WORDS, answer_word
from handlers.ids import Command, RequestAction, RequestForms, Shortcut
from handlers.payloads import Actor, Body, Click, Submission
from handlers.services import Services
from handlers.views.request import CASCADE, skill_options
from storage.member import Members


def register(app: App, services: Services) -> None:
    """Bind every command, shortcut, form and button of the journey."""

    def on_command(ack: Ack, body: Body, client: WebClient) -> None:
        actor = payloads.actor(body)
        typed = payloads.typed(body)
        word, _, rest = typed.partition(" ")
        if word.casefold() in KNOWN_WORDS:
            reply = answer_word(services, actor, word.casefold(), rest.strip())
        else:
            reply = form(services, actor, goal=typed)
        answers.to_command(ack, client, body, reply, answers.reader_of(services, actor))

    def on_shortcut(ack: Ack, body: Body, client: WebClient) -> None:
        actor = payloads.actor(body)
        answers.to_command(ack, client, body, form(services, actor), answers.reader_of(services, actor))

    def on_open(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        goal = str(payloads.carried(click.value).get("goal", ""))
        show(ack, client, click, body, form(services, click.actor, goal=goal))

    def on_again(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        show(ack, client, click, body, form(services, click.actor, again=click.value))

    def on_more(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        reply = form(services, click.actor, more=True)
        if not isinstance(reply, Show):
            show(ack, client, click, body, reply)
            return
        ack()  # the fields are the same ones, so Slack keeps what was typed in them
        view = views.render_view(reply.view, answers.reader_of(services, click.actor))
        answers.is_shown(lambda: client.views_update(view_id=click.view_id, view=view))

    def on_form(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        decision = services.handle(submitted(services, sent))
        answers.to_submission(ack, decision.reply, answers.reader_of(services, sent.actor))

    def on_proposals(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        chosen = MentorsChosen(
            team_id=sent.actor.team_id,
            at=services.now(),
            actor=sent.actor.user_id,
            request_id=str(payloads.carried(sent.private).get("request_id", "")),
            first=sent.fields.choice("first"),
            cascade=CASCADE in sent.fields.choices("cascade"),
            line=sent.fields.text("line"),
        )
        decision = services.handle(chosen)
        answers.to_submission(ack, decision.reply, answers.reader_of(services, sent.actor))

    def on_choose(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        decision = services.handle(
            ProposalsAsked(
                team_id=click.actor.team_id, at=services.now(), actor=click.actor.user_id, request_id=click.value
            )
        )
        show(ack, client, click, body, decision.reply)

    def on_ask_to_join(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        decision = services.handle(
            JoinAsked(team_id=click.actor.team_id, at=services.now(), actor=click.actor.user_id, request_id=click.value)
        )
        show(ack, client, click, body, decision.reply)

    def on_withdraw(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        decision = services.handle(
            RequestWithdrawn(
                team_id=click.actor.team_id, at=services.now(), actor=click.actor.user_id, request_id=click.value
            )
        )
        show(ack, client, click, body, decision.reply)

    def on_skills(ack: Ack, body: Body) -> None:
        actor, typed = payloads.actor(body), payloads.typed(body, "value")
        with services.read() as session:
            member = Members(session).get(actor.team_id, actor.user_id)
        if member and not member.can_take_part:
            ack(options=[])
            return
        listed = services.facts.skills(actor.team_id, typed)
        ack(options=skill_options(typed, listed, answers.reader_of(services, actor)))

    def show(ack: Ack, client: WebClient, click: Click, body: Body, reply: Reply | None) -> None:
        answers.to_click(ack, client, click, body, reply, services, in_place=True)

    app.command(Command.MICROMENTOR)(on_command)
    app.shortcut(Shortcut.ASK)(on_shortcut)
    app.action(RequestAction.OPEN)(on_open)
    app.action(RequestAction.AGAIN)(on_again)
    app.action(RequestAction.MORE)(on_more)
    app.action(RequestAction.CHOOSE)(on_choose)
    app.action(RequestAction.ASK_TO_JOIN)(on_ask_to_join)
    app.action(RequestAction.WITHDRAW)(on_withdraw)
    app.options(RequestAction.SKILLS)(on_skills)
    app.view(RequestForms.FORM)(on_form)
    app.view(RequestForms.PROPOSALS)(on_proposals)


def form(services: Services, actor: Actor, *, goal: str = "", more: bool = False, again: str = "") -> Reply | None:
    """The form a request is made with, as this person gets it."""
    asked = RequestFormAsked(
        team_id=actor.team_id,
        at=services.now(),
        actor=actor.user_id,
        request_id="",
        goal=goal,
        more=more,
        again=again,
    )
    return services.handle(asked).reply


def submitted(services: Services, sent: Submission) -> RequestSubmitted:
    """The form as an event. What it does not hold (the optional fields not opened) is empty."""
    fields = sent.fields
    sessions = payloads.whole_number(fields.choice("sessions"))
    minutes = payloads.whole_number(fields.choice("minutes"))
    return RequestSubmitted(
        team_id=sent.actor.team_id,
        at=services.now(),
        actor=sent.actor.user_id,
        request_id=sent.root_view_id,
        goal=fields.text("goal"),
        outcome=fields.text("outcome"),
        tried=fields.text("tried"),
        skills=fields.choices("skills"),
        sessions=SUGGEST if sessions is None else sessions,
        minutes=minutes or 0,
        needed_by=fields.day("needed_by"),
        ways=tuple(Way(w) for w in fields.choices("ways") if w in set(Way)),
        relationship=_relationship(fields.choice("relationship")),
        someone=fields.person("someone"),
        departments=fields.choices("departments"),
        sites=fields.choices("sites"),
    )


def _relationship(value: str) -> Relationship:
    return Relationship(value) if value in set(Relationship) else Relationship.ANY
