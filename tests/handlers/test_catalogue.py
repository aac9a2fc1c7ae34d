"""The catalogue: every language says the same things with the same gaps, whole, and a review of it can be written."""

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from flows.decision import Arg, Day, LocalTime, Moment, Person, Phrase, Words
from flows.member import Member, Programme
from handlers import catalogue, text
from handlers.catalogue import lacking, written
from handlers.readers import reader_of
from handlers.text import MissingPhraseError, Reader, languages, plain

ADA = Person("U1", "Ada Lindgren")
NOON = datetime(2026, 12, 18, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", languages())
def test_a_language_has_every_message_with_the_same_gaps_and_all_forms(language: str) -> None:
    assert list(lacking(language)) == []


@pytest.mark.parametrize("language", languages())
def test_every_message_reads_whole_with_every_number(language: str) -> None:
    reader = Reader(language)
    for message in written(language).values():
        for number in (0, 1, 2, 5, 1200):
            said = plain(Phrase(message.name, {gap: _arg(message, gap, number) for gap in message.gaps}), reader)
            assert said.strip(), message.name
            assert not set(said) & set("{}$"), said
            assert "!" not in said, said


def _arg(message: catalogue.Written, gap: str, number: int) -> Arg:
    return number if any(by == gap for by, _ in message.choices) else Words("x")


def test_a_gap_left_open_fails() -> None:
    for message in written("en").values():
        for gap in message.gaps:
            args = {other: Words("x") for other in message.gaps if other != gap}
            with pytest.raises(MissingPhraseError):
                plain(Phrase(message.name, args), Reader("en"))


def test_dates_numbers_and_instants_are_those_of_the_language() -> None:
    english, german = Reader("en-US", "America/Chicago"), Reader("de-DE", "Europe/Berlin")
    assert (text.day(date(2026, 12, 18), english), text.day(date(2026, 12, 18), german)) == (
        "Fri 18 Dec",
        "Fr., 18. Dezember",
    )
    assert (text.moment(NOON, english), text.moment(NOON, german)) == (
        "Fri 18 Dec, 14:00 CST",
        "Fr., 18. Dezember, 21:00 CET",
    )
    twelve = replace(english, twelve_hours=True)
    assert text.moment(NOON, twelve) == "Fri 18 Dec, 2:00 PM CST"
    there = LocalTime(NOON, 60, day=True)
    assert (text.local_time(there, english), text.local_time(there, twelve)) == ("Fri 21:00", "Fri 9:00 PM")
    assert (text.mean(4.25, english), text.mean(4.25, german)) == ("4.2", "4,2")
    named = [text.language_name(name, german) for name in ("de", "EN ", "Plattdeutsch")]
    assert named == ["Deutsch", "Englisch", "Plattdeutsch"]
    assert text.in_slacks_words(german) == "{date_long_pretty} um {time}"
    told = Phrase("words", {"words": Phrase("preview-minutes", {"minutes": 1200})})
    assert plain(told, english) == "Up to 1,200 minutes a month"
    assert plain(told, german) == "Bis zu 1.200 Minuten im Monat"


def test_the_time_of_the_day_is_written_one_way_as_slack_writes_it_to_its_readers() -> None:
    american, british, german, unknown = (
        Member(user_id=locale or "U", name="", locale=locale) for locale in ("en-US", "en-GB", "de-DE", "")
    )
    assert reader_of((american,), Programme()).twelve_hours
    for people in ((british,), (german,), (unknown,), (american, british), (american, german), ()):
        assert not reader_of(people, Programme()).twelve_hours, people


def test_people_days_and_instants_stand_in_a_sentence_of_the_readers_language() -> None:
    asked = Phrase("invitation-lead-by", {"sessions": 2, "minutes": 30, "mentee": ADA, "day": Day(date(2026, 12, 18))})
    assert plain(asked, Reader("de-AT")) == "2 x 30 Minuten mit Ada Lindgren, fertig bis Fr., 18. Dezember"
    until = Phrase("invitation-until", {"until": Moment(NOON)})
    assert "Bitte antworte bis Fr., 18. Dezember, 20:00 UTC" in plain(until, Reader("de-DE", "UTC"))


# --- the check itself finds what it is for ---


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A catalogue of two messages and its translation, to be spoiled."""
    folders = [tmp_path / language for language in ("en", "de")]
    for folder in folders:
        folder.mkdir()
    (tmp_path / "en" / "a.ftl").write_text(
        "hello = Hello { $who }\ncount = { $n ->\n    [0] none\n    [one] one\n   *[other] { $n } all\n}\n"
    )
    (tmp_path / "de" / "a.ftl").write_text(
        "hello = Hallo { $who }\ncount = { $n ->\n    [0] nichts\n    [one] eins\n   *[other] { $n } alle\n}\n"
    )
    monkeypatch.setattr(catalogue, "LOCALES", tmp_path)
    yield tmp_path / "de" / "a.ftl"
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("Hallo { $who }", "Hallo { $who }", None),
        ("hello = Hallo { $who }\n", "", "hello is missing"),
        ("Hallo { $who }", "Hallo", "has the gaps none"),
        ("Hallo { $who }", "Hallo { $whom }", "has the gaps whom"),
        ("Hallo { $who }", "Hello { $who }", "is still in English"),
        ("hello", "hallo", "hallo is not in English"),
        ("    [one] eins\n", "", "chooses by n among other"),
        ("[one]", "[few]", "chooses by n among few"),
        ("    [0] nichts\n", "", "has cases for n of none"),
    ],
)
def test_what_is_wrong_with_a_translation_is_said(broken: Path, was: str, becomes: str, said: str | None) -> None:
    broken.write_text(broken.read_text().replace(was, becomes, 1))
    found = "\n".join(lacking("de"))
    assert said in found if said else not found


def test_words_that_are_the_same_in_both_say_so(broken: Path) -> None:
    broken.write_text("# same in English\n" + broken.read_text().replace("Hallo", "Hello"))
    assert list(lacking("de")) == []


# --- the review ---


def test_a_translator_sees_both_languages_side_by_side(tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, ["catalogue", "--language", "de"])
    assert "button-accept\n  en  Accept\n  de  Zusagen\n" in shown.output
    file = tmp_path / "review.csv"
    told = CliRunner().invoke(app, ["catalogue", "--language", "de", "--csv", str(file)])
    assert told.exit_code == shown.exit_code
    with file.open(encoding="utf-8-sig", newline="") as rows:
        by_name = {row["name"]: row for row in csv.DictReader(rows)}
    assert by_name["button-accept"] == {
        "file": "invitation.ftl",
        "name": "button-accept",
        "en": "Accept",
        "de": "Zusagen",
    }
    assert len(by_name) == len(written("en"))


def test_a_language_that_is_not_there_is_said() -> None:
    told = CliRunner().invoke(app, ["catalogue", "--language", "tlh"])
    assert told.exit_code == 2
    assert "de, en" in told.output


def test_a_goal_is_never_part_of_the_sentence_it_stands_in() -> None:
    """A goal is an order in its own words: *About: draw up a rota*, or in quotes; never "about draw up a rota"."""
    run_in = re.compile(r"\b(?:about|on|of|with|zu|um|bei|über) \*?\{ \$goal", re.IGNORECASE)
    for path in text.LOCALES.glob("*/*.ftl"):
        found = [line for line in path.read_text(encoding="utf-8").splitlines() if run_in.search(line)]
        assert found == [], path
