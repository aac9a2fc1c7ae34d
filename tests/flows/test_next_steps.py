"""The one thing to do now: the rule that puts steps in order, place by place."""

from datetime import UTC, datetime, timedelta

import pytest

from flows.next_steps import Step, StepKind, Urgency, urgency

NOW = datetime(2026, 11, 25, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "begins_in", "place"),
    [
        (StepKind.MEET, -5, Urgency.NOW),
        (StepKind.MEET, 60, Urgency.NOW),
        (StepKind.MEET, 61, Urgency.TO_COME),
        (StepKind.MEET, None, Urgency.TO_COME),
        (StepKind.ANSWER_REQUEST, 2000, Urgency.CLOCK),
        (StepKind.ANSWER_TERMS, 2000, Urgency.CLOCK),
        (StepKind.ANSWER_QUESTION, 2000, Urgency.CLOCK),
        (StepKind.SAY_STILL_ON, 2000, Urgency.CLOCK),
        (StepKind.PICK_TIME, 30, Urgency.WAITED_FOR),
        (StepKind.SAY_IF_MET, -30, Urgency.WAITED_FOR),
        (StepKind.SHARE_WORK, None, Urgency.WAITED_FOR),
        (StepKind.ANSWER_WORK, None, Urgency.WAITED_FOR),
        (StepKind.ANSWER_RECORDING, None, Urgency.WAITED_FOR),
        (StepKind.ANSWER_PUT_FORWARD, None, Urgency.WAITED_FOR),
        (StepKind.PRIVATE_QUESTIONS, None, Urgency.MINE),
        (StepKind.CHOOSE_MENTOR, None, Urgency.MINE),
        (StepKind.SETTLE_MINUTES, None, Urgency.WAITED_FOR),
        (StepKind.BRING_QUESTIONS, None, Urgency.MINE),
        (StepKind.BRING_WATCHING, None, Urgency.MINE),
        (StepKind.FIND_TIME, None, Urgency.MINE),
    ],
)
def test_each_step_has_its_place_in_the_rule(kind: StepKind, begins_in: int | None, place: Urgency) -> None:
    at = None if begins_in is None else NOW + timedelta(minutes=begins_in)
    assert urgency(Step(kind=kind, at=at), NOW) is place


def test_every_kind_has_a_place() -> None:
    assert {urgency(Step(kind=kind), NOW) for kind in StepKind} == set(Urgency) - {Urgency.NOW}
