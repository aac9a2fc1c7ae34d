"""What a written session says by itself, and when: the prompt, words that came, a reminder, a day that went by.

Whoever changes something of it in the thread or by a form calls `stir`; the timers come back here. It must not know
the form.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final, Literal

from flows import course, worktime, written_card, written_stage
from flows.decision import Decision, Outgoing, Post, Wake
from flows.meeting import MeetPresumed
from flows.pair import Session
from flows.pair_state import PairState
from flows.session_card import timer_key
from flows.session_clock import SessionEvent, is_of, timer
from flows.writing import Prompt, Purpose
from flows.written_stage import Stage

SETTLING: Final = 60 * worktime.MINUTE
"""How long after the last words the other hears of them: people write in pieces."""
PATIENCE: Final = timedelta(hours=1)
"""A reminder that could not be said for so long is not said any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDue(SessionEvent):
    """The clock: something may be due about the question."""

    kind: Literal["written_due"] = "written_due"


def shown_at(state: PairState, session: Session, at: datetime) -> datetime:
    """A question is for the mentor, in their hours; a prompt without one is the answer to the mentee's own click."""
    return worktime.next_working(at, state.mentor, state.programme) if session.question else at


def show(state: PairState, session: Session, at: datetime) -> Decision[PairState]:
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
    if was and was.late and not session.late:
        say = (*say, written_card.no_more_late(after, was))
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
        return ((shown_at(state, session, at), "show"),) if session.is_open else ()
    found: list[tuple[datetime | None, str]] = []
    away = state.mentor_is_away
    match written_stage.stage(state, session):
        case Stage.ASKED:
            word = None if session.question else _rested(state, session, state.mentee.user_id, state.mentor.user_id)
            asked = word or session.asked_at or session.shown_at
            reminder = written_stage.reminder_at(state, session, asked)
            found = [
                (word, "word"),
                (reminder if reminder and reminder > at - PATIENCE and not away(reminder) else None, "reminder"),
                (_back_from(state, written_stage.late_at(state, session)), "passed"),
            ]
        case Stage.OVER if not written_stage.may_be_unread(state, session):
            pass
        case Stage.ANSWERED | Stage.OVER:
            follows = written_stage.last_written(state, session, state.mentee.user_id)
            rested = _rested(state, session, state.mentor.user_id, state.mentee.user_id)
            found = [(None if follows else rested, "answer")]
        case Stage.ASKING | Stage.LATE:
            pass
    return tuple((due, what) for due, what in found if due and what not in session.told)


def _back_from(state: PairState, late: datetime) -> datetime:
    """`late`, or when a mentor who is away then works again: nobody is told that a day went by before."""
    if state.mentor_away_until is None or not state.mentor_is_away(late):
        return late
    eve = datetime.combine(state.mentor_away_until - timedelta(days=1), time(12), state.mentor.tz)
    morning = worktime.start_of_next_working_day(eve, state.mentor, state.programme)
    return worktime.for_both(morning, state.mentor, state.mentee, state.programme)


def _rested(state: PairState, session: Session, author: str, reader: str) -> datetime | None:
    """When the reader may hear of the author's words in the thread; None while there are none."""
    last = written_stage.last_written(state, session, author)
    return worktime.next_working(last + SETTLING, state.who(reader), state.programme) if last else None


def look(state: PairState, event: WrittenDue) -> Decision[PairState]:
    """Say what is due by now, one thing after the other, and wait for the next."""
    session = state.session(event.number)
    if not course.is_running(state) or session is None or not session.is_written or not is_of(session, event):
        return Decision(state)
    now, stirs = state, False
    say: tuple[Outgoing, ...] = ()
    while due := [what for at, what in _agenda(now, session, event.at) if at <= event.at]:
        said = _say(now, session, due[0], event.at)
        now, say, stirs = said.state, (*say, *said.say), stirs or due[0] in {"show", "passed"}
        session = kept(now, session)
    wake = clocks(now, session, event.at)
    return course.follow(now, event.at, say=say, wake=wake) if stirs else Decision(now, say, wake)


def kept(state: PairState, session: Session) -> Session:
    """The session as the state has it."""
    return state.session(session.number) or session


def _say(state: PairState, session: Session, what: str, at: datetime) -> Decision[PairState]:
    if what == "show":
        return show(state, session, at)
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
