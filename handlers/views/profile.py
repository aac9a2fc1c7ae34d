"""How a mentor's profile looks: the form, with a line of evidence for each skill, and the form for a pause."""

from collections.abc import Sequence
from typing import Any

from flows import skills
from flows.decision import Phrase, Words
from flows.pause import PauseForm
from flows.profile import ABOUT_LIMIT, LEAST_MINUTES, LINE_LIMIT, MOST_MINUTES, MOST_PLACES
from flows.profile_form import ProfileForm
from flows.proposal import Skill, Way
from handlers.ids import ProfileAction, ProfileForms
from handlers.text import Reader, clean, clip
from handlers.views.blocks import Button, Confirm, Layout, words
from handlers.views.elements import OPTION, Choice


def form(view: ProfileForm, reader: Reader) -> dict[str, Any]:
    """What a mentor offers. What most people need stands first; only skills, ways and the two numbers must be there."""
    page = Layout(reader)
    page.line(Phrase("profile-intro-listed" if view.listed else "profile-intro"))
    _skills(page, view)
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
    page.buttons(Button(Phrase("button-hours"), ProfileAction.HOURS))
    return page.modal(
        Phrase("profile-title-listed" if view.listed else "profile-title-new"),
        callback_id=ProfileForms.FORM,
        submit=Phrase("button-save" if view.listed else "button-list-me-now"),
        close=Phrase("button-cancel"),
    )


def _skills(page: Layout, view: ProfileForm) -> None:
    """The type-ahead, which shows a line for evidence as soon as a skill is chosen."""
    shown = [skill for skill in view.skills[: skills.MOST] if clean(skill.name).strip()]
    choices = {clip(clean(s.name).strip(), OPTION): s for s in shown}
    page.field(
        "skills",
        Phrase("profile-skills"),
        page.type_ahead(
            ProfileAction.SKILLS,
            Phrase("profile-skills-placeholder"),
            [Choice(words(name), name) for name in choices],
            most=skills.MOST,
        ),
        hint=Phrase("profile-skills-hint", {"most": skills.MOST}),
        told_at_once=True,
    )
    for name, skill in choices.items():
        _evidence(page, name, skill)
    suggested(page, view.unlisted)


def _evidence(page: Layout, name: str, skill: Skill) -> None:
    field = skills.evidence_field(name)
    page.field(
        field,
        Phrase("profile-evidence", {"skill": Words(name)}),
        page.text_input(
            field,
            value=skill.evidence,
            limit=skills.EVIDENCE_LIMIT,
            placeholder=Phrase("profile-evidence-example"),
        ),
        optional=True,
    )


def suggested(page: Layout, unlisted: Sequence[str]) -> None:
    """What several colleagues asked for and nobody lists: a hint, no more."""
    if unlisted:
        first, *rest = (words(clip(topic, OPTION)) for topic in unlisted)
        for each in rest:
            first = Phrase("list-two", {"first": first, "second": each})
        page.line(Phrase("profile-unlisted", {"skills": first, "count": len(unlisted)}))


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


def leave_button() -> Button:
    """No longer be a mentor, with one question before it."""
    ask = Confirm(
        Phrase("confirm-leave"),
        Phrase("confirm-leave-text"),
        Phrase("confirm-leave-yes"),
        Phrase("confirm-leave-no"),
    )
    return Button(Phrase("button-leave-mentors"), ProfileAction.LEAVE, confirm=ask)


MESSAGES: dict[type, Any] = {}
VIEWS = {ProfileForm: form, PauseForm: pause_form}
