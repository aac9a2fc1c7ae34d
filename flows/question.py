"""The question journey: a mentor asks one thing before deciding, and the mentee's answer is brought back.

product.md, *Decide*. Pure. Once for an invitation. The mentor's clock stands still while the mentee has the question,
and goes on with what was left of it when the answer is there, or the mentee's own time is over. The mentor may decide
at any moment without waiting.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, assert_never, get_args

from flows import invitation as invitations
from flows import mentee_clock, worktime
from flows.ask import AskState, Invitation, Mentor, Question, Request
from flows.decision import Closed, Decision, Event, FieldErrors, Outgoing, Phrase, Post, Show, Tell, Wake
from flows.invitation import InvitationEvent, not_yours, too_late, what_became
from flows.invitation_card import CardOutcome
from flows.question_card import (
    ANSWER_LIMIT,
    QUESTION_LIMIT,
    AnswerForm,
    QuestionForm,
    QuestionOutcome,
    answer_key,
    answer_now,
    question_card,
    question_post,
    question_settled,
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
    """The mentee clicked *Answer*."""

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


# --- the rules ---


def decide(state: AskState, event: QuestionEvent) -> Decision[AskState]:
    """What each event does. Late and double clicks get a friendly line; what was typed stays in its form."""
    put = state.put_to(event.number)
    if put is None:
        return Decision(state, reply=not_yours())
    request, invitation, mentor = put
    by_mentee = isinstance(event, AnswerFormAsked | QuestionAnswered)
    who = state.mentee if by_mentee else mentor.member
    if event.actor and (event.actor != who.user_id or (by_mentee and not _was_asked(invitation))):
        return Decision(state, reply=not_yours())
    if event.actor and not who.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    match event:
        case QuestionFormAsked():
            return _form(state, request, invitation)
        case QuestionAsked():
            return _asked(state, request, invitation, mentor, event)
        case _ if invitation.question is None:
            return Decision(state)
        case AnswerFormAsked():
            return _answer_form(state, request, invitation, mentor, invitation.question)
        case QuestionAnswered():
            return _answered(state, request, invitation, mentor, invitation.question, event)
        case AnswerDue():
            return _bring_back(state, request, invitation, invitation.question)
        case QuestionDue() | QuestionReminderDue() | QuestionLapsed():
            return _clock(state, request, invitation, mentor, event)
        case _:
            assert_never(event)


def _was_asked(invitation: Invitation) -> bool:
    """Was it ever before the mentee?"""
    return invitation.question is not None and invitation.question.sent_at is not None


# --- the mentor asks ---


def _form(state: AskState, request: Request, invitation: Invitation) -> Decision[AskState]:
    if not invitations.is_open(state, invitation) or invitation.open_offer:
        return Decision(state, reply=too_late(state, invitation))
    if invitation.question:
        return Decision(state, reply=Tell(Phrase("question-once", {"mentee": state.mentee.person})))
    form = QuestionForm(request_id=request.id, number=invitation.number, mentee=state.mentee.person)
    return Decision(state, reply=Show(form))


def _asked(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, event: QuestionAsked
) -> Decision[AskState]:
    if invitation.question and invitation.question.text == event.text:
        return Decision(state, reply=Closed())
    if wrong := _wrong_question(state, invitation, event.text):
        return Decision(state, reply=FieldErrors({"question": wrong}))
    left, remind_left = _left(state, invitation, mentor, event.at)
    question = Question(
        text=event.text,
        left=left,
        remind_left=remind_left,
        made_at=event.at,
        arrives_at=mentee_clock.arrives(state, event.at),
    )
    invitation = replace(invitation, question=question)
    state = state.with_invitation(invitation)
    stopped = invitations.no_clock(invitation)
    if question.arrives_at <= event.at:
        arrived = _arrive(state, request, invitation, mentor, question, event)
        return replace(arrived, wake=(*stopped, *arrived.wake), reply=Closed())
    due = QuestionDue(team_id=event.team_id, at=question.arrives_at, request_id=request.id, number=invitation.number)
    return Decision(
        state,
        say=invitations.as_it_reads(state, request, invitation, mentor, CardOutcome.OPEN, event.at),
        wake=(*stopped, Wake(key=f"invitation:{invitation.id}:question:arrive", event=due)),
        reply=Closed(),
    )


def _wrong_question(state: AskState, invitation: Invitation, text: str) -> Phrase | None:
    """Why it cannot be asked, for the form that stays open with the words in it."""
    if not invitations.is_open(state, invitation) or invitation.open_offer:
        return what_became(state, invitation)
    if invitation.question:
        return Phrase("question-once", {"mentee": state.mentee.person})
    return _wrong_length(text, QUESTION_LIMIT)


def _wrong_length(text: str, limit: int) -> Phrase | None:
    if not text.strip():
        return Phrase("question-empty")
    return Phrase("question-long", {"limit": limit, "length": len(text)}) if len(text) > limit else None


def _left(state: AskState, invitation: Invitation, mentor: Mentor, at: datetime) -> tuple[int, int | None]:
    """Working minutes of the mentor's clock that are left at `at`, and until its reminder, where one is still due."""

    def minutes(until: datetime) -> int:
        # A minute begun is given back whole.
        whole = worktime.working_minutes_between(at, until + timedelta(seconds=59), mentor.member, state.programme)
        return max(whole, LEAST)

    due = invitations.reminder_due(state, invitation, mentor)
    remind = minutes(due) if due and due > at and not invitation.reminded_at else None
    left = minutes(invitation.until or at)
    return left, remind if remind and remind < left else None


