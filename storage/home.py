"""One person's affairs as App Home shows them: read in a few queries, none of which grows with the workspace.

Reading only, but for the mark that somebody has opened their Home. It must not know how the page is arranged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from flows.ask import WAITING_FOR_MENTOR, Invitation, InvitationStatus, Request
from flows.decision import Person
from flows.home import AT_ONCE, HomeOpened, HomeState, HomeTurned, Part
from flows.member import Member, Programme
from flows.next_steps import Asked, Asking
from flows.pair import Mentorship, MentorshipStatus
from flows.pair_state import PairState
from flows.words import DirectMessage
from storage.among import among
from storage.invitation import INVITATIONS, InvitationRow
from storage.mapping import table_of
from storage.member import MemberRow, Members
from storage.mentorship import MENTORSHIPS, OF_PERSON, PARTS, MentorshipRow, open_mentorships
from storage.profile import Profiles
from storage.request import REQUESTS, RequestRow, Requests

MOST_ADMINS = 3
REPLIES = "replies"
"""The part of a pair that names its prompt, not its mentorship."""


_M, _I, _R, _MEMBER = table_of(MentorshipRow), table_of(InvitationRow), table_of(RequestRow), table_of(MemberRow)

# Put together once: that takes SQLAlchemy longer than the database takes to answer.
_LAST_CLOSED = (
    select(*MENTORSHIPS.columns)
    .where(
        _M.c.team_id == bindparam("team_id"),
        _M.c.id.in_(OF_PERSON),
        _M.c.status == MentorshipStatus.CLOSED,
    )
    .order_by(_M.c.closed_at.desc(), _M.c.id)
    .limit(AT_ONCE + 1)
    .offset(bindparam("offset"))
)
_PUT_TO = (
    select(*INVITATIONS.columns, *REQUESTS.columns)
    .join(_R, and_(_R.c.team_id == _I.c.team_id, _R.c.id == _I.c.request_id))
    .where(
        _I.c.team_id == bindparam("team_id"),
        _I.c.mentor_id == bindparam("user_id"),
        _I.c.status == InvitationStatus.SENT,
    )
    .order_by(_I.c.until, _I.c.request_id)
)
_CURRENT = select(*INVITATIONS.columns).where(
    _I.c.team_id == bindparam("team_id"),
    among(_I.c.request_id, "ids"),
    _I.c.status.in_(sorted(WAITING_FOR_MENTOR)),
)
_SOME_ADMINS = (
    select(_MEMBER.c.user_id, _MEMBER.c.name)
    .where(_MEMBER.c.team_id == bindparam("team_id"), _MEMBER.c.admin.is_(True), _MEMBER.c.deactivated.is_(False))
    .order_by(_MEMBER.c.user_id)
    .limit(MOST_ADMINS)
)


class Homes:
    """The affairs of single persons, inside one transaction; also the repository of HomeOpened and DirectMessage."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme
        self._team_id = ""

    def load(self, event: HomeOpened | HomeTurned | DirectMessage) -> HomeState:
        """All that is theirs; for Home's opening only who they are, since the page is read when it is drawn."""
        self._team_id = event.team_id
        if isinstance(event, DirectMessage):
            return self.of(event.team_id, event.user_id, event.at)
        member = Members(self._session).get(event.team_id, event.user_id)
        state = HomeState(programme=self._programme, user_id=event.user_id, member=member)
        return self._with_place(state, event.team_id) if isinstance(event, HomeTurned) else state

    def save(self, before: HomeState, after: HomeState, at: datetime) -> None:  # noqa: ARG002 - Repository's form
        """From now on their Home is kept up to date, and on the page they turned to."""
        if after.turned != before.turned and after.turned_at is not None:
            Members(self._session).mark_home_turned(self._team_id, after.user_id, after.turned, after.turned_at)
        elif after.opened and not before.opened:
            Members(self._session).mark_home_opened(self._team_id, after.user_id)

    def members(self, state: HomeState) -> tuple[str, ...]:  # noqa: ARG002 - Repository's form
        """Nobody's: nothing that Home shows is changed by looking at it."""
        return ()

    def of(self, team_id: str, user_id: str, now: datetime) -> HomeState:
        """This person's affairs as they are at `now` (aware): of what is closed, the page they have turned to."""
        place = self._with_place(HomeState(programme=self._programme, user_id=user_id), team_id)
        requests = Requests(self._session, self._programme).open_of(team_id, user_id)
        mentorships = self._mentorships(team_id, user_id, place.page_of(Part.HISTORY, now))
        asked = self._put_to(team_id, user_id)
        invitations = self._current(team_id, [request.id for request in requests])
        people = self._people(team_id, user_id, mentorships, asked, invitations)
        return replace(
            place,
            member=people.get(user_id),
            profile=Profiles(self._session).get(team_id, user_id),
            asking=tuple(_asking(request, invitations.get(request.id), people) for request in requests),
            asked=tuple(
                Asked(request=request, invitation=invitation, mentee=_known(people, request.mentee_id).person)
                for invitation, request in asked
            ),
            pairs=self._pairs(team_id, mentorships, people),
            admins=self._admins(team_id),
        )

    # --- its parts ---

    def _with_place(self, state: HomeState, team_id: str) -> HomeState:
        """Which pages of its lists they have turned to."""
        turned, turned_at = Members(self._session).home_turned(team_id, state.user_id)
        return replace(state, turned=turned, turned_at=turned_at)

    def _mentorships(self, team_id: str, user_id: str, page: int) -> list[Mentorship]:
        """All that run; of those that are closed one page, and one more, which says that it is not the last."""
        given = {"team_id": team_id, "user_id": user_id, "offset": page * AT_ONCE}
        closed = MENTORSHIPS.read(self._session, _LAST_CLOSED, given)
        return [*open_mentorships(self._session, team_id, user_id), *closed]

    def _put_to(self, team_id: str, user_id: str) -> list[tuple[Invitation, Request]]:
        """The invitations that wait for this person's answer, with their requests."""
        rows = self._session.connection().execute(_PUT_TO, {"team_id": team_id, "user_id": user_id})
        split = len(INVITATIONS.columns)
        return [(INVITATIONS.from_columns(row[:split]), REQUESTS.from_columns(row[split:])) for row in rows]

    def _current(self, team_id: str, requests: Sequence[str]) -> Mapping[str, Invitation]:
        """The invitation that some mentor has now, by request."""
        if not requests:
            return {}
        found = INVITATIONS.read(self._session, _CURRENT, {"team_id": team_id, "ids": requests})
        return {invitation.request_id: invitation for invitation in found}

    def _people(
        self,
        team_id: str,
        user_id: str,
        mentorships: Iterable[Mentorship],
        asked: Iterable[tuple[Invitation, Request]],
        invitations: Mapping[str, Invitation],
    ) -> Mapping[str, Member]:
        ids = {user_id}
        ids.update(who for m in mentorships for who in (m.mentee_id, m.mentor_id))
        ids.update(request.mentee_id for _, request in asked)
        ids.update(invitation.mentor_id for invitation in invitations.values())
        return Members(self._session).named(team_id, ids)

    def _pairs(
        self, team_id: str, mentorships: Sequence[Mentorship], people: Mapping[str, Member]
    ) -> tuple[PairState, ...]:
        parts = self._parts(team_id, [mentorship.id for mentorship in mentorships])
        return tuple(
            PairState(
                team_id=team_id,
                programme=self._programme,
                mentorship=mentorship,
                mentee=_known(people, mentorship.mentee_id),
                mentor=_known(people, mentorship.mentor_id),
                **parts[mentorship.id],
            )
            for mentorship in mentorships
        )

    def _parts(self, team_id: str, ids: Sequence[str]) -> Mapping[str, dict[str, Any]]:
        """Sessions, touchpoints, prompts, replies and reflections of all these mentorships: a query for each kind."""
        found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        if not ids:
            return found
        owner: dict[str, str] = {}
        for part in PARTS:
            values = part.mapper.read(self._session, part.of, {"team_id": team_id, "ids": ids})
            for value in sorted(values, key=part.by):
                mentorship_id = owner[value.prompt_key] if part.name == REPLIES else value.mentorship_id
                kept = found[mentorship_id]
                kept[part.name] = (*kept.get(part.name, ()), value)
                if part.name == "prompts":
                    owner[value.key] = mentorship_id
        return found

    def _admins(self, team_id: str) -> tuple[Person, ...]:
        """Whom to ask about the programme: those named in the settings, else a few of the workspace's admins."""
        named = Members(self._session).named(team_id, self._programme.admins)
        if named:
            return tuple(named[who].person for who in self._programme.admins if who in named)[:MOST_ADMINS]
        rows = self._session.connection().execute(_SOME_ADMINS, {"team_id": team_id})
        return tuple(Person(row.user_id, row.name) for row in rows)


def _asking(request: Request, invitation: Invitation | None, people: Mapping[str, Member]) -> Asking:
    if invitation is None:
        return Asking(request=request)
    return Asking(request=request, current=invitation, mentor=_known(people, invitation.mentor_id).person)


def _known(people: Mapping[str, Member], user_id: str) -> Member:
    return people.get(user_id) or Member(user_id=user_id, name=user_id)
