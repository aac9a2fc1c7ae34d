"""Looking back: what is written in the thread, what stays private, and the close."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

GOAL = "run a teen council"


@pytest.fixture
def ada(scene: "Scene") -> "Actor":
    actor: Actor = scene("Ada Lindgren")
    return actor


@pytest.fixture
def tomas(scene: "Scene") -> "Actor":
    actor: Actor = scene("Tomas Reyes")
    return actor


@pytest.fixture(autouse=True)
def looking_back(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    """One session held, the prompt in the shared DM."""
    scene.pair(ada, tomas, GOAL, sessions="One session")
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
    ada.closes()
    with scene.silence():
        scene.passes(scene.now + timedelta(days=30))


def test_the_same_wish_is_shown_and_leads_to_another_round(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    for one, other in ((ada, tomas), (tomas, ada)):
        scene.answers_in_private(one, other, wish="One more round")
    tomas.sees("You would both like one more round; Ada Lindgren can ask you again with one click.")
    ada.clicks("Ask for one more round", on="You would both like one more round")
    assert ada.form.value("What would you like to be able to do?") == GOAL
    proposals = ada.submits()
    assert ada.form.choices("Ask first")[0] == "Tomas Reyes"
    assert "You have worked together before" in proposals


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
