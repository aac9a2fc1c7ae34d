"""Finding a time for a session: offering, seeing, taking and moving.

Either of the two offers up to three times, the other takes one or offers others (product.md, Meet: Scheduling). What a
time that is set brings is flows/session.py's.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, assert_never

from flows import calendar_file, course, met_card, session_card, time_form, worktime
from flows.agreement import keep_current
from flows.decision import Decision, FieldErrors, Moment, Person, Phrase, Reply, Show, Tell, Update, View
from flows.pair import Session, SessionStatus
from flows.pair_state import PairState
from flows.proposal import LIVE, Way
from flows.session_card import TimeCardState
from flows.session_clock import CalendarDue, SessionEvent, clocks, current, is_of, timer
from flows.time_option import TimeOption, option

MOST_TIMES: Final = 3
"""Times one offer holds."""
FARTHEST: Final = timedelta(days=365)
"""How far ahead a session may be."""
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
PLACE_LIMIT: Final = 300
"""Characters a place or link may have."""
WATCH_FOR_LIMIT: Final = 1000
"""Characters that what to watch for may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeForm(View):
    """The time that is about to be taken lies in another session of somebody's: take it all the same?"""

    mentorship_id: str
    number: int
    attempt: int
    other: Person
    option: TimeOption


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FindTimeAsked(SessionEvent):
    """Somebody wants to find a time, to suggest another or to move it. Number 0: whichever session is next.

    `sooner`: the mentee is stuck, and the two would rather not wait for the time that is set.
    """

    sooner: bool = False
    kind: Literal["find_time_asked"] = "find_time_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesOffered(SessionEvent):
    """The form was sent in; `times` as its fields stand, None for an empty one.

    `warned` are the times of which the form has said already whom they do not suit. `watch_for` is None where it did
    not ask for that.
    """

    times: tuple[datetime | None, ...]
    warned: tuple[datetime, ...] = ()
    way: Way | None = None
    place: str = ""
    watch_for: str | None = None
    kind: Literal["times_offered"] = "times_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDelivered(SessionEvent):
    """The clock: the working hours of the one who is asked have come."""

    kind: Literal["offer_delivered"] = "offer_delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePicked(SessionEvent):
    """The other took one of the times; `sure`: they know that somebody has another session then."""

    choice: datetime
    sure: bool = False
    kind: Literal["time_picked"] = "time_picked"


EVENTS: Final = (FindTimeAsked, TimesOffered, OfferDelivered, TimePicked)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: FindTimeAsked | TimesOffered | OfferDelivered | TimePicked) -> Decision[PairState]:
    """The rules of scheduling. Late, double and foreign clicks get a line and change nothing."""
    if isinstance(event, OfferDelivered):
        return _deliver(state, event)
    if refused := course.refusal(state, event):
        return Decision(state, reply=refused)
    if state.open_session and state.open_session.is_written:
        return Decision(state, reply=Tell(Phrase("written-question-stands", {"number": state.open_session.number})))
    match event:
        case FindTimeAsked():
            return Decision(state, reply=_ask(state, event))
        case TimesOffered():
            return _offer(state, event)
        case TimePicked():
            return _confirm(state, event)
        case _:
            assert_never(event)


# --- offering --------------------------------------------------------------------------------------------------------


def _ask(state: PairState, event: FindTimeAsked) -> Reply:
    """The form for the next session, or for another time of the one that is open."""
    number = session_card.next_number(state)
    if number == 0:
        return Tell(Phrase("session-none-left"))
    known = state.session(number)
    if event.number and not is_of(known, event):
        return Tell(Phrase("session-card-is-old"))
    me = state.who(event.actor)
    spent = {t for t in (*known.offered, known.starts_at, known.moved_from) if t} if known else set()
    first = time_form.suggestion(state, event.at + DAY, me, number, spent)
    if event.sooner and known and known.starts_at and first >= known.starts_at:
        first = time_form.suggestion(state, event.at + HOUR, me, number)
        if first >= known.starts_at:
            return Tell(Phrase("session-is-near", {"at": Moment(known.starts_at)}))
    return Show(time_form.form(state, event.actor, number, event.at, first))


