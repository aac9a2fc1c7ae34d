"""Prompts and the replies in their threads: what the bot may read of a shared DM.

The tables are written by the mentorship's repository; here is the question the inbox asks. It must not know what a
prompt asks for.
"""

from datetime import datetime
from typing import Final, Literal

from sqlalchemy import and_, literal_column, select
from sqlmodel import Field, Index, Session

from flows.writing import LISTENS_ON, Prompt, Purpose, ThreadReply
from storage.conversation import ConversationRow
from storage.mapping import Mapper, Table, as_enum, table_of
from storage.outbox_row import Operation, OutboxRow


class PromptRow(Table, table=True):
    """One prompt, known by the key of its post; the fields are `flows.pair.Prompt`'s."""

    __tablename__ = "prompt"
    __table_args__ = (Index(None, "team_id", "mentorship_id"),)

    key: str = Field(primary_key=True)
    mentorship_id: str
    purpose: Purpose = Field(sa_type=as_enum(Purpose))
    number: int
    opened_at: datetime
    closed_at: datetime | None = None


class ReplyRow(Table, table=True):
    """One reply in a prompt's thread, known by its Slack ts; the fields are `flows.pair.ThreadReply`'s."""

    __tablename__ = "reply"

    prompt_key: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    author_id: str
    text: str
    at: datetime
    edited_at: datetime | None = None
    deleted: bool = False


PROMPTS: Final = Mapper(Prompt, PromptRow)
REPLIES: Final = Mapper(ThreadReply, ReplyRow)

_OUTBOX: Final = table_of(OutboxRow)
_PROMPT: Final = table_of(PromptRow)


class Prompts:
    """The prompts of all workspaces, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def listening(
        self, team_id: str, channel: str, thread_ts: str | None, now: datetime
    ) -> bool | Literal["unsettled"]:
        """Whether a reply in this thread is an answer to a prompt: one open at `now`, or closed less than 7 days ago.

        "unsettled": a post to this conversation is in flight, and its ts may turn out to be this one.
        """
        if thread_ts is None:
            return False
        said = self._session.execute(
            select(_PROMPT.c.key, _PROMPT.c.closed_at)
            .select_from(
                _OUTBOX.outerjoin(_PROMPT, and_(_PROMPT.c.team_id == _OUTBOX.c.team_id, _PROMPT.c.key == _OUTBOX.c.key))
            )
            .where(_OUTBOX.c.team_id == team_id, _OUTBOX.c.channel == channel, _OUTBOX.c.ts == thread_ts)
        ).first()
        if said is not None:
            prompt, closed_at = said
            return prompt is not None and (closed_at is None or now < closed_at + LISTENS_ON)
        return "unsettled" if self._in_flight(team_id, channel) else False

    def at(self, team_id: str, channel: str, thread_ts: str) -> Prompt | None:
        """The prompt that stands there, open or closed."""
        row = self._session.execute(
            select(*PROMPTS.columns)
            .join(_OUTBOX, and_(_OUTBOX.c.team_id == _PROMPT.c.team_id, _OUTBOX.c.key == _PROMPT.c.key))
            .where(_OUTBOX.c.team_id == team_id, _OUTBOX.c.channel == channel, _OUTBOX.c.ts == thread_ts)
        ).first()
        return PROMPTS.from_columns(row) if row else None

    def _in_flight(self, team_id: str, channel: str) -> bool:
        conversation = table_of(ConversationRow)
        in_flight = (
            select(_OUTBOX.c.id)
            .join(
                conversation,
                and_(
                    conversation.c.team_id == _OUTBOX.c.team_id,
                    conversation.c.members == _OUTBOX.c.conversation,
                ),
            )
            .where(
                _OUTBOX.c.team_id == team_id,
                _OUTBOX.c.state == literal_column("'sending'"),
                _OUTBOX.c.operation == Operation.POST,
                conversation.c.channel == channel,
            )
        )
        return self._session.execute(in_flight).first() is not None
