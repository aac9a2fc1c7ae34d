"""The correction: a mentor who said *not my skill* takes it off their profile, after a second look.

product.md, *Decide*. Pure. Nobody is proposed for a skill from then on; who lists nothing any more is no longer asked.
It must not know the request that brought it to light.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from flows.decision import Decision, FieldErrors, Person, Phrase, Show, Tell, View, Words
from flows.profile import Profile, ProfileEvent, ProfileState, ProfileStatus, refused


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm(View):
    """Which of the skills they list is none of theirs. `ticked` are those that the request was about.

    `mentee` is who was told no just now; None where the form is shown again, because nothing would be left. `last`: it
    says what then follows.
    """

    skills: tuple[str, ...]
    ticked: tuple[str, ...] = ()
    mentee: Person | None = None
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillsTakenOff(ProfileEvent):
    """The mentor says which skills leave their profile. `sure`: they know that nothing is left then."""

    skills: tuple[str, ...]
    sure: bool = False
    kind: Literal["skills_taken_off"] = "skills_taken_off"


EVENTS = (SkillsTakenOff,)


def form(profile: Profile, about: Collection[str], mentee: Person) -> CorrectionForm | None:
    """The form for one who said that what the request is `about` is not theirs; None where they list nothing."""
    if not (profile.listed and profile.skills):
        return None
    names = tuple(skill.name for skill in profile.skills)
    ticked = names if len(names) == 1 else tuple(name for name in names if name in about)
    return CorrectionForm(skills=names, ticked=ticked, mentee=mentee, last=len(names) == 1)


def decide(state: ProfileState, event: SkillsTakenOff) -> Decision[ProfileState]:
    """Take them off. What is gone already is no error; the last is not taken without a word about it."""
    if refusal := refused(state):
        return refusal
    profile = state.profile
    if profile is None or not profile.listed:
        return Decision(state, reply=Tell(Phrase("profile-not-listed")))
    if not event.skills:
        return Decision(state, reply=FieldErrors({"skills": Phrase("correction-none")}))
    off = {name.casefold() for name in event.skills}
    left = tuple(skill for skill in profile.skills if skill.name.casefold() not in off)
    if len(left) == len(profile.skills):
        return Decision(state, reply=Tell(Phrase("correction-done-before")))
    if left:
        told = Phrase("correction-done", {"left": Words(", ".join(skill.name for skill in left))})
        return Decision(replace(state, profile=replace(profile, skills=left)), reply=Tell(told))
    if not event.sure:
        names = tuple(skill.name for skill in profile.skills)
        return Decision(state, reply=Show(CorrectionForm(skills=names, ticked=names, last=True)))
    gone = replace(profile, status=ProfileStatus.LEFT, skills=(), away_until=None, unanswered=0)
    return Decision(replace(state, profile=gone), reply=Tell(Phrase("correction-done-all")))
