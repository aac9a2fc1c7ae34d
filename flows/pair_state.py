"""The state that mentorship, session, touchpoint and reflection decide on: the two, and all that is kept of them.

Value types and small questions about them; the rules stand in the four journeys' own files.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.decision import Event
from flows.member import Member, Programme, local_day
from flows.pair import Mentorship, Session, SessionStatus, Touchpoint
from flows.proposal import Skill
from flows.writing import Prompt, Purpose, Reflection, ThreadReply


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """A confirmed session that one of the two has in another mentorship. Nobody is told what it is about."""

    user_id: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PairEvent(Event):
    """An event of one mentorship. `actor` is who did it; empty for the clock."""

    mentorship_id: str
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairState:
    """All that the pair's journeys decide on. `mentorship` is None for an id that is not there.

    `team_id` is the workspace, so that timers can be set from the state alone. `elsewhere` holds the sessions that the
    two have with others, `mentor_away_until` and `mentee_away_until` the day on which one on a pause is back (a mentee
    may be somebody's mentor), `mentee_skills` what the mentee lists as a mentor; all are looked at, never saved.
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
    mentee_away_until: date | None = None
    mentee_skills: tuple[Skill, ...] = ()

    def mentor_is_away(self, at: datetime) -> bool:
        """Is the mentor on a pause at `at` (aware UTC)? On the day it ends they are back."""
        return self.mentor_away_until is not None and local_day(at, self.mentor) < self.mentor_away_until

    def mentee_is_away(self, at: datetime) -> bool:
        """The same of the mentee."""
        return self.mentee_away_until is not None and local_day(at, self.mentee) < self.mentee_away_until

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
