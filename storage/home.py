"""One person's affairs as App Home shows them: read in a few queries, none of which grows with the workspace.

Reading only, but for the mark that somebody has opened their Home. It must not know how the page is arranged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from flows.ask import OPEN, InvitationStatus
from flows.decision import Person
from flows.home import HomeOpened, HomeState
from flows.member import Member, Programme
from flows.next_steps import Asked, Asking
from flows.pair import Mentorship, MentorshipStatus, PairState
from flows.words import DirectMessage
from storage.invitation import INVITATIONS, InvitationRow
from storage.member import MemberRow, Members
from storage.mentorship import MENTORSHIPS, PARTS, MentorshipRow
from storage.profile import Profiles
from storage.request import REQUESTS, RequestRow

MOST_CLOSED = 5
MOST_ADMINS = 3
REPLIES = "replies"
"""The part of a pair that names its prompt, not its mentorship."""


class Homes:
    """The affairs of single persons, inside one transaction; also the repository of HomeOpened and DirectMessage."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._session = session
        self._programme = programme
        self._team_id = ""

    def load(self, event: HomeOpened | DirectMessage) -> HomeState:
        """All that is theirs; for Home's opening only who they are, since the page is read when it is drawn."""
        self._team_id = event.team_id
        if isinstance(event, HomeOpened):
            member = Members(self._session).get(event.team_id, event.user_id)
            return HomeState(programme=self._programme, user_id=event.user_id, member=member)
        return self.of(event.team_id, event.user_id)

    def save(self, before: HomeState, after: HomeState, at: datetime) -> None:  # noqa: ARG002 - Repository's form
        """From now on their Home is kept up to date."""
        if after.opened and not before.opened:
            Members(self._session).mark_home_opened(self._team_id, after.user_id)

    def members(self, state: HomeState) -> tuple[str, ...]:  # noqa: ARG002 - Repository's form
        """Nobody's: nothing that Home shows is changed by looking at it."""
        return ()

    def of(self, team_id: str, user_id: str) -> HomeState:
        """This person's affairs as they are."""
        requests = self._session.exec(
            select(RequestRow)
            .where(
                RequestRow.team_id == team_id, RequestRow.mentee_id == user_id, col(RequestRow.status).in_(sorted(OPEN))
            )
            .order_by(col(RequestRow.created_at), col(RequestRow.id))
        ).all()
        mentorships = self._mentorships(team_id, user_id)
        asked = self._put_to(team_id, user_id)
        invitations = self._current(team_id, [row.id for row in requests])
        people = self._people(team_id, user_id, mentorships, asked, invitations)
        return HomeState(
            programme=self._programme,
            user_id=user_id,
            member=people.get(user_id),
            profile=Profiles(self._session).get(team_id, user_id),
            asking=tuple(self._asking(row, invitations.get(row.id), people) for row in requests),
            asked=tuple(
                Asked(
                    request=REQUESTS.from_row(request),
                    invitation=INVITATIONS.from_row(invitation),
                    mentee=_known(people, request.mentee_id).person,
                )
                for invitation, request in asked
            ),
            pairs=self._pairs(team_id, mentorships, people),
            admins=self._admins(team_id),
        )

    # --- its parts ---

    def _mentorships(self, team_id: str, user_id: str) -> list[Mentorship]:
        """All that run, and the last few that are closed."""
        mine = (
            MentorshipRow.team_id == team_id,
            (col(MentorshipRow.mentee_id) == user_id) | (col(MentorshipRow.mentor_id) == user_id),
        )
        running = self._session.exec(
            select(MentorshipRow)
            .where(*mine, MentorshipRow.status != MentorshipStatus.CLOSED)
            .order_by(col(MentorshipRow.agreed_at), col(MentorshipRow.id))
        )
        closed = self._session.exec(
            select(MentorshipRow)
            .where(*mine, MentorshipRow.status == MentorshipStatus.CLOSED)
            .order_by(col(MentorshipRow.closed_at).desc(), col(MentorshipRow.id))
            .limit(MOST_CLOSED)
        )
        return [MENTORSHIPS.from_row(row) for rows in (running, closed) for row in rows]

    def _put_to(self, team_id: str, user_id: str) -> Sequence[tuple[InvitationRow, RequestRow]]:
        """The invitations that wait for this person's answer, with their requests."""
        query = (
            select(InvitationRow, RequestRow)
            .join(
                RequestRow,
                (col(RequestRow.team_id) == col(InvitationRow.team_id))
                & (col(RequestRow.id) == col(InvitationRow.request_id)),
            )
            .where(
                InvitationRow.team_id == team_id,
                InvitationRow.mentor_id == user_id,
                InvitationRow.status == InvitationStatus.SENT,
            )
            .order_by(col(InvitationRow.until), col(InvitationRow.request_id))
        )
        return self._session.exec(query).all()

    def _current(self, team_id: str, requests: Sequence[str]) -> Mapping[str, InvitationRow]:
        """The invitation that some mentor has now, by request."""
        if not requests:
            return {}
        waiting = (InvitationStatus.RESERVED, InvitationStatus.SENT)
        rows = self._session.exec(
            select(InvitationRow).where(
                InvitationRow.team_id == team_id,
                col(InvitationRow.request_id).in_(requests),
                col(InvitationRow.status).in_(waiting),
            )
        )
        return {row.request_id: row for row in rows}

    def _people(
        self,
        team_id: str,
        user_id: str,
        mentorships: Iterable[Mentorship],
        asked: Iterable[tuple[InvitationRow, RequestRow]],
        invitations: Mapping[str, InvitationRow],
    ) -> Mapping[str, Member]:
        ids = {user_id}
        ids.update(who for m in mentorships for who in (m.mentee_id, m.mentor_id))
        ids.update(request.mentee_id for _, request in asked)
        ids.update(invitation.mentor_id for invitation in invitations.values())
        return Members(self._session).named(team_id, ids)

    def _asking(self, row: RequestRow, invitation: InvitationRow | None, people: Mapping[str, Member]) -> Asking:
        if invitation is None:
            return Asking(request=REQUESTS.from_row(row))
        return Asking(
            request=REQUESTS.from_row(row),
            current=INVITATIONS.from_row(invitation),
            mentor=_known(people, invitation.mentor_id).person,
        )

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
            row = part.row
            names = row.prompt_key if part.name == REPLIES else row.mentorship_id
            wanted = sorted(owner) if part.name == REPLIES else ids
            values = [
                part.mapper.from_row(each)
                for each in self._session.exec(select(row).where(row.team_id == team_id, col(names).in_(wanted)))
            ]
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
        rows = self._session.exec(
            select(MemberRow)
            .where(
                MemberRow.team_id == team_id,
                col(MemberRow.admin).is_(True),
                col(MemberRow.deactivated).is_(False),
            )
            .order_by(col(MemberRow.user_id))
            .limit(MOST_ADMINS)
        )
        return tuple(Person(row.user_id, row.name) for row in rows)


def _known(people: Mapping[str, Member], user_id: str) -> Member:
    return people.get(user_id) or Member(user_id=user_id, name=user_id)
