"""How far a written session is: who has written what, and by when the mentor answers (product.md, Three models).

Questions to the pair's state, in instants. It must not know what is said, nor keep anything.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from flows import worktime
from flows.member import local_day
from flows.pair import Session, SessionStatus
from flows.pair_state import PairState
from flows.writing import ThreadReply

DAYS_TO_ANSWER: Final = 3
"""Working days of the mentor until the day that is suggested for the answer."""
LEAST_DAYS: Final = 2
"""Working days the mentor has at least from the question on: one that comes late moves the day."""
LEAST_BEFORE_REMINDER: Final = 4 * 60
"""Working minutes of the mentor between the question and its reminder; with fewer there is none."""


class Stage(StrEnum):
    """ASKING: no question yet. ASKED: the mentor's turn. LATE: its day went by. ANSWERED: unsettled. OVER: settled."""

    ASKING = "asking"
    ASKED = "asked"
    LATE = "late"
    ANSWERED = "answered"
    OVER = "over"


def prompt_key(session: Session) -> str:
    """The key of the post that holds the question of this attempt, and in whose thread the answer stands."""
    return f"mentorship:{session.mentorship_id}:session:{session.number}:question:{session.attempt}"


def stage(state: PairState, session: Session) -> Stage:
    """How far a written session is."""
    if not session.is_open:
        return Stage.OVER
    if not has_question(state, session):
        return Stage.ASKING
    if any(reply.author_id == state.mentor.user_id for reply in words(state, session)):
        return Stage.ANSWERED
    return Stage.LATE if session.late else Stage.ASKED


def words(state: PairState, session: Session) -> tuple[ThreadReply, ...]:
    """What stands in the thread of the question, the oldest first."""
    return state.replies_to(prompt_key(session))


def last_written(state: PairState, session: Session, *authors: str) -> datetime | None:
    """When the newest words of these two in the thread were written or changed; None where there are none."""
    mine = (reply.edited_at or reply.at for reply in words(state, session) if reply.author_id in authors)
    return max(mine, default=None)


def has_question(state: PairState, session: Session) -> bool:
    """Did the mentee write their question, in the form or in the thread?"""
    return bool(session.question) or last_written(state, session, state.mentee.user_id) is not None


def is_answered(state: PairState, session: Session) -> bool:
    """Is the answer there, and is it still to be said whether it is one?"""
    return session.is_written and stage(state, session) is Stage.ANSWERED


def is_stalled(state: PairState, session: Session) -> bool:
    """Does it wait for somebody without an end in sight? Then it is as if nothing was arranged."""
    return session.is_written and stage(state, session) in {Stage.ASKING, Stage.LATE}


# --- days ---


def day(session: Session) -> date:
    """The day by which the mentor answers."""
    assert session.answer_by  # noqa: S101 - a written session has a day from the first
    return session.answer_by


def day_after(at: datetime, days: int, state: PairState) -> date:
    """The mentor's local day so many of their working days after `at`."""
    mentor = state.mentor
    return local_day(worktime.add_working_days(at, days, mentor, state.programme), mentor)


def reminder_at(state: PairState, session: Session, asked_at: datetime) -> datetime | None:
    """When the mentor starts work on their last working day before the day; None where that is too soon to remind."""
    for start in _mornings_before(day(session), state):
        enough = worktime.working_minutes_between(asked_at, start, state.mentor, state.programme)
        return start if enough >= LEAST_BEFORE_REMINDER else None
    return None


def late_at(state: PairState, session: Session) -> datetime:
    """When it may be said that the day went by: the mentor's next working day, in a common hour."""
    mentor, programme = state.mentor, state.programme
    noon = datetime.combine(day(session), time(12), mentor.tz)
    morning = worktime.start_of_next_working_day(noon, mentor, programme)
    return worktime.for_both(morning, mentor, state.mentee, programme)


def presumed_at(state: PairState, session: Session) -> datetime | None:
    """When it is taken as answered: at the end of both's working day after the last words; None without an answer."""
    if stage(state, session) is not Stage.ANSWERED or (last := last_written(state, session, *state.both)) is None:
        return None
    return max(worktime.end_of_next_working_day(last, m, state.programme) for m in (state.mentee, state.mentor))


def _mornings_before(last: date, state: PairState) -> Iterator[datetime]:
    """The start of the mentor's work on each of their working days before `last`, the newest first, for two weeks."""
    mentor = state.mentor
    for back in range(1, 15):
        before = last - timedelta(days=back)
        start = worktime.next_working(datetime.combine(before, time(0), mentor.tz), mentor, state.programme)
        if local_day(start, mentor) == before:
            yield start


def may_be_unread(state: PairState, session: Session) -> bool:
    """Did the mentor say that it is answered, and not the mentee, who may not know that the answer is there?"""
    clicked = {answer.user_id for answer in session.answers}
    return session.is_written and session.status is SessionStatus.HELD and clicked == {state.mentor.user_id}


def close_prompt(state: PairState, session: Session, at: datetime) -> PairState:
    """The thread of a question that is settled takes late words only; nothing changes where there is none."""
    prompt = state.prompt(prompt_key(session))
    return state.with_prompt(replace(prompt, closed_at=at)) if prompt and prompt.closed_at is None else state


def took_place(session: Session, at: datetime) -> Session:
    """A written session that was answered counts as one that ended at `at`, when somebody said so first."""
    if session.starts_at or not session.is_written or session.status is not SessionStatus.HELD:
        return session
    return replace(session, starts_at=at - timedelta(minutes=session.minutes))
