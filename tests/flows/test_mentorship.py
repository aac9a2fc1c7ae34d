"""The agreement from its opening to an end without fault: questions, roles, nothing scheduled, departures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows import returning
from flows.agreement import Agreement, NextStep
from flows.decision import Closed, FieldErrors, Show, Tell
from flows.ending import EndedEarly, EndedView, MemberDeparted, MentorshipEnded, PrivateWordLeft
from flows.idle import NoMoreIdle, NothingScheduled, Nudge, StillOn
from flows.invitation import AgreementEnded
from flows.member import Hours
from flows.mentorship import BringAsked, BringForm, MentorshipOpened, QuestionsBrought, RoleCard, RoleCardAsked
from flows.nudge import StillOnSaid
from flows.pair import Ending, MentorshipStatus, SessionStatus
from flows.proposal import Way
from flows.returning import Held, MentorReturned
from flows.scheduling import FindTimeAsked
from flows.session import SessionCancelled
from flows.session_card import TimeCardState

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago, 13:00 in Denver
LATER = datetime(2026, 12, 16, 20, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 4, tzinfo=UTC)  # Monday 22:00 in Chicago
ENDED = "mentorship:7:ended"


def told(reply: Any) -> str:
    assert isinstance(reply, Tell)
    return reply.line.name


# --- the agreement ---------------------------------------------------------------------------------------------------


def test_the_shared_dm_opens_with_the_agreement(pair: Pair) -> None:
    post = pair.said["mentorship:7:agreement"]

    assert post.to == ("UADA", "UTOM")
    assert post.thread is None
    assert isinstance(post.message, Agreement)
    assert (post.message.sessions, post.message.minutes, post.message.total) == (2, 30, 60)
    assert pair.state.mentorship.status is MentorshipStatus.OPEN


def test_it_opens_once(pair: Pair) -> None:
    before = pair.state
    pair.for_days(1)
    pair.happens(MentorshipOpened)

    assert pair.state == before


def test_the_agreement_says_what_is_next_at_every_step(pair: Pair) -> None:
    def shows() -> tuple[NextStep, Any]:
        card = pair.card("agreement")
        return card.next_step, card.acts and card.acts.user_id

    assert shows() == (NextStep.FIND_TIME, None)
    pair.offers("UADA", WED)
    assert shows() == (NextStep.PICK_TIME, "UTOM")
    pair.agrees_on(WED, attempt=2)
    assert shows()[0] is NextStep.SESSION
    pair.until(WED + timedelta(minutes=31))
    assert shows()[0] is NextStep.SAY_MET
    pair.answers("UADA", 30, attempt=2)
    assert shows() == (NextStep.FIND_TIME, None)
    pair.meets_at(LATER, number=2)
    assert shows()[0] is NextStep.WRAP_UP
    pair.for_days(3)
    assert shows()[0] is NextStep.LOOK_BACK


def test_the_agreement_points_to_every_prompt_that_asks_for_words(pair: Pair) -> None:
    assert pair.card("agreement").points_to() == ()
    pair.meets_at(WED)
    pair.until(LATER - timedelta(days=9))
    assert pair.card("agreement").points_to() == ("mentorship:7:touchpoint:1:prompt",)
    pair.meets_at(LATER, number=2)
    pair.for_days(3)
    assert pair.card("agreement").points_to() == ("mentorship:7:touchpoint:1:prompt", "mentorship:7:reflection:prompt")
    pair.for_days(30)
    assert len(pair.card("agreement").points_to()) == 2


@pytest.mark.parametrize(("known", "new"), [((), ["UADA", "UTOM"]), (("UADA",), ["UTOM"]), (("UADA", "UTOM"), [])])
def test_who_is_new_to_video_is_named_where_it_was_chosen(
    new_pair: Callable[..., Pair], known: tuple[str, ...], new: list[str]
) -> None:
    for ways, named in (((Way.VIDEO, Way.IN_PERSON), new), ((Way.IN_PERSON,), []), ((), [])):
        pair = new_pair()
        pair.state = pair.state.with_mentorship(ways=ways)
        pair.happens(MentorshipOpened, known_by_video=known)
        assert [person.user_id for person in pair.card("agreement").new_to_video] == named


@pytest.mark.parametrize(("known", "new"), [((), True), (("UADA",), True), (("UADA", "UTOM"), False)])
def test_role_cards_are_for_each_sides_first_time(
    new_pair: Callable[..., Pair], known: tuple[str, ...], new: bool
) -> None:
    pair = new_pair()
    pair.happens(MentorshipOpened, known_in_role=known)

    assert pair.card("agreement").new_to_role is new


def test_questions_and_standing_stand_in_the_agreement(pair: Pair) -> None:
    reply = pair.happens(QuestionsBrought, "UADA", questions=" How did you start?\n", standing=2)

    assert reply == Closed()
    assert (pair.card("agreement").questions, pair.card("agreement").standing) == ("How did you start?", 2)
    form = pair.happens(BringAsked, "UADA")
    assert isinstance(form, Show)
    assert isinstance(form.view, BringForm)
    assert (form.view.questions, form.view.standing) == ("How did you start?", 2)


@pytest.mark.parametrize("standing", [None, 0, 6])
def test_where_the_mentee_stands_is_one_of_five(pair: Pair, standing: int | None) -> None:
    reply = pair.happens(QuestionsBrought, "UADA", questions="Why?", standing=standing)

    assert isinstance(reply, FieldErrors)
    assert list(reply.errors) == ["standing"]
    assert pair.state.mentorship.questions == ""


def test_questions_change_until_the_last_session_and_the_start_until_the_first(pair: Pair) -> None:
    pair.happens(QuestionsBrought, "UADA", questions="Before", standing=2)
    pair.meets_at(WED)
    form = pair.happens(BringAsked, "UADA")
    assert isinstance(form, Show)
    assert isinstance(form.view, BringForm)
    assert not form.view.asks_standing
    pair.happens(QuestionsBrought, "UADA", questions="Between", standing=5)
    assert (pair.card("agreement").questions, pair.card("agreement").standing) == ("Between", 2)

    pair.meets_at(LATER, number=2)
    assert told(pair.happens(BringAsked, "UADA")) == "mentorship-no-more-questions"
    late = pair.happens(QuestionsBrought, "UADA", questions="After", standing=5)
    assert told(late) == "mentorship-no-more-questions"
    assert pair.state.mentorship.questions == "Between"


def test_only_the_mentee_brings_questions(pair: Pair) -> None:
    assert told(pair.happens(BringAsked, "UTOM")) == "mentorship-mentee-brings"
    assert told(pair.happens(QuestionsBrought, "UTOM", questions="Mine", standing=3)) == "mentorship-mentee-brings"
    assert pair.state.mentorship.standing is None


@pytest.mark.parametrize(("actor", "mentee"), [("UADA", True), ("UTOM", False)])
def test_each_reads_their_own_role(pair: Pair, actor: str, mentee: bool) -> None:
    reply = pair.happens(RoleCardAsked, actor)

    assert isinstance(reply, Show)
    assert isinstance(reply.view, RoleCard)
    assert reply.view.mentee is mentee


CLICKS: list[tuple[Any, dict[str, Any]]] = [
    (BringAsked, {}),
    (QuestionsBrought, {"questions": "", "standing": 1}),
    (RoleCardAsked, {}),
    (StillOnSaid, {"since": WED}),
    (MentorshipEnded, {}),
    (FindTimeAsked, {}),
    (SessionCancelled, {"number": 1, "attempt": 1}),
]


@pytest.mark.parametrize(("event", "fields"), CLICKS)
def test_a_stranger_and_an_unknown_id_get_the_same_line(pair: Pair, event: Any, fields: dict[str, Any]) -> None:
    before = pair.state
    stranger = pair.happens(event, "UEVE", **fields)
    assert pair.state == before

    pair.state = replace(pair.state, mentorship=None)
    assert told(stranger) == told(pair.happens(event, "UADA", **fields)) == "not-found-for-you"


@pytest.mark.parametrize(("event", "fields"), CLICKS)
def test_after_the_close_every_button_says_so(pair: Pair, event: Any, fields: dict[str, Any]) -> None:
    pair.happens(MentorshipEnded, "UTOM")
    before, posts = pair.state, set(pair.said)

    assert told(pair.happens(event, "UADA", **fields)) == "mentorship-is-closed"
    assert (pair.state, set(pair.said)) == (before, posts)


def test_an_end_before_it_opens_makes_the_cards_say_so(new_pair: Callable[..., Pair]) -> None:
    for pair, speak in ((new_pair(), True), (new_pair().opened(), False)):
        pair.happens(MentorshipEnded, "UTOM")
        assert any(isinstance(event, AgreementEnded) for event in pair.of_requests) is speak


def test_before_it_opens_nothing_but_an_end_is_taken(new_pair: Callable[..., Pair]) -> None:
    pair = new_pair()

    assert told(pair.happens(FindTimeAsked, "UADA")) == "mentorship-opens-soon"
    assert told(pair.happens(BringAsked, "UADA")) == "mentorship-opens-soon"


# --- nothing is scheduled --------------------------------------------------------------------------------------------


def test_nudge_still_on_and_a_kind_close_after_five_ten_and_fifteen_working_days(pair: Pair) -> None:
    began = pair.now
    pair.for_days(40)

    posts = [key for key in pair.said if key != "mentorship:7:agreement"]
    assert [type(pair.said[key].message) for key in posts] == [Nudge, StillOn, EndedEarly]
    assert [pair.said_at[key] - began for key in posts] == [timedelta(weeks=n) for n in (1, 2, 3)]
    assert pair.state.mentorship.ending is Ending.NEVER_SCHEDULED
    assert pair.said[ENDED].message.to_mentee
    assert [pair.shown[key] for key in posts[:2]] == [NoMoreIdle(closed=True)] * 2, "they ask nothing any more"
    assert not pair.timers


def test_an_offer_starts_the_clock_anew_and_the_nudge_says_whose_turn_it_is(pair: Pair) -> None:
    pair.for_days(4)
    pair.offers("UADA", LATER)
    offered_at = pair.now
    pair.next()

    key = next(key for key in pair.said if "idle" in key)
    assert pair.said_at[key] - offered_at >= timedelta(days=7)
    assert (pair.said[key].message.offered_by.user_id, pair.said[key].message.other.user_id) == ("UADA", "UTOM")


def test_the_days_are_those_of_the_one_who_acts_next(pair: Pair) -> None:
    """Tomas works Monday to Wednesday: once the times are before him, five of his days are nine of the calendar's."""
    pair.state = replace(pair.state, mentor=replace(pair.state.mentor, hours=Hours(days=(1, 2, 3))))
    assert pair.timers["mentorship:7:idle"].at - pair.now == timedelta(weeks=1)
    pair.offers("UADA", LATER)
    assert pair.timers["mentorship:7:idle"].at - pair.now == timedelta(days=9)

    pair.happens(SessionCancelled, "UADA", number=1, attempt=1)
    pair.offers("UTOM", LATER, attempt=2)
    assert pair.timers["mentorship:7:idle"].at - pair.now == timedelta(weeks=1)


