"""Written sessions: instead of a time, a day by which the mentor answers the mentee's question (product.md).

The question is a prompt, the answer stands in its thread, and *answered, about N minutes* takes the place of *did you
meet?* (flows/meeting.py keeps the answers). It must not know how a time is found.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, assert_never, get_args

from flows import course, session_card, worktime, written_card, written_stage
from flows.agreement import there
from flows.decision import Arg, Day, Decision, Event, FieldErrors, Moment, Person, Phrase, Reply, Show, Tell, View, Wake
from flows.member import local_day
from flows.pair import Session, SessionStatus
from flows.pair_state import PairState
from flows.proposal import Way
from flows.session_card import timer_key
from flows.session_clock import SessionEvent, is_of
from flows.written_clock import WrittenDue, clocks, kept, look, show, shown_at, stir

QUESTION_LIMIT: Final = 2500
"""Characters the question may have in the form; in the thread it may be as long as Slack allows."""
FURTHEST: Final = timedelta(days=365)
"""How far ahead the day may be."""
OLD_CARD: Final = Tell(Phrase("session-card-is-old"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForm(View):
    """The mentee's question and the day; to the mentor, the day alone (`asks` is false)."""

    mentorship_id: str
    number: int
    attempt: int
    minutes: int
    other: Person
    answer_by: date
    asks: bool
    question: str = ""


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFormAsked(SessionEvent):
    """Somebody wants to ask in writing, or to change the day or the question. Number 0: whichever session is next."""

    kind: Literal["written_form_asked"] = "written_form_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSent(SessionEvent):
    """The form was sent in. `question` is None where it had no such field, `answer_by` where that was left empty."""

    question: str | None
    answer_by: date | None
    kind: Literal["written_sent"] = "written_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCalledOff(SessionEvent):
    """One of the two called the written session off."""

    kind: Literal["written_called_off"] = "written_called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNewsDue(SessionEvent):
    """The clock: the other may hear that `by` moved the day at `since`, or (None) called it off."""

    by: str
    since: datetime
    answer_by: date | None
    kind: Literal["written_news_due"] = "written_news_due"


WrittenEvents = WrittenFormAsked | WrittenSent | WrittenCalledOff | WrittenDue | WrittenNewsDue
EVENTS: tuple[type[Event], ...] = get_args(WrittenEvents)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: WrittenEvents) -> Decision[PairState]:
    """The rules of a written session. Late, double and foreign clicks get a line and change nothing."""
    match event:
        case WrittenDue():
            return look(state, event)
        case WrittenNewsDue():
            return _tell(state, event)
        case WrittenFormAsked() | WrittenSent() | WrittenCalledOff():
            refused = course.refusal(state, event)
            return Decision(state, reply=refused) if refused else _click(state, event)
        case _:
            assert_never(event)


def _click(state: PairState, event: WrittenFormAsked | WrittenSent | WrittenCalledOff) -> Decision[PairState]:
    standing = state.open_session
    if standing and not (standing.is_written and (is_of(standing, event) or not event.number)):
        standing = None
    if standing is None and (refused := _refusal(state, event)):
        return Decision(state, reply=refused)
    match event:
        case WrittenFormAsked():
            return Decision(state, reply=Show(_form(state, event, standing)))
        case WrittenSent():
            return _change(state, standing, event) if standing else _ask(state, event)
        case WrittenCalledOff():
            return _call_off(state, standing, event) if standing else Decision(state, reply=OLD_CARD)
        case _:
            assert_never(event)


def _refusal(state: PairState, event: SessionEvent) -> Tell | None:
    """Why no question can be asked now, or None."""
    number = session_card.next_number(state)
    if number == 0:
        return Tell(Phrase("session-none-left"))
    if state.open_session:
        if state.open_session.is_written:
            return OLD_CARD
        return Tell(Phrase("written-time-stands", {"number": number}))
    known = state.session(number)
    is_next = (event.number, event.attempt) == (number, (known.attempt if known else 0) + 1)
    if not there(state).may_write or not (is_next or (isinstance(event, WrittenFormAsked) and not event.number)):
        return OLD_CARD
    if event.actor != state.mentee.user_id:
        return Tell(Phrase("written-mentee-asks", {"mentee": state.mentee.person}))
    return None


def _form(state: PairState, event: WrittenFormAsked, standing: Session | None) -> WrittenForm:
    """The form for the next session's question, or with what stands there to be changed."""
    number = session_card.next_number(state)
    known = state.session(number)
    first = not any(s.status is SessionStatus.HELD for s in state.sessions)
    brought = state.mentorship.questions if state.mentorship and first else ""
    asked = known.question if known else ""
    suggested = written_stage.day_after(event.at, written_stage.DAYS_TO_ANSWER, state)
    return WrittenForm(
        mentorship_id=event.mentorship_id,
        number=number,
        attempt=standing.attempt if standing else (known.attempt if known else 0) + 1,
        minutes=standing.minutes if standing else session_card.length(state, number),
        other=state.other(event.actor).person,
        answer_by=max(standing.answer_by or suggested, _seen_on(state, event.at)) if standing else suggested,
        asks=event.actor == state.mentee.user_id,
        question=standing.question if standing else asked or brought[:QUESTION_LIMIT],
    )


def _seen_on(state: PairState, at: datetime) -> date:
    """The first day on which the mentor can answer: today, if they work yet."""
    return local_day(worktime.next_working(at, state.mentor, state.programme), state.mentor)


