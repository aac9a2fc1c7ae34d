"""What two people agreed and did: a mentorship, its sessions, and the touchpoints between them.

Value types and small questions about them. What is decided on besides stands in `pair_state.py`, the rules in the files
of the journeys.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from flows.consent import NO_RECORDING, Recording
from flows.proposal import LIVE, Way


class MentorshipStatus(StrEnum):
    """AGREED: accepted, the shared DM waits for its hour. OPEN: it runs. CLOSED: nothing more is said."""

    AGREED = "agreed"
    OPEN = "open"
    CLOSED = "closed"


class Ending(StrEnum):
    """How a mentorship came to its close."""

    COMPLETED = "completed"
    ENDED_BY_MENTEE = "ended_by_mentee"
    ENDED_BY_MENTOR = "ended_by_mentor"
    NEVER_SCHEDULED = "never_scheduled"
    DEPARTED = "departed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship:
    """An accepted request. Its id is the request's, so a request is accepted at most once. Times are aware UTC.

    `minutes` is one session's length, `sessions` how many were agreed. `standing` is where the mentee stood at the
    start (1-5), `stands_now` where at the close, `questions` what they brought. `idle_since` is when nothing was
    scheduled any more, None while something is, and `idle_cards` the keys of what was said about it and still asks for
    something. `one_more` holds who would like one session more; when both do,
    `extended_to` is the number of held sessions at which it is over (0 while it is as agreed). `summarised` holds who
    got the closing summary. `private_word` is what the one who ended it noted for themselves; nobody else reads it.
    `new_to_role` and `new_to_video` hold for whom it was the first one on their side, and who had held no session by
    video before.
    """

    id: str
    mentee_id: str
    mentor_id: str
    goal: str
    outcome: str
    sessions: int
    minutes: int
    needed_by: date | None
    ways: tuple[Way, ...]
    status: MentorshipStatus
    agreed_at: datetime
    tried: str = ""
    questions: str = ""
    standing: int | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    ending: Ending | None = None
    idle_since: datetime | None = None
    one_more: tuple[str, ...] = ()
    extended_to: int = 0
    summarised: tuple[str, ...] = ()
    recording: Recording = NO_RECORDING
    private_word: str = ""
    new_to_role: tuple[str, ...] = ()
    new_to_video: tuple[str, ...] = ()
    stands_now: int | None = None
    idle_cards: tuple[str, ...] = ()

    @property
    def is_shadowing(self) -> bool:
        """Did the two agree on shadowing and nothing else?"""
        return self.ways == (Way.SHADOWING,)

    @property
    def total(self) -> int:
        """Minutes agreed in all, with the session both agreed to add."""
        return (self.sessions + bool(self.extended_to)) * self.minutes

    @property
    def may_write(self) -> bool:
        """Did the two agree on written sessions, among others or alone? Where they named no way, any is right."""
        return not self.ways or Way.WRITTEN in self.ways

    @property
    def may_meet(self) -> bool:
        """Did the two agree on meetings, among others or alone? Where they named no way, any is right."""
        return not self.ways or any(way in LIVE for way in self.ways)


class SessionStatus(StrEnum):
    """OFFERED: times wait for a yes. CONFIRMED: it has a time. HELD: they met. CANCELLED: given up or not met."""

    OFFERED = "offered"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


class Between(StrEnum):
    """What the mentee takes on until the next session; NOTHING leaves the touchpoint out."""

    PLAN = "plan"
    STEPS = "steps"
    WORK = "work"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class MeetAnswer:
    """One side's answer to *did you meet?*: the minutes used, 0 for "we did not"."""

    user_id: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One of the agreed sessions. `attempt` counts offers of times, so each has keys of its own; `number` starts at 1.

    `presumed` is true while it only counts as held because nobody answered; `used` is what the ledger counts, minutes.
    `between` is what the mentee takes on after it, None while they have not said. `moved_from` is the confirmed time
    that an offer takes the place of. This attempt's time card was posted at `shown_at`, *did you meet?* at `asked_at`.
    A written one has no time until it is answered: `answer_by` is the day by which the mentor answers, `question` what
    the mentee wrote in the form (it may stand in the thread instead; it is kept where they then meet), `late` says that
    the day went by, and `told` names what was said of it once. `calendar_files` counts the files for their calendars,
    over all attempts; `calendar_attempt` is the attempt whose time stands in them, 0 for none; `calendar_stale`: what
    they hold of it is no longer so. `watch_for` is what the mentee watches for in a session of shadowing. This
    attempt's preparation card was posted at `prepared_at`.
    """

    mentorship_id: str
    number: int
    status: SessionStatus
    attempt: int = 1
    offered_by: str = ""
    offered: tuple[datetime, ...] = ()
    starts_at: datetime | None = None
    minutes: int = 0
    way: Way | None = None
    place: str = ""
    answers: tuple[MeetAnswer, ...] = ()
    used: int = 0
    presumed: bool = False
    between: Between | None = None
    moved_from: datetime | None = None
    shown_at: datetime | None = None
    asked_at: datetime | None = None
    calendar_files: int = 0
    calendar_attempt: int = 0
    calendar_stale: bool = False
    watch_for: str = ""
    prepared_at: datetime | None = None
    answer_by: date | None = None
    question: str = ""
    late: bool = False
    told: tuple[str, ...] = ()

    @property
    def is_written(self) -> bool:
        """Is it a question and its answer, and no meeting?"""
        return self.way is Way.WRITTEN

    @property
    def is_open(self) -> bool:
        """Is it being arranged, or has it a time and no answer yet whether they met?"""
        return self.status in {SessionStatus.OFFERED, SessionStatus.CONFIRMED}

    @property
    def ends_at(self) -> datetime | None:
        """When its time is over; None while it has none."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None


class TouchpointStatus(StrEnum):
    """OPEN: the prompt stands and listens. The others are ends."""

    OPEN = "open"
    CLOSED = "closed"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


class Progress(StrEnum):
    """What the mentee said of the work between two sessions."""

    DONE = "done"
    UNDER_WAY = "under_way"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """Between session `number` and the next. `progress` was said at `progress_at`."""

    mentorship_id: str
    number: int
    status: TouchpointStatus
    opened_at: datetime
    progress: Progress | None = None
    mentor_told: bool = False
    progress_at: datetime | None = None


def root_key(mentorship_id: str) -> str:
    """The key of the mentorship's root message, the agreement, in whose thread its cards go."""
    return f"mentorship:{mentorship_id}:agreement"


def mentorship_of(key: str) -> str | None:
    """The mentorship whose root message has this key; None where it is no root's."""
    mentorship_id = key.removeprefix("mentorship:").removesuffix(":agreement")
    return mentorship_id if key == root_key(mentorship_id) else None
