"""The figures of the report as somebody would ask a database for them by hand, to hold storage/report.py beside.

Plain SQL, two dialects where they differ, every figure the report shows. It must not use the bot's own queries.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, text

from flows.report import Average, Figures, Part, Unserved, Wait

_COLUMNS = tuple(field.name for field in fields(Part))

_PARTS = """
WITH met AS (
    SELECT mentorship_id, SUM(CASE WHEN status = 'held' THEN 1 ELSE 0 END) AS held, SUM(used) AS used
    FROM session WHERE team_id = :team GROUP BY mentorship_id
)
SELECT COALESCE(m.department, ''), COALESCE(m.site, ''),
    COUNT(DISTINCT r.mentee_id), COUNT(*),
    SUM(CASE WHEN s.id IS NOT NULL OR CAST(r.matches AS TEXT) <> '[]'
        OR EXISTS (SELECT 1 FROM invitation i WHERE i.team_id = r.team_id AND i.request_id = r.id) THEN 1 ELSE 0 END),
    COUNT(s.id),
    SUM(CASE WHEN met.held > 0 THEN 1 ELSE 0 END),
    SUM(CASE WHEN met.held >= s.sessions THEN 1 ELSE 0 END),
    SUM(CASE WHEN met.held >= s.sessions AND (
        EXISTS (SELECT 1 FROM reflection f WHERE f.team_id = r.team_id AND f.mentorship_id = r.id)
        OR EXISTS (
            SELECT 1 FROM prompt p WHERE p.team_id = r.team_id AND p.mentorship_id = r.id AND p.purpose = 'reflection'
            AND EXISTS (
                SELECT 1 FROM reply w WHERE w.team_id = p.team_id AND w.prompt_key = p.key AND NOT w.deleted
            )
        )) THEN 1 ELSE 0 END),
    COALESCE(SUM((s.sessions + CASE WHEN s.extended_to > 0 THEN 1 ELSE 0 END) * s.minutes), 0),
    COALESCE(SUM(met.used), 0)
FROM request r
LEFT JOIN member m ON m.team_id = r.team_id AND m.user_id = r.mentee_id
LEFT JOIN mentorship s ON s.team_id = r.team_id AND s.id = r.id
LEFT JOIN met ON met.mentorship_id = r.id
WHERE r.team_id = :team
GROUP BY 1, 2 ORDER BY 1, 2
"""

_HELD = """
SELECT COUNT(*) AS held FROM mentorship s JOIN request r ON r.team_id = s.team_id AND r.id = s.id
WHERE s.team_id = :team GROUP BY s.mentor_id ORDER BY held DESC
"""

_UNSERVED = """
SELECT mentee_id, skills, topic FROM request
WHERE team_id = :team AND nobody IS NOT NULL AND status <> 'accepted' ORDER BY created_at, id
"""

_HOURS = {
    "sqlite": "(julianday(answered_at) - julianday(sent_at)) * 24",
    "postgresql": "extract(epoch from (answered_at - sent_at)) / 3600",
}

_WAIT = """
WITH waits AS (
    SELECT mentor_id, {hours} AS hours FROM invitation
    WHERE team_id = :team AND answered_at IS NOT NULL AND sent_at IS NOT NULL
), placed AS (
    SELECT hours, ROW_NUMBER() OVER (ORDER BY hours) AS place, COUNT(*) OVER () AS many FROM waits
)
SELECT (SELECT COUNT(DISTINCT mentor_id) FROM waits), AVG(hours) FROM placed
WHERE place IN ((many + 1) / 2, (many + 2) / 2)
"""

_MARKS = """
SELECT COUNT(DISTINCT user_id), AVG(goal_met), AVG(expectations) FROM reflection WHERE team_id = :team
"""


def figures(connection: Connection, team_id: str) -> Figures:
    """All that was ever asked for: five queries, and their answers as the report takes them."""

    def asked(query: str) -> Sequence[Any]:
        return connection.execute(text(query), {"team": team_id}).all()

    ((mentors, hours),) = asked(_WAIT.format(hours=_HOURS[connection.dialect.name]))
    ((people, goal_met, expectations),) = asked(_MARKS)
    return Figures(
        parts=tuple(Part(**dict(zip(_COLUMNS, row, strict=True))) for row in asked(_PARTS)),
        held=tuple(row[0] for row in asked(_HELD)),
        unserved=tuple(
            Unserved(mentee_id, (*_listed(skills), topic) if topic else tuple(_listed(skills)))
            for mentee_id, skills, topic in asked(_UNSERVED)
        ),
        wait=Wait(round(float(hours), 3), mentors) if mentors else None,
        goal_met=Average(float(goal_met), people) if people else None,
        expectations=Average(float(expectations), people) if people else None,
    )


def _listed(skills: Any) -> Sequence[str]:
    listed: Sequence[str] = json.loads(skills) if isinstance(skills, str) else skills
    return listed
