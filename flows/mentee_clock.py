"""The mentee's clock: what a mentor wrote back arrives in the mentee's working hours and waits by the mentors' rule.

product.md, *Decide*: so many of the mentee's working days, one reminder after one. It must not know what is asked.
"""

from datetime import datetime

from flows import worktime
from flows.ask import AskState
from flows.invitation import REMINDER_DAYS


def arrives(state: AskState, at: datetime) -> datetime:
    """When what was written at `at` may be said to the mentee (aware UTC, as all here)."""
    return worktime.next_working(at, state.mentee, state.programme)


def runs_out(state: AskState, arrived: datetime) -> datetime:
    """Until when the mentee may answer."""
    return worktime.add_working_days(arrived, state.programme.invitation_days, state.mentee, state.programme)


def reminds(state: AskState, arrived: datetime) -> datetime | None:
    """When the one reminder is sent; None where the time to answer is too short for one."""
    if state.programme.invitation_days <= REMINDER_DAYS:
        return None
    return worktime.add_working_days(arrived, REMINDER_DAYS, state.mentee, state.programme)
