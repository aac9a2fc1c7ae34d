"""Finding a time: offering, taking, moving, and who hears why not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows.decision import FieldErrors, Moment, Phrase, Show, Tell
from flows.member import Member
from flows.pair import SessionStatus
from flows.pair_state import Engagement
from flows.scheduling import FindTimeAsked, TakeForm, TimePicked, TimesOffered
from flows.session import SessionCancelled
from flows.session_card import TimeCardState
from flows.time_form import TimeForm
from flows.time_option import option

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

TUE = datetime(2026, 11, 24, 16, tzinfo=UTC)  # Tuesday 10:00 in Chicago, 09:00 in Denver
WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago, 13:00 in Denver
LATER = datetime(2026, 12, 16, 20, tzinfo=UTC)  # a Wednesday, the same hours
HALF = timedelta(minutes=30)
ADA = Member(user_id="UADA", name="Ada", zone="America/Chicago")
TOMAS = Member(user_id="UTOM", name="Tomas", zone="America/Denver")


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
    assert reply.view.times == (datetime(2026, 11, 24, 21, tzinfo=UTC),)


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
    assert not pair.card("agreement").times_shown
    pair.next()
    assert pair.said_at["mentorship:7:session:1:time:1"] == TUE
    assert pair.card("agreement").times_shown


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


# --- times that do not suit ------------------------------------------------------------------------------------------


def sends_in(pair: Pair, actor: str, *times: datetime | None, warned: tuple[datetime, ...] = ()) -> Any:
    """The form as it comes from Slack: it warns before it offers."""
    return pair.happens(TimesOffered, actor, number=1, attempt=1, times=times, place="Room 4", warned=warned)


def shown(reply: Any) -> TimeForm:
    """The form again, with what is doubtful in it."""
    assert isinstance(reply, Show)
    assert isinstance(reply.view, TimeForm)
    return reply.view


def test_a_time_that_does_not_suit_is_said_before_anybody_sees_it(pair: Pair) -> None:
    early = datetime(2026, 11, 25, 15, tzinfo=UTC)  # 09:00 in Chicago, 08:00 in Denver
    before = pair.state

    reply = sends_in(pair, "UADA", early, None, WED)
    form = shown(reply)
    assert form.times == (early, None, WED)
    assert form.place == "Room 4"
    assert [(d.at, [p.user_id for p in d.outside]) for d in form.doubts] == [(early, ["UTOM"])]
    assert pair.state == before

    assert told(sends_in(pair, "UADA", early, None, WED, warned=(early,))) == "session-offered"
    assert pair.state.session(1).offered == (early, WED)


def test_only_what_was_warned_of_is_gone_past(pair: Pair) -> None:
    early, earlier = datetime(2026, 11, 25, 15, tzinfo=UTC), datetime(2026, 11, 25, 14, tzinfo=UTC)

    reply = sends_in(pair, "UADA", early, earlier, warned=(early,))
    doubts = shown(reply).doubts
    assert [d.at for d in doubts] == [earlier]
    assert [p.user_id for p in doubts[0].outside] == ["UADA", "UTOM"]


def test_a_time_after_the_day_they_agreed_on_is_said_while_that_day_is_to_come(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair().opened()
    pair.state = replace(pair.state, mentorship=replace(pair.state.mentorship, needed_by=LATER.date() - timedelta(1)))

    reply = sends_in(pair, "UADA", WED, LATER)
    assert [(d.at, d.late) for d in shown(reply).doubts] == [(LATER, date(2026, 12, 15))]

    pair.now = LATER - timedelta(hours=1)
    assert told(sends_in(pair, "UADA", LATER + timedelta(hours=2))) == "session-offered"


@pytest.mark.parametrize("whose", ["UADA", "UTOM"])
def test_another_session_of_either_is_said_in_the_form(new_pair: Callable[..., Pair], whose: str) -> None:
    pair = new_pair(elsewhere=(Engagement(user_id=whose, starts_at=WED, ends_at=WED + HALF),)).opened()

    reply = sends_in(pair, "UADA", WED)
    assert [p.user_id for d in shown(reply).doubts for p in d.busy] == [whose]


@pytest.mark.parametrize("whose", ["UADA", "UTOM"])
def test_another_session_of_either_is_said_before_a_time_is_taken(new_pair: Callable[..., Pair], whose: str) -> None:
    """One that was agreed on elsewhere since the offer."""
    pair = new_pair().opened()
    pair.offers("UADA", WED)
    pair.state = replace(pair.state, elsewhere=(Engagement(user_id=whose, starts_at=WED, ends_at=WED + HALF),))

    reply = pair.picks("UTOM", WED)
    assert isinstance(reply, Show)
    assert isinstance(reply.view, TakeForm)
    assert [p.user_id for p in reply.view.option.busy] == [whose]
    assert pair.state.session(1).status is SessionStatus.OFFERED
    pair.happens(TimePicked, "UTOM", number=1, attempt=1, choice=WED, sure=True)
    assert pair.state.session(1).starts_at == WED
    assert [p.user_id for p in pair.card("session:1:time:1").chosen.busy] == [whose]


# --- two zones -------------------------------------------------------------------------------------------------------


def test_a_time_says_what_the_clocks_of_both_show(pair: Pair) -> None:
    pair.offers("UADA", WED)

    assert pair.card("session:1:time:1").options[0].offsets == (-360, -420), "of the one who offers first"


def test_clocks_that_agree_are_not_named(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair(mentor=replace(TOMAS, zone="America/Winnipeg")).opened()
    pair.offers("UADA", WED)

    assert pair.card("session:1:time:1").options[0].offsets is None
    assert pair.happens(FindTimeAsked, "UADA").view.offsets is None


def test_the_weeks_in_which_only_one_of_them_has_changed_the_clocks(new_pair: Callable[..., Pair]) -> None:
    """Chicago goes back on 1 November, Berlin went back on 25 October: an hour less apart for a week."""
    october = datetime(2026, 10, 21, 14, tzinfo=UTC)
    pair = new_pair(at=october, mentor=replace(TOMAS, zone="Europe/Berlin")).opened()
    before = datetime(2026, 10, 22, 14, 30, tzinfo=UTC)  # 09:30 in Chicago, 16:30 in Berlin
    between = datetime(2026, 10, 27, 14, 30, tzinfo=UTC)  # 09:30 and 15:30
    after = datetime(2026, 11, 3, 15, 30, tzinfo=UTC)  # 09:30 and 16:30
    pair.offers("UADA", before, between, after)

    options = pair.card("session:1:time:1").options
    assert [o.offsets for o in options] == [(-300, 120), (-300, 60), (-360, 60)]
    assert [o.outside for o in options] == [(), (), ()]
    pair.until(before - timedelta(hours=1))
    pair.picks("UTOM", after)
    assert pair.timers["mentorship:7:session:1:prepare"].at == after - timedelta(days=1)


def test_without_a_common_hour_the_form_says_so_and_suggests_one_of_the_others(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair(mentor=replace(TOMAS, zone="Asia/Tokyo")).opened()

    view = pair.happens(FindTimeAsked, "UADA").view
    assert view.no_common_hour
    assert view.times == (datetime(2026, 11, 25, 0, tzinfo=UTC),)  # 09:00 in Tokyo, 18:00 the day before in Chicago
    assert [(h.at.hour, h.offset) for h in view.hours] == [(0, -360), (8, -360)]
    reply = sends_in(pair, "UADA", *view.times)
    assert [p.user_id for d in reply.view.doubts for p in d.outside] == ["UADA"]


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "America/Chicago", "Europe/Berlin"])
def test_what_is_suggested_suits_both_from_its_first_minute_to_its_last(
    new_pair: Callable[..., Pair], zone: str
) -> None:
    """On the full hour of the one who offers, wherever the clock stands now, and not in another session."""
    for minutes_later in range(0, 60 * 24, 50):
        at = datetime(2026, 11, 23, 13, tzinfo=UTC) + timedelta(minutes=minutes_later)
        busy = (Engagement(user_id="UTOM", starts_at=at + timedelta(days=1), ends_at=at + timedelta(days=1, hours=2)),)
        pair = new_pair(at=at, minutes=60, mentee=replace(ADA, zone=zone), elsewhere=busy)
        pair.state = replace(pair.state, mentor=replace(pair.state.mentor, zone="Europe/London"))
        (suggested,) = pair.opened().happens(FindTimeAsked, "UADA").view.times
        assert option(pair.state, suggested, 60, "UADA").suits
        assert suggested.astimezone(pair.state.mentee.tz).minute == 0


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


def test_a_move_suggests_another_time_and_is_none_to_the_time_there_is(pair: Pair) -> None:
    (first,) = pair.happens(FindTimeAsked, "UADA").view.times
    pair.agrees_on(first)

    (other,) = pair.happens(FindTimeAsked, "UADA", number=1, attempt=1).view.times
    assert other == first + timedelta(hours=1)
    assert errors(pair.offers("UADA", other, first, attempt=2)) == {"time_2": "session-time-same"}


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


def test_other_times_for_a_session_that_was_missed_move_nothing(pair: Pair) -> None:
    """It is no move any more once its time is over: nobody can't make it, and there is nothing to call off."""
    pair.agrees_on(WED)
    pair.until(WED + HALF)

    assert pair.happens(FindTimeAsked, "UADA", number=1, attempt=1).view.moved_from is None
    pair.offers("UADA", LATER, attempt=2)
    assert pair.card("session:1:time:2").moved_from is None
    pair.happens(SessionCancelled, "UADA", number=1, attempt=2)
    pair.for_days(3)
    assert not [key for key in pair.said if "called_off" in key]


def test_a_move_that_outlived_the_first_time_is_withdrawn_without_a_word_of_it(pair: Pair) -> None:
    pair.agrees_on(WED)
    pair.offers("UADA", LATER, attempt=2)
    pair.until(WED + HALF)
    pair.happens(SessionCancelled, "UADA", number=1, attempt=2)
    pair.for_days(3)

    assert not [key for key in pair.said if "called_off" in key]


def test_a_move_by_night_of_the_next_mornings_session_is_seen_at_once_and_said_so(pair: Pair) -> None:
    morning = datetime(2026, 11, 24, 16, tzinfo=UTC)
    pair.agrees_on(morning)
    pair.until(datetime(2026, 11, 24, 4, tzinfo=UTC))

    assert told(pair.offers("UADA", WED, attempt=2)) == "session-offered"
    assert pair.said_at["mentorship:7:session:1:time:2"] == pair.now
