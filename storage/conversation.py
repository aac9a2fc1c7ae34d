"""Which Slack conversation a set of people is: asked for once, then known.

`members` is the outbox's conversation key: the sorted user ids joined by commas.
"""

from typing import Final

from sqlalchemy import bindparam, select
from sqlmodel import Field, Index, Session

from storage.mapping import Table, insert, table_of


class ConversationRow(Table, table=True):
    """One DM or shared DM with the bot."""

    __tablename__ = "conversation"
    __table_args__ = (Index("ix_conversation_channel", "team_id", "channel"),)

    members: str = Field(primary_key=True)
    channel: str


_T: Final = table_of(ConversationRow)

# Put together once: that takes SQLAlchemy longer than the database takes to answer.
_CHANNEL: Final = select(_T.c.channel).where(_T.c.team_id == bindparam("of_team"), _T.c.members == bindparam("of"))


class Conversations:
    """The conversations of all workspaces, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def channel(self, team_id: str, members: str) -> str | None:
        """Slack's id of the conversation, or None where it has not been opened yet."""
        found: str | None = self._session.connection().scalar(_CHANNEL, {"of_team": team_id, "of": members})
        return found

    def save(self, team_id: str, members: str, channel: str) -> None:
        """Keep what `conversations.open` answered; the newest answer holds."""
        new = insert(self._session, ConversationRow, {"team_id": team_id, "members": members, "channel": channel})
        self._session.execute(
            new.on_conflict_do_update(index_elements=["team_id", "members"], set_={"channel": new.excluded.channel})
        )
