"""What the two write: replies in the threads of prompts, and their private answers at the close.

Value types only; who may read what is decided by the journeys.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LISTENS_ON = timedelta(days=7)
"""How long after its close a prompt's thread is still read, for the late reply and the late correction."""


class Purpose(StrEnum):
    """What a prompt asks for."""

    WRITTEN_SESSION = "written_session"
    TOUCHPOINT = "touchpoint"
    SHARED_REFLECTION = "shared_reflection"
    REFLECTION = "reflection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A post whose thread is listened to. `key` is the post's. Listening ends at `kept_until`."""

    key: str
    mentorship_id: str
    purpose: Purpose
    number: int
    opened_at: datetime
    closed_at: datetime | None = None

    @property
    def kept_until(self) -> datetime | None:
        """Until when words typed in its thread are kept; None while it is open."""
        return self.closed_at + LISTENS_ON if self.closed_at else None

    def listens(self, at: datetime) -> bool:
        """Are words typed in its thread at `at` still kept?"""
        return self.kept_until is None or at < self.kept_until


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadReply:
    """What somebody typed in a prompt's thread. `ts` is Slack's; a deleted one keeps no text."""

    prompt_key: str
    ts: str
    author_id: str
    text: str
    at: datetime
    edited_at: datetime | None = None
    deleted: bool = False


class Continue(StrEnum):
    """What each would like next; shown only when both say the same."""

    DONE = "done"
    ONE_MORE_ROUND = "one_more_round"
    STAY_IN_TOUCH = "stay_in_touch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """One side's private answers. Only their author ever sees them; `thanks` alone goes to the other, at the close."""

    mentorship_id: str
    user_id: str
    goal_met: int
    expectations: int
    time_right: bool
    skill_right: bool
    thanks: str
    proceed: Continue
    answered_at: datetime
