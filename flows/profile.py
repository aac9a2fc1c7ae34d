"""Who offers help: the mentor's profile, and the journey of becoming a mentor, changing what one offers, leaving.

product.md, *Mentor profile*. Opt-in only: a profile that somebody else prepared is proposed to nobody before its owner
says yes (flows/put_forward.py). Pauses stand in flows/pause.py. It must not know requests or invitations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple, assert_never

from flows import skills as written
from flows.decision import (
    Day,
    Decision,
    Event,
    FetchMember,
    FieldErrors,
    Message,
    Outgoing,
    Person,
    Phrase,
    Show,
    Tell,
    Update,
    View,
)
from flows.member import Member, Programme, local_day
from flows.proposal import Colleague, Room, Skill, Way
from flows.waiting import rouse
from flows.wanted import Wanted, join_key

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
    return replace(profile, away_until=on + SILENCE_PAUSE, unanswered=0)


class Taken(NamedTuple):
    """What open mentorships, waiting invitations and this month's sessions take of a mentor's room.

    `asked`: how many invitations they got within the last `flows.proposal.LATELY`; it takes none of the room.
    """

    places: int = 0
    minutes: int = 0
    asked: int = 0


def room_of(profile: Profile, taken: Taken) -> Room:
    """What the mentor has left (product.md, Decide: *Room*)."""
    return Room(
        places=max(0, profile.places - taken.places),
        minutes=max(0, profile.minutes_a_month - taken.minutes),
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


# --- what is shown and said ---


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileForm(View):
    """What a mentor offers, to be filled in or changed. `skills` and `languages` are as people type them."""

    skills: str = ""
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


class PutForwardStatus(StrEnum):
    """What became of the offer to be a mentor. OVER: the request for whose sake they were asked is."""

    OPEN = "open"
    LISTED = "listed"
    DECLINED = "declined"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class PutForward(Message):
    """Somebody put this person forward as a mentor; `by` is None where it was the programme.

    `wanted` is the request for whose sake they are asked, where it is a mentee who has them in mind.
    """

    by: Person | None
    skills: tuple[Skill, ...]
    places: int
    minutes_a_month: int
    status: PutForwardStatus = PutForwardStatus.OPEN
    wanted: Wanted | None = None
    kind: Literal["put_forward"] = "put_forward"


# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEvent(Event):
    """An event of one person's profile."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFormAsked(ProfileEvent):
    """They want to become a mentor, or to change what they offer.

    `learned` is a goal they reached with a colleague's help, `outcome` what exists of it: a skill to list now.
    """

    learned: str = ""
    outcome: str = ""
    kind: Literal["profile_form_asked"] = "profile_form_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSubmitted(ProfileEvent):
    """The form was sent in, as typed. None stands for a number that was not one."""

    skills: str
    ask_me_about: str = ""
    title: str = ""
    department: str = ""
    site: str = ""
    ways: tuple[Way, ...] = ()
    languages: str = ""
    places: int | None = None
    minutes_a_month: int | None = None
    away_until: date | None = None
    kind: Literal["profile_submitted"] = "profile_submitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorLeft(ProfileEvent):
    """They no longer want to be asked."""

    kind: Literal["mentor_left"] = "mentor_left"


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


EVENTS = (ProfileFormAsked, ProfileSubmitted, MentorLeft)


# --- the rules ---


def decide(state: ProfileState, event: ProfileFormAsked | ProfileSubmitted | MentorLeft) -> Decision[ProfileState]:
    """What each event does to a profile. Every one is answered."""
    if refusal := refused(state):
        return refusal
    assert state.member is not None  # noqa: S101 - refused otherwise
    match event:
        case ProfileFormAsked():
            return Decision(state, reply=Show(form(state.member, state.profile, _learned(event))))
        case ProfileSubmitted():
            return _submitted(state, state.member, event)
        case MentorLeft():
            return _left(state)
        case _:
            assert_never(event)


