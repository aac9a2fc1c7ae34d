"""Calendar files, read by another library than the one that writes them, and links that open calendars' own forms."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import HealthCheck, given, settings

from flows.calendar_file import CalendarFile
from flows.decision import Person
from flows.proposal import Way
from flows.session_card import TimeCard, TimeCardState
from flows.time_option import TimeOption
from handlers import views
from handlers.ids import SessionAction
from handlers.text import Reader
from sandbox.limits import BUTTON_URL
from tests.handlers.test_views import HOSTILE, words

READER = Reader(zone="America/Denver")
AT = datetime(2026, 12, 3, 15, tzinfo=UTC)
ADA, TOMAS = Person("U0ADA", "Ada Lindgren"), Person("U0TOMAS", "Tomas Reyes")


def file(**changes: Any) -> CalendarFile:
    given: dict[str, Any] = {
        "uid": "ab" * 16,
        "sequence": 0,
        "number": 1,
        "sessions": 2,
        "minutes": 30,
        "starts_at": AT,
        "made_at": datetime(2026, 12, 1, 9, 30, 7, 250, tzinfo=UTC),
        "mentee": ADA,
        "mentor": TOMAS,
        "goal": "run a teen advisory council",
        "way": Way.VIDEO,
        "place": "Room 4, by the lift",
    }
    return CalendarFile(**given | changes)


def card(**changes: Any) -> TimeCard:
    given: dict[str, Any] = {
        "mentorship_id": "7",
        "number": 1,
        "attempt": 1,
        "state": TimeCardState.CONFIRMED,
        "sessions": 2,
        "minutes": 45,
        "offered_by": ADA,
        "other": TOMAS,
        "chosen": TimeOption(at=AT),
        "way": Way.VIDEO,
        "place": "Room 4, by the lift",
    }
    return TimeCard(**given | changes)


def read(message: CalendarFile) -> Any:
    """The one event of the file, as vobject reads it; and the calendar around it."""
    calendar = vobject.readOne(views.render_file(message, READER).content.decode())
    (event,) = calendar.vevent_list
    return calendar, event


def links(shown: TimeCard) -> dict[str, dict[str, str]]:
    """What each link fills in, by its button's action."""
    buttons = [e for block in views.render(shown, READER).blocks for e in block.get("elements", ()) if e.get("url")]
    for button in buttons:
        assert len(button["url"]) <= BUTTON_URL
        assert re.fullmatch(r"[!-~]+", button["url"]), "nothing but what an address may hold"
    return {
        b["action_id"]: {name: value for name, (value,) in parse_qs(urlsplit(b["url"]).query).items()} for b in buttons
    }


def test_a_calendar_sets_the_time_the_length_and_the_reminder() -> None:
    calendar, event = read(file())
    assert (calendar.version.value, calendar.method.value) == ("2.0", "PUBLISH")
    assert event.dtstart.value == AT
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=30)
    assert event.dtstamp.value == datetime(2026, 12, 1, 9, 30, 7, tzinfo=UTC)
    assert (event.uid.value, event.sequence.value) == ("ab" * 16, "0")
    assert event.summary.value == "Ada Lindgren and Tomas Reyes: session 1 of 2 (Micromentor)"
    assert event.location.value == "Room 4, by the lift"
    assert event.description.value.splitlines() == [
        "Goal: run a teen advisory council",
        "With: Ada Lindgren and Tomas Reyes",
        "30 minutes",
        "How: video",
        "Where: Room 4, by the lift",
    ]
    (alarm,) = event.valarm_list
    assert (alarm.action.value, alarm.trigger.value) == ("DISPLAY", timedelta(minutes=-10))
    assert alarm.description.value == event.summary.value


def test_a_time_in_summer_is_no_other_time() -> None:
    _, event = read(file(starts_at=datetime(2027, 7, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))))
    assert event.dtstart.value == datetime(2027, 7, 1, 7, tzinfo=UTC)


