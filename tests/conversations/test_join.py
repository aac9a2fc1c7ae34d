"""Somebody in mind who is no mentor: asked once by the bot, and what comes of a yes and of a no."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

ASK = "Ask Jasper Oyler to join as a mentor"


def names(scene: "Scene", mentee: "Actor", someone: str, goal: str) -> str:
    """Ask with somebody in mind; what the mentee is shown then."""
    mentee.types(f"/micromentor {goal}").presses("More to say")
    scene.ws.until(lambda: "Someone in mind?" in mentee.form.labels())
    mentee.fills({"Someone in mind?": someone})
    return mentee.submits()


def has_them_asked(scene: "Scene", mentee: "Actor") -> None:
    """Press the button; what stands in its place says that they are asked."""
    mentee.presses(ASK)
    scene.ws.until(lambda: "asks @Jasper Oyler to join" in mentee.form.text)
    assert ASK not in mentee.form.buttons()


def test_they_join_and_the_waiting_request_goes_to_them_first(scene: "Scene") -> None:
    ada, jasper = scene("Ada Lindgren", "Jasper Oyler")
    shown = names(scene, ada, "Jasper Oyler", "try falconry")
    assert "Nobody lists anything close to “try falconry” yet" in shown
    assert "They see your name, your goal as you wrote it, and that you ask for 1 session of 30 minutes" in shown
    has_them_asked(scene, ada)
    ada.closes()

    jasper.sees("Ada Lindgren has you in mind", "try falconry", "1 session of 30 minutes")
    jasper.clicks("Yes, list me", on="has you in mind")
    jasper.lists("falconry", "flew a kestrel for six years")
    assert "You are listed as a mentor for one skill" in jasper.submits()
    jasper.closes()
    assert jasper.sees("has you in mind", "You said yes").page.buttons() == []

    ada.sees("Jasper Oyler has joined as a mentor, and could help with this now.")
    ada.clicks("See who could help", on="has joined as a mentor")
    assert ada.form.choices("Ask first")[0] == "Jasper Oyler"
    assert "You named them" in ada.form.text
    ada.submits()
    jasper.sees("1 x 30 minutes with Ada Lindgren", "try falconry")


def test_asked_at_night_they_hear_of_it_in_the_morning_and_a_no_is_theirs_alone(scene: "Scene") -> None:
    ada, jasper = scene("Ada Lindgren", "Jasper Oyler")
    scene.passes_to(ada, "21:00")
    names(scene, ada, "Jasper Oyler", "run a teen advisory council")
    has_them_asked(scene, ada)
    assert "Tomas Reyes" in ada.form.choices("Ask first"), "the others can be asked as before"
    ada.closes()
    assert not [seen for seen in jasper.reads() if "has you in mind" in seen.text]
    scene.until_said("has you in mind", jasper)

    jasper.clicks("No thanks", on="has you in mind")
    jasper.sees("You said no thanks", "you will not be asked again")
    with scene.silence():
        scene.passes_days(ada, 3)
    ada.sees_nothing_of("No thanks", "said no")
    assert "Jasper" not in ada.home

    names(scene, ada, "Jasper Oyler", "write a grant application")
    assert ASK not in ada.form.buttons(), "who said no is not asked again"


def test_a_request_taken_back_leaves_no_button_behind(scene: "Scene") -> None:
    ada, jasper = scene("Ada Lindgren", "Jasper Oyler")
    names(scene, ada, "Jasper Oyler", "try falconry")
    has_them_asked(scene, ada)
    jasper.sees("has you in mind")
    ada.presses("Withdraw")
    ada.is_told("Withdrawn: “try falconry”")
    assert jasper.sees("has you in mind", "Ada Lindgren no longer needs this").page.buttons() == []


def test_a_guest_a_manager_and_a_mentor_are_not_offered(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")  # Vivian Applegate is her manager
    for number, name in enumerate(("Felix Armitage", "Vivian Applegate", "June Okafor")):
        names(scene, ada, name, f"try falconry {number}")
        assert not [b for b in ada.form.buttons() if "join as a mentor" in b], name
        ada.closes()
