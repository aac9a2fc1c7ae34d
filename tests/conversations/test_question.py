"""One question before the decision: relayed both ways, answered or not, overtaken by the mentor's own decision."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

TEENS = "help teenagers lead their own youth council"
CARD = "1 x 30 minutes with Ada Lindgren"
ASKS = "Tomas Reyes would like to know something before deciding."
QUESTION = "How many of them are *already* in, <!channel>?"
ANSWER = "Eight & a half, _maybe_."


@pytest.fixture
def mentors(scene: "Scene", ada: "Actor") -> Any:
    """Ada asks; the mentors in the order in which they are asked, Tomas first."""
    return scene(*scene.ask(ada, TEENS, first="Tomas Reyes"))


def asks(tomas: "Actor") -> None:
    tomas.clicks("Ask a question", on=CARD)
    tomas.fills({"What would you like to know?": QUESTION}).submits()
    tomas.closes()


def answers(ada: "Actor") -> None:
    ada.clicks("Answer", on=ASKS)
    assert QUESTION in ada.form.text
    ada.fills({"Your answer": ANSWER}).submits()
    ada.closes()


def test_a_question_is_answered_and_then_accepted(ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    asks(tomas)
    assert ada.sees(ASKS, QUESTION, "Your answer goes to Tomas Reyes alone, who decides").page.buttons() == ["Answer"]
    waiting = tomas.sees(CARD, "You asked:", QUESTION, "Your own time to answer stands still meanwhile")
    assert waiting.page.buttons() == ["Accept", "Suggest other terms", "Decline"]
    assert "Tomas Reyes asks you something about" in ada.home
    answers(ada)
    assert ada.sees(ASKS, "You answered:", ANSWER).page.buttons() == []
    tomas.sees(CARD, QUESTION, ANSWER, "Please decide by")
    brought = tomas.sees("Ada Lindgren has answered your question about", QUESTION, ANSWER)
    assert brought.page.buttons() == ["Accept", "Suggest other terms", "Decline"]
    tomas.clicks("Accept", on="Ada Lindgren has answered your question about")
    ada.sees("Agreed:", "Tomas Reyes")
    assert not [s for s in tomas.reads() if "Accept" in s.page.buttons()]
    assert (ada.posts(), tomas.posts()) == (2, 3)


def test_the_mentee_answers_from_the_home_tab(ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    asks(tomas)
    ada.writes(ANSWER, on=ASKS)
    asked_back = ada.sees("Tomas Reyes waits for your answer", "Is this it?")
    assert ASKS in asked_back.under, "a reply in a thread is answered there"
    ada.clicks("Answer with this", on="Is this it?")
    assert ada.form.value("Your answer") == ANSWER
    ada.closes()
    assert QUESTION in ada.home
    ada.clicks_at_home("Answer")
    ada.fills({"Your answer": ANSWER}).submits()
    tomas.sees("Ada Lindgren has answered your question about", ANSWER)


def test_a_question_nobody_answers_lapses_and_the_mentors_clock_goes_on(
    scene: "Scene", ada: "Actor", mentors: Any
) -> None:
    tomas, june, *_ = mentors
    asks(tomas)
    scene.passes_days(ada, 1)
    ada.sees("Tomas Reyes is waiting for your answer")
    scene.passes_days(ada, 1)
    for over in ada.reads():
        if "The time to answer is over" in over.text:
            assert over.page.buttons() == []
    tomas.sees("No answer from Ada Lindgren so far about", "Please decide by Friday, June 8th at 9:0")
    assert tomas.posts() == 2
    assert "Accept" in tomas.sees(CARD).page.buttons()
    scene.passes_days(tomas, 2)
    assert tomas.posts() == 3  # the one reminder, since none was due before the question
    assert "This one has moved on" in tomas.sees(CARD).text
    assert not [s for s in tomas.reads() if s.page.buttons()]
    june.sees(CARD)


@pytest.mark.parametrize(
    ("button", "told"),
    [("Accept", "said yes without waiting"), ("Decline", "This is settled.")],
)
def test_the_mentor_decides_without_waiting(ada: "Actor", mentors: Any, button: str, told: str) -> None:
    tomas, *_ = mentors
    asks(tomas)
    ada.clicks("Answer", on=ASKS)
    tomas.clicks(button, on=CARD)
    if button == "Decline":
        tomas.submits()
    ada.fills({"Your answer": ANSWER})
    sent = ada.form.submit()
    assert "has decided in the meantime" in str(sent.errors)
    assert ada.form.value("Your answer") == ANSWER
    ada.closes()
    assert ada.sees(ASKS, told).page.buttons() == []
    tomas.sees_nothing_of(ANSWER)


def test_other_terms_instead_of_waiting(ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    asks(tomas)
    tomas.clicks("Suggest other terms", on=CARD)
    tomas.fills({"Sessions": "2 sessions"}).submits()
    tomas.closes()
    assert ada.sees(ASKS, "has suggested other terms instead").page.buttons() == []
    ada.clicks("Accept", on="suggests: 2 x 30 minutes instead of 1")
    ada.sees("Agreed: 2 sessions x 30 minutes = 60 minutes")


def test_a_second_question_is_not_asked(scene: "Scene", ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    card = tomas.sees(CARD).page
    scene.slow_to_change()
    asks(tomas)
    assert card.click("Ask a question") is None
    tomas.is_told("You have asked Ada Lindgren already")
    answers(ada)
    assert "Ask a question" not in str([s.page.buttons() for s in tomas.reads()])


def test_answered_in_the_evening_it_is_told_in_the_mentors_morning(scene: "Scene", ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    asks(tomas)
    scene.passes_to(ada, "20:00")
    with scene.silence():
        answers(ada)
        tomas.sees(CARD, ANSWER)
        scene.passes(scene.at(tomas, "08:59", days=1))
    scene.passes(scene.at(tomas, "09:01"))
    tomas.sees("Ada Lindgren has answered your question about", ANSWER)
    posted = [e for e in scene.posts() if "has answered your question" in str(e["message"])]
    at = datetime.fromtimestamp(posted[0]["at"], UTC).astimezone(tomas.zone)
    assert (at.hour, at.minute) == (9, 0)


def test_the_mentee_withdraws_instead_of_answering(ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    asks(tomas)
    ada.clicks_at_home("Withdraw")
    assert ada.sees(ASKS, "You took this request back.").page.buttons() == []
    assert tomas.sees(CARD, "took this request back").page.buttons() == []
