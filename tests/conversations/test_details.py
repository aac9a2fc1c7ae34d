"""How and where, said once the time is set: no new time for a new place."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import vobject

from sandbox.local_http import settings

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene


def _downloads(actor: "Actor", said: str) -> Any:
    (file,) = actor.sees(said).page.files
    (event,) = vobject.readOne(httpx.get(actor.scene.ws.base_url + file["url"], **settings()).text).vevent_list
    return event


def test_a_place_is_said_later_and_stands_on_the_card_and_in_the_file(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    at = scene.at(tomas, "11:00", days=3)
    scene.set_time(ada, tomas, at)
    posts = tomas.posts()
    ada.clicks("Where and how", on="Session 1:").fills({"How": "In person", "Where, or which link": "Room 4"}).submits()
    tomas.sees("Session 1:", "How: in person", "Where: Room 4")
    event = _downloads(tomas, "takes the place of the one before")
    assert (event.location.value, event.sequence.value, event.dtstart.value) == ("Room 4", "1", at)
    assert tomas.posts() == posts, "the file is no message"
    scene.passes(at - timedelta(days=1) + timedelta(minutes=1))
    ada.sees("Coming up: session 1", "Room 4", "which questions do you bring?")
    tomas.clicks("Where and how", on="Session 1:").fills({"Where, or which link": "Room 5"}).submits()
    ada.sees("Coming up: session 1", "Room 5")
    ada.clicks("Bring questions", on="Coming up: session 1")
    ada.fills({"Your questions": "How do I begin?", "Where do you stand today?": "2 - I know a little"}).submits()
    card = tomas.sees("Coming up: session 1", "How do I begin?", "Ada Lindgren started at 2 of 5")
    assert card.page.buttons() == []


def test_correcting_the_first_session_fits_the_second_to_what_is_left(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.pair(ada, tomas, "run a teen council")
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    at = scene.at(tomas, "11:00", days=4)
    scene.set_time(ada, tomas, at)
    ada.clicks("Correct the minutes", on="Met.").fills({"Minutes of session 1": "45"}).submits()
    tomas.sees("Session 2:", "15 minutes")
    event = _downloads(tomas, "Session 2 for your calendar, changed")
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=15)
    scene.passes(at + timedelta(minutes=16))
    assert "Yes, about 15 min" in ada.sees("did you meet?").page.buttons()
