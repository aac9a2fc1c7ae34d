"""People, their Homes, conversations and installations: kept by workspace."""

from dataclasses import replace
from datetime import time
from typing import Any

from sqlmodel import col, select

from flows.member import Hours, Member
from storage.conversation import ConversationRow, Conversations
from storage.engine import Database
from storage.member import Members

ADA = Member(
    user_id="U1",
    name="Ada",
    title="Librarian",
    department="Branches",
    site="East",
    manager_id="U9",
    zone="America/Denver",
    locale="en-GB",
    admin=True,
    hours=Hours(days=(1, 3, 5), start=time(7, 30), end=time(15)),
)


def _do(database: Database, work: Any) -> Any:
    return database.run(lambda session: work(Members(session)))


def test_a_person_comes_back_as_saved_with_and_without_hours_of_their_own(database: Database) -> None:
    _do(database, lambda members: members.save("T1", ADA))
    assert _do(database, lambda members: members.get("T1", "U1")) == ADA
    assert _do(database, lambda members: members.get("T1", "U1", lock=True)) == ADA
    later = replace(ADA, hours=None, manager_id=None, name="Ada L.")
    _do(database, lambda members: (members.get("T1", "U1", lock=True), members.save("T1", later)))
    assert _do(database, lambda members: members.get("T1", "U1")) == later


def test_people_of_one_workspace_are_not_seen_from_another(database: Database) -> None:
    for team, user_id in (("T1", "U1"), ("T1", "U2"), ("T2", "U3")):
        member = replace(ADA, user_id=user_id)
        _do(database, lambda members, team=team, member=member: members.save(team, member))
    assert _do(database, lambda members: members.get("T2", "U1")) is None
    assert set(_do(database, lambda members: members.named("T1", ["U2", "U3", "U4"]))) == {"U2"}
    assert [m.user_id for m in _do(database, lambda members: members.everyone("T1"))] == ["U1", "U2"]


def test_the_newest_conversation_holds(database: Database) -> None:
    def channel(team: str) -> Any:
        return database.run(lambda s: s.scalar(select(col(ConversationRow.channel)).filter_by(team_id=team)))

    assert channel("T1") is None
    database.run(lambda s: Conversations(s).save("T1", "U1,U2", "G1"))
    database.run(lambda s: Conversations(s).save("T1", "U1,U2", "G2"))
    assert channel("T1") == "G2"
    assert channel("T2") is None
