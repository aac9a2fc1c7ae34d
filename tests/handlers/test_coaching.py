"""What a form held goes through the coach's view and comes back whole, whatever was typed."""

import json
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.coaching import EDITED, Coached, Kept, look
from flows.proposal import Relationship, Way
from handlers import payloads, views
from handlers.request import as_it_is, goal_changed
from handlers.text import Reader, clean
from tests.isolation.payloads import Json, click, submission, text

AT = datetime(2035, 6, 4, 15, tzinfo=UTC)
GOALS = ("be a better colleague", "learn everything about sewing", "two goals: sew a coat, and file the permit")


def typed(limit: int) -> st.SearchStrategy[str]:
    """What Slack hands over of a text field, as the form's event holds it."""
    nasty = st.sampled_from(('"quoted"\n', "\\", "é本🙂", "<!channel>", "x" * 40, " "))
    return (st.text(max_size=limit) | st.lists(nasty).map("".join)).map(lambda t: clean(t[:limit]).strip())


kept_forms = st.builds(
    Kept,
    outcome=typed(500),
    tried=typed(1000),
    skills=st.lists(typed(75), max_size=10).map(tuple),
    sessions=st.integers(0, 9),
    minutes=st.sampled_from((10, 15, 30, 45, 60)),
    needed_by=st.none() | st.dates(date(2035, 1, 1), date(2036, 1, 1)),
    ways=st.lists(st.sampled_from(Way), unique=True).map(tuple),
    relationship=st.sampled_from(Relationship),
    someone=st.sampled_from(("", "U0ADA")),
    departments=st.lists(typed(75), max_size=30).map(tuple),
    sites=st.lists(typed(75), max_size=30).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(GOALS), kept_forms)
def test_nothing_typed_is_lost_on_the_way_through_the_view(goal: str, kept: Kept) -> None:
    view = look(goal, kept)
    if view is None:
        return  # too much to be carried: it is asked as it is
    private = views.render_view(view, Reader())["private_metadata"]
    assert len(private) <= 3000
    body = submission("T1", "U0ADA", "request_goal", {EDITED: text("sew a coat")}, private=private)
    changed = goal_changed(payloads.submission(body), AT)
    assert {f.name: getattr(changed, f.name) for f in fields(Kept)} == {
        f.name: getattr(kept, f.name) for f in fields(Kept)
    }
    assert (changed.goal, changed.coached) == ("sew a coat", Coached.CHANGED)
    pressed = as_it_is(payloads.click(click("T1", "U0ADA", "request_as_it_is", view="modal", private=private)), AT)
    assert (pressed.goal, pressed.outcome, pressed.coached) == (goal, kept.outcome, Coached.AS_IT_IS)


def test_an_ordinary_form_is_never_too_long_to_be_coached() -> None:
    full = Kept(outcome="word " * 100, tried="word " * 200, skills=("sewing machines",) * 5, someone="U0ADA")
    assert look(GOALS[0], full) is not None


HOSTILE: tuple[Json, ...] = (
    {},
    {"goal": 7, "start": None, "two": "yes", "skills": "abc", "ways": [1, "fax"], "needed_by": 9, "minutes": "soon"},
    {"goal": ["a"], "outcome": {"a": 1}, "sites": [None, "West"], "relationship": "cousin", "needed_by": "2035-13-40"},
)


@pytest.mark.parametrize("held", HOSTILE)
def test_what_is_none_of_ours_is_read_as_empty(held: Json) -> None:
    body = submission("T1", "U0ADA", "request_goal", {EDITED: text("sew")}, private=json.dumps(held))
    sent = goal_changed(payloads.submission(body), AT)
    assert (sent.goal, sent.outcome, sent.ways, sent.needed_by) == ("sew", "", (), None)
    pressed = as_it_is(payloads.click(click("T1", "U0ADA", "request_as_it_is", view="modal", private="[]")), AT)
    assert pressed.goal == ""
