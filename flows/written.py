"""Written sessions: instead of a time, a day by which the mentor answers the mentee's question (product.md).

The question is a prompt, the answer stands in its thread, and *answered, about N minutes* takes the place of *did you
meet?* (flows/meeting.py keeps the answers). It must not know how a time is found.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, assert_never

from flows import course, session_card, worktime, written_card, written_stage
from flows.agreement import there
from flows.decision import (
    Arg,
    Day,
    Decision,
    FieldErrors,
    Moment,
    Outgoing,
    Person,
    Phrase,
    Post,
    Reply,
    Show,
    Tell,
    View,
    Wake,
)
from flows.meeting import MeetPresumed
from flows.member import local_day
from flows.pair import PairState, Session, SessionStatus
from flows.proposal import Way
from flows.session_card import timer_key
from flows.session_clock import SessionEvent, is_of, timer
from flows.writing import Prompt, Purpose
from flows.written_stage import Stage

QUESTION_LIMIT: Final = 2500
"""Characters the question may have in the form; in the thread it may be as long as Slack allows."""
FURTHEST: Final = timedelta(days=365)
"""How far ahead the day may be."""
SETTLING: Final = 60 * worktime.MINUTE
"""How long after the last words the other hears of them: people write in pieces."""
PATIENCE: Final = timedelta(hours=1)
"""A reminder that could not be said for so long is not said any more."""
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
class WrittenDue(SessionEvent):
    """The clock: something may be due about the question."""

    kind: Literal["written_due"] = "written_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNewsDue(SessionEvent):
    """The clock: the other may hear that `by` moved the day at `since`, or (None) called it off."""

    by: str
    since: datetime
    answer_by: date | None
    kind: Literal["written_news_due"] = "written_news_due"


WrittenEvents = WrittenFormAsked | WrittenSent | WrittenCalledOff | WrittenDue | WrittenNewsDue
EVENTS: Final = (WrittenFormAsked, WrittenSent, WrittenCalledOff, WrittenDue, WrittenNewsDue)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: WrittenEvents) -> Decision[PairState]:
    """The rules of a written session. Late, double and foreign clicks get a line and change nothing."""
    match event:
        case WrittenDue():
            return _look(state, event)
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
    suggested = written_stage.day_after(event.at, written_stage.DAYS_TO_ANSWER, state)
    return WrittenForm(
        mentorship_id=event.mentorship_id,
        number=number,
        attempt=standing.attempt if standing else (known.attempt if known else 0) + 1,
        minutes=standing.minutes if standing else session_card.length(state, number),
        other=state.other(event.actor).person,
        answer_by=max(standing.answer_by or suggested, _seen_on(state, event.at)) if standing else suggested,
        asks=event.actor == state.mentee.user_id,
        question=standing.question if standing else brought[:QUESTION_LIMIT],
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
    shown = _show(after, session, event.at) if _shown_at(after, session, event.at) <= event.at else Decision(after)
    wake = (*session_card.no_timers(session), *clocks(shown.state, _kept(shown.state, session), event.at))
    return course.follow(shown.state, event.at, say=shown.say, wake=wake, reply=_asked(after, session, event.at))


def _shown_at(state: PairState, session: Session, at: datetime) -> datetime:
    """A question is for the mentor, in their hours; a prompt without one is the answer to the mentee's own click."""
    return worktime.next_working(at, state.mentor, state.programme) if session.question else at


def _asked(state: PairState, session: Session, at: datetime) -> Reply:
    """What the mentee is told."""
    if not session.question:
        return Tell(Phrase("written-sent-empty", {"mentor": state.mentor.person}))
    args: dict[str, Arg] = {"mentor": state.mentor.person, "day": Day(written_stage.day(session))}
    seen = _shown_at(state, session, at)
    if seen <= at:
        return Tell(Phrase("written-sent", args))
    return Tell(Phrase("written-sent-later", {**args, "seen": Moment(seen)}))


def _show(state: PairState, session: Session, at: datetime) -> Decision[PairState]:
    """The prompt stands in the shared DM, and its thread is listened to."""
    shown = replace(session, shown_at=at, asked_at=at if session.question else None)
    listening = Prompt(
        key=written_stage.prompt_key(session),
        mentorship_id=session.mentorship_id,
        purpose=Purpose.WRITTEN_SESSION,
        number=session.number,
        opened_at=at,
    )
    after = state.with_session(shown).with_prompt(listening)
    return Decision(after, (written_card.post(after, shown),))


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


# --- words in the thread, and the clock ------------------------------------------------------------------------------


def heard(before: PairState, after: PairState, key: str, at: datetime) -> Decision[PairState] | None:
    """Words in the thread of a question changed; None where the prompt of this key holds none that is open."""
    session = next((s for s in after.sessions if s.is_written and written_stage.prompt_key(s) == key), None)
    if session is None or not session.is_open or not course.is_running(after):
        return None
    return stir(before, after, session, at)


