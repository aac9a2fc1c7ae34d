"""Words in a prompt's thread: kept, edited and deleted as their author does it, in whatever order it is heard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from flows import prompt
from flows.decision import Decision, Update, Wake
from flows.member import Member, Programme
from flows.pair import Progress, Session, SessionStatus, Touchpoint, TouchpointStatus
from flows.pair_state import PairState
from flows.prompt import ReplyDeleted, ReplyEdited, ReplyEvents, ReplyWritten
from flows.touchpoint_card import TouchpointPrompt
from flows.writing import Prompt, Purpose
from tests.agreements import a_mentorship

NOW = datetime(2026, 11, 30, 16, tzinfo=UTC)
KEY = "mentorship:7:touchpoint:1:prompt"
STATE = PairState(
    team_id="T1",
    programme=Programme(),
    mentorship=a_mentorship(NOW),
    mentee=Member(user_id="UADA", name="Ada", zone="America/Chicago"),
    mentor=Member(user_id="UTOM", name="Tomas", zone="America/Denver"),
    sessions=(Session(mentorship_id="7", number=1, status=SessionStatus.HELD, used=30),),
    touchpoints=(Touchpoint(mentorship_id="7", number=1, status=TouchpointStatus.OPEN, opened_at=NOW),),
    prompts=(Prompt(key=KEY, mentorship_id="7", purpose=Purpose.TOUCHPOINT, number=1, opened_at=NOW),),
)
CLOSED = STATE.with_prompt(replace(STATE.prompts[0], closed_at=NOW))


def written(text: str = "one", at: datetime = NOW, author: str = "UADA", key: str = KEY) -> ReplyWritten:
    return ReplyWritten(team_id="T1", at=at, mentorship_id="7", prompt_key=key, ts="1.1", author=author, text=text)


def edited(text: str, minutes: int, at: datetime = NOW, author: str = "UADA") -> ReplyEdited:
    return ReplyEdited(
        team_id="T1",
        at=at,
        mentorship_id="7",
        prompt_key=KEY,
        ts="1.1",
        author=author,
        text=text,
        edited_at=NOW + timedelta(minutes=minutes),
    )


def deleted(at: datetime = NOW, author: str = "UADA") -> ReplyDeleted:
    return ReplyDeleted(team_id="T1", at=at, mentorship_id="7", prompt_key=KEY, ts="1.1", author=author)


def after(*events: ReplyEvents, state: PairState = STATE) -> PairState:
    for event in events:
        state = prompt.decide(state, event).state
    return state


def texts(state: PairState) -> list[str]:
    return [reply.text for reply in state.replies_to(KEY)]


@pytest.mark.parametrize(
    "order", list(permutations([written("one"), edited("two", 1), edited("three", 2), written("one")]))
)
def test_the_newest_edit_wins_in_any_order_of_arrival(order: tuple[ReplyEvents, ...]) -> None:
    assert texts(after(*order)) == ["three"]


@pytest.mark.parametrize("order", list(permutations([written("one"), edited("two", 1), deleted(), deleted()])))
def test_what_was_taken_back_stays_so_in_any_order_of_arrival(order: tuple[ReplyEvents, ...]) -> None:
    state = after(*order)
    assert texts(state) == []
    assert [reply.text for reply in state.replies] == [""]


def test_words_of_both_are_kept_in_the_order_they_were_written() -> None:
    later = replace(written("answer", author="UTOM"), ts="1.2")
    assert texts(after(later, written("plan"))) == ["plan", "answer"]


@pytest.mark.parametrize(
    "event",
    [
        written(author="UEVE"),
        written(key="mentorship:7:agreement"),
        written(key="mentorship:8:touchpoint:1:prompt"),
        edited("mine", 1, author="UEVE"),
        deleted(author="UEVE"),
    ],
)
def test_strangers_and_other_threads_are_not_heard(event: ReplyEvents) -> None:
    assert prompt.decide(STATE, event).state == STATE


@pytest.mark.parametrize("event", [edited("yours", 5, author="UTOM"), deleted(author="UTOM")])
def test_nobody_changes_the_words_of_the_other(event: ReplyEvents) -> None:
    assert texts(after(written("mine"), event)) == ["mine"]


@pytest.mark.parametrize(("days", "heard"), [(0, True), (6.99, True), (7, False), (30, False)])
def test_a_closed_prompt_listens_for_seven_days(days: float, heard: bool) -> None:
    at = NOW + timedelta(days=days)
    assert (texts(after(written("late", at), state=CLOSED)) == ["late"]) is heard
    kept = after(written("kept"), state=CLOSED)
    assert (texts(after(edited("late", 1, at), state=kept)) == ["late"]) is heard


def test_the_prompt_says_that_the_mentor_has_answered_and_no_more_what_was_hoped_for() -> None:
    touchpoint = replace(STATE.touchpoints[0], progress=Progress.DONE, progress_at=NOW)
    done = after(written("plan", NOW - timedelta(minutes=9))).with_touchpoint(touchpoint)
    answer = replace(written("two lines", NOW + timedelta(minutes=5), author="UTOM"), ts="1.2")
    taken_back = replace(deleted(NOW + timedelta(minutes=9), author="UTOM"), ts="1.2")

    said = [prompt.decide(done, answer)]
    said += [prompt.decide(said[0].state, replace(answer, ts="1.3")), prompt.decide(said[0].state, taken_back)]
    assert [answered(decision) for decision in said] == [[True], [], [False]], "once, and not again while it is so"
    earlier = replace(answer, at=NOW - timedelta(minutes=5))
    assert answered(prompt.decide(done, earlier)) == [], "what was said before the button is no answer"
    assert answered(prompt.decide(STATE, answer)) == [], "nor is a word before the mentee's own"


def answered(decision: Decision[PairState]) -> list[bool]:
    """What the prompt says of it, each time it is brought up to date."""
    updates = (each.message for each in decision.say if isinstance(each, Update))
    return [message.answered for message in updates if isinstance(message, TouchpointPrompt)]


def test_taking_back_never_comes_too_late() -> None:
    kept = after(written("kept"), state=CLOSED)
    assert texts(after(deleted(NOW + timedelta(days=40)), state=kept)) == []


def test_a_links_preview_is_no_edit() -> None:
    preview = replace(edited("one", 0, NOW + timedelta(minutes=9)), edited_at=None)
    for events in ((written("one"), edited("two", 1), preview), (preview, edited("two", 1), written("one"))):
        assert texts(after(*events)) == ["two"]
    assert texts(after(preview, written("one"))) == ["one"]


def test_the_mentees_words_set_the_clock_for_the_mentor_and_taking_them_back_stops_it() -> None:
    word = f"{KEY.removesuffix(':prompt')}:word"
    decision = prompt.decide(STATE, written())
    assert [(wake.key, wake.due) for wake in decision.wake] == [(word, NOW + timedelta(hours=1))]
    assert prompt.decide(decision.state, deleted()).wake == (Wake(key=word),)
    assert prompt.decide(STATE, written(author="UTOM")).wake == (Wake(key=word),)


def test_hearing_it_twice_does_nothing_the_second_time() -> None:
    once = after(written())
    again = prompt.decide(once, written())
    assert (again.state, again.say, again.wake) == (once, (), ())
