"""Deciding: yes and no, late and twice, the clock, the next of the list, and hours that nobody is disturbed in."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

TEENS = "help teenagers lead their own youth council"


def asked(scene: "Scene", mentee: "Actor", goal: str = TEENS, *, first: str = "Tomas Reyes") -> Any:
    """Ask; the mentors in the order in which they are asked."""
    return scene(*scene.ask(mentee, goal, first=first))


def test_accepting_late_and_twice(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, *_ = asked(scene, ada)
    card = tomas.sees("1 x 30 minutes with Ada Lindgren").page
    scene.slow_to_change()
    for button in ("Accept", "Accept", "Decline"):  # the card still shows its buttons
        assert card.click(button) is None
    tomas.is_told("This one is settled: you said yes.")
    assert tomas.sees("You said yes").page.buttons() == []
    assert len([s for s in ada.reads() if "Agreed:" in s.text]) == 1


def test_a_card_that_is_taken_back_cannot_be_accepted_any_more(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, *_ = asked(scene, ada)
    card = tomas.sees("1 x 30 minutes with Ada Lindgren").page
    ada.types("/micromentor status")
    scene.slow_to_change()
    ada.clicks_at_home("Withdraw")
    assert card.click("Accept") is None
    tomas.is_told("Ada Lindgren took this request back in the meantime. Nothing to do.")
    assert tomas.sees("took this request back. Nothing to do.").page.buttons() == []
    assert not [s for s in ada.reads() if "Agreed:" in s.text]


def test_declining_asks_the_next_and_keeps_the_reason(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, june, *_ = asked(scene, ada)
    tomas.clicks("Decline", on="1 x 30 minutes with Ada")
    assert "The reason stays private" in tomas.form.text
    tomas.fills({"What is your reason?": "Not my skill"}).submits()
    assert "You said no, and that is fine" in tomas.sees("1 x 30 minutes with Ada").text
    ada.sees("Tomas Reyes can’t take this on just now.", "June Okafor has it, until")
    june.sees("1 x 30 minutes with Ada")
    ada.sees_nothing_of("Not my skill", "not_my_skill")
    june.sees_nothing_of("Not my skill", "not_my_skill", "Tomas")
    assert "June Okafor has it" in ada.home


def test_without_the_cascade_the_mentee_chooses_again(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    ada.types(f"/micromentor {TEENS}").submits()
    ada.fills({"Ask first": "Tomas Reyes", "If they can’t": []}).submits()
    ada.closes()
    tomas, june = scene("Tomas Reyes", "June Okafor")
    tomas.clicks("Decline", on="1 x 30 minutes").submits()
    ada.sees("Tomas Reyes can’t take this on just now.", "You can choose whom to ask next.")
    ada.clicks("See who could help", on="You can choose whom to ask next.")
    assert "Tomas Reyes" not in ada.form.choices("Ask first")
    ada.fills({"Ask first": "June Okafor"}).submits()
    june.sees("1 x 30 minutes with Ada")


def test_nobody_left_to_ask_is_said_and_the_request_waits(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    names = scene.ask(ada, "use a laser cutter", first="Percival Dube")
    for mentor in (scene(name) for name in names):
        mentor.clicks("Decline", on="with Ada Lindgren").submits()
    told = ada.sees("were asked already", "It is looked at again every working day")
    assert told.page.buttons() == ["Try other words", "Withdraw"]
    assert "Nobody fits yet" in ada.home


def test_one_reminder_then_the_next_and_nobody_is_blamed(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, june, *_ = asked(scene, ada)
    scene.passes_days(tomas, 1)
    assert tomas.posts() == 2
    tomas.sees("Ada Lindgren is waiting to hear from you")
    scene.passes_days(tomas, 1)
    assert tomas.posts() == 2
    ada.sees("Tomas Reyes could not answer in time.", "June Okafor has it")
    june.sees("1 x 30 minutes with Ada")
    june.sees_nothing_of("Tomas")
    for over in tomas.reads():
        assert "moved on" in over.text
        assert over.page.buttons() == []


def test_three_unanswered_in_a_row_pause_and_one_click_brings_back(scene: "Scene") -> None:
    tomas = scene("Tomas Reyes")
    for name in ("Ada Lindgren", "Jasper Oyler", "Ishaan Velankar"):
        asked(scene, scene(name), "run a teen council")
        scene.passes_days(tomas, 2)
    tomas.sees("Three requests went by without an answer", "one click and you are back")
    assert "You are on a pause until" in tomas.home
    zainab = scene("Zainab Thackeray")
    zainab.types("/micromentor run a teen council").submits()
    assert "Tomas Reyes" not in zainab.form.text
    zainab.closes()
    tomas.clicks("Ask me again", on="Three requests went by")
    tomas.is_told("Welcome back")
    maisie = scene("Maisie Thornbury")
    maisie.types("/micromentor run a teen council").submits()
    assert "Tomas Reyes" in maisie.form.text


def test_asked_at_night_it_arrives_in_the_mentors_morning_and_holds_the_place(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.passes_to(ada, "22:00")
    with scene.silence():
        told = ada.types("/micromentor run a teen council").submits()
        ada.fills({"Ask first": "Tomas Reyes"})
        told = ada.submits()
    assert "Tomas Reyes gets it tomorrow at 10:00 AM, when they are back at work" in told
    ada.closes()
    assert "Tomas Reyes gets it" in ada.home
    assert "answer_request" not in str(tomas.home)
    with scene.silence():
        scene.passes_to(tomas, "08:55", days=1)
    scene.passes_to(tomas, "09:01")
    tomas.sees("1 x 30 minutes with Ada", "Please answer by")
    until = tomas.sees("1 x 30 minutes with Ada").text
    assert "Thursday, June 7th at 9:00 AM" in until  # two working days from Tuesday 09:00


def test_accepted_at_night_the_shared_dm_opens_in_common_hours(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, *_ = asked(scene, ada)
    scene.passes_to(tomas, "22:00")
    with scene.silence():
        tomas.clicks("Accept", on="1 x 30 minutes with Ada")
        tomas.sees("You said yes.", "It goes on in your shared DM", "when you are both at work")
        scene.passes(scene.at(tomas, "07:59", days=1))
        assert "It is agreed. Your shared DM opens when you are both at work." in ada.home
    scene.passes(scene.at(tomas, "09:01"))
    opened = [e for e in scene.posts() if "Agreed" in str(e["message"])]
    assert len(opened) == 1
    at = datetime.fromtimestamp(opened[0]["at"], UTC).astimezone(tomas.zone)
    assert (at.hour, at.minute) == (9, 0)


def test_two_mentors_of_one_request_and_two_requests_to_one_place(scene: "Scene") -> None:
    """A mentor with one place is asked by two: the second has to wait for it, whoever clicks first."""
    ada, jasper, percival = scene("Ada Lindgren", "Jasper Oyler", "Henrietta Vasquez-Boone")
    scene.ask(ada, "weed a collection", first="Henrietta Vasquez-Boone")
    percival.sees("1 x 30 minutes with Ada Lindgren")
    jasper.types("/micromentor weed a collection")
    assert "Henrietta Vasquez-Boone" not in jasper.submits()  # her one place is reserved
    jasper.closes()
    percival.clicks("Decline", on="with Ada Lindgren").submits()
    jasper.types("/micromentor weeding books")
    assert "Henrietta Vasquez-Boone" in jasper.submits()


def test_a_mentor_who_leaves_passes_it_on(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, june, *_ = asked(scene, ada)
    tomas.slack.change(deleted=True)
    scene.forgives.add("user_disabled")
    scene.passes(scene.now + timedelta(minutes=5))
    june.sees("1 x 30 minutes with Ada")
    news = ada.sees("Tomas Reyes can no longer take part", "June Okafor has it").text
    assert "deactivated" not in news


def test_a_mentee_who_leaves_takes_the_request_along(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, *_ = asked(scene, ada)
    ada.slack.change(deleted=True)
    scene.passes(scene.now + timedelta(minutes=5))
    assert tomas.sees("Ada Lindgren can no longer take part, so this request is closed").page.buttons() == []
    with scene.silence():
        scene.passes_days(tomas, 4)


def test_a_mentor_who_gave_themselves_less_room_is_told_how_to_accept(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, *_ = asked(scene, ada)
    tomas.clicks_at_home("Change what you offer").fills({"Minutes a month": "15"}).submits()
    tomas.closes().clicks("Accept", on="1 x 30 minutes with Ada")
    tomas.is_told("You have no room for 30 more minutes just now")
    tomas.closes().clicks_at_home("Change what you offer").fills({"Minutes a month": "60"}).submits()
    tomas.closes().clicks("Accept", on="1 x 30 minutes with Ada")
    ada.sees("Agreed:", "Tomas Reyes")


def test_the_clock_rests_over_a_weekend_and_a_change_of_clocks(scene: "Scene") -> None:
    """Thursday 15:00 to Monday 15:00, though the clocks went back on Sunday (product.md, Decide)."""
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.passes(datetime(2035, 11, 1, 21, 0, tzinfo=UTC))  # Thursday 15:00 in Denver
    scene.ask(ada, TEENS, first="Tomas Reyes")
    assert "Monday, November 5th at 3:00 PM" in tomas.sees("Please answer by").text
    scene.passes(datetime(2035, 11, 5, 21, 59, tzinfo=UTC))
    assert "Accept" in tomas.sees("1 x 30 minutes with Ada").page.buttons()
    scene.passes(datetime(2035, 11, 5, 22, 2, tzinfo=UTC))
    assert "This one has moved on" in tomas.sees("1 x 30 minutes with Ada").text


def test_two_who_share_no_hour_are_served_in_the_hours_of_who_acts_next(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, *_ = asked(scene, ada)
    ada.slack.change(tz="Asia/Tokyo")  # who shares no hour with the mentee is proposed for written sessions alone
    tomas.clicks("Accept", on="1 x 30 minutes with Ada")
    scene.until_said("Agreed:", ada) if not [s for s in ada.reads() if "Agreed:" in s.text] else None
    opened = next(e for e in scene.posts() if len(e["to"]) == 2)
    at = datetime.fromtimestamp(opened["at"], UTC).astimezone(ada.zone)
    assert (at.weekday(), at.hour) == (1, 9)


def test_a_pause_leaves_what_was_asked_before(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    tomas, *_ = asked(scene, ada)
    tomas.types("/micromentor pause 2w").is_told("Paused.")
    tomas.clicks("Accept", on="1 x 30 minutes with Ada")
    ada.sees("Agreed:", "Tomas Reyes")
