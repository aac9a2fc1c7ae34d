"""Looking back: what is written in the thread, what stays private, and the close."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

GOAL = "run a teen council"


@pytest.fixture(autouse=True)
def looking_back(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    """One session held, for which the mentee said where they stood; the prompt in the shared DM."""
    scene.pair(ada, tomas, GOAL, sessions="One session")
    ada.clicks("Bring questions", on="Agreed:")
    ada.fills(
        {"Your questions": "How do I begin?", "Where do you stand today?": "1 - all of it is new to me"}
    ).submits()
    ada.closes()
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    scene.until_said("Looking back", ada)


def kept(scene: "Scene") -> list[str]:
    """The words that are kept of replies."""
    scene.ws.settle()
    with scene.bot.database.reading() as session:
        rows: Any = session.connection().execute(text("SELECT text FROM reply ORDER BY ts"))
        return [row[0] for row in rows]


def test_words_in_the_thread_are_kept_as_they_stand(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    first = ada.writes("I lerned to wait.", on="Looking back")
    ada.writes("Not this one.", on="Looking back").delete()
    tomas.writes("So did I.", on="Looking back")
    first.edit("I learned to wait.")
    assert sorted(filter(None, kept(scene))) == ["I learned to wait.", "So did I."]


def test_both_answer_and_only_shared_wishes_are_shown(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    told = scene.answers_in_private(ada, tomas, wish="One more round", goal_met="2", thanks="You saved my spring.")
    assert "Kept, for your eyes only" in told
    tomas.sees_nothing_of("You saved my spring", "One more round?", "2 of 5")
    told = scene.answers_in_private(tomas, ada, wish="Stay in touch", thanks="You came prepared.")
    assert "That was the last answer, so this closes now" in told
    mine = ada.sees("Closed: run a teen council", "30 of 30 minutes", "You came prepared.").text
    theirs = tomas.sees("Closed: run a teen council", "You saved my spring.").text
    for summary in (mine, theirs):
        assert "one more round" not in summary
        assert "stay in touch" not in summary
    assert "2 of 5" not in theirs
    assert "2 of 5" in mine
    assert "List me as a mentor" in ada.sees("Closed:").page.buttons()
    ada.clicks("List me as a mentor", on="Closed:")
    assert ada.form.title == "Help a colleague"
    assert ada.form.value("What could you help with?") == [GOAL]
    ada.submits()
    ada.is_told(GOAL, "listed")
    ada.closes()
    assert "List me as a mentor" not in tomas.sees("Closed:").page.buttons()
    with scene.silence():
        scene.passes(scene.now + timedelta(days=30))


def test_the_same_wish_is_shown_and_leads_to_another_round(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    for one, other in ((ada, tomas), (tomas, ada)):
        scene.answers_in_private(one, other, wish="One more round")
    tomas.sees("You would both like one more round; Ada Lindgren can ask you again with one click.")
    tomas.sees_nothing_of("Ask for one more round")
    ada.clicks("Ask for one more round", on="You would both like one more round")
    assert "One more round with @Tomas Reyes" in ada.form.text
    assert ada.form.choices("Ask first")[0] == "Tomas Reyes"
    ada.submits()
    ada.closes()
    tomas.sees("1 x 30 minutes with Ada Lindgren", GOAL, "You know each other")


def test_answers_can_be_changed_until_the_close_and_all_are_asked_for(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    ada.clicks("Private questions, one minute", on="Looking back")
    assert len(ada.is_held_back()) == 5
    ada.closes()
    scene.answers_in_private(ada, tomas, wish="Stay in touch", thanks="First thanks.")
    ada.clicks("Private questions, one minute", on="Looking back")
    assert ada.form.value("A thank-you to pass on to Tomas Reyes") == "First thanks."
    ada.fills({"A thank-you to pass on to Tomas Reyes": "Better thanks."}).submits()
    ada.closes()
    scene.answers_in_private(tomas, ada)
    assert "Better thanks." in tomas.sees("Closed:").text
    assert "First thanks." not in tomas.sees("Closed:").text


def test_it_closes_by_itself_after_five_working_days(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    asked = scene.now
    ada.writes("I ask what they need first now.", on="Looking back")
    scene.answers_in_private(ada, tomas, thanks="Thank you.")
    with scene.silence():
        scene.passes(asked + timedelta(days=6, hours=20))
    scene.passes(asked + timedelta(days=7, hours=2))
    tomas.sees("Closed: run a teen council", "Thank you.")
    ada.sees("Closed: run a teen council")
    assert ada.sees("Looking back").page.buttons() == []
    assert "Closed." in ada.sees("Agreed:").text
    with scene.silence():
        tomas.writes("A late word.", on="Looking back")
        scene.passes(scene.now + timedelta(days=30))
    assert "A late word." in kept(scene)
    assert GOAL in ada.home.split("Done")[-1]


def test_after_the_late_week_nothing_is_kept_any_more(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    for one, other in ((ada, tomas), (tomas, ada)):
        scene.answers_in_private(one, other)
    ada.sees("Closed:")
    scene.passes(scene.now + timedelta(days=8))
    ada.writes("Far too late.", on="Looking back")
    assert "Far too late." not in kept(scene)


def test_a_stranger_to_the_two_gets_nowhere(scene: "Scene", ada: "Actor") -> None:
    june = scene("June Okafor")
    june.sees_nothing_of("Looking back", GOAL)


def test_a_form_that_was_open_at_the_close_is_answered_kindly(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    ada.clicks("Private questions, one minute", on="Looking back")
    scene.passes(scene.now + timedelta(days=8))
    ada.fills(
        {
            "Was the goal met?": "4",
            "Did it meet your expectations?": "4",
            "Was it the right amount of time?": "Yes",
            "Was it the right skill for the goal?": "Yes",
            "What would you like next?": "This is done",
        }
    )
    told = ada.submits()
    assert "Thank you. This one closed" in told
    assert "still reaches" in told
    ada.closes()
    tomas.sees("Closed: run a teen council")


def test_where_the_mentee_stands_is_seen_by_both_and_the_marks_by_nobody_else(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    ada.clicks("Private questions, one minute", on="Looking back")
    assert "You began at 1 of 5" in str(ada.form.raw)
    ada.fills({"Where do you stand today?": "4 - nearly there"})
    ada.closes()
    tomas.clicks("Private questions, one minute", on="Looking back")
    assert "Where do you stand today?" not in tomas.form.labels()
    tomas.closes()
    ada.clicks("Private questions, one minute", on="Looking back")
    ada.fills(
        {
            "Was the goal met?": "3, half way",
            "Did it meet your expectations?": "4",
            "Was it the right amount of time?": "Yes",
            "Was it the right skill for the goal?": "Yes",
            "What would you like next?": "This is done",
            "Where do you stand today?": "4 - nearly there",
        }
    ).submits()
    ada.closes()
    scene.answers_in_private(tomas, ada)
    ada.sees("Closed:", "You began at 1 of 5 and stand at 4 of 5 today", "How far the goal is met: 3 of 5, you said")
    theirs = tomas.sees("Closed:", "Ada Lindgren began at 1 of 5 and stands at 4 of 5 today").text
    assert "3 of 5" not in theirs


def test_a_look_back_that_came_too_early_is_taken_back_and_comes_again(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    scene.answers_in_private(ada, tomas)
    tomas.clicks("Correct the minutes", on="Met.").fills({"Minutes of session 1": "0"}).submits()
    tomas.closes()
    scene.ws.clock.next()
    ada.sees("You did not meet")
    assert ada.sees("Looking back", "Not yet: a session is to come after all").page.buttons() == []
    at = scene.at(tomas, "11:00", days=1)
    scene.set_time(ada, tomas, at)
    scene.passes(at + timedelta(minutes=35))
    ada.clicks("Yes, about 30 min", on="did you meet?")
    scene.until_said("Looking back", tomas)
    scene.answers_in_private(tomas, ada)
    ada.sees("Closed:", "30 of 30 minutes")
