"""What people asked for by name: the skills their requests say the mentor must have. Reading only.

No goal and no other word of a request is read here. It must not know what is shown of it, nor to whom.
"""

from datetime import datetime

from sqlalchemy import String as Text
from sqlalchemy import bindparam, cast, select
from sqlmodel import Session

from storage.mapping import table_of
from storage.request import RequestRow

EMPTY = "[]"
"""How an empty list is written in a JSON column."""

_R = table_of(RequestRow)
_ASKED_FOR = select(_R.c.mentee_id, _R.c.skills).where(
    _R.c.team_id == bindparam("team_id"),
    _R.c.created_at >= bindparam("since"),
    _R.c.mentee_id != bindparam("user_id"),
    cast(_R.c.skills, Text) != EMPTY,
)


def asked_for(
    session: Session, team_id: str, since: datetime, *, but_by: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who asked for which skills since then (aware UTC), request by request; what `but_by` asked for is left out."""
    rows = session.connection().execute(_ASKED_FOR, {"team_id": team_id, "since": since, "user_id": but_by})
    return tuple((mentee_id, tuple(skills)) for mentee_id, skills in rows)
