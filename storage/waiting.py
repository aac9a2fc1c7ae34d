"""The waiting list: requests that nobody fitted yet. Reads requests; saves nothing."""

from datetime import datetime

from sqlmodel import Session, col, select

from flows.ask import RequestStatus
from flows.member import Programme
from flows.request import WaitingList
from flows.waiting import WaitingRoused
from storage.member import Members
from storage.request import RequestRow


class WaitingLists:
    """Loads the WaitingList for the door."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme

    def load(self, event: WaitingRoused) -> WaitingList:
        """Every waiting request with its mentee, the oldest first."""
        mine = (RequestRow.team_id == event.team_id, RequestRow.status == RequestStatus.WAITING)
        query = (
            select(RequestRow.id, RequestRow.mentee_id)
            .where(*mine)
            .order_by(col(RequestRow.created_at), col(RequestRow.id))
        )
        rows = self._session.exec(query).all()
        mentees = Members(self._session).named(event.team_id, {mentee_id for _, mentee_id in rows})
        return WaitingList(
            programme=self._programme,
            requests=tuple((request_id, mentees[mentee_id]) for request_id, mentee_id in rows if mentee_id in mentees),
        )

    def save(self, before: WaitingList, after: WaitingList, at: datetime) -> None:
        """Nothing: each request is changed by its own review."""

    def members(self, state: WaitingList) -> tuple[str, ...]:  # noqa: ARG002 - the door's signature
        """Nobody's Home by itself."""
        return ()