def test_a_time_stops_the_clock_and_calling_it_off_starts_it_again(pair: Pair) -> None:
    pair.agrees_on(LATER)
    assert "mentorship:7:idle" not in pair.timers
    pair.happens(SessionCancelled, "UTOM", number=1, attempt=1)

    assert pair.timers["mentorship:7:idle"].at == pair.now + timedelta(weeks=1)


def test_what_was_said_of_it_asks_nothing_more_once_they_do_something_about_a_time(pair: Pair) -> None:
    pair.for_days(14)
    cards = [key for key in pair.said if "idle" in key]
    assert [type(pair.shown[key]) for key in cards] == [Nudge, StillOn]
    pair.offers("UADA", LATER)
    assert [pair.shown[key] for key in cards] == [NoMoreIdle()] * 2
    pair.until(pair.now + timedelta(days=7))
    assert pair.card("idle:20261207T210000000000:nudge").offered_by.user_id == "UADA"


def test_still_on_asks_again_only_if_nothing_comes_of_it(pair: Pair) -> None:
    began = pair.now
    pair.for_days(14)
    question = next(key for key in pair.said if key.endswith("still_on"))
    pair.happens(StillOnSaid, "UTOM", since=began)

    assert pair.shown[question].said_by.user_id == "UTOM"
    assert told(pair.happens(StillOnSaid, "UADA", since=began)) == "mentorship-still-on-known"
    said_yes = pair.now
    pair.for_days(40)
    assert pair.said_at[ENDED] - said_yes == timedelta(weeks=3)
    assert len([key for key in pair.said if "idle" in key]) == 3, "one nudge, and two questions"


