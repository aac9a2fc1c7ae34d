"""The mentorship journey: from the agreement in the shared DM to an end that needs no reason (product.md, Meet).

The close after the last session is flows/reflection.py's. It must not know how a time is found.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, assert_never

from flows import calendar_file, course, idle, reflection, touchpoint, worktime
from flows.agreement import agreement, keep_current, there
from flows.decision import (
    Closed,
    Decision,
    FieldErrors,
    Message,
    Moment,
    Outgoing,
    Person,
    Phrase,
    Post,
    Show,
    Tell,
    Update,
    View,
    Wake,
)
from flows.idle import IdleStep, NothingScheduled, Nudge, StillOn
from flows.pair import Ending, MentorshipStatus, PairEvent, PairState, SessionStatus, root_key
from flows.session_card import next_number, no_timers, update_did_you_meet, update_time_card
from flows.waiting import rouse

STANDINGS: Final = range(1, 6)
"""The scale of *where do you stand today?*."""
QUESTIONS_LIMIT: Final = 1500
"""Characters the mentee's questions may have."""


# --- what is said and shown ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedEarly(Message):
    """It ended before the last session, kindly. `by` ended it, or left, by `ending`; None when nobody found a time.

    `to_mentee`: the mentee reads it too, and may ask again with the same goal.
    """

    mentorship_id: str
    goal: str
    mentee: Person
    mentor: Person
    ending: Ending
    by: Person | None = None
    to_mentee: bool = True
    kind: Literal["ended_early"] = "ended_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class BringForm(View):
    """Which questions does the mentee bring, and where do they stand now?"""

    mentorship_id: str
    mentor: Person
    questions: str
    standing: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard(View):
    """One's own role, in a minute."""

    other: Person
    mentee: bool
    sessions: int
    minutes: int


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipOpened(PairEvent):
    """The clock: the hour in which the shared DM opens has come."""

    kind: Literal["mentorship_opened"] = "mentorship_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class BringAsked(PairEvent):
    """The mentee wants to bring questions."""

    kind: Literal["bring_asked"] = "bring_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsBrought(PairEvent):
    """The mentee sent in their questions, and where they stand (1-5; None where they did not choose)."""

    questions: str
    standing: int | None
    kind: Literal["questions_brought"] = "questions_brought"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCardAsked(PairEvent):
    """Somebody wants to know what their part is."""

    kind: Literal["role_card_asked"] = "role_card_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOnSaid(PairEvent):
    """Somebody answered "still on?" with yes. `since` is the question's."""

    since: datetime
    kind: Literal["still_on_said"] = "still_on_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEnded(PairEvent):
    """One of the two ended it: no fault, no reason needed."""

    kind: Literal["mentorship_ended"] = "mentorship_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDeparted(PairEvent):
    """`actor` was deactivated or became a guest."""

    kind: Literal["member_departed"] = "member_departed"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTold(PairEvent):
    """The clock: it has ended, and `user_id` is at work to hear so."""

    user_id: str
    kind: Literal["end_told"] = "end_told"


MentorshipEvents = (
    MentorshipOpened
    | BringAsked
    | QuestionsBrought
    | RoleCardAsked
    | StillOnSaid
    | MentorshipEnded
    | MemberDeparted
    | EndTold
    | NothingScheduled
)
EVENTS: Final = (
    MentorshipOpened,
    BringAsked,
    QuestionsBrought,
    RoleCardAsked,
    StillOnSaid,
    MentorshipEnded,
    MemberDeparted,
    EndTold,
    NothingScheduled,
)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: MentorshipEvents) -> Decision[PairState]:
    """The rules of the agreement. Late, double and foreign clicks get a line and change nothing."""
    match event:
        case MentorshipOpened():
            return _open(state, event)
        case NothingScheduled():
            return _nothing_scheduled(state, event)
        case MemberDeparted():
            return _depart(state, event)
        case EndTold():
            return _tell(state, event)
        case MentorshipEnded():
            return _end_by_one(state, event)
        case BringAsked() | QuestionsBrought() | RoleCardAsked() | StillOnSaid():
            refused = course.refusal(state, event)
            return Decision(state, reply=refused) if refused else _click(state, event)
        case _:
            assert_never(event)


def _click(state: PairState, event: BringAsked | QuestionsBrought | RoleCardAsked | StillOnSaid) -> Decision[PairState]:
    match event:
        case BringAsked() | QuestionsBrought() if event.actor != state.mentee.user_id:
            return Decision(state, reply=Tell(Phrase("mentorship-mentee-brings", {"mentee": state.mentee.person})))
        case BringAsked():
            return Decision(state, reply=Show(_bring_form(state)))
        case QuestionsBrought():
            return _keep_questions(state, event)
        case RoleCardAsked():
            return Decision(state, reply=Show(_role_card(state, event.actor)))
        case StillOnSaid():
            return _still_on(state, event)
        case _:
            assert_never(event)


