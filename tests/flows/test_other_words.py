"""Other words for a request that waits: they take its place, keep to its rules, and never make two."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from flows import request
from flows.ask import RequestStatus
from flows.coaching import GoalView
from flows.decision import Phrase, Show, Tell
from flows.other_words import OtherWordsAsked
from flows.proposal import Nobody, Proposals, Relationship, Way
from flows.request import RequestSubmitted
from flows.request_form import RequestForm
from flows.request_view import ProposalsView, RequestView
from tests.flows.asking import FOUND, NOBODY, NOW, blank, form

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
def test_other_words_are_offered_where_nobody_lists_anything_close_or_all_were_asked(nobody: Nobody) -> None:
    decision = request.decide(blank(), form(proposals=Proposals(nobody=nobody)))
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, RequestView)
    assert decision.reply.view.may_reword is (nobody in {Nobody.NOT_LISTED, Nobody.NONE_LEFT})


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
