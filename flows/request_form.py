"""The form a request is made with, and how much each of its fields may hold."""

import re
from dataclasses import dataclass
from datetime import date

from flows.decision import View
from flows.proposal import Relationship, Way

GOAL_LIMIT, OUTCOME_LIMIT, TRIED_LIMIT, LINE_LIMIT, SKILL_LIMIT = 300, 500, 1000, 500, 75
"""Characters; of a skill, what an option of Slack's may have."""

SUGGEST = 0
"""The number of sessions that stands for "suggest one"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestForm(View):
    """The form a request is made with. `more` shows the optional fields too.

    `departments` and `sites` are all there are, `only_...` those chosen. `rewords_id` is the request whose place what
    is sent in will take. `shadowing`: that is ticked, since the goal asks for it. `long`: more was typed than a goal
    holds, and what came after its beginning stands under what was tried.
    """

    goal: str = ""
    outcome: str = ""
    tried: str = ""
    sessions: int = SUGGEST
    minutes: int = 30
    needed_by: date | None = None
    max_sessions: int = 3
    departments: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    more: bool = False
    skills: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    relationship: Relationship = Relationship.ANY
    someone: str = ""
    only_departments: tuple[str, ...] = ()
    only_sites: tuple[str, ...] = ()
    shadowing: bool = False
    rewords_id: str = ""
    long: bool = False


def beginning(typed: str) -> tuple[str, str]:
    """As much as a goal holds, in whole sentences or else words, and what comes after that."""
    typed = typed.strip()
    if len(typed) <= GOAL_LIMIT:
        return typed, ""
    for mark in (r"(?<=[.!?])\s", r"\s"):
        if ends := [found.start() for found in re.finditer(mark, typed[: GOAL_LIMIT + 1])]:
            return typed[: ends[-1]].rstrip(), typed[ends[-1] :].strip()
    return typed[:GOAL_LIMIT], typed[GOAL_LIMIT:]