def _open(state: PairState, event: MentorshipOpened) -> Decision[PairState]:
    """The shared DM opens with the agreement; the clock of "nothing scheduled" begins."""
    if state.mentorship is None or state.mentorship.status is not MentorshipStatus.AGREED:
        return Decision(state)
    opened, clock = idle.watch(state.with_mentorship(status=MentorshipStatus.OPEN, opened_at=event.at), event.at)
    root = Post(key=root_key(event.mentorship_id), to=state.both, message=agreement(opened))
    return Decision(opened, (root,), clock)


# --- what the mentee brings, and the roles ---------------------------------------------------------------------------


def _bring_form(state: PairState) -> BringForm:
    mentorship = there(state)
    return BringForm(
        mentorship_id=mentorship.id,
        mentor=state.mentor.person,
        questions=mentorship.questions,
        standing=mentorship.standing,
    )


def _keep_questions(state: PairState, event: QuestionsBrought) -> Decision[PairState]:
    """They stand in the agreement from now on, for the two."""
    if event.standing not in STANDINGS:
        return Decision(state, reply=FieldErrors({"standing": Phrase("mentorship-standing-missing")}))
    after = state.with_mentorship(questions=event.questions.strip(), standing=event.standing)
    say = (keep_current(after),) if after != state else ()
    return Decision(after, say, reply=Closed())


def _role_card(state: PairState, user_id: str) -> RoleCard:
    mentorship = there(state)
    return RoleCard(
        other=state.other(user_id).person,
        mentee=user_id == state.mentee.user_id,
        sessions=mentorship.sessions,
        minutes=mentorship.minutes,
    )


# --- nothing is scheduled --------------------------------------------------------------------------------------------


def _nothing_scheduled(state: PairState, event: NothingScheduled) -> Decision[PairState]:
    """A nudge, then "still on?", then a kind close. A clock that was started anew since has its own."""
    if not course.is_running(state) or not idle.is_idle(state) or there(state).idle_since != event.since:
        return Decision(state)
    if event.step is IdleStep.CLOSE:
        ended = end(state, event.at, Ending.NEVER_SCHEDULED)
        return replace(ended, say=(*ended.say, _ended_in_thread(ended.state)))
    message = _nudge(state) if event.step is IdleStep.NUDGE else _still_on_card(state, event.since)
    post = Post(
        key=idle.card_key(event.mentorship_id, event.since, event.step),
        to=state.both,
        thread=root_key(event.mentorship_id),
        message=message,
    )
    return Decision(state, (post,), (idle.wake(state, event.since, idle.AFTER[event.step]),))


def _nudge(state: PairState) -> Nudge:
    waiting = state.open_session
    return Nudge(
        mentorship_id=there(state).id,
        number=next_number(state),
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        offered_by=state.who(waiting.offered_by).person if waiting else None,
        other=state.other(waiting.offered_by).person if waiting else None,
    )


def _still_on_card(state: PairState, since: datetime, said_by: Person | None = None) -> StillOn:
    return StillOn(
        mentorship_id=there(state).id,
        since=since,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        closes_at=idle.due(state, since, IdleStep.CLOSE),
        said_by=said_by,
    )


def _still_on(state: PairState, event: StillOnSaid) -> Decision[PairState]:
    """Yes from one of the two is enough. It is asked again only if nothing comes of it."""
    is_asked = idle.due(state, event.since, IdleStep.STILL_ON) <= event.at
    if not is_asked or not idle.is_idle(state) or there(state).idle_since != event.since:
        return Decision(state, reply=Tell(Phrase("mentorship-still-on-known")))
    after, clock = idle.start(state, event.at, IdleStep.STILL_ON)
    card = Update(
        of=idle.card_key(event.mentorship_id, event.since, IdleStep.STILL_ON),
        to=state.both,
        message=_still_on_card(state, event.since, state.who(event.actor).person),
    )
    return Decision(after, (card,), clock)


# --- an end before the last session ----------------------------------------------------------------------------------


