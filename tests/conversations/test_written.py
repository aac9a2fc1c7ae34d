"""Written sessions: the question, the day, the answer in its thread, from the command to the close."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

GOAL = "run a teen council"
QUESTION = "Which *three* rules did you start with, <!channel>?"
ANSWER = "Be on time, speak once, write it down."


@pytest.fixture
def june(scene: "Scene") -> "Actor":
    actor: Actor = scene("June Okafor")
    return actor


@pytest.fixture
def in_writing(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    """One written session of 10 minutes was agreed; the shared DM is open."""
    _pair(scene, ada, june, ["Written in Slack"], "One session", "10 minutes (written)")


def _pair(scene: "Scene", ada: "Actor", june: "Actor", ways: list[str], sessions: str, minutes: str) -> None:
    ada.types(f"/micromentor {GOAL}").presses("More to say")
    scene.ws.until(lambda: "Ways to meet" in ada.form.labels())
    ada.fills({"How many sessions?": sessions, "Minutes per session": minutes, "Ways to meet": ways}).submits()
    ada.fills({"Ask first": june.name}).submits()
    ada.closes()
    june.clicks("Accept", on=GOAL)
    scene.ws.settle()
    ada.sees("Agreed:", GOAL)


def _asks(ada: "Actor", question: str = QUESTION, *, on: str = "Agreed:") -> str:
    ada.clicks("Ask in writing", on=on)
    told = ada.fills({"Your question": question} if question else {}).submits()
    ada.closes()
    return told


@pytest.mark.usefixtures("in_writing")
def test_one_written_session_from_the_command_to_the_close(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    assert "Find a time" not in june.sees("Agreed:", "Ada Lindgren asks in writing").page.buttons()
    june.clicks("Ask in writing", on="Agreed:")
    june.is_told("Ada Lindgren writes the question, and you hear when it is there.")
    assert "Asked. June Okafor sees it now and answers by Thu 7 Jun." in _asks(ada)

    prompt = june.sees(f"{GOAL}: in writing", QUESTION, "answer in this thread by Thu 7 Jun", "kept for you two")
    assert not prompt.under, "a message of its own"
    ada.sees("Agreed:", "session 1, in writing. June Okafor answers by Thu 7 Jun.")
    june.writes("The short answer follows.", on=QUESTION)
    answer = june.writes("Be early.", on=QUESTION)
    answer.edit(ANSWER)
    scene.passes(scene.now + timedelta(minutes=61))
    ada.sees("Ada Lindgren, June Okafor has answered here.", under=QUESTION)
    ada.sees("Agreed:", "Next: say at the question whether it is answered.")
    ada.clicks("Answered, about 10 min", on=QUESTION)
    june.sees(QUESTION, "Answered. Session 1: 10 minutes. 10 of 10 minutes used.", "That was the time you agreed.")
    ada.sees("Agreed:", "10 of 10 minutes used, 1 of 1 session.")

    scene.until_said("Looking back", ada)
    scene.answers_in_private(ada, june)
    scene.answers_in_private(june, ada)
    scene.ws.settle()
    ada.sees("Closed.")
    for one, budget in ((ada, 6), (june, 6)):
        one.sees_nothing_of("Coming up", "did you meet?", "for your calendar")
        assert one.posts() <= budget, [p["message"]["text"] for p in scene.posts() if one.slack.id in p["to"]]


@pytest.mark.usefixtures("in_writing")
def test_the_question_in_the_thread_and_one_word_and_one_reminder(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    assert "Write your question in its thread" in _asks(ada, "")
    ada.sees("Ada Lindgren, write your question in this thread")
    with scene.silence():
        ada.writes(QUESTION, on="write your question in this thread")
        scene.passes(scene.now + timedelta(minutes=30))
    scene.passes(scene.now + timedelta(minutes=31))
    june.sees("June Okafor, Ada Lindgren’s question is there.", "by Thu 7 Jun")
    scene.passes_to(june, "09:05", days=2)
    june.sees("a reminder, and the only one", "by Thu 7 Jun")
    with scene.silence():
        scene.passes_to(june, "17:30", days=1)
        june.writes(ANSWER, on="in writing")
    scene.passes_to(june, "17:05", days=1)
    ada.sees("Taken as answered, since nobody said", "10 of 10 minutes used", "You can correct it")
    ada.clicks("Correct the minutes", on="Taken as answered").fills({"Minutes of session 1": "5"}).submits()
    june.clicks("Correct the minutes", on="5 of 10 minutes used").fills({"Minutes of session 1": "8"}).submits()
    ada.sees("Ada Lindgren says: 5 minutes", "June Okafor says: 8 minutes", "The smaller figure counts")
    ada.clicks("8 minutes", on="The smaller figure counts")
    june.sees("Answered. Session 1: 8 minutes. 8 of 10 minutes used.")


@pytest.mark.usefixtures("in_writing")
def test_the_day_passes_without_blame_and_another_is_set(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    _asks(ada)
    scene.passes_to(june, "09:05", days=4)
    june.sees("the day went by without an answer. That happens, and nobody is at fault.", under=QUESTION)
    assert "no time" not in ada.sees("Agreed:").text
    june.clicks("Another day", on="the day went by without an answer")
    assert "Your question" not in june.form.labels()
    june.fills({"Answer by": date(2035, 6, 1)})
    assert "Please choose that day or a later one" in june.is_held_back()["Answer by"]
    told = june.fills({"Answer by": date(2035, 6, 13)}).submits()
    assert "The day is Wed 13 Jun now" in told
    ada.sees("Ada Lindgren, June Okafor has moved the day, and answers by Wed 13 Jun.")
    june.sees(QUESTION, "answer in this thread by Wed 13 Jun")
    june.clicks("Longer or shorter", on=QUESTION).fills({"Minutes of session 1": "15"}).submits()
    ada.sees("15 minutes. 15 of 10 minutes used.")


@pytest.mark.usefixtures("in_writing")
def test_a_day_that_passed_is_named_in_the_nudge(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    _asks(ada)
    scene.until_said("question for session 1 still stands in its thread", june)
    june.clicks("Another day", on="still stands in its thread")
    assert june.form.title == "Another day"


@pytest.mark.usefixtures("in_writing")
def test_a_question_never_written_leads_to_a_nudge(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    scene.until_said("session 1 waits for its question", ada)
    _asks(ada, "", on="session 1 waits for its question")
    scene.until_said("your question for session 1 is still to come", june)
    ada.clicks("Write your question", on="is still to come")
    ada.fills({"Your question": QUESTION}).submits()
    june.sees(QUESTION, "answer in this thread")


@pytest.mark.usefixtures("in_writing")
def test_called_off_and_asked_again(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    _asks(ada)
    june.clicks("Call it off", on=QUESTION)
    ada.sees("June Okafor has called off session 1 in writing. No harm done")
    ada.sees(QUESTION, "in writing was called off")
    _asks(ada, "Which rule first?")
    june.sees("Which rule first?", "answer in this thread")


@pytest.mark.usefixtures("in_writing")
def test_only_the_thread_is_read_and_words_taken_back_are_gone(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    _asks(ada, "")
    ada.writes("About the weather", to=june)
    ada.sees("write your question in this thread")
    said = ada.writes("My first try", on="write your question in this thread")
    ada.sees("’s question stands in this thread")
    said.delete()
    ada.sees("Ada Lindgren, write your question in this thread")


@pytest.mark.usefixtures("in_writing")
def test_a_question_at_night_comes_in_the_mentors_morning(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    scene.passes_to(ada, "21:00")
    with scene.silence():
        assert "Kept. June Okafor sees it" in _asks(ada)
        scene.passes_to(june, "08:59", days=1)
    scene.passes_to(june, "09:01")
    june.sees(QUESTION, "answer in this thread")


def test_a_meeting_then_a_question_in_writing(scene: "Scene", ada: "Actor", june: "Actor") -> None:
    _pair(scene, ada, june, ["Video", "Written in Slack"], "Two sessions", "30 minutes")
    ada.sees("Agreed:", "either of you offers a few times, or Ada Lindgren asks in writing")
    scene.hold(ada, june, 1, scene.at(june, "11:00", days=2))
    ada.clicks("A plan", on="Met.")
    scene.until_said("the plan", ada)
    ada.writes("Invite ten, start in January.", on="the plan")
    june.writes("Start with six.", on="the plan")
    ada.clicks("Ask in writing", on="Met.")
    ada.fills({"Your question": QUESTION, "Answer by": scene.at(june, "12:00", days=4).date()}).submits()
    ada.closes()
    june.sees(f"{GOAL}: session 2, in writing", QUESTION)
    assert "Find a time" not in ada.sees("Agreed:", "session 2, in writing").page.buttons()
    with scene.silence():
        june.writes(ANSWER, on=QUESTION)
    june.clicks("Answered, about 30 min", on=QUESTION)
    ada.sees("Answered. Session 2: 30 minutes. 60 of 60 minutes used.")
    scene.until_said("Looking back", ada)
    scene.answers_in_private(ada, june)
    scene.answers_in_private(june, ada)
    scene.ws.settle()
    assert len([s for s in ada.reads() if "did you meet?" in s.text or "Met." in s.text]) == 1
    assert ada.posts() <= 12
    assert june.posts() <= 12
