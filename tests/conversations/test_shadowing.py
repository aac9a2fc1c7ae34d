"""One session of shadowing, as two people live it: a time, a place, what to watch for, and a quiet guest."""

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conversations.conftest import Scene

GOAL = "shadow Bernadette at a bilingual storytime"
WATCH = "How she gets thirty toddlers to sit down in two languages"


def test_ada_watches_bernadette_at_work(scene: "Scene") -> None:
    ada, bernadette = scene("Ada Lindgren", "Bernadette Soto")
    ada.types(f"/micromentor {GOAL}")
    assert ada.form.value("Ways to meet") == ["Shadowing"]
    assert "since you would like to watch somebody at work" in ada.form.text
    ada.closes().types("/micromentor").fills({"What would you like to be able to do?": GOAL})
    shown = ada.fills({"How many sessions?": "One session"}).submits()
    assert "Suggested too: shadowing" in shown
    assert ada.form.choices("How to meet") == ["Shadowing", "Any way that suits us both"]
    ada.fills({"Ask first": "Bernadette Soto"}).submits()
    ada.closes()
    bernadette.sees(GOAL, "How: shadowing")
    bernadette.clicks("Accept", on=GOAL)
    scene.ws.settle()
    root = ada.sees("Agreed:", "what would you like to watch for")
    assert "Say what to watch for" in root.page.buttons()
    ada.clicks("Say what to watch for", on="Agreed:")
    ada.fills({"What to watch for": WATCH, "Where do you stand today?": "2 - I know a little"}).submits()
    bernadette.sees("Agreed:", "Ada Lindgren would like to watch for:", WATCH)

    at = scene.at(bernadette, "10:00", days=3)
    ada.clicks("Find a time", on="Agreed:")
    assert ada.form.choices("How") == ["Shadowing"]
    ada.fills({"A time that suits you": at}).submits()
    ada.closes()
    bernadette.clicks("Take it", on="can meet for session")
    bernadette.clicks("Where and how", on="Session 1:")
    bernadette.fills({"Where to meet": "Harrow Street, the reading tree"}).submits()
    ada.sees("Session 1:", "How: shadowing", "the reading tree")

    scene.passes(at - timedelta(days=1) + timedelta(minutes=1))
    for one in (ada, bernadette):
        card = one.sees("Coming up: session 1", "the reading tree", "To watch for:", WATCH)
        assert "How to be a quiet guest:" in card.text
        assert "tell those around who is coming" in card.text
        assert "which questions" not in card.text
        assert card.page.buttons() == []
    scene.passes(at + timedelta(minutes=35))
    ada.sees("did the visit take place?")
    bernadette.clicks("Yes, about 30 min", on="did the visit take place?")
    ada.sees("Met.", "30 of 30 minutes used", "That was the time you agreed")
    scene.until_said("Looking back", ada)
    ada.writes("I will start with the song, as she does.", on="Looking back")
    for one, other in ((ada, bernadette), (bernadette, ada)):
        scene.answers_in_private(one, other, thanks="Thank you.")
    ada.sees(f"Closed: {GOAL}", "30 of 30 minutes")
    assert max(ada.posts(), bernadette.posts()) <= 8


def test_what_has_not_been_said_yet_is_asked_the_day_before(scene: "Scene") -> None:
    """A session of a mentorship that may meet in more ways than one becomes shadowing in its form."""
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.pair(ada, tomas, "run a teen council")
    at = scene.at(tomas, "11:00", days=3)
    ada.clicks("Find a time", on="Agreed:").fills({"A time that suits you": at, "How": "Shadowing"}).submits()
    ada.closes()
    tomas.clicks("Take it", on="can meet for session")
    scene.passes(at - timedelta(days=1) + timedelta(minutes=1))
    card = tomas.sees("Coming up: session 1", "Where Ada Lindgren comes to has not been said yet")
    assert card.page.buttons() == ["Where and how"]
    tomas.clicks("Where and how", on="Coming up: session 1")
    tomas.fills({"Where, or which link": "The teen room"}).submits()
    assert "what would you like to watch for?" in ada.sees("Coming up: session 1", "The teen room").text
    ada.clicks("Where and how", on="Coming up: session 1")
    ada.fills({"If it is shadowing: what to watch for": "How they vote"}).submits()
    assert tomas.sees("Coming up: session 1", "How they vote").page.buttons() == []
    tomas.sees("Session 1:", "How they vote")
