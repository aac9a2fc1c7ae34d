"""The day before a session: what is left to settle is asked for, and nothing that is known already."""

from datetime import UTC, datetime

import pytest

from flows.decision import Person
from flows.proposal import Way
from flows.session_card import PreparationCard
from handlers import views
from handlers.text import Reader

ADA, TOMAS = Person("UADA", "Ada"), Person("UTOM", "Tomas")


@pytest.mark.parametrize(
    ("way", "place", "settles"),
    [
        (Way.IN_PERSON, "", "Settle now where exactly you meet."),
        (Way.IN_PERSON, "Room 2", "Agree now how you start, and what would make it a good session."),
        (Way.AUDIO, "", "Settle now who calls whom."),
        (Way.AUDIO, "Ada calls 555", "Agree now how you start, and what would make it a good session."),
        (Way.VIDEO, "", "No link for the call stands here yet. Add one, or settle who calls whom."),
        (Way.VIDEO, "meet.example", "Try the video link now: it is new here to Tomas."),
        (None, "", "Agree now how you start, and what would make it a good session."),
    ],
)
def test_a_place_that_is_known_is_not_asked_for(way: Way | None, place: str, settles: str) -> None:
    card = PreparationCard(
        mentorship_id="M1",
        number=1,
        attempt=1,
        mentee=ADA,
        mentor=TOMAS,
        starts_at=datetime(2026, 12, 18, 20, tzinfo=UTC),
        minutes=30,
        sessions=2,
        goal="run a teen council",
        way=way,
        place=place,
        questions="Who chairs?",
        new_to_video=(TOMAS,),
    )
    assert settles in views.render(card, Reader()).text.splitlines()
