"""What a report is made from: counts, medians and means of a period, added up by the database.

Reading only, six queries at the most, whatever the period. No goal and no word anybody wrote is read here but the names
of skills. It must not know which numbers are shown.
"""

from datetime import datetime
from statistics import fmean
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Float,
    Subquery,
    and_,
    case,
    cast,
    distinct,
    exists,
    func,
    or_,
    select,
    true,
)
from sqlalchemy import String as Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Session, col

from flows.ask import RequestStatus
from flows.pair import SessionStatus
from flows.report import Average, Figures, Part, Unserved, Wait
from flows.writing import Purpose
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
        goal_met, expectations = self._marks(team_id, since)
        return Figures(
            parts=self._parts(team_id, since),
            held=self._held(team_id, since),
            unserved=self._unserved(team_id, since),
            wait=self._wait(team_id, since),
            goal_met=goal_met,
            expectations=expectations,
        )

    def _parts(self, team_id: str, since: datetime | None) -> tuple[Part, ...]:
        department, site = func.coalesce(MemberRow.department, ""), func.coalesce(MemberRow.site, "")
        met = _met(team_id, since)
        accepted = col(MentorshipRow.id).is_not(None)
        all_met = met.c.held >= col(MentorshipRow.sessions)
        one_more = case((col(MentorshipRow.extended_to) > 0, 1), else_=0)
        query = (
            select(
                department,
                site,
                func.count(distinct(col(RequestRow.mentee_id))),
                func.count(),
                _count(or_(accepted, cast(RequestRow.matches, Text) != EMPTY, _invited())),
                _count(accepted),
                _count(met.c.held > 0),
                _count(all_met),
                _count(and_(all_met, or_(_answered_in_private(), _replied_at_the_close()))),
                _sum((col(MentorshipRow.sessions) + one_more) * col(MentorshipRow.minutes)),
                _sum(met.c.used),
            )
            .select_from(RequestRow)
            .outerjoin(MemberRow, _same(MemberRow, user_id=RequestRow.mentee_id))
            .outerjoin(MentorshipRow, _same(MentorshipRow, id=RequestRow.id))
            .outerjoin(met, met.c.mentorship_id == col(RequestRow.id))
            .where(col(RequestRow.team_id) == team_id, _from(RequestRow.created_at, since))
            .group_by(department, site)
            .order_by(department, site)
        )
        return tuple(
            Part(
                department=row[0],
                site=row[1],
                people=row[2],
                requested=row[3],
                proposed=row[4],
                accepted=row[5],
                first_met=row[6],
                all_met=row[7],
                reflected=row[8],
                agreed=row[9],
                used=row[10],
            )
            for row in self._session.execute(query)
        )

    def _held(self, team_id: str, since: datetime | None) -> tuple[int, ...]:
        """The mentorships of each mentor."""
        query = (
            select(func.count())
            .select_from(RequestRow)
            .join(MentorshipRow, _same(MentorshipRow, id=RequestRow.id))
            .where(col(RequestRow.team_id) == team_id, _from(RequestRow.created_at, since))
            .group_by(col(MentorshipRow.mentor_id))
        )
        return tuple(sorted(self._session.execute(query).scalars(), reverse=True))

    def _unserved(self, team_id: str, since: datetime | None) -> tuple[Unserved, ...]:
        query = (
            select(col(RequestRow.mentee_id), col(RequestRow.skills), col(RequestRow.topic))
            .where(
                col(RequestRow.team_id) == team_id,
                _from(RequestRow.created_at, since),
                col(RequestRow.nobody).is_not(None),
                col(RequestRow.status) != RequestStatus.ACCEPTED,
            )
            .order_by(col(RequestRow.created_at), col(RequestRow.id))
        )
        return tuple(
            Unserved(mentee_id, (*skills, topic) if topic else tuple(skills))
            for mentee_id, skills, topic in self._session.execute(query)
        )

    def _wait(self, team_id: str, since: datetime | None) -> Wait | None:
        hours: ColumnElement[float] = _HoursBetween(InvitationRow.sent_at, InvitationRow.answered_at)
        answered = (
            col(InvitationRow.team_id) == team_id,
            col(InvitationRow.answered_at).is_not(None),
            _from(InvitationRow.sent_at, since) if since else col(InvitationRow.sent_at).is_not(None),
        )
        counted = select(func.count(), func.count(distinct(col(InvitationRow.mentor_id)))).where(*answered)
        answers, mentors = self._session.execute(counted).one()
        if not answers:
            return None
        middle = select(hours).where(*answered).order_by(hours).offset((answers - 1) // 2).limit(2 - answers % 2)
        # SQLite counts in days of a float: what it says of a whole hour is a little beside it.
        return Wait(round(fmean(self._session.execute(middle).scalars()), 3), mentors)

    def _marks(self, team_id: str, since: datetime | None) -> tuple[Average | None, Average | None]:
        """Was the goal met, were the expectations: the answers of mentees and mentors."""
        query = select(
            func.count(distinct(col(ReflectionRow.user_id))),
            cast(func.avg(ReflectionRow.goal_met), Float),
            cast(func.avg(ReflectionRow.expectations), Float),
        ).where(col(ReflectionRow.team_id) == team_id, _from(ReflectionRow.answered_at, since))
        people, goal_met, expectations = self._session.execute(query).one()
        return (Average(goal_met, people), Average(expectations, people)) if people else (None, None)


class _HoursBetween(FunctionElement[float]):
    """Hours from the first moment to the second, which each database says in its own way."""

    type = Float()
    inherit_cache = True


@compiles(_HoursBetween, "sqlite")
def _in_sqlite(element: _HoursBetween, compiler: SQLCompiler, **given: Any) -> str:
    first, second = (compiler.process(each, **given) for each in element.clauses)
    return f"((julianday({second}) - julianday({first})) * 24)"


@compiles(_HoursBetween, "postgresql")
def _in_postgresql(element: _HoursBetween, compiler: SQLCompiler, **given: Any) -> str:
    first, second = (compiler.process(each, **given) for each in element.clauses)
    return f"(extract(epoch from ({second} - {first})) / 3600)"


def _from(column: Any, since: datetime | None) -> ColumnElement[bool]:
    return col(column) >= since if since else true()


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _sum(value: ColumnElement[Any]) -> ColumnElement[int]:
    """A whole number on every database: PostgreSQL's sum of sums is a decimal one."""
    return cast(func.coalesce(func.sum(value), 0), BigInteger)


def _same(table: Any, **columns: Any) -> ColumnElement[bool]:
    """Rows of the request's own workspace whose columns equal the request's."""
    pairs = (col(getattr(table, name)) == col(of_request) for name, of_request in columns.items())
    return and_(col(table.team_id) == col(RequestRow.team_id), *pairs)


def _met(team_id: str, since: datetime | None) -> Subquery:
    """The sessions held and the minutes used of each mentorship, or of those asked for in the period."""
    asked = select(col(RequestRow.id)).where(col(RequestRow.team_id) == team_id, _from(RequestRow.created_at, since))
    return (
        select(
            col(SessionRow.mentorship_id).label("mentorship_id"),
            _count(col(SessionRow.status) == SessionStatus.HELD).label("held"),
            func.sum(SessionRow.used).label("used"),
        )
        .where(col(SessionRow.team_id) == team_id, col(SessionRow.mentorship_id).in_(asked) if since else true())
        .group_by(col(SessionRow.mentorship_id))
        .subquery()
    )


def _invited() -> ColumnElement[bool]:
    return exists().where(_same(InvitationRow, request_id=RequestRow.id))


def _answered_in_private() -> ColumnElement[bool]:
    return exists().where(_same(ReflectionRow, mentorship_id=RequestRow.id))


def _replied_at_the_close() -> ColumnElement[bool]:
    """Something stands in the thread of the closing reflection.

    One inside the other, from the prompt to its replies: of a join SQLite begins with all replies there are.
    """
    replied = exists().where(
        col(ReplyRow.team_id) == col(PromptRow.team_id),
        col(ReplyRow.prompt_key) == col(PromptRow.key),
        col(ReplyRow.deleted).is_(False),
    )
    return exists().where(
        _same(PromptRow, mentorship_id=RequestRow.id), col(PromptRow.purpose) == Purpose.REFLECTION, replied
    )