def _offer(state: PairState, event: TimesOffered) -> Decision[PairState]:
    """Keep the times and show them to the other in their working hours; what they take the place of is void."""
    known = state.session(event.number)
    if known and _was_made(known, event):
        return Decision(state, reply=_offered(state, event, known.shown_at or _seen_at(state, event, known)))
    number = session_card.next_number(state)
    if number == 0:
        return Decision(state, reply=Tell(Phrase("session-none-left")))
    if event.number != number or event.attempt != (known.attempt if known else 0) + 1:
        return Decision(state, reply=Tell(Phrase("session-overtaken", {"other": state.other(event.actor).person})))
    due = _seen_at(state, event, known)
    if errors := _time_errors(state, event, due, known):
        return Decision(state, reply=FieldErrors(errors))
    if doubts := _doubts(state, event):
        form = time_form.form(state, event.actor, number, event.at, doubts[0].at)
        typed = replace(form, times=event.times, way=event.way, place=event.place, doubts=doubts)
        if event.watch_for is not None:
            typed = replace(typed, watch_for=event.watch_for, watching=True)
        return Decision(state, reply=Show(typed))
    offer = _as_offered(state, event, known)
    replaced: tuple[Update, ...] = ()
    if known:
        replaced = session_card.update_time_card(state, known, TimeCardState.REPLACED)
        replaced = (*replaced, *session_card.update_preparation(state, known, over=True))
    asked = met_card.update_moved(state, known) if known else ()
    after = state.with_session(offer)
    reply = _offered(after, event, due)
    wake = session_card.no_timers(offer)
    if due > event.at:
        later = timer(OfferDelivered, after, offer, "offer", due)
        return course.follow(after, event.at, say=(*replaced, *asked), wake=(*wake, later), reply=reply)
    shown = after.with_session(replace(offer, shown_at=event.at))
    card = session_card.post_time_card(shown, offer)
    return course.follow(shown, event.at, say=(*replaced, *asked, card), wake=wake, reply=reply)


def _as_offered(state: PairState, event: TimesOffered, known: Session | None) -> Session:
    """The session with the times of this form; of what was `known` it keeps what outlives a new offer."""
    watch_for = known.watch_for if known and event.watch_for is None else event.watch_for
    return Session(
        mentorship_id=event.mentorship_id,
        number=event.number,
        attempt=event.attempt,
        status=SessionStatus.OFFERED,
        offered_by=event.actor,
        offered=_wanted(event),
        minutes=session_card.length(state, event.number),
        way=event.way if event.way in LIVE else None,
        place=event.place,
        watch_for=watch_for or "",
        moved_from=_moved_from(known, event.at),
        question=known.question if known else "",  # asked in writing before they preferred to meet
        calendar_files=known.calendar_files if known else 0,
        calendar_attempt=known.calendar_attempt if known else 0,
    )


def _was_made(known: Session, event: TimesOffered) -> bool:
    """Was this very form sent in before?"""
    same = (known.attempt, known.offered_by) == (event.attempt, event.actor)
    return same and known.offered == _wanted(event)


def _wanted(event: TimesOffered) -> tuple[datetime, ...]:
    return tuple(sorted({t for t in event.times if t}))[:MOST_TIMES]


def _moved_from(known: Session | None, at: datetime) -> datetime | None:
    """The time to come that the two had, whoever moved it; also one called off of which the other has not heard yet."""
    had = (known.starts_at or known.moved_from) if known else None
    if known is None or had is None or had <= at:
        return None
    return had if known.is_open or known.calendar_attempt else None


def _seen_at(state: PairState, event: TimesOffered, known: Session | None) -> datetime:
    """When the other sees the offer: in their working hours, but before the session it moves would begin."""
    due = worktime.next_working(event.at, state.other(event.actor), state.programme)
    moved_from = _moved_from(known, event.at)
    return event.at if moved_from and event.at < moved_from <= due else due


