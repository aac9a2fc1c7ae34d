"""App Home as it is read: what is next for me, first; then all that I have here, and how it stands.

`arrange` turns a snapshot of one person's affairs into a page. It must not know layout: a step says what is to be done,
and the view gives it its button.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from flows import ask_again, gap, written_stage
from flows.ask import RequestStatus
from flows.ask_again import Again
from flows.decision import Day, Moment, Person, Phrase
from flows.home import AT_ONCE, HomeState, Part
from flows.member import Hours, local_day
from flows.next_steps import Asked, Asking, Step, steps
from flows.pair import Between, Mentorship, MentorshipStatus, SessionStatus
from flows.pair_state import PairState
from flows.profile import is_away
from flows.programme_rules import Rules, rules
from flows.proposal import Way
from flows.request_view import wrote_back
from flows.worktime import hours_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request of mine: who has it, and until when. `waits`: nobody so far; what else there is to choose is a step."""

    request_id: str
    goal: str
    standing: Phrase
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """A mentorship, from my side. `may_end`: its shared DM is not open yet, so it is ended from here.

    `between` is what I chose to come before the next session, while I may choose something else. `again` is how I may
    ask again with the goal of one that is closed.
    """

    mentorship_id: str
    other: Person
    goal: str
    standing: Phrase
    used: int
    total: int
    closed_on: date | None = None
    may_end: bool = False
    between: Between | None = None
    again: Again | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """A colleague's request to which I wrote back: the answer is theirs now."""

    other: Person
    goal: str
    standing: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """What I offer as a mentor. `away_until` only while I am away."""

    skills: tuple[str, ...]
    ways: tuple[Way, ...]
    places: int
    minutes_a_month: int
    away_until: date | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is shown of a long list: the page `number`, from 0 on, and whether anything comes after it."""

    number: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """All that Home shows, in its order. A newcomer has nothing here yet and is told what this is.

    The first of `steps` is the one thing to do now, whatever page the others were turned to. `rules` are an admin's.
    `leaves` are of the lists that are longer than what is shown.
    """

    newcomer: bool
    guest: bool = False
    leaves: Mapping[Part, Leaf] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    mentorships: tuple[PairLine, ...] = ()
    mentoring: tuple[PairLine | AskedLine, ...] = ()
    offer: Offering | None = None
    history: tuple[PairLine, ...] = ()
    hours: Hours | None = None
    zone: str = ""
    reminders: bool = False
    rules: Rules | None = None


def arrange(state: HomeState, now: datetime) -> HomePage:
    """The page of this person at `now` (aware UTC)."""
    if state.member and not state.member.can_take_part:
        return HomePage(newcomer=False, guest=True)
    running = [p for p in state.pairs if p.mentorship and p.mentorship.status is not MentorshipStatus.CLOSED]
    closed = [p for p in state.pairs if p.mentorship and p.mentorship.status is MentorshipStatus.CLOSED]
    closed.sort(key=_closed_at, reverse=True)
    offer = _offer(state, now)
    leaves: dict[Part, Leaf] = {}

    def shown(part: Part, whole: Sequence[T]) -> Sequence[T]:
        """The lines of the page they turned to, or of the last one where the list grew shorter."""
        number = min(state.page_of(part, now), max(0, (len(whole) - 1) // AT_ONCE))
        if len(whole) > AT_ONCE:
            leaves[part] = Leaf(number, more=len(whole) > (number + 1) * AT_ONCE)
        return whole[number * AT_ONCE : (number + 1) * AT_ONCE]

    def lines(pairs: Iterable[PairState]) -> tuple[PairLine, ...]:
        return tuple(_pair_line(pair, state.user_id, now) for pair in pairs)

    def with_mentees(them: Iterable[PairState | Asked]) -> tuple[PairLine | AskedLine, ...]:
        return tuple(_asked_line(e) if isinstance(e, Asked) else _pair_line(e, state.user_id, now) for e in them)

    mine = [p for p in running if not _is_mentee(p, state.user_id)]
    number = state.page_of(Part.HISTORY, now)  # of this list no more than the page was read, and one line after it
    if number or len(closed) > AT_ONCE:
        leaves[Part.HISTORY] = Leaf(number, more=len(closed) > AT_ONCE)
    again = ask_again.ways(state.user_id, closed, running, {asking.request.fingerprint for asking in state.asking})
    todo = steps(state.user_id, state.profile, state.asking, state.asked, running, now)
    return HomePage(
        newcomer=not (state.pairs or state.asking or state.asked or offer or number),
        steps=(*todo[:1], *shown(Part.NEXT, todo[1:])),
        requests=tuple(_request_line(asking) for asking in shown(Part.REQUESTS, state.asking)),
        mentorships=lines(shown(Part.MENTORSHIPS, [p for p in running if _is_mentee(p, state.user_id)])),
        mentoring=with_mentees(shown(Part.MENTORING, [*_written_back(state), *mine])),
        offer=offer,
        history=tuple(replace(line, again=may) for line, may in zip(lines(closed[:AT_ONCE]), again, strict=False)),
        leaves=leaves,
        hours=hours_of(state.member, state.programme) if state.member else None,
        zone=state.member.zone if state.member else "",
        reminders=bool(state.member and state.member.reminders),
        rules=rules(state.programme, state.admins, now) if state.is_admin else None,
    )


def _closed_at(pair: PairState) -> float:
    closed_at = pair.mentorship.closed_at if pair.mentorship else None
    return closed_at.timestamp() if closed_at else 0.0


def _is_mentee(pair: PairState, user_id: str) -> bool:
    return pair.mentee.user_id == user_id


def _offer(state: HomeState, now: datetime) -> Offering | None:
    profile = state.profile
    if profile is None or not profile.listed:
        return None
    away = state.member is not None and is_away(profile, local_day(now, state.member))
    return Offering(
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
        waits=asking.request.status is RequestStatus.WAITING,
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


def _written_back(state: HomeState) -> list[Asked]:
    """What I suggested or asked, while it waits for the colleague."""
    return [each for each in state.asked if each.request.is_open and each.invitation.for_mentee]


def _asked_line(asked: Asked) -> AskedLine:
    waits = asked.invitation.for_mentee
    assert waits is not None  # noqa: S101 - only such are listed
    what = "terms" if asked.invitation.open_offer else "question"
    if waits.until:
        standing = Phrase(f"home-{what}-with", {"mentee": asked.mentee, "until": Moment(waits.until)})
    else:
        standing = Phrase(f"home-{what}-on-its-way", {"mentee": asked.mentee, "arrives": Moment(waits.arrives_at)})
    return AskedLine(other=asked.mentee, goal=asked.request.goal, standing=standing)


def _pair_line(pair: PairState, user_id: str, now: datetime) -> PairLine:
    mentorship = pair.mentorship
    assert mentorship is not None  # noqa: S101 - a snapshot holds only pairs that are there
    other = pair.other(user_id)
    chosen = gap.to_choose(pair) if _is_mentee(pair, user_id) else None
    return PairLine(
        mentorship_id=mentorship.id,
        other=other.person,
        goal=mentorship.goal,
        standing=_pair_standing(pair, mentorship, user_id, now),
        used=pair.used,
        total=mentorship.total,
        closed_on=local_day(mentorship.closed_at, pair.who(user_id)) if mentorship.closed_at else None,
        may_end=mentorship.status is MentorshipStatus.AGREED,
        between=chosen.between if chosen else None,
    )


def _pair_standing(pair: PairState, mentorship: Mentorship, user_id: str, now: datetime) -> Phrase:
    if mentorship.status is MentorshipStatus.CLOSED:
        return Phrase(f"home-ending-{mentorship.ending}" if mentorship.ending else "home-ending-completed")
    if mentorship.status is MentorshipStatus.AGREED:
        return Phrase("home-pair-agreed")
    if pair.is_closing:
        if pair.reflection_of(user_id) is None:
            return Phrase("home-pair-closing")
        return Phrase("home-pair-closing-theirs", {"other": pair.other(user_id).person})
    session = pair.open_session
    if session and session.status is SessionStatus.OFFERED:
        if session.offered_by == user_id:
            return Phrase("home-pair-offered-by-you", {"number": session.number})
        return Phrase("home-pair-offered" if session.shown_at else "home-pair-no-time", {"number": session.number})
    if session and session.starts_at:
        over = session.ends_at is not None and session.ends_at <= now
        return Phrase(
            "home-pair-was" if over else "home-pair-next",
            {"number": session.number, "at": Moment(session.starts_at)},
        )
    if session and written_stage.is_answered(pair, session):
        return Phrase("home-pair-answered", {"number": session.number})
    if session and session.answer_by:
        is_asked = written_stage.has_question(pair, session)
        name = "home-pair-written" if is_asked else "home-pair-asking"
        return Phrase(name, {"number": session.number, "day": Day(session.answer_by)})
    return Phrase("home-pair-used-up" if pair.time_is_used else "home-pair-no-time")
