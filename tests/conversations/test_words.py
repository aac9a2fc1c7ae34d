"""Words: after the command, and to the bot itself; and the report, which is for admins."""

from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from handlers import report
from handlers.views.blocks import Rendered

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("help", "/micromentor status"),
        ("Help", "/micromentor status"),
        ("status", "Nothing is open."),
        ("home", "Nothing is open."),
        ("forget", "To have what Micromentor keeps of you forgotten, ask"),
        ("export", "To get what Micromentor keeps of you, ask"),
        ("pause", "You are not listed as a mentor"),
    ],
)
def test_words_after_the_command(ada: "Actor", typed: str, told: str) -> None:
    ada.types(f"/micromentor {typed}").is_told(told)


def test_admins_are_named_where_one_asks_for_ones_data(ada: "Actor") -> None:
    assert "Rhea Castellan" in ada.types("/micromentor forget").is_told("ask")


def test_mentor_opens_the_form_and_a_goal_may_begin_with_a_word(ada: "Actor", tomas: "Actor") -> None:
    ada.types("/micromentor mentor")
    assert ada.form.title == "Help a colleague"
    ada.closes().types("/micromentor help people with e-books")
    assert ada.form.value("What would you like to be able to do?") == "help people with e-books"
    tomas.types("/micromentor mentor")
    assert tomas.form.title == "What you offer"


def test_a_slip_is_answered_with_what_was_meant_and_the_words_may_still_be_a_goal(
    scene: "Scene", ada: "Actor", tomas: "Actor"
) -> None:
    told = ada.slack.command("/micromentor", "satus").message
    assert told is not None
    assert "Did you mean status?" in told.text
    assert "Nothing is open." in told.text
    scene.busy("views.open", seconds=2)
    ada.clicks("No, ask for help with “satus”", on="Did you mean status?").is_told("Slack has a lot to do")
    assert told.click("No, ask for help with “satus”") is None
    assert ada.form.value("What would you like to be able to do?") == "satus"
    scene.busy("views.open", seconds=2)
    ada.closes().types("/micromentor pause *all* <!channel> &amp; printers")
    ada.is_told("Please try once more in a minute.", "/micromentor pause *all* <!channel> &amp; printers")
    scene.busy("views.open", seconds=1)
    ada.types("/micromentor pause procedures for printers")
    assert ada.form.value("What would you like to be able to do?") == "pause procedures for printers"
    ada.closes()
    tomas.types("puase 2035-06-20").clicks("Pause", on="Did you mean pause?")
    tomas.is_told("Paused. Nobody asks you until Wed 20 Jun")
    tomas.types("resume").clicks("I’m back", on="Did you mean pause?")
    tomas.is_told("Welcome back")
    ada.types("become a mentor").clicks("Say what you offer", on="Did you mean mentor?")
    assert ada.form.title == "Help a colleague"


