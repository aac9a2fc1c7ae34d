"""How and where a session that has its time takes place, and what to watch for: said or changed without moving it.

What stands in calendars is made true again. It must not know how a time is found.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from flows import calendar_file, course, session_card, time_form
from flows.decision import Closed, Decision, Outgoing, Person, Phrase, Show, Tell, View, Wake
from flows.pair import Session, SessionStatus
from flows.pair_state import PairState
from flows.proposal import LIVE, Way
from flows.session_clock import CalendarDue, SessionEvent, current, over, timer


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsForm(View):
    """How, where, and for shadowing what to watch for."""

    mentorship_id: str
    number: int
    attempt: int
    mentee: Person
    ways: tuple[Way, ...]
    way: Way | None
    place: str
    watch_for: str
    watching: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsAsked(SessionEvent):
    """Somebody wants to say how and where."""

    kind: Literal["details_asked"] = "details_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsSet(SessionEvent):
    """The form was sent in. `watch_for` is None where it did not ask for that."""

    way: Way | None
    place: str
    watch_for: str | None = None
    kind: Literal["details_set"] = "details_set"


EVENTS = (DetailsAsked, DetailsSet)


def decide(state: PairState, event: DetailsAsked | DetailsSet) -> Decision[PairState]:
    """Either of the two may say it, until the session is over."""
    if refused := course.refusal(state, event):
        return Decision(state, reply=refused)
    session = current(state, event)
    if session is None or session.status is not SessionStatus.CONFIRMED or session.asked_at:
        return Decision(state, reply=Tell(Phrase("session-card-is-old")))
    if isinstance(event, DetailsAsked):
        return Decision(state, reply=Show(_form(state, session)))
    watch_for = session.watch_for if event.watch_for is None else event.watch_for
    way = event.way if event.way in LIVE else session.way
    changed = replace(session, way=way, place=event.place, watch_for=watch_for)
    if changed == session:
        return Decision(state, reply=Closed())
    after, say, wake = _shown(state, changed, event.at)
    return Decision(after, say, wake, Closed())


def _form(state: PairState, session: Session) -> DetailsForm:
    return DetailsForm(
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        mentee=state.mentee.person,
        ways=time_form.ways(state),
        way=session.way,
        place=session.place,
        watch_for=session.watch_for,
        watching=time_form.may_watch(state, session.way),
    )


def fit(state: PairState, at: datetime) -> tuple[PairState, tuple[Outgoing, ...], tuple[Wake, ...]]:
    """The ledger changed: a session to come takes no more of the agreed time than is left, and no less than it may."""
    session = state.open_session
    if session is None or session.status is not SessionStatus.CONFIRMED or session.asked_at or not session.starts_at:
        return state, (), ()
    minutes = session_card.length(state, session.number)
    if minutes == session.minutes or at >= session.starts_at or state.time_is_used:
        return state, (), ()
    resized = replace(session, minutes=minutes)
    after, say, wake = _shown(state, resized, at)
    return after, say, (*wake, over(after, resized, session.starts_at))


def _shown(
    state: PairState, session: Session, at: datetime
) -> tuple[PairState, tuple[Outgoing, ...], tuple[Wake, ...]]:
    """The cards say it, and the file for calendars comes again, as the first one did."""
    in_calendars = session.calendar_attempt == session.attempt
    after = state.with_session(replace(session, calendar_stale=in_calendars))
    cards = (*session_card.update_time_card(after, session), *session_card.update_preparation(after, session))
    if not in_calendars or session.starts_at is None or at >= session.starts_at:
        return after, cards, ()
    due = calendar_file.due(after, session.starts_at, at)
    if due > at:
        return after, cards, (timer(CalendarDue, after, session, "calendar", due),)
    filed, files = calendar_file.set_time(after, replace(session, calendar_stale=True), at)
    return filed, (*cards, *files), ()