def _day_errors(state: PairState, event: WrittenSent) -> FieldErrors | None:
    on, seen = event.answer_by, _seen_on(state, event.at)
    if on is None:
        return FieldErrors({"answer_by": Phrase("written-day-missing")})
    if on < seen:
        by = Phrase("written-day-unseen", {"mentor": state.mentor.person, "seen": Day(seen)})
        return FieldErrors({"answer_by": by})
    if on > seen + FURTHEST:
        return FieldErrors({"answer_by": Phrase("written-day-far")})
    return None


# --- asking ----------------------------------------------------------------------------------------------------------


def _ask(state: PairState, event: WrittenSent) -> Decision[PairState]:
    """The question is kept, and shown in the mentor's working hours; a prompt that waits for it, at once."""
    if errors := _day_errors(state, event):
        return Decision(state, reply=errors)
    known = state.session(event.number)
    session = Session(
        mentorship_id=event.mentorship_id,
        number=event.number,
        attempt=event.attempt,
        status=SessionStatus.CONFIRMED,
        way=Way.WRITTEN,
        offered_by=event.actor,
        minutes=session_card.length(state, event.number),
        answer_by=event.answer_by,
        question=(event.question or "").strip(),
        calendar_files=known.calendar_files if known else 0,
        calendar_attempt=known.calendar_attempt if known else 0,
    )
    after = state.with_session(session)
    shown = show(after, session, event.at) if shown_at(after, session, event.at) <= event.at else Decision(after)
    wake = (*session_card.no_timers(session), *clocks(shown.state, kept(shown.state, session), event.at))
    return course.follow(shown.state, event.at, say=shown.say, wake=wake, reply=_asked(after, session, event.at))


def _asked(state: PairState, session: Session, at: datetime) -> Reply:
    """What the mentee is told."""
    if not session.question:
        return Tell(Phrase("written-sent-empty", {"mentor": state.mentor.person}))
    args: dict[str, Arg] = {"mentor": state.mentor.person, "day": Day(written_stage.day(session))}
    seen = shown_at(state, session, at)
    if seen <= at:
        return Tell(Phrase("written-sent", args))
    return Tell(Phrase("written-sent-later", {**args, "seen": Moment(seen)}))


# --- changing it -----------------------------------------------------------------------------------------------------


def _change(state: PairState, session: Session, event: WrittenSent) -> Decision[PairState]:
    """Another day, or other words. The form sent in twice changes nothing the second time."""
    if errors := _day_errors(state, event) if event.answer_by != session.answer_by else None:
        return Decision(state, reply=errors)
    mine = event.actor == state.mentee.user_id and event.question is not None
    question = (event.question or "").strip() if mine else session.question
    moved = event.answer_by != session.answer_by
    changed = replace(session, question=question, answer_by=event.answer_by, late=session.late and not moved)
    reply = (
        _asked(state, changed, event.at)
        if mine
        else Tell(Phrase("written-day-moved", {"day": Day(event.answer_by or written_stage.day(session))}))
    )
    if changed == session:
        return Decision(state, reply=reply)
    after = state.with_session(changed)
    news = _news(after, changed, event, changed.answer_by) if moved and session.asked_at else Decision(after)
    stirred = stir(state, news.state, changed, event.at)
    return replace(stirred, say=(*stirred.say, *news.say), wake=(*stirred.wake, *news.wake), reply=reply)


def _call_off(state: PairState, session: Session, event: WrittenCalledOff) -> Decision[PairState]:
    """It does not take place: no blame, and the next step stands in the agreement again."""
    gone = replace(session, status=SessionStatus.CANCELLED)
    after = written_stage.close_prompt(state.with_session(gone), gone, event.at)
    concerns_other = session.asked_at or (session.shown_at and event.actor != state.mentee.user_id)
    news = _news(after, gone, event, None) if concerns_other else Decision(after)
    say = (*written_card.update(after, gone), *news.say)
    return course.follow(after, event.at, say=say, wake=(*session_card.no_timers(gone), *news.wake))


def _news(state: PairState, session: Session, event: SessionEvent, day: date | None) -> Decision[PairState]:
    """The other hears of it in their working hours."""
    other = state.other(event.actor)
    told = WrittenNewsDue(
        team_id=state.team_id,
        at=worktime.next_working(event.at, other, state.programme),
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        by=event.actor,
        since=event.at,
        answer_by=day,
    )
    if told.at <= event.at:
        return _tell(state, told)
    return Decision(state, wake=(Wake(key=timer_key(session.mentorship_id, session.number, "news"), event=told),))


def _tell(state: PairState, event: WrittenNewsDue) -> Decision[PairState]:
    """Not said any more where it is out of date by now."""
    session = state.session(event.number)
    if not course.is_running(state) or session is None or not is_of(session, event):
        return Decision(state)
    called_off = session.status is SessionStatus.CANCELLED and not session.answers
    if not called_off if event.answer_by is None else not session.is_open or session.answer_by != event.answer_by:
        return Decision(state)
    news = written_card.WrittenNews(
        number=event.number,
        by=state.who(event.by).person,
        other=state.other(event.by).person,
        mentor=state.mentor.person,
        answer_by=event.answer_by,
    )
    return Decision(state, (written_card.under(state, session, f"news:{event.since:%Y%m%dT%H%M%S%f}", news),))
