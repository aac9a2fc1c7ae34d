"""Whom somebody knows already: those they worked with, and those they had in mind when they asked before.

One query for the directory. It must not know what is made of it.
"""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, CompoundSelect, bindparam, literal, select, union
from sqlmodel import Session

from storage.mapping import table_of
from storage.mentorship import MentorshipRow
from storage.request import RequestRow

_M, _R = table_of(MentorshipRow), table_of(RequestRow)


class Acquaintances(NamedTuple):
    """Ids of the colleagues whom somebody had a mentorship with, on either side, and of those they ever named."""

    worked_with: frozenset[str]
    named: frozenset[str]


def acquaintances(session: Session, team_id: str, user_id: str) -> Acquaintances:
    """Whom this person knows, as far as they or their mentorships said."""
    found = session.connection().execute(_known(), {"team_id": team_id, "user_id": user_id}).all()
    return Acquaintances(
        frozenset(known for known, worked in found if worked), frozenset(known for known, worked in found if not worked)
    )


@cache  # put together once: that takes SQLAlchemy longer than the database takes to answer
def _known() -> CompoundSelect[Any]:
    me: BindParameter[str] = bindparam("user_id")
    ours = _M.c.team_id == bindparam("team_id")
    return union(
        select(_M.c.mentor_id, literal(1)).where(ours, _M.c.mentee_id == me),
        select(_M.c.mentee_id, literal(1)).where(ours, _M.c.mentor_id == me),
        select(_R.c.someone, literal(0)).where(
            _R.c.team_id == bindparam("team_id"), _R.c.mentee_id == me, _R.c.someone != ""
        ),
    )
