"""What a mentor offers: skills by type-ahead with a line of evidence each, the preview, one's own hours."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

SKILLS = "What could you help with?"
MORE = "More to say"
MUST = "Skills they must have"


def evidence(skill: str) -> str:
    return f"Your evidence for “{skill}”, in one line"


@pytest.fixture
def jasper(scene: "Scene") -> "Actor":
    actor: Actor = scene("Jasper Oyler")
    return actor


def test_a_skill_is_picked_as_colleagues_list_it_and_gets_its_line(jasper: "Actor") -> None:
    jasper.types("/micromentor mentor")
    offered = jasper.is_offered(SKILLS, "LASER")
    assert offered == ["laser cutter", "“LASER”"], "what Percival lists, then one's own words"
    assert "3D printing" in jasper.is_offered(SKILLS, ""), "nothing need be typed"
    jasper.fills({SKILLS: ["laser cutter", "falconry"], "Ask me about": "birds"})
    jasper.fills({evidence("laser cutter"): "cut a hundred signs", evidence("falconry"): "flew a kestrel"})
    jasper.fills({SKILLS: ["falconry"]})
    assert evidence("laser cutter") not in jasper.form.labels(), "its line goes with it"
    assert jasper.form.value(evidence("falconry")) == "flew a kestrel"
    assert jasper.form.value("Ask me about") == "birds", "what was typed elsewhere stays"
    seen = jasper.submits()
    assert "You are listed as a mentor for one skill" in seen
    assert "Lists falconry: “flew a kestrel”" in seen
    assert "laser cutter" not in seen


def test_evidence_may_be_typed_behind_a_dash(jasper: "Actor") -> None:
    jasper.types("/micromentor mentor").fills({SKILLS: ["falconry - flew a kestrel"]})
    assert jasper.form.value(evidence("falconry")) == "flew a kestrel"
    assert "Lists falconry: “flew a kestrel”" in jasper.submits()


def test_a_skill_somebody_adds_is_offered_to_the_next_who_types(scene: "Scene", jasper: "Actor") -> None:
    jasper.types("/micromentor mentor").lists("falconry").submits()
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    tomas.types("/micromentor mentor").fills({SKILLS: ["teen councils", "falconry"]})
    tomas.submits()
    ada.types("/micromentor walk tall").presses(MORE)
    scene.ws.until(lambda: MUST in ada.form.labels())
    ada.fills({MUST: "falconry"})


def test_the_preview_says_what_is_missing_and_leads_back(jasper: "Actor") -> None:
    jasper.types("/micromentor mentor").lists("falconry")
    seen = jasper.submits()
    assert "one line on how you know falconry" in seen
    assert "what you like to be asked about" in seen
    jasper.presses("Change what you offer")
    jasper.fills({evidence("falconry"): "flew a kestrel", "Ask me about": "birds", "Languages": "English"})
    assert "It would be easier to choose you" not in jasper.submits()
    jasper.closes().clicks_at_home("See it as colleagues do")
    assert "flew a kestrel" in jasper.form.text
    assert "Speaks English" in jasper.form.text


def test_what_two_others_asked_for_and_nobody_lists_is_suggested(scene: "Scene", jasper: "Actor") -> None:
    ada, june = scene("Ada Lindgren", "June Okafor")
    for asker, goal in ((ada, "build an aviary for the school garden"), (june, "train an owl for the summer fair")):
        jasper.types("/micromentor mentor")
        assert "falconry" not in jasper.form.text, "one person's wish is shown to nobody"
        jasper.closes()
        asker.types(f"/micromentor {goal}").presses(MORE)
        scene.ws.until(lambda who=asker: MUST in who.form.labels())  # type: ignore[misc]
        assert "falconry" in asker.fills({MUST: "Falconry"}).submits().casefold()
        asker.closes()
    jasper.types("/micromentor mentor")
    assert "Colleagues asked for falconry, and nobody lists that yet." in jasper.form.text
    for secret in ("aviary", "owl", "Ada", "June"):
        assert secret not in jasper.form.text
    jasper.closes()
    ada.types("/micromentor mentor")
    assert "falconry" not in ada.form.text, "her own wish is not counted: the other one would stand alone"
    ada.closes()
    jasper.types("/micromentor mentor").lists("falconry").submits()
    jasper.closes().types("/micromentor mentor")
    assert "nobody lists that yet" not in jasper.form.text


def test_anybody_sets_their_own_hours_and_messages_keep_to_them(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    assert "You work Mon to Fri, 9:00 AM to 5:00 PM (Denver)" in tomas.home
    tomas.clicks_at_home("Change your hours")
    tomas.fills({"Days you work": ["Wednesday", "Thursday"], "From": "13:00", "Until": "13:30"})
    assert tomas.is_held_back() == {"Until": "Please choose an end at least one hour after the start."}
    tomas.fills({"Until": "16:00"})
    assert "Saved." in tomas.submits()
    tomas.closes()
    assert "You work Wed, Thu, 1:00 PM to 4:00 PM (Denver)" in tomas.home
    scene.ask(ada, "run a teen advisory council", first="Tomas Reyes")
    assert not [seen for seen in tomas.reads() if "with Ada Lindgren" in seen.text]
    scene.passes_to(tomas, "13:01", days=2)
    tomas.sees("with Ada Lindgren")


def test_hours_are_set_from_the_form_too_and_what_was_typed_there_stays(jasper: "Actor") -> None:
    jasper.types("/micromentor mentor").fills({"Ask me about": "birds"}).presses("Your days and hours")
    jasper.fills({"Until": "15:00"})
    assert "Saved." in jasper.submits()
    jasper.form.close()
    assert jasper.form.value("Ask me about") == "birds"
    jasper.lists("falconry")
    assert "Works Mon to Fri, 9:00 AM to 3:00 PM (Chicago)" in jasper.submits()
