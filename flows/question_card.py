"""What a question before the decision says: the mentor's form, the mentee's card and form, the answer to the mentor.

Values only, made from the state as it is; when they are said is for `flows.question` to decide.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal

from flows.ask import Invitation, InvitationStatus, Question
from flows.ask_state import AskState, Put
from flows.decision import Message, Person, Update, View
from flows.invitation_card import CardOutcome
from flows.mentee_card import MenteeCard, settled

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
    """The mentee's answer, with the question above it; `typed` stands in it already."""

    request_id: str
    number: int
    mentor: Person
    question: str
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard(MenteeCard):
    """A mentor's question as the mentee sees it."""

    name: ClassVar[str] = "question"

    question: str
    answer: str
    outcome_of_it: QuestionOutcome = QuestionOutcome.WAITING
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


def question_card(put: Put, question: Question, outcome: QuestionOutcome = QuestionOutcome.WAITING) -> QuestionCard:
    """The mentee's card as it reads now."""
    return QuestionCard(
        request_id=put.request.id,
        number=put.invitation.number,
        mentor=put.mentor.member.person,
        goal=put.request.goal,
        question=question.text,
        answer=question.answer,
        until=question.until or question.made_at,
        outcome_of_it=outcome,
    )


_OVERTAKEN = {
    InvitationStatus.SENT: QuestionOutcome.TERMS,
    InvitationStatus.ACCEPTED: QuestionOutcome.ACCEPTED,
    InvitationStatus.WITHDRAWN: QuestionOutcome.WITHDRAWN,
}


def question_overtaken(before: Put, status: InvitationStatus) -> tuple[Update, ...]:
    """The invitation goes on to `status` while its question waits for the mentee (SENT: with other terms)."""
    question = before.invitation.open_question
    if question is None or question.sent_at is None:
        return ()
    return settled(question_card(before, question, _OVERTAKEN.get(status, QuestionOutcome.OVER)), before)


def answer_key(invitation: Invitation, *, answered: bool) -> str:
    """The key of the word to the mentor: the answer, or that there is none so far."""
    return f"invitation:{invitation.id}:{'answer' if answered else 'unanswered'}"


def answer_now(
    state: AskState, put: Put, question: Question, outcome: CardOutcome, opens_at: datetime | None = None
) -> AnswerCard:
    """What the mentor reads of it now."""
    return AnswerCard(
        request_id=put.request.id,
        number=put.invitation.number,
        mentee=state.mentee.person,
        goal=put.request.goal,
        question=question.text,
        answer=question.answer,
        until=put.invitation.until or put.invitation.made_at,
        outcome_of_it=outcome,
        opens_at=opens_at,
    )


def answer_settled(state: AskState, put: Put, outcome: CardOutcome, opens_at: datetime | None) -> tuple[Update, ...]:
    """What the mentor was told of the answer says what became of the invitation, like its card."""
    question = put.invitation.question
    if question is None or question.resumed_at is None:
        return ()
    card, to = answer_now(state, put, question, outcome, opens_at), (put.invitation.mentor_id,)
    told = ((True, question.answered_at), (False, question.lapsed_at))
    return tuple(
        Update(of=answer_key(put.invitation, answered=answered), to=to, message=card) for answered, at in told if at
    )
