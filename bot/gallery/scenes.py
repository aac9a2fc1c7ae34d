"""What a scene of the gallery is, and who plays in it: three of the library's staff, on one Wednesday in October.

It must not know how anything looks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flows.agreement import PromptLink
from flows.ask import Terms
from flows.decision import Person
from flows.member import Hours
from flows.pair import Session, SessionStatus
from flows.proposal import Reason, ReasonKind, Skill, Way
from flows.time_option import TimeOption
from flows.writing import Purpose

ADA, TOMAS, JUNE, WYATT = (
    Person("U0ALDER20", "Ada Lindgren"),
    Person("U0ALDER19", "Tomas Reyes"),
    Person("U0ALDER18", "June Okafor"),
    Person("U0ALDER22", "Wyatt Kessler"),
)
AT = datetime(2028, 10, 4, 16, 0, tzinfo=UTC)
"""A Wednesday, two days after the gallery's workspace begins; 11:00 where Ada is and 10:00 where Tomas is."""
LATER = AT + timedelta(days=7)
DAY = date(2028, 11, 17)
SOON = date(2028, 10, 6)
OFFSETS = (-300, -360)
"""Chicago and Denver, in minutes east of UTC."""

GOAL, SECOND = "run a teen advisory council", "write a grant application"
ASKED, ANSWERED = "How many teens came to the first one, and who chaired it?", "Four came. I chaired it myself."
USE = "Our own notes, deleted after the last session."
WATCH = "How Tomas opens a meeting, and what he does when nobody speaks."

BOTH_WAYS = (Way.VIDEO, Way.IN_PERSON)
TERMS = Terms(sessions=2, minutes=30, needed_by=DAY, ways=BOTH_WAYS)
HOURS = Hours(days=(1, 2, 3, 4, 5))
SKILLS = (Skill("teen councils", "started ours in 2023, still running"), Skill("school outreach"))
CLOCKS = tuple(TimeOption(at=AT + timedelta(days=days), offsets=OFFSETS) for days in (0, 1, 5))
EARLY = TimeOption(at=AT - timedelta(hours=1, minutes=30), outside=(TOMAS,), offsets=OFFSETS)
BUSY = TimeOption(at=AT + timedelta(hours=3), busy=(TOMAS,), offsets=OFFSETS)
REASONS = (
    Reason(ReasonKind.SKILL, "teen councils"),
    Reason(ReasonKind.EVIDENCE, "started ours in 2023, still running"),
    Reason(ReasonKind.ASK_ME_ABOUT, "What to do when only two kids show up."),
    Reason(ReasonKind.FREE_MINUTES, number=90),
    Reason(ReasonKind.SHARED_HOURS, number=7),
    Reason(ReasonKind.NEW),
)
PROMPTS = tuple(PromptLink(key=purpose.value, purpose=purpose, number=1) for purpose in Purpose)
OFFERED = Session(mentorship_id="", number=1, status=SessionStatus.OFFERED, offered=tuple(o.at for o in CLOCKS))
MET = Session(mentorship_id="", number=1, status=SessionStatus.CONFIRMED, starts_at=AT, minutes=30)


@dataclass(frozen=True, kw_only=True)
class Scenes:
    """The states of one kind of message or form that are worth a picture.

    `usual` is what the usual one holds, where the type alone would not say it. `also` are further ones by what is
    special of each; what they name is not varied by itself, nor is what is `still`.
    """

    usual: Mapping[str, Any] = field(default_factory=dict)
    also: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    still: frozenset[str] = frozenset()

    @property
    def settled(self) -> frozenset[str]:
        """What is not varied by itself."""
        return self.still.union(*self.also.values())
