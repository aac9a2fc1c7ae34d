"""Between two sessions: when the prompt comes, what the clicks do, when the mentor hears, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows import mentor_word, touchpoint
from flows.decision import Decision, Phrase, Post, Tell, Update, Wake
from flows.member import Member, Programme
from flows.mentor_word import MentorWordDue
from flows.pair import Between, MentorshipStatus, Progress, Session, SessionStatus, TouchpointStatus
from flows.pair_state import PairState
from flows.touchpoint import ProgressSaid, TouchpointDue, TouchpointOver, TouchpointSkipped
from flows.touchpoint_card import TouchpointPrompt, WordsAreThere
from flows.writing import Purpose, ThreadReply
from tests.agreements import a_mentorship

ADA = Member(user_id="UADA", name="Ada", zone="America/Chicago")
TOMAS = Member(user_id="UTOM", name="Tomas", zone="America/Denver")
WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago
NEXT_WED = WED + timedelta(days=7)
MIDDLE = datetime(2026, 11, 30, 16, 15, tzinfo=UTC)  # Monday 10:15 in Chicago, 09:15 in Denver
TIMER, PROMPT, WORD = (f"mentorship:7:touchpoint:1{end}" for end in ("", ":prompt", ":word"))


def session(number: int, starts_at: datetime, status: SessionStatus, between: Between | None = None) -> Session:
    used = 30 if status is SessionStatus.HELD else 0
    return Session(
        mentorship_id="7",
        number=number,
        status=status,
        starts_at=starts_at,
        minutes=30,
        used=used,
        between=between,
    )


def pair(*sessions: Session, agreed: int = 2) -> PairState:
    mentorship = a_mentorship(WED - timedelta(days=2), sessions=agreed)
    return PairState(
        team_id="T1", programme=Programme(), mentorship=mentorship, mentee=ADA, mentor=TOMAS, sessions=sessions
    )


MET = session(1, WED, SessionStatus.HELD, Between.PLAN)
DATED = pair(MET, session(2, NEXT_WED, SessionStatus.CONFIRMED))
UNDATED = pair(MET)


def due(at: datetime, number: int = 1) -> TouchpointDue:
    return TouchpointDue(team_id="T1", at=at, mentorship_id="7", number=number)


def over(at: datetime) -> TouchpointOver:
    return TouchpointOver(team_id="T1", at=at, mentorship_id="7", number=1)


def word(at: datetime) -> MentorWordDue:
    return MentorWordDue(team_id="T1", at=at, mentorship_id="7", number=1)


def said(progress: Progress, at: datetime = MIDDLE, actor: str = "UADA", number: int = 1) -> ProgressSaid:
    return ProgressSaid(team_id="T1", at=at, mentorship_id="7", actor=actor, number=number, progress=progress)


def skipped(at: datetime = MIDDLE, actor: str = "UADA") -> TouchpointSkipped:
    return TouchpointSkipped(team_id="T1", at=at, mentorship_id="7", actor=actor, number=1)


def opened(state: PairState = DATED, at: datetime = MIDDLE) -> PairState:
    decision = touchpoint.decide(state, due(at))
    assert [type(out) for out in decision.say] == [Post, Update]  # the prompt, and the agreement that links to it
    return decision.state


def written(state: PairState, at: datetime, author: str = "UADA", ts: str = "1.1") -> PairState:
    return state.with_reply(ThreadReply(prompt_key=PROMPT, ts=ts, author_id=author, text="My plan", at=at))


def timer(state: PairState, at: datetime, key: str = TIMER) -> Wake:
    return next(wake for wake in touchpoint.plan(state, at) if wake.key == key)


def line(decision: Decision[PairState]) -> str:
    assert isinstance(decision.reply, Tell)
    return decision.reply.line.name


# --- when ---


def test_it_comes_in_the_middle_of_the_gap_and_moves_with_the_next_session() -> None:
    assert timer(DATED, WED) == Wake(key=TIMER, event=due(MIDDLE))
    moved = DATED.with_session(session(2, NEXT_WED + timedelta(days=7), SessionStatus.CONFIRMED))
    moved_to = timer(moved, WED).due
    assert moved_to is not None
    assert moved_to > MIDDLE


def test_without_a_date_it_comes_three_working_days_after_the_session() -> None:
    assert timer(UNDATED, WED).due == datetime(2026, 11, 30, 20, 30, tzinfo=UTC)


def test_it_waits_for_a_common_hour() -> None:
    far = replace(UNDATED, mentor=replace(TOMAS, zone="America/Los_Angeles"))
    early = far.with_session(replace(MET, starts_at=WED - timedelta(hours=5), minutes=30))
    assert timer(early, WED).due == datetime(2026, 11, 30, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("gap", "comes"),
    [
        (timedelta(hours=20), False),  # until Thursday 10:00: three and a half working hours in all
        (timedelta(hours=24), False),  # 7.5 hours; from the middle of them 3.75 remain
        (timedelta(hours=25), True),
    ],
)
def test_it_is_left_out_when_fewer_than_four_working_hours_would_remain(gap: timedelta, comes: bool) -> None:
    near = pair(MET, session(2, WED + gap, SessionStatus.CONFIRMED))
    assert (timer(near, WED + timedelta(minutes=30)).event is not None) is comes


@pytest.mark.parametrize(
    "state",
    [
        pair(session(1, WED, SessionStatus.HELD), agreed=1),
        pair(replace(MET, between=Between.NOTHING), session(2, NEXT_WED, SessionStatus.CONFIRMED)),
        pair(replace(MET, used=60), session(2, NEXT_WED, SessionStatus.CONFIRMED)),
        pair(replace(MET, status=SessionStatus.CANCELLED, used=0)),
        DATED.with_mentorship(status=MentorshipStatus.CLOSED),
    ],
    ids=["one session", "nothing between", "time is used", "did not meet", "closed"],
)
def test_there_is_none(state: PairState) -> None:
    assert timer(state, WED).event is None
    assert touchpoint.decide(state, due(MIDDLE)).say == ()


def test_three_sessions_have_two_and_each_speaks_of_what_was_taken_on() -> None:
    first = pair(MET, agreed=3)
    second = first.with_session(session(2, NEXT_WED, SessionStatus.HELD, Between.WORK))
    late = datetime(2026, 12, 7, 20, 30, tzinfo=UTC)
    for state, asked, kind in ((first, due(late - timedelta(days=7)), "plan"), (second, due(late, number=2), "work")):
        decision = touchpoint.decide(state, asked)
        post, _ = decision.say
        assert isinstance(post, Post)
        assert isinstance(post.message, TouchpointPrompt)
        assert post.message.between == kind
        assert [prompt.purpose for prompt in decision.state.prompts] == [Purpose.TOUCHPOINT]


# --- the prompt ---


def test_the_prompt_is_top_level_for_both_and_headed_by_the_goal() -> None:
    decision = touchpoint.decide(DATED, due(MIDDLE))
    post, _ = decision.say
    assert isinstance(post, Post)
    assert (post.key, post.to, post.thread) == (PROMPT, ("UADA", "UTOM"), None)
    assert post.message == TouchpointPrompt(
        mentorship_id="7",
        number=1,
        goal="run a teen advisory council",
        mentee=ADA.person,
        mentor=TOMAS.person,
        between=Between.PLAN,
    )
    assert [(p.key, p.closed_at) for p in decision.state.prompts] == [(PROMPT, None)]
    assert decision.wake == (Wake(key=TIMER, event=over(NEXT_WED)),)


def test_a_timer_that_comes_twice_or_too_early_says_nothing() -> None:
    assert touchpoint.decide(opened(), due(MIDDLE)).say == ()
    early = touchpoint.decide(DATED, due(WED + timedelta(hours=1)))
    assert early.say == ()
    assert early.wake == (Wake(key=TIMER, event=due(MIDDLE)),)


# --- the mentee's clicks ---


@pytest.mark.parametrize("progress", Progress)
def test_progress_is_kept_and_shown(progress: Progress) -> None:
    decision = touchpoint.decide(opened(), said(progress))
    update, *cards = decision.say
    assert isinstance(update, Update)
    assert isinstance(update.message, TouchpointPrompt)
    assert (update.of, update.message.progress) == (PROMPT, progress)
    assert all(isinstance(card, Update) for card in cards), "what shows the choice shows that it is made"
    stuck = progress is Progress.STUCK
    assert line(decision) == ("touchpoint-noted-stuck" if stuck else "touchpoint-write-here")
    assert [wake.due for wake in decision.wake] == [MIDDLE + timedelta(hours=1) if stuck else None]


def test_the_same_button_twice_says_nothing_twice() -> None:
    once = touchpoint.decide(opened(), said(Progress.DONE)).state
    again = touchpoint.decide(once, said(Progress.DONE))
    assert (again.state, again.say) == (once, ())


def test_a_skipped_one_asks_for_nothing_more() -> None:
    decision = touchpoint.decide(opened(), skipped())
    assert decision.state.touchpoints[0].status is TouchpointStatus.SKIPPED
    assert decision.state.prompts[0].closed_at == MIDDLE
    card = decision.say[0]
    assert isinstance(card, Update)
    assert isinstance(card.message, TouchpointPrompt)
    assert card.message.kept_until == MIDDLE + timedelta(days=7)
    assert {wake.key: wake.event for wake in decision.wake} == {TIMER: None, WORD: None}
    assert line(touchpoint.decide(decision.state, skipped())) == "touchpoint-is-over"
    assert line(touchpoint.decide(decision.state, said(Progress.DONE))) == "touchpoint-is-over"


@pytest.mark.parametrize(
    ("state", "event", "expected"),
    [
        (opened(), said(Progress.DONE, actor="UTOM"), "touchpoint-for-mentee"),
        (opened(), skipped(actor="UTOM"), "touchpoint-for-mentee"),
        (opened(), said(Progress.DONE, actor="UEVE"), "not-found-for-you"),
        (opened(), said(Progress.DONE, number=2), "not-found-for-you"),
        (DATED, said(Progress.DONE), "not-found-for-you"),
        (replace(DATED, mentorship=None, sessions=()), skipped(), "not-found-for-you"),
    ],
)
def test_clicks_that_are_not_taken_get_a_line(
    state: PairState, event: ProgressSaid | TouchpointSkipped, expected: str
) -> None:
    decision = touchpoint.decide(state, event)
    assert (line(decision), decision.state, decision.say) == (expected, state, ())


# --- the word to the mentor ---


def word_in(decision: Decision[PairState]) -> list[WordsAreThere]:
    posts = [out for out in decision.say if isinstance(out, Post)]
    assert all((post.key, post.thread) == (WORD, PROMPT) for post in posts)
    return [post.message for post in posts if isinstance(post.message, WordsAreThere)]


def test_the_mentor_hears_once_that_the_words_are_there() -> None:
    done = touchpoint.decide(written(opened(), MIDDLE), said(Progress.DONE))
    (told,) = word_in(done)
    assert (told.progress, told.next_at, told.between) == (Progress.DONE, NEXT_WED, Between.PLAN)
    assert line(done) == "touchpoint-noted"
    again = touchpoint.decide(done.state, said(Progress.STUCK, MIDDLE + timedelta(hours=1)))
    assert word_in(again) == []
    assert word_in(touchpoint.decide(done.state, word(MIDDLE + timedelta(hours=2)))) == []


def test_a_button_pressed_first_is_passed_on_with_the_words() -> None:
    stuck = touchpoint.decide(opened(), said(Progress.STUCK))
    assert word_in(stuck) == []
    later = MIDDLE + timedelta(minutes=3)
    assert [w.progress for w in word_in(mentor_word.heard(written(stuck.state, later), PROMPT, later))] == [
        Progress.STUCK
    ]


def test_words_without_a_button_are_passed_on_when_they_came_to_rest() -> None:
    first = written(opened(), MIDDLE)
    waits = mentor_word.heard(first, PROMPT, MIDDLE)
    assert (waits.say, waits.wake) == ((), (Wake(key=WORD, event=word(MIDDLE + timedelta(hours=1))),))
    more = written(first, MIDDLE + timedelta(minutes=30), ts="1.2")
    too_early = touchpoint.decide(more, word(MIDDLE + timedelta(hours=1)))
    assert (too_early.say, [wake.due for wake in too_early.wake]) == ((), [MIDDLE + timedelta(minutes=90)])
    assert len(word_in(touchpoint.decide(more, word(MIDDLE + timedelta(minutes=90))))) == 1


def test_outside_the_mentors_hours_the_word_waits_for_the_morning() -> None:
    night = datetime(2026, 12, 1, 3, tzinfo=UTC)
    done = touchpoint.decide(written(opened(), night), said(Progress.DONE, night))
    assert word_in(done) == []
    morning = datetime(2026, 12, 1, 16, tzinfo=UTC)
    assert done.wake == (Wake(key=WORD, event=word(morning)),)
    assert len(word_in(touchpoint.decide(done.state, word(morning)))) == 1


def test_a_mentor_who_wrote_there_needs_no_telling() -> None:
    answered = written(written(opened(), MIDDLE), MIDDLE, author="UTOM", ts="1.2")
    assert word_in(touchpoint.decide(answered, said(Progress.DONE))) == []


def test_words_taken_back_are_not_passed_on() -> None:
    words = written(opened(), MIDDLE)
    gone = words.with_reply(replace(words.replies[0], text="", deleted=True))
    assert mentor_word.heard(gone, PROMPT, MIDDLE).wake == (Wake(key=WORD),)
    assert word_in(touchpoint.decide(gone, word(MIDDLE + timedelta(hours=1)))) == []


# --- the end ---


def test_it_is_open_until_the_next_session_begins() -> None:
    assert touchpoint.decide(opened(), over(NEXT_WED - timedelta(hours=1))).state == opened()
    closed = touchpoint.decide(opened(), over(NEXT_WED))
    assert closed.state.touchpoints[0].status is TouchpointStatus.CLOSED
    assert closed.state.prompts[0].closed_at == NEXT_WED
    assert [type(out) for out in closed.say] == [Update]


def test_when_the_next_session_moves_it_stays_open_longer() -> None:
    moved = opened().with_session(session(2, NEXT_WED + timedelta(days=2), SessionStatus.CONFIRMED))
    assert timer(moved, MIDDLE).due == NEXT_WED + timedelta(days=2)
    assert touchpoint.decide(moved, over(NEXT_WED)).say == ()
    called_off = opened().with_session(session(2, NEXT_WED, SessionStatus.CANCELLED))
    assert timer(called_off, MIDDLE) == Wake(key=TIMER)


@pytest.mark.parametrize(
    ("hours", "answered", "status"),
    [
        (3, "", TouchpointStatus.WITHDRAWN),
        (4, "", TouchpointStatus.OPEN),
        (3, "words", TouchpointStatus.OPEN),
        (3, "stuck", TouchpointStatus.OPEN),
    ],
)
def test_it_is_withdrawn_when_the_next_session_comes_too_near_and_nobody_has_answered(
    hours: int, answered: str, status: TouchpointStatus
) -> None:
    state = written(opened(), MIDDLE) if answered == "words" else opened()
    if answered == "stuck":
        state = touchpoint.decide(state, said(Progress.STUCK)).state
    moved = state.with_session(session(2, MIDDLE + timedelta(hours=hours), SessionStatus.CONFIRMED))
    goes = status is TouchpointStatus.WITHDRAWN
    assert timer(moved, MIDDLE).due == (MIDDLE if goes else MIDDLE + timedelta(hours=hours))
    assert touchpoint.decide(moved, over(MIDDLE)).state.touchpoints[0].status is status


def test_it_is_withdrawn_when_it_lost_its_sense() -> None:
    corrected = opened().with_session(replace(MET, status=SessionStatus.CANCELLED, used=0))
    assert timer(corrected, MIDDLE) == Wake(key=TIMER, event=over(MIDDLE))
    withdrawn = touchpoint.decide(corrected, over(MIDDLE))
    assert withdrawn.state.touchpoints[0].status is TouchpointStatus.WITHDRAWN
    (update,) = withdrawn.say
    assert isinstance(update, Update)
    assert isinstance(update.message, TouchpointPrompt)
    assert update.message.status is TouchpointStatus.WITHDRAWN


def test_the_end_of_a_mentorship_takes_it_along() -> None:
    ended = touchpoint.withdraw(opened(), MIDDLE)
    assert ended.state.touchpoints[0].status is TouchpointStatus.WITHDRAWN
    assert ended.state.prompts[0].closed_at == MIDDLE
    assert all(wake.event is None for wake in ended.wake)
    assert {TIMER, WORD} <= {wake.key for wake in ended.wake}
    assert touchpoint.withdraw(DATED, MIDDLE).say == ()


def test_the_clock_is_answered_for_a_mentorship_that_is_not_there() -> None:
    nothing = replace(DATED, mentorship=None, sessions=())
    assert touchpoint.plan(nothing, WED) == ()
    for event in (due(MIDDLE), over(MIDDLE), word(MIDDLE)):
        assert touchpoint.decide(nothing, event) == Decision(nothing)


def test_lines_name_people() -> None:
    reply = touchpoint.decide(opened(), said(Progress.DONE, actor="UTOM")).reply
    assert reply == Tell(Phrase("touchpoint-for-mentee", {"mentee": ADA.person}))
