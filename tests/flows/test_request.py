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
from flows.coaching import EDITED, Coached, GoalView, SecondGoal
from flows.decision import Day, FieldErrors, Phrase, Post, Show, Tell, Words
from flows.member import Member, Programme
from flows.other_words import OtherWordsAsked
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Nobody, Proposals, Relationship, Room, Way
from flows.request import ProposalsAsked, RequestFormAsked, RequestSubmitted, RequestWithdrawn
from flows.request_view import GOAL_LIMIT, SAID_AGAIN, SUGGEST, ProposalsView, RequestForm, RequestNews, RequestView
from flows.waiting import WaitingRoused
from flows.waiting_list import WaitingList, WaitingReviewed, rouse_waiting

NOW = datetime(2026, 11, 23, 19, 40, tzinfo=UTC)
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago")
TOMAS = Mentor(
    member=Member(user_id="UTOMAS", name="Tomas Reyes", zone="America/Denver"),
    profile=Profile(user_id="UTOMAS", status=ProfileStatus.LISTED),
    room=Room(places=2, minutes=120),
)
FOUND = Proposals(matches=(Match(mentor_id="UTOMAS", score=1.0, reasons=()),))
NOBODY = Proposals(nobody=Nobody.NOT_LISTED)


def blank(**changes: Any) -> AskState:
    return replace(AskState(programme=Programme(), mentee=ADA, mentors=(TOMAS,)), **changes)


def form(**changes: Any) -> RequestSubmitted:
    sent = RequestSubmitted(
        team_id="T1",
        at=NOW,
        actor="UADA",
        request_id="V1",
        goal="run a teen advisory council",
        sessions=2,
        minutes=30,
        proposals=FOUND,
    )
    return replace(sent, **changes)


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


def look(**changes: Any) -> GoalView:
    """What the coach shows of a form."""
    reply = request.decide(blank(), form(**changes)).reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, GoalView)
    return reply.view


def test_a_faulty_goal_is_looked_at_before_anything_is_made() -> None:
    sent = form(goal="be a better colleague", outcome="a plan", skills=("rotas",), needed_by=date(2026, 12, 18))
    decision = request.decide(blank(), sent)
    assert decision.state == blank()
    assert (decision.say, decision.wake) == ((), ())
    kept = look(goal="be a better colleague", outcome="a plan", skills=("rotas",), needed_by=date(2026, 12, 18)).kept
    assert (kept.outcome, kept.skills, kept.needed_by, kept.minutes) == ("a plan", ("rotas",), date(2026, 12, 18), 30)


@pytest.mark.parametrize("coached", [Coached.CHANGED, Coached.AS_IT_IS])
def test_the_coach_looks_once_and_what_comes_twice_finds_the_first(coached: Coached) -> None:
    first = request.decide(blank(), form(goal="be a better colleague", coached=coached))
    assert first.state.request is not None
    assert first.state.request.goal == "be a better colleague"
    for late in (Coached.NOT_YET, Coached.CHANGED, Coached.AS_IT_IS):
        again = request.decide(first.state, form(goal="be a better colleague", coached=late, second="sing"))
        assert again.state == first.state
        assert again.say == ()
        assert isinstance(again.reply, Show)
        assert isinstance(again.reply.view, ProposalsView)


def test_a_field_in_need_of_change_and_an_open_goal_come_before_the_coach() -> None:
    assert isinstance(request.decide(blank(), form(goal="be better", minutes=0)).reply, FieldErrors)
    held = request.decide(blank(), form(goal="be better", coached=Coached.AS_IT_IS)).state.request
    assert held is not None
    shown = request.decide(blank(others=(held,)), form(goal="Be  BETTER", request_id="V2")).reply
    assert isinstance(shown, Show)
    assert isinstance(shown.view, ProposalsView)


def test_what_is_wrong_elsewhere_is_said_where_the_coach_has_a_place_for_it() -> None:
    changed = request.decide(blank(), form(needed_by=date(2026, 11, 22), coached=Coached.CHANGED)).reply
    assert isinstance(changed, FieldErrors)
    assert list(changed.errors) == [EDITED]
    as_it_is = request.decide(blank(), form(needed_by=date(2026, 11, 22), coached=Coached.AS_IT_IS)).reply
    assert isinstance(as_it_is, Tell)
    assert as_it_is.line.name == "request-day-past"


@pytest.mark.parametrize("proposals", [FOUND, NOBODY])
def test_the_second_of_two_goals_is_kept_in_the_mentees_messages(proposals: Proposals) -> None:
    both = look(goal="run a teen council, and learn how to splice cable")
    assert both.second == "learn how to splice cable"
    sent = form(goal="run a teen council", second=both.second, coached=Coached.CHANGED, proposals=proposals)
    (post,) = request.decide(blank(), sent).say
    assert isinstance(post, Post)
    assert post.to == ("UADA",)
    assert post.message == SecondGoal(goal="learn how to splice cable")


