"""Every statement asks for one workspace: read off SQLAlchemy's own tree of each while everything is played.

A new query needs a play that comes to it, and a `team_id` for every table in it; the few that are for all workspaces on
purpose stand in FOR_ALL with their reason.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import and_, func, or_, select, text, union_all, update
from sqlalchemy.dialects import sqlite

from storage.invitation import InvitationRow
from storage.mapping import table_of
from storage.member import MemberRow
from storage.outbox_row import OutboxRow
from storage.request import RequestRow
from tests.isolation.audit import UnreadError, unbound
from tests.isolation.chores import all_chores, came_and_went
from tests.isolation.places import all_places
from tests.isolation.play import played, side_by_side
from tests.isolation.slack import Slack
from tests.isolation.stand import Workplace, standing
from tests.isolation.watch import Watch, watching

TEAMS = ("T1", "T2")

FOR_ALL = {
    # function (< the one that called it): why it is for all workspaces
    "Outbox._take": "one courier takes the next rows that are due, whosever they are",
    "Outbox._items < Outbox._take": "the rows just taken, by their ids",
    "Outbox._change": "the courier's own row, by its id and its lease",
    "Outbox._drop": "rows just read, by their ids",
    "Outbox.queue_is_empty": "whether the process is idle",
    "Inbox.claim_next": "one worker takes the next events, whosever they are",
    "Inbox.is_empty": "whether the process is idle",
    "Inbox.forget": "the sweep of old keys",
    "Timers.claim_due": "one tick takes what is due, whosever it is",
    "Timers.next_due": "when the clock has something to do next, or now",
    "Backlog._depth": "figures of the whole process, for its operator",
    "Installations.active": "the workspaces there are, for the process that serves them",
    "Installations.with_token": "the tokens there are, for the command that seals them anew",
    "Retention.overdue": "the sweep of what was said long ago",
    "Retention.forget": "rows just found, by their ids",
}

AT_IMPORT = {"_part": "what it puts together at import is issued by Mentorships._read and Homes._parts"}
"""Functions that build statements before anything is played."""

RAW = {"BEGIN IMMEDIATE", "BEGIN DEFERRED"}
"""What goes to the database past SQLAlchemy's tree."""


@pytest.fixture
def watched(database_url: str, slack: Slack) -> Iterator[Watch]:
    """Everything that is issued while two equal workspaces play."""
    with watching() as watch, standing(database_url, slack, TEAMS) as stand:
        side_by_side(stand, [played(Workplace(stand, team), team) for team in TEAMS])
        for team in TEAMS:
            all_chores(stand.database, team)
        came_and_went(stand, TEAMS[0])
        assert any(stand.rows(TEAMS[1]).values())
        yield watch


def test_every_statement_is_for_one_workspace_and_every_query_was_played(watched: Watch) -> None:
    leaks = [
        leak for leak in watched.leaks if not {leak.issued_by, f"{leak.issued_by} < {leak.called_by}"} & set(FOR_ALL)
    ]
    assert not leaks, "\n\n".join(sorted(map(str, leaks)))

    places = all_places()
    assert len(places) > 60, "the queries of storage/ are not found any more"
    missed = [place for place in places if not watched.reached(place)]
    assert not [str(place) for place in missed if place.function not in AT_IMPORT], "no play comes to these"
    assert {place.function for place in missed} == set(AT_IMPORT)

    met = {name for leak in watched.leaks for name in (leak.issued_by, f"{leak.issued_by} < {leak.called_by}")}
    assert not set(FOR_ALL) - met, "these need no exception any more"
    assert watched.raw <= RAW


# --- the audit itself can see -----------------------------------------------------------------------------------------

MEMBER, REQUEST, INVITATION = table_of(MemberRow), table_of(RequestRow), table_of(InvitationRow)
MINE = MEMBER.c.team_id == "T1"
SAME = and_(REQUEST.c.team_id == MEMBER.c.team_id, REQUEST.c.mentee_id == MEMBER.c.user_id)
OTHER = MEMBER.alias("other")
NEW = sqlite.insert(MEMBER).values(team_id="T1", user_id="U1")

