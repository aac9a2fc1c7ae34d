"""What a late or second click is told is in the catalogue, for every way in which a request may stand."""

from datetime import UTC, datetime
from typing import Any

import pytest

from flows.ask import InvitationStatus, OfferStatus
from flows.decision import Moment, Person, Phrase
from handlers import text
from handlers.text import Reader

SOMEBODY = Person("UTOM", "Tomas")
SOON = Moment(datetime(2026, 11, 23, 15, tzinfo=UTC))
MENTORS = [f"invitation-is-{became}" for became in (*InvitationStatus, "terms", "terms_accepted")]
MENTEES = [f"terms-is-{status}" for status in OfferStatus] + [
    "terms-room-gone",
    "question-is-answered",
    "question-is-over",
    "request-terms-wait",
    "request-question-waits",
    "request-written-back",
    "home-request-wrote-back",
]


@pytest.mark.parametrize("name", [*MENTORS, *MENTEES, "question-once", "terms-same", "terms-no-room", "question-long"])
def test_it_has_its_words(name: str) -> None:
    about: dict[str, Any] = {"mentee": SOMEBODY, "mentor": SOMEBODY, "until": SOON, "arrives": SOON}
    figures = {"minutes": 90, "free": 30, "limit": 500, "length": 501}
    assert text.plain(Phrase(name, {**about, **figures}), Reader())
