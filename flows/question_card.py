"""What a question before the decision says: the mentor's form, the mentee's card and form, the answer to the mentor.

Values only, made from the state as it is; when they are said is for `flows.question` to decide.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from flows.ask import AskState, Invitation, InvitationStatus, Mentor, Question, Request
from flows.decision import Message, Person, Post, Update, View
from flows.invitation_card import CardOutcome

QUESTION_LIMIT = 500
ANSWER_LIMIT = 1000


class QuestionOutcome(StrEnum):
    """How the mentee's card reads: WAITING with its button, the others with what became of it."""

    WAITING = "waiting"
    ANSWERED = "answered"
    LAPSED = "lapsed"
    ACCEPTED = "accepted"
    TERMS = "terms"
    OVER = "over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionForm(View):
    """What the mentor would like to know."""

    request_id: str
    number: int
    mentee: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerForm(View):
    """The mentee's answer, with the question above it."""

    request_id: str
    number: int
    mentor: Person
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard(Message):
    """A mentor's question as the mentee sees it. `reminder`: the one reminder of it."""

    request_id: str
    number: int
    mentor: Person
    goal: str
    question: str
    answer: str
    until: datetime
    outcome_of_it: QuestionOutcome = QuestionOutcome.WAITING
    reminder: bool = False
    kind: Literal["question_card"] = "question_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard(Message):
    """The mentor hears the answer, or (`answer` empty) that there is none so far; and until when they may decide."""

    request_id: str
    number: int
    mentee: Person
    goal: str
    question: str
    answer: str
    until: datetime
    outcome_of_it: CardOutcome = CardOutcome.OPEN
    opens_at: datetime | None = None
    kind: Literal["answer_card"] = "answer_card"


def question_card(
    request: Request, invitation: Invitation, mentor: Mentor, question: Question, outcome: QuestionOutcome
) -> QuestionCard:
    """The mentee's card as it reads now."""
    return QuestionCard(
        request_id=request.id,
        number=invitation.number,
        mentor=mentor.member.person,
        goal=request.goal,
        question=question.text,
        answer=question.answer,
        until=question.until or question.made_at,
        outcome_of_it=outcome,
    )


def question_post(card: QuestionCard, request: Request, invitation: Invitation) -> Post:
    """The card, or its reminder, as a post to the mentee."""
    key = _reminder_key(invitation) if card.reminder else _card_key(invitation)
    return Post(key=key, to=(request.mentee_id,), message=card)


def question_settled(card: QuestionCard, request: Request, invitation: Invitation) -> tuple[Update, ...]:
    """The card says what became of it, and so does the reminder, where there is one: no old button is left."""
    to = (request.mentee_id,)
    return (
        Update(of=_card_key(invitation), to=to, message=card),
        Update(of=_reminder_key(invitation), to=to, message=replace(card, reminder=True)),
    )


_OVERTAKEN = {
    InvitationStatus.SENT: QuestionOutcome.TERMS,
    InvitationStatus.ACCEPTED: QuestionOutcome.ACCEPTED,
    InvitationStatus.WITHDRAWN: QuestionOutcome.WITHDRAWN,
}


def question_overtaken(
    request: Request, before: Invitation, mentor: Mentor, status: InvitationStatus
) -> tuple[Update, ...]:
    """The invitation goes on to `status` while its question waits for the mentee (SENT: with other terms)."""
    question = before.open_question
    if question is None or question.sent_at is None:
        return ()
    outcome = _OVERTAKEN.get(status, QuestionOutcome.OVER)
    return question_settled(question_card(request, before, mentor, question, outcome), request, before)


def answer_key(invitation: Invitation, *, answered: bool) -> str:
    """The key of the word to the mentor: the answer, or that there is none so far."""
    return f"invitation:{invitation.id}:{'answer' if answered else 'unanswered'}"


def answer_now(
    state: AskState,
    request: Request,
    invitation: Invitation,
    question: Question,
    outcome: CardOutcome,
    opens_at: datetime | None = None,
) -> AnswerCard:
    """What the mentor reads of it now."""
    return AnswerCard(
        request_id=request.id,
        number=invitation.number,
        mentee=state.mentee.person,
        goal=request.goal,
        question=question.text,
        answer=question.answer,
        until=invitation.until or invitation.made_at,
        outcome_of_it=outcome,
        opens_at=opens_at,
    )


def answer_settled(
    state: AskState, request: Request, invitation: Invitation, outcome: CardOutcome, opens_at: datetime | None
) -> tuple[Update, ...]:
    """What the mentor was told of the answer says what became of the invitation, like its card."""
    question = invitation.question
    if question is None or question.resumed_at is None:
        return ()
    card, to = answer_now(state, request, invitation, question, outcome, opens_at), (invitation.mentor_id,)
    told = ((True, question.answered_at), (False, question.lapsed_at))
    return tuple(
        Update(of=answer_key(invitation, answered=answered), to=to, message=card) for answered, at in told if at
    )


def _card_key(invitation: Invitation) -> str:
    return f"invitation:{invitation.id}:question"


def _reminder_key(invitation: Invitation) -> str:
    return f"invitation:{invitation.id}:question:reminder"
