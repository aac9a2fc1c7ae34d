"""Slack's side of the terms journey: other terms suggested by the mentor, and the mentee's one click."""

from datetime import datetime

from slack_bolt import App

from flows.proposal import Way
from flows.terms import TermsAccepted, TermsFormAsked, TermsPassed, TermsSuggested
from handlers import about, payloads
from handlers.ids import TermsAction, TermsForms
from handlers.listeners import Listeners
from handlers.payloads import Click, Submission
from handlers.services import Services


def register(app: App, services: Services) -> None:
    """Bind the mentor's button and form, and the mentee's two buttons."""
    on = Listeners(app, services)
    on.click(TermsAction.SUGGEST, form_asked)
    on.form(TermsForms.FORM, suggested)
    on.click(TermsAction.ACCEPT, accepted)
    on.click(TermsAction.LOOK_FURTHER, passed)


def form_asked(click: Click, at: datetime) -> TermsFormAsked:
    """Suggest other terms: the form comes next."""
    return TermsFormAsked(**about.invitation(click.actor, at, click.value))


def suggested(sent: Submission, at: datetime) -> TermsSuggested:
    """What the mentor can give instead. A number that is none is 0, which no rule allows."""
    fields = sent.fields
    return TermsSuggested(
        **about.invitation(sent.actor, at, sent.private),
        sessions=payloads.whole_number(fields.choice("sessions")) or 0,
        minutes=payloads.whole_number(fields.choice("minutes")) or 0,
        needed_by=fields.day("needed_by"),
        ways=tuple(Way(w) for w in fields.choices("ways") if w in set(Way)),
        line=fields.text("line"),
    )


def accepted(click: Click, at: datetime) -> TermsAccepted:
    """The mentee says yes."""
    return TermsAccepted(**about.invitation(click.actor, at, click.value))


def passed(click: Click, at: datetime) -> TermsPassed:
    """The mentee looks further."""
    return TermsPassed(**about.invitation(click.actor, at, click.value))