def end(state: PairState, at: datetime, ending: Ending) -> Decision[PairState]:
    """Close it and everything in it, quietly: cards say so, prompts take no more words, no timer is left."""
    gaps = touchpoint.withdraw(state, at)
    looking_back = reflection.withdraw(gaps.state, at)
    closed = looking_back.state.with_mentorship(
        status=MentorshipStatus.CLOSED, closed_at=at, ending=ending, idle_since=None
    )
    mentorship = there(closed)
    wake: tuple[Wake, ...] = (Wake(key=f"mentorship:{mentorship.id}:open"), Wake(key=idle.timer_key(mentorship.id)))
    cards: tuple[Outgoing, ...] = ()
    for session in state.sessions:
        if session.is_open:
            cancelled = replace(session, status=SessionStatus.CANCELLED)
            closed = closed.with_session(cancelled)
            cards = (*cards, *update_time_card(closed, cancelled))
            wake = (*wake, *no_timers(session))
    cards = (*cards, *(card for s in closed.sessions for card in update_did_you_meet(closed, s)))
    root = (keep_current(closed),) if mentorship.opened_at else ()
    say = (*gaps.say, *looking_back.say, *cards, *root)
    return Decision(closed, say, (*gaps.wake, *looking_back.wake, *wake, rouse(state.team_id, at)))


def _end_by_one(state: PairState, event: MentorshipEnded) -> Decision[PairState]:
    """At once for the one who ends it; the other hears it in their own working hours."""
    if state.mentorship is None or event.actor not in state.both:
        return Decision(state, reply=Tell(Phrase("not-found-for-you")))
    if state.mentorship.status is MentorshipStatus.CLOSED:
        return Decision(state, reply=Tell(Phrase("mentorship-is-closed")))
    by_mentee = event.actor == state.mentee.user_id
    other = state.other(event.actor)
    told = _tell_other(
        end(state, event.at, Ending.ENDED_BY_MENTEE if by_mentee else Ending.ENDED_BY_MENTOR),
        other.user_id,
        event.at,
    )
    seen = worktime.next_working(event.at, other, state.programme)
    name = "mentorship-ended-mentee" if by_mentee else "mentorship-ended-mentor"
    return replace(told, reply=Tell(Phrase(name, {"other": other.person, "seen": Moment(seen)})))


def _depart(state: PairState, event: MemberDeparted) -> Decision[PairState]:
    """Somebody left the organisation: it ends kindly for the other."""
    if state.mentorship is None or event.actor not in state.both:
        return Decision(state)
    if state.mentorship.status is MentorshipStatus.CLOSED:
        return Decision(state)
    return _tell_other(end(state, event.at, Ending.DEPARTED), state.other(event.actor).user_id, event.at)


def _tell_other(ended: Decision[PairState], user_id: str, at: datetime) -> Decision[PairState]:
    """Tell the one who did not end it: now, or when they are at work."""
    state = ended.state
    due = worktime.next_working(at, state.who(user_id), state.programme)
    if due <= at:
        return replace(ended, say=(*ended.say, *_ended(state, user_id, at)))
    later = EndTold(team_id=state.team_id, at=due, mentorship_id=there(state).id, user_id=user_id)
    return replace(ended, wake=(*ended.wake, Wake(key=f"mentorship:{there(state).id}:ended", event=later)))


def _tell(state: PairState, event: EndTold) -> Decision[PairState]:
    closed = state.mentorship is not None and state.mentorship.status is MentorshipStatus.CLOSED
    early = closed and there(state).ending is not Ending.COMPLETED
    if not early or event.user_id not in state.both:
        return Decision(state)
    return Decision(state, _ended(state, event.user_id, event.at))


def _ended(state: PairState, user_id: str, at: datetime) -> tuple[Outgoing, ...]:
    """In the agreement's thread; to the one alone where there is no shared DM, or the other has left it."""
    mentorship = there(state)
    if mentorship.opened_at and mentorship.ending is not Ending.DEPARTED:
        return (_ended_in_thread(state), *calendar_file.after_the_end(state, at))
    other = state.other(user_id).person
    message = _ended_early(state, other, to_mentee=user_id == mentorship.mentee_id)
    told = Post(key=f"mentorship:{mentorship.id}:ended:{user_id}", to=(user_id,), message=message)
    return (told, *calendar_file.after_the_end(state, at, alone=user_id))


def _ended_in_thread(state: PairState) -> Post:
    mentorship = there(state)
    by = {Ending.ENDED_BY_MENTEE: state.mentee.person, Ending.ENDED_BY_MENTOR: state.mentor.person}
    return Post(
        key=f"mentorship:{mentorship.id}:ended",
        to=state.both,
        thread=root_key(mentorship.id),
        message=_ended_early(state, by.get(mentorship.ending) if mentorship.ending else None, to_mentee=True),
    )


def _ended_early(state: PairState, by: Person | None, *, to_mentee: bool) -> EndedEarly:
    mentorship = there(state)
    return EndedEarly(
        mentorship_id=mentorship.id,
        goal=mentorship.goal,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        ending=mentorship.ending or Ending.COMPLETED,
        by=by,
        to_mentee=to_mentee,
    )
