"""What the courier asks of the outbox's table: claims, outcomes, and rows as it sees them.

Each is put together once: that takes SQLAlchemy longer than the database takes to do it. It must not run any.
"""

from dataclasses import fields
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    update,
)

from storage.conversation import ConversationRow
from storage.installation import InstallationRow, Served, is_served
from storage.mapping import table_of
from storage.outbox_row import Operation, OutboxItem, OutboxRow, State

# Literal, or SQLite does not use the partial indexes.
QUEUED: Final[ColumnElement[Any]] = literal_column("'queued'")
SENDING: Final[ColumnElement[Any]] = literal_column("'sending'")

FREE: Final = {"lease": None, "lease_until": None}
_T: Final = table_of(OutboxRow)


def is_known(operation: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether this version knows how to do it. What a newer one queued beside us is left to that one."""
    return operation.in_([literal_column(f"'{known}'") for known in Operation])


@lru_cache(maxsize=16)
def heads(served: Served, paused: frozenset[tuple[str, Operation]] = frozenset()) -> Update:
    """Claim what is due and the first of its conversation, in these workspaces, and not of a kind that is `paused`."""
    before, head = _T.alias("before"), _T.alias("head")
    someone_first = exists().where(
        before.c.team_id == head.c.team_id,
        before.c.conversation == head.c.conversation,
        before.c.state.in_([QUEUED, SENDING]),
        # A smaller id may appear late, when its transaction commits late: it waits for the one in flight.
        or_(before.c.id < head.c.id, before.c.state == SENDING),
    )
    pick = (
        select(head.c.id)
        .where(
            head.c.state == QUEUED,
            head.c.due_at <= bindparam("now"),
            ~someone_first,
            is_known(head.c.operation),
            is_served(head.c.team_id, served),
            *(or_(head.c.team_id != team_id, head.c.operation != operation) for team_id, operation in sorted(paused)),
        )
        .order_by(head.c.due_at, head.c.id)
        .limit(bindparam("so_many"))
        .with_for_update(of=head, skip_locked=True)
    )
    tried = {"attempts": _T.c.attempts + 1, "attempted_at": bindparam("now"), "resends": 0}
    return _leased(pick).values(state=SENDING, again=False, **tried)


@lru_cache(maxsize=16)
def abandoned(served: Served) -> Update:
    """Claim what is in flight though its lease has run out, in these workspaces."""
    pick = (
        select(_T.c.id)
        .where(
            _T.c.state == SENDING,
            _T.c.lease_until < bindparam("now"),
            is_known(_T.c.operation),
            is_served(_T.c.team_id, served),
        )
        .order_by(_T.c.lease_until)
        .limit(bindparam("so_many"))
        .with_for_update(skip_locked=True)
    )
    return _leased(pick)


def _leased(pick: Select[Any]) -> Update:
    picked = pick.cte("picked").prefix_with("MATERIALIZED")
    taken = update(_T).where(_T.c.id.in_(select(picked.c.id)))
    return taken.values(lease=bindparam("owner"), lease_until=bindparam("until")).returning(_T.c.id)


_ROOT: Final = _T.alias("root")
_CONVERSATION: Final = table_of(ConversationRow)
_INSTALLATION: Final = table_of(InstallationRow)
_IS_IN: Final = and_(_CONVERSATION.c.team_id == _T.c.team_id, _CONVERSATION.c.members == _T.c.conversation)
_HANGS_ON: Final = and_(_ROOT.c.team_id == _T.c.team_id, _ROOT.c.key == func.coalesce(_T.c.thread, _T.c.target))

ITEMS: Final = (
    select(
        *(_T.c[field.name] for field in fields(OutboxItem) if field.name in _T.c),
        _ROOT.c.channel.label("root_channel"),
        _ROOT.c.ts.label("root_ts"),
        _CONVERSATION.c.channel.label("open_channel"),
        _INSTALLATION.c.token.label("sealed_token"),
    )
    .select_from(
        _T.outerjoin(_ROOT, _HANGS_ON)
        .outerjoin(_CONVERSATION, _IS_IN)
        .outerjoin(_INSTALLATION, _INSTALLATION.c.team_id == _T.c.team_id)
    )
    .order_by(_T.c.id)
)
"""The rows as OutboxItems, each with the place of the post it hangs on, its conversation and its workspace's token, in
the order of their ids."""

TAKEN: Final = ITEMS.where(_T.c.id.in_(bindparam("ids", expanding=True)))

DRAWN_AGAIN: Final = (
    update(_T)
    .where(
        _T.c.team_id == bindparam("of_team"),
        _T.c.key == bindparam("of_key"),
        _T.c.state == literal_column(f"'{State.SENT}'"),
    )
    .values(state=QUEUED, attempts=0, due_at=bindparam("now"))
)

_MINE: Final = update(_T).where(
    _T.c.id == bindparam("of_id"), _T.c.state == SENDING, _T.c.lease == bindparam("of_lease")
)


def _settling(state: State) -> Update:
    """What was replaced while it was being sent is queued again, and was never tried."""
    again = _T.c.again == true()
    settled = case((again, QUEUED), else_=literal_column(f"'{state}'"))
    return _MINE.values(state=settled, attempts=case((again, 0), else_=_T.c.attempts), again=False, **FREE)


SENT: Final = _settling(State.SENT)
POSTED: Final = SENT.values(channel=bindparam("there"), ts=bindparam("at"))
FAILED: Final = _settling(State.FAILED).values(error=bindparam("why"))
HELD: Final = _MINE.values(state=QUEUED, due_at=bindparam("until"), again=False, **FREE)
DOUBTED: Final = _MINE.values(lease_until=bindparam("until"))
UPLOADING: Final = DOUBTED.values(file_id=bindparam("upload"))
SENT_ANEW: Final = DOUBTED.values(attempts=_T.c.attempts + 1, attempted_at=bindparam("now"), resends=_T.c.resends + 1)
