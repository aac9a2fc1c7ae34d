"""Recording: off, until both agreed to the very same use; withdrawn by either, at any time."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from flows.consent import RecordingStanding
from flows.decision import FieldErrors, Show, Tell
from flows.ending import MentorshipEnded
from flows.recording import (
    RecordingAgreed,
    RecordingAsked,
    RecordingForm,
    RecordingProposed,
    RecordingTold,
    RecordingWithdrawn,
)

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

NOTES, TEAM = "my own notes, deleted on Friday", "my whole team"
NIGHT = datetime(2026, 11, 24, 4, tzinfo=UTC)  # Monday 22:00 in Chicago, 21:00 in Denver
MORNING = datetime(2026, 11, 24, 16, tzinfo=UTC)  # Tuesday 09:00 in Denver


def told(reply: Any) -> str:
    assert isinstance(reply, Tell)
    return reply.line.name


def proposes(pair: Pair, actor: str, use: str) -> Any:
    return pair.happens(RecordingProposed, actor, use=use)


def agrees(pair: Pair, actor: str, version: int = 1) -> Any:
    return pair.happens(RecordingAgreed, actor, version=version)


def withdraws(pair: Pair, actor: str) -> Any:
    return pair.happens(RecordingWithdrawn, actor)


def stands(pair: Pair) -> tuple[RecordingStanding, set[str]]:
    shown = pair.card("agreement")
    return shown.recording, {person.user_id for person in shown.recording_agreed}


# --- who agreed to what ----------------------------------------------------------------------------------------------


def test_it_is_off(pair: Pair) -> None:
    assert stands(pair) == (RecordingStanding.OFF, set())
    assert told(withdraws(pair, "UADA")) == "recording-is-off"
    assert told(agrees(pair, "UADA", 0)) == "recording-card-is-old"
    assert list(pair.said) == ["mentorship:7:agreement"]


def test_one_proposes_a_use_and_the_other_agrees_to_exactly_that(pair: Pair) -> None:
    assert told(proposes(pair, "UADA", f" {NOTES} ")) == "recording-now-proposed"
    assert stands(pair) == (RecordingStanding.PROPOSED, {"UADA"})
    card = pair.said["mentorship:7:recording:1"]
    assert (card.thread, card.message.other.user_id, card.message.use) == ("mentorship:7:agreement", "UTOM", NOTES)

    assert told(agrees(pair, "UTOM")) == "recording-now-on"
    assert stands(pair) == (RecordingStanding.ON, {"UADA", "UTOM"})
    assert pair.card("agreement").recording_use == NOTES
    assert pair.said["mentorship:7:recording:2"].message.other.user_id == "UADA"
    assert pair.card("recording:1").overtaken


def test_one_yes_is_not_two(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)

    assert told(agrees(pair, "UADA")) == "recording-waits"
    assert told(proposes(pair, "UADA", NOTES)) == "recording-waits"
    assert stands(pair) == (RecordingStanding.PROPOSED, {"UADA"})


def test_another_use_needs_every_yes_anew_and_an_old_button_agrees_to_nothing(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    agrees(pair, "UTOM")
    proposes(pair, "UADA", TEAM)

    assert stands(pair) == (RecordingStanding.PROPOSED, {"UADA"})
    assert told(agrees(pair, "UTOM", 1)) == "recording-card-is-old"
    assert stands(pair) == (RecordingStanding.PROPOSED, {"UADA"})
    agrees(pair, "UTOM", 3)
    assert (stands(pair)[0], pair.card("agreement").recording_use) == (RecordingStanding.ON, TEAM)


def test_the_others_very_words_are_a_yes_and_other_words_are_not(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    proposes(pair, "UTOM", NOTES.upper())
    assert stands(pair) == (RecordingStanding.PROPOSED, {"UTOM"})
    proposes(pair, "UADA", NOTES.upper())
    assert stands(pair)[0] is RecordingStanding.ON


@pytest.mark.parametrize("actor", ["UADA", "UTOM"])
def test_either_withdraws_it_and_the_other_hears(pair: Pair, actor: str) -> None:
    proposes(pair, "UADA", NOTES)
    agrees(pair, "UTOM")

    assert told(withdraws(pair, actor)) == "recording-now-off"
    assert stands(pair) == (RecordingStanding.OFF, set())
    card = pair.said["mentorship:7:recording:3"].message
    assert (card.by.user_id, card.standing) == (actor, RecordingStanding.OFF)
    assert told(withdraws(pair, actor)) == "recording-is-off"


def test_turned_down_it_is_off_for_both(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    withdraws(pair, "UTOM")

    assert stands(pair) == (RecordingStanding.OFF, set())
    assert pair.said["mentorship:7:recording:2"].message.other.user_id == "UADA"


@pytest.mark.parametrize(("use", "error"), [("", "recording-use-missing"), ("x" * 301, "recording-use-long")])
def test_the_use_is_said_in_words(pair: Pair, use: str, error: str) -> None:
    reply = proposes(pair, "UADA", use)

    assert isinstance(reply, FieldErrors)
    assert reply.errors["use"].name == error
    assert stands(pair)[0] is RecordingStanding.OFF


def test_the_form_shows_how_it_stands_for_each(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    for actor, agreed in (("UADA", True), ("UTOM", False)):
        reply = pair.happens(RecordingAsked, actor)
        assert isinstance(reply, Show)
        assert isinstance(reply.view, RecordingForm)
        assert (reply.view.use, reply.view.agreed, reply.view.version) == (NOTES, agreed, 1)


# --- when the other hears of it --------------------------------------------------------------------------------------


def test_at_night_the_agreement_changes_at_once_and_the_other_hears_in_the_morning(pair: Pair) -> None:
    pair.until(NIGHT)
    proposes(pair, "UADA", NOTES)

    assert stands(pair)[0] is RecordingStanding.PROPOSED
    assert "mentorship:7:recording:1" not in pair.said
    pair.until(MORNING)
    assert pair.said_at["mentorship:7:recording:1"] == MORNING


def test_what_was_taken_back_before_anybody_heard_of_it_is_not_told(pair: Pair) -> None:
    pair.until(NIGHT)
    proposes(pair, "UADA", NOTES)
    proposes(pair, "UADA", TEAM)
    withdraws(pair, "UADA")
    pair.until(MORNING)

    assert not [key for key in pair.said if ":recording" in key]


def test_a_withdrawal_before_a_session_that_is_near_is_told_at_once(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    agrees(pair, "UTOM")
    pair.agrees_on(MORNING)
    pair.until(NIGHT)
    withdraws(pair, "UADA")

    assert pair.said_at["mentorship:7:recording:3"] == NIGHT


def test_a_late_word_of_an_old_change_says_nothing(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    agrees(pair, "UTOM")
    before = set(pair.said)
    pair.happens(RecordingTold, version=1)

    assert set(pair.said) == before


# --- the end ---------------------------------------------------------------------------------------------------------


def test_a_proposal_ends_with_the_mentorship(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    pair.happens(MentorshipEnded, "UTOM")

    assert pair.card("agreement").recording is RecordingStanding.OFF
    assert pair.card("recording:1").overtaken
    assert told(agrees(pair, "UTOM")) == "mentorship-is-closed"
    assert told(proposes(pair, "UTOM", NOTES)) == "mentorship-is-closed"


def test_what_was_agreed_may_be_withdrawn_after_the_close(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    agrees(pair, "UTOM")
    pair.happens(MentorshipEnded, "UTOM")
    assert pair.card("agreement").recording is RecordingStanding.ON
    withdraws(pair, "UADA")

    assert pair.card("agreement").recording is RecordingStanding.OFF
    assert pair.said["mentorship:7:recording:3"].message.by.user_id == "UADA"


def test_nobody_is_told_of_it_once_the_other_has_left(pair: Pair) -> None:
    proposes(pair, "UADA", NOTES)
    agrees(pair, "UTOM")
    pair.state = replace(pair.state, mentor=replace(pair.state.mentor, deactivated=True))
    withdraws(pair, "UADA")

    assert pair.state.mentorship.recording.agreed == ()
    assert "mentorship:7:recording:3" not in pair.said


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        (RecordingAsked, {}),
        (RecordingProposed, {"use": NOTES}),
        (RecordingAgreed, {"version": 1}),
        (RecordingWithdrawn, {}),
    ],
)
def test_a_stranger_and_one_who_left_change_nothing(pair: Pair, event: Any, fields: dict[str, Any]) -> None:
    proposes(pair, "UADA", NOTES)
    before = pair.state
    assert told(pair.happens(event, "UEVE", **fields)) == "not-found-for-you"
    pair.state = replace(before, mentor=replace(before.mentor, guest=True))
    assert told(pair.happens(event, "UTOM", **fields)) == "guests-cannot"
    assert pair.state.mentorship == before.mentorship
