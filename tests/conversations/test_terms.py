"""Other terms: suggested by the mentor, answered by the mentee in one click, late, twice, or not at all."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

TEENS = "help teenagers lead their own youth council"
CARD = "1 x 30 minutes with Ada Lindgren"
LEAD = "Tomas Reyes suggests: 1 x 45 minutes instead of 1 x 30"


@pytest.fixture
def mentors(scene: "Scene", ada: "Actor") -> Any:
    """Ada asks; the mentors in the order in which they are asked, Tomas first."""
    return scene(*scene.ask(ada, TEENS, first="Tomas Reyes"))


def suggests(tomas: "Actor", line: str = "An hour fits me badly, 45 minutes well.") -> None:
    tomas.clicks("Suggest other terms", on=CARD)
    tomas.fills({"Minutes per session": "45 minutes", "A line to Ada Lindgren": line}).submits()
    tomas.closes()


def test_other_terms_are_agreed_in_one_click_and_stand_in_the_agreement(
    scene: "Scene", ada: "Actor", mentors: Any
) -> None:
    tomas, *_ = mentors
    tomas.clicks("Suggest other terms", on=CARD)
    assert tomas.form.value("Minutes per session") == "30 minutes"
    tomas.closes()
    suggests(tomas)
    said = ada.sees(
        LEAD, "1 session of 45 minutes", "An hour fits me badly", "that also happens if you don’t answer by"
    )
    assert said.page.buttons() == ["Accept", "Look further"]
    waiting = tomas.sees(CARD, "You suggested 1 x 45 minutes instead of 1 x 30.", "Ada Lindgren has until")
    assert waiting.page.buttons() == ["Decline"]
    assert "Tomas Reyes suggests other terms for" in ada.home
    ada.clicks("Accept", on=LEAD)
    ada.sees("Agreed: 1 session of 45 minutes")
    assert ada.sees(LEAD, "You said yes.").page.buttons() == []
    assert tomas.sees("1 x 45 minutes with Ada Lindgren", "said yes to your terms.").page.buttons() == []
    assert tomas.posts() == 2  # the card, the agreement
    assert ada.posts() == 2  # the suggestion, the agreement


def test_the_mentee_may_answer_on_the_home_tab(ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    suggests(tomas)
    assert "1 x 45 minutes instead of 1 x 30" in ada.home
    ada.types("/micromentor status").is_told("Tomas Reyes suggests other terms for", "Home tab")
    assert "asks you to help" not in tomas.home  # it is Ada's turn
    ada.closes().clicks_at_home("Accept")
    ada.sees("Agreed: 1 session of 45 minutes")


def test_looking_further_asks_the_next_and_thanks_the_mentor(ada: "Actor", mentors: Any) -> None:
    tomas, june, *_ = mentors
    suggests(tomas)
    ada.clicks("Look further", on=LEAD)
    settled = ada.sees(LEAD, "You are looking further.", "June Okafor has until")
    assert settled.page.buttons() == []
    assert ada.posts() == 1  # what they clicked says who is asked now
    june.sees(CARD)
    june.sees_nothing_of("Tomas", "45 minutes")
    assert tomas.sees(CARD, "is looking further this time").page.buttons() == []
    tomas.sees("Ada Lindgren thanks you for your offer", "1 x 45 minutes instead of 1 x 30", "There is nothing to do.")


def test_terms_that_nobody_answers_lapse_after_one_reminder(scene: "Scene", ada: "Actor", mentors: Any) -> None:
    tomas, june, *_ = mentors
    suggests(tomas)
    scene.passes_days(ada, 1)
    ada.sees("Tomas Reyes is waiting to hear from you: 1 x 45 minutes instead of 1 x 30.")
    assert ada.posts() == 2
    scene.passes_days(ada, 1)
    ada.sees("The other terms Tomas Reyes suggested were not answered in time.", "June Okafor has it, until")
    assert ada.posts() == 3
    for over in ada.reads():
        if "The time to answer is over" in over.text:
            assert over.page.buttons() == []
    june.sees(CARD)
    tomas.sees("could not answer your offer", "Thank you for making it.")
    assert tomas.posts() == 2
    assert "You are on a pause" not in tomas.home


def test_clicked_late_and_twice(scene: "Scene", ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    card = tomas.sees(CARD).page
    scene.slow_to_change()
    suggests(tomas)
    assert card.click("Accept") is None
    tomas.is_told("You suggested other terms, and Ada Lindgren has them now.")
    said = ada.sees(LEAD).page
    for _ in (tomas, ada):  # both have a card that changes
        scene.slow_to_change()
    assert said.click("Accept") is None
    assert said.click("Look further") is None
    ada.is_told("You said yes already.")
    assert len([s for s in ada.reads() if "Agreed:" in s.text]) == 1


def test_the_mentor_takes_it_back(ada: "Actor", mentors: Any) -> None:
    tomas, june, *_ = mentors
    suggests(tomas)
    tomas.clicks("Decline", on=CARD).submits()
    tomas.closes()
    assert ada.sees(LEAD, "Tomas Reyes can’t take this on after all.").page.buttons() == []
    ada.sees("Tomas Reyes can’t take this on just now.", "June Okafor has it")
    june.sees(CARD)


def test_the_mentee_withdraws_meanwhile(ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    suggests(tomas)
    ada.clicks_at_home("Withdraw")
    assert ada.sees(LEAD, "You took this request back.").page.buttons() == []
    assert tomas.sees(CARD, "took this request back").page.buttons() == []


def test_the_room_is_gone_by_the_time_the_mentee_says_yes(ada: "Actor", mentors: Any) -> None:
    tomas, june, *_ = mentors
    suggests(tomas)
    tomas.clicks_at_home("Change what you offer").fills({"Minutes a month": "30"}).submits()
    tomas.closes()
    ada.clicks("Accept", on=LEAD)
    ada.is_told("Tomas Reyes has no room for this just now")
    ada.closes().clicks("Look further", on=LEAD)
    june.sees(CARD)


def test_what_does_not_fit_is_said_in_the_form(mentors: Any) -> None:
    tomas, *_ = mentors
    tomas.clicks("Suggest other terms", on=CARD)
    assert "That is what Ada Lindgren asked for" in str(tomas.form.submit().errors)
    tomas.fills({"Sessions": "3 sessions", "Minutes per session": "60 minutes"})
    assert "Suggest less" in str(tomas.form.submit().errors)
    tomas.closes()


def test_suggested_at_night_it_waits_for_the_mentees_morning(scene: "Scene", ada: "Actor", mentors: Any) -> None:
    tomas, *_ = mentors
    scene.passes_to(tomas, "20:00")
    with scene.silence():
        suggests(tomas)
        tomas.sees(CARD, "Ada Lindgren gets it", "when they are back at work")
        assert "It reaches you" in ada.home
        scene.passes(scene.at(ada, "08:59", days=1))
    scene.passes(scene.at(ada, "09:01"))
    ada.sees(LEAD)
    posted = [e for e in scene.posts() if "suggests:" in str(e["message"])]
    at = datetime.fromtimestamp(posted[0]["at"], UTC).astimezone(ada.zone)
    assert (at.hour, at.minute) == (9, 0)
    tomas.sees(CARD, "Ada Lindgren has until")


def test_a_mentor_who_leaves_takes_the_suggestion_along(scene: "Scene", ada: "Actor", mentors: Any) -> None:
    tomas, june, *_ = mentors
    suggests(tomas)
    tomas.slack.change(deleted=True)
    scene.forgives.add("user_disabled")
    scene.passes(scene.now + timedelta(minutes=5))
    assert ada.sees(LEAD, "can’t take this on after all").page.buttons() == []
    june.sees(CARD)
