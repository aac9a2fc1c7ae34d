"""How many sessions are suggested, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.adviser import Because, suggest, way
from flows.proposal import Way


@pytest.mark.parametrize(
    ("goal", "outcome", "sessions", "because"),
    [
        ("Talk to a pharmacist about what night duty is like", "", 1, Because.TALK),
        ("shadow the boiler engineer on a Monday", "", 1, Because.TALK),
        ("Informational interview with somebody in payroll", "", 1, Because.TALK),
        ("How do I code a rejected invoice?", "", 1, Because.QUESTION),
        ("which form is right for a loan of equipment", "", 1, Because.QUESTION),
        ("bleed the radiators", "", 1, Because.NARROW),
        ("write the tender for the lift", "", 2, Because.PIECE),
        ("set up a stock sheet", "", 2, Because.PIECE),
        ("plan the move of the archive", "", 2, Because.STEPS),
        ("run the safety walk", "a checklist", 2, Because.STEPS),
        ("run the safety walk", "a first draft", 2, Because.PIECE),
        ("ask a planner about permits", "a one page summary", 2, Because.PIECE),
        ("find out why the ward round takes three hours", "", 3, Because.DIAGNOSE),
        ("the pump keeps failing and I want to repair it", "", 3, Because.DIAGNOSE),
        ("what’s wrong with our stock count", "a list", 3, Because.DIAGNOSE),
        ("practise three hard phone calls", "", 3, Because.SERIES),
        ("write my chapter, with two rounds of feedback", "", 3, Because.SERIES),
        ("einen Bericht schreiben", "", 1, Because.NARROW),
        ("einen Bericht schreiben", "ein Entwurf", 2, Because.PIECE),
    ],
)
def test_the_table_of_models(goal: str, outcome: str, sessions: int, because: Because) -> None:
    found = suggest(goal, outcome)
    assert (found.sessions, found.because) == (sessions, because)


@pytest.mark.parametrize(
    "goal",
    [
        "shadow Tomas at a storytime",
        "Shadow the boiler engineer on a Monday",
        "I'd like to shadow somebody in payroll",
        "shadowing a colleague on the night shift",
        "shadow june okafor during her rounds",
        "sit in on a grant review",
        "watch a colleague run a hard meeting",
        "bei einer Vorlesestunde hospitieren",
        "Tomas bei der Vorlesestunde über die Schulter schauen",
    ],
)
def test_to_watch_somebody_at_work_is_shadowing(goal: str) -> None:
    assert way(goal) is Way.SHADOWING


@pytest.mark.parametrize(
    "goal",
    [
        "find out how much shadow IT we have",
        "Shadow IT: write a policy",
        "make shadow puppets for a storytime",
        "read the shadow DOM",
        "follow up on the budget",
        "watch the pump for leaks",
        "talk to somebody in payroll",
        "",
    ],
)
def test_any_other_goal_leaves_open_how_to_meet(goal: str) -> None:
    assert way(goal) is None


@given(st.text(max_size=300), st.text(max_size=100), st.integers(1, 9))
def test_never_none_and_never_more_than_the_programme_allows(goal: str, outcome: str, most: int) -> None:
    assert 1 <= suggest(goal, outcome, most).sessions <= most
