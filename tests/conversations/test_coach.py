"""The coach's one look at a goal before colleagues are proposed, and the number of sessions that is suggested."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Scene

EDIT = "Your goal, ready to edit"
FIRST, NEXT = "Ask for this first", "Keep this for next"
AS_IT_IS = "Ask with it as it is"


def test_a_vague_goal_gets_one_hint_and_a_beginning_and_nothing_typed_is_lost(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    ada.types("/micromentor be a better colleague").presses("More to say")
    scene.ws.until(lambda: "Ways to meet" in ada.form.labels())
    ada.fills(
        {
            "What will exist when it is done?": "a plan for three meetings",
            "What have you tried already?": 'I asked "around",\nand read a book.',
            "How many sessions?": "Two sessions",
            "Minutes per session": "45 minutes",
            "Ways to meet": ["In person"],
            "Only these sites": ["West Branch"],
            "Someone in mind?": "Tomas Reyes",
            "Skills they must have": ["teen councils"],
        }
    )
    look = ada.submits()
    assert "Nearly there" in look
    assert look.count("“be a better colleague”") == 1
    assert ada.form.title == "One more look"
    assert ada.form.value(EDIT) == "be a better colleague, in one situation: …"
    ada.fills({EDIT: "run a teen advisory council"})
    proposals = ada.submits()
    assert "2 sessions of 45 minutes" in proposals
    assert ada.form.choices("Ask first") == ["Tomas Reyes"]
    ada.submits()
    tomas.sees(
        "2 x 45 minutes with Ada Lindgren",
        "run a teen advisory council",
        "a plan for three meetings",
        'I asked "around",',
        "They thought of you by name",
    )


def test_a_beginning_sent_back_untouched_is_the_goal_as_it_was(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor learn all about teen councils").submits()
    assert ada.form.value(EDIT).endswith(", starting with one piece: …")
    assert "“learn all about teen councils” is a lot" in ada.form.text
    proposals = ada.submits()
    assert "Who could help" in ada.form.title
    assert "…" not in proposals.splitlines()[0]


def test_as_it_is_asks_with_the_goal_as_it_was_typed(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    ada.types("/micromentor learn all about teen councils").submits()
    ada.presses(AS_IT_IS)
    assert ada.form.title == "Who could help"
    ada.fills({"Ask first": "Tomas Reyes"}).submits()
    tomas.sees("with Ada Lindgren", "learn all about teen councils")


def test_as_it_is_takes_what_was_changed_in_the_field(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor learn all about teen councils").submits()
    ada.fills({EDIT: "learn all about teen councils that last"})
    ada.presses(AS_IT_IS)
    assert "learn all about teen councils that last" in ada.form.text


def test_two_goals_become_two_requests(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    ada.types("/micromentor run a teen advisory council, and learn how to use the laser cutter")
    assert "These are two goals" in ada.submits()
    assert ada.form.value(FIRST) == "run a teen advisory council"
    assert ada.form.value(NEXT) == "learn how to use the laser cutter"
    assert "Your other goal is kept" in ada.submits()
    ada.fills({"Ask first": "Tomas Reyes"}).submits()
    ada.closes()
    assert "laser" not in tomas.sees("1 x 30 minutes with Ada Lindgren", "run a teen advisory council").text
    ada.clicks("Ask for help with this", on="Kept for you, from what you just asked")
    assert ada.form.value("What would you like to be able to do?") == "learn how to use the laser cutter"
    assert "Percival Dube" in ada.submits()


def test_two_goals_can_be_asked_as_one_and_the_second_can_be_let_go(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    both = "run a teen advisory council, and learn how to use the laser cutter"
    ada.types(f"/micromentor {both}").submits()
    ada.presses(AS_IT_IS)
    assert both in ada.form.text
    ada.closes()
    ada.types("/micromentor make a podcast, and learn how to use the laser cutter").submits()
    ada.fills({NEXT: ""}).submits()
    assert "kept" not in ada.form.text
    ada.closes()
    ada.sees_nothing_of("Kept for you")


def test_the_coach_looks_once_whatever_the_goal_is_changed_to(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor be a better colleague").submits()
    ada.fills({EDIT: "become a teen council director and learn all about weeding"}).submits()
    assert ada.form.title == "Who could help"


def test_an_emptied_goal_stays_with_a_kind_line(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor be a better colleague").submits()
    ada.fills({EDIT: " "})
    assert "Please say in a few words" in ada.is_held_back()[EDIT]
    ada.fills({EDIT: "run a teen council"}).submits()
    assert ada.form.title == "Who could help"


def test_a_goal_in_another_language_passes(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor ich möchte besser werden").submits()
    assert ada.form.title != "One more look"


def test_a_good_goal_never_meets_the_coach_and_its_number_of_sessions_says_why(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    ada.types("/micromentor find out why the teen council keeps losing members")
    proposals = ada.submits()
    assert "3 sessions of 30 minutes, since it first has to be found out what is going on" in proposals
    assert ada.form.value("How many sessions?") == "Three sessions"
    ada.fills({"Ask first": "Tomas Reyes", "How many sessions?": "One session"}).submits()
    tomas.sees("1 x 30 minutes with Ada Lindgren")


def test_who_chose_a_number_is_suggested_none(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types("/micromentor find out why the teen council keeps losing members")
    ada.fills({"How many sessions?": "One session"})
    proposals = ada.submits()
    assert "1 session of 30 minutes. One colleague" in proposals
    assert "Suggested" not in proposals
    assert "How many sessions?" not in ada.form.labels()
