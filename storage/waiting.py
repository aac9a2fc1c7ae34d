"""The waiting list: requests that look again when somebody joined or got free. Reads requests; saves nothing."""

from datetime import datetime

from sqlmodel import Session, col, select

from flows.ask import OPEN, RequestStatus
from flows.member import Programme
from flows.profile import ProfileStatus
from flows.waiting import WaitingRoused
from flows.waiting_list import WaitingList
from storage.member import Members
from storage.profile import ProfileRow
from storage.request import RequestRow


class WaitingLists:
    """Loads the WaitingList for the door."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme

    def load(self, event: WaitingRoused) -> WaitingList:
        """Every waiting request with its mentee, the oldest first; and those for whose sake somebody has joined."""
        waits = col(RequestRow.status) == RequestStatus.WAITING
        joined = (
            col(RequestRow.status).in_(sorted(OPEN))
            & col(RequestRow.join_asked_at).is_not(None)
            & (col(ProfileRow.status) == ProfileStatus.LISTED)
        )
        query = (
            select(RequestRow.id, RequestRow.mentee_id)
            .outerjoin(
                ProfileRow,
                (col(ProfileRow.team_id) == col(RequestRow.team_id))
                & (col(ProfileRow.user_id) == col(RequestRow.someone)),
            )
            .where(RequestRow.team_id == event.team_id, waits | joined)
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
