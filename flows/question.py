"""The question journey: a mentor asks one thing before deciding, and the mentee's answer is brought back.

product.md, *Decide*. Pure. Once for an invitation. The mentor's clock stands still while the mentee has the question,
and goes on with what was left of it when the answer is there, or the mentee's own time is over. The mentor may decide
at any moment without waiting.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, assert_never, get_args

from flows import worktime
from flows.ask import Invitation, Question
from flows.ask_state import AskState, Put
from flows.decision import Closed, Decision, Event, FieldErrors, Outgoing, Phrase, Post, Show, Tell, Wake
from flows.invitation import not_yours, refused, too_late, what_became
from flows.invitation_card import CardOutcome
from flows.invitation_clock import InvitationEvent, as_it_reads, clock, is_open, no_clock, reminder_due
from flows.mentee_card import settled
from flows.mentee_clock import Turn, arrives
from flows.question_card import (
    ANSWER_LIMIT,
    QUESTION_LIMIT,
    AnswerForm,
    QuestionCard,
    QuestionForm,
    QuestionOutcome,
    answer_key,
    answer_now,
    question_card,
)

LEAST = 60
"""Minutes of work that a mentor has at least to decide, once the question is settled: nobody decides in one."""


# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFormAsked(InvitationEvent):
    """The mentor clicked *Ask a question*."""

    kind: Literal["question_form_asked"] = "question_form_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(InvitationEvent):
    """The mentor says what they want to know."""

    text: str
    kind: Literal["question_asked"] = "question_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDue(InvitationEvent):
    """The clock: the mentee's working hours have come, the question may arrive."""

    kind: Literal["question_due"] = "question_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReminderDue(InvitationEvent):
    """The clock: one working day of the mentee's without an answer."""

    kind: Literal["question_reminder_due"] = "question_reminder_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLapsed(InvitationEvent):
    """The clock: the mentee's time to answer is over."""

    kind: Literal["question_lapsed"] = "question_lapsed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFormAsked(InvitationEvent):
    """The mentee clicked *Answer*, below what they had typed where they wrote to the bot instead."""

    typed: str = ""

    kind: Literal["answer_form_asked"] = "answer_form_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered(InvitationEvent):
    """The mentee's answer."""

    text: str
    kind: Literal["question_answered"] = "question_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDue(InvitationEvent):
    """The clock: the mentor's working hours have come; they hear the answer, or that there is none so far."""

    kind: Literal["answer_due"] = "answer_due"


QuestionEvent = (
    QuestionFormAsked
    | QuestionAsked
    | QuestionDue
    | QuestionReminderDue
    | QuestionLapsed
    | AnswerFormAsked
    | QuestionAnswered
    | AnswerDue
)
EVENTS: tuple[type[Event], ...] = get_args(QuestionEvent)


TURN = Turn(
    name=QuestionCard.name,
    due=QuestionDue,
    reminder_due=QuestionReminderDue,
    lapsed=QuestionLapsed,
    reads=CardOutcome.OPEN,
    card=question_card,
)


# --- the rules ---


def decide(state: AskState, event: QuestionEvent) -> Decision[AskState]:
    """What each event does. Late and double clicks get a friendly line; what was typed stays in its form."""
    put = state.put_to(event.number)
    if put is None:
        return Decision(state, reply=not_yours())
    of_mentee, question = isinstance(event, AnswerFormAsked | QuestionAnswered), put.invitation.question
    if refusal := refused(state, put, event, of_mentee=of_mentee, there=not of_mentee or _was_there(question)):
        return Decision(state, reply=refusal)
    match event:
        case QuestionFormAsked():
            return _form(state, put)
        case QuestionAsked():
            return _asked(state, put, event)
        case _ if question is None:
            return Decision(state)
        case AnswerFormAsked():
            return _answer_form(state, put, question, event)
        case QuestionAnswered():
            return _answered(state, put, question, event)
        case AnswerDue():
            return _bring_back(state, put, question)
        case QuestionDue() | QuestionReminderDue() | QuestionLapsed():
            return _clock(state, put, event)
        case _:
            assert_never(event)


def _was_there(question: Question | None) -> bool:
    """Was it ever before the mentee?"""
    return question is not None and question.sent_at is not None


# --- the mentor asks ---


def _form(state: AskState, put: Put) -> Decision[AskState]:
    if not is_open(state, put.invitation) or put.invitation.open_offer:
        return Decision(state, reply=too_late(state, put.invitation))
    if put.invitation.question:
        return Decision(state, reply=Tell(Phrase("question-once", {"mentee": state.mentee.person})))
    form = QuestionForm(request_id=put.request.id, number=put.invitation.number, mentee=state.mentee.person)
    return Decision(state, reply=Show(form))


def _asked(state: AskState, put: Put, event: QuestionAsked) -> Decision[AskState]:
    before = put.invitation.question
    if before and before.text == event.text:
        return Decision(state, reply=Closed())
    if wrong := _wrong_question(state, put.invitation, event.text):
        return Decision(state, reply=FieldErrors({"question": wrong}))
    left, remind_left = _left(state, put, event.at)
    question = Question(
        text=event.text,
        left=left,
        remind_left=remind_left,
        made_at=event.at,
        arrives_at=arrives(state, event.at),
    )
    return TURN.begin(state, put, question, event)


def _wrong_question(state: AskState, invitation: Invitation, text: str) -> Phrase | None:
    """Why it cannot be asked, for the form that stays open with the words in it."""
    if not is_open(state, invitation) or invitation.open_offer:
        return what_became(state, invitation)
    if invitation.question:
        return Phrase("question-once", {"mentee": state.mentee.person})
    return _wrong_length(text, QUESTION_LIMIT)