def refused(state: ProfileState) -> Decision[ProfileState] | None:
    """The answer to guests, to people who left, and to those of whom nothing is known."""
    if state.member is None:
        return Decision(state, say=(FetchMember(user_id=state.user_id),), reply=Tell(Phrase("profile-who-are-you")))
    if not state.member.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    return None


def form(member: Member, profile: Profile | None, learned: Skill | None = None) -> ProfileForm:
    """The form with all that is known in it, and what they have just learned, where there is room for it."""
    known = profile or Profile(user_id=member.user_id, status=ProfileStatus.LEFT)
    return ProfileForm(
        skills=written.write(written.with_one_more(known.skills, learned)),
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
    )


def _learned(event: ProfileFormAsked) -> Skill | None:
    """A goal that was reached, as a skill to list."""
    return written.from_goal(event.learned, event.outcome)


def _submitted(state: ProfileState, member: Member, event: ProfileSubmitted) -> Decision[ProfileState]:
    listed_skills = written.read(event.skills)
    before = state.profile or Profile(user_id=member.user_id, status=ProfileStatus.LEFT)
    if errors := _errors(listed_skills, before, event, local_day(event.at, member)):
        return Decision(state, reply=FieldErrors(errors))
    profile = replace(
        before,
        status=ProfileStatus.LISTED,
        skills=listed_skills,
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
    state = replace(state, member=described, profile=profile)
    told = Phrase("profile-saved" if before.listed else "profile-listed", {"count": len(listed_skills)})
    return Decision(
        state,
        say=card_now(state) if was_put_forward(before) else (),
        wake=(rouse(event.team_id, event.at),),
        reply=Tell(told),
    )


def _errors(
    listed_skills: tuple[Skill, ...], before: Profile, event: ProfileSubmitted, today: date
) -> Mapping[str, Phrase]:
    errors: dict[str, Phrase] = {}
    if fault := written.fault(listed_skills):
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


def no_pause(until: date, today: date) -> Phrase | None:
    """Why a pause cannot end on this day; None where it can."""
    if until <= today:
        return Phrase("pause-day-past", {"today": Day(today)})
    if until > today + LONGEST_PAUSE:
        return Phrase("pause-day-far")
    return None


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


# --- the card of one who was put forward ---


def was_put_forward(profile: Profile) -> bool:
    """Does a card with Yes and No thanks wait for them?"""
    return profile.status is ProfileStatus.PROPOSED


def put_forward_key(user_id: str) -> str:
    """The key of the one message that says that somebody was put forward."""
    return f"profile:{user_id}:put-forward"


def card(state: ProfileState, profile: Profile, wanted: Wanted | None = None) -> PutForward:
    """The card as it reads now: the directory's, or the one that asks them to join for a mentee's request."""
    match profile.status:
        case ProfileStatus.PROPOSED:
            status = PutForwardStatus.OPEN
        case ProfileStatus.LISTED:
            status = PutForwardStatus.LISTED
        case ProfileStatus.DECLINED | ProfileStatus.LEFT:
            status = PutForwardStatus.DECLINED
    proposer = state.proposer.person if state.proposer else None
    return PutForward(
        by=wanted.mentee if wanted else proposer,
        skills=profile.skills,
        places=profile.places,
        minutes_a_month=profile.minutes_a_month,
        status=status,
        wanted=wanted,
    )


def card_now(state: ProfileState) -> tuple[Outgoing, ...]:
    """The card, and whatever card asks them to join, brought up to date: the outcome in place of the buttons."""
    if state.profile is None:
        return ()
    to, profile = (state.user_id,), state.profile
    joins = (
        Update(of=join_key(each.request_id, state.user_id), to=to, message=card(state, profile, each))
        for each in state.wanted
    )
    return (Update(of=put_forward_key(state.user_id), to=to, message=card(state, profile)), *joins)
