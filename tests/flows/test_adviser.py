"""How many sessions are suggested, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.adviser import Because, suggest


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


@given(st.text(max_size=300), st.text(max_size=100), st.integers(1, 9))
def test_never_none_and_never_more_than_the_programme_allows(goal: str, outcome: str, most: int) -> None:
    assert 1 <= suggest(goal, outcome, most).sessions <= most
