"""The clocks of one person's mentorships with nothing scheduled. Reads them; saves nothing."""

from datetime import datetime

from sqlmodel import Session

from flows import idle
from flows.idle import NothingScheduled
from flows.member import Programme
from flows.returning import Held, MentorReturned
from storage.mentorship import MENTORSHIPS, open_mentorships
from storage.timers import Timers


class HeldClocks:
    """Loads the clocks for the door."""

    def __init__(self, session: Session, programme: Programme) -> None:  # noqa: ARG002 - the door's signature
        self._session = session

    def load(self, event: MentorReturned) -> Held:
        """Those of the mentorships that run, their rows locked: whatever moves such a clock has locked its own."""
        ids = sorted(each.id for each in open_mentorships(self._session, event.team_id, event.user_id))
        for mentorship_id in ids:
            MENTORSHIPS.get(self._session, event.team_id, mentorship_id, lock=True)
        clocks = Timers(self._session).events(event.team_id, [idle.timer_key(each) for each in ids])
        return Held(clocks=tuple(clock for clock in clocks if isinstance(clock, NothingScheduled)))

    def save(self, before: Held, after: Held, at: datetime) -> None:
        """Nothing: the clocks are timers."""

    def members(self, state: Held) -> tuple[str, ...]:  # noqa: ARG002 - the door's signature
        """Nobody's Home by itself."""
        return ()
