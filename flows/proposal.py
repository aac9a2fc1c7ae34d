"""Who could help with what: the values that pass between the flows and `matching`.

A Need is what is asked for, a Colleague somebody who might help, a Match one proposal with its true reasons.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from flows.member import Member


class Way(StrEnum):
    """A way to meet."""

    VIDEO = "video"
    AUDIO = "audio"
    IN_PERSON = "in_person"
    SHADOWING = "shadowing"
    WRITTEN = "written"


LATELY = timedelta(days=30)
"""How far back somebody's invitations count when the same few are not always to be asked: a month, as room does."""

LIVE = frozenset({Way.VIDEO, Way.AUDIO, Way.IN_PERSON, Way.SHADOWING})
"""Ways that need both at the same time; a written session does not."""


class Relationship(StrEnum):
    """What the mentee prefers; a preference only, it never empties the list."""

    ANY = "any"
    KNOWN = "known"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill in the mentor's own words, with one line of evidence (may be empty)."""

    name: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a mentor has left (product.md, Decide). `minutes` is what this month still holds, never below 0.

    `next_month` is what the next will hold as things stand: what was used in this one comes back. None for unknown.
    """

    places: int
    minutes: int
    next_month: int | None = None

    def holds(self, minutes: int) -> bool:
        """Is there room for one more mentorship of so many minutes?"""
        return self.places > 0 and self.minutes >= minutes

    def will_hold(self, minutes: int) -> bool:
        """Will there be, as this calendar month ends?"""
        return self.places > 0 and self.next_month is not None and self.next_month >= minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One who opted in, as the matcher sees them. On the day `away_until` (in their own zone) they are back.

    `ways` is empty where they did not say; `worked_with` holds the ids of those they had a mentorship with, `named_by`
    of those who had them in mind for an earlier request. `asked_lately` counts the invitations they got within the last
    `LATELY`, answered or not.
    """

    member: Member
    skills: tuple[Skill, ...] = ()
    ask_me_about: str = ""
    ways: tuple[Way, ...] = ()
    languages: tuple[str, ...] = ()
    away_until: date | None = None
    room: Room = field(default_factory=lambda: Room(places=1, minutes=60))
    years_in_role: int | None = None
    worked_with: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    asked_lately: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a mentee asks for. `minutes` is a session's length; `sessions` is at least 1.

    `any_time`: the two need share no working hours.
    """

    mentee: Member
    goal: str
    outcome: str = ""
    tried: str = ""
    skills: tuple[str, ...] = ()
    sessions: int = 1
    minutes: int = 30
    ways: tuple[Way, ...] = ()
    relationship: Relationship = Relationship.ANY
    departments: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    someone: str | None = None
    any_time: bool = False

    @property
    def total(self) -> int:
        """Minutes asked for in all."""
        return self.sessions * self.minutes


class ReasonKind(StrEnum):
    """What a reason is about; each has its phrase in the catalogue."""

    SKILL = "skill"
    EVIDENCE = "evidence"
    ASK_ME_ABOUT = "ask_me_about"
    TITLE = "title"
    FREE_MINUTES = "free_minutes"
    SHARED_HOURS = "shared_hours"
    KNOWN = "known"
    NAMED_BEFORE = "named_before"
    NEW = "new"
    SAME_SITE = "same_site"
    SAME_DEPARTMENT = "same_department"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Reason:
    """One true reason: the mentor's own words (`words`) or a figure (`number`), never anything else."""

    about: ReasonKind
    words: str = ""
    number: int = 0


class Grade(StrEnum):
    """How well somebody who is proposed fits. Below COULD_HELP nobody is proposed at all."""

    CLEARLY = "clearly"
    COULD_HELP = "could_help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A colleague who could help, with why. `score` orders matches of one proposal only.

    Proposals kept before there were grades have none and are read as COULD_HELP: the smaller claim.
    """

    mentor_id: str
    score: float
    reasons: tuple[Reason, ...]
    grade: Grade = Grade.COULD_HELP


class Nobody(StrEnum):
    """Why nobody is proposed, truthfully.

    Each is said of those whom the ones before it left: ALL_AWAY means that those who have room are away. NONE_LEFT is
    said where all who list it have declined or are the mentee's own manager or direct reports.
    """

    NO_MENTORS = "no_mentors"
    NOT_LISTED = "not_listed"
    NONE_LEFT = "none_left"
    ALL_FULL = "all_full"
    ALL_AWAY = "all_away"
    OTHER_SITE = "other_site"
    OTHER_WAYS = "other_ways"
    NO_SHARED_HOURS = "no_shared_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """The matcher's whole answer: up to three matches, or why there are none.

    `topic` is then the listed skill that the need names best, for the programme's report; empty where none does.
    `free_on` is the day, where the mentee is, from which the first of them could help as things stand: of those who are
    full or away, where it is known.
    """

    matches: tuple[Match, ...] = ()
    nobody: Nobody | None = None
    topic: str = ""
    free_on: date | None = None
    kind: Literal["proposals"] = "proposals"
