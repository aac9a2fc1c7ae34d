"""Recording: one proposes it with its use, the other agrees to exactly that; changed, turned down, withdrawn."""

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

TEENS = "run a teen council"
USE, OTHER_USE = "my own notes, deleted by Friday", "a clip for the whole team"


def propose(one: "Actor", use: str) -> None:
    one.clicks("Recording", on="Agreed:")
    one.fills({"What would the recording be used for?": use}).submits()


def test_home_asks_the_other_and_takes_the_answer(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    propose(ada, USE)
    asked = f"Ada Lindgren would like to record your sessions on “{TEENS}”"
    assert asked in tomas.home
    assert USE in tomas.home
    assert "would like to record" not in ada.home
    tomas.slack.open_home().click("Agree to this use")
    ada.sees("Agreed:", "Recording: yes")
    assert asked not in tomas.home


def test_proposed_agreed_to_and_withdrawn(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    assert "Recording: no, unless you both agree to it and to what it is used for." in ada.sees("Agreed:").text
    propose(ada, USE)
    ada.is_told("Proposed.", "Tomas Reyes sees it", "nothing is recorded")
    ada.closes()
    tomas.sees("Agreed:", "Recording: no.", USE, "Tomas Reyes has not agreed")
    tomas.clicks("Agree to this use", on="Ada Lindgren would like to record your sessions")
    tomas.is_told("Agreed.", "for this use and nothing else")
    for one in (ada, tomas):
        assert "Recording: yes, you both agreed to it, for “" + USE in one.sees("Agreed:").text
    assert ada.sees("Ada Lindgren, Tomas Reyes agreed as well", USE).page.buttons() == ["Withdraw recording"]
    assert tomas.sees("Recording was talked about here. The agreement says how it stands now").page.buttons() == []
    tomas.clicks("Withdraw recording", on="agreed as well")
    ada.sees("Ada Lindgren, Tomas Reyes would rather have no recording", "no reason is needed")
    assert "Recording: no, unless" in ada.sees("Agreed:").text
    for card in (*ada.reads(), *tomas.reads()):
        assert not {"Agree to this use", "Withdraw recording", "No recording"} & set(card.page.buttons())


def test_another_use_is_agreed_to_anew(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    propose(ada, USE)
    ada.closes()
    old = tomas.sees("would like to record your sessions", USE).page
    tomas.clicks("Recording", on="Agreed:")
    assert USE in tomas.form.text
    scene.slow_to_change()
    tomas.fills({"What would the recording be used for?": OTHER_USE}).submits()
    tomas.closes()
    assert old.click("Agree to this use") is None
    tomas.is_told("You agreed to this already", "until Ada Lindgren agrees")
    ada.sees("Ada Lindgren, Tomas Reyes would like to record", OTHER_USE)
    ada.clicks("Recording", on="Agreed:").presses("Agree to this use")
    ada.is_told("Agreed.")
    assert OTHER_USE in tomas.sees("Agreed:", "Recording: yes").text


def test_turned_down_with_one_click_and_no_reason(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    ada.clicks("Recording", on="Agreed:")
    ada.fills({"What would the recording be used for?": "   "})
    assert "Please say what it would be used for" in str(ada.is_held_back())
    ada.fills({"What would the recording be used for?": USE}).submits()
    ada.closes()
    tomas.clicks("No recording", on="would like to record your sessions")
    tomas.is_told("No recording, then.")
    ada.sees("Tomas Reyes would rather have no recording")
    ada.clicks("Recording", on="Agreed:")
    assert ada.form.value("What would the recording be used for?") == USE


def test_at_night_the_other_is_asked_in_the_morning(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    scene.passes_to(ada, "22:00")
    with scene.silence():
        propose(ada, USE)
        ada.closes()
        scene.passes_to(tomas, "08:59", days=1)
    scene.passes_to(tomas, "09:01")
    tomas.sees("would like to record your sessions")


def test_what_was_agreed_is_withdrawn_after_the_end(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    propose(ada, USE)
    ada.closes()
    tomas.clicks("Agree to this use", on="would like to record")
    tomas.clicks("End it", on="Agreed:").closes()
    assert "Recording: yes" in ada.sees("Agreed:").text
    ada.clicks("Withdraw recording", on="Agreed:")
    tomas.sees("Tomas Reyes, Ada Lindgren would rather have no recording")
    assert "Recording: no" in tomas.sees("Agreed:").text
    with scene.silence():
        scene.passes(scene.now + timedelta(days=10))
