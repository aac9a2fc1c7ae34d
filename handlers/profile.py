"""Slack's side of a mentor's profile: the form, its preview, pauses, hours, the answer to having been put forward."""

from datetime import datetime
from typing import TypedDict

from slack_bolt import App

from flows import skills as written
from flows.hours import HoursFormAsked, HoursSet
from flows.pause import MentorCameBack, MentorPaused, PauseAsked
from flows.profile import ProfileEvent
from flows.profile_form import MentorLeft, ProfileFormAsked, ProfilePreviewAsked, ProfileSubmitted, SkillsChosen
from flows.proposal import Skill, Way
from flows.put_forward import PutForwardAccepted, PutForwardDeclined
from handlers import payloads, skills
from handlers.ids import ProfileAction, ProfileForms
from handlers.listeners import ClickMeans, Listeners
from handlers.payloads import Actor, Click, Fields, Submission
from handlers.services import Services

BUTTONS: dict[ProfileAction, type[ProfileEvent]] = {
    ProfileAction.PREVIEW: ProfilePreviewAsked,
    ProfileAction.HOURS: HoursFormAsked,
    ProfileAction.BACK: MentorCameBack,
    ProfileAction.LEAVE: MentorLeft,
    ProfileAction.ACCEPT: PutForwardAccepted,
    ProfileAction.DECLINE: PutForwardDeclined,
}
"""What each button means; all are about the one who clicks."""


def register(app: App, services: Services) -> None:
    """Bind the buttons, the type-ahead and the forms."""
    on = Listeners(app, services)
    for action, event in BUTTONS.items():
        on.click(action, of_profile(event))
    on.click(ProfileAction.OPEN, opened, in_place=True)
    on.click(ProfileAction.PAUSE, pause_asked)
    on.click(ProfileAction.SKILLS, skills_chosen, in_place=True)
    skills.bind(app, services, ProfileAction.SKILLS)
    on.form(ProfileForms.FORM, submitted)
    on.form(ProfileForms.PAUSE, paused)
    on.form(ProfileForms.HOURS, hours_set)


class Of(TypedDict):
    """Whose profile an event is about: always that of the one who did it."""

    team_id: str
    at: datetime
    user_id: str


def of(actor: Actor, at: datetime) -> Of:
    """The profile of the one who clicked or submitted."""
    return Of(team_id=actor.team_id, at=at, user_id=actor.user_id)


def of_profile(event: type[ProfileEvent]) -> ClickMeans:
    """The event, of the profile of the one who clicked."""
    return lambda click, at: event(**of(click.actor, at))


def opened(click: Click, at: datetime) -> ProfileFormAsked:
    """The form; the button under a closing summary carries what was learned."""
    carried = payloads.carried(click.value)
    return ProfileFormAsked(
        **of(click.actor, at),
        learned=payloads.spoken(carried.get("learned")),
        outcome=payloads.spoken(carried.get("outcome")),
    )


def pause_asked(click: Click, at: datetime) -> PauseAsked:
    """A pause, until the day that the button carries where it was typed before."""
    return PauseAsked(**of(click.actor, at), words=click.value)


def paused(sent: Submission, at: datetime) -> MentorPaused:
    """Until when nobody shall ask."""
    return MentorPaused(**of(sent.actor, at), until=sent.fields.day("until"))


def hours_set(sent: Submission, at: datetime) -> HoursSet:
    """The days and hours."""
    days = (payloads.whole_number(value) for value in sent.fields.choices("days"))
    return HoursSet(
        **of(sent.actor, at),
        days=tuple(day for day in days if day is not None),
        start=sent.fields.time("start"),
        end=sent.fields.time("end"),
    )


def skills_chosen(click: Click, at: datetime) -> SkillsChosen:
    """The skills that stand in the open form."""
    return SkillsChosen(**of(click.actor, at), chosen=click.fields.choices("skills"))


def submitted(sent: Submission, at: datetime) -> ProfileSubmitted:
    """The form as an event."""
    fields = sent.fields
    return ProfileSubmitted(
        **of(sent.actor, at),
        skills=_with_evidence(fields),
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


def _with_evidence(fields: Fields) -> tuple[Skill, ...]:
    """The skills with what stands in their fields; what was typed with the skill where it has none yet."""
    named = ((skill, written.evidence_field(skill.name)) for skill in written.chosen(fields.choices("skills")))
    return tuple(Skill(s.name, " ".join(fields.text(f).split()) if fields.has(f) else s.evidence) for s, f in named)
