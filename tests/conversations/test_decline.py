"""A no and what it teaches: each of the four reasons, as the mentor, the mentee and the colleague see it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

TEENS = "help teenagers lead their own youth council"


def declined(scene: "Scene", reason: str, *, first: str = "Tomas Reyes", goal: str = TEENS, **asked: Any) -> Any:
    """Ada asks, the first says no with this reason; both, and who was next."""
    ada = scene("Ada Lindgren")
    names = scene.ask(ada, goal, first=first, **asked)
    mentor = scene(first)
    mentor.clicks("Decline", on="with Ada Lindgren")
    mentor.fills({"What is your reason?": reason}).submits()
    return ada, mentor, scene(names[1]) if len(names) > 1 else None


def hears_it_kindly(mentee: "Actor", mentor: "Actor") -> None:
    """The one line, whatever the reason; and no word of the reason anywhere."""
    mentee.sees(f"{mentor.name} can’t take this on just now.")
    mentee.sees_nothing_of(
        "Not my skill", "not_my_skill", "someone_better", "would be better", "thought of you", "a pause"
    )


def test_not_now_offers_a_pause_with_an_end(scene: "Scene") -> None:
    ada, tomas, _ = declined(scene, "Not now")
    assert "Ada Lindgren hears a kind no, without your reason." in tomas.is_told("take a pause")
    back = scene.at(tomas, "12:00", days=20).date()
    tomas.fills({"Away until": back})
    assert f"Nobody asks you until {back:%a} {back.day} {back:%b}" in tomas.submits()
    tomas.closes()
    assert "You are on a pause until" in tomas.home
    hears_it_kindly(ada, tomas)
    jasper = scene("Jasper Oyler")
    jasper.types("/micromentor run a teen council").submits()
    assert "Tomas Reyes" not in jasper.form.text


def test_a_pause_that_is_not_wanted_is_closed_and_the_no_stands(scene: "Scene") -> None:
    ada, tomas, june = declined(scene, "Not now")
    tomas.closes()
    assert "You said no, and that is fine" in tomas.sees("with Ada Lindgren").text
    assert "You are on a pause" not in tomas.home
    june.sees("1 x 30 minutes with Ada")
    hears_it_kindly(ada, tomas)


def test_not_my_skill_corrects_the_profile_and_the_next_proposals(scene: "Scene") -> None:
    jasper = scene("Jasper Oyler")
    jasper.types("/micromentor set up teen councils").submits()
    assert "Lists teen councils" in jasper.form.text
    jasper.closes().clicks_at_home("Withdraw")

    ada, tomas, _ = declined(scene, "Not my skill", goal="set up teen councils at Fenwick")
    assert tomas.form.value("Take off my profile") == ["teen councils"]
    assert "You are asked from now on about: school outreach" in tomas.submits()
    tomas.closes()
    hears_it_kindly(ada, tomas)
    assert "teen councils" not in tomas.home

    jasper.types("/micromentor set up teen councils in spring").submits()
    assert "Lists teen councils" not in jasper.is_told("teen councils")


def test_the_last_skill_goes_after_a_second_look(scene: "Scene") -> None:
    _, tomas, _ = declined(scene, "Not my skill")
    every = tomas.form.choices("Take off my profile")
    tomas.fills({"Take off my profile": every})
    assert "nobody asks you until you list something else" in tomas.submits()
    assert "You list nothing now" in tomas.submits()
    tomas.closes()
    tomas.types("/micromentor pause").is_told("You are not listed as a mentor")


def test_keeping_all_changes_nothing(scene: "Scene") -> None:
    ada, tomas, _ = declined(scene, "Not my skill")
    tomas.closes()
    assert "teen councils" in tomas.home
    hears_it_kindly(ada, tomas)


def test_someone_better_joins_the_shortlist(scene: "Scene") -> None:
    """Nkechi was not proposed to the mentee, and is asked when the others cannot."""
    ada, tomas, june = declined(scene, "Someone else would be better")
    nkechi = scene("Nkechi Abara")
    tomas.fills({"A colleague": "Nkechi Abara"})
    assert "If Nkechi Abara can help with this, Ada Lindgren can ask them next." in tomas.submits()
    tomas.closes()
    hears_it_kindly(ada, tomas)
    ada.sees("June Okafor has it")
    scene.ws.settle()
    asked = [june]
    while not [seen for seen in nkechi.reads() if "with Ada Lindgren" in seen.text]:
        asked[-1].clicks("Decline", on="with Ada Lindgren").submits()
        has_it = ada.sees("has it, until").text.split(" has it, until")[0].split(". ")[-1].strip()
        asked.append(scene(has_it.splitlines()[-1].strip()))
    nkechi.sees("with Ada Lindgren", "A colleague thought of you for this")
    nkechi.sees_nothing_of("Tomas")


def test_where_the_list_is_at_its_end_the_mentee_may_choose_them(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    names = scene.ask(ada, "use a laser cutter", first="Percival Dube")
    for mentor in (scene(name) for name in names[:-1]):
        mentor.clicks("Decline", on="with Ada Lindgren").submits()
    last = scene(names[-1])
    last.clicks("Decline", on="with Ada Lindgren")
    last.fills({"What is your reason?": "Someone else would be better"}).submits()
    ada.sees("Nobody else is left to ask", "It is looked at again every working day")
    last.fills({"A colleague": "Emmett Roper"}).submits()
    scene.ws.settle()
    ada.clicks("See who could help", on="A colleague could help with this now")
    assert ada.form.choices("Ask first") == ["Emmett Roper"]
    ada.submits()
    scene("Emmett Roper").sees("with Ada Lindgren", "A colleague thought of you for this")


def test_someone_better_who_offers_no_help_is_told_once_and_may_join(scene: "Scene") -> None:
    ada, tomas, june = declined(scene, "Someone else would be better")
    tomas.fills({"A colleague": "Zainab Thackeray"}).submits()
    tomas.closes()
    zainab = scene("Zainab Thackeray")
    card = zainab.sees("Tomas Reyes thought of you, and put you forward as a mentor").text
    assert TEENS not in card
    assert "Ada" not in card
    june.clicks("Decline", on="with Ada Lindgren")
    june.fills({"What is your reason?": "Someone else would be better"}).submits()
    june.fills({"A colleague": "Zainab Thackeray"})
    with scene.silence():
        june.submits()
    june.closes()
    zainab.clicks("Yes, list me", on="thought of you")
    zainab.fills({"What could you help with?": "youth councils - ran one for three years"}).submits()
    zainab.closes()
    zainab.sees("thought of you", "You said yes")
    hears_it_kindly(ada, tomas)


def test_one_nobody_can_name(scene: "Scene") -> None:
    _, tomas, _ = declined(scene, "Someone else would be better")
    for name, why in (
        ("Tomas Reyes", "That is you"),
        ("Ada Lindgren", "Ada Lindgren is the one who asks"),
        ("Felix Armitage", "is not a member of staff here"),
    ):
        tomas.fills({"A colleague": name})
        assert why in str(tomas.is_held_back())
