"""The agreement: two of the same pair, ends by either, roles, nudges when nothing is scheduled, and leaving."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

TEENS, SONGS = "run a teen council", "lead songs for storytime"


def test_two_mentorships_of_the_same_two_do_not_mix(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS, sessions="One session")
    scene.pair(ada, tomas, SONGS, sessions="One session")
    assert len([c for c in ada.slack.conversations() if c.kind == "group"]) == 1
    one, two = scene.at(tomas, "11:00", days=2), scene.at(tomas, "13:00", days=2)
    scene.set_time(ada, tomas, one, on=TEENS)
    scene.set_time(tomas, ada, two, on=SONGS)
    ada.sees("Agreed:", TEENS, "Next: session 1, Wednesday, June 6th at 12:00 PM.")
    ada.sees("Agreed:", SONGS, "Next: session 1, Wednesday, June 6th at 2:00 PM.")
    scene.passes(two + timedelta(minutes=35))
    ada.clicks("Yes, about 30 min", on="did you meet?", under=TEENS)
    ada.clicks("No", on="did you meet?", under=SONGS)
    assert "30 of 30 minutes used" in tomas.sees("Agreed:", TEENS).text
    assert "minutes used" not in tomas.sees("Agreed:", SONGS).text
    scene.until_said(f"Looking back: {TEENS}", ada)
    assert not [s for s in ada.reads() if f"Looking back: {SONGS}" in s.text]
    tomas.clicks("End it", on=SONGS, under="Agreed:").closes()
    assert "Ended by Tomas Reyes" in ada.sees("Agreed:", SONGS).text
    assert "Ended by" not in ada.sees("Agreed:", TEENS).text
    assert "Private questions, one minute" in ada.sees(f"Looking back: {TEENS}").page.buttons()


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_either_ends_it_without_a_reason(scene: "Scene", ada: "Actor", tomas: "Actor", who: str) -> None:
    scene.pair(ada, tomas, TEENS)
    at = scene.at(tomas, "11:00", days=3)
    scene.set_time(ada, tomas, at)
    one, other = (ada, tomas) if who == "mentee" else (tomas, ada)
    one.clicks("End it", on="Agreed:")
    one.is_told(other.name, "is told kindly")
    one.fills({"A word to yourself": "Mornings would have been better."}).submits()
    other.sees_nothing_of("Mornings would have been better")
    told = other.sees(f"{one.name} has ended this mentorship", "No fault, no reason needed")
    assert told.page.buttons() == ["Ask again with this goal"]
    for card in other.reads():
        assert card.page.buttons() in ([], ["Ask again with this goal"]), card
    with scene.silence():
        scene.passes(at + timedelta(days=30))
    ada.clicks("Ask again with this goal", on="has ended this mentorship")
    assert "Kept from before" in ada.form.text
    assert TEENS in ada.form.text
    assert tomas.name not in ada.form.choices("Ask first")


def test_asked_again_with_one_click_it_keeps_what_was_learned(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS, fields={"What will exist when it is done?": "a plan for the first meetings"})
    ada.clicks("Bring questions", on="Agreed:")
    ada.fills({"Your questions": "Who chairs?", "Where do you stand today?": "2 - I know a little"}).submits()
    ada.closes()
    ada.clicks("End it", on="Agreed:")
    ada.fills({"A word to yourself": "Somebody who is free in the mornings."}).submits()
    tomas.clicks("Ask again with this goal", on="has ended this mentorship")
    tomas.is_told("asking again is theirs to do")
    ada.clicks("Ask again with this goal", on="has ended this mentorship")
    shown = ada.form.text
    assert "Kept from before" in shown
    assert "2 sessions of 30 minutes" in shown
    assert "Somebody who is free in the mornings." in shown
    first, *_ = ada.form.choices("Ask first")
    assert first != tomas.name
    ada.submits()
    ada.closes()
    ada.clicks("Ask again with this goal", on="has ended this mentorship")
    ada.is_told(first)
    ada.closes()
    other = scene(first)
    assert "a plan for the first meetings" in other.sees("2 x 30 minutes with Ada Lindgren").text
    other.sees_nothing_of("free in the mornings", tomas.name)
    other.clicks("Accept", on=TEENS)
    agreed = other.sees("Agreed:", "Who chairs?").text
    assert "which questions do you bring" in agreed
    assert "2 of 5" not in agreed
    assert "a plan for the first meetings" in agreed


def test_an_end_at_night_is_told_in_the_morning(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    scene.passes_to(tomas, "21:00")
    with scene.silence():
        tomas.clicks("End it", on="Agreed:").closes()
        scene.passes_to(ada, "08:59", days=1)
    scene.passes_to(ada, "09:01")
    ada.sees("Tomas Reyes has ended this mentorship")


def test_before_the_shared_dm_opens_it_is_ended_from_home(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.ask(ada, TEENS, first=tomas.name)
    tomas.sees("with Ada Lindgren")
    scene.passes_to(tomas, "22:00")
    tomas.clicks("Accept", on="with Ada Lindgren").clicks_at_home("End it")
    tomas.is_told("Ada Lindgren is told kindly")
    tomas.closes()
    assert "End it" not in tomas.slack.open_home().buttons()
    assert "You said yes" not in tomas.sees("It was agreed with Ada Lindgren and has ended since").text
    scene.passes_to(ada, "09:01", days=1)
    told = ada.sees("Tomas Reyes has ended this mentorship")
    assert told.page.buttons() == ["Ask again with this goal"]
    assert not [seen for seen in ada.reads() if "Agreed:" in seen.text]


def test_questions_are_the_mentees_to_bring_and_to_change(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    tomas.clicks("Bring questions", on="Agreed:")
    tomas.is_told("This is for Ada Lindgren to fill in.")
    tomas.closes()
    ada.clicks("Bring questions", on="Agreed:")
    assert "Where do you stand today?" in ada.is_held_back()
    ada.fills({"Your questions": "Who *chairs* <!channel>?", "Where do you stand today?": "1 - all of it is new to me"})
    ada.submits()
    assert "Who *chairs* <!channel>?" in tomas.sees("Agreed:").text
    ada.clicks("Change your questions", on="Agreed:")
    assert ada.form.value("Your questions") == "Who *chairs* <!channel>?"
    ada.fills({"Your questions": "Who chairs?"}).submits()
    assert "Who chairs?" in tomas.sees("Agreed:", "1 of 5").text


def test_each_has_a_role_in_a_minute(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    ada.clicks("Your role in a minute", on="Agreed:")
    ada.is_told("Your role: mentee", "Tomas Reyes gives you 2 sessions")
    tomas.clicks("Your role in a minute", on="Agreed:")
    tomas.is_told("Your role: mentor", "Ada Lindgren owns the goal")


def test_nothing_scheduled_a_nudge_a_question_and_a_kind_close(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    with scene.silence():
        scene.passes(scene.now + timedelta(days=6, hours=23))
    scene.passes_to(ada, "10:30", days=0 if scene.now.weekday() == 0 else 1)
    tomas.sees("session 1 has no time yet")
    scene.passes(scene.now + timedelta(days=7))
    ada.sees("is this still on?", "it closes by itself")
    scene.passes(scene.now + timedelta(days=7))
    ada.sees("no time was found for this one, so it is closed", "nobody is at fault", "someone else may have the time")
    said = [e for e in scene.posts() if ada.slack.id in e["to"]]
    assert len(said) == 4  # the agreement, a nudge, a question, the close
    for entry in said:
        at = datetime.fromtimestamp(entry["at"], UTC).astimezone(ada.zone)
        assert at.weekday() < 5
        assert 9 <= at.hour < 17
    with scene.silence():
        scene.passes(scene.now + timedelta(days=30))


def test_still_on_takes_one_click_of_either(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    scene.until_said("is this still on?", ada)
    tomas.clicks("Still on", on="is this still on?")
    ada.sees("Tomas Reyes says it is still on")
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1), on=TEENS)


def test_one_who_leaves_ends_it_kindly_for_the_other(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    scene.set_time(ada, tomas, scene.at(tomas, "11:00", days=2))
    tomas.slack.change(deleted=True)
    told = ada.sees(f"Your mentorship on “{TEENS}” is closed, since Tomas Reyes can no longer take part")
    assert told.page.buttons() == ["Ask again with this goal"]
    ada.clicks("Ask again with this goal", on="can no longer take part")
    assert "Kept from before" in ada.form.text
    assert "Tomas Reyes" not in ada.form.text
    with scene.silence():
        scene.passes(scene.now + timedelta(days=20))


def test_one_who_becomes_a_guest_ends_it_too_and_asks_no_more(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    ada.slack.change(is_restricted=True)
    told = tomas.sees("since Ada Lindgren can no longer take part")
    assert "Thank you for saying yes" in told.text
    ada.types("/micromentor anything")
    ada.is_told("Micromentor is for members of staff")


def test_the_same_event_twice_and_late_says_nothing_twice(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.ws.fault("duplicate_events", count=0)
    ada.types("make a podcast")
    ada.sees("Would you like a colleague’s help with this?")
    assert ada.posts() == 1
    scene.pair(ada, tomas, TEENS, sessions="One session")
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    scene.until_said("Looking back", ada)
    ada.writes("Once is enough.", on="Looking back")
    for one, other in ((ada, tomas), (tomas, ada)):
        scene.answers_in_private(one, other)
    assert len([s for s in ada.reads() if "Closed: run a teen council" in s.text]) == 1


def test_slack_falters_and_everybody_reads_everything_once(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.ws.fault("ratelimited", method="chat.postMessage", seconds=1)
    scene.ws.fault("server_error", method="conversations.open")
    scene.forgives |= {"ratelimited", "conversations.open", "Failed to decode Slack API response"}
    scene.pair(ada, tomas, TEENS)
    assert len([s for s in ada.reads() if "Agreed:" in s.text]) == 1
    assert len([s for s in tomas.reads() if "with Ada Lindgren, done by" in s.text]) == 1


def test_the_connection_breaks_and_nothing_is_lost(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS, sessions="One session")
    scene.ws.fault("cut_sockets")
    scene.ws.until(lambda: len(scene.ws.calls("apps.connections.open")) > 1 and scene.bot.healthy())
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))


def test_after_a_session_the_questions_change_and_the_start_stays(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    ada.clicks("Bring questions", on="Agreed:")
    ada.fills({"Your questions": "Who chairs?", "Where do you stand today?": "2 - I know a little"}).submits()
    ada.closes()
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    ada.clicks("Change your questions", on="Agreed:")
    assert ada.form.labels() == ["Your questions"]
    ada.fills({"Your questions": "Who counts?"}).submits()
    tomas.sees("Agreed:", "Who counts?", "2 of 5")
    ada.clicks("Change your questions", on="Agreed:")
    scene.hold(tomas, ada, 2, scene.at(tomas, "11:00", days=2))
    assert "Your sessions with Tomas Reyes are over" in ada.submits()


def test_what_both_agreed_cannot_be_ended_by_a_stranger_or_twice(scene: "Scene", ada: "Actor", tomas: "Actor") -> None:
    scene.pair(ada, tomas, TEENS)
    agreed = tomas.sees("Agreed:").page
    scene.slow_to_change()
    ada.clicks("End it", on="Agreed:").closes()
    assert agreed.click("End it") is None
    tomas.is_told("This one is closed.")
    assert len([s for s in tomas.reads() if "has ended this mentorship" in s.text]) == 1
