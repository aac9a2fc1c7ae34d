"""Times that wait for an answer: the question the inbox asks of words in an agreement's thread.

The tables are written by the mentorship's repository. It must not know what is written in the thread.
"""

from typing import Final

from sqlalchemy import bindparam, select
from sqlmodel import Session

from flows.pair import SessionStatus, mentorship_of
from storage.mapping import table_of
from storage.outbox_row import OutboxRow
from storage.session import SessionRow

_OUTBOX, _SESSION = table_of(OutboxRow), table_of(SessionRow)

# Put together once: that takes SQLAlchemy longer than the database takes to answer.
_ROOT: Final = select(_OUTBOX.c.key).where(
    _OUTBOX.c.team_id == bindparam("of_team"),
    _OUTBOX.c.channel == bindparam("at_channel"),
    _OUTBOX.c.ts == bindparam("at_ts"),
)
_OFFERED: Final = select(_SESSION.c.number).where(
    _SESSION.c.team_id == bindparam("of_team"),
    _SESSION.c.mentorship_id == bindparam("of_mentorship"),
    _SESSION.c.status == SessionStatus.OFFERED,
    _SESSION.c.shown_at.is_not(None),
    _SESSION.c.offered_by != bindparam("reader"),
)


def offer_under(session: Session, team_id: str, channel: str, thread_ts: str, user_id: str) -> str | None:
    """The mentorship whose agreement has this thread, where times stand that are not this one's own; else None."""
    key = session.scalar(_ROOT, {"of_team": team_id, "at_channel": channel, "at_ts": thread_ts})
    mentorship_id = mentorship_of(key or "")
    if mentorship_id is None:
        return None
    given = {"of_team": team_id, "of_mentorship": mentorship_id, "reader": user_id}
    return mentorship_id if session.execute(_OFFERED, given).first() else None
