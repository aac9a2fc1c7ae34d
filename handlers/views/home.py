"""How App Home looks: what is next first, each with its button; then all that this person has here.

A newcomer reads in three lines what this is, with two doors. It must not decide what is next.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flows.ask_again import Again
from flows.decision import Day, Person, Phrase, Words
from flows.home import Part
from flows.home_page import AskedLine, HomePage, Leaf, Offering, PairLine, RequestLine, arrange
from flows.next_steps import Step
from flows.request_form import GOAL_LIMIT
from flows.words import step_line
from handlers import text
from handlers.ids import HomeAction, ProfileAction, RequestAction, SessionAction
from handlers.payloads import carry
from handlers.readers import reader_of
from handlers.services import Services
from handlers.text import Reader
from handlers.views.blocks import Button, Layout
from handlers.views.ending import end_button
from handlers.views.hours import in_words
from handlers.views.meeting import change_between
from handlers.views.profile import leave_button
from handlers.views.programme import programme
from handlers.views.request import withdraw_button
from handlers.views.steps import buttons, details
from storage.home import Homes


def home_view(services: Services, team_id: str, user_id: str) -> dict[str, Any]:
    """This person's App Home from what is stored now, for `views.publish`."""
    with services.read() as session:
        state = Homes(session, services.programme_in(team_id)).of(team_id, user_id, services.now())
    return home(arrange(state, services.now()), reader_of((state.member,), services.programme))


def home(page: HomePage, reader: Reader) -> dict[str, Any]:
    """The whole page."""
    layout = Layout(reader)
    if page.guest:
        return layout.line(Phrase("guests-cannot")).home()
    if page.newcomer:
        _welcome(layout)
    if page.steps or not page.newcomer:
        _next(layout, page.steps, page.leaves.get(Part.NEXT))
    if not page.newcomer:
        if page.steps:
            layout.divider()  # the doors belong to no step above them
        _doors(layout, offers=page.offer is not None, first=not page.steps)
    _requests(layout, page.requests)
    _leaf(layout, Part.REQUESTS, page)
    _pairs(layout, "home-mentorships", page.mentorships)
    _leaf(layout, Part.MENTORSHIPS, page)
    _pairs(layout, "home-mentoring", page.mentoring)
    _leaf(layout, Part.MENTORING, page)
    if page.offer:
        _offer(layout, page.offer)
    _history(layout, page)
    if page.hours and page.zone:
        layout.divider().line(Phrase("home-hours", {"hours": in_words(page.hours, page.zone)}))
        layout.buttons(Button(Phrase("button-hours-change"), ProfileAction.HOURS))
    if page.reminders:
        layout.line(Phrase("home-reminders"))
        layout.buttons(Button(Phrase("button-remind-no-more"), SessionAction.REMIND_NO_MORE))
    layout.divider().header(Phrase("home-help")).line(Phrase("home-help-line"), Phrase("home-privacy"))
    if page.rules:
        programme(layout, page.rules)
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


def _next(layout: Layout, steps: Sequence[Step], leaf: Leaf | None) -> None:
    """The one thing to do now, with its button; below it whatever else can be done."""
    layout.header(Phrase("home-next"))
    if not steps:
        layout.line(Phrase("home-nothing-next"))
        return
    first, *others = steps
    _step(layout, first)
    if others or leaf:
        layout.header(Phrase("home-then"))
    for step in others:
        _step(layout, step, first=False)
    if leaf:
        _turn(layout, Part.NEXT, leaf)


def _step(layout: Layout, step: Step, *, first: bool = True) -> None:
    """Only the one thing to do now has a button that stands out."""
    layout.line(step_line(step), *details(step))
    layout.buttons(*(b if first or b.style != "primary" else replace(b, style=None) for b in buttons(step)))


def _leaf(layout: Layout, part: Part, page: HomePage) -> None:
    if leaf := page.leaves.get(part):
        _turn(layout, part, leaf)


def _turn(layout: Layout, part: Part, leaf: Leaf) -> None:
    """The buttons to the pages before and after this one. What is done stands with the latest first."""
    before, after = ("later", "earlier") if part is Part.HISTORY else ("back", "more")

    def to(page: int, word: str, action: HomeAction) -> Button:
        return Button(
            Phrase(f"button-{word}"),
            action,
            carry(part=part.value, page=page),
            spoken=Phrase(f"button-{word}-spoken", {"list": Phrase(f"home-list-{part}")}),
        )

    layout.buttons(
        to(leaf.number + 1, after, HomeAction.EARLIER) if leaf.more else None,
        to(leaf.number - 1, before, HomeAction.LATER) if leaf.number else None,
    )


def _requests(layout: Layout, requests: Sequence[RequestLine]) -> None:
    if not requests:
        return
    layout.divider().header(Phrase("home-requests"))
    for request in requests:
        layout.line(Phrase("home-line-request", {"goal": Words(request.goal)}), request.standing)
        look = Button(Phrase("button-see-who"), RequestAction.CHOOSE, request.request_id)
        layout.buttons(look if request.waits else None, withdraw_button(request.request_id))


def _pairs(layout: Layout, heading: str, pairs: Sequence[PairLine | AskedLine]) -> None:
    if not pairs:
        return
    layout.divider().header(Phrase(heading))
    for pair in pairs:
        if isinstance(pair, AskedLine):
            layout.line(Phrase("home-line-mentorship", _named(pair.goal, pair.other)), pair.standing)
            continue
        used = Phrase("home-pair-used", {"used": pair.used, "total": pair.total})
        layout.line(
            Phrase("home-line-mentorship", _named(pair.goal, pair.other)),
            Phrase("home-line-standing", {"standing": pair.standing, "used": used}),
            *((Phrase(f"home-between-{pair.between}"),) if pair.between else ()),
        )
        layout.buttons(
            change_between(pair.mentorship_id) if pair.between else None,
            end_button(pair.mentorship_id) if pair.may_end else None,
        )


def _named(goal: str, other: Person) -> dict[str, Any]:
    return {"goal": Words(goal), "other": other}


def _offer(layout: Layout, offer: Offering) -> None:
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


def _history(layout: Layout, page: HomePage) -> None:
    if not page.history and Part.HISTORY not in page.leaves:
        return
    layout.divider().header(Phrase("home-history"))
    for pair in page.history:
        layout.line_with(_closed(pair), _again_button(pair) if pair.again else None)
    _leaf(layout, Part.HISTORY, page)


def _closed(pair: PairLine) -> Phrase:
    if pair.closed_on is None:
        return Phrase("home-line-mentorship", _named(pair.goal, pair.other))
    return Phrase("home-line-closed", {**_named(pair.goal, pair.other), "on": Day(pair.closed_on)})


def _again_button(pair: PairLine) -> Button:
    """After an early end who else could help is shown at once; else the form, with the goal."""
    label, spoken = Phrase("button-ask-again"), Phrase("button-ask-again-spoken", {"goal": Words(pair.goal)})
    if pair.again is Again.REMATCH:
        return Button(label, RequestAction.REMATCH, pair.mentorship_id, spoken=spoken)
    return Button(label, RequestAction.OPEN, carry(goal=text.clip(pair.goal, GOAL_LIMIT)), spoken=spoken)


MESSAGES: dict[type, Any] = {}
VIEWS: dict[type, Any] = {}
