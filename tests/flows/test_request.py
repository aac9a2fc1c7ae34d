"""The rules of a request: what a form must hold, what is proposed, one open request for a goal, waiting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows import request
from flows.adviser import Because
from flows.ask import RequestStatus
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.decision import Day, FieldErrors, Phrase, Post, Show, Tell, Update, Words
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Nobody, Proposals, Room, Way
from flows.request import ProposalsAsked, RequestFormAsked, RequestSubmitted, RequestWithdrawn
from flows.request_form import GOAL_LIMIT, SUGGEST, RequestForm, beginning
from flows.request_view import SAID_AGAIN, ProposalsView, RequestNews, RequestView
from flows.waiting import WaitingRoused
from flows.waiting_list import WaitingList, WaitingReviewed, rouse_waiting
from flows.widening import Widening
from tests.flows.asking import ADA, FOUND, NOBODY, NOW, TOMAS, blank, form


def test_a_form_that_fits_shows_who_could_help() -> None:
    decision = request.decide(blank(), form())
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, ProposalsView)
    assert [p.person.name for p in decision.reply.view.proposed] == ["Tomas Reyes"]
    assert decision.state.request is not None
    assert decision.state.request.status is RequestStatus.CHOOSING


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"goal": "   "}, "goal"),
        ({"goal": "x" * (GOAL_LIMIT + 1)}, "goal"),
        ({"sessions": 4}, "sessions"),
        ({"sessions": -1}, "sessions"),
        ({"minutes": 0}, "minutes"),
        ({"needed_by": date(2026, 11, 22)}, "needed_by"),
        ({"needed_by": date(2028, 1, 1)}, "needed_by"),
        ({"someone": "UADA"}, "someone"),
    ],
)
def test_what_a_form_may_not_hold_is_said_at_its_field_and_nothing_is_made(changes: dict[str, Any], field: str) -> None:
    decision = request.decide(blank(), form(**changes))
    assert isinstance(decision.reply, FieldErrors)
    assert list(decision.reply.errors) == [field]
    assert decision.state == blank()


def test_needed_by_today_is_fine_where_the_mentee_is() -> None:
    late_evening = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)  # still the 23rd in Chicago
    decision = request.decide(blank(), form(at=late_evening, needed_by=date(2026, 11, 23)))
    assert isinstance(decision.reply, Show)


def test_a_form_sent_twice_finds_the_first_and_answers_as_it_did() -> None:
    first = request.decide(blank(), form())
    second = request.decide(first.state, form())
    assert second.state == first.state
    assert isinstance(second.reply, Show)
    assert isinstance(second.reply.view, ProposalsView)


def test_the_same_goal_in_other_case_and_blanks_shows_the_open_one_instead() -> None:
    open_one = request.decide(blank(), form()).state.request
    assert open_one is not None
    decision = request.decide(blank(others=(open_one,)), form(request_id="V2", goal=" Run a TEEN  advisory council"))
    assert decision.state.request is None
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, ProposalsView)
    assert (decision.reply.view.request_id, decision.reply.view.note) == ("V1", Phrase("request-open-already"))
    asked = RequestFormAsked(team_id="T1", at=NOW, actor="UADA", request_id="", goal="run a teen advisory council")
    assert request.decide(blank(others=(open_one,)), asked).reply == decision.reply, "nor is the form filled in vain"


def test_an_open_request_is_shown_with_who_has_it_or_why_it_waits() -> None:
    def shown(**changes: Any) -> RequestView:
        reply = request.decide(blank(**changes), form(request_id="V2")).reply
        assert isinstance(reply, Show)
        assert isinstance(reply.view, RequestView)
        return reply.view

    chosen = MentorsChosen(team_id="T1", at=NOW, actor="UADA", request_id="V1", first="UTOMAS")
    asking = request.decide(request.decide(blank(), form()).state, chosen).state
    assert asking.request is not None
    view = shown(others=(asking.request,), same_goal=asking.invitations)
    assert view.note == Phrase("request-open-already")
    assert (view.standing.name, view.standing.args["mentor"]) == ("request-with", TOMAS.member.person)
    waiting = request.decide(blank(), form(proposals=NOBODY)).state.request
    assert waiting is not None
    view = shown(others=(waiting,))
    assert view.changed == Phrase("request-open-already")
    assert view.note is not None
    assert view.note.name == "request-nobody-not_listed"
    assert view.may_reword


def test_three_open_requests_are_as_many_as_one_person_has() -> None:
    one = request.decide(blank(), form()).state.request
    assert one is not None
    others = tuple(replace(one, id=f"V{n}", goal=f"goal {n}") for n in range(2, 5))
    decision = request.decide(blank(others=others), form())
    assert isinstance(decision.reply, FieldErrors)


def test_suggest_one_reads_whether_something_is_to_exist() -> None:
    question = request.decide(blank(), form(sessions=SUGGEST)).state.request
    product = request.decide(blank(), form(sessions=SUGGEST, outcome="a plan")).state.request
    assert question is not None
    assert product is not None
    assert (question.sessions, product.sessions) == (1, 2)


def test_suggest_one_says_why_and_a_number_of_ones_own_is_never_explained() -> None:
    suggested = request.decide(blank(), form(sessions=SUGGEST)).reply
    chosen = request.decide(blank(), form(sessions=2)).reply
    assert isinstance(suggested, Show)
    assert isinstance(suggested.view, ProposalsView)
    assert suggested.view.because is Because.NARROW
    assert isinstance(chosen, Show)
    assert isinstance(chosen.view, ProposalsView)
    assert chosen.view.because is None


@pytest.mark.parametrize(("asked", "agreed"), [(0, 1), (3, 3), (4, 1), (-1, 1)])
def test_the_mentees_own_number_stands_before_the_suggested_one(asked: int, agreed: int) -> None:
    state = request.decide(blank(), form(sessions=SUGGEST)).state
    chosen = MentorsChosen(team_id="T1", at=NOW, actor="UADA", request_id="V1", first="UTOMAS", sessions=asked)
    after = request.decide(state, chosen).state.request
    assert after is not None
    assert after.sessions == agreed


SHADOW = "shadow Tomas at a storytime"


def shows_them(state: AskState, event: RequestSubmitted) -> ProposalsView:
    reply = request.decide(state, event).reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, ProposalsView)
    return reply.view


def test_shadowing_is_suggested_where_the_goal_asks_for_it_and_the_mentees_choice_stands() -> None:
    made = request.decide(blank(), form(goal=SHADOW))
    assert made.state.request is not None
    assert made.state.request.ways == (Way.SHADOWING,)
    assert shows_them(blank(), form(goal=SHADOW)).shadowing
    for chosen in ({"ways": (Way.VIDEO,)}, {"ways_open": True}, {"goal": "run a storytime"}):
        event = form(**{"goal": SHADOW, **chosen})
        theirs = request.decide(blank(), event).state.request
        assert theirs is not None
        assert theirs.ways == chosen.get("ways", ())
        assert not shows_them(blank(), event).shadowing
    for any_way, ways in ((False, (Way.SHADOWING,)), (True, ())):
        ask = MentorsChosen(team_id="T1", at=NOW, actor="UADA", request_id="V1", first="UTOMAS", any_way=any_way)
        asked = request.decide(made.state, ask).state.request
        assert asked is not None
        assert asked.ways == ways


def test_shadowing_is_not_suggested_with_those_who_do_not_offer_it() -> None:
    on_video = replace(TOMAS, profile=replace(TOMAS.profile, ways=(Way.VIDEO,)))
    made = request.decide(blank(mentors=(on_video,)), form(goal=SHADOW)).state.request
    assert made is not None
    assert made.ways == ()
    named = request.decide(blank(mentors=(on_video,)), form(goal=SHADOW, someone="UTOMAS")).state.request
    assert named is not None
    assert named.ways == (Way.SHADOWING,), "whom they named may be asked all the same"


@pytest.mark.parametrize(("goal", "way"), [(SHADOW, Way.SHADOWING), ("run a storytime", None), ("", None)])
def test_the_form_has_shadowing_ticked_where_the_goal_asks_for_it(goal: str, way: Way | None) -> None:
    for more in (True, False):
        asked = RequestFormAsked(team_id="T1", at=NOW, actor="UADA", request_id="", goal=goal, more=more)
        reply = request.decide(blank(), asked).reply
        assert isinstance(reply, Show)
        assert isinstance(reply.view, RequestForm)
        assert (reply.view.ways, reply.view.shadowing) == ((way,) if way else (), way is not None)


@pytest.mark.parametrize("nobody", list(Nobody))
def test_nobody_fits_is_said_truthfully_and_the_request_waits(nobody: Nobody) -> None:
    decision = request.decide(blank(), form(proposals=Proposals(nobody=nobody)))
    assert decision.state.request is not None
    assert decision.state.request.status is RequestStatus.WAITING
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, RequestView)
    assert decision.reply.view.note is not None
    assert decision.reply.view.note.name == f"request-nobody-{nobody}"
    assert decision.wake[0].key == "request:V1:review"


@pytest.mark.parametrize("nobody", [Nobody.ALL_FULL, Nobody.ALL_AWAY])
def test_the_day_from_which_somebody_could_is_said_with_it(nobody: Nobody) -> None:
    from_then = Proposals(nobody=nobody, free_on=date(2026, 12, 1))
    waiting = request.decide(blank(), form(proposals=from_then))
    asked = ProposalsAsked(team_id="T1", at=NOW, actor="UADA", request_id="V1", proposals=from_then)
    for reply in (waiting.reply, request.decide(waiting.state, asked).reply):
        assert isinstance(reply, Show)
        assert isinstance(reply.view, RequestView)
        assert reply.view.note == Phrase(f"request-nobody-{nobody}-until", {"day": Day(date(2026, 12, 1))})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, {"goal": "run a teen advisory council"}),
        ({"skills": ("ukulele", "puppets")}, {"goal": "run a teen advisory council", "skills": "ukulele, puppets"}),
        ({"goal": "two\n lines "}, {"goal": "two lines"}),
        ({"goal": "x" * GOAL_LIMIT}, {"goal": "x" * (SAID_AGAIN - 1) + "…"}),
    ],
)
def test_what_nobody_lists_is_named_in_the_mentees_own_words(asked: dict[str, Any], said: dict[str, str]) -> None:
    decision = request.decide(blank(), form(proposals=NOBODY, **asked))
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, RequestView)
    assert decision.reply.view.note is not None
    name = "request-nobody-not_listed-skills" if "skills" in asked else "request-nobody-not_listed"
    assert decision.reply.view.note == Phrase(name, {key: Words(words) for key, words in said.items()})


@pytest.mark.parametrize("nobody", Nobody)
@pytest.mark.parametrize("sessions", [1, 2])
def test_one_session_is_offered_where_it_asks_less_of_somebody_who_could(nobody: Nobody, sessions: int) -> None:
    reply = request.decide(blank(), form(sessions=sessions, proposals=Proposals(nobody=nobody))).reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, RequestView)
    helps = nobody not in {Nobody.NO_MENTORS, Nobody.NOT_LISTED, Nobody.NONE_LEFT}
    assert (Widening.ONE in reply.view.widen) is (helps and sessions > 1)


def test_a_waiting_request_is_proposed_again_when_somebody_fits_and_only_then() -> None:
    waiting = request.decide(blank(), form(proposals=NOBODY)).state
    tomorrow = NOW + timedelta(days=1)
    still = request.decide(waiting, WaitingReviewed(team_id="T1", at=tomorrow, request_id="V1", proposals=NOBODY))
    assert still.say == ()
    assert still.wake[0].due == datetime(2026, 11, 25, 19, 40, tzinfo=UTC)
    found = request.decide(still.state, WaitingReviewed(team_id="T1", at=tomorrow, request_id="V1", proposals=FOUND))
    (post,) = found.say
    assert isinstance(post, Post)
    assert isinstance(post.message, RequestNews)
    assert post.message.may_choose
    chosen = MentorsChosen(team_id="T1", at=tomorrow, actor="UADA", request_id="V1", first="UTOMAS")
    (over,) = [said for said in request.decide(found.state, chosen).say if isinstance(said, Update)]
    assert over.of == post.key
    assert isinstance(over.message, RequestNews)
    assert (over.message.may_choose, over.message.may_withdraw) == (False, False)


def test_choosing_again_from_a_waiting_request_shows_the_proposals_of_now() -> None:
    waiting = request.decide(blank(), form(proposals=NOBODY)).state
    asked = ProposalsAsked(team_id="T1", at=NOW, actor="UADA", request_id="V1", proposals=FOUND)
    decision = request.decide(waiting, asked)
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, ProposalsView)


def test_only_somebody_who_was_proposed_can_be_chosen() -> None:
    state = request.decide(blank(), form()).state
    decision = request.decide(
        state, MentorsChosen(team_id="T1", at=NOW, actor="UADA", request_id="V1", first="USTRANGER")
    )
    assert isinstance(decision.reply, FieldErrors)
    assert decision.state == state


def test_a_request_of_somebody_else_and_one_that_never_was_answer_the_same() -> None:
    state = request.decide(blank(), form()).state
    foreign = request.decide(state, RequestWithdrawn(team_id="T1", at=NOW, actor="UEVE", request_id="V1"))
    missing = request.decide(blank(), RequestWithdrawn(team_id="T1", at=NOW, actor="UEVE", request_id="V9"))
    assert foreign.reply == missing.reply
    assert foreign.state == state


def test_guests_get_one_friendly_line() -> None:
    guest = replace(ADA, guest=True)
    asked = RequestFormAsked(team_id="T1", at=NOW, actor="UADA", request_id="")
    decision = request.decide(blank(mentee=guest), asked)
    assert isinstance(decision.reply, Tell)
    assert decision.reply.line.name == "guests-cannot"


def test_the_form_begins_with_the_words_typed_and_a_day_four_weeks_on() -> None:
    asked = RequestFormAsked(team_id="T1", at=NOW, actor="UADA", request_id="", goal=" write a budget ")
    decision = request.decide(blank(), asked)
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, RequestForm)
    assert decision.reply.view.goal == "write a budget"
    assert decision.reply.view.needed_by == date(2026, 12, 21)


def test_withdrawing_twice_says_where_it_stands() -> None:
    taken_back = RequestWithdrawn(team_id="T1", at=NOW, actor="UADA", request_id="V1")
    once = request.decide(request.decide(blank(), form()).state, taken_back)
    twice = request.decide(once.state, taken_back)
    assert twice.state == once.state
    assert isinstance(twice.reply, Show)


def test_the_roused_waiting_list_looks_again_in_the_mentees_working_hours_the_oldest_first() -> None:
    night = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    listed = WaitingList(programme=Programme(), requests=(("V1", ADA), ("V2", ADA)))
    decision = rouse_waiting(listed, WaitingRoused(team_id="T1", at=night))
    morning = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    assert [(wake.key, wake.due) for wake in decision.wake] == [
        ("request:V1:review", morning),
        ("request:V2:review", morning + timedelta(seconds=1)),
    ]


@pytest.mark.parametrize(
    ("status", "said"),
    [(ProfileStatus.LEFT, "request-someone-no-mentor"), (ProfileStatus.LISTED, "request-someone-not-now")],
)
def test_whom_the_mentee_has_in_mind_and_who_cannot_be_asked_is_said_openly(status: ProfileStatus, said: str) -> None:
    june = Member(user_id="UJUNE", name="June Okafor")
    here = Mentor(member=june, profile=Profile(user_id="UJUNE", status=status), room=Room(places=0, minutes=0))
    decision = request.decide(blank(someone=june, mentors=(TOMAS, here)), form(someone="UJUNE"))
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, ProposalsView)
    assert decision.reply.view.note is not None
    assert decision.reply.view.note.name == said


def test_of_a_goal_that_is_too_long_nothing_is_dropped_in_silence() -> None:
    sentence = "I would like to plan a small evening with an author. "
    asked = RequestFormAsked(team_id="T1", at=NOW, actor="UADA", request_id="", goal=sentence * 10)
    reply = request.decide(blank(), asked).reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, RequestForm)
    assert (reply.view.long, reply.view.more) == (True, True)
    assert reply.view.goal == (sentence * 5).strip()
    assert reply.view.tried == (sentence * 5).strip()


@pytest.mark.parametrize(
    ("typed", "goal", "rest"),
    [
        ("read a budget", "read a budget", ""),
        ("word " * 100, ("word " * 60).strip(), ("word " * 40).strip()),
        ("x" * 310, "x" * GOAL_LIMIT, "x" * 10),
    ],
)
def test_a_goal_begins_with_whole_sentences_or_words(typed: str, goal: str, rest: str) -> None:
    assert beginning(typed) == (goal, rest)
