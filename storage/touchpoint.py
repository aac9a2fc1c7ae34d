"""The table of touchpoints. They are read and saved with their mentorship (storage/mentorship.py)."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from flows.pair import Progress, Touchpoint, TouchpointStatus
from storage.mapping import Mapper, Table, as_enum


class TouchpointRow(Table, table=True):
    """What came between session `number` and the next; the fields are `flows.pair.Touchpoint`'s."""

    __tablename__ = "touchpoint"
    __table_args__ = (ForeignKeyConstraint(["team_id", "mentorship_id"], ["mentorship.team_id", "mentorship.id"]),)

    mentorship_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    status: TouchpointStatus = Field(sa_type=as_enum(TouchpointStatus))
    opened_at: datetime
    progress: Progress | None = Field(sa_type=as_enum(Progress), nullable=True)
    mentor_told: bool
    progress_at: datetime | None = None


TOUCHPOINTS = Mapper(Touchpoint, TouchpointRow)
