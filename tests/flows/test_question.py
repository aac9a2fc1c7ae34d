"""One question before the decision: asked once, answered or not, and the mentor's clock stands still meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows import decline, invitation, question, request, terms
from flows.ask import InvitationStatus, Question, Request, RequestStatus
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.decision import Closed, Decision, FieldErrors, Post, Show, Tell, Update
from flows.decline import InvitationDeclined
from flows.invitation import InvitationAccepted
from flows.invitation_card import CardOutcome, InvitationCard
from flows.invitation_clock import InvitationLapsed, InvitationReminderDue
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Room
from flows.question import (
    LEAST,
    AnswerDue,
    AnswerFormAsked,
    QuestionAnswered,
    QuestionAsked,
    QuestionDue,
    QuestionFormAsked,
    QuestionLapsed,
    QuestionReminderDue,
)
from flows.question_card import ANSWER_LIMIT, QUESTION_LIMIT, AnswerCard, AnswerForm, QuestionCard, QuestionOutcome
from flows.request import RequestWithdrawn
from flows.terms import TermsSuggested

MONDAY = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)  # 11:00 in Chicago, 10:00 in Denver
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago")
UNTIL = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
"""Wednesday 10:00 in Denver: the mentor's clock, were it never stopped."""


def mentor(user_id: str, name: str) -> Mentor:
    return Mentor(
        member=Member(user_id=user_id, name=name, zone="America/Denver"),
        profile=Profile(user_id=user_id, status=ProfileStatus.LISTED, unanswered=1),
        room=Room(places=2, minutes=120),
    )


TOMAS, JUNE = mentor("UTOMAS", "Tomas Reyes"), mentor("UJUNE", "June Okafor")


def asking(at: datetime = MONDAY) -> AskState:
    """Ada's request, put to Tomas, with June after him."""
    state = AskState(
        programme=Programme(),
        mentee=ADA,
        mentors=(TOMAS, JUNE),
        request=Request(
            id="V1",
            mentee_id="UADA",
            goal="run a teen advisory council",
            sessions=2,
            minutes=30,
            status=RequestStatus.CHOOSING,
            created_at=at,
            matches=tuple(Match(mentor_id=u, score=1.0, reasons=()) for u in ("UTOMAS", "UJUNE")),
        ),
    )
    chosen = MentorsChosen(team_id="T1", at=at, actor="UADA", request_id="V1", first="UTOMAS")
    return request.decide(state, chosen).state


def does(
    state: AskState, kind: type[Any], actor: str = "", at: datetime = MONDAY, number: int = 1, **more: Any
) -> Decision[AskState]:
    journey = next(j for j in (question, terms, decline, invitation) if kind in j.EVENTS)
    event = kind(team_id="T1", at=at, actor=actor, request_id="V1", number=number, **more)
    return journey.decide(state, event)  # type: ignore[no-any-return]


def ask(state: AskState, at: datetime = MONDAY, text: str = "How many teens?") -> Decision[AskState]:
    return does(state, QuestionAsked, "UTOMAS", at, text=text)


def answer(state: AskState, at: datetime = MONDAY, text: str = "About eight.") -> Decision[AskState]:
    return does(state, QuestionAnswered, "UADA", at, text=text)


def question_of(state: AskState) -> Question:
    put = state.invitation(1)
    assert put is not None
    assert put.question is not None
    return put.question


def due(decision: Decision[Any], key: str) -> datetime | None:
    """When a timer of the invitation is set to; the last word counts."""
    return next((w.due for w in reversed(decision.wake) if w.key == f"invitation:V1:1:{key}"), None)


def said(decision: Decision[Any], kind: type[Any], *, new: bool = False) -> list[Any]:
    wanted = Post if new else Post | Update
    return [each.message for each in decision.say if isinstance(each, wanted) and isinstance(each.message, kind)]


def test_a_question_reaches_the_mentee_and_stops_the_mentors_clock() -> None:
    decision = ask(asking())
    asked = question_of(decision.state)
    assert asked.until == UNTIL
    assert due(decision, "question:lapse") == UNTIL
    assert due(decision, "question:remind") == MONDAY + timedelta(days=1)
    assert {w.key for w in decision.wake if w.event is None} >= {"invitation:V1:1:lapse", "invitation:V1:1:remind"}
    (card,) = said(decision, QuestionCard, new=True)
    assert (card.mentor, card.question) == (TOMAS.member.person, "How many teens?")
    (mentors,) = said(decision, InvitationCard)
    assert (mentors.outcome_of_it, mentors.question, mentors.theirs_until) == (
        CardOutcome.OPEN,
        "How many teens?",
        UNTIL,
    )
    for kind in (InvitationLapsed, InvitationReminderDue):
        assert does(decision.state, kind, at=UNTIL).state == decision.state


