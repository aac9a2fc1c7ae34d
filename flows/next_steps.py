"""What somebody can do next, out of all their affairs: the top of App Home, and what `status` answers.

The first of the steps is the one thing to do now. The rule that puts them in order, first things first:

1. a session that is under way, or begins within the hour: be there;
2. answers for which a clock runs (a request, other terms, a question, "still on?"): the one that runs out soonest;
3. what a colleague waits for, though no clock runs: a time to pick, whether you met, your work, your answer to theirs;
4. what is mine alone to begin: looking back, choosing whom to ask, my questions, what comes between, a time to offer;
5. sessions to come, the soonest first.

Within 3 and 4 the order is that of `StepKind`. It must not know which button or words a step gets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from itertools import chain
from typing import Final

from flows import gap, idle, usual, written_stage
from flows.ask import Invitation, InvitationStatus, Request, RequestStatus
from flows.decision import Person
from flows.pair import Between, Mentorship, MentorshipStatus, Session, SessionStatus, Touchpoint, TouchpointStatus
from flows.pair_state import PairState
from flows.profile import Profile, was_put_forward
from flows.writing import Prompt, Purpose
from flows.written_stage import Stage

SOON = timedelta(hours=1)
"""A session that begins so soon comes before all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A request of mine, and the mentor who has it now."""

    request: Request
    current: Invitation | None = None
    mentor: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A colleague's request that was put to me."""

    request: Request
    invitation: Invitation
    mentee: Person


class Urgency(IntEnum):
    """The five places of the rule above."""

    NOW = 1
    CLOCK = 2
    WAITED_FOR = 3
    MINE = 4
    TO_COME = 5