def test_a_cancellation_is_of_the_same_event_and_reminds_of_nothing() -> None:
    calendar, event = read(file(cancelled=True, sequence=2))
    assert (calendar.method.value, event.status.value) == ("CANCEL", "CANCELLED")
    assert (event.uid.value, event.sequence.value) == ("ab" * 16, "2")
    assert not hasattr(event, "valarm_list")


def test_no_address_of_anybody_is_in_it_and_colleagues_do_not_see_it() -> None:
    content = views.render_file(file(), READER).content.decode()
    assert "@" not in content
    assert not re.search(r"^(ORGANIZER|ATTENDEE)|mailto", content, re.IGNORECASE | re.MULTILINE)
    assert "\r\nCLASS:PRIVATE\r\n" in content


def test_its_lines_are_as_long_as_they_may_be() -> None:
    content = views.render_file(file(goal="🙂 " * 400, place="x" * 300), READER).content
    assert content.endswith(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


@pytest.mark.parametrize(
    ("changes", "title", "said"),
    [
        ({}, "Session 1 of 2", "add it, with a reminder ten minutes before"),
        ({"sequence": 1}, "Session 1 of 2, changed", "takes the place of the one before"),
        ({"sequence": 1, "cancelled": True}, "Session 1 of 2, called off", "take it out of your calendar"),
    ],
)
def test_what_is_said_with_it_is_what_to_do_with_it(changes: dict[str, Any], title: str, said: str) -> None:
    shown = views.render_file(file(**changes), READER)
    assert shown.title == title
    assert said in shown.text
    assert f"<!date^{int(AT.timestamp())}^" in shown.text, "each reader sees their own time"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(goal=words, place=words, name=words)
def test_nothing_that_people_write_makes_a_line_of_the_file(goal: str, place: str, name: str) -> None:
    message = file(goal=goal, place=place, mentee=Person("U0ADA", name[:200]))
    calendar, event = read(message)
    assert set(calendar.contents) == {"version", "prodid", "calscale", "method", "vevent"}
    optional = {"location"} & set(event.contents)
    assert set(event.contents) - optional == set(read(file(place=""))[1].contents)
    assert event.dtstart.value == AT
    assert "\n" not in event.summary.value


@pytest.mark.parametrize("hostile", [*HOSTILE, "a\r\nATTENDEE:mailto:x", "a\u2028ATTENDEE:b", "a;b,c\\d", "END:VEVENT"])
def test_what_people_wrote_is_read_as_they_wrote_it(hostile: str) -> None:
    _, event = read(file(place=hostile, goal=hostile))
    assert not hasattr(event, "attendee")
    assert event.summary.value == "Ada Lindgren and Tomas Reyes: session 1 of 2 (Micromentor)"


def test_google_and_outlook_get_the_time_in_utc_and_the_place() -> None:
    found = links(card())
    assert found[SessionAction.GOOGLE] == {
        "action": "TEMPLATE",
        "dates": "20261203T150000Z/20261203T154500Z",
        "text": "Ada Lindgren and Tomas Reyes: session 1 of 2 (Micromentor)",
        "location": "Room 4, by the lift",
        "details": "45 minutes, How: video",
    }
    assert found[SessionAction.OUTLOOK] == {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "startdt": "2026-12-03T15:00:00Z",
        "enddt": "2026-12-03T15:45:00Z",
        "subject": "Ada Lindgren and Tomas Reyes: session 1 of 2 (Micromentor)",
        "location": "Room 4, by the lift",
        "body": "45 minutes, How: video",
    }


@pytest.mark.parametrize("state", [s for s in TimeCardState if s is not TimeCardState.CONFIRMED])
def test_only_a_time_that_is_to_come_has_links(state: TimeCardState) -> None:
    assert links(card(state=state)) == {}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(place=words, name=words)
def test_no_words_change_what_else_a_link_holds(place: str, name: str) -> None:
    found = links(card(place=place, other=Person("U0TOMAS", name)))
    expected = links(card())
    for action, args in expected.items():
        fixed = {n: v for n, v in args.items() if n not in {"text", "subject", "location"}}
        assert {n: v for n, v in found[action].items() if n in fixed} == fixed
        assert set(found[action]) | {"location"} == set(args)