def stir(before: PairState, after: PairState, session: Session, at: datetime) -> Decision[PairState]:
    """Bring everything in line with how far it is now: the day, the prompt, and the clocks."""
    was = before.session(session.number)
    stage = written_stage.stage(after, session)
    if stage is not Stage.ASKING and session.shown_at and not session.asked_at:
        least = written_stage.day_after(at, written_stage.LEAST_DAYS, after)
        session = replace(session, asked_at=at, answer_by=max(session.answer_by or least, least))
        after = after.with_session(session)
    say: tuple[Outgoing, ...] = ()
    if was is None or written_card.prompt(before, was) != written_card.prompt(after, session):
        say = written_card.update(after, session)
    wake = clocks(after, session, at)
    if was and was.late == session.late and written_stage.stage(before, was) is stage:
        return Decision(after, say, wake)
    return course.follow(after, at, say=say, wake=wake)


def clocks(state: PairState, session: Session, at: datetime) -> tuple[Wake, ...]:
    """The two timers of a written session: the next thing to be said of it, and the end of waiting for the click."""
    due = min((due for due, _ in _agenda(state, session, at)), default=None)
    presumed = written_stage.presumed_at(state, session)
    next_word = timer(WrittenDue, state, session, "written", max(due or at, at))
    presume = MeetPresumed(
        team_id=state.team_id,
        at=max(presumed or at, at),
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
    )
    return (
        next_word if due else Wake(key=next_word.key),
        Wake(key=timer_key(session.mentorship_id, session.number, "presume"), event=presume if presumed else None),
    )


def _agenda(state: PairState, session: Session, at: datetime) -> tuple[tuple[datetime, str], ...]:
    """What is still to be said of it, and when: `show`, `word`, `reminder`, `passed` or `answer`."""
    if session.shown_at is None:
        return ((_shown_at(state, session, at), "show"),) if session.is_open else ()
    found: list[tuple[datetime | None, str]] = []
    match written_stage.stage(state, session):
        case Stage.ASKED:
            word = None if session.question else _rested(state, session, state.mentee.user_id, state.mentor.user_id)
            asked = word or session.asked_at or session.shown_at
            reminder = written_stage.reminder_at(state, session, asked)
            found = [
                (word, "word"),
                (reminder if reminder and reminder > at - PATIENCE else None, "reminder"),
                (written_stage.late_at(state, session), "passed"),
            ]
        case Stage.ANSWERED:
            follows = written_stage.last_written(state, session, state.mentee.user_id)
            rested = _rested(state, session, state.mentor.user_id, state.mentee.user_id)
            found = [(None if follows else rested, "answer")]
        case Stage.ASKING | Stage.LATE | Stage.OVER:
            pass
    return tuple((due, what) for due, what in found if due and what not in session.told)


def _rested(state: PairState, session: Session, author: str, reader: str) -> datetime | None:
    """When the reader may hear of the author's words in the thread; None while there are none."""
    last = written_stage.last_written(state, session, author)
    return worktime.next_working(last + SETTLING, state.who(reader), state.programme) if last else None


def _look(state: PairState, event: WrittenDue) -> Decision[PairState]:
    """Say what is due by now, one thing after the other, and wait for the next."""
    session = state.session(event.number)
    if not course.is_running(state) or session is None or not session.is_written or not is_of(session, event):
        return Decision(state)
    now, stirs = state, False
    say: tuple[Outgoing, ...] = ()
    while due := [what for at, what in _agenda(now, session, event.at) if at <= event.at]:
        said = _say(now, session, due[0], event.at)
        now, say, stirs = said.state, (*say, *said.say), stirs or due[0] in {"show", "passed"}
        session = _kept(now, session)
    wake = clocks(now, session, event.at)
    return course.follow(now, event.at, say=say, wake=wake) if stirs else Decision(now, say, wake)


def _kept(state: PairState, session: Session) -> Session:
    """The session as the state has it."""
    return state.session(session.number) or session


def _say(state: PairState, session: Session, what: str, at: datetime) -> Decision[PairState]:
    if what == "show":
        return _show(state, session, at)
    told = replace(session, told=(*session.told, what))
    if what == "passed":  # another day may be set, and may go by too
        late = replace(session, late=True)
        after = state.with_session(late)
        return Decision(after, (*written_card.update(after, late), written_card.passed(after, late)))
    after = state.with_session(told)
    posts: dict[str, Post] = {
        "word": written_card.word(after, told),
        "reminder": written_card.word(after, told, again=True),
        "answer": written_card.answer(after, told),
    }
    return Decision(after, (posts[what],))