def test_a_question_at_night_waits_for_the_mentees_morning() -> None:
    night = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    decision = ask(asking(), at=night)
    morning = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    assert due(decision, "question:arrive") == morning
    assert said(decision, QuestionCard) == []
    arrived = does(decision.state, QuestionDue, at=morning)
    assert question_of(arrived.state).until == datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
    assert does(arrived.state, QuestionDue, at=morning).say == ()


@pytest.mark.parametrize(
    ("asked_at", "answered_at", "until"),
    [
        # at once, so nothing is lost; an hour later, so an hour is given back
        (MONDAY, MONDAY, UNTIL),
        (MONDAY, MONDAY + timedelta(hours=1), UNTIL + timedelta(hours=1)),
        # asked on Tuesday at 10:00 in Denver with a day left, answered on Wednesday at 10:00: Thursday at 10:00
        (MONDAY + timedelta(days=1), MONDAY + timedelta(days=2), UNTIL + timedelta(days=1)),
        # answered in the evening: the clock goes on in the mentor's morning
        (MONDAY, datetime(2026, 11, 24, 2, 0, tzinfo=UTC), datetime(2026, 11, 26, 16, 0, tzinfo=UTC)),
        # asked in the last minutes: an hour of work is left at least
        (UNTIL - timedelta(minutes=5), UNTIL, UNTIL + timedelta(minutes=LEAST)),
    ],
    ids=["at once", "an hour later", "a day later", "in the evening", "in the last minutes"],
)
def test_after_the_answer_the_mentors_clock_goes_on_with_what_was_left(
    asked_at: datetime, answered_at: datetime, until: datetime
) -> None:
    decision = answer(ask(asking(), at=asked_at).state, at=answered_at)
    put = decision.state.invitation(1)
    assert put is not None
    assert put.until == until
    assert due(decision, "lapse") == until
    assert due(decision, "question:lapse") is None


def test_the_reminder_keeps_its_distance_and_never_comes_twice() -> None:
    early = answer(ask(asking()).state, at=MONDAY + timedelta(hours=2))
    assert due(early, "remind") == MONDAY + timedelta(days=1, hours=2)
    reminded = does(asking(), InvitationReminderDue, at=MONDAY + timedelta(days=1)).state
    late = answer(ask(reminded, at=MONDAY + timedelta(days=1, hours=1)).state, at=MONDAY + timedelta(days=1, hours=2))
    assert due(late, "remind") is None
    assert does(late.state, InvitationReminderDue, at=MONDAY + timedelta(days=2)).say == ()


def test_the_answer_is_brought_back_with_the_decision_at_hand() -> None:
    decision = answer(ask(asking()).state)
    (brought,) = said(decision, AnswerCard, new=True)
    assert (brought.question, brought.answer, brought.until) == ("How many teens?", "About eight.", UNTIL)
    assert {card.outcome_of_it for card in said(decision, QuestionCard)} == {QuestionOutcome.ANSWERED}
    (card,) = said(decision, InvitationCard)
    assert (card.answer, card.theirs_at) == ("About eight.", None)
    assert decision.reply == Closed()


def test_an_answer_in_the_evening_is_on_the_card_and_told_in_the_morning() -> None:
    evening = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    decision = answer(ask(asking()).state, at=evening)
    assert said(decision, AnswerCard, new=True) == []
    assert said(decision, InvitationCard)[0].answer == "About eight."
    morning = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    assert due(decision, "answer") == morning
    assert len(said(does(decision.state, AnswerDue, at=morning), AnswerCard, new=True)) == 1
    decided = does(decision.state, InvitationAccepted, "UTOMAS", evening).state
    assert does(decided, AnswerDue, at=morning).say == ()


def test_an_unanswered_question_is_reminded_of_once_and_lapses_and_the_clock_goes_on() -> None:
    state = ask(asking()).state
    reminded = does(state, QuestionReminderDue, at=MONDAY + timedelta(days=1))
    assert [card.reminder for card in said(reminded, QuestionCard, new=True)] == [True]
    decision = does(state, QuestionLapsed, at=UNTIL)
    put = decision.state.invitation(1)
    assert put is not None
    assert (put.status, put.until) == (InvitationStatus.SENT, UNTIL + timedelta(days=2))
    (told,) = said(decision, AnswerCard, new=True)
    assert told.answer == ""
    assert {card.outcome_of_it for card in said(decision, QuestionCard)} == {QuestionOutcome.LAPSED}


def test_a_late_answer_still_helps_while_the_mentor_has_not_decided() -> None:
    lapsed = does(ask(asking()).state, QuestionLapsed, at=UNTIL).state
    late = answer(lapsed, at=UNTIL + timedelta(hours=1))
    assert late.reply == Closed()
    put, before = late.state.invitation(1), lapsed.invitation(1)
    assert put is not None
    assert before is not None
    assert put.until == before.until
    assert due(late, "lapse") is None
    assert [card.answer for card in said(late, AnswerCard, new=True)] == ["About eight."]


