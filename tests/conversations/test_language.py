"""Everybody reads their own language; two who share one read that together, and two who do not the programme's."""

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conversations.conftest import Actor, Scene

GOAL = "MARC verstehen"
ENGLISH = re.compile(r"\b(the|you|your|and|with|is|are|session|minutes|asked|has|until)\b")


def reads_only_german(person: "Actor", *own: str) -> None:
    """No English word of grammar is before them, but what people wrote themselves."""
    texts = [seen.text for seen in person.reads() if seen.page.raw.get("bot_id")] + [person.home, person.answer]
    for text in texts:
        said = re.sub("|".join(map(re.escape, own)), "", text)
        assert not ENGLISH.search(said), said


def test_two_germans_read_german_from_the_command_to_the_agreement(scene: "Scene") -> None:
    hollis, annegret = scene("Hollis Bergeron", "Annegret Möllers")
    scene.busy("views.open", seconds=60)
    hollis.types(f"/micromentor {GOAL}").is_told("Slack hat gerade viel zu tun", f"/micromentor {GOAL}")
    hollis.types(f"/micromentor {GOAL}")
    assert "Was würdest du gern können?" in hollis.form.labels()
    hollis.fills({"Wie viele Treffen?": "Zwei Treffen", "Minuten pro Treffen": "30 Minuten"})
    hollis.submits()
    assert hollis.form.title == "Wer könnte helfen"
    assert hollis.form.choices("Zuerst fragen")[0] == annegret.name
    hollis.fills({"Zuerst fragen": annegret.name})
    assert "Annegret Möllers" in hollis.submits()
    hollis.closes()
    annegret.sees("2 x 30 Minuten mit Hollis Bergeron", "Bitte antworte bis")
    assert "Bitte antworte bis" in annegret.home
    annegret.clicks("Zusagen", on=GOAL)
    scene.ws.settle()
    for one in (hollis, annegret):
        one.sees("Vereinbart: 2 Treffen zu je 30 Minuten, zusammen 60 Minuten", GOAL, "bleibt unter euch")
    hollis.clicks("Eine Zeit finden", on="Vereinbart:")
    at = scene.at(hollis, "10:00", days=2)
    hollis.fills({"Eine Zeit, die dir passt": at}).submits()
    hollis.closes()
    annegret.sees("Hollis Bergeron schlägt für Treffen 1", "Mittwoch, 6. Juni um 10:00")
    annegret.clicks("Passt", on="schlägt für Treffen")
    hollis.sees("Treffen 1: Mittwoch, 6. Juni um 10:00, 30 Minuten.")
    helped = hollis.types("/micromentor hilfe").is_told("um Hilfe bitten", "/micromentor status")
    reads_only_german(hollis, GOAL)
    reads_only_german(annegret, GOAL)
    example = re.search(r"(/micromentor .+): dabei um Hilfe bitten", helped)
    assert example
    hollis.types(example[1]).submits()
    assert hollis.form.title == "Wer könnte helfen", "what the help gives as an example leads to somebody"


@pytest.mark.parametrize(("programme", "agreed"), [("en", "Agreed: 2 sessions"), ("de", "Vereinbart: 2 Treffen")])
def test_two_with_no_language_in_common_read_the_programmes(
    staffed_sqlite: str,
    open_scene: "Callable[..., Scene]",
    caplog: pytest.LogCaptureFixture,
    programme: str,
    agreed: str,
) -> None:
    scene = open_scene(staffed_sqlite, MICROMENTOR_LANGUAGE=programme)
    hollis, xochitl = scene("Hollis Bergeron", "Xochitl Barrera")
    hollis.types("/micromentor read the ILS reports")
    hollis.fills({"Wie viele Treffen?": "Zwei Treffen"}).submits()
    hollis.fills({"Zuerst fragen": xochitl.name}).submits()
    hollis.closes()
    xochitl.sees("2 x 30 minutes with Hollis Bergeron", "Please answer by")
    xochitl.clicks("Accept", on="ILS reports")
    scene.ws.settle()
    for one in (hollis, xochitl):
        one.sees(agreed, "read the ILS reports")
    assert "Wo du Hilfe bekommst" in hollis.home
    assert "You are helping" in xochitl.home
    scene.held(caplog)


def test_somebody_never_seen_is_answered_in_their_language_at_once(
    sqlite_url: str, open_scene: "Callable[..., Scene]", caplog: pytest.LogCaptureFixture
) -> None:
    scene = open_scene(sqlite_url)
    hollis = scene("Hollis Bergeron")
    hollis.types("/micromentor")
    assert "Was würdest du gern können?" in hollis.form.labels()
    scene.held(caplog)


def test_a_language_that_is_changed_in_slack_is_spoken_from_then_on(scene: "Scene") -> None:
    ada = scene("Ada Lindgren")
    assert "Welcome to Micromentor" in ada.home
    ada.slack.change(locale="de-DE")
    scene.ws.settle()
    assert "Willkommen bei Micromentor" in ada.home
    ada.slack.change(locale="ja-JP")
    scene.ws.settle()
    assert "Welcome to Micromentor" in ada.home
