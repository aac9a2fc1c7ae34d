"""What somebody offers as a mentee sees it, with what is missing said kindly (product.md, *Mentor profile*)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from flows import worktime
from flows.decision import Person, Phrase, View, Words
from flows.member import Hours, Member, local_day
from flows.profile import Profile, ProfileState, is_away
from flows.proposal import Skill, Way

MOST_MISSING = 3
"""Kind words about what is missing that are said at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePreview(View):
    """What a mentor offers, as a mentee sees it. `missing` says what would make it easier to choose them.

    `note` is what became of the form, where one was sent in; `away_until` only while they are away.
    """

    person: Person
    title: str
    site: str
    zone: str
    hours: Hours
    skills: tuple[Skill, ...]
    ask_me_about: str
    ways: tuple[Way, ...]
    languages: tuple[str, ...]
    minutes_a_month: int
    away_until: date | None = None
    missing: tuple[Phrase, ...] = ()
    unlisted: tuple[str, ...] = ()
    note: Phrase | None = None


def preview(
    state: ProfileState, member: Member, profile: Profile, at: datetime, unlisted: Sequence[str]
) -> ProfilePreview:
    """What is offered, at `at` (aware UTC), and which of the skills that nobody lists are not theirs either."""
    return ProfilePreview(
        person=member.person,
        title=member.title,
        site=member.site,
        zone=member.zone,
        hours=worktime.hours_of(member, state.programme),
        skills=profile.skills,
        ask_me_about=profile.ask_me_about,
        ways=profile.ways,
        languages=profile.languages,
        minutes_a_month=profile.minutes_a_month,
        away_until=profile.away_until if is_away(profile, local_day(at, member)) else None,
        missing=tuple(islice(_missing(member, profile), MOST_MISSING)),
        unlisted=not_among(unlisted, profile.skills),
    )


def _missing(member: Member, profile: Profile) -> Iterator[Phrase]:
    """What colleagues would like to know before they choose, what decides most first."""
    bare = [skill for skill in profile.skills if not skill.evidence]
    if len(bare) == 1:
        yield Phrase("preview-missing-evidence", {"skill": Words(bare[0].name)})
    elif bare:
        yield Phrase("preview-missing-evidences", {"count": len(bare)})
    if not member.title:
        yield Phrase("preview-missing-title")
    if not profile.ask_me_about:
        yield Phrase("preview-missing-about")
    if not member.site:
        yield Phrase("preview-missing-site")
    if not profile.languages:
        yield Phrase("preview-missing-languages")


def not_among(unlisted: Sequence[str], skills: Sequence[Skill]) -> tuple[str, ...]:
    """Those of the skills asked for and listed by nobody that are not among these either."""
    mine = {skill.name.casefold() for skill in skills}
    return tuple(topic for topic in unlisted if topic.casefold() not in mine)
