"""The coach in front of a request: one look at a faulty goal, and the second of two goals is kept."""

from datetime import date
from typing import Any

import pytest

from flows import request
from flows.coaching import EDITED, Coached, GoalView, SecondGoal
from flows.decision import FieldErrors, Post, Show, Tell
from flows.proposal import Proposals
from flows.request_view import ProposalsView
from tests.flows.asking import FOUND, NOBODY, blank, form


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
