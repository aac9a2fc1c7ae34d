"""How a mentor's profile looks: its form, the form for a pause, and the card of one who was put forward."""

from typing import Any

from flows import skills
from flows.decision import Phrase, Words
from flows.pause import PauseForm
from flows.profile import (
    ABOUT_LIMIT,
    LEAST_MINUTES,
    LINE_LIMIT,
    MOST_MINUTES,
    MOST_PLACES,
    ProfileForm,
    PutForward,
    PutForwardStatus,
)
from flows.proposal import Skill, Way
from flows.wanted import Wanted
from handlers.ids import ProfileAction, ProfileForms
from handlers.text import Reader
from handlers.views.blocks import Button, Choice, Confirm, Layout, Rendered, words


def form(view: ProfileForm, reader: Reader) -> dict[str, Any]:
    """What a mentor offers. What most people need stands first; only skills, ways and the two numbers must be there."""
    page = Layout(reader)
    page.line(Phrase("profile-intro-listed" if view.listed else "profile-intro"))
    page.field(
        "skills",
        Phrase("profile-skills"),
        page.text_input(
            "skills",
            value=view.skills,
            limit=skills.TEXT_LIMIT,
            lines=True,
            placeholder=Phrase("profile-skills-example"),
        ),
        hint=Phrase("profile-skills-hint", {"most": skills.MOST}),
    )
    page.field(
        "ask_me_about",
        Phrase("profile-ask-me-about"),
        page.text_input("ask_me_about", value=view.ask_me_about, limit=ABOUT_LIMIT),
        optional=True,
        hint=Phrase("profile-ask-me-about-hint"),
    )
    ways = [Choice(Phrase(f"way-{way}"), way) for way in Way]
    page.field("ways", Phrase("profile-ways"), page.checkboxes("ways", ways, view.ways))
    page.field(
        "places",
        Phrase("profile-places"),
        page.number("places", view.places, least=1, most=MOST_PLACES),
        hint=Phrase("profile-places-hint"),
    )
    page.field(
        "minutes_a_month",
        Phrase("profile-minutes"),
        page.number("minutes_a_month", view.minutes_a_month, least=LEAST_MINUTES, most=MOST_MINUTES),
        hint=Phrase("profile-minutes-hint"),
    )
    for name, value, limit in (
        ("title", view.title, LINE_LIMIT),
        ("department", view.department, LINE_LIMIT),
        ("site", view.site, LINE_LIMIT),
        ("languages", view.languages, ABOUT_LIMIT),
    ):
        element = page.text_input(name, value=value, limit=limit)
        page.field(name, Phrase(f"profile-{name}"), element, optional=True)
    page.field(
        "away_until",
        Phrase("profile-away-until"),
        page.date("away_until", view.away_until),
        optional=True,
        hint=Phrase("profile-away-until-hint"),
    )
    return page.modal(
        Phrase("profile-title-listed" if view.listed else "profile-title-new"),
        callback_id=ProfileForms.FORM,
        submit=Phrase("button-save" if view.listed else "button-list-me-now"),
        close=Phrase("button-cancel"),
    )


def pause_form(view: PauseForm, reader: Reader) -> dict[str, Any]:
    """Until when nobody shall ask."""
    page = Layout(reader)
    if view.note:
        page.line(view.note)
    if view.declined:
        page.line(Phrase("decline-said", {"mentee": view.declined}), Phrase("pause-offer"))
    page.line(Phrase("pause-intro"))
    page.field("until", Phrase("pause-until"), page.date("until", view.until), hint=Phrase("profile-away-until-hint"))
    return page.modal(
        Phrase("pause-title"),
        callback_id=ProfileForms.PAUSE,
        submit=Phrase("button-pause"),
        close=Phrase("button-no-pause" if view.declined else "button-cancel"),
    )


def put_forward(message: PutForward, reader: Reader) -> Rendered:
    """Who put them forward and for what, what a yes would mean, and the answer; or what became of it."""
    if message.wanted:
        return _wanted(message, message.wanted, reader)
    page = Layout(reader)
    page.line(_by(message))
    page.bullets([skill_line(skill) for skill in message.skills])
    if message.status is not PutForwardStatus.OPEN:
        return page.line(Phrase(f"put-forward-{message.status}")).message()
    page.line(
        Phrase("put-forward-means", {"places": message.places, "minutes": message.minutes_a_month}),
        Phrase("put-forward-your-choice"),
    )
    return page.buttons(*put_forward_buttons()).message()


def _wanted(message: PutForward, wanted: Wanted, reader: Reader) -> Rendered:
    """Who has them in mind, for what, and its cost: all that they see of the request before they join."""
    mentee = {"mentee": wanted.mentee}
    page = Layout(reader)
    page.line(Phrase("join-wanted", mentee)).quote(words(wanted.goal))
    page.line(Phrase("join-wanted-cost", {"sessions": wanted.sessions, "minutes": wanted.minutes}))
    match message.status:
        case PutForwardStatus.OPEN:
            pass
        case PutForwardStatus.OVER:
            return page.line(Phrase("join-over", mentee)).message()
        case PutForwardStatus.LISTED | PutForwardStatus.DECLINED:
            return page.line(Phrase(f"put-forward-{message.status}")).message()
    page.line(Phrase("join-what"))
    if message.skills:
        page.line(Phrase("join-listed-for")).bullets([skill_line(skill) for skill in message.skills])
    page.line(
        Phrase("join-means", {"places": message.places, "minutes": message.minutes_a_month}),
        Phrase("join-your-choice", mentee),
    )
    return page.buttons(*put_forward_buttons()).message()


def put_forward_buttons() -> tuple[Button, ...]:
    """The three answers to having been put forward."""
    return (
        Button(Phrase("button-put-forward-yes"), ProfileAction.ACCEPT, style="primary"),
        Button(Phrase("button-put-forward-change"), ProfileAction.OPEN),
        Button(Phrase("button-put-forward-no"), ProfileAction.DECLINE),
    )


def _by(message: PutForward) -> Phrase:
    if message.by is None:
        return Phrase("put-forward-by-programme", {"count": len(message.skills)})
    return Phrase("put-forward-by", {"person": message.by, "count": len(message.skills)})


def skill_line(skill: Skill) -> Phrase:
    """A skill with its evidence, as a line of a list."""
    if not skill.evidence:
        return Phrase("skill-line", {"skill": Words(skill.name)})
    return Phrase("skill-line-evidence", {"skill": Words(skill.name), "evidence": Words(skill.evidence)})


def leave_button() -> Button:
    """No longer be a mentor, with one question before it."""
    ask = Confirm(
        Phrase("confirm-leave"),
        Phrase("confirm-leave-text"),
        Phrase("confirm-leave-yes"),
        Phrase("confirm-leave-no"),
    )
    return Button(Phrase("button-leave-mentors"), ProfileAction.LEAVE, confirm=ask)


MESSAGES = {PutForward: put_forward}
VIEWS = {ProfileForm: form, PauseForm: pause_form}
