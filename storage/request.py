"""The table of requests, and the one repository of all that request and invitation decide on.

Locks are taken in one order: the request, then the mentee's own row, then the mentors' profiles by id, so that two
people who click at once wait for each other instead of for ever. It must not know what the journeys decide.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Index, bindparam
from sqlmodel import Field, Session, col, select

from flows.ask import OPEN, AskEvent, AskState, Directory, Invitation, Mentor, Request, RequestStatus
from flows.member import Member, Programme
from flows.proposal import Match, Nobody, Proposals, Relationship, Way
from flows.request import RequestFormAsked, RequestSubmitted
from storage.invitation import INVITATIONS, InvitationRow
from storage.mapping import Mapper, Table, as_enum, as_json
from storage.member import MemberRow, Members
from storage.mentorship import MENTORSHIPS, MentorshipRow, mentors_of
from storage.profile import Profiles
from storage.room import Rooms


class RequestRow(Table, table=True):
    """What a mentee asks for; the fields are `flows.ask.Request`'s."""

    __tablename__ = "request"
    __table_args__ = (Index(None, "team_id", "mentee_id", "status"), Index(None, "team_id", "status"))

    id: str = Field(primary_key=True)
    mentee_id: str
    goal: str
    sessions: int
    minutes: int
    status: RequestStatus = Field(sa_type=as_enum(RequestStatus))
    created_at: datetime
    outcome: str
    tried: str
    skills: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]))
    needed_by: date | None
    ways: tuple[Way, ...] = Field(sa_type=as_json(tuple[Way, ...]))
    relationship: Relationship = Field(sa_type=as_enum(Relationship))
    someone: str
    departments: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]))
    sites: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]))
    matches: tuple[Match, ...] = Field(sa_type=as_json(tuple[Match, ...]))
    chosen: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]))
    cascade: bool
    line: str
    nobody: Nobody | None = Field(sa_type=as_enum(Nobody), nullable=True)
    topic: str
    closed_at: datetime | None


REQUESTS = Mapper(Request, RequestRow)

# What every click asks is put together once: that takes SQLAlchemy longer than the database takes to answer.
_LOCKED = (
    select(RequestRow)
    .where(RequestRow.team_id == bindparam("team_id"), RequestRow.id == bindparam("id"))
    .with_for_update()
)
_OPEN_OF = (
    select(RequestRow)
    .where(
        RequestRow.team_id == bindparam("team_id"),
        RequestRow.mentee_id == bindparam("mentee_id"),
        col(RequestRow.status).in_(sorted(OPEN)),
    )
    .order_by(col(RequestRow.created_at), col(RequestRow.id))
)
_INVITATIONS = (
    select(InvitationRow)
    .where(InvitationRow.team_id == bindparam("team_id"), InvitationRow.request_id == bindparam("request_id"))
    .order_by(col(InvitationRow.number))
)


