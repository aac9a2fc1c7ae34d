"""What a report is made from: what each request of a period came to, how long answers took, and the private marks.

Reading only, three queries whatever the period. No goal and no word anybody wrote is read here but the names of skills.
It must not know which numbers are shown.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, or_, select, true
from sqlmodel import Session, col

from flows.ask import InvitationStatus, RequestStatus
from flows.pair import Purpose, SessionStatus
from flows.report import Case, Figures, Mark
from storage.invitation import InvitationRow
from storage.member import MemberRow
from storage.mentorship import MentorshipRow
from storage.prompt import PromptRow, ReplyRow
from storage.reflection import ReflectionRow
from storage.request import RequestRow
from storage.session import SessionRow

EMPTY = "[]"
"""How an empty list is written in a JSON column."""


class Reports:
    """The figures of one workspace, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def figures(self, team_id: str, since: datetime | None) -> Figures:
        """All of the period from `since` (aware; None for ever) on."""
        return Figures(
            cases=self._cases(team_id, since),
            waits=self._waits(team_id, since),
            marks=self._marks(team_id, since),
        )

    def _cases(self, team_id: str, since: datetime | None) -> tuple[Case, ...]:
        met = (
            select(
                col(SessionRow.mentorship_id).label("mentorship_id"),
                func.sum(case((col(SessionRow.status) == SessionStatus.HELD, 1), else_=0)).label("held"),
                func.sum(SessionRow.used).label("used"),
            )
            .where(col(SessionRow.team_id) == team_id)
            .group_by(col(SessionRow.mentorship_id))
            .subquery()
        )
        one_more = case((col(MentorshipRow.extended_to) > 0, 1), else_=0)
        query = (
            select(
                col(RequestRow.mentee_id),
                func.coalesce(MemberRow.department, ""),
                func.coalesce(MemberRow.site, ""),
                or_(_invited(), cast(RequestRow.matches, String) != EMPTY),
                func.coalesce(MentorshipRow.mentor_id, ""),
                func.coalesce(MentorshipRow.sessions, 0),
                func.coalesce(met.c.held, 0),
                func.coalesce((col(MentorshipRow.sessions) + one_more) * col(MentorshipRow.minutes), 0),
                func.coalesce(met.c.used, 0),
                or_(_answered_in_private(), _replied_at_the_close()),
                col(RequestRow.nobody).is_not(None) & (col(RequestRow.status) != RequestStatus.ACCEPTED),
                col(RequestRow.skills),
                col(RequestRow.topic),
            )
            .outerjoin(MemberRow, _same(MemberRow, user_id=RequestRow.mentee_id))
            .outerjoin(MentorshipRow, _same(MentorshipRow, id=RequestRow.id))
            .outerjoin(met, met.c.mentorship_id == col(RequestRow.id))
            .where(col(RequestRow.team_id) == team_id, _from(RequestRow.created_at, since))
            .order_by(col(RequestRow.created_at), col(RequestRow.id))
        )
        return tuple(
            Case(
                mentee_id=mentee_id,
                department=department,
                site=site,
                proposed=bool(proposed),
                mentor_id=mentor_id,
                sessions=sessions,
                held=int(held),
                agreed=agreed,
                used=int(used),
                reflected=bool(reflected),
                unserved=bool(unserved),
                skills=(*skills, topic) if topic else tuple(skills),
            )
            for (
                mentee_id,
                department,
                site,
                proposed,
                mentor_id,
                sessions,
                held,
                agreed,
                used,
                reflected,
                unserved,
                skills,
                topic,
            ) in self._session.execute(query)
        )

    def _waits(self, team_id: str, since: datetime | None) -> tuple[tuple[str, float], ...]:
        """For each invitation that a mentor answered: the mentor, and the hours from its arrival to the answer."""
        answered = (InvitationStatus.ACCEPTED, InvitationStatus.DECLINED)
        query = select(col(InvitationRow.mentor_id), col(InvitationRow.sent_at), col(InvitationRow.answered_at)).where(
            col(InvitationRow.team_id) == team_id,
            col(InvitationRow.status).in_(answered),
            _from(InvitationRow.sent_at, since),
        )
        return tuple(
            (mentor_id, (answered_at - sent_at).total_seconds() / 3600)
            for mentor_id, sent_at, answered_at in self._session.execute(query)
            if sent_at and answered_at
        )

    def _marks(self, team_id: str, since: datetime | None) -> tuple[Mark, ...]:
        query = select(col(ReflectionRow.user_id), col(ReflectionRow.goal_met), col(ReflectionRow.expectations)).where(
            col(ReflectionRow.team_id) == team_id, _from(ReflectionRow.answered_at, since)
        )
        return tuple(
            Mark(user_id=user_id, goal_met=goal_met, expectations=expectations)
            for user_id, goal_met, expectations in self._session.execute(query)
        )


def _from(column: Any, since: datetime | None) -> ColumnElement[bool]:
    return col(column) >= since if since else true()


def _same(table: Any, **columns: Any) -> ColumnElement[bool]:
    """Rows of the request's own workspace whose columns equal the request's."""
    pairs = (col(getattr(table, name)) == col(of_request) for name, of_request in columns.items())
    return and_(col(table.team_id) == col(RequestRow.team_id), *pairs)


def _invited() -> ColumnElement[bool]:
    return exists().where(_same(InvitationRow, request_id=RequestRow.id))


def _answered_in_private() -> ColumnElement[bool]:
    return exists().where(_same(ReflectionRow, mentorship_id=RequestRow.id))


def _replied_at_the_close() -> ColumnElement[bool]:
    """Something stands in the thread of the closing reflection."""
    return (
        exists()
        .where(_same(PromptRow, mentorship_id=RequestRow.id))
        .where(
            col(PromptRow.purpose) == Purpose.REFLECTION,
            col(ReplyRow.team_id) == col(PromptRow.team_id),
            col(ReplyRow.prompt_key) == col(PromptRow.key),
            col(ReplyRow.deleted).is_(False),
        )
    )