def nudges(pair: Pair) -> list[tuple[str, bool]]:
    """What the idle clock said, and whether it spoke of somebody who is back."""
    said = [pair.said[key].message for key in pair.said if "idle" in key]
    return [(message.kind, bool(getattr(message, "back", None))) for message in said]


def test_while_the_mentor_is_away_nobody_is_nudged_and_both_hear_once_that_they_are_back(pair: Pair) -> None:
    back = date(2026, 12, 21)  # four weeks on: a nudge, a question and the close would have come before
    pair.state = replace(pair.state, mentor_away_until=back)
    pair.until(datetime(2026, 12, 20, 23, tzinfo=UTC))
    assert nudges(pair) == []

    pair.state = replace(pair.state, mentor_away_until=None)  # as the end of a pause leaves it
    pair.until(datetime(2026, 12, 21, 18, tzinfo=UTC))
    assert nudges(pair) == [("nudge", True)]
    (key,) = (key for key in pair.said if "idle" in key)
    assert pair.said_at[key] == datetime(2026, 12, 21, 16, tzinfo=UTC), "Monday 9:00 in Denver"
    pair.for_days(60)
    assert nudges(pair) == [("nudge", True), ("still_on", False)]
    assert pair.state.mentorship.ending is Ending.NEVER_SCHEDULED


