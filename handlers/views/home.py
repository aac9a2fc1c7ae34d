"""How App Home looks: what is next first, each with its button; then all that this person has here.

A newcomer reads in three lines what this is, with two doors. It must not decide what is next.
"""

from collections.abc import Sequence
from typing import Any

from flows.decision import Day, Person, Phrase, Words
from flows.home import HomePage, Offer, PairLine, RequestLine, arrange
from flows.next_steps import Step
from flows.words import step_line
from handlers.ids import ProfileAction, RequestAction
from handlers.payloads import carry
from handlers.readers import reader_of
from handlers.services import Services
from handlers.text import Reader
from handlers.views.blocks import Button, Layout
from handlers.views.hours import in_words
from handlers.views.profile import leave_button
from handlers.views.request import withdraw_button
from handlers.views.steps import buttons, details
from storage.home import Homes

MOST_STEPS = 10


def home_view(services: Services, team_id: str, user_id: str) -> dict[str, Any]:
    """This person's App Home from what is stored now, for `views.publish`."""
    with services.read() as session:
        state = Homes(session, services.programme_in(team_id)).of(team_id, user_id)
    return home(arrange(state, services.now()), reader_of((state.member,), services.programme))


def home(page: HomePage, reader: Reader) -> dict[str, Any]:
    """The whole page."""
    layout = Layout(reader)
    if page.guest:
        return layout.line(Phrase("guests-cannot")).home()
    if page.newcomer:
        _welcome(layout)
    if page.steps or not page.newcomer:
        _next(layout, page.steps)
    if not page.newcomer:
        _doors(layout, offers=page.offer is not None, first=not page.steps)
    _requests(layout, page.requests)
    _pairs(layout, "home-mentorships", page.mentorships)
    _pairs(layout, "home-mentoring", page.mentoring)
    if page.offer:
        _offer(layout, page.offer)
    _history(layout, page.history)
    if page.hours and page.zone:
        layout.divider().line(Phrase("home-hours", {"hours": in_words(page.hours, page.zone)}))
        layout.buttons(Button(Phrase("button-hours-change"), ProfileAction.HOURS))
    layout.divider().header(Phrase("home-help")).line(Phrase("home-help-line"), Phrase("home-privacy"))
    if page.admin:
        layout.divider().header(Phrase("home-admin")).line(Phrase("home-admin-line"))
    return layout.home()


def _welcome(layout: Layout) -> None:
    layout.header(Phrase("home-welcome"))
    layout.line(Phrase("home-welcome-what"), Phrase("home-welcome-ask"), Phrase("home-welcome-help"))
    _doors(layout, offers=False)


def _doors(layout: Layout, *, offers: bool, first: bool = True) -> None:
    """Ask, and offer help; `first` where nothing else is to be done before."""
    layout.buttons(
        Button(Phrase("button-ask"), RequestAction.OPEN, carry(goal=""), "primary" if first else None),
        None if offers else Button(Phrase("button-become-mentor"), ProfileAction.OPEN),
    )


def _next(layout: Layout, steps: Sequence[Step]) -> None:
    layout.header(Phrase("home-next"))
    if not steps:
        layout.line(Phrase("home-nothing-next"))
    for step in steps[:MOST_STEPS]:
        layout.line(step_line(step), *details(step))
        layout.buttons(*buttons(step))
    if len(steps) > MOST_STEPS:
        layout.line(Phrase("home-cut", {"count": len(steps) - MOST_STEPS}))


def _requests(layout: Layout, requests: Sequence[RequestLine]) -> None:
    if not requests:
        return
    layout.divider().header(Phrase("home-requests"))
    for request in requests:
        layout.line(Phrase("home-line-request", {"goal": Words(request.goal)}), request.standing)
        layout.buttons(withdraw_button(request.request_id))


def _pairs(layout: Layout, heading: str, pairs: Sequence[PairLine]) -> None:
    if not pairs:
        return
    layout.divider().header(Phrase(heading))
    for pair in pairs:
        used = Phrase("home-pair-used", {"used": pair.used, "total": pair.total})
        layout.line(
            Phrase("home-line-mentorship", _named(pair.goal, pair.other)),
            Phrase("home-line-standing", {"standing": pair.standing, "used": used}),
        )


def _named(goal: str, other: Person) -> dict[str, Any]:
    return {"goal": Words(goal), "other": other}


def _offer(layout: Layout, offer: Offer) -> None:
    layout.divider().header(Phrase("home-offer"))
    if offer.away_until:
        layout.line(Phrase("home-offer-away", {"until": Day(offer.away_until)}))
    layout.line(
        Phrase("home-offer-skills", {"skills": Words(", ".join(offer.skills))}),
        Phrase("home-offer-capacity", {"places": offer.places, "minutes": offer.minutes_a_month}),
    )
    pause = Button(Phrase("button-begin-pause"), ProfileAction.PAUSE)
    back = Button(Phrase("button-back-now"), ProfileAction.BACK, style="primary")
    layout.buttons(
        Button(Phrase("button-change-profile"), ProfileAction.OPEN),
        Button(Phrase("button-preview"), ProfileAction.PREVIEW),
        back if offer.away_until else pause,
        leave_button(),
    )


def _history(layout: Layout, pairs: Sequence[PairLine]) -> None:
    if not pairs:
        return
    layout.divider().header(Phrase("home-history"))
    layout.bullets(
        [
            Phrase("home-line-closed", {**_named(pair.goal, pair.other), "on": Day(pair.closed_on)})
            if pair.closed_on
            else Phrase("home-line-mentorship", _named(pair.goal, pair.other))
            for pair in pairs
        ]
    )


MESSAGES: dict[type, Any] = {}
VIEWS: dict[type, Any] = {}
