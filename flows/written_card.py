"""What the pair sees of a written session: the question as a prompt of its own, and the words in its thread.

Made from the state alone; flows/written.py decides when. The prompt is a top-level message, headed by the goal, and is
kept current until it is settled. A key ends in the session's attempt, so a question that is asked again gets a new one.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from flows import written_stage
from flows.agreement import there
from flows.decision import Message, Person, Post, Update
from flows.met_card import DidYouMeet, did_you_meet
from flows.pair import Session, root_key
from flows.pair_state import PairState
from flows.session_card import card_key
from flows.written_stage import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPrompt(Message):
    """The question of a written session, whose thread holds the answer. `question` is empty where it stands there too.

    `met` is what was said of it once it is OVER; None where it was called off. New words in its thread are kept until
    `kept_until` then.
    """

    mentorship_id: str
    number: int
    attempt: int
    goal: str
    mentee: Person
    mentor: Person
    sessions: int
    minutes: int
    stage: Stage
    answer_by: date
    question: str = ""
    met: DidYouMeet | None = None
    kept_until: datetime | None = None
    kind: Literal["written_prompt"] = "written_prompt"

    def linked_from(self) -> tuple[str, ...]:
        """The agreement."""
        return (root_key(self.mentorship_id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionIsThere(Message):
    """The mentor hears, once, that the question was written in the thread; `again`: it is the one reminder."""

    mentee: Person
    mentor: Person
    minutes: int
    answer_by: date
    again: bool = False
    kind: Literal["question_is_there"] = "question_is_there"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerIsThere(Message):
    """The mentee, who has not written in the thread and so does not follow it, hears that the answer is there."""

    mentee: Person
    mentor: Person
    kind: Literal["answer_is_there"] = "answer_is_there"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPassed(Message):
    """The day went by without an answer. Nobody is at fault, and another day is one click away, until it is `over`."""

    mentorship_id: str
    number: int
    attempt: int
    mentee: Person
    mentor: Person
    over: bool = False
    kind: Literal["day_passed"] = "day_passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNews(Message):
    """`by` has moved the day to `answer_by`, or (None) called the written session off; the other hears of it."""

    number: int
    by: Person
    other: Person
    mentor: Person
    answer_by: date | None = None
    kind: Literal["written_news"] = "written_news"


def prompt(state: PairState, session: Session) -> WrittenPrompt:
    """The question as it stands."""
    mentorship = there(state)
    stage = written_stage.stage(state, session)
    settled = stage is Stage.OVER and (session.used or session.answers)
    listening = state.prompt(written_stage.prompt_key(session))
    return WrittenPrompt(
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        goal=mentorship.goal,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        sessions=mentorship.sessions,
        minutes=session.minutes,
        stage=stage,
        question=session.question,
        answer_by=written_stage.day(session),
        met=did_you_meet(state, session) if settled else None,
        kept_until=listening.kept_until if listening else None,
    )


def post(state: PairState, session: Session) -> Post:
    """The question to the two, a message of its own."""
    return Post(key=written_stage.prompt_key(session), to=state.both, message=prompt(state, session))


def update(state: PairState, session: Session) -> tuple[Update, ...]:
    """Let it show how it stands, and what was said of a day that went by too; nothing where it was never shown."""
    if session.shown_at is None:
        return ()
    shown = Update(of=written_stage.prompt_key(session), to=state.both, message=prompt(state, session))
    waits_on = not session.late or written_stage.stage(state, session) is Stage.LATE
    return (shown,) if waits_on else (shown, no_more_late(state, session))


def word(state: PairState, session: Session, *, again: bool = False) -> Post:
    """To the mentor, under the question: it is there; `again`, on the day before the day."""
    message = QuestionIsThere(
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        minutes=session.minutes,
        answer_by=written_stage.day(session),
        again=again,
    )
    return under(state, session, "reminder" if again else "word", message)


def answer(state: PairState, session: Session) -> Post:
    """To the mentee, under the question: the answer is there."""
    return under(state, session, "answer", AnswerIsThere(mentee=state.mentee.person, mentor=state.mentor.person))


def passed(state: PairState, session: Session) -> Post:
    """To both, under the question: the day went by. Another day may go by too, and has a key of its own."""
    return under(state, session, f"passed:{session.answer_by}", _day_passed(state, session))


def no_more_late(state: PairState, session: Session) -> Update:
    """Another day was set since, it was answered, or it is over: the word that the day went by asks nothing more."""
    said = passed(state, session)
    return Update(of=said.key, to=said.to, message=replace(_day_passed(state, session), over=True))


def _day_passed(state: PairState, session: Session) -> DayPassed:
    return DayPassed(
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
    )


def under(state: PairState, session: Session, what: str, message: Message) -> Post:
    """A word in the thread of the question."""
    return Post(
        key=card_key(session, f"question:{what}"),
        to=state.both,
        thread=written_stage.prompt_key(session),
        message=message,
    )