class Requests:
    """Loads and saves AskState for the request and invitation journeys."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme
        self._team_id = ""

    def load(self, event: AskEvent) -> AskState:
        """All that the event's decision looks at; `request` is None for an id that is not there."""
        self._team_id = event.team_id
        request = self._locked(event.request_id)
        state = AskState(
            programme=self._programme,
            mentee=self._member(request.mentee_id if request else event.actor),
            request=request,
            invitations=self._invitations(event.request_id) if request else (),
        )
        if isinstance(event, RequestFormAsked | RequestSubmitted):
            state = self._for_a_new_one(state, event)
        if someone := request.someone if request else getattr(event, "someone", ""):
            state = replace(state, someone=Members(self._session).get(self._team_id, someone))
        proposals = getattr(event, "proposals", None)
        return replace(state, mentors=self._mentors(state, proposals, event.at))

    def save(self, before: AskState, after: AskState, at: datetime) -> None:  # noqa: ARG002 - the door's signature
        """Save what differs: the request, its invitations, a mentor's profile, the mentorship that was agreed."""
        if after.request and after.request != before.request:
            REQUESTS.save(self._session, after.request, team_id=self._team_id)
            self._session.flush()
        for invitation in after.invitations:
            if invitation not in before.invitations:
                INVITATIONS.save(self._session, invitation, team_id=self._team_id)
        known = {m.member.user_id: m.profile for m in before.mentors}
        for mentor in after.mentors:
            if mentor.profile != known[mentor.member.user_id]:
                Profiles(self._session).save(self._team_id, mentor.profile)
        if after.mentorship and after.mentorship != before.mentorship:
            MENTORSHIPS.save(self._session, after.mentorship, team_id=self._team_id)

    def members(self, state: AskState) -> Iterable[str]:
        """Whose Home shows it: the mentee's, and every mentor's who was asked."""
        if state.request is None:
            return ()
        return (state.request.mentee_id, *(i.mentor_id for i in state.invitations))

    def get(self, team_id: str, request_id: str) -> Request | None:
        """The request as it is, with no lock."""
        row = self._session.get(RequestRow, (team_id, request_id))
        return REQUESTS.from_row(row) if row else None

    def asked(self, team_id: str, request_id: str) -> tuple[str, ...]:
        """The mentors this request was put to already."""
        self._team_id = team_id
        return tuple(i.mentor_id for i in self._invitations(request_id))

    def open_of(self, team_id: str, mentee_id: str) -> tuple[Request, ...]:
        """This person's open requests, the oldest first."""
        rows = self._session.exec(_OPEN_OF, params={"team_id": team_id, "mentee_id": mentee_id})
        return tuple(REQUESTS.from_row(row) for row in rows)

    # --- parts of a state ---

    def _locked(self, request_id: str) -> Request | None:
        if not request_id:
            return None
        mine = {"team_id": self._team_id, "id": request_id}
        row = self._session.exec(_LOCKED, params=mine).one_or_none()
        return REQUESTS.from_row(row) if row else None

    def _for_a_new_one(self, state: AskState, event: RequestFormAsked | RequestSubmitted) -> AskState:
        if isinstance(event, RequestSubmitted):  # two forms of one person are counted one after the other
            mine = (MemberRow.team_id == self._team_id, MemberRow.user_id == event.actor)
            self._session.exec(select(MemberRow).where(*mine).with_for_update()).one_or_none()
        others = tuple(r for r in self.open_of(self._team_id, event.actor) if r.id != event.request_id)
        state = replace(state, others=others)
        if isinstance(event, RequestFormAsked):
            if event.more:  # only then does the form offer them
                state = replace(state, directory=self._directory())
            if event.again and (row := self._session.get(MentorshipRow, (self._team_id, event.again))):
                state = replace(state, again=MENTORSHIPS.from_row(row))
        return state

    def _member(self, user_id: str) -> Member:
        return Members(self._session).named(self._team_id, (user_id,)).get(user_id) or self._unknown(user_id)

    def _unknown(self, user_id: str) -> Member:
        return Member(user_id=user_id, name=user_id, zone=self._programme.zone)

    def _invitations(self, request_id: str) -> tuple[Invitation, ...]:
        rows = self._session.exec(_INVITATIONS, params={"team_id": self._team_id, "request_id": request_id})
        return tuple(INVITATIONS.from_row(row) for row in rows)

    def _mentors(self, state: AskState, proposals: Proposals | None, at: datetime) -> tuple[Mentor, ...]:
        """Everybody the decision may be about, their profiles locked in the order of their ids."""
        request = state.request
        matches = (*(request.matches if request else ()), *(proposals.matches if proposals else ()))
        named = {state.someone.user_id} if state.someone else set()
        ids = sorted({m.mentor_id for m in matches} | {i.mentor_id for i in state.invitations} | named)
        if not ids:
            return ()
        profiles = Profiles(self._session).locked(self._team_id, ids)
        known = Members(self._session).named(self._team_id, profiles)
        members = {u: known.get(u) or self._unknown(u) for u in profiles}
        leave_out = request.id if request else None
        rooms = Rooms(self._session, self._programme).of(self._team_id, members.values(), at, leave_out=leave_out)
        together = mentors_of(self._session, self._team_id, state.mentee.user_id)
        return tuple(
            Mentor(member=members[u], profile=profiles[u], room=rooms[u], worked_with_mentee=u in together)
            for u in profiles
        )

    def _directory(self) -> Directory:
        here = MemberRow.team_id == self._team_id
        departments = self._session.exec(select(MemberRow.department).where(here).distinct()).all()
        sites = self._session.exec(select(MemberRow.site).where(here).distinct()).all()
        return Directory(
            departments=tuple(sorted(d for d in departments if d)),
            sites=tuple(sorted(s for s in sites if s)),
        )
