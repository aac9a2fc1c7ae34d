"""Slack's side of the session journey: finding a time, and *did you meet?*."""

from datetime import datetime

from slack_bolt import App

from flows.between import BetweenAsked, BetweenChosen, BetweenEvent
from flows.meeting import MeetingEvent, MinutesAsked, OneMoreWanted, SessionAnswered
from flows.pair import Between
from flows.proposal import Way
from flows.reminder import ReminderChosen
from flows.scheduling import MOST_TIMES, FindTimeAsked, TimePicked, TimesOffered, time_field
from flows.session import SessionCancelled
from flows.session_clock import SessionEvent
from flows.session_details import DetailsAsked, DetailsSet
from handlers import about, payloads
from handlers.ids import SessionAction, SessionForm
from handlers.listeners import ClickMeans, Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services

OPENS_FORM = (SessionAction.FIND_TIME, SessionAction.OTHER_TIMES, SessionAction.MOVE, SessionAction.MOVED)
OPENS_PAGE = (SessionAction.LINK, SessionAction.GOOGLE, SessionAction.OUTLOOK)
TAKES_TIME = (SessionAction.TAKE_FIRST, SessionAction.TAKE_SECOND, SessionAction.TAKE_THIRD)
BETWEEN = {
    SessionAction.PLAN: Between.PLAN,
    SessionAction.STEPS: Between.STEPS,
    SessionAction.WORK: Between.WORK,
    SessionAction.NOTHING: Between.NOTHING,
}
"""What each button says is to come between two sessions."""

BUTTONS: dict[SessionAction, type[SessionEvent | MeetingEvent | BetweenEvent]] = {
    **dict.fromkeys(OPENS_FORM, FindTimeAsked),
    SessionAction.CANCEL: SessionCancelled,
    SessionAction.DETAILS: DetailsAsked,
    SessionAction.MINUTES: MinutesAsked,
    SessionAction.ONE_MORE: OneMoreWanted,
    SessionAction.BETWEEN: BetweenAsked,
}
"""What each button means that carries nothing but the attempt at a session."""


def register(app: App, services: Services) -> None:
    """Bind the buttons of a session's cards, and their two forms."""
    on = Listeners(app, services)
    for action, event in BUTTONS.items():
        on.click(action, of_session(event))
    for takes in TAKES_TIME:
        on.click(takes, picked)
    for chooses in BETWEEN:
        on.click(chooses, between)
    for opens in OPENS_PAGE:
        on.link(opens)
    for says in (SessionAction.MET, SessionAction.SETTLE_LESS, SessionAction.SETTLE_MORE):
        on.click(says, met)
    on.click(SessionAction.NOT_MET, not_met)
    on.click(SessionAction.REMIND, reminded(wanted=True))
    on.click(SessionAction.REMIND_NO_MORE, reminded(wanted=False))
    on.form(SessionForm.TIMES, offered)
    on.form(SessionForm.DETAILS, said_how)
    on.form(SessionForm.TAKE, taken_anyway)
    on.form(SessionForm.MINUTES, corrected)
    on.form(SessionForm.BETWEEN, between_anew)


def of_session(event: type[SessionEvent | MeetingEvent | BetweenEvent]) -> ClickMeans:
    """The event, of the attempt that a button carries."""
    return lambda click, at: event(**about.session(click.actor, at, click.value))


def reminded(*, wanted: bool) -> ClickMeans:
    """The reminder before every session of their own, whichever card it was asked for on."""
    return lambda click, at: ReminderChosen(
        team_id=click.actor.team_id, at=at, user_id=click.actor.user_id, wanted=wanted
    )


def offered(sent: Submission, at: datetime) -> TimesOffered:
    """The times that suit."""
    return TimesOffered(
        **about.session(sent.actor, at, sent.private),
        times=tuple(sent.fields.moment(time_field(n)) for n in range(MOST_TIMES)),
        warned=payloads.carried_moments(sent.private, "warned"),
        way=_way(sent),
        place=sent.fields.text("place"),
        watch_for=_watch_for(sent),
    )


def said_how(sent: Submission, at: datetime) -> DetailsSet:
    """How and where, and what to watch for where the form asked for it."""
    return DetailsSet(
        **about.session(sent.actor, at, sent.private),
        way=_way(sent),
        place=sent.fields.text("place"),
        watch_for=_watch_for(sent),
    )


def _watch_for(sent: Submission) -> str | None:
    """None where the form did not ask for it."""
    return sent.fields.text("watch_for") if payloads.carried(sent.private).get("watching") else None


def _way(sent: Submission) -> Way | None:
    way = sent.fields.choice("way")
    return Way(way) if way in set(Way) else None


def picked(click: Click, at: datetime) -> TimePicked:
    """One of the times, which the button carries."""
    choice = payloads.carried_moment(click.value, "choice") or at
    return TimePicked(**about.session(click.actor, at, click.value), choice=choice)


def taken_anyway(sent: Submission, at: datetime) -> TimePicked:
    """The time that the form spoke of, though somebody has another session then."""
    choice = payloads.carried_moment(sent.private, "choice") or at
    return TimePicked(**about.session(sent.actor, at, sent.private), choice=choice, sure=True)


def met(click: Click, at: datetime) -> SessionAnswered:
    """As long as the button says: a yes, or the figure of either where they differ."""
    minutes = payloads.whole_number(payloads.carried(click.value).get("minutes"))
    return SessionAnswered(**about.session(click.actor, at, click.value), minutes=minutes)


def not_met(click: Click, at: datetime) -> SessionAnswered:
    """No."""
    return SessionAnswered(**about.session(click.actor, at, click.value), minutes=0)


def corrected(sent: Submission, at: datetime) -> SessionAnswered:
    """Longer or shorter."""
    return SessionAnswered(**about.session(sent.actor, at, sent.private), minutes=sent.fields.number("minutes"))


def between(click: Click, at: datetime) -> BetweenChosen:
    """What comes between this session and the next."""
    chosen = BETWEEN[SessionAction(click.action_id)]
    return BetweenChosen(**about.session(click.actor, at, click.value), between=chosen)


def between_anew(sent: Submission, at: datetime) -> BetweenChosen:
    """Something else comes between."""
    kind = sent.fields.choice("between")
    chosen = Between(kind) if kind in set(Between) else None
    return BetweenChosen(**about.session(sent.actor, at, sent.private), between=chosen)
