"""What is over reads so: nothing in the present tense that is past, and late words until a day that is named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.agreement import Agreement, agreement
from flows.ask_again import Again
from flows.closing_card import ReflectionPrompt
from flows.decision import Message, Person, Phrase
from flows.halfway import HalfwayPrompt, HalfwayStatus
from flows.home_page import HomePage, PairLine
from flows.member import Member, Programme
from flows.pair import Ending, TouchpointStatus
from flows.pair_state import PairState
from flows.touchpoint_card import TouchpointPrompt
from flows.written_card import WrittenPrompt
from flows.written_stage import Stage
from handlers import views
from handlers.text import Reader
from handlers.views.home import home
from tests.agreements import a_mentorship

NOW = datetime(2026, 11, 25, 16, tzinfo=UTC)
ADA, TOMAS = Person("UADA", "Ada"), Person("UTOM", "Tomas")
KEPT = NOW + timedelta(days=7)
ENGLISH, GERMAN = Reader("en-US", "America/Chicago"), Reader("de-DE", "Europe/Berlin")

TWO: dict[str, Any] = {"mentorship_id": "7", "goal": "run a council", "mentee": ADA, "mentor": TOMAS}
CLOSED: list[Message] = [
    TouchpointPrompt(**TWO, number=1, status=TouchpointStatus.SKIPPED, kept_until=KEPT),
    HalfwayPrompt(**TWO, held=2, sessions=3, status=HalfwayStatus.CLOSED, kept_until=KEPT),
    ReflectionPrompt(**TWO, closed=True, kept_until=KEPT),
    WrittenPrompt(
        **TWO, number=1, attempt=1, sessions=1, minutes=10, stage=Stage.OVER, answer_by=NOW.date(), kept_until=KEPT
    ),
]


@pytest.mark.parametrize("prompt", CLOSED, ids=lambda prompt: prompt.kind)
def test_a_prompt_that_is_over_names_the_day_until_which_late_words_are_kept(prompt: Message) -> None:
    assert "|until Wed 2 Dec, 10:00 CST>." in views.render(prompt, ENGLISH).text
    assert "|bis Mi., 2. Dezember, 17:00 CET> gespeichert." in views.render(prompt, GERMAN).text


def agreed(ending: Ending | None = None, **changes: Any) -> Agreement:
    state = PairState(
        programme=Programme(),
        mentorship=a_mentorship(NOW),
        mentee=Member(user_id="UADA", name="Ada"),
        mentor=Member(user_id="UTOM", name="Tomas"),
    )
    return replace(agreement(state), ending=ending, **changes)


def test_a_closed_agreement_speaks_of_no_recording_to_come() -> None:
    assert "Recording: no, unless you both agree" in views.render(agreed(), ENGLISH).text
    assert "Recording: none.\n" in views.render(agreed(Ending.COMPLETED), ENGLISH).text


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({}, "where do you stand today"),
        ({"held": 1}, "which questions do you bring to the next session?"),
        ({"held": 1, "questions": "How?"}, None),
    ],
)
def test_where_the_mentee_stands_is_asked_for_until_they_have_met(changes: dict[str, Any], asked: str | None) -> None:
    said = views.render(agreed(**changes), ENGLISH).text
    lines = ("where do you stand today", "which questions do you bring to the next session?")
    assert [line for line in lines if line in said] == ([asked] if asked else [])


def test_what_is_done_stands_at_home_in_one_form_with_a_button_or_without() -> None:
    line = PairLine(
        mentorship_id="7", other=TOMAS, goal="done thing", standing=Phrase("home-ending-completed"), used=60, total=60
    )
    again = replace(line, again=Again.ANEW)
    shown = home(HomePage(newcomer=False, history=(line, again, line)), ENGLISH)
    of_history = [block["type"] for block in shown["blocks"] if "done thing" in str(block)]
    assert of_history == ["section"] * 3
