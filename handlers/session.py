"""Slack's side of the session journey: finding a time, and *did you meet?*."""

from datetime import datetime
from typing import TypedDict

from slack_bolt import Ack, App
from slack_sdk import WebClient

from flows.meeting import BetweenChosen, MinutesAsked, OneMoreWanted, SessionAnswered
from flows.pair import Between, PairEvent
from flows.proposal import Way
from flows.scheduling import MOST_TIMES, FindTimeAsked, TimePicked, TimesOffered, time_field
from flows.session import SessionCancelled
from handlers import answers, payloads
from handlers.ids import SessionAction, SessionForm
from handlers.payloads import Actor, Body, Click
from handlers.services import Services

OPENS_FORM = (SessionAction.FIND_TIME, SessionAction.OTHER_TIMES, SessionAction.MOVE, SessionAction.MOVED)
TAKES_TIME = (SessionAction.TAKE_FIRST, SessionAction.TAKE_SECOND, SessionAction.TAKE_THIRD)
BETWEEN = {
    SessionAction.PLAN: Between.PLAN,
    SessionAction.STEPS: Between.STEPS,
    SessionAction.WORK: Between.WORK,
    SessionAction.NOTHING: Between.NOTHING,
}


class About(TypedDict):
    """Which attempt at which session an event is about, and who did it when; number 0 for whichever is next."""

    team_id: str
    at: datetime
    actor: str
    mentorship_id: str
    number: int
    attempt: int


def register(app: App, services: Services) -> None:
    """Bind the buttons of a session's cards, and their two forms."""

    def on_find_time(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, FindTimeAsked(**about(services, click.actor, click.value)))

    def on_times(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        way = sent.fields.choice("way")
        event = TimesOffered(
            **about(services, sent.actor, sent.private),
            times=tuple(sent.fields.moment(time_field(n)) for n in range(MOST_TIMES)),
            way=Way(way) if way in set(Way) else None,
            place=sent.fields.text("place"),
        )
        answers.to_submission(ack, services.handle(event).reply, answers.reader_of(services, sent.actor))

    def on_take(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        which = about(services, click.actor, click.value)
        choice = payloads.carried_moment(click.value, "choice") or which["at"]
        answer(ack, client, body, click, TimePicked(**which, choice=choice))

    def on_cancel(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, SessionCancelled(**about(services, click.actor, click.value)))

    def on_met(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        minutes = payloads.whole_number(payloads.carried(click.value).get("minutes"))
        event = SessionAnswered(**about(services, click.actor, click.value), minutes=minutes)
        answer(ack, client, body, click, event)

    def on_not_met(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, SessionAnswered(**about(services, click.actor, click.value), minutes=0))

    def on_minutes_asked(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, MinutesAsked(**about(services, click.actor, click.value)))

    def on_minutes(ack: Ack, body: Body) -> None:
        sent = payloads.submission(body)
        event = SessionAnswered(**about(services, sent.actor, sent.private), minutes=sent.fields.number("minutes"))
        answers.to_submission(ack, services.handle(event).reply, answers.reader_of(services, sent.actor))

    def on_between(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        between = BETWEEN[SessionAction(click.action_id)]
        answer(ack, client, body, click, BetweenChosen(**about(services, click.actor, click.value), between=between))

    def on_one_more(ack: Ack, body: Body, client: WebClient) -> None:
        click = payloads.click(body)
        answer(ack, client, body, click, OneMoreWanted(**about(services, click.actor, click.value)))

    def answer(ack: Ack, client: WebClient, body: Body, click: Click, event: PairEvent) -> None:
        decision = services.handle(event)
        answers.to_click(ack, client, click, body, decision.reply, services)

    for opens in OPENS_FORM:
        app.action(opens)(on_find_time)
    for takes in TAKES_TIME:
        app.action(takes)(on_take)
    for between in BETWEEN:
        app.action(between)(on_between)
    app.action(SessionAction.CANCEL)(on_cancel)
    app.action(SessionAction.MET)(on_met)
    app.action(SessionAction.NOT_MET)(on_not_met)
    app.action(SessionAction.MINUTES)(on_minutes_asked)
    app.action(SessionAction.ONE_MORE)(on_one_more)
    app.view(SessionForm.TIMES)(on_times)
    app.view(SessionForm.MINUTES)(on_minutes)


def about(services: Services, actor: Actor, carried: str) -> About:
    """What a button or form carries; the empty id, which is none, where it carries nothing."""
    ids = payloads.carried(carried)
    return About(
        team_id=actor.team_id,
        at=services.now(),
        actor=actor.user_id,
        mentorship_id=str(ids.get("mentorship_id", "")),
        number=payloads.whole_number(ids.get("number")) or 0,
        attempt=payloads.whole_number(ids.get("attempt")) or 0,
    )