def test_pause_takes_a_day_and_always_has_an_end(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    tomas.types("/micromentor pause 2035-06-20").is_told("Paused. Nobody asks you until Wed 20 Jun")
    ada.types("/micromentor run a teen council").submits()
    assert "Tomas Reyes" not in ada.form.text
    ada.closes()
    tomas.types("/micromentor pause someday")
    assert "/micromentor" in tomas.home
    tomas.closes().types("/micromentor pause off").is_told("Welcome back")
    tomas.types("/micromentor pause 1w").is_told("Paused.")
    scene.passes(scene.now + timedelta(days=8))
    ada.types("/micromentor run a teen advisory council").submits()
    assert "Tomas Reyes" in ada.form.text


def test_status_says_who_has_it_and_what_is_next(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.ask(ada, "run a teen council", first="Tomas Reyes")
    ada.types("/micromentor status").is_told("run a teen council", "Tomas Reyes has it until")
    tomas.types("/micromentor status").is_told("Ada Lindgren asks you to help")
    tomas.clicks("Accept", on="with Ada Lindgren")
    scene.ws.settle()
    ada.types("/micromentor status").is_told("Find a time with Tomas Reyes")


@pytest.mark.parametrize(
    ("written", "answered"),
    [
        ("hello", "What would you like to be able to do?"),
        ("Danke!", "You are welcome."),
        ("help", "/micromentor status"),
        ("status", "Nothing is open."),
        ("mentor", "Would you like to help others?"),
        ("pause", "You are not listed as a mentor"),
        ("/micromentor help", "/micromentor status"),
        ("¿Cómo hablo con la prensa?", "Would you like a colleague’s help with this?"),
        ("…", "What would you like to be able to do?"),
    ],
)
def test_whatever_is_written_to_the_bot_is_answered_once(
    scene: "Scene", ada: "Actor", written: str, answered: str
) -> None:
    before = ada.posts()
    if written.startswith("/"):
        ada.slack.say(ada.slack.dm(), " " + written)
    else:
        ada.types(written)
    ada.sees(answered)
    assert ada.posts() == before + 1


def test_a_message_to_the_bot_that_is_changed_is_not_answered_again(ada: "Actor") -> None:
    message = ada.slack.say(ada.slack.dm(), "make a podcast")
    ada.sees("Would you like a colleague’s help with this?")
    message.edit("make two podcasts")
    assert ada.posts() == 1
    message.delete()
    assert ada.posts() == 1


def test_a_mentor_by_a_word_to_the_bot(ada: "Actor") -> None:
    ada.types("mentor").clicks("Say what you offer", on="Would you like to help others?")
    ada.lists("homework help", "two years of it").fills({"How would you meet?": ["Video"]})
    ada.submits()
    assert "homework help" in ada.home


# --- the report ---


def test_the_report_is_for_admins_and_says_nothing_to_others(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    rhea, obadiah = scene("Rhea Castellan", "Obadiah Finch")
    rhea.types("/micromentor-report").is_told("No request was made in this time")
    scene.pair(ada, tomas, "run a teen council", sessions="One session")
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    scene.until_said("Looking back", ada)
    scene.answers_in_private(ada, tomas, thanks="A secret thank-you.")
    scene.answers_in_private(tomas, ada)
    for admin in (rhea, obadiah):
        report = admin.types("/micromentor-report 30d").is_told("Requested: 1")
        assert "Accepted: 1 (100%)" in report
        assert "Held all sessions: 1" in report
        assert "Looked back: 1" in report
        assert "Minutes agreed: 30, used so far: 30" in report
        assert "Goal met: not shown yet, too few people answered" in report
        for secret in ("teen council", "secret thank-you", "Ada", "Tomas"):
            assert secret not in report
    for other in (ada, tomas):
        refused = other.types("/micromentor-report all").is_told("for the people who run the programme")
        assert "1" not in refused
    rhea.types("/micromentor-report yesterday").is_told("“yesterday” is no period this report knows")


def test_a_report_that_takes_longer_follows(scene: "Scene", monkeypatch: pytest.MonkeyPatch) -> None:
    rhea = scene("Rhea Castellan")
    at_once, told = report.answer, Event()

    def when_told(*given: Any) -> Rendered:
        assert told.wait(10)
        return at_once(*given)

    monkeypatch.setattr(report, "answer", when_told)
    monkeypatch.setattr(report, "PATIENCE_SECONDS", 0.0)
    rhea.types("/micromentor-report").is_told("the numbers are being added up")
    told.set()
    rhea.is_told("No request was made in this time")


def test_a_report_that_was_promised_and_failed_is_not_waited_for(
    scene: "Scene", monkeypatch: pytest.MonkeyPatch
) -> None:
    rhea, told = scene("Rhea Castellan"), Event()

    def when_told(*_: Any) -> Rendered:
        assert told.wait(10)
        raise OSError("the disk is gone")

    monkeypatch.setattr(report, "answer", when_told)
    monkeypatch.setattr(report, "PATIENCE_SECONDS", 0.0)
    rhea.types("/micromentor-report").is_told("the numbers are being added up")
    told.set()
    rhea.is_told("could not be added up this time")
    scene.forgives.add("/micromentor-report failed")


def test_what_nobody_could_help_with_is_shown_from_two_people_on(scene: "Scene", ada: "Actor") -> None:
    rhea, jasper, percival = scene("Rhea Castellan", "Jasper Oyler", "Percival Dube")
    percival.types("/micromentor pause 2036-01-01")
    ada.types("/micromentor use a laser cutter").submits()
    ada.closes()
    assert "laser" not in rhea.types("/micromentor-report").is_told("Requested: 1")
    jasper.types("/micromentor use the laser cutter").submits()
    jasper.closes()
    report = rhea.types("/micromentor-report").is_told("Requested: 2")
    assert "laser cutter (2 people)" in report