# --- the mentee has it ---


def _clock(
    state: AskState,
    request: Request,
    invitation: Invitation,
    mentor: Mentor,
    event: QuestionDue | QuestionReminderDue | QuestionLapsed,
) -> Decision[AskState]:
    """The mentee's clock, while the question waits."""
    question = invitation.open_question if invitations.is_open(state, invitation) else None
    if question is None:
        return Decision(state)
    match event:
        case QuestionDue():
            return _arrive(state, request, invitation, mentor, question, event)
        case _ if question.sent_at is None:
            return Decision(state)
        case QuestionReminderDue():
            card = question_card(request, invitation, mentor, question, QuestionOutcome.WAITING)
            return Decision(state, say=(question_post(replace(card, reminder=True), request, invitation),))
        case QuestionLapsed():
            return _lapse(state, request, invitation, mentor, question, event)
        case _:
            assert_never(event)


def _arrive(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, question: Question, event: Event
) -> Decision[AskState]:
    """The mentee has it, and their clock starts; the mentor's card says until when."""
    if question.sent_at:
        return Decision(state)
    until, remind = mentee_clock.runs_out(state, event.at), mentee_clock.reminds(state, event.at)
    question = replace(question, sent_at=event.at, until=until)
    invitation = replace(invitation, question=question)
    lapsed = QuestionLapsed(team_id=event.team_id, at=until, request_id=request.id, number=invitation.number)
    timers = [Wake(key=f"invitation:{invitation.id}:question:lapse", event=lapsed)]
    if remind:
        due = QuestionReminderDue(team_id=event.team_id, at=remind, request_id=request.id, number=invitation.number)
        timers.append(Wake(key=f"invitation:{invitation.id}:question:remind", event=due))
    card = question_card(request, invitation, mentor, question, QuestionOutcome.WAITING)
    return Decision(
        state.with_invitation(invitation),
        say=(
            *invitations.as_it_reads(state, request, invitation, mentor, CardOutcome.OPEN, event.at),
            question_post(card, request, invitation),
        ),
        wake=tuple(timers),
    )


def _answer_form(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, question: Question
) -> Decision[AskState]:
    if settled := _settled(state, invitation, mentor, question):
        return Decision(state, reply=Tell(settled))
    form = AnswerForm(
        request_id=request.id, number=invitation.number, mentor=mentor.member.person, question=question.text
    )
    return Decision(state, reply=Show(form))


