"""What two people agreed and did: the state that mentorship, session, touchpoint and reflection decide on.

Value types and small questions about them; the rules stand in the four journeys' own files.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from flows.consent import NO_RECORDING, Recording
from flows.decision import Event
from flows.member import Member, Programme, local_day
from flows.proposal import LIVE, Way
from flows.writing import Prompt, Purpose, Reflection, ThreadReply


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
    scheduled any more; None while something is. `one_more` holds who would like one session more; when both do,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """A confirmed session that one of the two has in another mentorship. Nobody is told what it is about."""

    user_id: str
    starts_at: datetime
    ends_at: datetime


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PairEvent(Event):
    """An event of one mentorship. `actor` is who did it; empty for the clock."""

    mentorship_id: str
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairState:
    """All that the pair's journeys decide on. `mentorship` is None for an id that is not there.

    `team_id` is the workspace, so that timers can be set from the state alone. `elsewhere` holds the sessions that the
    two have with others, `mentor_away_until` the day on which a mentor on a pause is back; both are looked at, never
    saved.
    """

    programme: Programme
    mentorship: Mentorship | None
    mentee: Member
    mentor: Member
    sessions: tuple[Session, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    replies: tuple[ThreadReply, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    team_id: str = ""
    elsewhere: tuple[Engagement, ...] = ()
    mentor_away_until: date | None = None

    def mentor_is_away(self, at: datetime) -> bool:
        """Is the mentor on a pause at `at` (aware UTC)? On the day it ends they are back."""
        return self.mentor_away_until is not None and local_day(at, self.mentor) < self.mentor_away_until

    @property
    def both(self) -> tuple[str, str]:
        """The two Slack ids: whom a post to the shared DM is for."""
        return (self.mentee.user_id, self.mentor.user_id)

    @property
    def used(self) -> int:
        """Minutes the ledger counts as used."""
        return sum(s.used for s in self.sessions)

    @property
    def held(self) -> int:
        """Sessions held."""
        return sum(s.status is SessionStatus.HELD for s in self.sessions)

    @property
    def time_is_used(self) -> bool:
        """All sessions held, or the agreed minutes used with sessions left (product.md, Meet)."""
        assert self.mentorship is not None  # noqa: S101 - asked only of a mentorship that is there
        if self.mentorship.extended_to:
            return self.held >= self.mentorship.extended_to
        return self.held >= self.mentorship.sessions or self.used >= self.mentorship.total

    @property
    def is_closing(self) -> bool:
        """Is the closing reflection asked for? As long as it is, no more sessions are arranged."""
        return any(prompt.purpose is Purpose.REFLECTION and prompt.closed_at is None for prompt in self.prompts)

    def other(self, user_id: str) -> Member:
        """The other one of the two."""
        return self.mentor if user_id == self.mentee.user_id else self.mentee

    def who(self, user_id: str) -> Member:
        """The one of the two with this id."""
        return self.mentee if user_id == self.mentee.user_id else self.mentor

    @property
    def open_session(self) -> Session | None:
        """The session that is being arranged or has a time; there is at most one."""
        return next((s for s in self.sessions if s.is_open), None)

    def session(self, number: int) -> Session | None:
        """The session with this number, where there is one yet."""
        return next((s for s in self.sessions if s.number == number), None)

    def touchpoint(self, number: int) -> Touchpoint | None:
        """The touchpoint after the session with this number, where it was opened."""
        return next((t for t in self.touchpoints if t.number == number), None)

    def prompt(self, key: str) -> Prompt | None:
        """The prompt posted under this key."""
        return next((p for p in self.prompts if p.key == key), None)

    def reply(self, prompt_key: str, ts: str) -> ThreadReply | None:
        """What is kept of one message in a prompt's thread, a deleted one too."""
        return next((r for r in self.replies if r.prompt_key == prompt_key and r.ts == ts), None)

    def replies_to(self, prompt_key: str) -> tuple[ThreadReply, ...]:
        """What stands in a prompt's thread, deleted messages left out; the oldest first."""
        return tuple(r for r in self.replies if r.prompt_key == prompt_key and not r.deleted)

    def reflection_of(self, user_id: str) -> Reflection | None:
        """The private answers of one of the two."""
        return next((r for r in self.reflections if r.user_id == user_id), None)

    def with_mentorship(self, **changes: object) -> "PairState":
        """The same pair with the mentorship changed."""
        assert self.mentorship is not None  # noqa: S101 - as above
        return replace(self, mentorship=replace(self.mentorship, **changes))  # type: ignore[arg-type] # fields by name

    def with_session(self, session: Session) -> "PairState":
        """The same pair with this session in place of the one of its number."""
        kept = tuple(s for s in self.sessions if s.number != session.number)
        return replace(self, sessions=tuple(sorted((*kept, session), key=lambda s: s.number)))

    def with_touchpoint(self, touchpoint: Touchpoint) -> "PairState":
        """The same pair with this touchpoint in place of the one of its number."""
        kept = tuple(t for t in self.touchpoints if t.number != touchpoint.number)
        return replace(self, touchpoints=tuple(sorted((*kept, touchpoint), key=lambda t: t.number)))

    def with_prompt(self, prompt: Prompt) -> "PairState":
        """The same pair with this prompt in place of the one of its key."""
        return replace(self, prompts=(*(p for p in self.prompts if p.key != prompt.key), prompt))

    def with_reply(self, reply: ThreadReply) -> "PairState":
        """The same pair with this reply in place of the one of its message; Slack's ts puts them in order."""
        kept = tuple(r for r in self.replies if (r.prompt_key, r.ts) != (reply.prompt_key, reply.ts))
        return replace(self, replies=tuple(sorted((*kept, reply), key=lambda r: (r.prompt_key, r.ts))))

    def with_reflection(self, reflection: Reflection) -> "PairState":
        """The same pair with these private answers in place of the same person's."""
        kept = tuple(r for r in self.reflections if r.user_id != reflection.user_id)
        return replace(self, reflections=(*kept, reflection))


def root_key(mentorship_id: str) -> str:
    """The key of the mentorship's root message, the agreement, in whose thread its cards go."""
    return f"mentorship:{mentorship_id}:agreement"
