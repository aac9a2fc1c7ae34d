"""The table of requests, and the one repository of all that request and invitation decide on.

Locks are taken in one order: the request, then the mentee's own row, then the mentors' profiles by id, so that two
people who click at once wait for each other instead of for ever. It must not know what the journeys decide.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Index, bindparam, exists, false, select
from sqlmodel import Field, Session

from flows.ask import OPEN, Invitation, Request, RequestStatus, fingerprint
from flows.ask_state import AskEvent, AskState, Directory, Mentor
from flows.decline import ColleagueNamed
from flows.invitation import InvitationAccepted
from flows.member import Member, Programme
from flows.other_words import OtherWordsAsked
from flows.pair import Mentorship
from flows.profile import Profile
from flows.proposal import Match, Nobody, Proposals, Relationship, Way
from flows.rematch import RematchAsked
from flows.request import RequestFormAsked, RequestSubmitted
from flows.terms import TermsAccepted
from flows.waiting_list import WaitingReviewed
from storage.among import among
from storage.invitation import INVITATIONS, InvitationRow, from_the_list
from storage.mapping import Mapper, Table, as_enum, as_json, table_of
from storage.member import MEMBERS, MemberRow, Members
from storage.mentorship import MENTORSHIPS, MentorshipRow
from storage.profile import Profiles
from storage.room import Rooms

A_DAY_ANYWHERE = timedelta(days=2)
"""So long ago no local day began that is not over, in any zone."""


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
    join_asked_at: datetime | None
    after: str = Field(sa_column_kwargs={"server_default": ""})
    not_again: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]), sa_column_kwargs={"server_default": "[]"})
    questions: str = Field(sa_column_kwargs={"server_default": ""})
    any_time: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    found_at: datetime | None = None


REQUESTS = Mapper(Request, RequestRow)

_R, _I, _M, _MEMBER = table_of(RequestRow), table_of(InvitationRow), table_of(MentorshipRow), table_of(MemberRow)

# What every click asks is put together once: that takes SQLAlchemy longer than the database takes to answer.
_OPEN_OF = (
    select(*REQUESTS.columns)
    .where(
        _R.c.team_id == bindparam("team_id"),
        _R.c.mentee_id == bindparam("mentee_id"),
        _R.c.status.in_(sorted(OPEN)),
    )
    .order_by(_R.c.created_at, _R.c.id)
)
_INVITATIONS = (
    select(*INVITATIONS.columns)
    .where(_I.c.team_id == bindparam("team_id"), _I.c.request_id == bindparam("request_id"))
    .order_by(_I.c.number)
)
_TOGETHER = exists().where(
    _M.c.team_id == _MEMBER.c.team_id,
    _M.c.mentee_id == bindparam("mentee_id"),
    _M.c.mentor_id == _MEMBER.c.user_id,
)
_PEOPLE = select(_TOGETHER.label("together"), *MEMBERS.columns).where(
    _MEMBER.c.team_id == bindparam("team_id"), among(_MEMBER.c.user_id, "ids")
)
"""Members, each with whether they were ever the mentor of `mentee_id`."""


_FOUND_LATELY = select(_R.c.matches, _R.c.found_at).where(
    _R.c.team_id == bindparam("team_id"),
    _R.c.status.in_(sorted(OPEN)),
    _R.c.found_at >= bindparam("since"),
    _R.c.id != bindparam("request_id"),
)
"""Whom the waiting list found for others since then."""


NEW = RequestFormAsked | RequestSubmitted | RematchAsked
"""Events about a request that is not there yet."""


class Requests:
    """Loads and saves AskState for the request and invitation journeys."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme
        self._team_id = ""

    def load(self, event: AskEvent) -> AskState:
        """All that the event's decision looks at; `request` is None for an id that is not there."""
        self._team_id = event.team_id
        request = REQUESTS.get(self._session, self._team_id, event.request_id, lock=True) if event.request_id else None
        if isinstance(event, RequestSubmitted | RematchAsked):  # forms of one person are counted in turn
            Members(self._session).get(self._team_id, event.actor, lock=True)
        mentee_id = request.mentee_id if request else event.actor
        again = MENTORSHIPS.get(self._session, self._team_id, event.after) if isinstance(event, RematchAsked) else None
        others = self._others(event) if isinstance(event, NEW) else ()
        same = _with_the_goal(again, event, others)
        shown = same or request
        named = shown.someone if shown else ""
        someone = event.someone if isinstance(event, RequestSubmitted) and not same else named
        colleague = event.colleague if isinstance(event, ColleagueNamed) else ""
        invitations = self._invitations(event.request_id) if request else ()
        same_goal = self._invitations(same.id) if same else ()
        profiles = self._profiles(event, shown, same_goal or invitations, {someone, named, colleague} - {""})
        people, together = self._people(mentee_id, {mentee_id, someone, colleague, *profiles} - {""})
        state = AskState(
            programme=self._programme,
            mentee=people.get(mentee_id) or self._unknown(mentee_id),
            request=request,
            invitations=invitations,
            mentors=self._mentors(
                profiles, people, together, event, waited=request is not None and request.found_at is not None
            ),
            found_lately=self._found_lately(event) if isinstance(event, WaitingReviewed) else (),
            someone=people.get(someone),
            colleague=people.get(colleague),
            others=others,
            same_goal=same_goal,
        )
        if isinstance(event, RematchAsked):
            return self._asked_anew(state, event, again)
        if isinstance(event, OtherWordsAsked) or (isinstance(event, RequestFormAsked) and event.whole):
            # Only then does the form offer them.
            return replace(state, directory=self._directory())
        return state

    def save(self, before: AskState, after: AskState, at: datetime) -> None:  # noqa: ARG002 - the door's signature
        """Save what differs: the request, its invitations, a mentor's profile, the mentorship that was agreed."""
        if after.request and after.request != before.request:
            REQUESTS.save(self._session, after.request, team_id=self._team_id)
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
        return REQUESTS.get(self._session, team_id, request_id)

    def put_to(self, team_id: str, request_id: str) -> tuple[Invitation, ...]:
        """The request's invitations so far, with no lock."""
        self._team_id = team_id
        return self._invitations(request_id)

    def open_of(self, team_id: str, mentee_id: str) -> tuple[Request, ...]:
        """This person's open requests, the oldest first."""
        return tuple(REQUESTS.read(self._session, _OPEN_OF, {"team_id": team_id, "mentee_id": mentee_id}))

    # --- parts of a state ---

    def _others(self, event: NEW) -> tuple[Request, ...]:
        return tuple(r for r in self.open_of(self._team_id, event.actor) if r.id != event.request_id)

    def _asked_anew(self, state: AskState, event: RematchAsked, again: Mentorship | None) -> AskState:
        named = again.mentor_id if again and event.same_mentor else ""
        someone = Members(self._session).get(self._team_id, named) if named else state.someone
        return replace(state, again=again, asked_before=self.get(self._team_id, event.after), someone=someone)

    def _unknown(self, user_id: str) -> Member:
        return Member(user_id=user_id, name=user_id, zone=self._programme.zone)

    def _invitations(self, request_id: str) -> tuple[Invitation, ...]:
        mine = {"team_id": self._team_id, "request_id": request_id}
        return tuple(INVITATIONS.read(self._session, _INVITATIONS, mine))

    def _profiles(
        self, event: AskEvent, request: Request | None, invitations: Iterable[Invitation], named: set[str]
    ) -> dict[str, Profile]:
        """Those of everybody the decision may be about, locked in the order of their ids. `named` are some of them."""
        ids = set(named)
        if isinstance(
            event, InvitationAccepted | TermsAccepted
        ):  # nobody else will be asked: they need not wait for each other
            ids |= {i.mentor_id for i in invitations if i.number == event.number}
        else:
            proposals: Proposals | None = getattr(event, "proposals", None)
            matches = (*(request.matches if request else ()), *(proposals.matches if proposals else ()))
            ids |= {m.mentor_id for m in matches} | {i.mentor_id for i in invitations}
        return Profiles(self._session).locked(self._team_id, ids) if ids else {}

    def _people(self, mentee_id: str, ids: Iterable[str]) -> tuple[dict[str, Member], set[str]]:
        """Those of `ids` who are known, by id, and which of them were this mentee's mentors before."""
        given = {"team_id": self._team_id, "mentee_id": mentee_id, "ids": sorted(ids)}
        people: dict[str, Member] = {}
        together: set[str] = set()
        for worked, *columns in self._session.connection().execute(_PEOPLE, given):
            member = MEMBERS.from_columns(columns)
            people[member.user_id] = member
            if worked:
                together.add(member.user_id)
        return people, together

    def _mentors(
        self,
        profiles: Mapping[str, Profile],
        people: Mapping[str, Member],
        together: Collection[str],
        event: AskEvent,
        *,
        waited: bool,
    ) -> tuple[Mentor, ...]:
        """The room is counted after the profiles are locked: nobody takes of it until this transaction ends."""
        if not profiles:
            return ()
        rooms = Rooms(self._session).of(self._team_id, profiles, event.at, leave_out=event.request_id)
        listed = from_the_list(self._session, self._team_id, profiles, event.request_id) if waited else {}
        return tuple(
            Mentor(
                member=people.get(user_id) or self._unknown(user_id),
                profile=profile,
                room=rooms[user_id],
                worked_with_mentee=user_id in together,
                from_list_at=listed.get(user_id),
            )
            for user_id, profile in profiles.items()
        )

    def _found_lately(self, event: WaitingReviewed) -> tuple[tuple[str, datetime], ...]:
        given = {"team_id": self._team_id, "request_id": event.request_id, "since": event.at - A_DAY_ANYWHERE}
        rows = self._session.connection().execute(_FOUND_LATELY, given)
        return tuple((match.mentor_id, found_at) for matches, found_at in rows for match in matches)

    def _directory(self) -> Directory:
        here, connection = _MEMBER.c.team_id == self._team_id, self._session.connection()
        departments = connection.scalars(select(_MEMBER.c.department).where(here).distinct()).all()
        sites = connection.scalars(select(_MEMBER.c.site).where(here).distinct()).all()
        return Directory(
            departments=tuple(sorted(d for d in departments if d)),
            sites=tuple(sorted(s for s in sites if s)),
        )


def _with_the_goal(again: Mentorship | None, event: AskEvent, others: Iterable[Request]) -> Request | None:
    """The one of these with the goal that is asked for, or asked for again."""
    goal = again.goal if again else event.goal if isinstance(event, RequestFormAsked | RequestSubmitted) else ""
    return next((other for other in others if other.fingerprint == fingerprint(goal)), None)