class StepKind(StrEnum):
    """What somebody can do next; of two that are equally urgent the one that stands first here."""

    ANSWER_TERMS = "answer_terms"
    ANSWER_QUESTION = "answer_question"
    ANSWER_REQUEST = "answer_request"
    SAY_STILL_ON = "say_still_on"
    ANSWER_PUT_FORWARD = "answer_put_forward"
    PICK_TIME = "pick_time"
    SAY_IF_MET = "say_if_met"
    WRITE_QUESTION = "write_question"
    ANSWER_IN_WRITING = "answer_in_writing"
    SAY_IF_ANSWERED = "say_if_answered"
    SETTLE_MINUTES = "settle_minutes"
    SHARE_WORK = "share_work"
    ANSWER_WORK = "answer_work"
    ANSWER_RECORDING = "answer_recording"
    LOOK_HALF_WAY = "look_half_way"
    PRIVATE_QUESTIONS = "private_questions"
    CHOOSE_MENTOR = "choose_mentor"
    BRING_QUESTIONS = "bring_questions"
    BRING_WATCHING = "bring_watching"
    CHOOSE_BETWEEN = "choose_between"
    FIND_TIME = "find_time"
    ASK_IN_WRITING = "ask_in_writing"
    MEET = "meet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do. `id` is the request's or the mentorship's, `number` the invitation's or the session's.

    Of a recording `number` is the version that is asked about, and `use` what it would be for. Of what
    comes between two sessions `usual` is the kind to offer first. "Still on?" counts from `since`.
    The request, the session, or the invitation, is what it is about, where there is one.
    """

    kind: StepKind
    id: str = ""
    number: int = 0
    goal: str = ""
    other: Person | None = None
    at: datetime | None = None
    request: Request | None = None
    session: Session | None = None
    invitation: Invitation | None = None
    use: str = ""
    usual: Between | None = None
    since: datetime | None = None


def steps(
    user_id: str,
    profile: Profile | None,
    asking: Sequence[Asking],
    asked: Sequence[Asked],
    running: Sequence[PairState],
    now: datetime,
) -> tuple[Step, ...]:
    """All that this person could do at `now` (aware UTC), the one thing to do now first."""
    found = chain(
        chain.from_iterable(map(_written_back, asking)),
        _of_others(profile, asked),
        chain.from_iterable(_of_a_pair(pair, user_id, now) for pair in running),
        (
            Step(kind=StepKind.CHOOSE_MENTOR, id=a.request.id, goal=a.request.goal)
            for a in asking
            if a.request.status is RequestStatus.CHOOSING
        ),
    )
    return tuple(sorted(found, key=lambda step: _place(step, now)))


BY_CLOCK: Final = frozenset({StepKind.ANSWER_TERMS, StepKind.ANSWER_QUESTION, StepKind.ANSWER_REQUEST})
"""Answers of mine that a colleague waits for while a clock runs."""
_MINE = frozenset(
    {
        StepKind.LOOK_HALF_WAY,
        StepKind.PRIVATE_QUESTIONS,
        StepKind.CHOOSE_MENTOR,
        StepKind.BRING_QUESTIONS,
        StepKind.BRING_WATCHING,
        StepKind.CHOOSE_BETWEEN,
        StepKind.FIND_TIME,
    }
)
_ORDER = {kind: place for place, kind in enumerate(StepKind)}


def urgency(step: Step, now: datetime) -> Urgency:
    """Where the step stands in the rule, at `now` (aware UTC)."""
    if step.kind is StepKind.MEET:
        return Urgency.NOW if step.at and step.at <= now + SOON else Urgency.TO_COME
    if step.kind in BY_CLOCK or step.kind is StepKind.SAY_STILL_ON:
        return Urgency.CLOCK
    return Urgency.MINE if step.kind in _MINE else Urgency.WAITED_FOR


def _place(step: Step, now: datetime) -> tuple[int, datetime, int, datetime, str]:
    """What steps are sorted by: by the clock where one runs, by their kind elsewhere."""
    how, at = urgency(step, now), step.at or now
    by_kind = how in {Urgency.WAITED_FOR, Urgency.MINE}
    return (how, now if by_kind else at, _ORDER[step.kind], at, step.id)


def _written_back(asking: Asking) -> Iterator[Step]:
    """The mentor suggested other terms, or asked something, and has been heard."""
    now = asking.current
    theirs = now.for_mentee if now else None
    if now and theirs and theirs.until:
        yield Step(
            kind=StepKind.ANSWER_TERMS if now.open_offer else StepKind.ANSWER_QUESTION,
            id=asking.request.id,
            number=now.number,
            goal=asking.request.goal,
            other=asking.mentor,
            at=theirs.until,
            request=asking.request,
            invitation=now,
        )


def _of_others(profile: Profile | None, asked: Sequence[Asked]) -> Iterator[Step]:
    for each in asked:
        waits_for_me = each.invitation.status is InvitationStatus.SENT and not each.invitation.for_mentee
        if waits_for_me and each.request.is_open:
            yield Step(
                kind=StepKind.ANSWER_REQUEST,
                id=each.request.id,
                number=each.invitation.number,
                goal=each.request.goal,
                other=each.mentee,
                at=each.invitation.until,
                request=each.request,
                invitation=each.invitation,
            )
    if profile and profile.told and was_put_forward(profile):
        yield Step(kind=StepKind.ANSWER_PUT_FORWARD)


def _of_a_pair(pair: PairState, user_id: str, now: datetime) -> Iterator[Step]:
    mentorship = pair.mentorship
    if mentorship is None or mentorship.status is not MentorshipStatus.OPEN:
        return

    about = Step(kind=StepKind.MEET, id=mentorship.id, goal=mentorship.goal, other=pair.other(user_id).person)
    if pair.is_closing:
        if pair.reflection_of(user_id) is None:
            yield replace(about, kind=StepKind.PRIVATE_QUESTIONS)
        return
    session = pair.open_session
    yield from _differing(pair, about)
    yield from _still_on(pair, user_id, now, about)
    if session and session.is_written:
        yield from _of_a_question(pair, session, user_id, about)
    elif session:
        yield from _of_a_session(session, user_id, now, about)
    elif not pair.time_is_used and mentorship.may_meet:
        yield replace(about, kind=StepKind.FIND_TIME, number=pair.held + 1)
    elif not pair.time_is_used and pair.mentee.user_id == user_id:
        yield replace(about, kind=StepKind.ASK_IN_WRITING, number=pair.held + 1)
    yield from _in_between(pair, mentorship, user_id, about)
    if _is_asked_to_record(mentorship, user_id):
        yield replace(
            about, kind=StepKind.ANSWER_RECORDING, number=mentorship.recording.version, use=mentorship.recording.use
        )
    if pair.mentee.user_id == user_id and _brings_nothing(pair, mentorship):
        yield replace(about, kind=StepKind.BRING_WATCHING if mentorship.is_shadowing else StepKind.BRING_QUESTIONS)


def _in_between(pair: PairState, mentorship: Mentorship, user_id: str, about: Step) -> Iterator[Step]:
    """What is to be said or written from one session to the next."""
    chosen = gap.to_choose(pair) if pair.mentee.user_id == user_id else None
    if chosen and chosen.between is None and pair.touchpoint(chosen.number) is None:
        first = usual.between(mentorship)
        yield replace(about, kind=StepKind.CHOOSE_BETWEEN, number=chosen.number + 1, session=chosen, usual=first)
    if waits_for := _touchpoint_step(pair, user_id):
        yield replace(about, kind=waits_for)
    if _half_way_waits(pair, user_id):
        yield replace(about, kind=StepKind.LOOK_HALF_WAY)


def _brings_nothing(pair: PairState, mentorship: Mentorship) -> bool:
    """Did they say nothing yet of what they bring, nor ask it in writing?"""
    said = mentorship.questions or mentorship.standing is not None
    session = pair.open_session
    return not (said or pair.held or (session and session.is_written and written_stage.has_question(pair, session)))


def _still_on(pair: PairState, user_id: str, now: datetime, about: Step) -> Iterator[Step]:
    """Were the two asked "still on?", and is it not this one who has times to choose from, or a question?"""
    since = pair.mentorship.idle_since if pair.mentorship else None
    session = pair.open_session
    if since is None or not (session is None or (session.offered_by == user_id and not session.is_written)):
        return
    if idle.due(pair, since, idle.IdleStep.STILL_ON) <= now and not idle.waits_for_away(pair, now):
        closes = idle.due(pair, since, idle.IdleStep.CLOSE)
        yield replace(about, kind=StepKind.SAY_STILL_ON, at=closes, since=since)


def _differing(pair: PairState, about: Step) -> Iterator[Step]:
    """Sessions of which the two gave different minutes: a click of either settles each."""
    for session in pair.sessions:
        if len({answer.minutes for answer in session.answers}) > 1:
            yield replace(about, kind=StepKind.SETTLE_MINUTES, number=session.number, session=session)


def _of_a_session(session: Session, user_id: str, now: datetime, about: Step) -> Iterator[Step]:
    about = replace(about, number=session.number, session=session, at=session.starts_at)
    if session.status is SessionStatus.OFFERED:
        if session.shown_at and session.offered_by != user_id:
            yield replace(about, kind=StepKind.PICK_TIME, at=min(session.offered, default=None))
    elif session.ends_at and session.ends_at <= now:
        if all(answer.user_id != user_id for answer in session.answers):
            yield replace(about, kind=StepKind.SAY_IF_MET)
    else:
        yield about


def _of_a_question(pair: PairState, session: Session, user_id: str, about: Step) -> Iterator[Step]:
    """Whose turn it is with a written session."""
    about = replace(about, number=session.number, session=session)
    is_mentee = pair.mentee.user_id == user_id
    match written_stage.stage(pair, session):
        case Stage.ASKING if is_mentee:
            yield replace(about, kind=StepKind.WRITE_QUESTION)
        case Stage.ASKED | Stage.LATE if not is_mentee and session.shown_at:
            yield replace(about, kind=StepKind.ANSWER_IN_WRITING)
        case Stage.ANSWERED:
            yield replace(about, kind=StepKind.SAY_IF_ANSWERED)
        case _:
            pass


def _is_asked_to_record(mentorship: Mentorship, user_id: str) -> bool:
    """Did the other agree to a recording, which this one has not answered yet? Only what they were shown counts."""
    recording = mentorship.recording
    return bool(recording.agreed) and user_id not in recording.agreed and recording.shown == recording.version


def _touchpoint_step(pair: PairState, user_id: str) -> StepKind | None:
    """What an open touchpoint waits for from this side; None where it waits for the other, or for nobody."""
    touchpoint = next((t for t in pair.touchpoints if t.status is TouchpointStatus.OPEN), None)
    if touchpoint is None:
        return None
    if _replied(pair, touchpoint, user_id):
        return None
    if pair.mentee.user_id == user_id:
        return StepKind.SHARE_WORK if touchpoint.progress is None else None
    return StepKind.ANSWER_WORK if touchpoint.mentor_told else None


def _replied(pair: PairState, touchpoint: Touchpoint, user_id: str) -> bool:
    asked = (p for p in pair.prompts if p.number == touchpoint.number and p.purpose is Purpose.TOUCHPOINT)
    return any(_wrote(pair, prompt, user_id) for prompt in asked)


def _half_way_waits(pair: PairState, user_id: str) -> bool:
    """Are the two asked to look back half way, and this one has not written yet?"""
    asked = (p for p in pair.prompts if p.purpose is Purpose.SHARED_REFLECTION and p.closed_at is None)
    return any(not _wrote(pair, prompt, user_id) for prompt in asked)


def _wrote(pair: PairState, prompt: Prompt, user_id: str) -> bool:
    return any(reply.author_id == user_id for reply in pair.replies_to(prompt.key))
