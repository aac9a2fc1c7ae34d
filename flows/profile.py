"""Who offers help: becoming a mentor, changing what one offers, pausing with an end date, coming back, leaving.

Opt-in only: a profile that somebody else prepared is proposed to nobody before its owner says yes. It must not know
requests or invitations; the invitation's flow tells it of silence by `went_unanswered`.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from flows.member import Member
from flows.proposal import Colleague, Room, Skill, Way

MAX_SKILLS = 6
UNANSWERED_BEFORE_PAUSE = 3
"""Invitations in a row that go unanswered before the mentor is paused."""
SILENCE_PAUSE = timedelta(days=28)
"""How long such a pause lasts where nobody clicks: every pause has an end."""


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
    `proposed_by` is the Slack id of who put them forward, empty where the programme did.
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


def paused_for_silence(profile: Profile, on: date) -> Profile:
    """The profile after too many unanswered invitations, `on` their own day: away for a while, the count begun anew."""
    return replace(profile, away_until=on + SILENCE_PAUSE, unanswered=0)
