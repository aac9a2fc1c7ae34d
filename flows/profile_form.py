"""Becoming a mentor, changing what one offers, leaving.

product.md, *Mentor profile*. The form asks for one line of evidence for each skill as it is chosen; what was sent in
is shown back as a mentee reads it (`profile_preview.py`). It must not know requests or invitations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Literal, assert_never, get_args

from flows import pause
from flows import skills as written
from flows.decision import Decision, Event, FieldErrors, Phrase, Show, Tell, View
from flows.member import Member, local_day
from flows.profile import (
    LEAST_MINUTES,
    MOST_MINUTES,
    MOST_PLACES,
    USUAL_WAYS,
    Profile,
    ProfileEvent,
    ProfileState,
    ProfileStatus,
    is_away,
    no_pause,
    refused,
    was_put_forward,
)
from flows.profile_preview import not_among, preview
from flows.proposal import Skill, Way
from flows.put_forward_card import card_now
from flows.returning import returned
from flows.waiting import rouse

# --- what is shown ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileForm(View):
    """What a mentor offers, to be filled in or changed. `languages` are as people type them.

    `unlisted`: skills that several colleagues asked for and nobody lists.
    """

    skills: tuple[Skill, ...] = ()
    ask_me_about: str = ""
    title: str = ""
    department: str = ""
    site: str = ""
    ways: tuple[Way, ...] = ()
    languages: str = ""
    places: int = 2
    minutes_a_month: int = 120
    away_until: date | None = None
    listed: bool = False
    unlisted: tuple[str, ...] = ()


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFormAsked(ProfileEvent):
    """They want to become a mentor, or to change what they offer.

    `learned` is a goal they reached with a colleague's help, `outcome` what exists of it: a skill to list now.
    """

    learned: str = ""
    outcome: str = ""
    unlisted: tuple[str, ...] = ()
    kind: Literal["profile_form_asked"] = "profile_form_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsChosen(ProfileEvent):
    """In the open form: the skills as they are chosen or typed now. Each gets its line of evidence."""

    chosen: tuple[str, ...]
    unlisted: tuple[str, ...] = ()
    kind: Literal["skills_chosen"] = "skills_chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePreviewAsked(ProfileEvent):
    """They want to see what they offer as colleagues do."""

    unlisted: tuple[str, ...] = ()
    kind: Literal["profile_preview_asked"] = "profile_preview_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSubmitted(ProfileEvent):
    """The form was sent in. None stands for a number that was not one."""

    skills: tuple[Skill, ...]
    ask_me_about: str = ""
    title: str = ""
    department: str = ""
    site: str = ""
    ways: tuple[Way, ...] = ()
    languages: str = ""
    places: int | None = None
    minutes_a_month: int | None = None
    away_until: date | None = None
    unlisted: tuple[str, ...] = ()
    kind: Literal["profile_submitted"] = "profile_submitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorLeft(ProfileEvent):
    """They no longer want to be asked."""

    kind: Literal["mentor_left"] = "mentor_left"


WithUnlisted = ProfileFormAsked | SkillsChosen | ProfilePreviewAsked | ProfileSubmitted
"""Events whose answer names the skills that nobody lists: facts from outside that are put on them first."""

ProfileFormEvent = WithUnlisted | MentorLeft
EVENTS: tuple[type[Event], ...] = get_args(ProfileFormEvent)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: ProfileState, event: ProfileFormEvent) -> Decision[ProfileState]:
    """What each event does to a profile. Every one is answered."""
    if refusal := refused(state):
        return refusal
    assert state.member is not None  # noqa: S101 - refused otherwise
    match event:
        case ProfileFormAsked():
            return Decision(
                state, reply=Show(_with_what_they_learned(form(state.member, state.profile, event.unlisted), event))
            )
        case SkillsChosen():
            return _chosen(state, state.member, event)
        case ProfilePreviewAsked():
            return _previewed(state, state.member, event)
        case ProfileSubmitted():
            return _submitted(state, state.member, event)
        case MentorLeft():
            return _left(state)
        case _:
            assert_never(event)


def form(member: Member, profile: Profile | None, unlisted: Sequence[str] = ()) -> ProfileForm:
    """The form with all that is known in it."""
    known = profile or Profile(user_id=member.user_id, status=ProfileStatus.LEFT)
    return ProfileForm(
        skills=known.skills,
        ask_me_about=known.ask_me_about,
        title=member.title,
        department=member.department,
        site=member.site,
        ways=known.ways or USUAL_WAYS,
        languages=", ".join(known.languages),
        places=known.places,
        minutes_a_month=known.minutes_a_month,
        away_until=known.away_until,
        listed=known.listed,
        unlisted=not_among(unlisted, known.skills),
    )


def _with_what_they_learned(shown: ProfileForm, event: ProfileFormAsked) -> ProfileForm:
    """The form with a goal that was reached among the skills, where there is room for it."""
    learned = written.from_goal(event.learned, event.outcome)
    return replace(shown, skills=written.with_one_more(shown.skills, learned))


def _chosen(state: ProfileState, member: Member, event: SkillsChosen) -> Decision[ProfileState]:
    """The form again, with a line for each skill; of one listed before, the evidence that is known."""
    page = form(member, state.profile, event.unlisted)
    known = {skill.name.casefold(): skill.evidence for skill in page.skills}
    chosen = tuple(
        skill if skill.evidence else replace(skill, evidence=known.get(skill.name.casefold(), ""))
        for skill in islice(written.chosen(event.chosen), written.MOST)
    )
    return Decision(state, reply=Show(replace(page, skills=chosen, unlisted=not_among(event.unlisted, chosen))))


def _submitted(state: ProfileState, member: Member, event: ProfileSubmitted) -> Decision[ProfileState]:
    before = state.profile or Profile(user_id=member.user_id, status=ProfileStatus.LEFT)
    if errors := _errors(before, event, local_day(event.at, member)):
        return Decision(state, reply=FieldErrors(errors))
    profile = replace(
        before,
        status=ProfileStatus.LISTED,
        skills=event.skills,
        ask_me_about=event.ask_me_about,
        ways=event.ways,
        languages=_each_once(event.languages),
        places=event.places or before.places,
        minutes_a_month=event.minutes_a_month or before.minutes_a_month,
        away_until=event.away_until,
    )
    described = replace(
        member,
        title=event.title or member.title,
        department=event.department or member.department,
        site=event.site or member.site,
    )
    today = local_day(event.at, member)
    is_back = is_away(before, today) and not is_away(profile, today)
    state = replace(state, member=described, profile=profile)
    note = Phrase("profile-saved" if before.listed else "profile-listed", {"count": len(event.skills)})
    return Decision(
        state,
        say=card_now(state) if was_put_forward(before) else (),
        wake=(
            rouse(event.team_id, event.at),
            pause.ends(event.team_id, described, event.away_until),
            *((returned(event.team_id, member.user_id, event.at),) if is_back else ()),
        ),
        reply=Show(replace(preview(state, described, profile, event.at, event.unlisted), note=note)),
    )


def _errors(before: Profile, event: ProfileSubmitted, today: date) -> Mapping[str, Phrase]:
    errors: dict[str, Phrase] = {}
    if fault := written.fault(event.skills):
        errors["skills"] = fault
    if not event.ways:
        errors["ways"] = Phrase("profile-ways-none")
    if event.places is None or not 1 <= event.places <= MOST_PLACES:
        errors["places"] = Phrase("profile-places-wrong", {"most": MOST_PLACES})
    if event.minutes_a_month is None or not LEAST_MINUTES <= event.minutes_a_month <= MOST_MINUTES:
        errors["minutes_a_month"] = Phrase("profile-minutes-wrong", {"least": LEAST_MINUTES, "most": MOST_MINUTES})
    # A pause that ended since stands in the form as it was; it does no harm there.
    if event.away_until and event.away_until != before.away_until and (wrong := no_pause(event.away_until, today)):
        errors["away_until"] = wrong
    return errors


def _each_once(text: str) -> tuple[str, ...]:
    """Words by commas, semicolons or lines."""
    parts = (part.strip() for part in text.replace(";", ",").replace("\n", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _left(state: ProfileState) -> Decision[ProfileState]:
    """What runs goes on; nobody asks any more."""
    if state.profile is None or not state.profile.listed:
        return Decision(state, reply=Tell(Phrase("profile-not-listed")))
    gone = replace(state.profile, status=ProfileStatus.LEFT, away_until=None, unanswered=0)
    return Decision(replace(state, profile=gone), reply=Tell(Phrase("profile-left")))


def _previewed(state: ProfileState, member: Member, event: ProfilePreviewAsked) -> Decision[ProfileState]:
    if state.profile is None or not state.profile.listed:
        return Decision(state, reply=Tell(Phrase("profile-not-listed")))
    return Decision(state, reply=Show(preview(state, member, state.profile, event.at, event.unlisted)))
