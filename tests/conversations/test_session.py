"""Sessions: finding a time, moving it, calling it off, and whether they met."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import vobject

from sandbox.local_http import settings

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene


def test_one_session_from_the_offer_to_the_look_back(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    at = scene.at(tomas, "11:00", days=2)
    scene.offer(ada, at - timedelta(hours=1), at)
    card = tomas.sees("Ada Lindgren can meet for session 1")
    assert card.page.buttons() == ["Take the first", "Take the second", "Suggest others", "Withdraw the offer"]
    assert "Wednesday, June 6th at 10:00 AM" in card.text
    assert "Wednesday, June 6th at 11:00 AM" in ada.sees("can meet for session 1").text
    ada.clicks("Take the second", on="can meet for session")
    ada.is_told("You offered these times, so Tomas Reyes takes one.")
    alone = next(seen for seen in ada.reads() if seen.page.ephemeral)
    assert alone.under == card.under != "", "a press in a thread is answered there"
    tomas.clicks("Take the second", on="can meet for session")
    set_card = ada.sees("Session 1:", "30 minutes")
    assert "Wednesday, June 6th at 12:00 PM" in set_card.text
    assert set_card.page.buttons()[:3] == ["Move it", "Where and how", "Call it off"]
    assert set_card.page.buttons()[3:] == ["Add to Google", "Add to Outlook", "Remind me"]
    scene.passes(at + timedelta(minutes=35))
    assert "Session 1: Today at 12:00 PM" in ada.sees("did you meet?").text
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    ada.sees("Met.", "30 of 30 minutes used.", "That was the time you agreed.")
    scene.until_said("Looking back", ada)


def test_the_other_suggests_other_times(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    scene.offer(ada, scene.at(tomas, "10:00", days=1))
    other = scene.at(tomas, "14:00", days=2)
    scene.offer(tomas, other, on="can meet for session", button="Suggest others")
    ada.sees("Other times were offered instead")
    ada.clicks("Take it", on="Tomas Reyes can meet for session")
    tomas.sees("Session 1:", "30 minutes")
    assert "session 1" in ada.sees("Next:", "Agreed:").text


def test_a_session_moves_and_only_the_new_time_counts(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    first = scene.at(tomas, "11:00", days=2)
    scene.set_time(ada, tomas, first)
    moved = scene.at(tomas, "11:00", days=4)
    scene.offer(tomas, moved, on="Session 1:", button="Move it")
    ada.clicks("Take it", on="can’t make")
    with scene.silence():
        scene.passes(first + timedelta(hours=1))  # neither prepared nor asked about: it is not then
    scene.passes(moved + timedelta(minutes=35))
    assert len([s for s in ada.reads() if s.text.startswith("For session 1:")]) == 1
    ada.clicks("Yes, about 30 min", on="did you meet?")
    ada.sees("30 of 30 minutes used")


def test_a_session_is_called_off_and_another_found(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    first = scene.at(tomas, "11:00", days=3)
    scene.set_time(ada, tomas, first)
    tomas.clicks("Call it off", on="Session 1:")
    ada.sees("Session 1 is called off. It was to be")
    ada.sees("Tomas Reyes can’t make session 1", "No harm done")
    at = scene.at(tomas, "15:00", days=4)
    scene.offer(ada, at, on="can’t make session 1")
    tomas.clicks("Take it", on="can meet for session")
    scene.passes(at + timedelta(minutes=35))
    assert len([s for s in ada.reads() if "did you meet?" in s.text]) == 1


def test_the_calendar_file_follows_the_session_to_its_end(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    """What each of the two downloads from the thread, read by another library than the one that wrote it."""
    scene.pair(ada, tomas, "run a teen council; kindly", sessions="One session")
    first, moved = scene.at(tomas, "11:00", days=2), scene.at(tomas, "11:00", days=4)

    def downloads(actor: "Actor", said: str) -> Any:
        (file,) = actor.sees(said).page.files
        assert re.fullmatch(r"session-1-[0-9a-f]{12}\.ics", file["name"])
        calendar = vobject.readOne(httpx.get(scene.ws.base_url + file["url"], **settings()).text)
        (event,) = calendar.vevent_list
        return calendar.method.value, int(event.sequence.value), event.dtstart.value, event

    scene.set_time(ada, tomas, first)
    method, sequence, starts, event = downloads(ada, "Session 1 for your calendar")
    assert (method, sequence, starts) == ("PUBLISH", 0, first)
    assert "run a teen council; kindly" in event.description.value
    assert ada.sees("Session 1 for your calendar").under, "it stands in the thread of the agreement"
    uid = event.uid.value
    budget = ada.posts()

    scene.offer(tomas, moved, on="Session 1:", button="Move it")
    ada.clicks("Take it", on="can’t make")
    method, sequence, starts, event = downloads(tomas, "takes the place of the one before")
    assert (method, sequence, starts, event.uid.value) == ("PUBLISH", 1, moved, uid)
    assert ada.posts() == budget + 1, "the offer counts, the file does not"

    ada.clicks("Call it off", on="Session 1:")
    method, sequence, starts, event = downloads(tomas, "Open the file to take it out of your calendar")
    assert (method, sequence, starts, event.uid.value) == ("CANCEL", 2, moved, uid)


def test_a_link_to_a_calendar_is_acknowledged_and_says_nothing(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    scene.set_time(ada, tomas, scene.at(tomas, "11:00", days=2))
    with scene.silence():
        tomas.clicks("Add to Google", on="Session 1:")
        ada.clicks("Add to Outlook", on="Session 1:")


def test_an_offer_is_taken_back(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    scene.offer(ada, scene.at(tomas, "10:00", days=1))
    ada.clicks("Withdraw the offer", on="can meet for session")
    assert tomas.sees("The times offered for session 1 are withdrawn").page.buttons() == []
    assert "Find a time" in ada.sees("Agreed:").page.buttons()


def test_times_that_cannot_be_are_held_back_with_a_word(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    ada.clicks("Find a time", on="Agreed:")
    ada.fills({"A time that suits you": scene.now - timedelta(hours=1), "Another": scene.now + timedelta(days=800)})
    errors = ada.is_held_back()
    assert "This time is over" in errors["A time that suits you"]
    assert "within a year" in errors["Another"]
    ada.fills({"A time that suits you": scene.at(tomas, "10:00", days=1), "Another": None}).submits()
    tomas.sees("can meet for session")


def test_it_was_longer_and_the_smaller_figure_counts_until_both_agree(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    scene.pair(ada, tomas, "run a teen council")
    at = scene.at(tomas, "11:00", days=1)
    scene.set_time(ada, tomas, at)
    scene.passes(at + timedelta(minutes=31))
    ada.clicks("Longer or shorter", on="did you meet?")
    ada.fills({"Minutes of session 1": "45"}).submits()
    tomas.sees("Met.", "45 minutes. 45 of 60 minutes used.")
    tomas.clicks("Correct the minutes", on="Met.")
    tomas.fills({"Minutes of session 1": "20"}).submits()
    card = ada.sees("Met.", "20 of 60 minutes used")
    assert "Ada Lindgren says: 45 minutes" in card.text
    assert "Tomas Reyes says: 20 minutes" in card.text
    assert "The smaller figure counts until you say the same." in card.text
    ada.clicks("45 minutes", on="Met.")
    ada.is_told("That is what you said. Tomas Reyes can settle on it too")
    ada.clicks("20 minutes", on="Met.")
    assert "smaller figure" not in tomas.sees("Met.", "20 of 60 minutes used").text


def test_no_counts_nothing_and_leads_to_another_time(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    at = scene.at(tomas, "11:00", days=1)
    scene.set_time(ada, tomas, at)
    scene.passes(at + timedelta(minutes=31))
    ada.clicks("No", on="did you meet?")
    card = tomas.sees("You did not meet", "0 of 60 used")
    assert "Find a time for session 1" in card.page.buttons()
    again = scene.at(tomas, "11:00", days=2)
    scene.offer(tomas, again, on="You did not meet", button="Find a time for session 1")
    ada.clicks("Take it", on="can meet for session")
    scene.passes(again + timedelta(minutes=31))
    ada.clicks("Yes, about 30 min", on="did you meet?")
    ada.sees("Met.", "30 of 60 minutes used")


def test_we_moved_it_finds_another_time(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    at = scene.at(tomas, "11:00", days=1)
    scene.set_time(ada, tomas, at)
    scene.passes(at + timedelta(minutes=31))
    again = scene.at(tomas, "15:00", days=1)
    scene.offer(ada, again, on="did you meet?", button="We moved it")
    tomas.sees("You found another time for session 1")
    tomas.clicks("Take it", on="can meet for session")
    scene.passes(again + timedelta(minutes=31))
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    ada.sees("Met.", "30 of 60 minutes used")


def test_nobody_says_so_it_is_presumed_and_then_corrected(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    at = scene.at(tomas, "11:00", days=1)
    scene.set_time(ada, tomas, at)
    scene.passes(at + timedelta(minutes=31))
    with scene.silence():
        scene.passes_to(tomas, "16:59", days=1)
    scene.passes_to(tomas, "17:01")
    ada.sees("Taken as met, since nobody said", "30 of 30 minutes used", "You can correct it")
    ada.clicks("Correct the minutes", on="Taken as met")
    ada.fills({"Minutes of session 1": "15"}).submits()
    tomas.sees("Met.", "15 minutes. 15 of 30 minutes used.")


def test_time_used_up_early_wraps_up_unless_both_want_more(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    at = scene.at(tomas, "11:00", days=1)
    scene.set_time(ada, tomas, at)
    scene.passes(at + timedelta(minutes=31))
    ada.clicks("Longer or shorter", on="did you meet?")
    ada.fills({"Minutes of session 1": "60"}).submits()
    card = tomas.sees("Met.", "60 of 60 minutes used", "One session is left over")
    assert "Keep one session" in card.page.buttons()
    assert "Find a time" not in tomas.sees("Agreed:").page.buttons()
    with scene.silence():
        ada.clicks("Keep one session", on="Met.")
        ada.is_told("Noted, for you alone.")
    tomas.sees_nothing_of("for you alone")
    tomas.clicks("Keep one session", on="Met.")
    tomas.is_told("Ada Lindgren would like it too.")
    assert "Find a time for session 2" in ada.sees("you both would like one more session").page.buttons()
    ada.sees("Agreed:", "60 of 90 minutes used, 1 of 2 sessions.")
    again = scene.at(tomas, "11:00", days=3)
    scene.set_time(ada, tomas, again)
    scene.passes(again + timedelta(minutes=31))
    ada.clicks("Yes, about 30 min", on="did you meet?")
    scene.until_said("Looking back", ada)


def test_one_sided_wishes_extend_nothing(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    ada.clicks("One more session", on="Met.")
    scene.until_said("Looking back", ada)
    assert "One more session" not in tomas.sees("Met.").page.buttons()


def test_an_offer_at_night_waits_for_the_others_morning(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    scene.passes_to(ada, "21:00")
    with scene.silence():
        scene.offer(ada, scene.at(tomas, "15:00", days=1))
        scene.passes_to(tomas, "08:59", days=1)
    scene.passes_to(tomas, "09:01")
    tomas.clicks("Take it", on="can meet for session")
    ada.sees("Session 1:", "30 minutes")


def test_a_time_outside_somebodys_hours_is_said_so(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    scene.offer(tomas, scene.at(tomas, "16:30", days=1), anyway=True)  # 17:30 where Ada is
    assert "outside Ada Lindgren’s working hours" in ada.sees("can meet for session").text


def test_both_offer_at_the_same_time_and_the_second_is_told(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    for one in (ada, tomas):
        one.clicks("Find a time", on="Agreed:").fills({"A time that suits you": scene.at(tomas, "11:00", days=2)})
    ada.submits()
    assert "Ada Lindgren was quicker" in tomas.submits()
    assert len([s for s in ada.reads() if "can meet for session" in s.text]) == 1


def test_an_offer_nobody_answers_is_named_in_the_nudge(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    scene.offer(ada, scene.at(tomas, "11:00", days=20))
    scene.until_said("offered times for session 1; they stand further up in this thread", tomas)
    tomas.clicks("Suggest others", on="offered times for session 1")
    assert tomas.form.title == "Find a time"


def test_a_session_tomorrow_is_prepared_at_once_and_a_near_one_not(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    scene.set_time(ada, tomas, scene.now + timedelta(hours=5))
    scene.passes(scene.now + timedelta(minutes=1))
    ada.sees("Coming up: session 1")


def test_a_call_without_a_link_is_said_so_the_day_before(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    scene.set_time(ada, tomas, scene.now + timedelta(hours=5))
    scene.passes(scene.now + timedelta(minutes=1))
    assert "Try the video link" not in ada.sees("Coming up: session 1", "No link for the call stands here yet").text
    ada.clicks("Where and how", on="Coming up: session 1")
    ada.fills({"Where, or which link": "https://meet.example/ada"}).submits()
    card = tomas.sees("Coming up: session 1", "Try the video link now")
    assert "Where and how" not in card.page.buttons()


def test_an_old_time_card_answers_kindly(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, "run a teen council")
    scene.offer(ada, scene.at(tomas, "11:00", days=2))
    card = tomas.sees("can meet for session").page
    scene.slow_to_change()
    ada.clicks("Withdraw the offer", on="can meet for session")
    assert card.click("Take it") is None
    tomas.is_told("Things have moved on since this card")
