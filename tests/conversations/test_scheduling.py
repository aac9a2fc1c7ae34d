"""Finding a time, where it is not simple: two zones, hours that do not meet, and other sessions."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

FIRST, PLACE = "A time that suits you", "Where, or which link"


def moves_to(actor: "Actor", zone: str) -> None:
    """They work elsewhere now, and Slack tells."""
    actor.slack.ask("POST", "change", {"tz": zone})
    actor.slack.profile["tz"] = zone
    actor.scene.ws.settle()


def spoken(actor: "Actor") -> str:
    """The form before them, people named without the sign of a mention."""
    return str(actor.form.text).replace("@", "")


def test_both_zones_stand_in_the_form_and_on_the_card(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    ada.clicks("Find a time", on="Agreed:")
    assert "Where Tomas Reyes is, it is 10:00 AM when it is 11:00 AM for you." in spoken(ada)
    assert "By your clock they work from 10:00 AM to 6:00 PM." in spoken(ada)
    ada.closes()
    scene.set_time(ada, tomas, scene.at(tomas, "11:00", days=2))
    for one in (ada, tomas):
        assert (
            "That is 12:00 PM for Ada Lindgren and 11:00 AM for Tomas Reyes."
            in one.sees("Session 1:", "30 minutes").text
        )


def test_a_time_out_of_hours_is_warned_of_and_gone_past(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    early, good = scene.at(ada, "09:00", days=1), scene.at(ada, "11:00", days=1)
    ada.clicks("Find a time", on="Agreed:").fills({FIRST: early, "Another": good, "How": "Audio", PLACE: "Room 4"})
    with scene.silence():
        told = ada.submits()
    assert "Look at these again:" in told
    assert "8:00 AM for Tomas Reyes" in told
    assert "outside their working hours" in told
    assert "11:00 AM" not in told, "only what does not suit"
    ada.submits()
    card = tomas.sees("can meet for session", "Room 4", "How: audio").text
    assert "outside Tomas Reyes’s working hours" in card
    assert "10:00 AM" in card
    tomas.writes("The second is good for me.", on="Agreed:")
    told = ada.sees("to take one of the times that Ada Lindgren offered, press its button").text
    assert "Micromentor does not read it" in told
    with scene.silence():
        tomas.writes("Did you see?", on="Agreed:")
        scene.ws.settle()


def test_a_warning_is_heeded_and_the_form_sent_in_as_it_is_then(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    tomas.clicks("Find a time", on="Agreed:").fills({FIRST: scene.at(tomas, "16:30", days=1), PLACE: "Room 4"})
    assert "outside their working hours" in tomas.submits()
    assert "outside your working hours" in tomas.fills({FIRST: scene.at(tomas, "08:30", days=1)}).submits()
    tomas.fills({FIRST: scene.at(tomas, "14:00", days=1)}).submits()
    card = ada.sees("can meet for session").text
    assert "Room 4" in card
    assert "outside" not in card


def test_another_session_of_either_is_said_and_not_what_it_is(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    june = scene("Henrietta Vasquez-Boone")
    scene.pair(ada, tomas, "run a teen council")
    scene.pair(ada, june, "weed a picture book shelf")
    at = scene.at(tomas, "11:00", days=2)
    scene.set_time(ada, tomas, at, on="run a teen council")
    weeding = "weed a picture book shelf"

    ada.clicks("Find a time", on="Agreed:", under=weeding).fills({FIRST: at})
    assert "you have another session then" in ada.submits()
    ada.closes()
    june.clicks("Find a time", on="Agreed:", under=weeding).fills({FIRST: at})
    told = june.submits()
    assert "Ada Lindgren has another session then" in told
    june.submits()
    assert "Ada Lindgren has another session then" in ada.sees("can meet for session", under=weeding).text
    ada.clicks("Take it", on="can meet for session", under=weeding)
    assert "you have another session then" in spoken(ada)
    ada.closes()
    assert "Take it" in ada.sees("can meet for session", under=weeding).page.buttons()
    ada.clicks("Take it", on="can meet for session", under=weeding).submits()
    ada.sees("Session 1:", "Ada Lindgren has another session then", under=weeding)
    june.sees_nothing_of("teen council")


def test_two_who_are_never_at_work_together(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    """They were when they agreed; then Ada moved."""
    scene.pair(ada, tomas, "run a teen council")
    moves_to(ada, "Asia/Tokyo")
    tomas.clicks("Find a time", on="Agreed:")
    assert "The two of you share no working hours." in spoken(tomas)
    told = tomas.submits()
    assert "; outside your working hours)" in told
    assert "for Ada Lindgren" in told
    tomas.submits()
    scene.until_said("can meet for session 1", ada)
    card = ada.sees("can meet for session").text
    assert "outside Tomas Reyes’s working hours" in card
    ada.clicks("Take it", on="can meet for session")
    scene.until_said("did you meet?", ada)


def test_the_week_in_which_only_one_of_them_has_changed_the_clocks(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    """Berlin went back on 28 October 2035, Chicago goes on 4 November: six hours apart for a week, then seven."""
    moves_to(tomas, "Europe/Berlin")
    scene.passes(datetime(2035, 10, 29, 14, 30, tzinfo=UTC))
    scene.ask(ada, "run a teen council", first="Tomas Reyes")
    scene.passes(scene.now + timedelta(minutes=1))
    tomas.clicks("Accept", on="run a teen council")
    scene.ws.settle()
    ada.sees("Agreed:")
    before, after = scene.at(ada, "09:30", days=2), scene.at(ada, "09:30", days=6)
    scene.offer(ada, before, after)
    card = tomas.sees("can meet for session").text
    assert "9:30 AM for Ada Lindgren, 3:30 PM for Tomas Reyes" in card
    assert "9:30 AM for Ada Lindgren, 4:30 PM for Tomas Reyes" in card
    assert "outside" not in card
    tomas.clicks("Take the second", on="can meet for session")
    scene.passes(after - timedelta(days=1, minutes=1))
    ada.sees_nothing_of("Coming up: session 1")
    scene.passes(after - timedelta(days=1) + timedelta(minutes=1))
    ada.sees("Coming up: session 1")
    scene.passes(after + timedelta(minutes=31))
    ada.sees("did you meet?")


def test_a_session_is_moved_by_each_and_called_off_twice(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    days = [scene.at(tomas, "11:00", days=n) for n in range(3, 9)]
    scene.set_time(ada, tomas, days[0])
    scene.offer(tomas, days[1], on="Session 1:", button="Move it")
    ada.clicks("Take it", on="can’t make")
    scene.offer(ada, days[2], on="Session 1:", button="Move it")
    scene.offer(tomas, days[3], on="can’t make", button="Suggest others")
    ada.clicks("Call it off", on="can’t make")
    ada.is_told("only they withdraw them")
    tomas.clicks("Call it off", on="can’t make")
    ada.sees("Tomas Reyes can’t make session 1", "called it off")
    scene.offer(ada, days[4], on="called it off")
    tomas.clicks("Take it", on="can meet for session")
    ada.clicks("Call it off", on="Session 1:")
    tomas.sees("Ada Lindgren can’t make session 1", "called it off")
    scene.offer(tomas, days[5], on="called it off")
    ada.clicks("Take it", on="can meet for session")
    with scene.silence():
        scene.passes(days[5] - timedelta(days=1, minutes=1))
    scene.passes(days[5] + timedelta(minutes=31))
    assert len([s for s in ada.reads() if "did you meet?" in s.text]) == 1
