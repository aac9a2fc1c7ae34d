"""Between two sessions: the prompt, what is written in its thread, and when it goes."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

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


def met_once(scene: "Scene", ada: "Actor", tomas: "Actor", *, sessions: str = "Two sessions") -> None:
    scene.pair(ada, tomas, GOAL, sessions=sessions)
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))


def test_replies_are_kept_edited_and_deleted_and_put_before_the_mentor_once(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas)
    ada.clicks("A piece of work", on="what comes between now")
    second = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, second)
    scene.until_said(f"{GOAL}: the work", ada)
    draft = ada.writes("A first draft with a mistake.", on="the work")
    ada.writes("And a line I take back.", on="the work").delete()
    draft.edit("A first draft without it.")
    before = tomas.posts()
    scene.passes(scene.now + timedelta(minutes=90))
    assert tomas.posts() == before + 1
    tomas.sees("Ada Lindgren’s work is there", "Two lines from you before")
    ada.writes("One more page.", on="the work")
    ada.clicks("Done, want feedback", on="the work")
    with scene.silence():
        scene.passes(scene.now + timedelta(hours=3))
    tomas.writes("Strong middle.", on="the work")
    scene.passes(second - timedelta(hours=23))
    card = ada.sees("Coming up: session 2").text
    assert "A first draft without it." in card
    assert "One more page." in card
    assert "Strong middle." in card
    assert "mistake" not in card
    assert "take back" not in card


def test_a_button_without_words_asks_for_some(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    ada.clicks("Action steps", on="what comes between now")
    scene.set_time(ada, tomas, scene.at(tomas, "11:00", days=8))
    scene.until_said(f"{GOAL}: the steps", ada)
    ada.clicks("Stuck", on="the steps")
    ada.is_told("Write a few lines in the thread")
    tomas.clicks("Done, want feedback", on="the steps")
    tomas.is_told("These buttons are for Ada Lindgren")
    ada.writes("Nobody answers my flyer.", on="the steps")
    tomas.sees("Ada Lindgren is stuck and wrote where")


def test_skipping_is_the_end_of_it(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    second = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, second)
    scene.until_said(f"{GOAL}: between the sessions", ada)
    ada.clicks("Skip", on="between the sessions")
    assert tomas.sees("Skipped this time").page.buttons() == []
    with scene.silence():
        scene.passes(second - timedelta(hours=25))


def test_nothing_between_means_no_prompt(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    ada.clicks("Nothing", on="what comes between now")
    second = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, second)
    with scene.silence():
        scene.passes(second - timedelta(hours=25))


def test_too_little_time_is_left_for_a_prompt(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    second = scene.at(tomas, "10:00", days=1)
    scene.set_time(ada, tomas, second)
    scene.passes(second + timedelta(minutes=35))
    assert not [s for s in ada.reads() if "between the sessions" in s.text and "Skip" in s.page.buttons()]


def test_the_prompt_closes_when_the_next_session_begins_and_late_words_are_still_kept(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas)
    second = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, second)
    scene.until_said(f"{GOAL}: between the sessions", ada)
    scene.passes(second + timedelta(minutes=1))
    assert ada.sees("The next session is here.").page.buttons() == []


def test_only_the_mentee_says_what_comes_between(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    tomas.clicks("A plan", on="what comes between now")
    tomas.is_told("This one is for Ada Lindgren to say.")


def test_three_sessions_have_two_touchpoints_and_the_second_looks_back_together(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas, sessions="Three sessions")
    second = scene.at(tomas, "11:00", days=6)
    scene.set_time(ada, tomas, second)
    scene.until_said(f"{GOAL}: between the sessions", ada)
    ada.clicks("Under way", on="between the sessions")
    scene.passes(second + timedelta(minutes=35))
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    third = scene.at(tomas, "11:00", days=6)
    scene.set_time(tomas, ada, third)
    scene.until_said(f"{GOAL}: half way", tomas)
    prompt = tomas.sees(f"{GOAL}: half way").text
    assert "go deeper, change course, or settle the next steps" in prompt
    ada.writes("Deeper, please.", on="half way")
    tomas.writes("Deeper it is.", on="half way")
    scene.passes(third - timedelta(hours=23))
    card = ada.sees("Coming up: session 3").text
    assert "Deeper, please." in card
    assert "Deeper it is." in card
    scene.passes(third + timedelta(minutes=35))
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    ada.sees("Met.", "90 of 90 minutes used")


def test_it_moves_with_the_session(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    second = scene.at(tomas, "11:00", days=4)
    scene.set_time(ada, tomas, second)
    later = scene.at(tomas, "11:00", days=14)
    scene.offer(ada, later, on="Session 2:", button="Move it")
    tomas.clicks("Take it", on="can’t make")
    with scene.silence():
        scene.passes_days(ada, 5)
    scene.until_said(f"{GOAL}: between the sessions", ada)