@pytest.mark.parametrize(
    ("kind", "more", "outcome"),
    [
        (InvitationAccepted, {}, QuestionOutcome.ACCEPTED),
        (InvitationDeclined, {}, QuestionOutcome.OVER),
        (TermsSuggested, {"sessions": 1, "minutes": 30}, QuestionOutcome.TERMS),
    ],
)
def test_the_mentor_may_decide_without_waiting(kind: type[Any], more: dict[str, Any], outcome: QuestionOutcome) -> None:
    decision = does(ask(asking()).state, kind, "UTOMAS", **more)
    assert {card.outcome_of_it for card in said(decision, QuestionCard)} == {outcome}
    assert question_of(decision.state).over
    assert due(decision, "question:lapse") is None
    for late in (AnswerFormAsked, QuestionAnswered):
        words: dict[str, Any] = {"text": "About eight."} if late is QuestionAnswered else {}
        told = does(decision.state, late, "UADA", **words)
        assert told.state == decision.state
        line = told.reply.errors["answer"] if isinstance(told.reply, FieldErrors) else told.reply
        assert "question-is-over" in repr(line)


def test_withdrawing_settles_the_question_too() -> None:
    taken_back = RequestWithdrawn(team_id="T1", at=MONDAY, actor="UADA", request_id="V1")
    decision = request.decide(ask(asking()).state, taken_back)
    assert {card.outcome_of_it for card in said(decision, QuestionCard)} == {QuestionOutcome.WITHDRAWN}


def test_a_decision_after_the_answer_leaves_no_old_button() -> None:
    decision = does(answer(ask(asking()).state).state, InvitationAccepted, "UTOMAS")
    assert [card.outcome_of_it for card in said(decision, AnswerCard)] == [CardOutcome.ACCEPTED]
    assert said(decision, QuestionCard) == []


def test_one_question_goes_with_a_request() -> None:
    once = ask(asking()).state
    twice = ask(once)
    assert (twice.state, twice.say, twice.reply) == (once, (), Closed())
    other = ask(once, text="And when?")
    assert other.state == once
    assert isinstance(other.reply, FieldErrors)
    assert other.reply.errors["question"].name == "question-once"
    form = does(answer(once).state, QuestionFormAsked, "UTOMAS")
    assert isinstance(form.reply, Tell)


@pytest.mark.parametrize(("text", "why"), [(" \n", "question-empty"), ("x" * (QUESTION_LIMIT + 1), "question-long")])
def test_a_question_says_something_short(text: str, why: str) -> None:
    decision = ask(asking(), text=text)
    assert isinstance(decision.reply, FieldErrors)
    assert decision.reply.errors["question"].name == why


@pytest.mark.parametrize(("text", "why"), [("", "question-empty"), ("x" * (ANSWER_LIMIT + 1), "question-long")])
def test_an_answer_says_something_too(text: str, why: str) -> None:
    decision = answer(ask(asking()).state, text=text)
    assert isinstance(decision.reply, FieldErrors)
    assert decision.reply.errors["answer"].name == why


def test_an_answer_sent_twice_is_one_and_another_is_not_taken() -> None:
    once = answer(ask(asking()).state).state
    assert (answer(once).state, answer(once).say, answer(once).reply) == (once, (), Closed())
    other = answer(once, text="No, nine.")
    assert other.state == once
    assert isinstance(other.reply, FieldErrors)
    assert other.reply.errors["answer"].name == "question-is-answered"


def test_a_late_question_keeps_what_was_typed() -> None:
    passed_on = does(asking(), InvitationLapsed, at=UNTIL).state
    late = ask(passed_on)
    assert late.state == passed_on
    assert isinstance(late.reply, FieldErrors)
    assert late.reply.errors["question"].name == "invitation-is-lapsed"


def test_the_mentee_answers_in_a_form_that_holds_the_question() -> None:
    reply = does(ask(asking()).state, AnswerFormAsked, "UADA").reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, AnswerForm)
    assert reply.view.question == "How many teens?"


@pytest.mark.parametrize(
    ("kind", "actor"),
    [(QuestionFormAsked, "UADA"), (AnswerFormAsked, "UTOMAS"), (AnswerFormAsked, "USTRANGER")],
)
def test_each_button_is_for_one_of_the_two_only(kind: type[Any], actor: str) -> None:
    state = ask(asking()).state
    foreign, missing = does(state, kind, actor), does(state, kind, actor, number=99)
    assert foreign.state == missing.state == state
    assert foreign.reply == missing.reply


def test_no_time_for_a_reminder_where_there_is_one_day() -> None:
    hasty = replace(asking(), programme=Programme(invitation_days=1))
    assert due(ask(hasty), "question:remind") is None
