"""The years that are made up, and that the SQL written by hand asks what the report asks."""

from sqlalchemy import func, select

from benchmarks import hand_written, years
from benchmarks.slack import TEAM_ID
from storage.engine import Database
from storage.mapping import table_of
from storage.mentorship import MentorshipRow
from storage.report import Reports


def test_the_report_and_the_sql_by_hand_give_the_same_figures(database: Database) -> None:
    years.fill(database, 400)
    with database.reading() as session:
        figures = Reports(session).figures(TEAM_ID, None)
        assert hand_written.figures(session.connection(), TEAM_ID) == figures
        assert session.scalar(select(func.count()).select_from(table_of(MentorshipRow))) == 400
    assert sum(part.accepted for part in figures.parts) == 400
    assert sum(part.requested for part in figures.parts) == 404
    assert 0 < sum(part.reflected for part in figures.parts) < sum(part.all_met for part in figures.parts) == 320
    assert len(figures.unserved) == 4
    assert figures.wait is not None
    assert figures.goal_met is not None


def test_nothing_is_nothing_by_hand_too(database: Database) -> None:
    with database.reading() as session:
        assert hand_written.figures(session.connection(), TEAM_ID) == Reports(session).figures(TEAM_ID, None)
