"""Asking: every way in, what the form holds back, who is proposed, and a request that has to wait."""

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.ids import Shortcut

if TYPE_CHECKING:
    from tests.conversations.conftest import Scene

GOAL = "What would you like to be able to do?"
MORE = "More to say"


def test_the_command_carries_the_goal_and_two_submissions_are_enough(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    ada.types("/micromentor run a teen advisory council")
    assert ada.form.value(GOAL) == "run a teen advisory council"
    proposals = ada.submits()
    assert "Tomas Reyes" in proposals
    assert "“started ours in 2023, still running”" in proposals
    assert "minutes free this month" in proposals
    assert "shared working hours a day" in proposals
    assert "New to you" in proposals
    asked = ada.submits()
    assert "Tomas Reyes has until" in asked
    tomas.sees("1 x 30 minutes with Ada Lindgren", "run a teen advisory council")


def test_a_shortcut_a_home_button_and_words_to_the_bot_open_the_same_form(scene: "Scene") -> None:
    ada, maisie, mateo = scene("Ada Lindgren", "Maisie Thornbury", "Mateo Quintanilla")
    assert ada.slack.shortcut("ask_for_mentor") is None
    assert ada.form.title == "Ask for help"
    maisie.clicks_at_home("Ask for help")
    assert maisie.form.title == "Ask for help"
    mateo.types("I would like to make a podcast")
    mateo.clicks("Ask for help with this", on="Would you like a colleague")
    assert mateo.form.value(GOAL) == "I would like to make a podcast"


def test_a_fault_in_a_field_keeps_all_that_was_typed(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor run a teen advisory council")
    ada.fills({"Needed by": (scene.now - timedelta(days=3)).date(), "What will exist when it is done?": "a plan"})
    errors = ada.is_held_back()
    assert "That day is over" in errors["Needed by"]
    assert ada.form.value(GOAL) == "run a teen advisory council"
    assert ada.form.value("What will exist when it is done?") == "a plan"
    ada.fills({"Needed by": (scene.now + timedelta(days=20)).date()})
    assert "Tomas Reyes" in ada.submits()


def test_more_fields_come_without_losing_what_was_typed(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor")
    ada.fills({GOAL: "run a teen council", "How many sessions?": "Two sessions", "Minutes per session": "45 minutes"})
    ada.presses(MORE)
    scene.ws.until(lambda: "Skills they must have" in ada.form.labels())
    assert ada.form.value(GOAL) == "run a teen council"
    ada.fills({"Ways to meet": ["In person"], "Only these sites": ["West Branch"]})
    proposals = ada.submits()
    assert "2 sessions of 45 minutes" in proposals
    assert ada.form.choices("Ask first") == ["Tomas Reyes"]


def test_skills_are_offered_while_typing_and_own_words_serve_too(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor mend a coat with my own hands").presses(MORE)
    scene.ws.until(lambda: "Skills they must have" in ada.form.labels())
    assert "sewing machines" in ada.is_offered("Skills they must have", "sewing")
    ada.fills({"Skills they must have": ["sewing machines"]})
    ada.submits()
    assert ada.form.choices("Ask first")[0] == "Percival Dube"


def test_someone_in_mind_comes_first(scene: "Scene") -> None:
    ada, june = scene("Ada Lindgren", "June Okafor")
    ada.types("/micromentor run a teen advisory council").presses(MORE)
    scene.ws.until(lambda: "Someone in mind?" in ada.form.labels())
    ada.fills({"Someone in mind?": "Ada Lindgren"})
    assert "That is you" in ada.is_held_back()["Someone in mind?"]
    ada.fills({"Someone in mind?": "June Okafor"})
    proposals = ada.submits()
    assert ada.form.choices("Ask first")[0] == "June Okafor"
    assert "You named them" in proposals
    ada.submits()
    june.sees("1 x 30 minutes with Ada Lindgren", "They thought of you by name")


def test_the_one_i_pick_is_asked_first_with_my_line(scene: "Scene") -> None:
    ada, june, tomas = scene("Ada Lindgren", "June Okafor", "Tomas Reyes")
    ada.types("/micromentor help teenagers lead their own youth council").submits()
    ada.fills({"Ask first": "June Okafor", "A line to them": "Your lock-in made me think of this."})
    assert "June Okafor has until" in ada.submits()
    june.sees("A line to you: Your lock-in made me think of this.")
    assert not [s for s in tomas.reads() if "Ada Lindgren" in s.text]


def test_my_own_manager_is_never_proposed(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")  # Vivian Applegate is her manager, and lists volunteers
    ada.types("/micromentor plan an evening with volunteers").submits()
    assert "Vivian Applegate" not in ada.form.text


def test_nobody_fits_then_somebody_lists_it_and_the_request_goes_on(scene: "Scene") -> None:
    ada, jasper = scene("Ada Lindgren", "Jasper Oyler")
    ada.types("/micromentor try falconry")
    told = ada.submits()
    assert "Nobody lists anything close to “try falconry” yet" in told
    assert "Your request is kept" in told
    ada.closes()
    assert "try falconry" in ada.home
    assert "Nobody fits yet" in ada.home

    jasper.types("/micromentor mentor")
    jasper.lists("falconry", "flew a kestrel for six years").fills({"How would you meet?": ["Video"]})
    assert "You are listed as a mentor for one skill" in jasper.submits()
    scene.passes_days(ada, 1)
    ada.clicks("See who could help", on="A colleague could help with this now")
    assert "flew a kestrel for six years" in ada.form.text
    ada.submits()
    jasper.sees("1 x 30 minutes with Ada Lindgren", "try falconry")
    assert ada.sees("Somebody could help with this.").page.buttons() == []


def test_the_same_goal_twice_shows_the_one_that_is_open(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.ask(ada, "run a teen advisory council", first="Tomas Reyes")
    ada.types("/micromentor  Run a TEEN   advisory council ")
    for shown in (
        ada.form.text,
        ada.closes().types("/micromentor").fills({GOAL: "Run a teen advisory council"}).submits(),
    ):
        assert "You have this request open already" in shown
        assert "Tomas Reyes has until" in shown
    ada.closes()
    assert len([s for s in tomas.reads() if "with Ada Lindgren" in s.text]) == 1


def test_at_most_three_are_open_and_withdrawing_one_makes_room(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    scene.ask(ada, "run a teen advisory council", first="Tomas Reyes")
    for goal in ("try falconry", "set up a beehive"):
        ada.types(f"/micromentor {goal}").submits()
        ada.closes()
    ada.types("/micromentor make a podcast")
    assert "You have 3 requests open" in ada.is_held_back()[GOAL]
    ada.closes()

    ada.clicks_at_home("Withdraw")
    ada.is_told("Withdrawn: “")
    ada.closes()
    ada.types("/micromentor make a podcast")
    assert "Ask first" in ada.submits()


def test_withdrawing_takes_the_card_back_kindly(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    ada.types("/micromentor run a teen advisory council").submits()
    ada.fills({"Ask first": "Tomas Reyes"}).submits()
    ada.presses("Withdraw")
    ada.is_told("Withdrawn: “run a teen advisory council”. Nobody is asked any more.")
    assert "took this request back" in tomas.sees("1 x 30 minutes with Ada").text
    assert tomas.sees("1 x 30 minutes with Ada").page.buttons() == []
    with scene.silence():
        scene.passes_days(ada, 4)


def test_a_guest_is_told_in_one_friendly_line(scene: "Scene") -> None:
    felix = scene("Felix Armitage")
    assert felix.slack.shortcut(Shortcut.ASK) is None
    felix.is_told("Micromentor is for members of staff")
    felix.closes().types("/micromentor draw better")
    felix.is_told("Micromentor is for members of staff")
    felix.types("/micromentor mentor")
    felix.is_told("Micromentor is for members of staff")
    felix.types("hello")
    felix.sees("Micromentor is for members of staff")
    assert "Micromentor is for members of staff" in felix.home


def test_someone_in_mind_who_is_no_mentor_is_said_so(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor run a teen advisory council").presses(MORE)
    scene.ws.until(lambda: "Someone in mind?" in ada.form.labels())
    ada.fills({"Someone in mind?": "Jasper Oyler"})
    proposals = ada.submits()
    assert "Jasper Oyler" in proposals
    assert "Jasper Oyler" not in ada.form.choices("Ask first")


def test_a_waiting_request_goes_on_when_the_only_mentor_is_back(scene: "Scene") -> None:
    ada, percival = scene("Ada Lindgren", "Percival Dube")
    percival.types("/micromentor pause 2035-06-20").is_told("Paused.")
    ada.types("/micromentor use the laser cutter")
    assert "As things stand, the first of them can on Wed 20 Jun" in ada.submits()
    ada.closes()
    percival.types("/micromentor pause off").is_told("Welcome back")
    scene.passes_days(ada, 1)
    ada.sees("A colleague could help with this now")


def test_a_waiting_request_goes_on_when_a_place_gets_free(scene: "Scene") -> None:
    ada, jasper, henrietta = scene("Ada Lindgren", "Jasper Oyler", "Henrietta Vasquez-Boone")
    scene.ask(ada, "weeding", first="Henrietta Vasquez-Boone")
    jasper.types("/micromentor start weeding")
    assert "Those who could help have no room for this just now" in jasper.submits()
    jasper.closes()
    henrietta.clicks("Decline", on="with Ada Lindgren").submits()
    scene.passes_days(jasper, 1)
    jasper.sees("could help with this now")
