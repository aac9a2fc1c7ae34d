"""The coach in a request's course: one look at the goal before colleagues are proposed, at most once for a request.

What it says of a goal is `flows.goal`'s. Nothing is stored meanwhile: what the form held goes through the second view
and comes back with it, so the request is made once, by whichever submission ends the coaching.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from flows import goal
from flows.decision import Message, Phrase, Post, View
from flows.proposal import Relationship, Way


class Coached(StrEnum):
    """Whether the coach has seen a goal: not yet; changed after its hints; or asked as it is in spite of them."""

    NOT_YET = "not_yet"
    CHANGED = "changed"
    AS_IT_IS = "as_it_is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All that the form held beside the goal. `rewords` is the request that it says in other words."""

    outcome: str = ""
    tried: str = ""
    skills: tuple[str, ...] = ()
    sessions: int = 0
    minutes: int = 0
    needed_by: date | None = None
    ways: tuple[Way, ...] = ()
    relationship: Relationship = Relationship.ANY
    someone: str = ""
    departments: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    ways_open: bool = False
    rewords: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView(View):
    """One more look at a goal: a hint for each fault, and `rewrite` to start from; `second` is the other of two."""

    goal: str
    hints: tuple[Phrase, ...]
    rewrite: Phrase
    second: str
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondGoal(Message):
    """The other of two goals is kept for its mentee, with a button to ask for it."""

    goal: str
    kind: Literal["second_goal"] = "second_goal"


EDITED = "edited"
"""The name of the goal's field in the second view: not that of the form's, or Slack would keep what stood in that."""

CARRIED = 2900
"""Characters, as JSON, that a view can carry: Slack takes 3,000 (docs.slack.dev/reference/views). Somebody whose form
holds more, by tens of sites ticked beside long texts, is not coached: nothing of it may be lost."""


def look(typed: str, kept: Kept) -> GoalView | None:
    """What the coach shows of a goal; None for one that is ready."""
    found = goal.advice(typed)
    if found is None or not _can_be_carried(typed, kept):
        return None
    return GoalView(
        goal=typed.strip(),
        hints=tuple(hint.words for hint in found.hints),
        rewrite=found.rewrite,
        second=found.second,
        kept=kept,
    )


def _can_be_carried(typed: str, kept: Kept) -> bool:
    """The goal goes along twice: as it was typed, and as it stands in the field."""
    return _length(asdict(kept)) + 2 * _length(typed) + 100 <= CARRIED


def _length(value: object) -> int:
    return len(json.dumps(value, default=str, ensure_ascii=False))


def keep_second(request_id: str, mentee_id: str, second: str, again: datetime | None = None) -> tuple[Post, ...]:
    """The other goal, in the mentee's own DM at once: it is the answer to their click, and must outlive the form.

    `again` is when the request was said in other words, which may hold another goal anew.
    """
    if not second.strip():
        return ()
    key = f"request:{request_id}:second" + (f":{again:%Y%m%dT%H%M%S}" if again else "")
    return (Post(key=key, to=(mentee_id,), message=SecondGoal(goal=second.strip())),)