BOUND = {
    "by a value": select(MEMBER).where(MINE),
    "as the ORM has it": select(MemberRow).where(MemberRow.team_id == "T1"),
    "by a join": select(MEMBER).join(REQUEST, SAME).where(MINE),
    "by a join, the other way round": select(MEMBER).join(REQUEST, SAME).where(REQUEST.c.team_id == "T1"),
    "by an outer join": select(MEMBER).outerjoin(REQUEST, SAME).where(MINE),
    "within an exists": select(MEMBER).where(MINE, select(REQUEST.c.id).where(SAME).exists()),
    "in a subquery": select(MEMBER).where(
        MINE, MEMBER.c.user_id.in_(select(REQUEST.c.mentee_id).where(REQUEST.c.team_id == "T1"))
    ),
    "in both parts of a union": union_all(
        select(MEMBER.c.name).where(MINE), select(REQUEST.c.goal).where(REQUEST.c.team_id == "T1")
    ),
    "an update": update(MEMBER).where(MINE).values(name="x"),
    "an insert": NEW,
    "an upsert": NEW.on_conflict_do_nothing(index_elements=["team_id", "user_id"]),
}

UNBOUND = {
    "nothing at all": (select(MEMBER), ["member"]),
    "the ORM's, with an id alone": (select(MemberRow).where(MemberRow.user_id == "U1"), ["member"]),
    "one way of an OR": (select(MEMBER).where(or_(MINE, MEMBER.c.admin.is_(True))), ["member"]),
    "not": (select(MEMBER).where(~MINE), ["member"]),
    "a join by an id alone": (
        select(MEMBER).join(REQUEST, REQUEST.c.mentee_id == MEMBER.c.user_id).where(MINE),
        ["request"],
    ),
    "an outer join whose ON alone is bound": (
        select(MEMBER).outerjoin(REQUEST, and_(SAME, REQUEST.c.team_id == "T1")),
        ["member"],
    ),
    "an exists by an id alone": (
        select(MEMBER).where(MINE, select(REQUEST.c.id).where(REQUEST.c.mentee_id == MEMBER.c.user_id).exists()),
        ["request"],
    ),
    "a subquery": (select(MEMBER).where(MINE, MEMBER.c.user_id.in_(select(REQUEST.c.mentee_id))), ["request"]),
    "a scalar subquery": (
        select(MEMBER.c.name, select(func.count(REQUEST.c.id)).scalar_subquery()).where(MINE),
        ["request"],
    ),
    "a derived table": (select(select(REQUEST.c.id).subquery()), ["request"]),
    "an alias of its own": (select(MEMBER, OTHER).where(MINE, OTHER.c.user_id == MEMBER.c.user_id), ["other"]),
    "one part of a union": (
        union_all(select(MEMBER.c.name).where(MINE), select(REQUEST.c.goal)),
        ["request"],
    ),
    "a value of another column": (select(MEMBER).where(MEMBER.c.team_id == MEMBER.c.user_id), ["member"]),
    "an update": (update(MEMBER).where(MEMBER.c.user_id == "U1").values(name="x"), ["member"]),
    "an update by what a subquery finds": (
        update(MEMBER).where(MINE, MEMBER.c.user_id.in_(select(INVITATION.c.mentor_id))).values(name="x"),
        ["invitation"],
    ),
    "an insert": (MEMBER.insert().values(user_id="U1"), ["member"]),
    "an upsert by an id alone": (
        NEW.on_conflict_do_update(index_elements=["user_id"], set_={"name": "x"}),
        ["member (on conflict)"],
    ),
    "a row by its number": (select(OutboxRow).where(OutboxRow.id == 7), ["outbox"]),
}


@pytest.mark.parametrize("statement", BOUND.values(), ids=BOUND.keys())
def test_a_bound_statement_is_taken(statement: Any) -> None:
    assert unbound(statement) == []


@pytest.mark.parametrize(("statement", "tables"), UNBOUND.values(), ids=UNBOUND.keys())
def test_an_unbound_statement_is_seen(statement: Any, tables: list[str]) -> None:
    assert unbound(statement) == tables


def test_sql_as_text_is_not_taken_unread() -> None:
    with pytest.raises(UnreadError):
        unbound(text("SELECT * FROM member"))
