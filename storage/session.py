"""The table of sessions. They are read and saved with their mentorship (storage/mentorship.py)."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, false
from sqlmodel import Field

from flows import pair
from flows.proposal import Way
from storage.mapping import Mapper, Table, as_enum, as_json


class SessionRow(Table, table=True):
    """One of the agreed sessions; the fields are `flows.pair.Session`'s."""

    __tablename__ = "session"
    __table_args__ = (ForeignKeyConstraint(["team_id", "mentorship_id"], ["mentorship.team_id", "mentorship.id"]),)

    mentorship_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    status: pair.SessionStatus = Field(sa_type=as_enum(pair.SessionStatus))
    attempt: int
    offered_by: str
    offered: tuple[datetime, ...] = Field(sa_type=as_json(tuple[datetime, ...]))
    starts_at: datetime | None
    minutes: int
    way: Way | None = Field(sa_type=as_enum(Way), nullable=True)
    place: str
    answers: tuple[pair.MeetAnswer, ...] = Field(sa_type=as_json(tuple[pair.MeetAnswer, ...]))
    used: int
    presumed: bool
    between: pair.Between | None = Field(sa_type=as_enum(pair.Between), nullable=True)
    moved_from: datetime | None
    shown_at: datetime | None
    asked_at: datetime | None
    calendar_files: int = Field(sa_column_kwargs={"server_default": "0"})
    calendar_attempt: int = Field(sa_column_kwargs={"server_default": "0"})
    calendar_stale: bool = Field(sa_column_kwargs={"server_default": false()})
    watch_for: str = Field(sa_column_kwargs={"server_default": ""})
    prepared_at: datetime | None
    answer_by: date | None
    question: str = Field(sa_column_kwargs={"server_default": ""})
    late: bool = Field(sa_column_kwargs={"server_default": false()})
    told: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]), sa_column_kwargs={"server_default": "[]"})


SESSIONS = Mapper(pair.Session, SessionRow)
