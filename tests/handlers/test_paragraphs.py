"""An instant in the middle of a sentence goes with the word before it, so that Slack's *Tomorrow* stays small there."""

from datetime import UTC, datetime

import pytest

from flows.decision import Moment, Person, Phrase
from handlers.text import Reader
from handlers.views.paragraphs import lines, spoken

AT = datetime(2026, 12, 18, 20, tzinfo=UTC)
TOMAS = Person("UTOM", "Tomas")
AND_TIME = "{date_long_pretty} um {time}"
WRITTEN = "Fr., 18. Dezember, 20:00 UTC"


@pytest.mark.parametrize(
    ("phrase", "before", "lead"),
    [
        (Phrase("invitation-until", {"until": Moment(AT)}), "Bitte antworte ", "bis "),
        (Phrase("touchpoint-noted-stuck", {"mentor": TOMAS, "asked": Moment(AT)}), " erfährt ", "es "),
        (
            Phrase("mentorship-ended-mentee", {"other": TOMAS, "seen": Moment(AT)}),
            " erfährt es auf freundliche Art ",
            "(",
        ),
        (Phrase("home-pair-next", {"number": 1, "at": Moment(AT)}), "Treffen 1: ", ""),
        (Phrase("time-option", {"at": Moment(AT)}), "", ""),
    ],
)
def test_the_word_before_an_instant_stands_in_its_format(phrase: Phrase, before: str, lead: str) -> None:
    german = Reader("de-DE")
    parts = [element.to_dict() for element in lines((phrase,), german, 99)]
    place, date = next((n, part) for n, part in enumerate(parts) if part["type"] == "date")
    assert (date["format"], date["fallback"]) == (lead + AND_TIME, lead + WRITTEN)
    assert (parts[place - 1]["text"] if before else place) == (before or 0)
    assert f"{before}<!date^{int(AT.timestamp())}^{lead}{AND_TIME}|{lead}{WRITTEN}>" in spoken(phrase, german, 99)
    assert all(part.get("text") != "" for part in parts)
