"""Looking back and the close: when, who may answer what, and who is told what."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows import reflection
from flows.agreement import Agreement, agreement
from flows.closing_card import PrivateQuestions, ReflectionPrompt
from flows.decision import Closed, Decision, FieldErrors, Post, Show, Tell, Update, Wake
from flows.member import Member, Programme
from flows.met_card import DidYouMeet, did_you_meet
from flows.pair import Ending, MentorshipStatus, Session, SessionStatus
from flows.pair_state import PairState
from flows.proposal import Skill
from flows.reflection import PrivateAnswered, PrivateQuestionsAsked, ReflectionDue, ReflectionLapsed
from flows.summary import ClosingSummary, PassOn, SummaryDue
from flows.waiting import WaitingRoused
from flows.writing import Continue, Purpose, Reflection
from tests.agreements import a_mentorship

ADA = Member(user_id="UADA", name="Ada", zone="America/Chicago")
TOMAS = Member(user_id="UTOM", name="Tomas", zone="America/Denver")
WED = datetime(2026, 12, 16, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago
THURSDAY = datetime(2026, 12, 17, 16, tzinfo=UTC)  # 10:00 in Chicago, 09:00 in Denver
LAPSES = datetime(2026, 12, 24, 16, tzinfo=UTC)
TIMER, PROMPT, CLOSE = "mentorship:7:reflection", "mentorship:7:reflection:prompt", "mentorship:7:close"
ADAS_SUMMARY, TOMAS_SUMMARY = "mentorship:7:summary:UADA", "mentorship:7:summary:UTOM"


def session(number: int, starts_at: datetime, status: SessionStatus = SessionStatus.HELD) -> Session:
    used = 30 if status is SessionStatus.HELD else 0
    return Session(mentorship_id="7", number=number, status=status, starts_at=starts_at, minutes=30, used=used)


MET = PairState(
    team_id="T1",
    programme=Programme(),
    mentorship=a_mentorship(WED - timedelta(days=20), standing=2),
    mentee=ADA,
    mentor=TOMAS,
    sessions=(session(1, WED - timedelta(days=7)), session(2, WED)),
)


def of(kind: Any, at: datetime = THURSDAY, actor: str = "", **more: Any) -> Any:
    return kind(team_id="T1", at=at, mentorship_id="7", actor=actor, **more)


def answered(actor: str, at: datetime = THURSDAY, **more: Any) -> PrivateAnswered:
    given = {
        "goal_met": 4,
        "expectations": 3,
        "time_right": True,
        "skill_right": False,
        "thanks": f"thanks from {actor}",
        "proceed": Continue.ONE_MORE_ROUND,
    }
    event: PrivateAnswered = of(PrivateAnswered, at, actor, **given | more)
    return event


ASKED = reflection.decide(MET, of(ReflectionDue)).state
HALF = reflection.decide(ASKED, answered("UADA")).state


def posts(decision: Decision[PairState]) -> dict[str, Post]:
    return {out.key: out for out in decision.say if isinstance(out, Post)}


def summaries(decision: Decision[PairState]) -> dict[str, ClosingSummary]:
    return {post.to[0]: post.message for post in posts(decision).values() if isinstance(post.message, ClosingSummary)}


def line(decision: Decision[PairState]) -> str:
    assert isinstance(decision.reply, Tell)
    return decision.reply.line.name


# --- when ---


def test_it_comes_on_the_working_day_after_the_last_session_in_a_common_hour() -> None:
    assert reflection.plan(MET, WED) == (Wake(key=TIMER, event=of(ReflectionDue)),)


def test_where_the_time_was_used_early_they_have_a_working_day_to_agree_to_one_more() -> None:
    early = replace(MET, sessions=(replace(session(1, WED), used=60),))
    (wake,) = reflection.plan(early, THURSDAY)
    assert isinstance(wake.event, ReflectionDue)
    assert (wake.event.early_at, wake.event.at) == (THURSDAY, THURSDAY + timedelta(days=1))
    assert posts(reflection.decide(early, wake.event))
    too_soon = reflection.decide(early, replace(wake.event, at=THURSDAY))
    assert (too_soon.say, too_soon.wake) == ((), (wake,))


def test_a_session_given_up_is_not_waited_for() -> None:
    state = MET.with_session(session(3, WED + timedelta(days=14), SessionStatus.CANCELLED))
    assert reflection.plan(state, WED) == (Wake(key=TIMER, event=of(ReflectionDue)),)


def test_after_the_last_session_the_agreement_asks_for_no_more_questions() -> None:
    assert not agreement(MET).may_bring_questions
    assert agreement(MET.with_session(session(2, WED, SessionStatus.CONFIRMED))).may_bring_questions
    assert agreement(MET.with_mentorship(extended_to=3)).may_bring_questions


@pytest.mark.parametrize(
    "state",
    [
        MET.with_session(session(2, WED, SessionStatus.CONFIRMED)),
        MET.with_session(session(2, WED, SessionStatus.CANCELLED)),
        MET.with_mentorship(extended_to=3),
        MET.with_mentorship(status=MentorshipStatus.CLOSED),
        ASKED,
    ],
    ids=["not yet answered", "did not meet", "one more", "closed", "asked already"],
)
def test_it_is_not_planned_and_not_said(state: PairState) -> None:
    assert reflection.plan(state, WED) == (Wake(key=TIMER),)
    assert reflection.decide(state, of(ReflectionDue)).say == ()


def test_a_timer_that_comes_too_early_waits() -> None:
    early = reflection.decide(MET, of(ReflectionDue, WED + timedelta(hours=2)))
    assert (early.say, early.wake) == ((), (Wake(key=TIMER, event=of(ReflectionDue)),))


def test_the_prompt_is_top_level_for_both_and_sets_the_clock_of_the_close() -> None:
    decision = reflection.decide(MET, of(ReflectionDue))
    post = posts(decision)[PROMPT]
    assert (post.to, post.thread) == (("UADA", "UTOM"), None)
    assert post.message == ReflectionPrompt(
        mentorship_id="7",
        goal="run a teen advisory council",
        mentee=ADA.person,
        mentor=TOMAS.person,
        closes_at=LAPSES,
    )
    assert [(p.key, p.purpose) for p in decision.state.prompts] == [(PROMPT, Purpose.REFLECTION)]
    assert decision.wake == (Wake(key=CLOSE, event=of(ReflectionLapsed, LAPSES)),)


def test_from_the_prompt_on_the_last_card_offers_no_session_more() -> None:
    asked = MET.with_session(replace(MET.sessions[1], asked_at=WED))
    assert did_you_meet(asked, asked.sessions[1]).may_add_one
    card = next(out for out in reflection.decide(asked, of(ReflectionDue)).say if isinstance(out, Update))
    assert isinstance(card.message, DidYouMeet)
    assert not card.message.may_add_one


def test_each_of_the_two_has_five_working_days() -> None:
    four_days = replace(TOMAS, hours=replace(Programme().hours, days=(1, 2, 3, 4)))
    decision = reflection.decide(replace(MET, mentor=four_days), of(ReflectionDue))
    assert decision.wake[0].due == LAPSES + timedelta(days=4)


# --- the private questions ---


def test_the_form_shows_the_readers_own_answers_only() -> None:
    assert reflection.decide(HALF, of(PrivateQuestionsAsked, actor="UADA")).reply == Show(
        PrivateQuestions(
            mentorship_id="7",
            goal="run a teen advisory council",
            other=TOMAS.person,
            answers=HALF.reflection_of("UADA"),
            standing=2,
        )
    )
    shown = reflection.decide(HALF, of(PrivateQuestionsAsked, actor="UTOM")).reply
    assert isinstance(shown, Show)
    assert isinstance(shown.view, PrivateQuestions)
    assert (shown.view.answers, shown.view.standing, shown.view.stands_now) == (None, None, None)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"goal_met": None}, {"goal_met"}),
        ({"goal_met": 0, "expectations": 6}, {"goal_met", "expectations"}),
        ({"time_right": None, "skill_right": None}, {"time_right", "skill_right"}),
        ({"proceed": None}, {"proceed"}),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_kept(given: dict[str, Any], wrong: set[str]) -> None:
    decision = reflection.decide(ASKED, answered("UADA", **given))
    assert isinstance(decision.reply, FieldErrors)
    assert (set(decision.reply.errors), decision.state) == (wrong, ASKED)


def test_answering_again_corrects_the_first() -> None:
    later = reflection.decide(HALF, answered("UADA", goal_met=5, thanks="", time_right=False))
    assert (line(later), later.say) == ("reflection-kept", ())
    (kept,) = later.state.reflections
    assert (kept.goal_met, kept.thanks, kept.time_right, kept.skill_right) == (5, "", False, False)


@pytest.mark.parametrize(
    ("state", "actor", "expected"),
    [
        (ASKED, "UEVE", "not-found-for-you"),
        (MET, "UADA", "not-found-for-you"),
        (replace(MET, mentorship=None), "UADA", "not-found-for-you"),
        (ASKED.with_mentorship(status=MentorshipStatus.CLOSED), "UADA", "reflection-is-closed"),
    ],
    ids=["stranger", "not asked yet", "unknown", "closed"],
)
def test_answers_that_are_not_taken_get_a_line(state: PairState, actor: str, expected: str) -> None:
    for event in (of(PrivateQuestionsAsked, actor=actor), answered(actor)):
        decision = reflection.decide(state, event)
        assert (line(decision), decision.state, decision.say, decision.wake) == (expected, state, (), ())


def test_where_the_mentee_stands_now_is_theirs_to_say_and_no_duty() -> None:
    said = reflection.decide(ASKED, answered("UADA", stands_now=4)).state
    form = reflection.decide(said, of(PrivateQuestionsAsked, actor="UADA")).reply
    assert isinstance(form, Show)
    assert isinstance(form.view, PrivateQuestions)
    assert (form.view.standing, form.view.stands_now) == (2, 4)
    for later in (answered("UTOM", stands_now=1), answered("UADA"), answered("UADA", stands_now=6)):
        mentorship = reflection.decide(said, later).state.mentorship
        assert mentorship is not None
        assert mentorship.stands_now == 4


def test_how_the_mentee_stands_is_told_to_both() -> None:
    told = summaries(
        reflection.decide(reflection.decide(ASKED, answered("UADA", stands_now=4)).state, answered("UTOM"))
    )
    assert {(message.standing, message.stands_now) for message in told.values()} == {(2, 4)}


# --- a session is to come after all ---


def corrected(state: PairState, used: int) -> PairState:
    status = SessionStatus.HELD if used else SessionStatus.CANCELLED
    return state.with_session(replace(session(2, WED, status), used=used, asked_at=WED))


def test_a_look_back_is_taken_back_when_they_did_not_meet_after_all() -> None:
    undone = corrected(ASKED, 0)
    assert reflection.plan(undone, THURSDAY) == (Wake(key=TIMER, event=of(ReflectionDue)),)
    decision = reflection.decide(undone, of(ReflectionDue))
    updates = {out.of: out.message for out in decision.say if isinstance(out, Update)}
    prompt = updates[PROMPT]
    assert isinstance(prompt, ReflectionPrompt)
    assert (prompt.withdrawn, prompt.closed) == (True, False)
    card = updates["mentorship:7:session:2:met:1"]
    assert isinstance(card, DidYouMeet)
    assert card.next_number == 2
    assert posts(decision) == {}
    assert not decision.state.is_closing
    timers = {wake.key: wake.due for wake in decision.wake}
    assert timers[TIMER] is timers[CLOSE] is None
    assert timers["mentorship:7:idle"] is not None, "nobody is left waiting without a clock"
    late = reflection.decide(decision.state, answered("UADA"))
    assert (line(late), late.state) == ("reflection-comes-later", decision.state)


def test_after_that_session_they_are_asked_again_with_what_they_answered() -> None:
    undone = reflection.decide(corrected(HALF, 0), of(ReflectionDue)).state
    again = reflection.decide(corrected(undone, 30), of(ReflectionDue))
    (key,) = posts(again)
    assert key == f"{PROMPT}:2"
    assert again.state.prompt(PROMPT) != again.state.prompt(key)
    assert again.state.reflection_of("UADA") == HALF.reflection_of("UADA")
    closed = reflection.decide(again.state, answered("UTOM")).state
    assert all(prompt.closed_at for prompt in closed.prompts)


# --- the close ---


def test_it_closes_when_both_answered() -> None:
    decision = reflection.decide(HALF, answered("UTOM", goal_met=2, proceed=Continue.ONE_MORE_ROUND))
    closed = decision.state.mentorship
    assert closed is not None
    assert (closed.status, closed.closed_at, closed.ending) == (MentorshipStatus.CLOSED, THURSDAY, Ending.COMPLETED)
    assert decision.state.prompts[0].closed_at == THURSDAY
    assert {wake.key: wake.event for wake in decision.wake} == {
        TIMER: None, CLOSE: None, "mentorship:7:touchpoint:1": None, "mentorship:7:touchpoint:2": None,
        "waiting:roused": WaitingRoused(team_id="T1", at=THURSDAY),
    }  # fmt: skip
    updates = {out.of: out.message for out in decision.say if isinstance(out, Update)}
    assert isinstance(updates["mentorship:7:agreement"], Agreement)
    prompt = updates[PROMPT]
    assert isinstance(prompt, ReflectionPrompt)
    assert prompt.closed
    assert prompt.kept_until == THURSDAY + timedelta(days=7)
    assert set(posts(decision)) == {ADAS_SUMMARY, TOMAS_SUMMARY}
    assert line(decision) == "reflection-kept-and-closed"


def test_each_is_told_their_own_answers_and_of_the_others_only_the_thanks() -> None:
    told = summaries(reflection.decide(HALF, answered("UTOM", goal_met=2)))
    common: dict[str, Any] = {
        "mentorship_id": "7",
        "goal": "run a teen advisory council",
        "sessions": 2,
        "agreed": 60,
        "used": 60,
    }
    assert told == {
        "UADA": ClosingSummary(
            **common,
            other=TOMAS.person,
            to_mentee=True,
            standing=2,
            goal_met=4,
            thanks="thanks from UTOM",
            proceed=Continue.ONE_MORE_ROUND,
        ),
        "UTOM": ClosingSummary(
            **common,
            other=ADA.person,
            to_mentee=False,
            standing=2,
            goal_met=2,
            thanks="thanks from UADA",
            proceed=Continue.ONE_MORE_ROUND,
            pass_on=PassOn.NOTHING,
        ),
    }


@pytest.mark.parametrize(
    ("listed", "offered"),
    [
        ((), PassOn.BECOME_MENTOR),
        ((Skill("budgets"),), PassOn.ADD_SKILL),
        ((Skill("Run a teen advisory council"),), PassOn.NOTHING),
        (tuple(Skill(f"skill {n}") for n in range(6)), PassOn.NOTHING),
    ],
    ids=["no mentor", "a mentor", "who lists it", "with no room for it"],
)
def test_who_is_a_mentor_already_is_not_asked_to_become_one(listed: tuple[Skill, ...], offered: PassOn) -> None:
    told = summaries(reflection.decide(replace(HALF, mentee_skills=listed), answered("UTOM")))
    assert told["UADA"].pass_on is offered


@pytest.mark.parametrize("adas", Continue)
@pytest.mark.parametrize("tomas", Continue)
def test_what_each_would_like_next_is_told_only_when_both_say_the_same(adas: Continue, tomas: Continue) -> None:
    half = reflection.decide(ASKED, answered("UADA", proceed=adas)).state
    told = summaries(reflection.decide(half, answered("UTOM", proceed=tomas)))
    assert {message.proceed for message in told.values()} == {adas if adas is tomas else None}


@pytest.mark.parametrize("state", [ASKED, HALF])
def test_it_closes_by_itself_after_five_working_days(state: PairState) -> None:
    early = reflection.decide(state, of(ReflectionLapsed, LAPSES - timedelta(hours=1)))
    assert (early.state, early.say) == (state, ())
    assert early.wake == (Wake(key=CLOSE, event=of(ReflectionLapsed, LAPSES)),)
    decision = reflection.decide(state, of(ReflectionLapsed, LAPSES))
    told = summaries(decision)
    assert told["UADA"].goal_met == (4 if state is HALF else None)
    assert told["UTOM"].goal_met is None
    assert told["UTOM"].thanks == ("thanks from UADA" if state is HALF else "")
    assert told["UADA"].proceed is told["UTOM"].proceed is None


def test_the_summary_waits_for_the_readers_working_hours_and_comes_once() -> None:
    evening = datetime(2026, 12, 17, 23, 30, tzinfo=UTC)  # 17:30 in Chicago, 16:30 in Denver
    decision = reflection.decide(HALF, answered("UTOM", evening))
    assert set(summaries(decision)) == {"UTOM"}
    morning = datetime(2026, 12, 18, 15, tzinfo=UTC)
    late = of(SummaryDue, morning, user_id="UADA")
    assert Wake(key=ADAS_SUMMARY, event=late) in decision.wake
    told = reflection.decide(decision.state, late)
    assert set(posts(told)) == {ADAS_SUMMARY}
    assert reflection.decide(told.state, late) == Decision(told.state)
    assert reflection.decide(decision.state, of(SummaryDue, morning, user_id="UTOM")).say == ()
    assert reflection.decide(decision.state, of(SummaryDue, morning, user_id="UEVE")).say == ()


def test_after_the_close_nothing_is_said() -> None:
    closed = reflection.decide(HALF, answered("UTOM")).state
    late = LAPSES + timedelta(days=1)
    for event in (
        of(ReflectionDue, late),
        of(ReflectionLapsed, late),
        answered("UADA", late),
        of(PrivateQuestionsAsked, late, "UTOM"),
        of(SummaryDue, late, user_id="UADA"),
    ):
        decision = reflection.decide(closed, event)
        assert (decision.state, decision.say) == (closed, ())
        assert not isinstance(decision.reply, Closed | Show)


def test_an_end_by_one_of_them_takes_the_prompt_along() -> None:
    ended = reflection.withdraw(HALF, THURSDAY)
    assert ended.state.prompts[0].closed_at == THURSDAY
    assert [type(out) for out in ended.say] == [Update]
    assert ended.wake == (Wake(key=TIMER), Wake(key=CLOSE))
    assert reflection.withdraw(MET, THURSDAY).say == ()
    by_ada = ended.state.with_mentorship(status=MentorshipStatus.CLOSED, ending=Ending.ENDED_BY_MENTEE)
    assert reflection.decide(by_ada, of(SummaryDue, user_id="UADA")).say == ()


def test_the_answers_are_kept_as_given() -> None:
    assert HALF.reflections == (
        Reflection(
            mentorship_id="7",
            user_id="UADA",
            goal_met=4,
            expectations=3,
            time_right=True,
            skill_right=False,
            thanks="thanks from UADA",
            proceed=Continue.ONE_MORE_ROUND,
            answered_at=THURSDAY,
        ),
    )
