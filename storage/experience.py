"""What the two of a mentorship have done through Micromentor before: been on their side of one, met by video.

Read when the shared DM opens; saves nothing.
"""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, or_, select
from sqlmodel import Session

from flows.pair import SessionStatus
from flows.proposal import Way
from storage.mapping import table_of
from storage.mentorship import MentorshipRow
from storage.session import SessionRow

_M, _S = table_of(MentorshipRow), table_of(SessionRow)
_OTHER = and_(_M.c.team_id == bindparam("team_id"), _M.c.id != bindparam("mentorship_id"), _M.c.opened_at.is_not(None))
_AS_MENTEE = select(_M.c.mentee_id).where(_OTHER, _M.c.mentee_id == bindparam("mentee_id")).limit(1)
_AS_MENTOR = select(_M.c.mentor_id).where(_OTHER, _M.c.mentor_id == bindparam("mentor_id")).limit(1)
_BY_VIDEO = (
    select(_S.c.team_id)
    .join(_M, and_(_M.c.team_id == _S.c.team_id, _M.c.id == _S.c.mentorship_id))
    .where(
        _OTHER,
        or_(_M.c.mentee_id == bindparam("user_id"), _M.c.mentor_id == bindparam("user_id")),
        _S.c.team_id == bindparam("team_id"),
        _S.c.status == SessionStatus.HELD,
        _S.c.way == Way.VIDEO,
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Experience:
    """Slack ids: who was on their side of a mentorship before, and who held a session by video in another one."""

    in_role: tuple[str, ...] = ()
    by_video: tuple[str, ...] = ()


def experience(session: Session, team_id: str, mentorship_id: str) -> Experience:
    """Of the two of this mentorship; of nobody where it is not there."""
    two = select(_M.c.mentee_id, _M.c.mentor_id).where(_M.c.team_id == team_id, _M.c.id == mentorship_id)
    found = session.execute(two).first()
    if found is None:
        return Experience()
    mentee_id, mentor_id = found
    given = {"team_id": team_id, "mentorship_id": mentorship_id, "mentee_id": mentee_id, "mentor_id": mentor_id}
    roles = [session.execute(query, given).scalar() for query in (_AS_MENTEE, _AS_MENTOR)]
    videos = [u for u in found if session.execute(_BY_VIDEO, {**given, "user_id": u}).first()]
    return Experience(tuple(u for u in roles if u), tuple(videos))
