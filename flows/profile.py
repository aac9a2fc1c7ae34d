"""Who offers help: a mentor's profile, and what every journey about one looks at.

product.md, *Mentor profile*. Opt-in only: a profile that somebody else prepared is proposed to nobody before its owner
says yes (flows/put_forward.py). What one offers is changed in flows/profile_form.py, pauses stand in flows/pause.py.
It must not know requests or invitations.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from flows.decision import Day, Decision, Event, FetchMember, Phrase, Tell
from flows.member import Member, Programme
from flows.proposal import Colleague, Room, Skill, Way
from flows.wanted import Wanted

UNANSWERED_BEFORE_PAUSE = 3
"""Invitations in a row that go unanswered before the mentor is paused."""
SILENCE_PAUSE = timedelta(days=28)
"""How long such a pause lasts where nobody clicks: every pause has an end."""
LONGEST_PAUSE = timedelta(days=366)
MOST_PLACES = 10
LEAST_MINUTES = 15
MOST_MINUTES = 2400
"""Minutes a month a mentor may offer: a quarter of an hour to forty hours."""
LINE_LIMIT = 75
ABOUT_LIMIT = 300
USUAL_WAYS = (Way.VIDEO, Way.IN_PERSON)


class ProfileStatus(StrEnum):
    """PROPOSED: somebody put them forward, they have not said yes. LISTED: a mentor. DECLINED, LEFT: not one."""

    PROPOSED = "proposed"
    LISTED = "listed"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What one person offers as a mentor. Title, department and site stand with the Member.

    `places` is how many open mentorships, `minutes_a_month` how many minutes they give. `away_until` is the first day,
    in their own zone, on which they may be asked again. `unanswered` counts invitations in a row left unanswered.
    `proposed_by` is the Slack id of who put them forward, empty where the programme did, and `told` whether the
    card that says so was posted.
    """

    user_id: str
    status: ProfileStatus
    skills: tuple[Skill, ...] = ()
    ask_me_about: str = ""
    ways: tuple[Way, ...] = ()
    languages: tuple[str, ...] = ()
    places: int = 2
    minutes_a_month: int = 120
    away_until: date | None = None
    unanswered: int = 0
    years_in_role: int | None = None
    proposed_by: str = ""
    told: bool = False

    @property
    def listed(self) -> bool:
        """Did they say yes, and not leave since?"""
        return self.status is ProfileStatus.LISTED


def is_away(profile: Profile, on: date) -> bool:
    """Are they on a pause on `on`, their own calendar day? On the day `away_until` they are back."""
    return profile.away_until is not None and on < profile.away_until


def open_to_requests(profile: Profile, member: Member, on: date) -> bool:
    """May this person be proposed and asked on `on` (their own day)? Room is looked at apart."""
    return profile.listed and member.can_take_part and not is_away(profile, on)


def paused_for_silence(profile: Profile, on: date) -> Profile:
    """The profile after too many unanswered invitations, `on` their own day: away for a while, the count begun anew."""
    until = on + SILENCE_PAUSE
    return replace(profile, away_until=max(until, profile.away_until or until), unanswered=0)


class Taken(NamedTuple):
    """What open mentorships, waiting invitations and this month's sessions take of a mentor's room.

    `asked`: how many invitations they got within the last `flows.proposal.LATELY`; it takes none of the room. `used`
    are those of the minutes that were used this month: the next has them again.
    """

    places: int = 0
    minutes: int = 0
    asked: int = 0
    used: int = 0


def room_of(profile: Profile, taken: Taken) -> Room:
    """What the mentor has left (product.md, Decide: *Room*)."""
    return left_of(profile.places, profile.minutes_a_month, taken)


def left_of(places: int, minutes_a_month: int, taken: Taken) -> Room:
    """The same, of so many places and minutes."""
    return Room(
        places=max(0, places - taken.places),
        minutes=max(0, minutes_a_month - taken.minutes),
        next_month=max(0, minutes_a_month - taken.minutes + taken.used),
    )


def colleague(profile: Profile, member: Member, room: Room, worked_with: tuple[str, ...] = ()) -> Colleague:
    """The person as the matcher sees them. `worked_with`: ids of those they had a mentorship with."""
    return Colleague(
        member=member,
        skills=profile.skills,
        ask_me_about=profile.ask_me_about,
        ways=profile.ways,
        languages=profile.languages,
        away_until=profile.away_until,
        room=room,
        years_in_role=profile.years_in_role,
        worked_with=worked_with,
    )


def was_put_forward(profile: Profile) -> bool:
    """Does a card with Yes and No thanks wait for them?"""
    return profile.status is ProfileStatus.PROPOSED


# --- what a decision looks at ---


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEvent(Event):
    """An event of one person's profile."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileState:
    """What a decision about a profile looks at. `member` is None for one of whom nothing is known.

    `wanted` are the open requests for whose sake they were asked to join.
    """

    programme: Programme
    user_id: str
    member: Member | None = None
    profile: Profile | None = None
    proposer: Member | None = None
    wanted: tuple[Wanted, ...] = ()


def refused(state: ProfileState) -> Decision[ProfileState] | None:
    """The answer to guests, to people who left, and to those of whom nothing is known."""
    if state.member is None:
        return Decision(state, say=(FetchMember(user_id=state.user_id),), reply=Tell(Phrase("profile-who-are-you")))
    if not state.member.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    return None


def no_pause(until: date, today: date) -> Phrase | None:
    """Why a pause cannot end on this day; None where it can."""
    if until <= today:
        return Phrase("pause-day-past", {"today": Day(today)})
    if until > today + LONGEST_PAUSE:
        return Phrase("pause-day-far")
    return None
