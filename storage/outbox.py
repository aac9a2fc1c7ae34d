"""What is to be said: written in the transaction that decided it, said once by a courier.

The database itself keeps one row in flight for each conversation, in the order of their ids. Times here are the wall
clock's. It must not know how a message looks or how it is sent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any, Final, assert_never

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    exists,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy import Update as SQLUpdate
from sqlmodel import Session

from flows.decision import FetchMember, File, Outgoing, Post, PublishHome, Update
from flows.member import Member
from storage import outbox_statements as statements
from storage import wire
from storage.among import among
from storage.installation import Served, is_active
from storage.mapping import Insert, dialect_of, insert_into, rows_changed, table_of
from storage.member import HomeRow, Members
from storage.outbox_row import SAID_ONCE, Operation, OutboxItem, OutboxRow, State, conversation, new_row
from storage.outbox_statements import FREE, QUEUED, SENDING

LEASE: Final = timedelta(seconds=60)
"""After so long without an outcome a claimed row is taken over."""

Said = tuple[OutboxItem, str | None, str | None]
"""A row that was said: a post or file, in which channel and at which ts."""

ALL: Final = Served()
"""Every workspace whose token is in the database."""

_T: Final = table_of(OutboxRow)
_HOME: Final = table_of(HomeRow)

# What the door does is put together once: that takes SQLAlchemy longer than the database takes to do it.
_THERE: Final = union_all(
    select(_T.c.key, _T.c.conversation).where(
        _T.c.team_id == bindparam("of_team"),
        among(_T.c.key, "keys"),
        _T.c.operation == Operation.POST,
    ),
    select(_HOME.c.user_id, null()).where(_HOME.c.team_id == bindparam("of_team"), among(_HOME.c.user_id, "shown_to")),
)


@cache
def _once(dialect: str) -> Insert:
    return insert_into(dialect, OutboxRow).on_conflict_do_nothing(index_elements=["team_id", "key"])


@cache
def _newest(dialect: str) -> Insert:
    new = insert_into(dialect, OutboxRow)
    sending = _T.c.state == SENDING
    held_back = _T.c.state == QUEUED  # Slack may have asked to wait: that still holds
    changes = {
        "body": new.excluded.body,
        "state": case((sending, SENDING), else_=QUEUED),
        "again": sending,
        "attempts": case((or_(sending, held_back), _T.c.attempts), else_=0),  # what was said is no failed attempt
        "due_at": case((held_back, _T.c.due_at), else_=new.excluded.due_at),
        "error": None,
    }
    return new.on_conflict_do_update(index_elements=["team_id", "key"], set_=changes)


@dataclass(frozen=True, slots=True)
class There:
    """What is there before a decision is said.

    `posts`: the conversations of the posts it hangs on, by key. `homes`: who of those it is shown to has opened their
    App Home, sorted; nobody else's is drawn.
    """

    posts: Mapping[str, str]
    homes: tuple[str, ...]


class Outbox:
    """The outbox of all workspaces, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- the door puts in --------------------------------------------------------------------------------------------

    def add(self, team_id: str, outgoing: Outgoing, now: datetime) -> None:
        """Queue one thing to say: see `add_all`."""
        self.add_all(team_id, (outgoing,), now)

    def there(self, team_id: str, outgoing: Iterable[Outgoing], shown_to: Iterable[str] = ()) -> There:
        """What `add_all` must know of before, and which of `shown_to` have opened their Home: in one question."""
        roots = {
            each.of if isinstance(each, Update) else each.thread
            for each in outgoing
            if isinstance(each, Post | Update | File)
        }
        keys, people = sorted(root for root in roots if root), sorted(set(shown_to))
        if not keys and not people:
            return There({}, ())
        given = {"of_team": team_id, "keys": keys, "shown_to": people}
        found = self._session.connection().execute(_THERE, given).all()
        homes = sorted(key for key, conversation in found if conversation is None)
        return There({key: where for key, where in found if where is not None}, tuple(homes))

    def add_all(self, team_id: str, outgoing: Sequence[Outgoing], now: datetime, there: There | None = None) -> None:
        """Queue what a decision says, in this order, which is that of the ids. `there` saves looking for it here.

        A post or file whose key was used before is not said again; of all else the newest replaces the older: it is
        queued again, or once more `again` where it is being sent. An update of a post that was never made is nothing.
        Raises ValueError for a reply or file in the thread of one, and for any of these to others than the people its
        post went to.
        """
        went_to = dict((there or self.there(team_id, outgoing)).posts)
        rows: list[dict[str, Any]] = []
        for each in outgoing:
            match each:
                case Post():
                    people = _readers(each, went_to)
                    went_to.setdefault(each.key, people)
                    said = {"body": wire.dump(each.message), "thread": each.thread}
                    rows.append(new_row(team_id, each.key, people, Operation.POST, now) | said)
                case File():
                    people = _readers(each, went_to)
                    said = {"body": wire.dump(each.message), "thread": each.thread, "file_name": each.name}
                    rows.append(new_row(team_id, each.key, people, Operation.FILE, now) | said)
                case Update():
                    people = conversation(each.to)
                    if _is_post(went_to, each.of, people):
                        said = {"body": wire.dump(each.message), "target": each.of}
                        rows.append(new_row(team_id, f"update:{each.of}", people, Operation.UPDATE, now) | said)
                case PublishHome():
                    key = f"home:{each.user_id}"
                    rows.append(new_row(team_id, key, key, Operation.HOME, now))
                case FetchMember():
                    key = f"member:{each.user_id}"
                    rows.append(new_row(team_id, key, key, Operation.MEMBER, now))
                case _:
                    assert_never(each)
        self._insert(rows)

    def _insert(self, rows: Iterable[dict[str, Any]]) -> None:
        """One statement for each run of rows that are inserted alike. The driver runs it row by row: ids in order."""
        dialect = dialect_of(self._session)
        for said_once, run in groupby(rows, key=lambda row: row["operation"] in SAID_ONCE):
            self._session.connection().execute(_once(dialect) if said_once else _newest(dialect), list(run))

    # --- the courier takes out ---------------------------------------------------------------------------------------

    def claim(
        self,
        owner: str,
        now: datetime,
        limit: int,
        lease: timedelta = LEASE,
        served: Served = ALL,
        paused: frozenset[tuple[str, Operation]] = frozenset(),
    ) -> list[OutboxItem]:
        """Take up to `limit` rows that are due, each the head of its conversation, in order. Commit before sending.

        Only those of workspaces that have the app and that this process serves, and not what is `paused` in one of
        them: Slack would send it away. What hangs on a post that was never
        said is dropped here and not handed out.
        """
        items = self._take(statements.heads(served, paused), owner, now, limit, lease)
        lost = [item for item in items if item.root and item.root_ts is None]
        if not lost:
            return items
        self._drop(lost, "what it hangs on was never said")
        # Each made way for the next of its conversation.
        return [item for item in items if item not in lost] + self.claim(owner, now, len(lost), lease, served, paused)

    def take_over(
        self, owner: str, now: datetime, limit: int, lease: timedelta = LEASE, served: Served = ALL
    ) -> list[OutboxItem]:
        """Take up to `limit` rows whose lease has run out: nobody knows whether they were said.

        They stay in flight, so nothing overtakes them. A post or file is to be looked for before it is sent anew.
        """
        return self._take(statements.abandoned(served), owner, now, limit, lease)

    def _take(self, claim: SQLUpdate, owner: str, now: datetime, limit: int, lease: timedelta) -> list[OutboxItem]:
        given = {"owner": owner, "now": now, "so_many": limit, "until": now + lease}
        ids = self._session.connection().scalars(claim, given).all()
        return self._with_readers(self._items(statements.TAKEN, {"ids": ids})) if ids else []

    def _with_readers(self, items: list[OutboxItem]) -> list[OutboxItem]:
        """Those who read it are looked up here, for all at once: to draw it is to know their language and zone."""
        people: dict[str, set[str]] = defaultdict(set)
        for item in items:
            if item.body is not None:
                people[item.team_id].update(item.user_ids)
        known = {team_id: Members(self._session).named(team_id, ids) for team_id, ids in people.items()}

        def readers(item: OutboxItem) -> tuple[Member, ...]:
            return tuple(known[item.team_id][each] for each in item.user_ids if each in known[item.team_id])

        return [item if item.body is None else replace(item, readers=readers(item)) for item in items]

    # --- outcomes ----------------------------------------------------------------------------------------------------

    def settle_sent(
        self, item: OutboxItem, owner: str | None, channel: str | None = None, ts: str | None = None
    ) -> bool:
        """It was said: a post or file, at `channel` and `ts`. False: `owner` has lost the lease; another settles it.

        What was replaced while it was being sent is queued again.
        """
        if item.is_said_once:
            return self._change(statements.POSTED, item, owner, there=channel, at=ts)
        return self._change(statements.SENT, item, owner)

    def settle_all_sent(self, said: Sequence[Said], now: datetime) -> None:
        """The same for several, each by the lease it came with; what links to one of them is drawn again."""
        posted: list[dict[str, Any]] = []
        others: list[dict[str, Any]] = []
        linking: list[dict[str, Any]] = []
        for item, channel, ts in said:
            mine = {"of_id": item.id, "of_lease": item.lease}
            if item.is_said_once:
                posted.append(mine | {"there": channel, "at": ts})
            else:
                others.append(mine)
            if item.operation is Operation.POST and item.message:
                keys = (f"update:{key}" for key in item.message.linked_from())
                linking += ({"of_team": item.team_id, "of_key": key, "now": now} for key in keys)
        changes = ((statements.POSTED, posted), (statements.SENT, others), (statements.DRAWN_AGAIN, linking))
        for change, rows in changes:
            if rows:
                self._session.connection().execute(change, rows)

    def settle_failed(self, item: OutboxItem, owner: str | None, error: str) -> tuple[OutboxItem, ...]:
        """Slack refused it for good. Returns it and, after it, everything dropped because it hangs on it.

        Empty where the lease was lost, or where it was replaced meanwhile and the newer is queued to be tried.
        """
        if not self._change(statements.FAILED, item, owner, why=error):
            return ()
        gone = self._find(_T.c.team_id == item.team_id, _T.c.id == item.id, _T.c.state == State.FAILED)
        latest = [failed.key for failed in gone]
        while latest:
            roots = or_(_T.c.thread.in_(latest), _T.c.target.in_(latest))
            known = statements.is_known(_T.c.operation)
            hanging = self._find(_T.c.team_id == item.team_id, roots, _T.c.state == QUEUED, known)
            self._drop(hanging, f"{item.key} failed: {error}")
            gone += hanging
            latest = [each.key for each in hanging]
        return tuple(gone)

    def hold(self, item: OutboxItem, until: datetime) -> bool:
        """It was certainly not said (Slack asked to wait): queue it for `until`. Its conversation waits with it."""
        return self._change(statements.HELD, item, item.lease, until=until)

    def doubt(self, item: OutboxItem, until: datetime) -> bool:
        """Nobody knows whether it was said: it stays in flight, and is there to be taken over after `until`."""
        return self._change(statements.DOUBTED, item, item.lease, until=until)

    def keep_upload(self, item: OutboxItem, file_id: str, now: datetime, lease: timedelta = LEASE) -> bool:
        """A file's bytes are about to go, for Slack to keep as `file_id`. False: the lease was lost, do not."""
        return self._change(statements.UPLOADING, item, item.lease, until=now + lease, upload=file_id)

    def resend(self, item: OutboxItem, now: datetime, lease: timedelta = LEASE) -> bool:
        """What was looked for and not found is about to be sent anew. False: the lease was lost, do not."""
        return self._change(statements.SENT_ANEW, item, item.lease, until=now + lease, now=now)

    def _change(self, change: SQLUpdate, item: OutboxItem, owner: str | None, **given: Any) -> bool:
        return rows_changed(self._session, change, {"of_id": item.id, "of_lease": owner, **given})

    def _drop(self, items: list[OutboxItem], reason: str) -> None:
        dropped = update(_T).where(_T.c.id.in_([item.id for item in items]))
        self._session.execute(dropped.values(state=State.DROPPED, error=reason, again=False, **FREE))

    def drop_all(self, team_id: str, reason: str, *, in_flight: bool) -> None:
        """Say nothing more of what is queued in a workspace, and with `in_flight` of what nobody knows the outcome."""
        states = [QUEUED, SENDING] if in_flight else [QUEUED]
        waiting = update(_T).where(_T.c.team_id == team_id, _T.c.state.in_(states))
        self._session.execute(waiting.values(state=State.DROPPED, error=reason, again=False, **FREE))

    # --- questions ---------------------------------------------------------------------------------------------------

    def find(self, team_id: str, key: str) -> OutboxItem | None:
        """The row of this key in whatever state, or None."""
        return next(iter(self._find(_T.c.team_id == team_id, _T.c.key == key)), None)

    def places(self, team_id: str, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Where the posts of these keys stand, by key: the channel and Slack's ts. Those not said yet are left out."""
        stand = select(_T.c.key, _T.c.channel, _T.c.ts).where(
            _T.c.team_id == team_id, _T.c.key.in_(keys), _T.c.channel.is_not(None), _T.c.ts.is_not(None)
        )
        return {key: (channel, ts) for key, channel, ts in self._session.execute(stand)} if keys else {}

    def post_at(self, team_id: str, channel: str, ts: str, to: Sequence[str]) -> str | None:
        """The key of the post to these people alone that stands there, or None."""
        said = select(_T.c.key).where(_T.c.team_id == team_id, _T.c.channel == channel, _T.c.ts == ts)
        of_theirs = (_T.c.conversation == conversation(to), _T.c.operation == Operation.POST)
        return self._session.scalar(said.where(*of_theirs))

    def queue_is_empty(self) -> bool:
        """Whether nothing is queued or in flight, in any workspace that has the app."""
        waiting = exists().where(_T.c.state.in_([QUEUED, SENDING]), is_active(_T.c.team_id))
        return not self._session.scalar(select(waiting))

    def _find(self, *where: ColumnElement[bool]) -> list[OutboxItem]:
        return self._items(statements.ITEMS.where(*where), {})

    def _items(self, items: Select[Any], given: Mapping[str, Any]) -> list[OutboxItem]:
        return [OutboxItem(**row) for row in self._session.connection().execute(items, given).mappings()]


def _is_post(went_to: Mapping[str, str], key: str, people: str) -> bool:
    found = went_to.get(key)
    if found not in {None, people}:
        raise ValueError(f"{key} went to {found}, not to {people}")
    return found is not None


def _readers(each: Post | File, went_to: Mapping[str, str]) -> str:
    """The conversation it goes to, which is that of the post whose thread it stands in."""
    people = conversation(each.to)
    if each.thread and not _is_post(went_to, each.thread, people):
        raise ValueError(f"{each.key}: there is no post {each.thread} to reply to")
    return people