def _settled(state: AskState, invitation: Invitation, mentor: Mentor, question: Question) -> Phrase | None:
    """Why an answer reaches nobody any more. A late one still does, while the mentor has not decided."""
    about = {"mentor": mentor.member.person}
    if question.answered_at:
        return Phrase("question-is-answered", about)
    undecided = invitations.is_open(state, invitation) and not invitation.open_offer
    return None if undecided else Phrase("question-is-over", about)


def _answered(
    state: AskState,
    request: Request,
    invitation: Invitation,
    mentor: Mentor,
    question: Question,
    event: QuestionAnswered,
) -> Decision[AskState]:
    """The answer goes back, and the mentor's clock goes on, unless it did already."""
    if question.answered_at and question.answer == event.text:
        return Decision(state, reply=Closed())
    wrong = _settled(state, invitation, mentor, question) or _wrong_length(event.text, ANSWER_LIMIT)
    if wrong:
        return Decision(state, reply=FieldErrors({"answer": wrong}))
    waited = question.waits
    question = replace(question, answer=event.text, answered_at=event.at)
    card = question_card(request, invitation, mentor, question, QuestionOutcome.ANSWERED)
    back = _go_on(state, request, replace(invitation, question=question), mentor, question, event, resume=waited)
    return replace(back, say=(*question_settled(card, request, invitation), *back.say), reply=Closed())


def _lapse(
    state: AskState, request: Request, invitation: Invitation, mentor: Mentor, question: Question, event: Event
) -> Decision[AskState]:
    """The mentor decides without it: their clock goes on with what was left of it."""
    question = replace(question, lapsed_at=event.at)
    card = question_card(request, invitation, mentor, question, QuestionOutcome.LAPSED)
    back = _go_on(state, request, replace(invitation, question=question), mentor, question, event, resume=True)
    return replace(back, say=(*question_settled(card, request, invitation), *back.say))


# --- back to the mentor ---


def _go_on(
    state: AskState,
    request: Request,
    invitation: Invitation,
    mentor: Mentor,
    question: Question,
    event: Event,
    *,
    resume: bool,
) -> Decision[AskState]:
    """The card shows it at once; the word of it, and the clock, wait for the mentor's working hours."""
    at = worktime.next_working(event.at, mentor.member, state.programme)
    timers: list[Wake] = []
    if resume:

        def later(minutes: int) -> datetime:
            return worktime.add_working_minutes(at, minutes, mentor.member, state.programme)

        question = replace(question, resumed_at=at)
        until = later(question.left)
        remind = later(question.remind_left) if question.remind_left else None
        invitation = replace(invitation, question=question, until=until)
        timers += [*invitations.no_clock(invitation), *invitations.clock(request, invitation, event, until, remind)]
    state = state.with_invitation(invitation)
    say: tuple[Outgoing, ...] = invitations.as_it_reads(state, request, invitation, mentor, CardOutcome.OPEN, event.at)
    if at <= event.at:
        brought = _bring_back(state, request, invitation, question)
        return replace(brought, say=(*say, *brought.say), wake=tuple(timers))
    due = AnswerDue(team_id=event.team_id, at=at, request_id=request.id, number=invitation.number)
    timers.append(Wake(key=f"invitation:{invitation.id}:answer", event=due))
    return Decision(state, say=say, wake=tuple(timers))


def _bring_back(state: AskState, request: Request, invitation: Invitation, question: Question) -> Decision[AskState]:
    """The answer, or that there is none so far; nothing where the mentor has decided meanwhile."""
    if question.resumed_at is None or not invitations.is_open(state, invitation) or invitation.open_offer:
        return Decision(state)
    message = answer_now(state, request, invitation, question, CardOutcome.OPEN)
    key = answer_key(invitation, answered=question.answered_at is not None)
    return Decision(state, say=(Post(key=key, to=(invitation.mentor_id,), message=message),))
