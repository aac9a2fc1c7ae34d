"""The session journey: what a time that is set brings, and how a session is called off.

product.md, *Meet*: the file for their calendars, the preparation card one day before, the question whether they met at
the end, and the word to the other where one of the two calls it off. How the time is found is flows/scheduling.py's,
whether they met flows/meeting.py's. It must not know what comes between sessions or after the last.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, assert_never

from flows import calendar_file, course, reminder, session_card, worktime
from flows.decision import Decision, Message, Person, Phrase, Post, Tell, Wake
from flows.pair import Session, SessionStatus, root_key
from flows.pair_state import PairState
from flows.session_card import card_key, timer_key
from flows.session_clock import CalendarDue, SessionEvent, SessionNear, SessionSoon, current


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOff(Message):
    """One of the two called a confirmed session off; the other hears of it in time."""

    mentorship_id: str
    number: int
    by: Person
    other: Person
    starts_at: datetime
    kind: Literal["called_off"] = "called_off"


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCancelled(SessionEvent):
    """One of the two called it off, or took the offer back."""

    kind: Literal["session_cancelled"] = "session_cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOffTold(SessionEvent):
    """The clock: the other may hear that the session was called off by `by`."""

    by: str
    starts_at: datetime
    kind: Literal["called_off_told"] = "called_off_told"


EVENTS: Final = (SessionCancelled, CalledOffTold, SessionNear, SessionSoon, CalendarDue)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(
    state: PairState, event: SessionCancelled | CalledOffTold | SessionNear | SessionSoon | CalendarDue
) -> Decision[PairState]:
    """What becomes of a session on its way to its time. Late, double and foreign clicks change nothing."""
    match event:
        case SessionNear():
            return _prepare(state, event)
        case SessionSoon():
            return _remind(state, event)
        case CalendarDue():
            return _for_calendars(state, event)
        case CalledOffTold():
            return _tell_called_off(state, event)
        case SessionCancelled():
            refused = course.refusal(state, event)
            return Decision(state, reply=refused) if refused else _cancel(state, event)
        case _:
            assert_never(event)


# --- the time is set -------------------------------------------------------------------------------------------------


def _prepare(state: PairState, event: SessionNear) -> Decision[PairState]:
    session = current(state, event)
    if session is None or session.status is not SessionStatus.CONFIRMED or session.starts_at is None:
        return Decision(state)
    if event.at >= session.starts_at:
        return Decision(state)
    prepared = state.with_session(replace(session, prepared_at=event.at))
    return Decision(prepared, (session_card.post_preparation(state, session, session.starts_at),))


def _remind(state: PairState, event: SessionSoon) -> Decision[PairState]:
    """To those who asked for it; what both have in their calendars rings by itself."""
    session = current(state, event)
    if session is None or session.status is not SessionStatus.CONFIRMED or session.starts_at is None:
        return Decision(state)
    if event.at >= session.starts_at:
        return Decision(state)
    return Decision(state, reminder.posts(state, session, session.starts_at))


def _for_calendars(state: PairState, event: CalendarDue) -> Decision[PairState]:
    session = current(state, event)
    if session is None or session.status is not SessionStatus.CONFIRMED:
        return Decision(state)
    after, files = calendar_file.set_time(state, session, event.at)
    return Decision(after, files)


# --- calling it off --------------------------------------------------------------------------------------------------


def _cancel(state: PairState, event: SessionCancelled) -> Decision[PairState]:
    """It does not take place: no blame, and the way to another time. A confirmed one is told to the other in time."""
    session = current(state, event)
    if session is None or not session.is_open:
        return Decision(state, reply=Tell(Phrase("session-card-is-old")))
    if session.starts_at and event.at >= session.starts_at:
        return Decision(state, reply=Tell(Phrase("session-has-begun")))
    if session.status is SessionStatus.OFFERED and event.actor != session.offered_by:
        other = state.other(event.actor).person
        return Decision(state, reply=Tell(Phrase("session-not-your-offer", {"other": other})))
    cancelled = replace(session, status=SessionStatus.CANCELLED)
    after = state.with_session(cancelled)
    wake = (*session_card.no_timers(session), *_news(after, session, event))
    cards = (*session_card.update_time_card(after, cancelled), *session_card.update_preparation(after, cancelled))
    return course.follow(after, event.at, say=cards, wake=wake)


def _news(state: PairState, session: Session, event: SessionCancelled) -> tuple[Wake, ...]:
    """In the other's working hours, but at once where the session would begin before them."""
    held_for = session.starts_at or session.moved_from
    if held_for is None or held_for <= event.at:
        return ()
    due = worktime.next_working(event.at, state.other(event.actor), state.programme)
    told = CalledOffTold(
        team_id=state.team_id,
        at=event.at if due >= held_for else due,
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        by=event.actor,
        starts_at=held_for,
    )
    return (Wake(key=timer_key(session.mentorship_id, session.number, "called_off"), event=told),)


def _tell_called_off(state: PairState, event: CalledOffTold) -> Decision[PairState]:
    """Not said any more where the two have found another time since, or it has ended."""
    session = current(state, event)
    if session is None or session.status is not SessionStatus.CANCELLED:
        return Decision(state)
    news = CalledOff(
        mentorship_id=event.mentorship_id,
        number=event.number,
        by=state.who(event.by).person,
        other=state.other(event.by).person,
        starts_at=event.starts_at,
    )
    told = Post(key=card_key(session, "called_off"), to=state.both, thread=root_key(event.mentorship_id), message=news)
    after, files = calendar_file.take_out(state, session, event.starts_at, event.at)
    return Decision(after, (told, *files))
