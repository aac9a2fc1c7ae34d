"""Which Slack conversation a set of people is: asked for once, then known.

`members` is the outbox's conversation key: the sorted user ids joined by commas. A row of the outbox that is taken out
comes with its own.
"""

from sqlmodel import Field, Index, Session

from storage.mapping import Table, insert


class ConversationRow(Table, table=True):
    """One DM or shared DM with the bot."""

    __tablename__ = "conversation"
    __table_args__ = (Index("ix_conversation_channel", "team_id", "channel"),)

    members: str = Field(primary_key=True)
    channel: str


class Conversations:
    """The conversations of all workspaces, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, team_id: str, members: str, channel: str) -> None:
        """Keep what `conversations.open` answered; the newest answer holds."""
        new = insert(self._session, ConversationRow, {"team_id": team_id, "members": members, "channel": channel})
        self._session.execute(
            new.on_conflict_do_update(index_elements=["team_id", "members"], set_={"channel": new.excluded.channel})
        )
