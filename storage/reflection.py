"""The table of private answers. They are read and saved with their mentorship (storage/mentorship.py).

Only counts of them may leave it for others than their author and the close (product.md, Privacy).
"""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field

from flows.writing import Continue, Reflection
from storage.mapping import Mapper, Table, as_enum


class ReflectionRow(Table, table=True):
    """One side's private answers; the fields are `flows.pair.Reflection`'s."""

    __tablename__ = "reflection"
    __table_args__ = (ForeignKeyConstraint(["team_id", "mentorship_id"], ["mentorship.team_id", "mentorship.id"]),)

    mentorship_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    goal_met: int
    expectations: int
    time_right: bool
    skill_right: bool
    thanks: str
    proceed: Continue = Field(sa_type=as_enum(Continue))
    answered_at: datetime


REFLECTIONS = Mapper(Reflection, ReflectionRow)
