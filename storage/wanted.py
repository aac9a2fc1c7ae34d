"""A person's profile with the requests for whose sake they were asked to join.

Reads requests beside the profile; saves the profile alone. It must not know what is decided.
"""

from dataclasses import replace
from typing import Final

from sqlalchemy import bindparam, select
from sqlmodel import Session

from flows.ask import OPEN
from flows.decision import Person
from flows.join import wanted_for
from flows.member import Programme
from flows.profile import ProfileEvent, ProfileState
from flows.wanted import Wanted
from storage.mapping import table_of
from storage.member import Members
from storage.profile import ProfileRepository
from storage.request import REQUESTS, RequestRow

_T: Final = table_of(RequestRow)

_ASKED_TO_JOIN: Final = (
    select(*REQUESTS.columns)
    .where(
        _T.c.team_id == bindparam("team_id"),
        _T.c.status.in_(sorted(OPEN)),
        _T.c.someone == bindparam("user_id"),
        _T.c.join_asked_at.is_not(None),
    )
    .order_by(_T.c.join_asked_at, _T.c.id)
)


class WantedProfiles(ProfileRepository):
    """What a decision about the profile of one who may be wanted needs, and where it goes."""

    def __init__(self, session: Session, programme: Programme) -> None:
        super().__init__(session, programme)
        self._session = session

    def load(self, event: ProfileEvent) -> ProfileState:
        """The person and their profile, both rows locked, and the open requests that wait for their answer."""
        state = super().load(event)
        return replace(state, wanted=self._wanted(event.team_id, event.user_id))

    def _wanted(self, team_id: str, user_id: str) -> tuple[Wanted, ...]:
        rows = self._session.execute(_ASKED_TO_JOIN, {"team_id": team_id, "user_id": user_id})
        requests = [REQUESTS.from_columns(row) for row in rows]
        mentees = Members(self._session).named(team_id, {request.mentee_id for request in requests})
        unnamed = {r.mentee_id: Person(r.mentee_id, r.mentee_id) for r in requests}
        people = unnamed | {user_id: mentee.person for user_id, mentee in mentees.items()}
        return tuple(wanted_for(request, people[request.mentee_id]) for request in requests)
