"""The audit of statements itself can see: what is bound is taken, whatever is not is named."""

from typing import Any

import pytest
from sqlalchemy import and_, func, or_, select, text, union_all, update
from sqlalchemy.dialects import sqlite
from sqlmodel import col

from storage.invitation import InvitationRow
from storage.mapping import table_of
from storage.member import MemberRow
from storage.outbox_row import OutboxRow
from storage.request import RequestRow
from tests.isolation.audit import UnreadError, unbound

MEMBER, REQUEST, INVITATION = table_of(MemberRow), table_of(RequestRow), table_of(InvitationRow)
MINE = MEMBER.c.team_id == "T1"
SAME = and_(REQUEST.c.team_id == MEMBER.c.team_id, REQUEST.c.mentee_id == MEMBER.c.user_id)
OTHER = MEMBER.alias("other")
NEW = sqlite.insert(MEMBER).values(team_id="T1", user_id="U1")

BOUND = {
    "by a value": select(MEMBER).where(MINE),
    "as the ORM has it": select(MemberRow).where(col(MemberRow.team_id) == "T1"),
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
    "the ORM's, with an id alone": (select(MemberRow).where(col(MemberRow.user_id) == "U1"), ["member"]),
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
    "a row by its number": (select(OutboxRow).where(col(OutboxRow.id) == 7), ["outbox"]),
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
