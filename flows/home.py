"""App Home and the bot's own DM: what is next for me, first; then all that I have here.

product.md, *Mentor profile, App Home*. `arrange` turns a snapshot of one person's affairs into a page; nothing here
changes any of them. It must not know layout: a step says what is to be done, and the view gives it its button.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Literal

from flows.ask import RequestStatus
from flows.decision import Decision, Event, FetchMember, Moment, Person, Phrase, PublishHome
from flows.member import Hours, Member, Programme, local_day
from flows.next_steps import Asked, Asking, Step, steps
from flows.pair import Mentorship, MentorshipStatus, PairState, SessionStatus
from flows.profile import Profile, is_away
from flows.proposal import Way
from flows.request_view import wrote_back
from flows.worktime import hours_of

MOST_HISTORY = 5
MOST_PAIRS = 10


# --- the snapshot ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState:
    """One person's affairs. `member` is None for one of whom nothing is known; `pairs` are mine on either side."""

    programme: Programme
    user_id: str
    member: Member | None = None
    profile: Profile | None = None
    asking: tuple[Asking, ...] = ()
    asked: tuple[Asked, ...] = ()
    pairs: tuple[PairState, ...] = ()
    admins: tuple[Person, ...] = ()
    opened: bool = False

    @property
    def is_admin(self) -> bool:
        """A workspace admin, or one named in the settings."""
        return self.user_id in self.programme.admins or bool(self.member and self.member.admin)


# --- the page --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request of mine: who has it, and until when."""

    request_id: str
    goal: str
    standing: Phrase
    may_choose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """A mentorship, from my side."""

    mentorship_id: str
    other: Person
    goal: str
    standing: Phrase
    used: int
    total: int
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What I offer as a mentor. `away_until` only while I am away."""

    skills: tuple[str, ...]
    ways: tuple[Way, ...]
    places: int
    minutes_a_month: int
    away_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """All that Home shows, in its order. A newcomer has nothing here yet and is told what this is."""

    newcomer: bool
    guest: bool = False
    steps: tuple[Step, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    mentorships: tuple[PairLine, ...] = ()
    mentoring: tuple[PairLine, ...] = ()
    offer: Offer | None = None
    history: tuple[PairLine, ...] = ()
    hours: Hours | None = None
    zone: str = ""
    admin: bool = False


def arrange(state: HomeState, now: datetime) -> HomePage:
    """The page of this person at `now` (aware UTC)."""
    if state.member and not state.member.can_take_part:
        return HomePage(newcomer=False, guest=True)
    running = [p for p in state.pairs if p.mentorship and p.mentorship.status is not MentorshipStatus.CLOSED]
    closed = [p for p in state.pairs if p.mentorship and p.mentorship.status is MentorshipStatus.CLOSED]
    closed.sort(key=_closed_at, reverse=True)
    offer = _offer(state, now)

    def lines(pairs: Iterable[PairState], most: int) -> tuple[PairLine, ...]:
        return tuple(_pair_line(pair, state.user_id, now) for pair in islice(pairs, most))

    return HomePage(
        newcomer=not (state.pairs or state.asking or state.asked or offer),
        steps=steps(state.user_id, state.profile, state.asking, state.asked, running, now),
        requests=tuple(_request_line(asking) for asking in state.asking),
        mentorships=lines((p for p in running if _is_mentee(p, state.user_id)), MOST_PAIRS),
        mentoring=lines((p for p in running if not _is_mentee(p, state.user_id)), MOST_PAIRS),
        offer=offer,
        history=lines(closed, MOST_HISTORY),
        hours=hours_of(state.member, state.programme) if state.member else None,
        zone=state.member.zone if state.member else "",
        admin=state.is_admin,
    )


def _closed_at(pair: PairState) -> float:
    closed_at = pair.mentorship.closed_at if pair.mentorship else None
    return closed_at.timestamp() if closed_at else 0.0


def _is_mentee(pair: PairState, user_id: str) -> bool:
    return pair.mentee.user_id == user_id


def _offer(state: HomeState, now: datetime) -> Offer | None:
    profile = state.profile
    if profile is None or not profile.listed:
        return None
    away = state.member is not None and is_away(profile, local_day(now, state.member))
    return Offer(
        skills=tuple(skill.name for skill in profile.skills),
        ways=profile.ways,
        places=profile.places,
        minutes_a_month=profile.minutes_a_month,
        away_until=profile.away_until if away else None,
    )


# --- how things stand ---


def _request_line(asking: Asking) -> RequestLine:
    return RequestLine(
        request_id=asking.request.id,
        goal=asking.request.goal,
        standing=_request_standing(asking),
        may_choose=asking.request.status in {RequestStatus.CHOOSING, RequestStatus.WAITING},
    )


def _request_standing(asking: Asking) -> Phrase:
    now, mentor = asking.current, asking.mentor
    if now and mentor and now.for_mentee:  # what it is about is a step of its own, once it is there
        there = now.for_mentee.until is not None
        return Phrase("home-request-wrote-back", {"mentor": mentor}) if there else wrote_back(now, mentor)
    if now and mentor and now.until:
        return Phrase("home-request-with", {"mentor": mentor, "until": Moment(now.until)})
    if now and mentor and now.arrives_at:
        return Phrase("home-request-on-its-way", {"mentor": mentor, "arrives": Moment(now.arrives_at)})
    return Phrase(f"home-request-{asking.request.status}")


def _pair_line(pair: PairState, user_id: str, now: datetime) -> PairLine:
    mentorship = pair.mentorship
    assert mentorship is not None  # noqa: S101 - a snapshot holds only pairs that are there
    other = pair.other(user_id)
    return PairLine(
        mentorship_id=mentorship.id,
        other=other.person,
        goal=mentorship.goal,
        standing=_pair_standing(pair, mentorship, user_id, now),
        used=pair.used,
        total=mentorship.total,
        closed_on=local_day(mentorship.closed_at, pair.who(user_id)) if mentorship.closed_at else None,
    )


def _pair_standing(pair: PairState, mentorship: Mentorship, user_id: str, now: datetime) -> Phrase:
    if mentorship.status is MentorshipStatus.CLOSED:
        return Phrase(f"home-ending-{mentorship.ending}" if mentorship.ending else "home-ending-completed")
    if mentorship.status is MentorshipStatus.AGREED:
        return Phrase("home-pair-agreed")
    if pair.is_closing:
        return Phrase("home-pair-closing")
    session = pair.open_session
    if session and session.status is SessionStatus.OFFERED:
        mine = session.offered_by == user_id
        return Phrase("home-pair-offered-by-you" if mine else "home-pair-offered", {"number": session.number})
    if session and session.starts_at:
        over = session.ends_at is not None and session.ends_at <= now
        return Phrase(
            "home-pair-was" if over else "home-pair-next",
            {"number": session.number, "at": Moment(session.starts_at)},
        )
    return Phrase("home-pair-used-up" if pair.time_is_used else "home-pair-no-time")


# --- Home was opened ---


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened(Event):
    """Somebody looks at App Home; from now on theirs is kept up to date."""

    user_id: str
    kind: Literal["home_opened"] = "home_opened"


def decide(state: HomeState, event: HomeOpened) -> Decision[HomeState]:
    """Draw it; of one of whom nothing is known, Slack is asked who they are."""
    draw = PublishHome(user_id=event.user_id)
    ask = () if state.member else (FetchMember(user_id=event.user_id),)
    return Decision(replace(state, opened=True), say=(draw, *ask))
