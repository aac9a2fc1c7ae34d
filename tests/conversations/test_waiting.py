"""The waiting list: a request made wider in one click, and who is found for whom when somebody comes."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

LASER = "use a laser cutter"


def waits(scene: "Scene", mentee: "Actor", goal: str, **fields: Any) -> str:
    """Ask with all the fields; what stands there when nobody fits."""
    mentee.types(f"/micromentor {goal}").presses("More to say")
    scene.ws.until(lambda: "Ways to meet" in mentee.form.labels())
    shown = mentee.fills(fields).submits()
    assert "Your request is kept" in shown
    return shown


def widens(scene: "Scene", mentee: "Actor", button: str) -> str:
    """Press the button; what stands there then."""
    mentee.presses(button)
    scene.ws.until(lambda: "Changed:" in mentee.form.text)
    return mentee.form.text


def test_any_site_will_do(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    shown = waits(scene, ada, LASER, **{"Only these sites": ["Fenwick"], "How many sessions?": "One session"})
    assert "not at the departments or sites you chose" in shown
    assert ada.form.buttons()[:1] == ["Any site or department"]
    assert "Just one session" not in ada.form.buttons()
    shown = widens(scene, ada, "Any site or department")
    assert "colleagues of any site and department will do now" in shown
    assert "Percival Dube" in ada.form.choices("Ask first")
    ada.submits()
    scene("Percival Dube").sees("1 x 30 minutes with Ada Lindgren")


def test_one_session_where_more_are_too_many(scene: "Scene") -> None:
    ada, percival = scene("Ada Lindgren", "Percival Dube")
    percival.clicks_at_home("Change what you offer").fills({"Minutes a month": "30"}).submits()
    percival.closes()
    shown = waits(scene, ada, LASER, **{"How many sessions?": "Three sessions"})
    assert "have no room for this just now" in shown
    assert "you ask for one session now" in widens(scene, ada, "Just one session")
    assert "Percival Dube" in ada.form.choices("Ask first")
    ada.submits()
    percival.sees("1 x 30 minutes with Ada Lindgren")


def test_other_times_where_no_hours_are_shared(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.slack.change(tz="Asia/Tokyo")
    scene.ws.settle()
    shown = waits(scene, ada, LASER)
    assert "share no working hours with you" in shown
    assert "it need not be in the working hours you share" in widens(scene, ada, "Other times too")
    assert "Percival Dube" in ada.form.choices("Ask first")


def test_wider_and_still_nobody_says_both_and_keeps_it(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    waits(scene, ada, "try falconry", **{"Only these sites": ["Main"], "Ways to meet": ["In person"]})
    shown = widens(scene, ada, "Any way to meet")
    assert "any way to meet will do now" in shown
    assert "Nobody lists anything close to “try falconry” yet" in shown
    assert "Your request is kept" in shown
    assert "Any way to meet" not in ada.form.buttons()
    assert "Any site or department" in ada.form.buttons()
    ada.closes()
    ada.clicks_at_home("See who could help")
    assert "Any site or department" in ada.form.buttons()
    ada.presses("Try other words")
    scene.ws.until(lambda: "this takes its place" in ada.form.text)
    assert ada.form.value("What would you like to be able to do?") == "try falconry"
    assert ada.form.value("Only these sites") == ["Main"]
    ada.fills({"What would you like to be able to do?": LASER, "Only these sites": []}).submits()
    assert "Percival Dube" in ada.form.choices("Ask first")
    ada.closes()
    assert "falconry" not in ada.home, "said in other words it is one request still"
    assert LASER in ada.home


@pytest.mark.parametrize("at_once", [True, False], ids=["joins", "lists the skill"])
def test_one_a_day_and_who_waited_longest_first(scene: "Scene", at_once: bool) -> None:
    ada, jasper = scene("Ada Lindgren", "Jasper Oyler")
    for mentee in (ada, jasper):
        mentee.types("/micromentor try falconry").submits()
        mentee.closes()
    falconer = scene("Zainab Thackeray" if at_once else "Percival Dube")
    falconer.types("/micromentor mentor")
    falconer.fills({"What could you help with?": ["falconry"]})
    falconer.submits()
    falconer.closes()
    scene.ws.settle()
    ada.sees("A colleague could help with this now.")
    assert not [seen for seen in jasper.reads() if "could help with this now" in seen.text]
    today = scene.now.astimezone(jasper.zone).date()
    scene.until_said("could help with this now", jasper)
    assert scene.now.astimezone(jasper.zone).date() > today
    for mentee in (ada, jasper):
        mentee.clicks("See who could help", on="could help with this now").submits()
        mentee.closes()
    falconer.sees("with Ada Lindgren")
    assert not [seen for seen in falconer.reads() if "with Jasper Oyler" in seen.text]
    assert f"{falconer.name} gets it" in jasper.home
    with scene.silence():
        scene.passes(scene.at(falconer, "16:59"))
    scene.until_said("with Jasper Oyler", falconer)
