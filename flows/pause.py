"""A mentor's pause: always with an end, begun by a form or a word, over by one click or by its day.

product.md, *Mentor profile*. The pause after three unanswered invitations is begun by the invitation's flow.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, assert_never, get_args

from flows import pause_day
from flows.decision import Day, Decision, Event, FieldErrors, Person, Phrase, Show, Tell, View, Wake, Words
from flows.member import Member, local_day
from flows.profile import Profile, ProfileEvent, ProfileState, is_away, no_pause, refused
from flows.returning import returned
from flows.waiting import rouse

USUAL_PAUSE = timedelta(days=14)
WORDS_FOR_BACK = frozenset({"off", "end", "stop", "over", "back", "ende", "vorbei", "zurück"})
SHOWN = 60
"""Characters of a day nobody could read that the form repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseForm(View):
    """Until when nobody shall ask. `note` says how a day that was typed was read, or what was wrong with it.

    `declined` is whom they told *not now* just before, where that is why it is offered.
    """

    until: date
    note: Phrase | None = None
    declined: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseAsked(ProfileEvent):
    """They want a pause; `words` is what they typed after `pause`, if anything."""

    words: str = ""
    kind: Literal["pause_asked"] = "pause_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorPaused(ProfileEvent):
    """They chose the day they are back; None where the field was left empty."""

    until: date | None
    kind: Literal["mentor_paused"] = "mentor_paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorCameBack(ProfileEvent):
    """They are back before the day they had said."""

    kind: Literal["mentor_came_back"] = "mentor_came_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseOver(ProfileEvent):
    """The clock: the day on which they are back has begun, where they are."""

    kind: Literal["pause_over"] = "pause_over"


PauseEvent = PauseAsked | MentorPaused | MentorCameBack | PauseOver
EVENTS: tuple[type[Event], ...] = get_args(PauseEvent)


def timer_key(user_id: str) -> str:
    """The key of the one timer that ends somebody's pause."""
    return f"profile:{user_id}:back"


def ends(team_id: str, member: Member, until: date | None) -> Wake:
    """Let the pause end by itself as the day `until` begins where they are; without a day there is none to end."""
    if until is None:
        return Wake(key=timer_key(member.user_id))
    at = datetime.combine(until, time(), member.tz).astimezone(UTC)
    return Wake(key=timer_key(member.user_id), event=PauseOver(team_id=team_id, at=at, user_id=member.user_id))


def decide(state: ProfileState, event: PauseEvent) -> Decision[ProfileState]:
    """What each event does to a mentor's pause; one who is no mentor is told so."""
    if refusal := refused(state):
        return refusal
    assert state.member is not None  # noqa: S101 - refused otherwise
    if state.profile is None or not state.profile.listed:
        return Decision(state, reply=Tell(Phrase("profile-not-listed")))
    today = local_day(event.at, state.member)
    match event:
        case PauseAsked():
            return _asked_for(state, state.profile, event, today)
        case MentorPaused():
            return _chosen(state, state.profile, event, today)
        case PauseOver():
            return _over(state, state.member, state.profile, event)
        case MentorCameBack():
            return _back(state, state.profile, today, event)
        case _:
            assert_never(event)


def _asked_for(state: ProfileState, profile: Profile, event: PauseAsked, today: date) -> Decision[ProfileState]:
    """A day typed in figures that serves begins the pause at once; anything else opens the form, which says why.

    A day in words stands in the form, to be looked at: `until Friday` may mean another one.
    """
    words = event.words.strip()
    if words.casefold() in WORDS_FOR_BACK:
        return _back(state, profile, today, event)
    in_figures = day_meant(words, today)
    until = in_figures or pause_day.meant(words, today)
    wrong = no_pause(until, today) if until else Phrase("pause-day-unread", {"words": Words(words[:SHOWN])})
    if in_figures and not wrong:
        return _paused(state, profile, in_figures, event)
    if until and not wrong:
        note = Phrase("pause-day-read", {"words": Words(words[:SHOWN]), "day": Day(until)})
        return Decision(state, reply=Show(PauseForm(until=until, note=note)))
    suggested = profile.away_until if profile.away_until and is_away(profile, today) else today + USUAL_PAUSE
    return Decision(state, reply=Show(PauseForm(until=suggested, note=wrong if words else None)))


def day_meant(words: str, today: date) -> date | None:
    """The day somebody typed: `2026-12-24`, the same after `until` or `bis`, `10d` or `2w` from today.

    None for anything else.
    """
    text = words.strip().casefold().removeprefix("until").removeprefix("bis").strip()
    try:
        if text[:-1].isascii() and text[:-1].isdigit() and text[-1] in "dw":
            return today + timedelta(days=int(text[:-1]) * (7 if text[-1] == "w" else 1))
        return date.fromisoformat(text)
    except (ValueError, OverflowError):
        return None


def _chosen(state: ProfileState, profile: Profile, event: MentorPaused, today: date) -> Decision[ProfileState]:
    if event.until is None:
        return Decision(state, reply=FieldErrors({"until": Phrase("pause-day-missing")}))
    if wrong := no_pause(event.until, today):
        return Decision(state, reply=FieldErrors({"until": wrong}))
    return _paused(state, profile, event.until, event)


def _paused(state: ProfileState, profile: Profile, until: date, event: Event) -> Decision[ProfileState]:
    assert state.member is not None  # noqa: S101 - refused otherwise
    over = ends(event.team_id, state.member, until)
    state = replace(state, profile=replace(profile, away_until=until))
    return Decision(state, wake=(over,), reply=Tell(Phrase("pause-begun", {"until": Day(until)})))


def _over(state: ProfileState, member: Member, profile: Profile, event: PauseOver) -> Decision[ProfileState]:
    """They are back by the clock: nobody is told, and who waits for somebody like them is looked at again."""
    if profile.away_until is None:
        return Decision(state)
    if is_away(profile, local_day(event.at, member)):  # they have moved to another zone since
        return Decision(state, wake=(ends(event.team_id, member, profile.away_until),))
    back = replace(state, profile=replace(profile, away_until=None))
    return Decision(back, wake=(rouse(event.team_id, event.at),))


def _back(state: ProfileState, profile: Profile, today: date, event: Event) -> Decision[ProfileState]:
    if not is_away(profile, today):
        return Decision(state, reply=Tell(Phrase("pause-not-paused")))
    state = replace(state, profile=replace(profile, away_until=None, unanswered=0))
    waiting = (rouse(event.team_id, event.at), returned(event.team_id, state.user_id, event.at))
    return Decision(state, wake=(*waiting, Wake(key=timer_key(state.user_id))), reply=Tell(Phrase("pause-over")))