def _time_errors(state: PairState, event: TimesOffered, seen_at: datetime, known: Session | None) -> dict[str, Phrase]:
    """What is wrong with each field: a time that is over, too far ahead, there before it is seen, or set already."""
    if not any(event.times):
        return {time_field(0): Phrase("session-time-missing")}
    other = state.other(event.actor).person
    errors: dict[str, Phrase] = {}
    for n, at in enumerate(event.times):
        if at is None:
            continue
        if at <= event.at:
            errors[time_field(n)] = Phrase("session-time-past")
        elif known and known.is_open and at == known.starts_at:
            errors[time_field(n)] = Phrase("session-time-same")
        elif at > event.at + FARTHEST:
            errors[time_field(n)] = Phrase("session-time-far")
        elif at <= seen_at:
            errors[time_field(n)] = Phrase("session-time-unseen", {"other": other, "seen": Moment(seen_at)})
    return errors


def _doubts(state: PairState, event: TimesOffered) -> tuple[TimeOption, ...]:
    """The times that do not suit both, of which the form has not said so yet.

    That it comes too late is no news once the day they agreed on is over.
    """
    today = event.at.astimezone(state.mentee.tz).date()
    minutes = session_card.length(state, event.number)
    options = (option(state, at, minutes, event.actor) for at in _wanted(event) if at not in event.warned)
    return tuple(each for each in options if not each.suits or (each.late and today <= each.late))


def time_field(index: int) -> str:
    """The name of the form's field for the time with this index, from 0."""
    return f"time_{index + 1}"


def _offered(state: PairState, event: TimesOffered, seen_at: datetime) -> Reply:
    other = state.other(event.actor).person
    if seen_at <= event.at:
        return Tell(Phrase("session-offered", {"other": other}))
    return Tell(Phrase("session-offered-later", {"other": other, "seen": Moment(seen_at)}))


def _deliver(state: PairState, event: OfferDelivered) -> Decision[PairState]:
    session = current(state, event)
    if session is None or session.status is not SessionStatus.OFFERED or session.shown_at:
        return Decision(state)
    shown = state.with_session(replace(session, shown_at=event.at))
    return Decision(shown, (session_card.post_time_card(shown, session), keep_current(shown)))


# --- taking a time ---------------------------------------------------------------------------------------------------


def _confirm(state: PairState, event: TimePicked) -> Decision[PairState]:
    """The other takes one of the times: it is set, and its clocks with it."""
    session = current(state, event)
    if session is None or session.shown_at is None:
        return Decision(state, reply=Tell(Phrase("session-card-is-old")))
    if session.status is SessionStatus.CONFIRMED and session.starts_at:
        return Decision(state, reply=Tell(Phrase("session-is-set", {"at": Moment(session.starts_at)})))
    if session.status is not SessionStatus.OFFERED or event.choice not in session.offered:
        return Decision(state, reply=Tell(Phrase("session-card-is-old")))
    if event.actor == session.offered_by:
        other = state.other(event.actor).person
        return Decision(state, reply=Tell(Phrase("session-others-pick", {"other": other})))
    if event.choice <= event.at:
        return Decision(state, reply=Tell(Phrase("session-time-gone")))
    chosen = option(state, event.choice, session.minutes, event.actor)
    if chosen.busy and not event.sure:
        return Decision(state, reply=Show(_take_form(state, session, event, chosen)))
    confirmed = replace(session, status=SessionStatus.CONFIRMED, starts_at=event.choice)
    after = state.with_session(confirmed)
    say = session_card.update_time_card(after, confirmed)
    wake = clocks(after, confirmed, event.choice, event.at)
    if (due := calendar_file.due(after, event.choice, event.at)) > event.at:
        later = timer(CalendarDue, after, confirmed, "calendar", due)
        return course.follow(after, event.at, say=say, wake=(*wake, later))
    filed, files = calendar_file.set_time(after, confirmed, event.at)
    return course.follow(filed, event.at, say=(*say, *files), wake=wake)


def _take_form(state: PairState, session: Session, event: TimePicked, chosen: TimeOption) -> TakeForm:
    return TakeForm(
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        other=state.other(event.actor).person,
        option=chosen,
    )
