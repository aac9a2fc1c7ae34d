"""Finding a time and moving it, the day before, did you meet, and the ledger of agreed and used minutes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.decision import Closed, FieldErrors, Moment, Phrase, Show, Tell
from flows.meeting import BetweenChosen, MinutesAsked, OneMoreWanted
from flows.pair import Between, Ending, Engagement, MentorshipStatus, SessionStatus
from flows.session import FindTimeAsked, SessionCancelled, TimeForm, day_before
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


# --- taking, moving, calling off -------------------------------------------------------------------------------------


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


def test_a_session_called_off_is_told_in_the_others_hours(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    pair.happens(SessionCancelled, "UADA", number=1, attempt=1)

    assert pair.card("session:1:time:1").state is TimeCardState.CANCELLED
    assert pair.card("agreement").may_find_time
    pair.until(WED)
    assert pair.said_at["mentorship:7:session:1:called_off:1"] == TUE
    assert not [key for key in pair.said if ":met:" in key or ":prepare:" in key]


def test_a_session_called_off_at_night_for_the_morning_is_told_at_once(pair: Pair) -> None:
    early = datetime(2026, 11, 24, 15, tzinfo=UTC)  # Tuesday 09:00 in Chicago, 08:00 in Denver
    pair.agrees_on(early)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))
    pair.happens(SessionCancelled, "UADA", number=1, attempt=1)
    pair.next()

    assert pair.said_at["mentorship:7:session:1:called_off:1"] == datetime(2026, 11, 24, 4, tzinfo=UTC)


def test_an_old_card_opens_no_form_and_calls_nothing_off(pair: Pair) -> None:
    pair.offers("UADA", TUE)
    pair.offers("UTOM", WED, attempt=2)

    assert told(pair.happens(FindTimeAsked, "UADA", number=1, attempt=1)) == "session-card-is-old"
    assert told(pair.happens(SessionCancelled, "UADA", number=1, attempt=1)) == "session-card-is-old"


def test_a_session_that_has_begun_is_not_called_off(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.until(WED)

    assert told(pair.happens(SessionCancelled, "UADA", number=1, attempt=1)) == "session-has-begun"


# --- the day before --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ahead", "comes"),
    [
        (timedelta(days=2), timedelta(days=1)),
        (timedelta(hours=20), timedelta(0)),
        (timedelta(hours=2, minutes=1), timedelta(0)),
        (timedelta(hours=2), None),
        (timedelta(minutes=20), None),
    ],
)
def test_the_preparation_card_comes_one_day_before_or_at_once(
    pair: Pair, ahead: timedelta, comes: timedelta | None
) -> None:
    confirmed = pair.now
    pair.agrees_on(confirmed + ahead)
    pair.until(confirmed + ahead)

    assert pair.said_at.get("mentorship:7:session:1:prepare:1") == (None if comes is None else confirmed + comes)


def test_the_day_before_is_the_same_time_on_the_clock_where_the_clocks_change(pair: Pair) -> None:
    monday = datetime(2026, 11, 2, 15, tzinfo=UTC)  # 09:00 CST; on Sunday the clocks went back
    saturday = day_before(day_before(monday, pair.state.mentee), pair.state.mentee)

    assert saturday == datetime(2026, 10, 31, 14, tzinfo=UTC)  # 09:00 CDT


# --- did you meet? ---------------------------------------------------------------------------------------------------


def asked(pair: Pair) -> Pair:
    pair.agrees_on(WED)
    return pair.until(WED + HALF)


def test_they_are_asked_at_the_end_of_the_session_even_at_night(pair: Pair) -> None:
    night = datetime(2026, 11, 26, 3, tzinfo=UTC)
    pair.agrees_on(night)
    pair.until(night + HALF)

    assert pair.said_at["mentorship:7:session:1:met:1"] == night + HALF
    assert pair.said["mentorship:7:session:1:met:1"].thread == "mentorship:7:agreement"


def test_one_yes_is_enough(pair: Pair) -> None:
    asked(pair)

    assert pair.answers("UTOM", 30) == Closed()
    card = pair.card("session:1:met:1")
    assert (card.used, card.total, card.held) == (30, 60, 1)
    assert (card.next_number, card.ask_between) == (2, True)
    assert "mentorship:7:session:1:presume" not in pair.timers
    assert pair.card("agreement").used == 30


def test_where_they_differ_the_smaller_figure_counts_until_they_say_the_same(pair: Pair) -> None:
    asked(pair)
    pair.answers("UADA", 30)
    pair.answers("UTOM", 20)

    assert pair.state.used == 20
    assert [(a.by.user_id, a.minutes) for a in pair.card("session:1:met:1").answers] == [("UADA", 30), ("UTOM", 20)]
    pair.answers("UTOM", 30)
    assert pair.state.used == 30


def test_yes_against_no_counts_nothing_and_frees_the_session(pair: Pair) -> None:
    asked(pair)
    pair.answers("UADA", 30)
    pair.answers("UTOM", 0)

    assert (pair.state.used, pair.state.session(1).status) == (0, SessionStatus.CANCELLED)
    assert pair.card("session:1:met:1").next_number == 1
    pair.answers("UTOM", 25)
    assert (pair.state.used, pair.state.held) == (25, 1)


def test_no_is_no_blame_and_the_session_can_be_had_again(pair: Pair) -> None:
    asked(pair)
    pair.answers("UADA", 0)
    pair.meets_at(LATER, attempt=2)

    assert (pair.state.used, pair.state.held) == (30, 1)
    assert told(pair.answers("UTOM", 30)) == "session-card-is-old"


def test_we_moved_it_leads_to_another_time_and_asks_no_more(pair: Pair) -> None:
    asked(pair)
    reply = pair.happens(FindTimeAsked, "UADA", number=1, attempt=1)
    assert isinstance(reply, Show)
    pair.offers("UADA", LATER, attempt=2)

    assert pair.card("session:1:met:1").moved
    pair.for_days(5)
    assert pair.state.session(1).status is SessionStatus.OFFERED
    assert pair.state.used == 0


def test_silence_until_the_end_of_the_next_working_day_counts_as_met_and_says_so(pair: Pair) -> None:
    asked(pair)
    posts = len(pair.said)
    end_of_thursday = datetime(2026, 11, 27, 0, tzinfo=UTC)  # 17:00 in Denver, the later of the two
    pair.until(end_of_thursday - timedelta(seconds=1))
    assert pair.state.used == 0
    pair.until(end_of_thursday)

    card = pair.card("session:1:met:1")
    assert (card.presumed, card.used_here, card.used) == (True, 30, 30)
    assert len(pair.said) == posts, "said by changing the card, not by another post"
    pair.answers("UADA", 45)
    assert (pair.state.used, pair.state.session(1).presumed) == (45, False)


@pytest.mark.parametrize("minutes", [None, -1, 481, 10_000])
def test_minutes_nobody_can_mean_are_not_taken(pair: Pair, minutes: int | None) -> None:
    asked(pair)

    assert errors(pair.answers("UADA", minutes)) == {"minutes": "session-minutes-range"}
    assert pair.state.used == 0


def test_nothing_is_answered_before_it_is_asked(pair: Pair) -> None:
    pair.agrees_on(WED)

    assert told(pair.answers("UADA", 30)) == "session-card-is-old"
    assert told(pair.happens(MinutesAsked, "UADA", number=1, attempt=1)) == "session-card-is-old"


# --- what comes next -------------------------------------------------------------------------------------------------


def test_the_mentee_says_what_comes_between_and_the_card_shows_it(pair: Pair) -> None:
    pair.meets_at(WED)
    fields: dict[str, Any] = {"number": 1, "attempt": 1, "between": Between.PLAN}

    assert told(pair.happens(BetweenChosen, "UTOM", **fields)) == "session-between-mentee"
    pair.happens(BetweenChosen, "UADA", **fields)
    card = pair.card("session:1:met:1")
    assert (card.between, card.ask_between) == (Between.PLAN, False)


def test_nothing_between_leaves_the_touchpoint_out(pair: Pair) -> None:
    pair.meets_at(WED)
    assert "mentorship:7:touchpoint:1" in pair.timers
    pair.happens(BetweenChosen, "UADA", number=1, attempt=1, between=Between.NOTHING)

    assert "mentorship:7:touchpoint:1" not in pair.timers


def test_the_way_to_the_next_time_goes_from_the_card_once_it_is_found(pair: Pair) -> None:
    pair.meets_at(WED)
    pair.offers("UADA", LATER, number=2)

    assert pair.card("session:1:met:1").next_number == 0


def test_after_the_last_session_comes_the_reflection_and_no_more_times(pair: Pair) -> None:
    pair.meets_at(WED).meets_at(LATER, number=2)

    assert told(pair.happens(FindTimeAsked, "UADA")) == "session-none-left"
    assert "mentorship:7:idle" not in pair.timers
    assert pair.timers["mentorship:7:reflection"].at == datetime(2026, 12, 17, 16, tzinfo=UTC)


def test_the_last_session_is_no_longer_than_what_is_left(pair: Pair) -> None:
    pair.meets_at(WED, minutes=40)
    reply = pair.happens(FindTimeAsked, "UADA")

    assert isinstance(reply, Show)
    assert isinstance(reply.view, TimeForm)
    assert reply.view.minutes == 20


def test_time_used_up_early_wraps_up_unless_both_want_the_session_that_is_left(pair: Pair) -> None:
    pair.meets_at(WED, minutes=60)
    assert "mentorship:7:reflection" in pair.timers
    assert pair.card("session:1:met:1").one_more == ()

    pair.happens(OneMoreWanted, "UADA", number=1, attempt=1)
    assert told(pair.happens(OneMoreWanted, "UADA", number=1, attempt=1)) == "session-one-more-waits"
    assert "mentorship:7:reflection" in pair.timers, "a one-sided wish extends nothing"
    pair.happens(OneMoreWanted, "UTOM", number=1, attempt=1)
    assert "mentorship:7:reflection" not in pair.timers
    assert pair.state.mentorship.total == 90

    pair.meets_at(LATER, number=2)
    assert "mentorship:7:reflection" in pair.timers
    assert pair.card("session:2:met:1").one_more is None, "once is enough"


def test_both_may_add_one_session_after_the_last(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(sessions=1).opened().meets_at(WED)
    pair.happens(OneMoreWanted, "UTOM", number=1, attempt=1)
    pair.happens(OneMoreWanted, "UADA", number=1, attempt=1)
    pair.meets_at(LATER, number=2)

    assert (pair.state.held, pair.state.used, pair.state.mentorship.total) == (2, 60, 60)
    assert told(pair.happens(OneMoreWanted, "UADA", number=2, attempt=1)) == "session-card-is-old"


def test_an_offer_the_agreed_time_no_longer_covers_is_taken_back(pair: Pair) -> None:
    pair.meets_at(WED)
    pair.offers("UADA", LATER, number=2)
    pair.answers("UADA", 60)

    assert pair.card("session:2:time:1").state is TimeCardState.CANCELLED
    assert "mentorship:7:reflection" in pair.timers


def test_a_session_both_confirmed_stands_though_the_time_is_used(pair: Pair) -> None:
    pair.meets_at(WED).agrees_on(LATER, number=2)
    pair.answers("UADA", 60)

    assert pair.state.session(2).status is SessionStatus.CONFIRMED
    assert "mentorship:7:reflection" not in pair.timers


def test_a_correction_brings_the_session_back_until_the_look_back(pair: Pair) -> None:
    pair.meets_at(WED).meets_at(LATER, number=2)
    pair.answers("UTOM", 0, number=2)

    assert "mentorship:7:reflection" not in pair.timers
    assert pair.card("agreement").may_find_time


# --- the whole life --------------------------------------------------------------------------------------------------


def test_a_mentorship_of_two_sessions_shows_each_at_most_ten_posts_here_and_then_is_silent(pair: Pair) -> None:
    pair.meets_at(WED).meets_at(LATER, number=2)
    pair.for_days(60)

    assert pair.state.mentorship.status is MentorshipStatus.CLOSED
    assert pair.state.mentorship.ending is Ending.COMPLETED
    assert not pair.timers
    # With the invitation and the word to the mentor that the mentee's words are there: 12 (product.md, Message budget).
    assert len(pair.posts_to("UADA")) == 10
    assert len(pair.posts_to("UTOM")) == 10


@pytest.mark.parametrize("sessions", [1, 2, 3])
def test_each_model_has_its_sessions_and_the_touchpoints_between(new_pair: Callable[..., Pair], sessions: int) -> None:
    pair = new_pair(sessions=sessions).opened()
    for number in range(1, sessions + 1):
        pair.meets_at(WED + timedelta(weeks=2 * number), number=number)
    pair.for_days(60)

    assert pair.state.mentorship.ending is Ending.COMPLETED
    assert len([key for key in pair.said if ":touchpoint:" in key]) == sessions - 1
    assert pair.state.used == 30 * sessions
