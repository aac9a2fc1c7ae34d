"""Between two sessions: the prompt, what is written in its thread, and when it goes."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

GOAL = "run a teen council"


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


def test_done_without_words_asks_for_some_and_then_the_mentor_is_asked_once(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas)
    ada.clicks("Action steps", on="what comes between now")
    scene.set_time(ada, tomas, scene.at(tomas, "11:00", days=8))
    scene.until_said(f"{GOAL}: the steps", ada)
    prompt = ada.sees(f"{GOAL}: the steps", "Done asks Tomas Reyes for feedback", "Skip asks nobody for anything").page
    assert not [part for part in prompt.raw["blocks"] if tomas.slack.id in str(part)], "the mentor is not called yet"
    ada.clicks("Done, want feedback", on="the steps")
    ada.is_told("Now reply to the question with a few lines, in its thread")
    tomas.clicks("Stuck", on="the steps")
    tomas.is_told("These buttons are for Ada Lindgren")
    ada.writes("Two calls made, one to go.", on="the steps")
    tomas.sees("Ada Lindgren wrote how the steps go", "Feedback is welcome", under="the steps")
    with scene.silence():
        ada.clicks("Under way", on="the steps")
        ada.is_told("Tomas Reyes was asked for an answer already")


def test_under_way_leaves_the_mentee_in_peace_for_a_while(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    scene.set_time(ada, tomas, scene.at(tomas, "11:00", days=8))
    scene.until_said(f"{GOAL}: between the sessions", ada)
    ada.writes("Half of it.", on="between the sessions")
    ada.clicks("Under way", on="between the sessions")
    ada.is_told("Nobody is asked for anything before")
    with scene.silence():
        scene.passes(scene.now + timedelta(hours=20))
    scene.until_said("has written here", tomas)
    assert scene.now < scene.at(tomas, "11:00", days=4)


def test_stuck_leads_to_an_earlier_session_and_the_mentor_hears_of_it(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas)
    second = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, second)
    scene.until_said(f"{GOAL}: between the sessions", ada)
    assert "Meet sooner" not in ada.sees("between the sessions").page.buttons()
    ada.clicks("Stuck", on="between the sessions")
    ada.is_told("Tomas Reyes hears it", "Meet sooner offers an earlier time")
    ada.writes("Nobody answers my flyer.", on="between the sessions")
    tomas.sees("Ada Lindgren is stuck and wrote where", "Meet sooner above", under="between the sessions")
    ada.clicks("Meet sooner", on="between the sessions")
    sooner = scene.at(tomas, "11:00", days=2)
    ada.fills({"A time that suits you": sooner}).submits()
    ada.closes()
    tomas.sees("Ada Lindgren would like to meet sooner than")
    tomas.clicks("Take it", on="would like to meet sooner")
    ada.sees("Session 2:", "30 minutes")
    scene.passes(sooner + timedelta(minutes=1))
    assert ada.sees("The next session is here.").page.buttons() == []


def test_stuck_without_a_word_is_told_after_a_while_and_the_mentor_may_offer_the_time(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas)
    scene.until_said(f"{GOAL}: between the sessions", ada)
    ada.clicks("Stuck", on="between the sessions")
    with scene.silence():
        scene.passes(scene.now + timedelta(minutes=55))
    scene.passes(scene.now + timedelta(minutes=10))
    tomas.sees("Ada Lindgren is stuck. A question from you here may be all it takes.")
    tomas.clicks("Meet sooner", on="between the sessions")
    tomas.fills({"A time that suits you": scene.at(tomas, "11:00", days=1)}).submits()
    tomas.closes()
    ada.clicks("Take it", on="can meet for session 2")
    ada.sees("Session 2:")


def test_a_session_that_is_near_already_is_not_brought_forward(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    second = scene.at(tomas, "11:00", days=4)
    scene.set_time(ada, tomas, second)
    scene.until_said(f"{GOAL}: between the sessions", ada)
    ada.clicks("Stuck", on="between the sessions")
    scene.passes(second - timedelta(minutes=50))
    ada.clicks("Meet sooner", on="between the sessions")
    ada.is_told("The next session is as near as it can be")


def test_a_session_that_comes_too_near_takes_the_question_back(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    met_once(scene, ada, tomas)
    scene.set_time(ada, tomas, scene.at(tomas, "11:00", days=8))
    scene.until_said(f"{GOAL}: between the sessions", ada)
    scene.offer(tomas, scene.now + timedelta(hours=2), on="Session 2:", button="Move it")
    ada.clicks("Take it", on="would like to meet sooner")
    assert ada.sees(f"{GOAL}: between the sessions", "Nothing to do here any more").page.buttons() == []


@pytest.mark.parametrize(
    ("outcome", "first"),
    [("a plan for three meetings", "A plan"), ("a flyer", "A piece of work")],
    ids=["plan", "work"],
)
def test_the_usual_kind_is_offered_first(
    scene: "Scene", ada: "Actor", tomas: "Actor", outcome: str, first: str
) -> None:
    scene.pair(ada, tomas, GOAL, fields={"What will exist when it is done?": outcome})
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    offered = ada.sees("what comes between now").page.buttons()
    assert offered[0] == first
    assert {"A plan", "Action steps", "A piece of work", "Nothing"} <= set(offered)


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


def test_only_the_mentee_says_what_comes_between_and_may_say_it_anew(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas)
    tomas.clicks("A plan", on="what comes between now")
    tomas.is_told("This one is for Ada Lindgren to say.")
    assert "What comes before session 2 with Tomas Reyes?" in ada.home
    assert "What comes before" not in tomas.home
    ada.clicks_at_home("Action steps")
    tomas.sees("Agreed:", "Between sessions 1 and 2: Ada Lindgren takes the next steps")
    assert "Until then you take the next steps." in ada.home
    assert "What comes before" not in ada.home
    for where in (ada.sees("Agreed:", GOAL), ada.sees("Met.", "Until then:")):
        assert "Change what comes between" in where.page.buttons()
    ada.clicks_at_home("Change what comes between")
    ada.fills({"Between sessions 1 and 2": "A piece of work"}).submits()
    tomas.sees("Agreed:", "Between sessions 1 and 2: Ada Lindgren makes a piece of work")
    scene.until_said(f"{GOAL}: the work", ada)


def test_three_sessions_have_two_touchpoints_and_a_look_back_together(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    met_once(scene, ada, tomas, sessions="Three sessions")
    second = scene.at(tomas, "11:00", days=6)
    scene.set_time(ada, tomas, second)
    scene.until_said(f"{GOAL}: between the sessions", ada)
    ada.clicks("Under way", on="between the sessions")
    scene.passes(second + timedelta(minutes=35))
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    prompt = tomas.sees(f"{GOAL}: half way", "2 of 3 sessions", "before session 3").text
    assert all(way in prompt for way in ("Go deeper:", "Change course:", "Next steps:"))
    assert "where it should go" in ada.home
    ada.writes("Deeper, please.", on="half way")
    tomas.writes("Deeper it is.", on="half way").edit("Deeper it is, and the flyer.")
    assert "where it should go" not in ada.home
    ada.clicks("A piece of work", on="what comes between now")
    third = scene.at(tomas, "11:00", days=6)
    scene.set_time(tomas, ada, third)
    scene.until_said(f"{GOAL}: the work", ada)
    ada.writes("The flyer, second draft.", on="the work")
    scene.passes(third - timedelta(hours=23))
    card = ada.sees("Coming up: session 3").text
    for words in ("Deeper, please.", "Deeper it is, and the flyer.", "The flyer, second draft."):
        assert words in card
    scene.passes(third + timedelta(minutes=35))
    assert ada.sees(f"{GOAL}: half way", "The next session is here").page.buttons() == []
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
