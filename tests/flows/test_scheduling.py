"""Finding a time: offering, taking, moving, and who hears why not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.decision import FieldErrors, Moment, Phrase, Show, Tell
from flows.pair import Engagement, SessionStatus
from flows.scheduling import FindTimeAsked, TimeForm
from flows.session import SessionCancelled
from flows.session_card import TimeCardState

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

TUE = datetime(2026, 11, 24, 16, tzinfo=UTC)  # Tuesday 10:00 in Chicago, 09:00 in Denver
WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago, 13:00 in Denver
LATER = datetime(2026, 12, 16, 20, tzinfo=UTC)  # a Wednesday, the same hours
HALF = timedelta(minutes=30)


def errors(reply: Any) -> dict[str, str]:
    assert isinstance(reply, FieldErrors)
    return {name: phrase.name for name, phrase in reply.errors.items()}


def told(reply: Any) -> str:
    assert isinstance(reply, Tell)
    return reply.line.name


# --- offering --------------------------------------------------------------------------------------------------------


def test_the_form_suggests_a_common_hour_from_tomorrow_on(pair: Pair) -> None:
    reply = pair.happens(FindTimeAsked, "UADA")

    assert isinstance(reply, Show)
    assert isinstance(reply.view, TimeForm)
    assert (reply.view.number, reply.view.attempt, reply.view.minutes) == (1, 1, 30)
    assert reply.view.suggested == datetime(2026, 11, 24, 21, tzinfo=UTC)


def test_an_offer_goes_under_the_agreement_and_names_both(pair: Pair) -> None:
    reply = pair.offers("UADA", WED, TUE, None)

    assert told(reply) == "session-offered"
    post = pair.said["mentorship:7:session:1:time:1"]
    assert post.thread == "mentorship:7:agreement"
    assert post.to == ("UADA", "UTOM")
    assert [o.at for o in post.message.options] == [TUE, WED]
    assert (post.message.offered_by.user_id, post.message.other.user_id) == ("UADA", "UTOM")


@pytest.mark.parametrize(
    ("times", "wrong"),
    [
        ((None, None, None), {"time_1": "session-time-missing"}),
        ((WED - timedelta(days=3), None, WED), {"time_1": "session-time-past"}),
        ((WED, WED + timedelta(days=400)), {"time_2": "session-time-far"}),
        ((None, datetime(2026, 11, 23, 21, tzinfo=UTC)), {"time_2": "session-time-past"}),
    ],
)
def test_each_wrong_time_says_why(pair: Pair, times: tuple[datetime | None, ...], wrong: dict[str, str]) -> None:
    before = pair.state

    assert errors(pair.offers("UADA", *times)) == wrong
    assert pair.state == before


def test_a_time_the_other_would_see_too_late_is_not_taken(pair: Pair) -> None:
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))  # Monday 22:00 in Chicago

    assert errors(pair.offers("UADA", datetime(2026, 11, 24, 15, 30, tzinfo=UTC))) == {"time_1": "session-time-unseen"}


def test_an_offer_at_night_waits_for_the_others_morning(pair: Pair) -> None:
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))

    reply = pair.offers("UADA", WED)

    assert isinstance(reply, Tell)
    assert reply.line == Phrase("session-offered-later", {"other": pair.state.mentor.person, "seen": Moment(TUE)})
    assert "mentorship:7:session:1:time:1" not in pair.said
    pair.next()
    assert pair.said_at["mentorship:7:session:1:time:1"] == TUE


def test_a_form_sent_in_twice_makes_one_offer(pair: Pair) -> None:
    first = pair.offers("UADA", WED)
    after = pair.state

    assert pair.offers("UADA", WED) == first
    assert pair.state == after
    assert len(pair.posts_to("UTOM")) == 2


def test_when_both_offer_at_once_the_second_hears_so(pair: Pair) -> None:
    pair.offers("UADA", WED)

    assert told(pair.offers("UTOM", TUE)) == "session-overtaken"
    assert pair.state.session(1).offered == (WED,)


def test_a_time_outside_somebodys_hours_says_whose(pair: Pair) -> None:
    early = datetime(2026, 11, 25, 15, tzinfo=UTC)  # 09:00 in Chicago, 08:00 in Denver
    pair.offers("UADA", early, WED)

    options = pair.card("session:1:time:1").options
    assert [[p.user_id for p in o.outside] for o in options] == [["UTOM"], []]


def test_a_time_in_another_session_of_theirs_says_whose(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(elsewhere=(Engagement(user_id="UTOM", starts_at=WED, ends_at=WED + HALF),)).opened()
    pair.offers("UADA", WED + timedelta(minutes=15), WED + HALF)

    options = pair.card("session:1:time:1").options
    assert [[p.user_id for p in o.busy] for o in options] == [["UTOM"], []]


# --- taking and moving -----------------------------------------------------------------------------------------------


def test_the_other_takes_a_time_and_the_card_becomes_the_session(pair: Pair) -> None:
    pair.offers("UADA", TUE, WED)
    pair.picks("UTOM", WED)

    assert pair.state.session(1).status is SessionStatus.CONFIRMED
    card = pair.card("session:1:time:1")
    assert (card.state, card.chosen.at) == (TimeCardState.CONFIRMED, WED)
    assert pair.card("agreement").next_at == WED
    assert pair.state.mentorship.idle_since is None
    assert "mentorship:7:idle" not in pair.timers
    assert pair.timers["mentorship:7:session:1:prepare"].at == WED - timedelta(days=1)
    assert pair.timers["mentorship:7:session:1:over"].at == WED + HALF


@pytest.mark.parametrize(
    ("actor", "choice", "attempt", "line"),
    [
        ("UADA", WED, 1, "session-others-pick"),
        ("UEVE", WED, 1, "not-found-for-you"),
        ("UTOM", TUE, 1, "session-card-is-old"),
        ("UTOM", WED, 2, "session-card-is-old"),
    ],
)
def test_who_cannot_take_a_time_hears_why(pair: Pair, actor: str, choice: datetime, attempt: int, line: str) -> None:
    pair.offers("UADA", WED)
    before = pair.state

    assert told(pair.picks(actor, choice, attempt=attempt)) == line
    assert pair.state == before


def test_a_time_that_went_by_is_not_taken(pair: Pair) -> None:
    pair.offers("UADA", TUE, WED)
    pair.until(TUE)

    assert told(pair.picks("UTOM", TUE)) == "session-time-gone"


def test_a_second_click_hears_that_it_is_set(pair: Pair) -> None:
    pair.agrees_on(WED)

    assert told(pair.picks("UTOM", WED)) == "session-is-set"


def test_other_times_are_a_new_card_and_the_old_one_says_so(pair: Pair) -> None:
    pair.offers("UADA", TUE)
    reply = pair.happens(FindTimeAsked, "UTOM", number=1, attempt=1)
    assert isinstance(reply, Show)
    assert isinstance(reply.view, TimeForm)
    assert reply.view.attempt == 2

    pair.offers("UTOM", WED, attempt=2)
    assert pair.card("session:1:time:1").state is TimeCardState.REPLACED
    assert told(pair.picks("UTOM", TUE)) == "session-card-is-old"
    pair.picks("UADA", WED, attempt=2)
    assert pair.state.session(1).starts_at == WED


def test_moving_moves_the_clocks_and_the_new_card_names_the_old_time(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.offers("UTOM", LATER, attempt=2)

    assert pair.card("session:1:time:2").moved_from == WED
    assert not [key for key in pair.timers if ":session:1:" in key]
    pair.picks("UADA", LATER, attempt=2)
    assert pair.timers["mentorship:7:session:1:over"].at == LATER + HALF
    pair.until(LATER + HALF)
    assert "mentorship:7:session:1:met:1" not in pair.said
    assert "mentorship:7:session:1:met:2" in pair.said


def test_a_session_moved_twice_has_one_preparation_card_for_each_day_before_that_came(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.until(WED - timedelta(hours=22))
    pair.offers("UADA", LATER, attempt=2)
    pair.picks("UTOM", LATER, attempt=2)
    pair.offers("UTOM", LATER + HALF, attempt=3)
    pair.picks("UADA", LATER + HALF, attempt=3)
    pair.until(LATER)

    assert [key for key in pair.said if ":prepare:" in key] == [
        "mentorship:7:session:1:prepare:1",
        "mentorship:7:session:1:prepare:3",
    ]


def test_an_old_card_opens_no_form_and_calls_nothing_off(pair: Pair) -> None:
    pair.offers("UADA", TUE)
    pair.offers("UTOM", WED, attempt=2)

    assert told(pair.happens(FindTimeAsked, "UADA", number=1, attempt=1)) == "session-card-is-old"
    assert told(pair.happens(SessionCancelled, "UADA", number=1, attempt=1)) == "session-card-is-old"