def _wrong_length(text: str, limit: int) -> Phrase | None:
    if not text.strip():
        return Phrase("question-empty")
    return Phrase("question-long", {"limit": limit, "length": len(text)}) if len(text) > limit else None


def _left(state: AskState, put: Put, at: datetime) -> tuple[int, int | None]:
    """Working minutes of the mentor's clock that are left at `at`, and until its reminder, where one is still due."""

    def minutes(until: datetime) -> int:
        # A minute begun is given back whole.
        mentor = put.mentor.member
        whole = worktime.working_minutes_between(at, until + timedelta(seconds=59), mentor, state.programme)
        return max(whole, LEAST)

    due = reminder_due(state, put.invitation, put.mentor)
    remind = minutes(due) if due and due > at and not put.invitation.reminded_at else None
    left = minutes(put.invitation.until or at)
    return left, remind if remind and remind < left else None


# --- the mentee has it ---


def _clock(state: AskState, put: Put, event: QuestionDue | QuestionReminderDue | QuestionLapsed) -> Decision[AskState]:
    """The mentee's clock, while the question waits."""
    question = put.invitation.open_question if is_open(state, put.invitation) else None
    if question is None:
        return Decision(state)
    match event:
        case QuestionDue():
            return TURN.arrive(state, put, question, event)
        case QuestionReminderDue():
            return TURN.remind(state, put, question)
        case QuestionLapsed():
            return _lapse(state, put, question, event)
        case _:
            assert_never(event)


def _answer_form(state: AskState, put: Put, question: Question, event: AnswerFormAsked) -> Decision[AskState]:
    if over := _over(state, put, question):
        return Decision(state, reply=Tell(over))
    form = AnswerForm(
        request_id=put.request.id,
        number=put.invitation.number,
        mentor=put.mentor.member.person,
        question=question.text,
        typed=event.typed[:ANSWER_LIMIT],
    )
    return Decision(state, reply=Show(form))


def _over(state: AskState, put: Put, question: Question) -> Phrase | None:
    """Why an answer reaches nobody any more. A late one still does, while the mentor has not decided."""
    about = {"mentor": put.mentor.member.person}
    if question.answered_at:
        return Phrase("question-is-answered", about)
    undecided = is_open(state, put.invitation) and not put.invitation.open_offer
    return None if undecided else Phrase("question-is-over", about)


def _answered(state: AskState, put: Put, question: Question, event: QuestionAnswered) -> Decision[AskState]:
    """The answer goes back, and the mentor's clock goes on, unless it did already."""
    if question.answered_at and question.answer == event.text:
        return Decision(state, reply=Closed())
    if wrong := _over(state, put, question) or _wrong_length(event.text, ANSWER_LIMIT):
        return Decision(state, reply=FieldErrors({"answer": wrong}))
    waited = question.waits
    question = replace(question, answer=event.text, answered_at=event.at)
    card = question_card(put, question, QuestionOutcome.ANSWERED)
    back = _go_on(state, put, question, event, resume=waited)
    return replace(back, say=(*settled(card, put), *back.say), reply=Closed())


def _lapse(state: AskState, put: Put, question: Question, event: Event) -> Decision[AskState]:
    """The mentor decides without it: their clock goes on with what was left of it."""
    if not question.sent_at:
        return Decision(state)
    question = replace(question, lapsed_at=event.at)
    card = question_card(put, question, QuestionOutcome.LAPSED)
    back = _go_on(state, put, question, event, resume=True)
    return replace(back, say=(*settled(card, put), *back.say))


# --- back to the mentor ---


def _go_on(state: AskState, put: Put, question: Question, event: Event, *, resume: bool) -> Decision[AskState]:
    """The card shows it at once; the word of it, and the clock, wait for the mentor's working hours."""
    mentor = put.mentor.member
    at = worktime.next_working(event.at, mentor, state.programme)
    put = put.now(put.invitation.holding(question))
    timers: list[Wake] = []
    if resume:

        def later(minutes: int) -> datetime:
            return worktime.add_working_minutes(at, minutes, mentor, state.programme)

        question = replace(question, resumed_at=at)
        until = later(question.left)
        remind = later(question.remind_left) if question.remind_left else None
        put = put.now(replace(put.invitation, question=question, until=until))
        timers += [*no_clock(put.invitation), *clock(put, event, until, remind)]
    state = state.with_invitation(put.invitation)
    say: tuple[Outgoing, ...] = as_it_reads(state, put, CardOutcome.OPEN, event.at)
    if at <= event.at:
        brought = _bring_back(state, put, question)
        return replace(brought, say=(*say, *brought.say), wake=tuple(timers))
    due = AnswerDue(team_id=event.team_id, at=at, request_id=put.request.id, number=put.invitation.number)
    timers.append(Wake(key=f"invitation:{put.invitation.id}:answer", event=due))
    return Decision(state, say=say, wake=tuple(timers))


def _bring_back(state: AskState, put: Put, question: Question) -> Decision[AskState]:
    """The answer, or that there is none so far; nothing where the mentor has decided meanwhile."""
    if question.resumed_at is None or not is_open(state, put.invitation) or put.invitation.open_offer:
        return Decision(state)
    message = answer_now(state, put, question, CardOutcome.OPEN)
    key = answer_key(put.invitation, answered=question.answered_at is not None)
    return Decision(state, say=(Post(key=key, to=(put.invitation.mentor_id,), message=message),))
