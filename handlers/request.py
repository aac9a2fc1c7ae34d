"""Slack's side of the request journey: the command, the shortcut, the form, and the buttons about a request."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypedDict

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from flows.ask_state import AskEvent
from flows.choosing import MentorsChosen
from flows.coaching import EDITED, Coached
from flows.join import JoinAsked
from flows.other_words import OtherWordsAsked
from flows.proposal import Relationship, Way
from flows.request import ProposalsAsked, RequestFormAsked, RequestSubmitted, RequestWithdrawn
from flows.request_form import SUGGEST
from flows.waiting_list import RequestWidened
from flows.widening import Widening
from handlers import about, answers, payloads, readers, skills
from handlers.home import answer_word
from handlers.ids import Command, RequestAction, RequestForms, Shortcut
from handlers.listeners import ClickMeans, Listeners
from handlers.payloads import Actor, Body, Click, Submission
from handlers.services import Services
from handlers.views.request import ANY_WAY, CASCADE, WIDENINGS

BUTTONS: dict[RequestAction, type[AskEvent]] = {
    RequestAction.CHOOSE: ProposalsAsked,
    RequestAction.ASK_TO_JOIN: JoinAsked,
    RequestAction.OTHER_WORDS: OtherWordsAsked,
    RequestAction.WITHDRAW: RequestWithdrawn,
}
"""What each button means that carries nothing but the request."""


class KeptFields(TypedDict):
    """What a form holds beside the goal."""

    outcome: str
    tried: str
    skills: tuple[str, ...]
    sessions: int
    minutes: int
    needed_by: date | None
    ways: tuple[Way, ...]
    relationship: Relationship
    someone: str
    departments: tuple[str, ...]
    sites: tuple[str, ...]
    ways_open: bool
    rewords: str


def register(app: App, services: Services) -> None:
    """Bind every command, shortcut, form and button of the journey."""

    def on_command(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        actor = payloads.actor(body)
        typed = payloads.typed(body)
        reply = answer_word(services, actor, typed) or services.handle(form(actor, services.now(), goal=typed)).reply
        answers.to_command(ack, client, body, reply, readers.of_request(context))

    def on_shortcut(ack: Ack, body: Body, client: WebClient, context: BoltContext) -> None:
        actor = payloads.actor(body)
        reply = services.handle(form(actor, services.now())).reply
        answers.to_shortcut(ack, client, body, reply, readers.of_request(context))

    app.command(Command.MICROMENTOR)(on_command)
    app.shortcut(Shortcut.ASK)(on_shortcut)
    skills.bind(app, services, RequestAction.SKILLS)
    on = Listeners(app, services)
    for action, event in BUTTONS.items():
        on.click(action, of_request(event), in_place=True)
    for action, how in WIDENINGS.items():
        on.click(action, wider(how), in_place=True)
    on.click(RequestAction.OPEN, opened, in_place=True)
    on.click(RequestAction.MORE, more, in_place=True)
    on.click(RequestAction.AS_IT_IS, as_it_is, in_place=True)
    on.form(RequestForms.FORM, submitted)
    on.form(RequestForms.GOAL, goal_changed)
    on.form(RequestForms.PROPOSALS, chosen)


def of_request(event: type[AskEvent]) -> ClickMeans:
    """The event, of the request whose id a button carries."""
    return lambda click, at: event(**about.request(click.actor, at, click.value))


def wider(how: Widening) -> ClickMeans:
    """The event that makes the request wider whose id a button carries."""
    return lambda click, at: RequestWidened(**about.request(click.actor, at, click.value), how=how)


def opened(click: Click, at: datetime) -> RequestFormAsked:
    """The form, with the words the button carries."""
    return form(click.actor, at, goal=str(payloads.carried(click.value).get("goal", "")))


def more(click: Click, at: datetime) -> RequestFormAsked:
    """The form with every field. Those that were there are the same ones, so Slack keeps what was typed in them."""
    return form(click.actor, at, goal=click.fields.text("goal"), more=True)


def form(actor: Actor, at: datetime, *, goal: str = "", more: bool = False) -> RequestFormAsked:
    """Somebody wants the form; there is no request yet."""
    return RequestFormAsked(**about.request(actor, at, ""), goal=goal, more=more)


def submitted(sent: Submission, at: datetime) -> RequestSubmitted:
    """The form as an event. What it does not hold (the optional fields not opened) is empty."""
    fields, rewords = sent.fields, payloads.spoken(payloads.carried(sent.private).get("rewords"))
    sessions = payloads.whole_number(fields.choice("sessions"))
    minutes = payloads.whole_number(fields.choice("minutes"))
    return RequestSubmitted(
        **about.request(sent.actor, at, rewords or sent.root_view_id),
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
        ways_open=fields.has("ways"),
        rewords=rewords,
    )


def goal_changed(sent: Submission, at: datetime) -> RequestSubmitted:
    """The form after the coach's look. A beginning sent back untouched is the goal as it was typed."""
    held = payloads.carried(sent.private)
    goal, kept = sent.fields.text(EDITED), _kept(held)
    untouched = goal == payloads.spoken(held.get("start")) and held.get("two") is not True
    return RequestSubmitted(
        **about.request(sent.actor, at, kept["rewords"] or sent.root_view_id),
        **kept,
        goal=payloads.spoken(held.get("goal")) if goal and untouched else goal,
        coached=Coached.CHANGED,
        second=sent.fields.text("second"),
    )


