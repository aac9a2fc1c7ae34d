"""What a decision about a person is made on, and where it goes: the person, and the version of the directory."""

from datetime import datetime

from sqlmodel import Session

from flows.member import MemberMet, MemberSeen, MemberState, Programme
from flows.reminder import ReminderChosen
from storage.member import Members
from storage.profile import Profiles


class MemberRepository:
    """What a decision about a person needs, and where it goes."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._members = Members(session)
        self._profiles = Profiles(session)
        self._programme = programme
        self._team_id = ""

    def load(self, event: MemberSeen | MemberMet | ReminderChosen) -> MemberState:
        """The person as known, locked."""
        self._team_id = event.team_id
        return MemberState(self._members.get(event.team_id, event.user_id, lock=True))

    def save(self, before: MemberState, after: MemberState, at: datetime) -> None:  # noqa: ARG002 - Repository's form
        """Keep the person where something about them changed."""
        if after.member is not None and after != before:
            self._members.save(self._team_id, after.member)
            if self._profiles.get(self._team_id, after.member.user_id):
                self._profiles.changed(
                    self._team_id, after.member.user_id
                )  # their site, their zone and whether they are here count

    def members(self, state: MemberState) -> tuple[str, ...]:
        """The person: their Home says their own times."""
        return (state.member.user_id,) if state.member else ()
