"""App Home: a newcomer's page, what is next with its buttons working, and a page that keeps up."""

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

GOAL = "run a teen council"


def test_a_newcomer_reads_what_this_is_and_has_two_doors(ada: "Actor") -> None:
    home = ada.slack.open_home()
    assert "Welcome to Micromentor" in home.text
    assert home.buttons()[:2] == ["Ask for help", "Help others"]
    ada.clicks_at_home("Help others")
    assert ada.form.title == "Help a colleague"
    ada.closes().clicks_at_home("Ask for help")
    assert ada.form.title == "Ask for help"


def test_a_mentor_sees_what_they_offer_and_can_change_pause_and_leave(tomas: "Actor") -> None:
    assert "teen councils" in tomas.home
    tomas.clicks_at_home("Change what you offer")
    tomas.fills({"How many people at a time?": "1"}).submits()
    tomas.closes()
    assert "One person at a time" in tomas.home
    tomas.clicks_at_home("Pause")
    tomas.submits()
    tomas.closes()
    assert "You are on a pause until" in tomas.home
    tomas.clicks_at_home("I’m back").closes()
    assert "You are on a pause until" not in tomas.home
    tomas.clicks_at_home("Stop mentoring").closes()
    assert "Help others" in tomas.slack.open_home().buttons()


def test_a_published_page_keeps_up_with_what_happens(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    ada.slack.open_home()
    tomas.slack.open_home()
    scene.ask(ada, GOAL, first="Tomas Reyes")
    scene.ws.settle()

    def shown(person: "Actor") -> str:
        page = person.slack.home()
        assert page is not None
        return page.text.replace("@", "")

    assert "Tomas Reyes has it until" in shown(ada)
    assert f"Ada Lindgren asks you to help with “{GOAL}”" in shown(tomas)
    tomas.clicks("Accept", on="with Ada Lindgren")
    scene.ws.settle()
    assert "Find a time with Tomas Reyes" in shown(ada)
    assert "Find a time with Ada Lindgren" in shown(tomas)


def test_a_published_page_keeps_up_with_the_clock(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    def shown(person: "Actor") -> str:
        scene.ws.settle()
        page = person.slack.home()
        assert page is not None
        return page.text.replace("@", "")

    ada.slack.open_home()
    tomas.slack.open_home()
    scene.pair(ada, tomas, GOAL, sessions="One session")
    at = scene.at(tomas, "11:00", days=2)
    scene.set_time(ada, tomas, at)
    assert "You meet Tomas Reyes" in shown(ada)
    scene.passes(at + timedelta(minutes=31))
    assert "Did you meet Tomas Reyes" in shown(ada).partition("After that")[0]
    tomas.types("/micromentor pause 1w")
    assert "You are on a pause until" in shown(tomas)
    scene.passes(scene.now + timedelta(days=7))
    assert "You are on a pause until" not in shown(tomas)


def test_the_whole_of_a_mentorship_can_be_lived_from_home(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.ask(ada, GOAL, first="Tomas Reyes")
    asked = tomas.home
    assert "1 session of 30 minutes" in asked
    tomas.clicks_at_home("Accept")
    ada.sees("Agreed:", GOAL)
    ada.clicks_at_home("Bring questions")
    ada.fills({"Your questions": "Who chairs?", "Where do you stand today?": "2 - I know a little"}).submits()
    at = scene.at(tomas, "11:00", days=2)
    ada.clicks_at_home("Find a time")
    ada.fills({"A time that suits you": at}).submits()
    ada.closes()
    assert "Pick one" in tomas.home
    tomas.clicks_at_home("Take it")
    assert "You meet Tomas Reyes for session" in ada.home
    scene.passes(at + timedelta(minutes=35))
    assert "Did you meet Tomas Reyes" in ada.home
    ada.clicks_at_home("Yes, about 30 min")
    tomas.sees("Met.", "30 of 30 minutes used")
    scene.until_said("Looking back", ada)
    for one in (ada, tomas):
        one.clicks_at_home("Private questions, one minute")
        one.fills(
            {
                "Was the goal met?": "4",
                "Did it meet your expectations?": "4",
                "Was it the right amount of time?": "Yes",
                "Was it the right skill for the goal?": "Yes",
                "What would you like next?": "This is done",
            }
        ).submits()
        one.closes()
    ada.sees("Closed: run a teen council", "You both call it done")
    assert "Nothing waits for you." in ada.home
    assert GOAL in ada.home.split("Done")[-1]
    ada.clicks_at_home("Ask again")
    assert ada.form.value("What would you like to be able to do?") == GOAL


def test_an_old_page_answers_kindly(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.ask(ada, GOAL, first="Tomas Reyes")
    page = tomas.slack.open_home()
    scene.ws.fault("ratelimited", method="views.publish", seconds=1)
    scene.forgives.add("views.publish: ratelimited")
    tomas.clicks("Accept", on="with Ada Lindgren")
    assert page.click("Decline") is None
    tomas.is_told("This one is settled: you said yes.")


def test_an_admin_is_shown_the_rules_and_where_the_report_is(scene: "Scene", ada: "Actor") -> None:
    rhea = scene("Rhea Castellan")
    for words in ("/micromentor-report", "At most 3 sessions in a mentorship", "2 working days to answer"):
        assert words in rhea.home
    assert "/micromentor-report" not in ada.home