def test_a_mentee_who_is_away_holds_what_waits_for_them_and_not_what_waits_for_the_mentor(pair: Pair) -> None:
    pair.offers("UADA", LATER)
    pair.state = replace(pair.state, mentee_away_until=date(2026, 12, 21))
    pair.for_days(10)
    assert nudges(pair) == [("nudge", False)], "it is the mentor who picks"
    pair.offers("UTOM", LATER + timedelta(days=21), attempt=2)
    pair.until(datetime(2026, 12, 20, 23, tzinfo=UTC))
    assert nudges(pair) == [("nudge", False)]

    pair.state = replace(pair.state, mentee_away_until=None)
    pair.until(datetime(2026, 12, 21, 18, tzinfo=UTC))
    assert nudges(pair) == [("nudge", False), ("nudge", True)]
    (back,) = (post.message.back for key, post in pair.said.items() if "idle" in key and post.message.back)
    assert back.user_id == "UADA"


@pytest.mark.parametrize(("hour", "heard"), [(18, 18), (2, 16)], ids=["at work", "at night"])
def test_who_comes_back_early_is_noticed_at_once_and_both_hear_in_a_common_hour(
    pair: Pair, hour: int, heard: int
) -> None:
    pair.state = replace(pair.state, mentor_away_until=date(2026, 12, 21))
    pair.until(datetime(2026, 12, 9, hour, tzinfo=UTC))
    (clock,) = (each for each in pair.timers.values() if isinstance(each, NothingScheduled))
    pair.state = replace(pair.state, mentor_away_until=None)
    back = MentorReturned(team_id="T1", at=pair.now, user_id="UTOM")
    for wake in returning.decide(Held(clocks=(clock,)), back).wake:
        pair.timers[wake.key] = wake.event
    pair.until(datetime(2026, 12, 9, 22, tzinfo=UTC))

    assert nudges(pair) == [("nudge", True)]
    (key,) = (key for key in pair.said if "idle" in key)
    assert pair.said_at[key] == datetime(2026, 12, 9, heard, tzinfo=UTC)
    (clock,) = (each for each in pair.timers.values() if isinstance(each, NothingScheduled))
    assert returning.decide(Held(clocks=(clock,)), back).wake == (), "a clock that waits for nobody goes on"


def test_what_the_mentee_alone_can_do_does_not_wait_for_a_mentor_who_is_away(pair: Pair) -> None:
    pair.offers("UTOM", LATER)
    pair.state = replace(pair.state, mentor_away_until=date(2027, 3, 1))
    pair.for_days(12)

    assert nudges(pair) == [("nudge", False)], "the times are there to be taken"
    pair.offers("UADA", LATER + timedelta(days=21), attempt=2)
    pair.for_days(40)
    assert nudges(pair) == [("nudge", False)], "now it is the mentor who picks"


def test_after_a_session_the_clock_begins_again(pair: Pair) -> None:
    pair.meets_at(WED)
    pair.for_days(60)

    assert pair.state.mentorship.ending is Ending.NEVER_SCHEDULED
    assert pair.state.used == 30