def test_a_form_too_long_to_be_carried_on_is_asked_as_it_is() -> None:
    sites = tuple(f"Branch {n} " + "x" * 60 for n in range(60))
    decision = request.decide(blank(), form(goal="be a better colleague", sites=sites))
    assert decision.state.request is not None
    assert decision.state.request.sites == sites


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


WAITED = {
    "outcome": "a plan",
    "tried": "asked around",
    "skills": ("puppets",),
    "ways": (Way.VIDEO,),
    "relationship": Relationship.NEW,
    "someone": "UTOMAS",
    "departments": ("Teens",),
    "sites": ("West",),
    "needed_by": date(2026, 12, 18),
}


def in_other_words(**changes: Any) -> RequestSubmitted:
    return form(goal="start a council of young readers", rewords="V1", at=NOW + timedelta(days=3), **changes)


@pytest.mark.parametrize("nobody", list(Nobody))
def test_other_words_are_offered_where_nobody_lists_anything_close(nobody: Nobody) -> None:
    decision = request.decide(blank(), form(proposals=Proposals(nobody=nobody)))
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, RequestView)
    assert decision.reply.view.may_reword is (nobody is Nobody.NOT_LISTED)


def test_the_form_for_other_words_holds_all_that_was_typed_and_changes_nothing() -> None:
    waiting = request.decide(blank(), form(proposals=NOBODY, **WAITED)).state
    asked = OtherWordsAsked(team_id="T1", at=NOW, actor="UADA", request_id="V1")
    decision = request.decide(waiting, asked)
    assert (decision.state, decision.say, decision.wake) == (waiting, (), ())
    assert isinstance(decision.reply, Show)
    shown = decision.reply.view
    assert isinstance(shown, RequestForm)
    typed = WAITED | {"only_departments": ("Teens",), "only_sites": ("West",), "departments": (), "sites": ()}
    typed |= {"goal": "run a teen advisory council", "sessions": 2, "minutes": 30, "more": True, "rewords_id": "V1"}
    assert {name: getattr(shown, name) for name in typed} == typed
    later = request.decide(waiting, replace(asked, at=NOW + timedelta(days=60)))
    assert isinstance(later.reply, Show)
    assert isinstance(later.reply.view, RequestForm)
    assert later.reply.view.needed_by == date(2027, 2, 19), "that day is over: four weeks on"


@pytest.mark.parametrize("proposals", [FOUND, NOBODY])
def test_other_words_take_the_place_of_the_request_and_never_make_two(proposals: Proposals) -> None:
    waiting = request.decide(blank(), form(proposals=NOBODY)).state
    said = request.decide(waiting, in_other_words(proposals=proposals))
    now = said.state.request
    assert now is not None
    assert (now.id, now.goal, now.created_at) == ("V1", "start a council of young readers", NOW)
    assert now.status is (RequestStatus.CHOOSING if proposals is FOUND else RequestStatus.WAITING)
    (wake,) = said.wake
    assert wake.key == "request:V1:review"
    assert (wake.event is None) is (proposals is FOUND)
    assert isinstance(said.reply, Show)
    assert isinstance(said.reply.view, ProposalsView if proposals is FOUND else RequestView)


def test_other_words_keep_to_the_rules_of_a_request() -> None:
    waiting = request.decide(blank(), form(proposals=NOBODY)).state
    other = request.decide(blank(), form(request_id="V2", goal="start a council of young readers")).state.request
    assert other is not None
    same = request.decide(replace(waiting, others=(other,)), in_other_words())
    assert same.state.request == waiting.request, "one open request for a goal"
    assert isinstance(same.reply, Show)
    looked = request.decide(waiting, replace(in_other_words(), goal="be a better colleague"))
    assert isinstance(looked.reply, Show)
    assert isinstance(looked.reply.view, GoalView)
    assert looked.reply.view.kept.rewords == "V1"
    chosen = request.decide(waiting, in_other_words()).state
    late = request.decide(chosen, in_other_words(request_id="V1"))
    assert late.state == chosen, "sent twice"
    nothing = request.decide(blank(), in_other_words())
    assert (nothing.state, nothing.reply) == (blank(), Tell(Phrase("not-found-for-you")))
    stranger = request.decide(waiting, replace(in_other_words(), actor="UTOMAS"))
    assert (stranger.state, stranger.reply) == (waiting, Tell(Phrase("not-found-for-you")))


def test_who_was_asked_to_join_stays_asked_while_they_are_in_mind() -> None:
    waiting = request.decide(blank(), form(proposals=NOBODY, someone="UTOMAS")).state
    assert waiting.request is not None
    asked = waiting.with_request(replace(waiting.request, join_asked_at=NOW))
    kept = request.decide(asked, in_other_words(proposals=NOBODY, someone="UTOMAS")).state.request
    gone = request.decide(asked, in_other_words(proposals=NOBODY)).state.request
    assert kept is not None
    assert gone is not None
    assert (kept.join_asked_at, gone.join_asked_at) == (NOW, None)


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
