"""The state that request and invitation decide on: the request with everybody whom it concerns, as they are now.

Value types and small questions about them; the rules stand in the files of the two journeys.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from flows.ask import Invitation, Request
from flows.decision import Event
from flows.member import Member, Programme
from flows.pair import Mentorship
from flows.profile import Profile
from flows.proposal import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentor:
    """A colleague on the shortlist as they are now. `room` leaves this request's own invitation out.

    `from_list_at` is when the last invitation from the waiting list arrived, or will; another request's.
    """

    member: Member
    profile: Profile
    room: Room
    worked_with_mentee: bool = False
    from_list_at: datetime | None = None


class Put(NamedTuple):
    """A request as it was put to a mentor."""

    request: Request
    invitation: Invitation
    mentor: Mentor

    def now(self, invitation: Invitation) -> "Put":
        """The same with the invitation as it is now."""
        return self._replace(invitation=invitation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """What the form offers to choose from."""

    departments: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskEvent(Event):
    """An event of one request. `actor` is who did it; empty for the clock."""

    request_id: str
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskState:
    """All that request and invitation decide on.

    `mentee` is the one who asks (for a request not there yet: the actor). `others` are their other open requests,
    `same_goal` the invitations of the one among them that has the goal of the event, whose mentors are here too.
    `mentorship` is what an acceptance makes, `again` the mentorship whose request, `asked_before`, is asked anew.
    `someone` is whom the mentee has in mind, `colleague` whom a mentor thinks better, where they are known.
    `found_lately` are mentors whom the waiting list found for other requests that are still open, each with when.
    """

    programme: Programme
    mentee: Member
    request: Request | None = None
    invitations: tuple[Invitation, ...] = ()
    mentors: tuple[Mentor, ...] = ()
    others: tuple[Request, ...] = ()
    directory: Directory = Directory()
    same_goal: tuple[Invitation, ...] = ()
    mentorship: Mentorship | None = None
    again: Mentorship | None = None
    asked_before: Request | None = None
    someone: Member | None = None
    colleague: Member | None = None
    found_lately: tuple[tuple[str, datetime], ...] = ()

    @property
    def current(self) -> Invitation | None:
        """The invitation some mentor has now."""
        return next((i for i in self.invitations if i.waits), None)

    def invitation(self, number: int) -> Invitation | None:
        """The invitation of this number."""
        return next((i for i in self.invitations if i.number == number), None)

    def put_to(self, number: int) -> Put | None:
        """The request, its invitation of this number, and the mentor it went to; None where any is not there."""
        invitation = self.invitation(number)
        mentor = self.mentor(invitation.mentor_id) if invitation else None
        return Put(self.request, invitation, mentor) if self.request and invitation and mentor else None

    def mentor(self, user_id: str) -> Mentor | None:
        """Somebody on the shortlist; None for one who left the directory."""
        return next((m for m in self.mentors if m.member.user_id == user_id), None)

    def with_request(self, request: Request) -> "AskState":
        """The same state with this request."""
        return replace(self, request=request)

    def with_invitation(self, invitation: Invitation) -> "AskState":
        """The same state with this invitation in place of the one of its number."""
        kept = tuple(i for i in self.invitations if i.number != invitation.number)
        return replace(self, invitations=tuple(sorted((*kept, invitation), key=lambda i: i.number)))

    def with_profile(self, profile: Profile) -> "AskState":
        """The same state with this profile of a mentor."""
        return replace(
            self,
            mentors=tuple(
                replace(m, profile=profile) if m.member.user_id == profile.user_id else m for m in self.mentors
            ),
        )
