"""Whole mentorships, from the first words to the close."""

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Scene


def test_two_sessions_that_go_well_and_the_message_budget(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.ask(
        ada,
        "run a teen advisory council",
        first="Tomas Reyes",
        fields={"What will exist when it is done?": "a plan for the first three meetings"},
    )
    card = tomas.sees("2 x 30 minutes with Ada Lindgren").text
    assert "a plan for the first three meetings" in card
    assert "teen councils" in card
    assert "started ours in 2023, still running" in card
    tomas.clicks("Accept", on="2 x 30 minutes")
    tomas.sees("You said yes")
    for one in (ada, tomas):
        one.sees("Agreed:", "2 sessions x 30 minutes = 60 minutes", "run a teen advisory council")

    ada.clicks("Bring questions", on="Agreed:")
    ada.fills(
        {"Your questions": "How do I get teens to come twice?", "Where do you stand today?": "2 - I know a little"}
    )
    ada.submits()
    tomas.sees("Agreed:", "How do I get teens to come twice?", "2 of 5")

    first = scene.at(tomas, "13:00", days=2)
    scene.set_time(ada, tomas, first)
    scene.passes(first - timedelta(days=1) + timedelta(minutes=1))
    tomas.sees("Coming up: session 1", "How do I get teens to come twice?")
    scene.passes(first + timedelta(minutes=35))
    ada.clicks("Yes, about 30 min", on="did you meet?")
    tomas.sees("Met.", "30 of 60 minutes used")
    ada.clicks("A plan", on="what comes between now")
    second = scene.at(tomas, "13:00", days=8)
    scene.set_time(ada, tomas, second)

    scene.until_said("run a teen advisory council: the plan", ada)
    ada.writes("Meeting 1: pizza and a wish list.", on="reply in this thread with your plan")
    ada.clicks("Done, want feedback", on="reply in this thread with your plan")
    tomas.sees("plan is there")
    tomas.writes("Let them set the date of meeting 2.", on="reply in this thread with your plan")
    scene.passes(second - timedelta(days=1) + timedelta(minutes=1))
    ada.sees("Coming up: session 2", "pizza and a wish list", "Let them set the date")
    scene.passes(second + timedelta(minutes=35))
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    ada.sees("Met.", "60 of 60 minutes used", "That was the time you agreed")

    scene.until_said("Looking back", ada)
    for one, other, words in ((ada, tomas, "I have a plan."), (tomas, ada, "Good questions.")):
        one.writes(words, on="Looking back")
        scene.answers_in_private(one, other, wish="Stay in touch", thanks=f"Thank you, {other.first}.")
    ada.sees("Closed: run a teen advisory council", "60 of 60 minutes", "stay in touch", "Thank you, Ada.")
    tomas.sees("Closed: run a teen advisory council", "60 of 60 minutes", "Thank you, Tomas.")
    assert ada.posts() <= 12
    assert tomas.posts() <= 12
    with scene.silence():
        scene.passes(scene.now + timedelta(days=40))
