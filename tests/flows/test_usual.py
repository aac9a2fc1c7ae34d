"""What is offered first as the work between two sessions, by the model and what is to exist at the end."""

from datetime import UTC, datetime

import pytest

from flows import usual
from flows.pair import Between
from tests.agreements import a_mentorship


@pytest.mark.parametrize(
    ("goal", "outcome", "sessions", "expected"),
    [
        ("run a teen advisory council", "a plan for the first three meetings", 2, Between.PLAN),
        ("run a teen advisory council", "a flyer", 2, Between.WORK),
        ("write a grant application", "", 2, Between.WORK),
        ("prepare the spring schedule", "", 2, Between.PLAN),
        ("delegate more", "", 2, Between.STEPS),
        ("run our standup", "the first steps taken", 2, Between.STEPS),
        ("lead a difficult conversation", "", 2, Between.PLAN),
        ("find out why our story hour keeps losing families", "", 3, Between.STEPS),
        ("find out why our story hour keeps losing families", "a plan", 3, Between.STEPS),
        ("practise job interviews", "", 3, Between.NOTHING),
    ],
)
def test_the_usual_kind(goal: str, outcome: str, sessions: int, expected: Between) -> None:
    mentorship = a_mentorship(datetime(2026, 11, 23, tzinfo=UTC), goal=goal, outcome=outcome, sessions=sessions)
    assert usual.between(mentorship) is expected
