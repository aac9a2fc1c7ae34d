"""What one person has open, for the day they leave. Reads other journeys' tables; saves nothing."""

from datetime import datetime

from sqlmodel import Session, col, select

from flows.ask import OPEN, WAITING_FOR_MENTOR
from flows.delivery import DeliveryFailed
from flows.departure import OpenThings
from flows.member import MemberLeft, Programme
from storage.invitation import InvitationRow
from storage.mentorship import open_mentorships
from storage.request import RequestRow


class Departures:
    """Loads OpenThings for the door."""

    def __init__(self, session: Session, programme: Programme) -> None:  # noqa: ARG002 - the door's signature
        self._session = session

    def load(self, event: MemberLeft | DeliveryFailed) -> OpenThings:
        """What the one who left has open; nothing where no one left."""
        if isinstance(event, DeliveryFailed):
            return OpenThings()
        requests = select(RequestRow.id).where(
            RequestRow.team_id == event.team_id,
            RequestRow.mentee_id == event.user_id,
            col(RequestRow.status).in_(OPEN),
        )
        invitations = select(InvitationRow.request_id, InvitationRow.number).where(
            InvitationRow.team_id == event.team_id,
            InvitationRow.mentor_id == event.user_id,
            col(InvitationRow.status).in_(WAITING_FOR_MENTOR),
        )
        pairs = open_mentorships(self._session, event.team_id, event.user_id)
        return OpenThings(
            requests=tuple(sorted(self._session.exec(requests))),
            invitations=tuple(sorted((r, n) for r, n in self._session.exec(invitations))),
            mentorships=tuple(mentorship.id for mentorship in pairs),
        )

    def save(self, before: OpenThings, after: OpenThings, at: datetime) -> None:
        """Nothing: what is open is changed by its own journey."""

    def members(self, state: OpenThings) -> tuple[str, ...]:  # noqa: ARG002 - the door's signature
        """Nobody's Home by itself."""
        return ()
