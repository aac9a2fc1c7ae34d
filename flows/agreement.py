"""The agreement: the root message of a mentorship in the pair's shared DM, kept current to its close.

Any journey that changes something shown in it says `keep_current(state)`. It must not know what the journeys decide.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from flows import gap, written_stage
from flows.consent import RecordingStanding
from flows.decision import Message, Person, Update
from flows.pair import Between, Ending, Mentorship, MentorshipStatus, SessionStatus, root_key
from flows.pair_state import PairState
from flows.proposal import Way
from flows.writing import Purpose


class NextStep(StrEnum):
    """What is next. PICK_TIME: one of the two has times to choose from. SAY_MET: a session's time is over."""

    FIND_TIME = "find_time"
    PICK_TIME = "pick_time"
    SESSION = "session"
    SAY_MET = "say_met"
    WRAP_UP = "wrap_up"
    LOOK_BACK = "look_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptLink:
    """A prompt that asks for typed words, to be linked to by the key of its post."""

    key: str
    purpose: Purpose
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Message):
    """What the two agreed and where it stands. `used`, `total` and `minutes` are minutes; `held` counts sessions.

    `planned` is how many there are to be: those agreed, or as many as with the one both agreed to add. `next_number`
    and `next_at` are those of the session that has a time, 0 and None while none has; while there is nothing arranged
    and time is left, `may_find_time`, by `may_meet` or `may_write`; `answer_by` is the day of a written one, whose
    question was `asked`, or `answered`, or is to come; while a session is still to come, `may_bring_questions`. `acts`
    is whose turn it is to pick a time, `offered_by` whose times they are; they stand in the thread once `times_shown`.
    `new_to_role` and `new_to_video` hold who is; the latter none where video was not chosen. `between` is what the
    mentee chose to come after session `between_after`; None while they have not, and it can be chosen anew while
    `may_change_between`.
    """

    mentorship_id: str
    mentee: Person
    mentor: Person
    goal: str
    outcome: str
    sessions: int
    minutes: int
    total: int
    used: int
    held: int
    planned: int = 0
    needed_by: date | None = None
    ways: tuple[Way, ...] = ()
    questions: str = ""
    standing: int | None = None
    next_number: int = 0
    next_at: datetime | None = None
    may_find_time: bool = False
    may_meet: bool = True
    may_write: bool = False
    answer_by: date | None = None
    asked: bool = False
    answered: bool = False
    may_bring_questions: bool = True
    extended: bool = False
    next_step: NextStep = NextStep.FIND_TIME
    acts: Person | None = None
    offered_by: Person | None = None
    times_shown: bool = True
    prompts: tuple[PromptLink, ...] = ()
    new_to_role: bool = True
    new_to_video: tuple[Person, ...] = ()
    recording: RecordingStanding = RecordingStanding.OFF
    recording_use: str = ""
    recording_agreed: tuple[Person, ...] = ()
    ending: Ending | None = None
    between: Between | None = None
    between_after: int = 0
    may_change_between: bool = False
    kind: Literal["agreement"] = "agreement"

    def points_to(self) -> tuple[str, ...]:
        """The prompts, wherever they stand."""
        return tuple(prompt.key for prompt in self.prompts)


def agreement(state: PairState) -> Agreement:
    """The agreement as it stands."""
    mentorship = there(state)
    last = gap.last_gap(state)
    coming = next((s for s in state.sessions if s.status is SessionStatus.CONFIRMED), None)
    offered_by = state.open_session.offered_by if state.open_session else ""
    return Agreement(
        mentorship_id=mentorship.id,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        goal=mentorship.goal,
        outcome=mentorship.outcome,
        sessions=mentorship.sessions,
        minutes=mentorship.minutes,
        total=mentorship.total,
        used=state.used,
        held=state.held,
        planned=mentorship.extended_to or mentorship.sessions,
        needed_by=mentorship.needed_by,
        ways=mentorship.ways,
        questions=mentorship.questions,
        standing=mentorship.standing,
        next_number=coming.number if coming else 0,
        next_at=coming.starts_at if coming else None,
        may_meet=mentorship.may_meet,
        may_write=mentorship.may_write,
        answer_by=coming.answer_by if coming else None,
        asked=coming is not None and bool(coming.question or coming.asked_at),
        answered=coming is not None and written_stage.is_answered(state, coming),
        may_find_time=not (state.open_session or state.time_is_used or state.is_closing),
        may_bring_questions=may_bring_questions(state),
        extended=mentorship.extended_to > 0,
        next_step=next_step(state),
        acts=state.other(offered_by).person if offered_by else None,
        offered_by=state.who(offered_by).person if offered_by else None,
        times_shown=state.open_session is None or state.open_session.shown_at is not None,
        prompts=tuple(PromptLink(key=p.key, purpose=p.purpose, number=p.number) for p in state.prompts),
        new_to_role=bool(mentorship.new_to_role),
        new_to_video=new_to_video(state) if Way.VIDEO in mentorship.ways else (),
        recording=mentorship.recording.standing(state.both),
        recording_use=mentorship.recording.use,
        recording_agreed=tuple(state.who(user_id).person for user_id in mentorship.recording.agreed),
        ending=mentorship.ending if mentorship.status is MentorshipStatus.CLOSED else None,
        between=last.between if last else None,
        between_after=last.number if last else 0,
        may_change_between=last is not None and last.between is not None and gap.may_choose(state, last.number),
    )


def next_step(state: PairState) -> NextStep:
    """What the two do next, by how the sessions stand."""
    session = state.open_session
    if state.is_closing:
        return NextStep.LOOK_BACK
    if session is None:
        return NextStep.WRAP_UP if state.time_is_used else NextStep.FIND_TIME
    if session.status is SessionStatus.OFFERED:
        return NextStep.PICK_TIME
    return NextStep.SAY_MET if session.asked_at else NextStep.SESSION


def new_to_video(state: PairState) -> tuple[Person, ...]:
    """Who has held no session by video through Micromentor yet, in this mentorship or before it."""
    if any(s.status is SessionStatus.HELD and s.way is Way.VIDEO for s in state.sessions):
        return ()
    return tuple(state.who(user_id).person for user_id in there(state).new_to_video)


def may_bring_questions(state: PairState) -> bool:
    """Is a session still to come, or may one be found a time for?"""
    return bool(state.open_session) or not (state.time_is_used or state.is_closing)


def keep_current(state: PairState) -> Update:
    """Let the root message show the state as it is now. Only for one that was opened."""
    return Update(of=root_key(there(state).id), to=state.both, message=agreement(state))


def there(state: PairState) -> Mentorship:
    """The mentorship of a state that is known to have one."""
    assert state.mentorship is not None  # noqa: S101 - every journey answers an unknown id before it comes here
    return state.mentorship
