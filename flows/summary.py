"""The closing summary: what each of the two is told when it is closed, in private and in their own working hours.

Here is what must not leak: of the other's private answers nothing is said but the thanks, and a wish that both share.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from flows import skills, worktime
from flows.agreement import there
from flows.decision import Decision, Message, Person, Post, Wake
from flows.pair import Ending
from flows.pair_state import PairEvent, PairState
from flows.writing import Continue


class PassOn(StrEnum):
    """How the mentee may help the next one with what they learned. NOTHING: they list it already, or no more fits."""

    BECOME_MENTOR = "become_mentor"
    ADD_SKILL = "add_skill"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingSummary(Message):
    """The close, to one of the two in private. The mentee stood at `standing` at the start, at `stands_now` at the end.

    `agreed` and `used` are minutes; `goal_met` is the reader's own answer, `thanks` the other's words, `proceed` what
    both said. `outcome` is what was to exist at the end, `pass_on` what the mentee is offered.
    """

    mentorship_id: str
    goal: str
    other: Person
    to_mentee: bool
    sessions: int
    agreed: int
    used: int
    standing: int | None = None
    stands_now: int | None = None
    goal_met: int | None = None
    thanks: str = ""
    proceed: Continue | None = None
    outcome: str = ""
    pass_on: PassOn = PassOn.BECOME_MENTOR
    kind: Literal["closing_summary"] = "closing_summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryDue(PairEvent):
    """The clock: it is closed, and `user_id` is back at work to hear so."""

    user_id: str
    kind: Literal["summary_due"] = "summary_due"


def tell_late(state: PairState, event: SummaryDue) -> Decision[PairState]:
    """The summary of a close that came outside the reader's working hours."""
    completed = state.mentorship is not None and state.mentorship.ending is Ending.COMPLETED
    if not completed or event.user_id not in state.both:
        return Decision(state)
    return tell(state, event.user_id, event.at)


def tell(state: PairState, user_id: str, at: datetime) -> Decision[PairState]:
    """The summary to one of the two, once, in their own working hours."""
    mentorship = there(state)
    if user_id in mentorship.summarised:
        return Decision(state)
    key = f"mentorship:{mentorship.id}:summary:{user_id}"
    due = worktime.next_working(at, state.who(user_id), state.programme)
    if due > at:
        later = SummaryDue(team_id=state.team_id, at=due, mentorship_id=mentorship.id, user_id=user_id)
        return Decision(state, wake=(Wake(key=key, event=later),))
    told = state.with_mentorship(summarised=(*mentorship.summarised, user_id))
    return Decision(told, (Post(key=key, to=(user_id,), message=_summary(state, user_id)),))


def _summary(state: PairState, user_id: str) -> ClosingSummary:
    """What one of them is told: their own answers, and of the other's only the thanks and a wish that both share."""
    mentorship = there(state)
    other = state.other(user_id)
    mine, theirs = state.reflection_of(user_id), state.reflection_of(other.user_id)
    agree = mine is not None and theirs is not None and mine.proceed is theirs.proceed
    return ClosingSummary(
        mentorship_id=mentorship.id,
        goal=mentorship.goal,
        other=other.person,
        to_mentee=user_id == mentorship.mentee_id,
        sessions=state.held,
        agreed=mentorship.total,
        used=state.used,
        standing=mentorship.standing,
        stands_now=mentorship.stands_now,
        goal_met=mine.goal_met if mine else None,
        thanks=theirs.thanks if theirs else "",
        proceed=mine.proceed if mine and agree else None,
        outcome=mentorship.outcome,
        pass_on=_pass_on(state) if user_id == mentorship.mentee_id else PassOn.NOTHING,
    )


def _pass_on(state: PairState) -> PassOn:
    """One who is a mentor already is not asked to become one."""
    listed, mentorship = state.mentee_skills, there(state)
    if not listed:
        return PassOn.BECOME_MENTOR
    learned = skills.from_goal(mentorship.goal, mentorship.outcome)
    return PassOn.NOTHING if skills.with_one_more(listed, learned) == listed else PassOn.ADD_SKILL