def as_it_is(click: Click, at: datetime) -> RequestSubmitted:
    """The form with the goal as it was typed, or as it was changed meanwhile: then the other of two is kept too."""
    held = payloads.carried(click.private)
    goal, kept = click.fields.text(EDITED), _kept(held)
    untouched = goal in {"", payloads.spoken(held.get("start"))}
    return RequestSubmitted(
        **about.request(click.actor, at, kept["rewords"] or click.root_view_id),
        **kept,
        goal=payloads.spoken(held.get("goal")) if untouched else goal,
        coached=Coached.AS_IT_IS,
        second="" if untouched else click.fields.text("second"),
    )


def _kept(held: Mapping[str, Any]) -> KeptFields:
    """What the form held beside the goal, as the coach's view carries it."""
    return {
        "outcome": payloads.spoken(held.get("outcome")),
        "tried": payloads.spoken(held.get("tried")),
        "skills": payloads.listed(held.get("skills")),
        "sessions": payloads.whole_number(held.get("sessions")) or SUGGEST,
        "minutes": payloads.whole_number(held.get("minutes")) or 0,
        "needed_by": payloads.calendar_day(held.get("needed_by")),
        "ways": tuple(Way(w) for w in payloads.listed(held.get("ways")) if w in set(Way)),
        "relationship": _relationship(payloads.spoken(held.get("relationship"))),
        "someone": payloads.spoken(held.get("someone")),
        "departments": payloads.listed(held.get("departments")),
        "sites": payloads.listed(held.get("sites")),
        "ways_open": held.get("ways_open") is True,
        "rewords": payloads.spoken(held.get("rewords")),
    }


def chosen(sent: Submission, at: datetime) -> MentorsChosen:
    """Whom to ask first, and how to go on."""
    return MentorsChosen(
        **about.request(sent.actor, at, str(payloads.carried(sent.private).get("request_id", ""))),
        first=sent.fields.choice("first"),
        cascade=CASCADE in sent.fields.choices("cascade"),
        line=sent.fields.text("line"),
        sessions=payloads.whole_number(sent.fields.choice("number")) or SUGGEST,
        any_way=sent.fields.choice("how") == ANY_WAY,
    )


def _relationship(value: str) -> Relationship:
    return Relationship(value) if value in set(Relationship) else Relationship.ANY