# --- an end without fault --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("actor", "ending"), [("UADA", Ending.ENDED_BY_MENTEE), ("UTOM", Ending.ENDED_BY_MENTOR)])
def test_either_may_end_it_and_everything_open_ends_with_it(pair: Pair, actor: str, ending: Ending) -> None:
    pair.agrees_on(WED)
    reply = pair.happens(MentorshipEnded, actor)

    assert isinstance(reply, Show)
    assert isinstance(reply.view, EndedView)
    assert (reply.view.other.user_id, reply.view.mentee) == ("UTOM", True) if actor == "UADA" else ("UADA", False)
    assert (pair.state.mentorship.status, pair.state.mentorship.ending) == (MentorshipStatus.CLOSED, ending)
    assert pair.state.session(1).status is SessionStatus.CANCELLED
    assert pair.card("session:1:time:1").state is TimeCardState.CANCELLED
    assert pair.card("agreement").ending is ending
    assert not pair.timers
    assert pair.said[ENDED].message.by.user_id == actor
    assert pair.said[ENDED].thread == "mentorship:7:agreement"


def test_the_other_hears_of_an_end_at_night_in_the_morning(pair: Pair) -> None:
    pair.until(NIGHT)
    pair.happens(MentorshipEnded, "UADA")

    assert ENDED not in pair.said
    pair.for_days(10)
    assert pair.said_at[ENDED] == datetime(2026, 11, 24, 16, tzinfo=UTC)  # Tuesday 09:00 in Denver
    assert len(pair.said) == 2


def test_ended_before_the_shared_dm_opened_it_never_opens_and_the_other_hears_in_private(
    new_pair: Callable[..., Pair],
) -> None:
    pair = new_pair()
    pair.happens(MentorshipEnded, "UTOM")
    pair.happens(MentorshipOpened)

    assert list(pair.said) == [f"{ENDED}:UADA"]
    assert pair.said[f"{ENDED}:UADA"].to == ("UADA",)
    assert pair.said[f"{ENDED}:UADA"].thread is None


@pytest.mark.parametrize(("actor", "hears", "again"), [("UADA", "UTOM", False), ("UTOM", "UADA", True)])
def test_when_one_leaves_the_other_hears_kindly_in_private(pair: Pair, actor: str, hears: str, again: bool) -> None:
    pair.agrees_on(WED)
    pair.happens(MemberDeparted, actor)
    pair.happens(MemberDeparted, actor)

    assert pair.said[f"{ENDED}:{hears}"].to == (hears,)
    assert pair.said[f"{ENDED}:{hears}"].message.to_mentee is again
    assert pair.state.mentorship.ending is Ending.DEPARTED
    pair.for_days(60)
    assert not [key for key in pair.said if ":prepare:" in key or ":met:" in key]


def test_the_one_who_ended_it_leaves_a_word_that_nobody_else_is_told(pair: Pair) -> None:
    assert told(pair.happens(PrivateWordLeft, "UADA", word="Too early")) == "not-found-for-you"
    pair.happens(MentorshipEnded, "UADA")
    before = set(pair.said)

    assert told(pair.happens(PrivateWordLeft, "UTOM", word="Mine")) == "not-found-for-you"
    assert pair.happens(PrivateWordLeft, "UADA", word=" Somebody nearer. ") == Closed()
    assert pair.state.mentorship.private_word == "Somebody nearer."
    assert set(pair.said) == before
    assert "Somebody nearer" not in repr([*pair.shown.values(), *pair.timers.values()])
    assert pair.happens(PrivateWordLeft, "UADA", word="") == Closed()
    assert pair.state.mentorship.private_word == ""
    assert isinstance(pair.happens(PrivateWordLeft, "UADA", word="x" * 1001), FieldErrors)


def test_nobody_leaves_a_word_where_nobody_ended_it(pair: Pair) -> None:
    pair.happens(MemberDeparted, "UTOM")

    for actor in ("UADA", "UTOM"):
        assert told(pair.happens(PrivateWordLeft, actor, word="Why")) == "not-found-for-you"


def test_when_both_leave_nobody_is_told(pair: Pair) -> None:
    pair.state = replace(pair.state, mentor=replace(pair.state.mentor, deactivated=True))
    pair.happens(MemberDeparted, "UADA")

    assert not [key for key in pair.said if ":ended" in key]
    assert not pair.timers


def test_what_a_close_leaves_stays_in_the_ledger(pair: Pair) -> None:
    pair.meets_at(WED, minutes=25)
    pair.happens(MentorshipEnded, "UADA")

    assert pair.card("agreement").used == 25
    assert pair.card("session:1:met:1").closed
    assert told(pair.answers("UTOM", 0)) == "mentorship-is-closed"
